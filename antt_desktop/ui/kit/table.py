"""The one table view of the program: keyboard, hover, ticks, sort requests, kept selection."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from antt_desktop.ui.kit.cells import CELL_POINTS, PADDING, CellDelegate
from antt_desktop.ui.kit.header import TableHeader
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.theme import theme

Row = TypeVar("Row")
ROW, TWO_LINES = 33, 49
"""Heights of rows at 100 % text: of one line, and of one with a note below it."""
_NARROWEST = 44
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class TableView(QTableView, Generic[Row]):
    """A list of rows by id.

    Signals: ``sort_requested(key, descending)`` (the owner sorts and calls ``show_sort``),
    ``current_changed(id)`` (0 for none), ``selection_changed()``, ``opened(id)`` (double click
    or Enter), ``delete_requested()``. The current row and the selection stay by id when the
    model shows other rows. ``name`` is what its column widths are remembered under.
    """

    sort_requested = Signal(str, bool)
    current_changed = Signal(object)
    selection_changed = Signal()
    opened = Signal(object)
    delete_requested = Signal()

    def __init__(
        self,
        model: TableModel[Row],
        name: str,
        memory: Memory,
        *,
        label: str,
        parent: QWidget | None = None,
        row_height: int = ROW,
    ) -> None:
        super().__init__(parent)
        self._row_height = row_height
        self.rows = model
        self._name, self._memory = name, memory
        self._kept: tuple[int, set[int]] = (0, set())
        self._tick_anchor = -1
        self._delegate = CellDelegate(model, self)  # type: ignore[arg-type]
        self._header = TableHeader(model, self)  # type: ignore[arg-type]
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(label)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._scale()
        self._connect()

    def _connect(self) -> None:
        self._header.sectionClicked.connect(self._header_clicked)
        self._header.dragged.connect(self._remember_widths)
        self._header.sectionDoubleClicked.connect(self._fit_column)
        self.rows.modelAboutToBeReset.connect(self._keep)
        self.rows.modelReset.connect(self._put_back)
        self.rows.ticks_changed.connect(self._redraw)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.current_changed.emit(self._id_at(now.row()))
        )
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self.activated.connect(self._activated)
        theme.changed.connect(self._scale)

    # what the owner asks and says

    @property
    def current_id(self) -> int:
        """Return the id of the current row, 0 for none."""
        return self._id_at(self.currentIndex().row())

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected rows in the order shown."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(i) for i in range(chosen.count())]
        spans = sorted({(r.top(), r.bottom()) for r in ranges})
        rows = dict.fromkeys(row for top, bottom in spans for row in range(top, bottom + 1))
        return [self.rows.ids[row] for row in rows]

    def go_to(self, row_id: int) -> bool:
        """Make a row current, selected and visible; False where it is not shown."""
        position = self.rows.position(row_id)
        if position < 0:
            return False
        index = self.rows.index(position, self._first_section())
        self.selectionModel().setCurrentIndex(index, _SELECT)
        if not self.viewport().rect().contains(self.visualRect(index).center()):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Show the arrow beside the column that the rows are sorted by."""
        sections = range(self.rows.leading, self.rows.columnCount())
        found = (s for s in sections if (c := self.rows.column(s)) and c.key == key)
        self._header.sorted_by = (next(found, -1), descending)
        self._header.viewport().update()

    def show_column(self, column: int | str, *, shown: bool) -> None:
        """Show or hide a column, by its place among the column specs or by its key."""
        keys = [spec.key for spec in self.rows.columns]
        place = keys.index(column) if isinstance(column, str) else column
        self.setColumnHidden(self.rows.leading + place, not shown)
        self._stretch()

    # keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter opens, Delete asks to delete; the rest is Qt's."""
        key = event.key()
        if key == Qt.Key.Key_Space and self.rows.ticks:
            ids = self.selected_ids()
            self.rows.tick(ids, on=not self.rows.ticked.issuperset(ids))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_id:
            self.opened.emit(self.current_id)
        elif key == Qt.Key.Key_Delete and self.selected_ids():
            self.delete_requested.emit()
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and not event.modifiers():
            last = self.rows.rowCount() - 1
            self._go_to_position(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick a row by its box (with Shift a whole stretch) without changing the selection."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not self.rows.is_tick(index.column()):
            super().mousePressEvent(event)
            return
        row = index.row()
        on = self.rows.ids[row] not in self.rows.ticked
        first = row
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._tick_anchor >= 0:
            first = min(self._tick_anchor, self.rows.rowCount() - 1)
        low, high = sorted((first, row))
        self.rows.tick(self.rows.ids[low : high + 1], on=on)
        self._tick_anchor = row
        self.selectionModel().setCurrentIndex(
            self.rows.index(row, self._first_section()), QItemSelectionModel.SelectionFlag.NoUpdate
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the mouse."""
        self._hover(self.rowAt(round(event.position().y())))
        super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a row; on a tick box tick again, as quick clicks mean it."""
        if self.rows.is_tick(self.indexAt(event.position().toPoint()).column()):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is lit when the mouse leaves."""
        self._hover(-1)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the stretching column the room that is left, never less than its title needs."""
        super().resizeEvent(event)
        self._stretch()

    # inside

    def _activated(self, index: QModelIndex) -> None:
        if not self.rows.is_tick(index.column()):
            self.opened.emit(self._id_at(index.row()))

    def _header_clicked(self, section: int) -> None:
        if self.rows.is_tick(section):
            self.rows.tick(self.rows.ids, on=self.rows.tick_state() is not Qt.CheckState.Checked)
            return
        column = self.rows.column(section)
        if column is not None and column.key:
            before, descending = self._header.sorted_by
            self.sort_requested.emit(column.key, before == section and not descending)

    def _id_at(self, row: int) -> int:
        return self.rows.ids[row] if 0 <= row < len(self.rows.ids) else 0

    def _first_section(self) -> int:
        return int(self.rows.ticks)

    def _go_to_position(self, position: int) -> None:
        if position >= 0:
            self.go_to(self.rows.ids[position])

    def _hover(self, row: int) -> None:
        if row == self._delegate.hovered:
            return
        for changed in (self._delegate.hovered, row):
            if changed >= 0:
                top, height = self.rowViewportPosition(changed), self.rowHeight(changed)
                self.viewport().update(0, top, self.viewport().width(), height)
        self._delegate.hovered = row

    def _redraw(self) -> None:
        self.viewport().update()
        self._header.viewport().update()

    def _keep(self) -> None:
        self._kept = (self.current_id, set(self.selected_ids()))

    def _put_back(self) -> None:
        current, selected = self._kept
        self._delegate.hovered = -1
        self._tick_anchor = -1
        model = self.selectionModel()
        if selected:
            model.select(
                self._selection(p for p, i in enumerate(self.rows.ids) if i in selected),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )
        position = self.rows.position(current) if current else -1
        if position >= 0:
            index = self.rows.index(position, self._first_section())
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        elif current:
            self.current_changed.emit(0)
        if selected:
            self.selection_changed.emit()

    def _selection(self, positions: Iterable[int]) -> QItemSelection:
        """Return the selection of these rows (ascending), neighbours in one range."""
        chosen = QItemSelection()
        last = self.rows.columnCount() - 1
        start = end = -1
        for position in (*positions, -1):
            if start >= 0 and position == end + 1:
                end = position
                continue
            if start >= 0:
                chosen.select(self.rows.index(start, 0), self.rows.index(end, last))
            start = end = position
        return chosen

    # widths

    def _scale(self) -> None:
        self.verticalHeader().setMinimumSectionSize(theme.px(self._row_height))
        self.verticalHeader().setDefaultSectionSize(theme.px(self._row_height))
        self._header.setMinimumSectionSize(theme.px(_NARROWEST))
        self._header.setFixedHeight(self._header.sizeHint().height())
        remembered = self._memory.widths(self._name)
        self._header.blockSignals(True)  # noqa: FBT003 - Qt's signature
        for section in range(self.rows.columnCount()):
            at = section - self.rows.leading
            kept = remembered[at] if 0 <= at < len(remembered) else 0
            self.setColumnWidth(section, theme.px(kept) if kept else self._first_width(section))
            fixed = section < self.rows.leading
            mode = QHeaderView.ResizeMode.Fixed if fixed else QHeaderView.ResizeMode.Interactive
            self._header.setSectionResizeMode(section, mode)
        self._header.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._stretch()
        self.updateGeometries()
        self.viewport().update()

    def _first_width(self, section: int) -> int:
        column = self.rows.column(section)
        if self.rows.is_tick(section):
            return theme.px(38)
        if column is None:
            return max(self._header.title_width(section), theme.px(52))
        metrics = QFontMetrics(theme.font(CELL_POINTS, 500))
        sample = metrics.horizontalAdvance(column.sample) + 2 * theme.px(PADDING) + theme.px(4)
        return max(self._header.title_width(section), sample)

    def _stretch(self) -> None:
        sections = range(self.rows.leading, self.rows.columnCount())
        for section in sections:
            column = self.rows.column(section)
            if column is None or not column.stretch:
                continue
            room = self._room_for(section)
            self._widen(section, room)
            if self._room_for(section) != room:  # a scroll bar came or went
                self._widen(section, self._room_for(section))

    def _room_for(self, section: int) -> int:
        return self.viewport().width() - self._header.length() + self.columnWidth(section)

    def _widen(self, section: int, room: int) -> None:
        self._header.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.setColumnWidth(section, max(room, self._header.title_width(section)))
        self._header.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.updateGeometries()

    def _fit_column(self, section: int) -> None:
        if section >= self.rows.leading:
            self.resizeColumnToContents(section)
            self._remember_widths()

    def _remember_widths(self) -> None:
        self._memory.keep_widths(
            self._name,
            [
                0
                if (c := self.rows.column(s)) is None or c.stretch
                else round(self.columnWidth(s) * 100 / theme.percent)
                for s in range(self.rows.leading, self.rows.columnCount())
            ],
        )
