# Two commands are all that most people need: `make demo` and `make test`.
# What is installed comes from the locked files; a stamp in .venv says that it is there, and nothing asks the network again.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := demo
MAKEFLAGS += --no-print-directory

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(if $(shell $(name) $(IS_NEW_ENOUGH) 2>&1 || echo no),,$(name))))
IS_NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
JOBS ?= 2

export DO_NOT_TRACK := 1

.PHONY: demo test foreign lint format bench score floors gains calibration samples lock clean debian

demo: $(VENV)/.tonghop  ## reads the sample reports into a fresh warehouse and prints the consolidated table
	@$(BIN)/tonghop demo

test: $(VENV)/.dev $(VENV)/.tonghop | debian  ## the whole suite
	@$(BIN)/python -m pytest -n $(JOBS)

foreign: $(VENV)/.dev $(VENV)/.tonghop | debian  ## real files of other projects' tests: none crashes a reader; skipped without a network
	@$(BIN)/python -m tests.foreign.run

lint: $(VENV)/.dev $(VENV)/.tonghop  ## what the code must look like, its types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev $(VENV)/.tonghop  ## the speed that the README names
	@$(BIN)/python -m bench.speed
	@$(BIN)/python -m bench.scans

# GOLD names further folders of annotated documents; ../shared/corpus/* is taken where it is there, samples/ always.
GOLD ?=

score: $(VENV)/.dev $(VENV)/.tonghop  ## scores on annotated documents; fails below bench/floors.toml
	@$(BIN)/python -m bench.score $(GOLD)

floors: $(VENV)/.dev $(VENV)/.tonghop  ## raises the floors to the present scores
	@$(BIN)/python -m bench.score --raise-floors $(GOLD)

gains: $(VENV)/.dev $(VENV)/.tonghop  ## values gained and lost since the last commit, or since BASE=revision
	@$(BIN)/python -m bench.gains $(if $(BASE),--base $(BASE)) $(GOLD)

calibration: $(VENV)/.dev $(VENV)/.tonghop  ## how often figures of each confidence are right; FIT=1 fits the weights anew
	@$(BIN)/python -m bench.calibration $(if $(FIT),--fit) $(GOLD)

samples: $(VENV)/.dev $(VENV)/.tonghop  ## writes the sample reports and their annotations again
	@$(BIN)/python -m samples.build

lock: $(VENV)/.dev  ## newest releases within the ranges of pyproject.toml, for every platform
	$(LOCK) --output-file requirements.txt
	$(LOCK) --group dev --constraints requirements.txt --output-file requirements-dev.txt
	! grep -nE '://|--(extra-)?index-url|--find-links' requirements.txt requirements-dev.txt

LOCK = $(BIN)/uv pip compile pyproject.toml --group build --universal --generate-hashes --upgrade --quiet \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

clean:  ## caches and what was built; .venv stays, because without a network nobody could install it again
	rm -rf build dist demo *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -path ./$(VENV) -prune -o -name __pycache__ -type d -exec rm -rf {} +

$(VENV)/.tonghop: pyproject.toml $(VENV)/.run
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# The developers' file contains all of the users' one, so it is installed in its place, not after it.
$(VENV)/.run: requirements.txt | $(BIN)/python
	@echo "Đang cài các thư viện (lần đầu mất vài phút) ..."
	@$(PIP) install --require-hashes --only-binary :all: --requirement requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(BIN)/python
	@echo "Đang cài các thư viện và công cụ kiểm thử (lần đầu mất vài phút) ..."
	@$(PIP) install --require-hashes --only-binary :all: --requirement requirements-dev.txt
	@touch $(VENV)/.run $@

# What reading some files needs beyond Python. Where we are not root, or without a network, the tests that need it are skipped.
DEBIAN := libreoffice-writer-nogui tesseract-ocr-vie chromium
debian:
	@if dpkg -s $(DEBIAN) >/dev/null 2>&1; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Đang cài $(DEBIAN) ..."; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(DEBIAN); } >/dev/null \
	    || echo "Không cài được $(DEBIAN); các kiểm thử cần đến sẽ được bỏ qua." >&2; \
	else \
	  echo "Các kiểm thử cần $(DEBIAN) sẽ được bỏ qua. Để chạy đủ: sudo apt-get install --no-install-recommends $(DEBIAN)" >&2; \
	fi

# Debian keeps ensurepip in a package of its own, without which a virtual environment has no pip.
$(BIN)/python:
	@$(or $(PYTHON),false) $(IS_NEW_ENOUGH) || { \
	  echo "Cần Python 3.11 trở lên. Hãy chạy: sudo apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  package=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Đang cài $$package ..."; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$$package" >/dev/null; \
	  else \
	    echo "Thiếu gói $$package. Hãy chạy: sudo apt-get install $$package" >&2; exit 1; \
	  fi; }
	@$(PYTHON) -m venv --clear $(VENV)
