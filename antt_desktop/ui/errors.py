"""Errors of the program itself: told plainly, with a report that names no person."""

import contextlib
import faulthandler
import platform
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer, qVersion
from PySide6.QtWidgets import QPlainTextEdit

from antt_desktop import __version__, paths
from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_LOG_LENGTH = 100_000
_PACKAGE = Path(__file__).resolve().parent.parent


@contextmanager
def kept_log() -> Iterator[None]:
    """Keep what a crash of Qt leaves in a file of the user's data folder."""
    with (paths.data_folder() / "sap.log").open("a", encoding="utf-8") as crash:
        faulthandler.enable(crash)
        try:
            yield
        finally:
            faulthandler.disable()


def log(text: str) -> None:
    """Add a report to the log in the data folder; the oldest goes beyond 100,000 letters."""
    file = paths.data_folder() / "chuong-trinh.log"
    before = file.read_text("utf-8", "replace") if file.is_file() else ""
    with contextlib.suppress(OSError):  # a log that cannot be written must not be an error more
        file.write_text(before[-_LOG_LENGTH:] + text + "\n\n", "utf-8")


def report(error: BaseException) -> str:
    """Return what can be sent to us: versions, kinds of error, places in our code.

    Never the words of an error, a file's name or a variable: these could name people.
    """
    lines = [
        f"Sổ ANTT {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"{datetime.now().astimezone():%d/%m/%Y %H:%M}",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        lines.extend(
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        )
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _place(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE).as_posix()
    return path.name


class ReportDialog(FormDialog):
    """Says that the program made a mistake, that the book is whole, and offers the report."""

    def __init__(self, dialogs: Dialogs, text: str) -> None:
        super().__init__(
            dialogs,
            "Chương trình gặp lỗi",
            "Sổ vẫn nguyên vẹn: việc đang làm dở chưa được ghi. Bạn có thể làm tiếp; nếu lỗi lặp "
            "lại, hãy lưu báo cáo này ra USB và gửi cho người hỗ trợ.",
        )
        self._text = text
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setAccessibleName("Nội dung báo cáo")
        self.body.addWidget(label("Báo cáo không có tên người và dữ liệu trong sổ.", "small"))
        self.body.addWidget(shown)
        self.foot.addWidget(buttons.secondary("Lưu báo cáo…", self._save, "save"))
        self.close_button()
        self.resize(theme.px(640), theme.px(420))

    def _save(self) -> None:
        target = self.dialogs.choose_save_file(
            "Lưu báo cáo lỗi", "bao-cao-loi.txt", "Văn bản (*.txt)"
        )
        if target is None:
            return
        try:
            with paths.written_whole(target) as stream:
                stream.write(self._text.encode())
        except UserError as error:
            self.dialogs.warn(error)


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
            log(report(error))
        if not showing:  # an error that repeats itself in a paint event is told once
            showing.append(error)
            QTimer.singleShot(0, answer)

    sys.excepthook = hook
