"""The first picture of a book loads only what it shows."""

import json
import subprocess
import sys

from .conftest import make_book

SCRIPT = """
import json, sys
from pathlib import Path
from antt_desktop import app
application = app.start_application()
desktop = app.opened_desktop(application, Path(sys.argv[1]))
before = list(sys.modules)
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(json.dumps([window.windowTitle(), before, list(sys.modules)]), flush=True)
            window.removeEventFilter(self)
            QTimer.singleShot(0, window.close)  # not amid its painting
        return False

window = next(w for w in QApplication.topLevelWidgets() if w.isVisible())
watch = Watch()
window.installEventFilter(watch)
application.exec()
"""
NOT_YET = (
    "reportlab", "xlsxwriter", "pypdfium2", "zxingcpp", "python_calamine", "tomllib",
    "PySide6.QtPrintSupport",
    "antt_desktop.cli", "antt_desktop.documents", "antt_desktop.exchange", "antt_desktop.workflows",
    "antt_desktop.ui.safety.copies_dialog", "antt_desktop.ui.households.editor",
    "antt_desktop.ui.households.groups.dialog", "antt_desktop.ui.households.roster_import.dialog",
    "antt_desktop.ui.households.life.move", "antt_desktop.ui.households.print_dialog",
    "antt_desktop.ui.kit.dialog", "antt_desktop.ui.kit.forms", "antt_desktop.ui.pledges",
    "antt_desktop.ui.preview", "antt_desktop.ui.printing", "antt_desktop.ui.report_dialog",
    "antt_desktop.ui.search_all", "antt_desktop.ui.village_dialog", "antt_desktop.ui.welcome.page",
)  # fmt: skip


def test_the_first_picture_of_a_book_loads_only_what_it_shows(tmp_path, own_data_folder):
    path = tmp_path / "so-antt.antt"
    make_book(path).close()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path)],
        check=True, capture_output=True, text=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    title, before, painted = json.loads(done.stdout)
    assert title == "Sổ ANTT – Làng văn hóa Quang Khải – so-antt.antt"
    assert "antt_desktop.ui.households.tab" in painted
    assert [name for name in NOT_YET if name in painted] == []
    # The network is for a second start; it may come while the event loop runs, not before.
    assert "PySide6.QtNetwork" not in before
    # PySide6 reads the source of what is imported after it.
    assert before.index("peewee") < before.index("PySide6.QtCore")
