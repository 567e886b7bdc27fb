"""What `tonghop ingest` says of a batch."""

from __future__ import annotations

import pytest

from extractors.readers.errors import EmptyFileError, UnsupportedKindError
from pipeline.summary import summary_lines
from schemas.intake import LoadSummary

OTHER, EMPTY = UnsupportedKindError.message, EmptyFileError.message


@pytest.mark.parametrize(
    ("set_aside", "lines"),
    [
        ((), []),
        ((("a.json", OTHER), ("b.pdf", EMPTY)), [f"  - a.json: {OTHER}", f"  - b.pdf: {EMPTY}"]),
        (
            (*((f"{name}.json", OTHER) for name in "abcd"), ("b.pdf", EMPTY), ("e.PY", OTHER), ("LICENSE", OTHER)),
            [f"  - b.pdf: {EMPTY}", f"  - 6 tệp loại khác (.json: 4, .py: 1, không đuôi: 1): {OTHER}"],
        ),
    ],
)
def test_files_of_no_kind_of_document_are_counted_where_they_are_many(
    set_aside: tuple[tuple[str, str], ...], lines: list[str]
) -> None:
    """None of them hides a report among them, and every one is in the count."""
    head, *rest = list(summary_lines(LoadSummary(quarantined=set_aside)))[3:]
    assert (head, rest) == (f"Để riêng:    {len(set_aside)} tệp", lines)
