"""The program with its window: the parts are built here, put together and handed over.

What has no need of Qt is imported at the top: once PySide6 is there it reads the source of
every module imported after it.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from antt_desktop.domain.errors import PassphraseNeeded, UserError
from antt_desktop.ui.opening import opened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from antt_desktop.book import Book
    from antt_desktop.ui.context import Context, Tab, TabMaker
    from antt_desktop.ui.dialogs import Dialogs
    from antt_desktop.ui.memory import Memory
    from antt_desktop.ui.window import MainWindow

_NO_SCREEN = (
    "Máy này không có màn hình để mở cửa sổ. "
    "Hãy dùng lệnh, ví dụ: antt-desktop demo out/ (xem antt-desktop --help)."
)


def run(path: Path | None) -> int:
    """Open the window on a book, or on the last one; return the exit status when it is closed.

    A second start for a book that is open only brings its window to the front.
    """
    if not _has_screen():
        if sys.stderr is not None:
            sys.stderr.write(_NO_SCREEN + "\n")
        return 1
    from antt_desktop.crash import kept_log
    from antt_desktop.ui.jobs import wait_for_all

    with kept_log():
        application = start_application()
        desktop = opened_desktop(application, path)
        if desktop is None:
            return 0
        try:
            return application.exec()
        finally:
            wait_for_all()


def opened_desktop(application: "QApplication", path: Path | None) -> "Desktop | None":
    """Show a window on a book, on the last one, or on the welcome page.

    Return None where another window of this user has the book open and was brought forward.
    """
    from antt_desktop.ui.memory import Memory
    from antt_desktop.ui.theme import start

    memory = Memory()
    wanted = path or memory.last_book()
    book, trouble, sealed = None, None, None
    if wanted is not None:
        try:
            book = opened(wanted)
        except PassphraseNeeded:
            sealed = wanted
        except UserError as error:
            trouble = error
        else:
            if book is None:
                return None
    start(application, memory.mode, memory.text_size)
    desktop = Desktop(memory)
    desktop.open(book, trouble, sealed)
    return desktop


def take_screens(book: Path, folder: Path) -> None:
    """Write pictures (1366×768) of each tab and main dialog of a book into ``folder``."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["QT_QPA_PLATFORM"] = _offscreen(Path(scratch))
        os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # what offscreen cannot do
        os.environ["ANTT_DATA"] = scratch  # nothing of the pictures is to stay on this PC
        from antt_desktop.ui.screens import photograph
        from antt_desktop.ui.theme import Mode, start

        application = start_application()
        start(application, Mode.LIGHT, 100)
        copy = Path(scratch) / book.name
        shutil.copyfile(book, copy)
        photograph(tabs(), copy, folder, Path(scratch))


def _offscreen(scratch: Path) -> str:
    """Return Qt's platform without a screen, as large as the screen of most village PCs."""
    screen = scratch / "screen.json"
    if ":" in str(screen):  # a drive's letter: Qt would take its colon for the next setting
        return "offscreen"
    width, height = 1366, 768
    about = {"name": "", "x": 0, "y": 0, "width": width, "height": height}
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screen.write_text(json.dumps({"screens": [about | dots]}), "utf-8")
    return f"offscreen:configfile={screen}"


def start_application() -> "QApplication":
    """Make the one QApplication: names, and Vietnamese for Qt's own words."""
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from antt_desktop.ui.translator import VietnameseTranslator

    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    application = QApplication(sys.argv[:1])
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    application.setApplicationName("antt-desktop")
    application.setApplicationDisplayName("")
    application.setDesktopFileName("antt-desktop")
    application.installTranslator(VietnameseTranslator(application))
    return application


def tabs() -> "Sequence[TabMaker]":
    """Return the tabs of the window in their order."""
    from antt_desktop.ui.context import TabMaker

    return (
        TabMaker("households", "Hộ dân", "house", _households),
        TabMaker("pledges", "Ký cam kết", "file-pen-line", _pledges),
        TabMaker("meetings", "Biên bản họp", "notebook-text", _meetings),
        TabMaker("incidents", "Sổ vụ việc", "shield-alert", _incidents, _pressing),
    )


def _households(context: "Context", parent: "QWidget") -> "Tab":
    from antt_desktop.ui.households.tab import HouseholdsTab

    return HouseholdsTab(context, parent)


def _pledges(context: "Context", parent: "QWidget") -> "Tab":
    from antt_desktop.ui.pledges.tab import PledgesTab

    return PledgesTab(context, parent)


def _meetings(context: "Context", parent: "QWidget") -> "Tab":
    from antt_desktop.ui.meetings.tab import MeetingsTab

    return MeetingsTab(context, parent)


def _pressing(book: "Book") -> tuple[int, str]:
    from antt_desktop.domain.incident_clock import alarm_summary

    limits = book.incident_settings.limits()
    rows = book.incidents.pressing(limits)
    return len(rows), alarm_summary(rows, limits, book.today)


def _incidents(context: "Context", parent: "QWidget") -> "Tab":
    from antt_desktop.ui.incidents.tab import IncidentsTab

    return IncidentsTab(context, parent)


class Desktop:
    """The windows of this process: one for the book, others for copies being looked at."""

    def __init__(self, memory: "Memory") -> None:
        from antt_desktop.ui.errors import catch_all

        self._memory = memory
        self._windows: list[MainWindow] = []
        catch_all(self._front)

    def open(
        self,
        book: "Book | None",
        trouble: UserError | None = None,
        sealed: Path | None = None,
    ) -> "MainWindow":
        """Show a window on an open book, or on the welcome page; say what went wrong before.

        ``sealed`` is a book to open once its passphrase is typed.
        """
        window = self._window()
        if book is not None:
            window.show_book(book)
        window.show()
        from PySide6.QtCore import QTimer

        if trouble is not None:
            QTimer.singleShot(0, window, lambda: window.dialogs.warn(trouble))
        if sealed is not None:
            QTimer.singleShot(0, window, lambda: window.open_book(sealed))
        return window

    def _open_copy(self, copy: Path) -> None:
        window = self._window()
        window.open_book(copy, read_only=True)
        window.show()

    def _window(self) -> "MainWindow":
        from antt_desktop.ui.window import MainWindow

        window = MainWindow(self._memory, tabs(), self._open_copy)
        self._windows.append(window)
        window.gone.connect(lambda: self._forget(window))
        return window

    def _forget(self, window: "MainWindow") -> None:
        """Let go of a closed window, once Qt is done with closing it."""
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, lambda: self._windows.remove(window))

    def _front(self) -> "Dialogs | None":
        active = [window for window in self._windows if window.isActiveWindow()]
        return next((window.dialogs for window in active + self._windows[::-1]), None)


def _has_screen() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
