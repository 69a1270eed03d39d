"""The sheets of a file, one of them shown: as chips, or where they are many as a list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from antt_desktop.domain.text import number
from antt_desktop.ui.kit.chips import Chips
from antt_desktop.ui.kit.fields import Combo
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_MOST_CHIPS = 20


class SheetPicker(QWidget):
    """Tells which sheet is shown (``current``, by name). ``turned()``: the user took another."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chips = Chips("Trang tính")
        self.list = Combo("Trang tính")
        self._count = label("", "small", wrap=False)
        self._long = QWidget()
        row = QHBoxLayout(self._long)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(label("Trang tính:", "small", wrap=False))
        row.addWidget(self.list)
        row.addWidget(self._count)
        row.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.chips)
        box.addWidget(self._long)
        self.current = ""
        self.chips.chosen.connect(self.turn)
        self.list.activated.connect(lambda _at: self.turn(str(self.list.value)))

    def turn(self, sheet: str) -> None:
        """Show another sheet."""
        self.current = sheet
        self.turned.emit()

    def show_sheets(self, sheets: Sequence[tuple[str, str]]) -> None:
        """Show (name, words) of the sheets; the one shown stays if it is still there."""
        names = [name for name, _words in sheets]
        if self.current not in names:
            self.current = next(iter(names), "")
        many = len(sheets) > _MOST_CHIPS
        # A button takes a single & for the mark of a shortcut.
        chips = [] if many else [(name, words.replace("&", "&&"), None) for name, words in sheets]
        self.chips.show_items(chips)
        self.chips.choose(self.current)
        self.list.clear()
        for name, words in sheets if many else ():
            self.list.addItem(words, name)
        self.list.choose(self.current)
        self._count.setText(f"của {number(len(sheets))} trang")
        self.chips.setVisible(not many)
        self._long.setVisible(many)
