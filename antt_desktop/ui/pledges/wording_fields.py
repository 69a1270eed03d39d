"""Fields for the words of a form: sentences that wrap, and the numbered criteria."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

MOST_CRITERIA = 12
_MOST_ROLES = 3
_PADDING = 16
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SentenceField(QPlainTextEdit):
    """One sentence that wraps; the field grows with it. Tab goes on, Enter breaks no line.

    ``entered`` is Enter, ``shifted`` Alt with an arrow (-1 up, 1 down), ``dropped`` Ctrl+Delete,
    or Backspace where nothing is written.
    """

    entered = Signal()
    shifted = Signal(int)
    dropped = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def sentence(self) -> str:
        """Return what is written, on one line."""
        return " ".join(self.toPlainText().split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the sentence on one line: Enter goes on to what comes next."""
        key, keys = event.key(), event.modifiers()
        ctrl = bool(keys & Qt.KeyboardModifier.ControlModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and ctrl:
            event.ignore()  # the dialog's own Ctrl+Enter
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif key in _STEPS and keys & Qt.KeyboardModifier.AltModifier:
            self.shifted.emit(_STEPS[Qt.Key(key)])
        elif (key == Qt.Key.Key_Delete and ctrl) or (
            key == Qt.Key.Key_Backspace and not self.toPlainText()
        ):
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew at another width."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: the field shows all of its lines."""
        event.ignore()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        height = lines * self.fontMetrics().lineSpacing() + theme.px(_PADDING)
        if height != self.height():
            self.setFixedHeight(max(height, theme.px(36)))


class RolesField(QWidget):
    """Who signs in the second row, from the left to the right; ``changed`` follows typing."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        self.lines = [QLineEdit() for _ in range(_MOST_ROLES)]
        for at, line in enumerate(self.lines, 1):
            line.setAccessibleName(f"{name}: nơi ký {at}")
            line.textChanged.connect(lambda _text: self.changed.emit())
            box.addWidget(line)
        self.setFocusProxy(self.lines[0])

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the roles that are written."""
        return tuple(line.text() for line in self.lines if line.text().strip())

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these roles."""
        for at, line in enumerate(self.lines):
            line.setText(texts[at] if at < len(texts) else "")
            line.setCursorPosition(0)

    def lock(self) -> None:
        """Let the roles be read only."""
        for line in self.lines:
            line.setReadOnly(True)


class CriteriaField(QWidget):
    """The numbered criteria, each a sentence that can be moved, removed, or added to.

    By keyboard: Enter goes to the next one or adds one, Alt with the arrows moves one up or
    down, Ctrl+Delete or Backspace in an empty one removes it. ``changed`` follows every change
    of ``texts``. The rows stay where they are, their sentences move: so Tab always goes down.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Các tiêu chí")
        self._locked = False
        self._shown = 0
        self.rows = [_Row(self, at) for at in range(MOST_CRITERIA)]
        self._add = buttons.link("Thêm tiêu chí", self.add_empty, "plus")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        for row in self.rows:
            box.addWidget(row)
        box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.rows[0].field)
        self._show_rows()

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the criteria in their order, empty ones too."""
        return tuple(row.field.sentence for row in self.rows[: self._shown])

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these criteria."""
        for at, row in enumerate(self.rows):
            text = texts[at] if at < len(texts) else ""
            if row.field.sentence != text:
                row.field.setPlainText(text)
        self._shown = min(len(texts), MOST_CRITERIA)
        self._show_rows()

    def lock(self) -> None:
        """Let the criteria be read only."""
        self._locked = True
        self._add.setVisible(False)
        self._show_rows()

    def add_empty(self) -> None:
        """Add a criterion at the end and go to it."""
        self.show_texts([*self.texts, ""])
        self.rows[self._shown - 1].field.setFocus()

    def go_on(self, at: int) -> None:
        """Go from a criterion to the next one; behind the last one add one."""
        if at + 1 < self._shown:
            self.rows[at + 1].field.setFocus()
        elif self._shown < MOST_CRITERIA and self.texts[at] and not self._locked:
            self.add_empty()

    def shift(self, at: int, step: int) -> None:
        """Let a criterion change places with the one before or after it, if there is one."""
        texts = list(self.texts)
        if not self._locked and 0 <= at + step < len(texts):
            texts[at], texts[at + step] = texts[at + step], texts[at]
            self.show_texts(texts)
            self.rows[at + step].field.setFocus()

    def remove(self, at: int) -> None:
        """Take a criterion away, but for the last one left, and go to the one before it."""
        if not self._locked and self._shown > 1:
            self.show_texts([*self.texts[:at], *self.texts[at + 1 :]])
            self.rows[max(at - 1, 0)].field.setFocus()

    def _show_rows(self) -> None:
        for at, row in enumerate(self.rows):
            row.setVisible(at < self._shown)
            row.show_place(at, self._shown, locked=self._locked)
        self._add.setEnabled(self._shown < MOST_CRITERIA)
        self.changed.emit()


class _Row(QWidget):
    """One criterion with its number and the buttons at its right."""

    def __init__(self, owner: CriteriaField, at: int) -> None:
        super().__init__()
        number: QLabel = label(f"{at + 1}.", "muted", wrap=False)
        number.setMinimumWidth(theme.px(20))
        self.field = SentenceField(f"Tiêu chí {at + 1}")
        self.field.textChanged.connect(owner.changed)
        self.field.entered.connect(lambda: owner.go_on(at))
        self.field.shifted.connect(lambda step: owner.shift(at, step))
        self.field.dropped.connect(lambda: owner.remove(at))
        self._up = buttons.tool("Đưa lên", lambda: owner.shift(at, -1), "chevron-up", keys="Alt+↑")
        self._down = buttons.tool(
            "Đưa xuống", lambda: owner.shift(at, 1), "chevron-down", keys="Alt+↓"
        )
        self._remove = buttons.tool(
            "Bỏ tiêu chí này", lambda: owner.remove(at), "x", keys="Ctrl+Delete"
        )
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(2))
        top = Qt.AlignmentFlag.AlignTop
        box.addWidget(number, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(self.field, 1)
        for button in (self._up, self._down, self._remove):
            # Tab goes from one criterion to the next; the keys in the tooltips do the same.
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            box.addWidget(button, 0, top)

    def show_place(self, at: int, count: int, *, locked: bool) -> None:
        """Say what can be done with the criterion at this place of so many."""
        self.field.setReadOnly(locked)
        self._up.setEnabled(at > 0)
        self._down.setEnabled(at + 1 < count)
        self._remove.setEnabled(count > 1)
        for button in (self._up, self._down, self._remove):
            button.setVisible(not locked)
