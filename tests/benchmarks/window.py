"""The window: first paint against a bare widget, at 495 and at 100,000 households, its memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.measure import Figure, at_most

_ROOT = Path(__file__).resolve().parents[2]
_RUNS = 9
_BARE = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
"""
_OURS = """
from pathlib import Path
from antt_desktop import app
application = app.start_application()
desktop = app.opened_desktop(application, Path({book!r}))
from PySide6.QtWidgets import QApplication
window = next(widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
"""
_PAINTED = """
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            window.removeEventFilter(self)
            QTimer.singleShot(0, tell)
        return False
def tell():
    print("painted", flush=True)
watch = Watch()
window.installEventFilter(watch)
application.exec()
"""
_VISITED = """
import resource
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
def visit():
    for key in "2121":
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        QTest.qWait(400)
    print("resident", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3, flush=True)
QTimer.singleShot(300, visit)
application.exec()
"""


def _spoken(code: str, word: str, byte_code: str) -> tuple[float, str]:
    """Run code in a process of its own until it says ``word``; return seconds and its line."""
    with tempfile.TemporaryDirectory() as data:
        environment = {
            **os.environ,
            "ANTT_DATA": data,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_LOGGING_RULES": "default.warning=false",  # what offscreen cannot do
            "PYTHONPATH": str(_ROOT),
            "PYTHONPYCACHEPREFIX": byte_code,
        }
        # The user's program is compiled when it is installed, not at every start.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        ) as process:
            assert process.stdout is not None
            line = next(line for line in process.stdout if line.startswith(word))
            taken = time.perf_counter() - start
            process.kill()
    return taken, line


def _first_paints(codes: list[str], byte_code: str) -> list[float]:
    """Return the median seconds to the first paint of each, taken in turn, once to warm up."""
    taken: list[list[float]] = [[] for _ in codes]
    for run in range(_RUNS + 1):
        for times, code in zip(taken, codes, strict=True):
            seconds, _line = _spoken(code + _PAINTED, "painted", byte_code)
            if run:
                times.append(seconds)
    return [statistics.median(times) for times in taken]


def figures(small: Path, large: Path) -> list[Figure]:
    books = [_OURS.format(book=str(book)) for book in (small, large)]
    with tempfile.TemporaryDirectory() as byte_code:
        bare, little, much = _first_paints([_BARE, *books], byte_code)
        ours_resident, bare_resident = (
            float(_spoken(code + _VISITED, "resident", byte_code)[1].split()[1])
            for code in (books[0], _BARE)
        )
    return [
        at_most("first paint with 495 households, against a bare widget", little, bare, "s", 1.8),
        at_most("first paint with 100,000 households, against 495", much, little, "s", 2.0),
        at_most(
            "resident memory, all tabs visited, against a bare window",
            ours_resident,
            bare_resident,
            "MB",
            2.5,
        ),
    ]
