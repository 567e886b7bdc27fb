"""A limit on the processor time of a part of the work that may be given up without harm to the rest."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

__all__ = ["OutOfTimeError", "cpu_limit"]


class OutOfTimeError(BaseException):
    """The work took longer; no `Exception`, so that no library mistakes it for trouble with the file."""


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """Raise `OutOfTimeError` inside of the block when it takes more processor time than that.

    Without effect where the system has no such timer, and in other threads than the first: signals reach that one alone.
    """
    try:
        before = signal.signal(signal.SIGVTALRM, _stop)
    except (AttributeError, ValueError):
        yield
        return
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise OutOfTimeError
