"""Parts of the import dialog around its second step: where the user is, and what was done."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.words import label, set_look
from antt_desktop.ui.theme import theme

_STEPS = ("1. Chọn tệp", "2. Ghép cột và kiểm tra", "3. Nhập")


class Step(IntEnum):
    """Where the user is."""

    CHOOSE = 0
    CHECK = 1
    DONE = 2


class StepsBar(QWidget):
    """The steps at the left; at the right, while a job runs, how far it is and “Dừng”."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        self._steps = [label(words, "step", wrap=False) for words in _STEPS]
        self.doing = label("", "small", wrap=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ")
        self.bar.setMaximumWidth(theme.px(220))
        self.stop = buttons.link("Dừng", stop, "x")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for step in self._steps:
            row.addWidget(step, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        for part in (self.doing, self.bar, self.stop):
            row.addWidget(part)
        self.setMinimumHeight(self.stop.sizeHint().height())  # nothing moves when a job begins
        self.end()

    def show_step(self, current: Step) -> None:
        """Light the step the user is in."""
        for at, step in enumerate(self._steps):
            set_look(step, "current", "true" if at == current else "false")

    def begin(self, words: str) -> None:
        """Say what is being done; how far is not known yet."""
        self.doing.setText(words)
        self.bar.setRange(0, 0)
        for part in (self.doing, self.bar, self.stop):
            part.show()

    def progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def end(self) -> None:
        """Nothing is being done."""
        for part in (self.doing, self.bar, self.stop):
            part.hide()


class ResultPage(QWidget):
    """What was done, what was not, and the way back."""

    def __init__(self, see_refused: Callable[[], object], undo: Callable[[], object]) -> None:
        super().__init__()
        self.title, self.below = label("", "title"), label("", "muted")
        self.see = buttons.link("Xem các dòng chưa nhập ›", see_refused)
        self.undo = buttons.secondary("Hoàn tác lần nhập này", undo, "undo-2")
        box = QVBoxLayout(self)
        box.setSpacing(theme.px(8))
        box.addStretch(2)
        for words in (self.title, self.below):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(words)
        for button in (self.see, self.undo):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)

    def show_result(self, title: str, below: str, *, refused: bool, undoable: bool) -> None:
        """Say it."""
        self.title.setText(title)
        self.below.setText(below)
        self.see.setVisible(refused)
        self.undo.setVisible(undoable)
