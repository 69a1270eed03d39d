"""What is known of the shown household year by year: lines, and all of the chosen one below."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.theme import theme

Line = TypeVar("Line")


class LinesPage(QWidget, Generic[Line]):
    """A table of lines; ``about(line)`` is what is said of the chosen one.

    ``name`` is what the widths of the columns are remembered under, ``title`` what a screen
    reader says.
    """

    def __init__(
        self,
        model: TableModel[Line],
        about: Callable[[Line], str],
        memory: Memory,
        *,
        name: str,
        title: str,
    ) -> None:
        super().__init__()
        self.model, self._about = model, about
        self.table = TableView(model, name, memory, label=title)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.current_changed.connect(self._show)
        self.about = label("", "small")
        self.about.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(10))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.table, 1)
        box.addWidget(self.about)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show lines, the first one chosen."""
        self.model.show_rows(lines)
        if self.model.ids:
            self.table.go_to(self.model.ids[0])
        self._show(self.table.current_id)

    def _show(self, line_id: int) -> None:
        at = self.model.position(line_id)
        line = self.model.row(at) if at >= 0 else None
        self.about.setText("" if line is None else self._about(line))
        self.about.setVisible(bool(self.about.text()))
