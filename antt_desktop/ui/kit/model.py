"""The one table model of the program."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from antt_desktop.ui.kit.columns import Align, Column
from antt_desktop.ui.kit.rows import PagedRows, listed

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Align.CENTER: Qt.AlignmentFlag.AlignCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows by id under column specs; before them a tick box and the STT where asked for.

    The owner gives rows sorted and filtered; the model never sorts. ``ticked`` holds the ids
    ticked by the user: it survives ``show`` and is the owner's to clear (``tick``). Emits
    ``ticks_changed`` after every change of it. Ticked rows are tinted as chosen ones, unless
    ``tinted`` is False: a tick then is a fact about the row.
    """

    ticks_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        id_of: Callable[[Row], int],
        *,
        ticks: bool = False,
        numbered: bool = False,
        tinted: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.ticks = ticks
        self.numbered = numbered
        self.tinted = tinted
        self.leading = int(ticks) + int(numbered)
        self.ticked: set[int] = set()
        self._id_of = id_of
        self._rows: PagedRows[Row] = listed((), id_of)

    def show_ids(self, ids: Sequence[int], fetch: Callable[[Sequence[int]], Iterable[Row]]) -> None:
        """Show these ids in this order; ``fetch`` is asked for 128 rows when they are seen."""
        self._replace(PagedRows(ids, fetch, self._id_of))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows that are all at hand."""
        self._replace(listed(rows, self._id_of))

    def _replace(self, rows: PagedRows[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Take other columns, as many as before (a title or a pill that means something new)."""
        self.columns = tuple(columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @property
    def ids(self) -> "array[int]":
        """Return the ids shown, in their order."""
        return self._rows.ids

    def row(self, position: int) -> Row | None:
        """Return the row at a position, None where it is gone or cannot be had just now."""
        return self._rows.row(position)

    def position(self, row_id: int) -> int:
        """Return where an id is shown, -1 if it is not."""
        try:
            return self.ids.index(row_id)
        except ValueError:
            return -1

    def tick(self, ids: Iterable[int], *, on: bool) -> None:
        """Tick or untick rows by id."""
        before = len(self.ticked)
        if on:
            self.ticked.update(ids)
        else:
            self.ticked.difference_update(ids)
        if len(self.ticked) == before:
            return
        if len(self._rows):
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1)
            )
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
        self.ticks_changed.emit()

    def tick_state(self) -> Qt.CheckState:
        """Return whether all, some or none of the rows shown are ticked."""
        if not self.ticked or not len(self._rows):
            return Qt.CheckState.Unchecked
        shown = self.ticked.intersection(self.ids)
        if len(shown) == len(self._rows):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if shown else Qt.CheckState.Unchecked

    def column(self, section: int) -> Column[Row] | None:
        """Return the spec of a section, None for the tick box and the STT."""
        at = section - self.leading
        return self.columns[at] if 0 <= at < len(self.columns) else None

    def is_tick(self, section: int) -> bool:
        """Tell whether a section holds the tick boxes."""
        return self.ticks and section == 0

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns with tick box and STT."""
        return 0 if parent.isValid() else self.leading + len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.is_tick(index.column()):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell's text, tick, alignment or what a screen reader says."""
        section, position = index.column(), index.row()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(section, position)
            case Qt.ItemDataRole.CheckStateRole if self.is_tick(section):
                on = self.ids[position] in self.ticked
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(section, position)
            case Qt.ItemDataRole.TextAlignmentRole:
                column = self.column(section)
                return _ALIGN[column.align if column else Align.RIGHT]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(section, position)
        return None

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Tick or untick a row, as assistive tools do it."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.is_tick(index.column()):
            return False
        self.tick([self.ids[index.row()]], on=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return a column's title and alignment."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.column(section)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title if column else "" if self.is_tick(section) else "STT"
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.title if column else "Chọn" if self.is_tick(section) else "STT"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _ALIGN[column.align if column else Align.RIGHT]
        return None

    def _shown(self, section: int, position: int) -> str:
        column = self.column(section)
        if column is None:
            return "" if self.is_tick(section) else str(position + 1)
        row = self.row(position)
        return "" if row is None else column.text(row)

    def _tooltip(self, section: int, position: int) -> str | None:
        column, row = self.column(section), self.row(position)
        if column is None or column.tooltip is None or row is None:
            return None
        return column.tooltip(row)

    def _spoken(self, section: int, position: int) -> str:
        column, row = self.column(section), self.row(position)
        if self.is_tick(section):
            return "Đã chọn" if self.ids[position] in self.ticked else "Chưa chọn"
        if column is None:
            return f"STT {position + 1}"
        if row is None:
            return ""
        pills = ", ".join(pill.word for pill in column.pills(row)) if column.pills else ""
        return f"{column.title}: {pills or column.text(row)}"
