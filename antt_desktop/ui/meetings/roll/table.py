"""The households of the roll as rows to tick."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent

from antt_desktop.ui.kit.columns import Column
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.meetings.roll.presenter import Line, present_ids
from antt_desktop.ui.meetings.roll.taking import RollTaking


class RollModel(TableModel[Line]):
    """Rows whose ticks are who is present: ticking records it in the meeting at once."""

    def __init__(self, taking: RollTaking, columns: Sequence[Column[Line]]) -> None:
        super().__init__(columns, lambda line: line.id, ticks=True, tinted=False)
        self._taking = taking
        self.ticks_changed.connect(self._record)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these households, ticked as the meeting has them."""
        self.ticked = present_ids(self._taking.roll)
        self.show_rows(lines)

    def _record(self) -> None:
        here = present_ids(self._taking.roll)
        for ids, present in ((self.ticked - here, True), (here - self.ticked, False)):
            if ids:
                self._taking.mark(ids, present=present)


class RowTicks(TableView[Line]):
    """A list without titles in which a click anywhere on a row ticks it."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick the row under the mouse."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            line_id = self.rows.ids[index.row()]
            self.go_to(line_id)
            self.rows.tick([line_id], on=line_id not in self.rows.ticked)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tick again, as quick clicks mean it."""
        self.mousePressEvent(event)
