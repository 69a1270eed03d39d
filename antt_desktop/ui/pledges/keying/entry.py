"""The one field of the fast keying: what is typed finds a household, a key answers for it."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from antt_desktop.ui.kit.fields import commit_typing
from antt_desktop.ui.theme import theme


class Press(Enum):
    """What a key asks for."""

    SIGN = "sign"
    ABSENT = "absent"
    DECLINE = "decline"
    REASON = "reason"
    UP = "up"
    DOWN = "down"
    UNDO = "undo"
    LEAVE = "leave"


_ENTER = {Qt.Key.Key_Return: Press.SIGN, Qt.Key.Key_Enter: Press.SIGN}
_ARROWS = {Qt.Key.Key_Up: Press.UP, Qt.Key.Key_Down: Press.DOWN}
_KEYS = {
    Qt.Key.Key_F2: Press.REASON,
    Qt.Key.Key_F3: Press.ABSENT,
    Qt.Key.Key_F4: Press.DECLINE,
}
_SIGNS = {"-": Press.ABSENT, "*": Press.DECLINE, "/": Press.REASON}
"""Answers of the keypad; inside a longer text they are only signs (03-005)."""


class Entry(QLineEdit):
    """Says ``typed(text)`` while one types, half-composed letters included, and ``pressed``.

    While words are written (a reason) only Enter, arrows, Ctrl+Z and Esc are keys.
    A key held down answers once, so that nobody signs for a whole village by accident.
    """

    typed = Signal(str)
    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._words_only = False
        self._composed = ""
        self.setFont(theme.font(13))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textEdited.connect(self._edited)
        self.answer_again()

    def write_words(self, hint: str) -> None:
        """Be a field for words from now on, empty."""
        self._words_only = True
        self.setPlaceholderText(hint)
        self.empty()

    def answer_again(self) -> None:
        """Be the field of answers again."""
        self._words_only = False
        self.setPlaceholderText("Gõ STT, số phiếu, mã hộ hoặc tên")

    def empty(self) -> None:
        """Take the text away without a word."""
        self._composed = ""
        self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by a key, else type."""
        key = Qt.Key(event.key())
        keys = {**_ENTER, **_ARROWS} if self._words_only else {**_ENTER, **_ARROWS, **_KEYS}
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        press = None if control else keys.get(key)
        if control and key == Qt.Key.Key_Z:
            press = Press.UNDO
        elif key == Qt.Key.Key_Escape:
            press = Press.LEAVE
        held = event.isAutoRepeat() and key not in _ARROWS
        if press is None and not (held and event.text() in _SIGNS):
            super().keyPressEvent(event)
        elif press is not None and not held:
            commit_typing()
            self.pressed.emit(press)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let half-composed text find already; it is taken over when a key answers."""
        self._composed = event.preeditString()
        super().inputMethodEvent(event)
        self._edited(self.text())

    def _edited(self, text: str) -> None:
        press = None if self._words_only or self._composed else _SIGNS.get(text)
        if press is None:
            self.typed.emit(text + self._composed)
            return
        self.empty()
        self.pressed.emit(press)
