"""A form of lines: fields beside each other, each under its caption, its fault below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.theme import theme


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a line: ``name`` is the UserError field it answers to, ``share`` its width."""

    name: str
    words: str
    field: QWidget
    share: int = 1


class StackedForm(Form):
    """Lines of fields; the rest is as in every form."""

    def line(self, cells: Sequence[Cell]) -> None:
        """Add a line of fields, each as wide as its share of the line."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        for cell in cells:
            caption, below = self._enter(cell.name, cell.words, cell.field, "")
            box = QVBoxLayout()
            box.setSpacing(theme.px(3))
            for part in (caption, cell.field, below):
                box.addWidget(part)
            box.addStretch()
            row.addLayout(box, cell.share)
        self._grid.addLayout(row, self._at, 0, 1, 2)
        self._at += 1
