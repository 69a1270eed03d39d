"""Long work beside the window: one job at a time, with progress, Cancel, errors to one place."""

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from antt_desktop.domain.errors import Cancelled, UserError

T = TypeVar("T")
Progress = Callable[[int, int], None]

_LOOK_MS = 60
_running: "set[Task]" = set()


class Task(QThread):
    """A piece of work on its own thread; ``ended`` comes on the thread that made it.

    The work must touch no Qt object. It calls ``progress(done, total)``, which raises
    Cancelled after ``cancel``.
    """

    ended = Signal()

    def __init__(self, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self._work = work
        self._stop = threading.Event()
        self.at = (0, 0)
        self.result: object = None
        self.error: BaseException | None = None
        self.finished.connect(self._finished)

    def begin(self) -> None:
        """Start; the task keeps itself alive until it has ended."""
        _running.add(self)
        self.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Tell whether somebody asked it to stop."""
        return self._stop.is_set()

    def progress(self, done: int, total: int) -> None:
        """Take note of how far the work is; raise Cancelled where it is to stop."""
        if self._stop.is_set():
            raise Cancelled
        self.at = (done, total)

    def run(self) -> None:
        """Do the work (Qt calls this on the new thread); what it raises is kept."""
        try:
            self.result = self._work(self.progress)
        except BaseException as error:  # noqa: BLE001 - handed to the window's thread
            self.error = error

    def _finished(self) -> None:
        self.wait()
        _running.discard(self)
        self.ended.emit()


def anything_runs() -> bool:
    """Tell whether some task has not ended yet."""
    return bool(_running)


def wait_for_all() -> None:
    """Stop every task and wait until its thread is gone (before the program ends)."""
    for task in tuple(_running):
        task.cancel()
        task.wait()
        _running.discard(task)


class Jobs(QObject):
    """The runner of long jobs. Signals for the status bar: started, progressed, ended.

    ``run`` starts a job and returns at once; it raises UserError while another one runs.
    ``done(result)`` and ``failed(error)`` are called on the window's thread. Without
    ``failed`` a UserError goes to ``tell``; a cancelled job only says so in ``ended``.
    """

    started = Signal(str)
    progressed = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, tell: Callable[[UserError], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._task: Task | None = None
        self._done: Callable[..., object] = lambda _result: None
        self._failed: Callable[[UserError], object] | None = None
        self.title = ""
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._say_progress)

    @property
    def busy(self) -> bool:
        """Tell whether a job runs."""
        return self._task is not None

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], object] = lambda _result: None,
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        """Run ``work(progress)`` on a thread of its own, then ``done`` with what it returned."""
        if self._task is not None:
            raise UserError(f"Đang làm: {self.title}. Hãy đợi xong hoặc bấm Hủy rồi làm lại.")
        self.title, self._done, self._failed = title, done, failed
        self._task = Task(work)
        self._task.ended.connect(self._ended)
        self.started.emit(title)
        self._look.start()
        self._task.begin()

    def cancel(self) -> None:
        """Ask the running job to stop; it leaves nothing half done."""
        if self._task is not None:
            self._task.cancel()

    def stop_and_wait(self) -> None:
        """Stop the running job and wait for its thread; its outcome is dropped."""
        task, self._task = self._task, None
        self._look.stop()
        if task is not None:
            task.ended.disconnect(self._ended)
            task.cancel()
            task.wait()

    def _say_progress(self) -> None:
        if self._task is not None:
            self.progressed.emit(*self._task.at)

    def _ended(self) -> None:
        task, self._task = self._task, None
        self._look.stop()
        if task is None:
            return
        error = task.error
        self.ended.emit(isinstance(error, Cancelled))
        if error is None:
            self._done(task.result)
        elif isinstance(error, UserError):
            (self._failed or self._tell)(error)
        elif not isinstance(error, Cancelled):
            sys.excepthook(type(error), error, error.__traceback__)
