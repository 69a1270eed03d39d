"""Fields for the words of a form: sentences that wrap, and the numbered criteria."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

MOST_CRITERIA = 12
_PADDING = 16


class SentenceField(QPlainTextEdit):
    """One sentence that wraps; the field grows with it. Tab goes on, Enter breaks no line."""

    entered = Signal()

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
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the dialog's own Ctrl+Enter
        elif enter:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew at another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        height = lines * self.fontMetrics().lineSpacing() + theme.px(_PADDING)
        if height != self.height():
            self.setFixedHeight(max(height, theme.px(36)))


class CriteriaField(QWidget):
    """The numbered criteria, each a sentence that can be moved, removed, or added to.

    ``changed`` follows every change of ``texts``.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Các tiêu chí")
        self._rows: list[_Row] = []
        self._locked = False
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(6))
        self._add = buttons.link("Thêm tiêu chí", self.add_empty, "plus")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addLayout(self._list)
        box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the criteria in their order, empty ones too."""
        return tuple(row.field.sentence for row in self._rows)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these criteria."""
        while self._rows:
            self._take(self._rows[0])
        for text in texts:
            self._put(len(self._rows), text)
        self._number()
        self.changed.emit()

    def lock(self) -> None:
        """Let the criteria be read only."""
        self._locked = True
        self._add.setVisible(False)
        self._number()

    def add_empty(self) -> None:
        """Add a criterion at the end and go to it."""
        self._put(len(self._rows), "")
        self._number()
        self._rows[-1].field.setFocus()
        self.changed.emit()

    def _put(self, at: int, text: str) -> None:
        row = _Row(self)
        row.field.setPlainText(text)
        row.field.textChanged.connect(self.changed)
        row.field.entered.connect(lambda: self._next(row))
        self._rows.insert(at, row)
        self._list.insertWidget(at, row)

    def _take(self, row: "_Row") -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _next(self, row: "_Row") -> None:
        at = self._rows.index(row) + 1
        if at < len(self._rows):
            self._rows[at].field.setFocus()
        elif len(self._rows) < MOST_CRITERIA and row.field.sentence:
            self.add_empty()

    def shift(self, row: "_Row", step: int) -> None:
        """Change places with the criterion before or after."""
        at = self._rows.index(row)
        self._rows.insert(at + step, self._rows.pop(at))
        self._list.removeWidget(row)
        self._list.insertWidget(at + step, row)
        self._number()
        row.field.setFocus()
        self.changed.emit()

    def remove(self, row: "_Row") -> None:
        """Take a criterion away."""
        self._take(row)
        self._number()
        self.changed.emit()

    def _number(self) -> None:
        last = len(self._rows) - 1
        for at, row in enumerate(self._rows):
            row.show_place(at, first=at == 0, last=at == last, locked=self._locked)
        self._add.setEnabled(len(self._rows) < MOST_CRITERIA)


class _Row(QWidget):
    """One criterion with its number and the buttons at its right."""

    def __init__(self, owner: CriteriaField) -> None:
        super().__init__()
        self._number: QLabel = label("", "muted", wrap=False)
        self._number.setMinimumWidth(theme.px(20))
        self.field = SentenceField("Tiêu chí")
        self._up = buttons.tool("Đưa lên", lambda: owner.shift(self, -1), "chevron-up")
        self._down = buttons.tool("Đưa xuống", lambda: owner.shift(self, 1), "chevron-down")
        self._remove = buttons.tool("Bỏ tiêu chí này", lambda: owner.remove(self), "x")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(2))
        top = Qt.AlignmentFlag.AlignTop
        box.addWidget(self._number, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(self.field, 1)
        for button in (self._up, self._down, self._remove):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.addWidget(button, 0, top)

    def show_place(self, at: int, *, first: bool, last: bool, locked: bool) -> None:
        """Say which it is, and what can be done with it."""
        self._number.setText(f"{at + 1}.")
        self.field.setAccessibleName(f"Tiêu chí {at + 1}")
        self.field.setReadOnly(locked)
        self._up.setEnabled(not first)
        self._down.setEnabled(not last)
        self._remove.setEnabled(not (first and last))
        for button in (self._up, self._down, self._remove):
            button.setVisible(not locked)
