"""Fields only a household's form has: notes to the letter, hidden numbers, categories."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from antt_desktop.domain.households import CATEGORIES
from antt_desktop.domain.identity import masked
from antt_desktop.domain.text import nfc, tidy
from antt_desktop.ui.theme import icons, theme

_LINES = str.maketrans("\u2029\u2028", "\n\n")
_LINE_HEIGHT = 25


class NoteField(QPlainTextEdit):
    """A text of several lines, kept to the letter; Tab goes on to the next field."""

    def __init__(self, name: str, lines: int = 3) -> None:
        super().__init__()
        self._given = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.px(lines * _LINE_HEIGHT + 14))

    @property
    def note(self) -> str:
        """Return the note; what nobody touched comes back exactly as it was given."""
        if not self.document().isModified():
            return self._given
        # toPlainText() would turn non-breaking spaces into spaces.
        raw = self.document().toRawText()
        return nfc(raw.translate(_LINES))

    def set_note(self, note: str) -> None:
        """Show a note."""
        self._given = note
        self.setPlainText(note)
        self.document().setModified(False)


class IdentityField(QLineEdit):
    """An identity number; one that is in the book already is hidden until shown on purpose."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._number = ""
        self._show = QAction("Hiện số (phím cách)", self)
        icons.put(self._show, "eye", "accent")
        self._show.triggered.connect(self.reveal)
        self.addAction(self._show, QLineEdit.ActionPosition.TrailingPosition)
        self.set_number("")

    @property
    def hidden(self) -> bool:
        """Tell whether only the last digits can be seen."""
        return self.isReadOnly()

    @property
    def number(self) -> str:
        """Return the whole number, hidden or not."""
        return self._number if self.hidden else self.text().strip()

    def set_number(self, number: str, *, hidden: bool = True) -> None:
        """Show a number, hidden where there is one and not asked otherwise."""
        self._number = number
        hide = hidden and bool(number)
        self._show.setVisible(hide)
        self.setReadOnly(hide)
        self.setText(masked(number) if hide else number)
        self.setToolTip("Bấm hình con mắt hoặc phím cách để hiện số" if hide else "")
        self.style().unpolish(self)
        self.style().polish(self)

    def reveal(self) -> None:
        """Show the whole number and let it be edited."""
        if self.hidden:
            self.set_number(self._number, hidden=False)
            self.setFocus()
            self.end(False)  # noqa: FBT003 - Qt's signature

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show a hidden number on the space bar; the rest is Qt's."""
        if self.hidden and event.key() == Qt.Key.Key_Space:
            self.reveal()
        else:
            super().keyPressEvent(event)


class CategoriesField(QWidget):
    """The categories (diện) to tick, and others typed with commas between them."""

    changed = Signal()

    def __init__(self, columns: int = 2) -> None:
        super().__init__()
        self._order: tuple[str, ...] = ()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(0)
        self.boxes = {name: QCheckBox(name) for name in CATEGORIES}
        for at, tick in enumerate(self.boxes.values()):
            tick.toggled.connect(self.changed)
            grid.addWidget(tick, at // columns, at % columns)
        self.others = QLineEdit()
        self.others.setAccessibleName("Diện khác")
        self.others.setPlaceholderText("Diện khác, cách nhau bằng dấu phẩy")
        self.others.textChanged.connect(self.changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addLayout(grid)
        box.addWidget(self.others)
        self.setFocusProxy(next(iter(self.boxes.values())))

    @property
    def categories(self) -> tuple[str, ...]:
        """Return the categories, those given before first and in their order."""
        ticked = [name for name, box in self.boxes.items() if box.isChecked()]
        typed = [tidy(part) for part in self.others.text().split(",")]
        chosen = dict.fromkeys([*ticked, *(part for part in typed if part)])
        kept = [name for name in self._order if name in chosen]
        return tuple(dict.fromkeys([*kept, *chosen]))

    def set_categories(self, categories: Sequence[str]) -> None:
        """Show categories; those not proposed by the program stand in the line below."""
        self._order = tuple(categories)
        for name, tick in self.boxes.items():
            tick.setChecked(name in categories)
        self.others.setText(", ".join(name for name in categories if name not in self.boxes))
