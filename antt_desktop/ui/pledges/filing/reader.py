"""Reading a stack beside the window: its pages arrive in small portions, on the window's thread."""

import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.ui.jobs import Progress, Task
from antt_desktop.workflows.file_scans import Refused, read_scans

_LOOK_MS = 30
_PORTION_S = 0.012
"""So long at most the window's thread takes in pages before it answers the user again."""


class StackReader(QObject):
    """Reads files one choice after the other; more can be asked for while it reads.

    ``came`` gives each page (a ReadPage) in its order, ``looked`` follows every look at how far
    it is (``at``), ``ended`` comes when nothing is left to do: ``refused`` says what could not
    be read, ``trouble`` why reading broke off, ``stopped`` that the user wanted it so.
    """

    came = Signal(object)
    looked = Signal()
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._waiting: deque[tuple[Path, ...]] = deque()
        self._pages: deque[Any] = deque()
        self._before = self._total = 0
        self._began = 0.0
        self.refused: Refused = ()
        self.trouble = ""
        self.stopped = False
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._take_in)

    @property
    def busy(self) -> bool:
        """Tell whether pages are still being read or taken in."""
        return self._look.isActive()

    @property
    def at(self) -> tuple[int, int, float]:
        """Return pages read, pages there are as far as is known, seconds since it began."""
        done, total = self._task.at if self._task else (0, 0)
        return self._before + done, self._before + total, time.monotonic() - self._began

    def read(self, paths: Sequence[Path]) -> None:
        """Read these files and folders, after what is being read now."""
        self._waiting.append(tuple(paths))
        self.stopped, self.trouble = False, ""
        if not self.busy:
            self._began, self._before = time.monotonic(), 0
            self.refused = ()
            self._look.start()
        if self._task is None:
            self._next()

    def stop(self) -> None:
        """Read no further; the pages read so far still arrive."""
        self._waiting.clear()
        if self._task is not None:
            self.stopped = True
            self._task.cancel()

    def drop(self) -> None:
        """Stop, and let nothing arrive any more."""
        self.stop()
        self._look.stop()
        self._pages.clear()

    def _next(self) -> None:
        paths, pages = self._waiting.popleft(), self._pages

        def work(progress: Progress) -> Refused:
            return read_scans(paths, pages.append, progress, lambda: task.cancelled)

        task = self._task = Task(work)
        task.ended.connect(self._ended)
        task.begin()

    def _ended(self) -> None:
        task, self._task = self._task, None
        if task is None:
            return
        self._before += task.at[0]
        if isinstance(task.result, tuple):
            self.refused += task.result
        elif isinstance(task.error, UserError):
            self.trouble = task.error.sentence
        elif task.error is not None and not isinstance(task.error, Cancelled):
            self._waiting.clear()
            raise task.error
        if self._waiting:
            self._next()

    def _take_in(self) -> None:
        until = time.monotonic() + _PORTION_S
        while self._pages and time.monotonic() < until:
            self.came.emit(self._pages.popleft())
        self.looked.emit()
        if self._task is None and not self._pages:
            self._look.stop()
            self.ended.emit()
