"""Starting the program: window or command, with or without a screen."""

import subprocess
import sys

import pytest

from antt_desktop import __main__, app, cli
from antt_desktop.book import Book
from antt_desktop.domain.errors import SystemTrouble

from .conftest import make_book


@pytest.fixture
def started(monkeypatch):
    """Return what would be started for some arguments."""
    calls = []
    monkeypatch.setattr(app, "run", lambda path: calls.append(("window", path)) or 0)
    monkeypatch.setattr(cli, "main", lambda arguments: calls.append(("command", arguments)) or 1)

    def start(*arguments):
        monkeypatch.setattr(sys, "argv", ["antt-desktop", *arguments])
        return __main__.main(), calls.pop()

    return start


def test_alone_or_with_a_book_it_opens_the_window(started, tmp_path):
    assert started() == (0, ("window", None))
    book = tmp_path / "làng.antt"
    assert started(str(book)) == (0, ("window", book))


def test_anything_else_is_a_command(started):
    for arguments in (["demo"], ["--help"], ["list", "a.antt"], ["a.antt", "b.antt"]):
        assert started(*arguments) == (1, ("command", arguments))


def test_without_a_screen_it_says_so(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert app.run(None) == 1
    assert "không có màn hình" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stderr", None)
    assert app.run(None) == 1


def test_a_copy_opens_in_a_window_of_its_own_and_windows_let_go(
    qapp, qtbot, memory, tmp_path, monkeypatch
):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    book = make_book(tmp_path / "làng.antt")
    copy = book.backups.take("ngay")
    desktop = app.Desktop(memory)
    window = desktop.open(book)
    desktop._open_copy(copy)
    first, second = desktop._windows
    assert first is window
    assert second.session.context.book.read_only
    for closing in (second, first):
        closing.close()
    qtbot.waitUntil(lambda: desktop._windows == [])
    assert desktop._front() is None


def test_a_trouble_at_the_start_is_said_over_the_welcome_page(qapp, qtbot, memory, monkeypatch):
    from antt_desktop.ui.dialogs import Dialogs

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    said = []
    monkeypatch.setattr(Dialogs, "warn", lambda _self, trouble: said.append(trouble.sentence))
    desktop = app.Desktop(memory)
    window = desktop.open(None, SystemTrouble("Không tìm thấy sổ."))
    qtbot.waitUntil(lambda: said == ["Không tìm thấy sổ."])
    assert window.welcome.isVisible()
    window.close()
    qtbot.waitUntil(lambda: desktop._windows == [])


SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from antt_desktop import app

def look():
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowTitle()]
    print([w.windowTitle() for w in windows])
    heavy = ("reportlab", "xlsxwriter", "pypdfium2", "zxingcpp", "python_calamine")
    print([m for m in heavy if m in sys.modules])
    windows[0].close()

start = app.start_application
def with_look():
    application = start()
    QTimer.singleShot(300, look)
    return application
app.start_application = with_look
print(app.run(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
"""


def test_the_program_itself_opens_the_last_book_again(tmp_path, own_data_folder):
    path = tmp_path / "so-antt.antt"
    make_book(path).close()

    def run(*arguments):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, *arguments],
            check=False, capture_output=True, text=True, encoding="utf-8", timeout=60,
        )  # fmt: skip
        return done.stdout.splitlines()

    assert run() == ["['Sổ ANTT']", "[]", "0"]
    title = "['Sổ ANTT – Làng văn hóa Quang Khải – so-antt.antt']"
    assert run(str(path)) == [title, "[]", "0"]
    assert run() == [title, "[]", "0"]
    with Book.open(path) as book:
        assert book.check() == []
