"""Calls in worker processes that may hang, die or eat the memory without harm to the others.

Workers are forked from a small server process that imported the heavy libraries once, so that a
worker which died is replaced in milliseconds.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

__all__ = ["Cause", "Failure", "Limits", "MoreTime", "Workers", "cores", "workers"]

T = TypeVar("T")
S = TypeVar("S")

Cause = Literal["timeout", "memory", "died"]
"""Why a call gave no result: it took too long, too much memory, or its worker process ended."""

CALLS_PER_WORKER = 1000
"""A worker is replaced after so many calls: what libraries leak does not add up."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may take.

    Attributes:
        seconds: of wall-clock time.
        memory: bytes of address space beyond what the worker holds when idle.
    """

    seconds: float = 120
    memory: int = 1536 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Failure:
    """A call without a result. `detail` is English, for developers."""

    cause: Cause
    detail: str


@dataclass(frozen=True, slots=True)
class MoreTime(Generic[S]):
    """What a call returns that has to be made again, with another item and under another limit of time.

    Attributes:
        item: for the next call.
        seconds: that it may take.
    """

    item: S
    seconds: float


class Workers:
    """A pool of worker processes under limits; made by `workers`."""

    def __init__(self, pool: ProcessPool, limits: Limits) -> None:
        """Wrap a pool whose workers were started with the limits."""
        self._pool = pool
        self._limits = limits

    def each(self, function: Callable[[S], T | MoreTime[S]], items: Iterable[S]) -> Iterator[T | Failure]:
        """Yield the result of `function` for each item, in the order of the items.

        The function and the items are pickled.  An exception that the function raises is raised
        here, `MemoryError` alone becomes a `Failure`.
        """
        futures = [self._begun(function, item) for item in items]
        yield from map(_outcome, futures)

    def _begun(self, function: Callable[[S], T | MoreTime[S]], item: S) -> Future[T]:
        """Begin a call; one that asks for more time is made again as soon as a worker is free."""
        result: Future[T] = Future()

        def begin(item: S, seconds: float) -> None:
            call: ProcessFuture[T | MoreTime[S]] = self._pool.schedule(function, args=(item,), timeout=seconds)
            call.add_done_callback(end)

        def end(call: Future[T | MoreTime[S]]) -> None:
            if call.cancelled():
                result.cancel()
            elif error := call.exception():
                result.set_exception(error)
            elif isinstance(answer := call.result(), MoreTime):
                begin(answer.item, answer.seconds)
            else:
                result.set_result(answer)

        begin(item, self._limits.seconds)
        return result


def _outcome(future: Future[T]) -> T | Failure:
    from pebble import ProcessExpired  # noqa: PLC0415

    try:
        return future.result()
    except FutureTimeoutError as error:
        return Failure("timeout", str(error))
    except MemoryError as error:
        return Failure("memory", str(error))
    except ProcessExpired as error:
        return Failure("died", f"exit code {error.exitcode}")


@contextmanager
def workers(
    number: int, limits: Limits, preload: Sequence[str] = (), begin: Callable[[], None] | None = None
) -> Iterator[Workers]:
    """Run a pool of `number` worker processes; they end with the context, whatever they do.

    Args:
        number: how many processes.
        limits: of each call.
        preload: modules that are imported once for all workers.
        begin: called once in each worker, before its first call.
    """
    from pebble import ProcessPool  # noqa: PLC0415

    pool = ProcessPool(
        max_workers=number,
        max_tasks=CALLS_PER_WORKER,
        initializer=_start,
        initargs=(limits.memory, begin),
        context=_context(preload),
    )
    try:
        yield Workers(pool, limits)
        pool.close()
    finally:
        pool.stop()
        pool.join()


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context(preload: Sequence[str]) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def _start(memory: int, begin: Callable[[], None] | None) -> None:
    if begin:
        begin()
    _limit_memory(memory)


def _limit_memory(extra: int) -> None:
    """Let this process grow by `extra` bytes and no more; without effect where the system has no such limit."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _address_space(resource.getpagesize()) + extra
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _address_space(page_size: int) -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as numbers:  # noqa: PTH123
            return int(numbers.read().split()[0]) * page_size
    except OSError:
        return 0
