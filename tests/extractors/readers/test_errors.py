"""Every cause has a slug of its own and a reason that a layman can act upon."""

from __future__ import annotations

import inspect
import pickle

import pytest

from extractors.readers import errors

CLASSES = [found for _, found in inspect.getmembers(errors, inspect.isclass) if issubclass(found, errors.UnreadableFileError)]
EXAMPLES = [
    errors.FileTooBigError(300_000_000, 200_000_000)
    if found is errors.FileTooBigError
    else errors.TooManyPagesError(9000, 5000)
    if found is errors.TooManyPagesError
    else found("detail")
    for found in CLASSES
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: error.code)
def test_an_error_crosses_to_another_process_whole(error: errors.UnreadableFileError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - made on the line itself
    assert type(copy) is type(error)
    assert (copy.code, copy.reason, str(copy)) == (error.code, error.reason, str(error))


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: error.code)
def test_a_reason_is_vietnamese_and_does_not_show_the_detail(error: errors.UnreadableFileError) -> None:
    assert len(error.reason) > 40
    assert any(letter in error.reason for letter in "ệốửấảộịạề")
    assert "detail" not in error.reason


def test_codes_and_reasons_are_distinct_and_exported() -> None:
    assert len({error.code for error in EXAMPLES}) == len(EXAMPLES)
    assert len({error.reason for error in EXAMPLES}) == len(EXAMPLES)
    assert {found.__name__ for found in CLASSES} == set(errors.__all__)


def test_limits_are_told_in_the_reason() -> None:
    assert "300 MB" in errors.FileTooBigError(300_000_000, 200_000_000).reason
    assert "9000 trang" in errors.TooManyPagesError(9000, 5000).reason
