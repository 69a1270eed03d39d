"""Pictures of the real window, tab by tab and dialog by dialog."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTemporaryDir, QTimer
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.ui.context import TabMaker
from antt_desktop.ui.dialogs import Choice, Dialogs
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.window import MainWindow

_SIZE = (1366, 768)
_SETTLE_MS = 700
_ROSTER = "roster.xlsx"
_IMPORT, _CHOOSE = "Nhập từ Excel", "Chọn tệp…"


class _Camera(Dialogs):
    """Takes a picture of every dialog instead of waiting for a person."""

    def __init__(self, memory: Memory, folder: Path) -> None:
        super().__init__(None, memory)
        self._folder = folder
        self.name = ""

    def run(self, dialog: QDialog) -> bool:
        dialog.show()
        _settle()
        _press(dialog, _CHOOSE)
        _save(dialog, self._folder / f"{self.name}.png")
        dialog.done(QDialog.DialogCode.Rejected)
        return False

    def ask_save_discard_stay(self, question: str = "") -> Choice:
        """Discard: nothing of a picture is kept."""
        del question
        return Choice.DISCARD

    def choose_open_file(self, title: str, kinds: str) -> Path | None:
        """Choose the roster beside the pictures' folder, as written by the demo."""
        del title, kinds
        roster = self._folder.parent / _ROSTER
        return roster if roster.is_file() else None


def photograph(makers: Sequence[TabMaker], book: Path, folder: Path) -> None:
    """Write a PNG of the welcome page, each tab, and the dialogs they open."""
    folder.mkdir(parents=True, exist_ok=True)
    trash = QTemporaryDir()
    memory = Memory(Path(trash.path()) / "window.ini")
    camera = _Camera(memory, folder)
    window = MainWindow(memory, makers, lambda _copy: None, camera)
    camera.parent = window
    window.resize(*_SIZE)
    window.show()
    _settle()
    _save(window, folder / "mo-dau.png")
    camera.name = "tao-so"
    window.new_book()
    window.open_book(book)
    page = window.page
    if page is None:
        raise UserError("Không mở được sổ để chụp.")
    for number, maker in enumerate(makers):
        page.turn_to(number)
        _settle()
        _save(window, folder / f"{maker.name}.png")
        tab = page.tab
        acts: dict[str, Callable[[], object]] = {"moi": tab.new, "in": tab.print_}
        for word, act in acts.items():
            camera.name = f"{maker.name}-{word}"
            act()
    camera.name = "tim-tat-ca"
    page.search_all()
    page.turn_to(0)
    camera.name = "nhap-excel"
    _press(page, _IMPORT)
    window.close()


def _press(page: QWidget, words: str) -> None:
    for button in page.findChildren(QAbstractButton):
        if button.text() == words:
            button.click()
            _settle()
            return


def _save(widget: QWidget, file: Path) -> None:
    widget.grab().save(str(file))


def _settle() -> None:
    """Let layouts, workers and painting come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()
