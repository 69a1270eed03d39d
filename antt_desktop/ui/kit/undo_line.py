"""What was just done in a pane of an editor, and a way back while nothing is saved yet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme


class UndoLine(QWidget):
    """A sentence, with “Hoàn tác” beside it where there is something to take back."""

    def __init__(self) -> None:
        super().__init__()
        self._undo: Callable[[], object] | None = None
        self._words = label("", "small")
        self.button = buttons.link("Hoàn tác", self._pressed)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(self._words, 1)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.say("")

    @property
    def sentence(self) -> str:
        """Return what it says."""
        return self._words.text()

    def say(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done; '' goes away."""
        self._undo = undo
        self._words.setText(sentence)
        self.button.setVisible(undo is not None)
        self.setVisible(bool(sentence))

    def _pressed(self) -> None:
        undo = self._undo
        self.say("")
        if undo is not None:
            undo()
