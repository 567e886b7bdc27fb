"""Frames: the syntax of their phrases, what features mean, and that a file that contradicts the catalog is refused."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from schemas import labels
from schemas.catalog import CatalogError, read_toml
from schemas.label_phrases import compile_phrase
from schemas.labels import frames
from schemas.meaning import resolve

Data = dict[str, Any]
"""The content of a data file."""

SYNTAX = [
    ("đã tiếp nhận", "đã tiếp nhận", True),
    ("đã tiếp nhận", "đã  tiếp\nnhận", True),
    ("đã tiếp nhận", "tiếp nhận", False),
    ("[đã] tiếp nhận", "đã tiếp nhận", True),
    ("[đã] tiếp nhận", "tiếp nhận", True),
    ("(kỳ|quý) trước", "quý trước", True),
    ("(kỳ|quý) trước", "kỳ trước", True),
    ("(kỳ|quý) trước", "năm trước", False),
    ("[(kỳ|quý)] trước", "trước", True),
    ("[từ] (kỳ|quý) trước [chuyển (sang|qua)]", "từ quý trước chuyển qua", True),
    ("[từ] (kỳ|quý) trước [chuyển (sang|qua)]", "kỳ trước", True),
    ("[từ] (kỳ|quý) trước [chuyển (sang|qua)]", "kỳ trước chuyển đến", False),
    ("năm {year} chuyển sang", "năm 2025 chuyển sang", True),
    ("năm {year} chuyển sang", "năm 25 chuyển sang", False),
    ("Nghị định {ref}", "Nghị định 111/2022/NĐ-CP", True),
    ("đơn, thư", "đơn, thư", True),
    ("đơn (thư.)", "đơn thư.", True),
    ("đơn (thư.)", "đơn thưa", False),
]


@pytest.mark.parametrize(("phrase", "text", "matches"), SYNTAX)
def test_the_syntax_of_a_phrase(phrase: str, text: str, matches: bool) -> None:
    assert (re.fullmatch(compile_phrase(phrase), text) is not None) is matches


MEANINGS = [
    ("tthc", {"stage": "received"}, "tthc.received_total"),
    ("tthc", {"stage": "received", "origin": "new"}, "tthc.received_new"),
    ("tthc", {"stage": "received", "channel": "online", "origin": "new"}, "tthc.received_online"),
    ("tthc", {"stage": "resolved", "time": "overdue"}, "tthc.resolved_overdue"),
    ("tthc", {"stage": "pending", "time": "overdue"}, "tthc.pending_overdue"),
    ("tthc", {"time": "overdue"}, "tthc.overdue_total"),
    ("tthc", {"stage": "pending", "time": "ontime"}, "tthc.pending_in_deadline"),
    ("tthc", {"stage": "rejected", "time": "early"}, None),
    ("tthc", {"channel": "online"}, None),
    ("reception", {"what": "visits", "by": "leader"}, "reception.leader_visits"),
    ("reception", {"what": "visits", "mode": "định kỳ"}, "reception.visits"),
    ("petition", {"stage": "received", "type": "complaint"}, "petition.complaint"),
    ("petition", {"stage": "in_jurisdiction", "type": "complaint"}, "petition.complaint"),
    ("petition", {"stage": "resolved", "type": "complaint"}, "petition.resolved"),
    ("petition", {"stage": "resolved", "outcome": "wrong"}, "petition.outcome_wrong"),
    ("petition", {"stage": "received", "what": "cases"}, "petition.received_total"),
    ("petition", {"stage": "received", "origin": "new", "what": "cases"}, "petition.cases_new"),
    ("procedures", {"stage": "procedures", "what": "procedure"}, "tthc.procedures_total"),
    ("tasks", {"stage": "open", "time": "overdue"}, "tasks.open_late"),
    ("staff", {"body": "civil"}, None),
]


@pytest.mark.parametrize(("frame", "features", "code"), MEANINGS)
def test_the_indicator_that_agrees_with_most_of_what_is_said(frame: str, features: dict[str, str], code: str | None) -> None:
    found = resolve(frames()[frame], frozenset(features.items()))
    assert (found.code if found else None) == code


def test_topic_words_are_whole_words() -> None:
    frame = frames()["tthc"]
    assert all(frame.topical(text) for text in ("hồ sơ TTHC", "tthc", "Thủ tục  hành chính"))
    assert not any(frame.topical(text) for text in ("hồ sơ TTHCX", "hồ sơ"))


# -- what is refused --------------------------------------------------------------------------------------------------------


@pytest.fixture
def change(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, Any], None]]:
    """Return a function that sets a key of the frame `tasks` in an otherwise unchanged file."""
    data: Data = copy.deepcopy(read_toml("labels.toml"))
    monkeypatch.setattr(labels, "read_toml", lambda _: data)
    frames.cache_clear()

    def put(key: str, value: object) -> None:
        data["frame"]["tasks"][key] = value

    yield put
    frames.cache_clear()


def test_an_unknown_family_is_refused(change: Callable[[str, Any], None]) -> None:
    change("family", "errands")
    with pytest.raises(CatalogError, match="frame tasks has the unknown family errands"):
        frames()


def test_an_indicator_whose_meaning_no_phrase_says_is_refused(change: Callable[[str, Any], None]) -> None:
    change("phrases", [{"says": {"stage": "assigned"}, "forms": ["được giao"]}])
    with pytest.raises(CatalogError, match=r"no phrase says \[\('stage', 'done'\)\] for tasks\.done"):
        frames()


def test_an_indicator_without_its_frame_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data: Data = copy.deepcopy(read_toml("labels.toml"))
    del data["frame"]["procedures"]
    monkeypatch.setattr(labels, "read_toml", lambda _: data)
    frames.cache_clear()
    with pytest.raises(CatalogError, match=r"tthc\.decisions_published has the unknown frame procedures"):
        frames()
    frames.cache_clear()
