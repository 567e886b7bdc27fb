"""Reads pictures of pages in threads; tesseract gives the interpreter free while it works."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from queue import Empty, SimpleQueue

import cv2

from extractors.readers.errors import OcrMissingError
from extractors.readers.ocr import Ocr
from extractors.readers.scan_cache import key_of
from extractors.readers.scan_page import ScanReading, read_scan
from extractors.readers.tessdata import find_tessdata
from extractors.readers.tesseract import Picture, Tesseract

__all__ = ["ScanReader", "reading_scans"]


class ScanReader:
    """Takes pictures and hands over what they say, a few at a time; made by `reading_scans`."""

    def __init__(self, ocr: Ocr, pool: ThreadPoolExecutor) -> None:
        """Read in the threads of a pool."""
        self._ocr, self._pool = ocr, pool
        self._idle: SimpleQueue[Tesseract] = SimpleQueue()
        self._running: set[Future[ScanReading]] = set()

    def read(self, picture: Picture) -> Future[ScanReading]:
        """Begin to read a page; waits while as many pictures lie in memory as there are threads to read them, and one more.

        Raises:
            OcrMissingError: when the page is not known, and tesseract's data is not installed.
        """
        cache = self._ocr.cache
        key = key_of(picture) if cache else ""
        known = cache.get(key) if cache else None
        if known is not None:
            done: Future[ScanReading] = Future()
            done.set_result(known)
            return done
        if find_tessdata(self._ocr.tessdata) is None:
            raise OcrMissingError
        while len(self._running) > self._ocr.threads:
            self._running = wait(self._running, return_when="FIRST_COMPLETED").not_done
        future = self._pool.submit(self._read, picture)
        if cache:
            future.add_done_callback(lambda done: None if done.cancelled() or done.exception() else cache.put(key, done.result()))
        self._running.add(future)
        return future

    def close(self) -> None:
        """Free the engines."""
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    def _read(self, picture: Picture) -> ScanReading:
        engine = self._engine()
        try:
            return read_scan(engine, picture)
        finally:
            self._idle.put(engine)

    def _engine(self) -> Tesseract:
        try:
            return self._idle.get_nowait()
        except Empty:
            folder = find_tessdata(self._ocr.tessdata)
            if folder is None:
                raise OcrMissingError from None
            return Tesseract(folder)


@contextmanager
def reading_scans(ocr: Ocr) -> Iterator[ScanReader]:
    """Read pictures of pages; what is not read when the context ends is given up."""
    cv2.setNumThreads(1)  # each page has a thread of its own
    with ThreadPoolExecutor(ocr.threads, thread_name_prefix="ocr") as pool:
        reader = ScanReader(ocr, pool)
        try:
            yield reader
        finally:
            pool.shutdown(cancel_futures=True)
            reader.close()
