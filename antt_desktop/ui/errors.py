"""Errors of the program itself: told plainly, with a report that names no person."""

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QTimer, qVersion

from antt_desktop import crash
from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.ui.dialogs import Dialogs


def report(error: BaseException) -> str:
    """Return the report of an error with Qt's version in it."""
    return crash.report(error, f"Qt {qVersion()}")


def catch_all(dialogs: Callable[[], Dialogs | None]) -> None:
    """Answer whatever is raised out of a slot.

    A UserError is told as its sentence, Cancelled says nothing, anything else is our mistake
    and opens the report. ``dialogs`` gives the service of the window in front, None
    once there is no window: then the log alone keeps it.
    """
    showing: list[BaseException] = []

    def answer() -> None:
        error, service = showing[0], dialogs()
        try:
            if service is None:
                return
            if isinstance(error, UserError):
                service.warn(error)
            else:
                from antt_desktop.ui.report_dialog import ReportDialog

                service.run(ReportDialog(service, report(error)))
        finally:
            showing.clear()

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Cancelled):
            return
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if not isinstance(error, UserError):
            crash.log(report(error))
        if not showing:  # an error that repeats itself in a paint event is told once
            showing.append(error)
            QTimer.singleShot(0, answer)

    sys.excepthook = hook
