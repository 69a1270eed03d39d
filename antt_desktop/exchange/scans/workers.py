"""Stacks of pages read by two processes, one for each core of a village's PC.

Processes, because PDFium must not work on two threads, and so that the window's thread never
waits for a decoder. Nothing here needs the window or the book; a worker imports neither.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Generator, Sequence
from multiprocessing import connection

from antt_desktop.exchange.scans.pictures import Pictures
from antt_desktop.exchange.scans.reading import ReadPage, read_with
from antt_desktop.exchange.scans.sources import FEW, PageSource
from antt_desktop.exchange.watched import overdone

_WORKERS = 2
_AHEAD = 6
"""Pages read or being read beyond the one the caller waits for: what memory that costs."""

_PATIENCE = 0.1
"""Seconds after which ``stop`` is asked again."""


def read_pages(
    sources: Sequence[PageSource], stop: Callable[[], bool]
) -> Generator[ReadPage, None, None]:
    """Yield the pages in the order of the sources, each as soon as it and all before are read.

    Ends early where ``stop()`` is true, and leaves no process behind, however it ends. A page
    whose worker died, or came to no end, comes with a ``fault``; the rest goes on in a new worker.
    """
    if len(sources) <= FEW:
        with Pictures() as pictures:
            for source in sources:
                if stop():
                    return
                yield read_with(pictures, source)
        return
    team = _Team(sources)
    try:
        for number in range(len(sources)):
            while number not in team.done:
                if stop():
                    return
                team.work(upto=number + _AHEAD)
            if stop():
                return
            yield team.done.pop(number)
    finally:
        team.dismiss()


class _Worker:
    """A process that reads the pages it is sent, one at a time."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.number: int | None = None
        self.since = 0.0

    def end(self) -> None:
        """Stop the process at once; it has nothing to lose."""
        self.pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()


class _Team:
    """The workers, what each is reading, and what is done but not yet asked for."""

    def __init__(self, sources: Sequence[PageSource]) -> None:
        self._sources = sources
        self._next = 0
        self._workers = [_Worker() for _ in range(min(_WORKERS, os.cpu_count() or 1, len(sources)))]
        self.done: dict[int, ReadPage] = {}

    def work(self, *, upto: int) -> None:
        """Give pages before ``upto`` to idle workers and take in what is ready, shortly."""
        for worker in self._workers:
            if worker.number is None and self._next < min(upto, len(self._sources)):
                self._send(worker)
        busy = [worker for worker in self._workers if worker.number is not None]
        ready = connection.wait([worker.pipe for worker in busy], _PATIENCE)
        for worker in busy:
            if worker.pipe in ready:
                self._take(worker)
            elif overdone(worker.process.pid, worker.since):
                self._give_up(worker)

    def dismiss(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()

    def _send(self, worker: _Worker) -> None:
        worker.number, self._next = self._next, self._next + 1
        worker.since = time.monotonic()
        with contextlib.suppress(OSError):  # a dead worker is noticed when its answer is taken
            worker.pipe.send(self._sources[worker.number])

    def _take(self, worker: _Worker) -> None:
        if worker.number is None:
            return
        try:
            self.done[worker.number] = worker.pipe.recv()
            worker.number = None
        except (EOFError, OSError):
            self._give_up(worker)

    def _give_up(self, worker: _Worker) -> None:
        """Put a new worker in the place of one that died or does not come to an end."""
        if worker.number is not None:
            source = self._sources[worker.number]
            self.done[worker.number] = ReadPage(
                source, fault=f"Đang đọc “{source}” thì bị dừng giữa chừng. Hãy quét lại trang này."
            )
        self._workers.remove(worker)
        worker.end()
        self._workers.append(_Worker())


def _serve(pipe: connection.Connection) -> None:
    """Read pages until the other end is closed (in the worker's process)."""
    # Ctrl+C goes to all processes of a terminal; the one that was asked ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError), Pictures() as pictures:
        while True:
            pipe.send(read_with(pictures, pipe.recv()))
