"""Calls that hang, die or eat the memory cost their own result alone."""

from __future__ import annotations

import operator
import os
import signal
from collections.abc import Callable
from functools import partial

import pytest

from pipeline.isolation import Failure, Limits, MoreTime, workers

LIMITS = Limits(seconds=1.0, memory=256 * 1024 * 1024)


def fine(word: str) -> Callable[[], str]:
    """Return a call that works."""
    return partial(str.upper, word)


@pytest.mark.parametrize(
    ("bad", "cause"),
    [
        pytest.param(partial(signal.pause), "timeout", id="hangs"),
        pytest.param(partial(signal.raise_signal, signal.SIGSEGV), "died", id="segmentation fault"),
        pytest.param(partial(signal.raise_signal, signal.SIGKILL), "died", id="killed"),
        pytest.param(partial(os._exit, 3), "died", id="leaves"),
        pytest.param(partial(bytearray, 2**32), "memory", id="eats the memory"),
    ],
)
def test_a_bad_call_costs_its_own_result_alone(bad: Callable[[], object], cause: str) -> None:
    """The calls before and after it give their results, in order."""
    with workers(1, LIMITS) as pool:
        first, failure, last = pool.each(operator.call, [fine("a"), bad, fine("b")])
    assert (first, last) == ("A", "B")
    assert isinstance(failure, Failure)
    assert failure.cause == cause


def test_two_workers_keep_the_order() -> None:
    """Results come in the order of the items."""
    with workers(2, LIMITS) as pool:
        assert list(pool.each(str.upper, list("abcdefgh"))) == list("ABCDEFGH")


def slowly(seconds: float) -> float | MoreTime[float]:
    """Ask for two seconds more than a call has, then take some of them."""
    if seconds > 0:
        return MoreTime(-seconds, LIMITS.seconds + 2)
    signal.sigtimedwait([], -seconds)
    return seconds


def test_a_call_may_ask_for_more_time() -> None:
    """It is made again with the other item, beyond the usual limit, and its result keeps its place."""
    with workers(1, LIMITS) as pool:
        assert list(pool.each(slowly, [0.0, LIMITS.seconds + 0.3, -0.1])) == [0.0, -LIMITS.seconds - 0.3, -0.1]
