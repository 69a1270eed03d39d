"""The window: first paint against a bare widget, at 495 and at 100,000 households, its memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.measure import Figure, at_most

_BARE = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1366, 768)
"""
_OURS = """
from pathlib import Path
from antt_desktop import app
from antt_desktop.ui.memory import Memory
application = app.start_application()
memory = Memory()
app._dress(application, memory)
desktop = app.Desktop(memory)
window = desktop.open(Path({book!r}))
"""
_PAINTED = """
import os, resource, sys
from PySide6.QtCore import QEvent, QObject, QTimer
heavy = {"reportlab", "xlsxwriter", "pypdfium2", "zxingcpp", "python_calamine"}
def tell():
    print("painted", sorted(heavy & set(sys.modules)), flush=True)
class Watch(QObject):
    told = False
    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint and not self.told:
            self.told = True
            QTimer.singleShot(0, tell)
        return False
watch = Watch()
window.installEventFilter(watch)
window.show()
"""
_WAIT = "application.exec()\n"
_VISIT_ALL = """
def visit():
    from PySide6.QtTest import QTest
    for _ in range(2):
        QTest.keyClick(window, "2", Qt.KeyboardModifier.ControlModifier)
        QTest.qWait(400)
        QTest.keyClick(window, "1", Qt.KeyboardModifier.ControlModifier)
        QTest.qWait(400)
    print("resident", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3, flush=True)
from PySide6.QtCore import Qt
QTimer.singleShot(300, visit)
application.exec()
"""


def _spoken(code: str, word: str) -> tuple[float, str]:
    """Run code in a process of its own until it says ``word``; return seconds and its line."""
    with tempfile.TemporaryDirectory() as data:
        environment = {
            **os.environ,
            "ANTT_DATA": data,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment,
        ) as process:
            assert process.stdout is not None
            line = next(line for line in process.stdout if line.startswith(word))
            taken = time.perf_counter() - start
            process.kill()
    return taken, line


def _first_paint(code: str) -> float:
    return statistics.median(_spoken(code + _PAINTED + _WAIT, "painted")[0] for _ in range(7))


def figures(small: Path, large: Path) -> list[Figure]:
    bare = _first_paint(_BARE)
    little, much = (_first_paint(_OURS.format(book=str(book))) for book in (small, large))
    line = _spoken(_OURS.format(book=str(small)) + _PAINTED + _WAIT, "painted")[1]
    heavy = line.count("'") / 2
    resident = float(
        _spoken(_OURS.format(book=str(small)) + _PAINTED + _VISIT_ALL, "resident")[1].split()[1]
    )
    bare_resident = float(_spoken(_BARE + _PAINTED + _VISIT_ALL, "resident")[1].split()[1])
    return [
        at_most("first paint with 495 households, against a bare widget", little, bare, "s", 1.8),
        at_most("first paint with 100,000 households, against 495", much, little, "s", 2.0),
        at_most("heavy libraries loaded at first paint, plus one", heavy + 1, 1, "", 1),
        at_most(
            "resident memory, all tabs visited, against a bare window",
            resident,
            bare_resident,
            "MB",
            2.5,
        ),
    ]
