"""Lists people ask for: choose one, change its conditions, print it or take it to Excel."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from antt_desktop.domain.list_columns import ListColumn, ListRow, ListRows
from antt_desktop.domain.proposed_lists import PROPOSED
from antt_desktop.domain.roster_lists import Conditions, ListDefinition
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.lists import jobs as lists_jobs
from antt_desktop.ui.households.lists.conditions import ConditionsBar
from antt_desktop.ui.households.lists.presenter import (
    Shelf,
    table_columns,
    title,
    with_conditions,
    with_rows,
)
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.side_list import SideList
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_SIDE = 256
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def show_lists(context: Context, go_to: Callable[[int], None]) -> None:
    """Show the lists; then go to the household that was opened there, if one was."""
    dialog = RosterListsDialog(context)
    if context.dialogs.run(dialog):
        go_to(dialog.household_id)


class RosterListsDialog(FormDialog):
    """Lists at the side, conditions above, rows below. ``household_id`` is the one opened."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.dialogs,
            "Danh sách",
            "Chọn danh sách có sẵn hoặc tự đặt điều kiện; nhấp đúp một dòng để đến hộ đó.",
        )
        self._context, self._book = context, context.book
        self._shelf = Shelf(self._book)
        self._chosen: ListDefinition = PROPOSED[0]
        self.shown: ListDefinition = PROPOSED[0]
        self.household_id = 0
        self.side = SideList("Các danh sách")
        self.conditions = ConditionsBar(self._book)
        self.search = SearchField("Tìm trong danh sách", "Tìm trong danh sách")
        self.heading = label("", "heading", wrap=False)
        self.count = label("", "muted", wrap=False)
        self.table_pane = Pane(flush=True)
        self._pages = QStackedWidget()
        self._nobody = label("Không có ai trong danh sách này.", "muted")
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._nobody)
        self.table_pane.box.addWidget(self._pages)
        self._make_table(self.shown)
        self._lay_out()
        self._connect()
        self.side.show_items(self._shelf.items())
        self._choose(self.side.current)

    def _lay_out(self) -> None:
        self._menu = QMenu(self)
        self._forget = buttons.action(self._menu, "Bỏ danh sách này", self.forget, "trash-2")
        side = Pane(flush=True)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(14), theme.px(4), theme.px(4), theme.px(2))
        head.addWidget(label("CÁC DANH SÁCH", "section", wrap=False), 1)
        more = buttons.tool("Bỏ danh sách của làng", lambda: None, "ellipsis")
        more.setMenu(self._menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        head.addWidget(more)
        side.box.addLayout(head)
        side.box.addWidget(self.side, 1)
        side.setFixedWidth(theme.px(_SIDE))
        top = QHBoxLayout()
        top.setSpacing(theme.px(10))
        top.addWidget(self.heading)
        top.addWidget(self.count)
        top.addStretch()
        self.search.setMinimumWidth(theme.px(240))
        top.addWidget(self.search)
        right = QVBoxLayout()
        right.setSpacing(theme.px(8))
        right.addLayout(top)
        right.addWidget(self.conditions)
        right.addWidget(self.table_pane, 1)
        self.desk = QWidget()
        row = QHBoxLayout(self.desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(side)
        row.addLayout(right, 1)
        self.body.addWidget(self.desk, 1)
        self.work = lists_jobs.WorkLine(self._context.jobs)
        self.body.addWidget(self.work)
        self.columns_button = buttons.secondary("Chọn cột…", self.choose_columns)
        self.keep_button = buttons.secondary("Lưu danh sách…", self.keep, "save")
        self.foot.addWidget(self.columns_button)
        self.foot.addWidget(self.keep_button)
        self.keep_button.setEnabled(self._book.may_change)
        self.export_button = buttons.secondary("Xuất Excel", self.export, "file-spreadsheet")
        self.print_button = buttons.primary("In", self.print_, "printer")
        self._right.addWidget(buttons.secondary("Đóng", self.reject, keys="Esc"))
        self._right.addWidget(self.export_button)
        self._right.addWidget(self.print_button)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(1220), room.width() - 40), min(theme.px(660), room.height() - 60))

    def _connect(self) -> None:
        self.side.chosen.connect(self._choose)
        self.conditions.changed.connect(self._conditions_changed)
        self.conditions.rows_chosen.connect(self._rows_chosen)
        self.search.searched.connect(lambda _text: self._conditions_changed())
        self.search.down.connect(self._go_to_rows)
        self.work.busy_changed.connect(self._busy)

    # what the user does

    def choose_columns(self) -> None:
        """Ask for other columns."""
        from antt_desktop.ui.households.lists.columns_dialog import ColumnsDialog

        dialog = ColumnsDialog(self._context, self.shown)
        if self.dialogs.run(dialog):
            self._show(replace(self.shown, columns=dialog.columns))

    def keep(self) -> None:
        """Ask for a name and keep what is shown under it."""
        name = self.dialogs.ask_text(
            "Lưu danh sách", "Tên danh sách (in trên đầu trang giấy):", self.shown.name
        )
        if name is None:
            return
        kept = replace(self.shown, name=" ".join(name.split()))
        question = f"Làng đã có danh sách “{kept.name}”. Thay bằng danh sách đang xem?"
        taken = self._shelf.is_kept(self._shelf.key(kept.name))
        if taken and not self.dialogs.confirm(question, "Thay"):
            return
        self._book.lists.keep(kept)
        self._fill_side(kept.name)

    def forget(self) -> None:
        """Keep the chosen list of the village no longer."""
        self._book.lists.forget(self._chosen.name)
        self._fill_side("")

    def export(self) -> None:
        """Write the list to an Excel file."""
        lists_jobs.export(self._context, self.shown, len(self.model.ids))

    def print_(self) -> None:
        """Lay the list out and show it before it is printed."""
        lists_jobs.print_list(self._context, self.shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field of conditions prints nothing."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)

    # inside

    def _fill_side(self, name: str) -> None:
        self._shelf = Shelf(self._book)
        self.side.show_items(self._shelf.items())
        self.side.choose(self._shelf.key(name))
        self._choose(self.side.current)

    def _choose(self, key: int) -> None:
        self._chosen = self._shelf.get(key)
        self._forget.setEnabled(self._shelf.is_kept(key) and self._book.may_change)
        self.conditions.show_conditions(self._chosen.rows, self._chosen.conditions)
        self.shown = self._chosen
        self.search.setText(self._chosen.conditions.text)
        self._show(self._chosen)

    def _conditions_changed(self) -> None:
        # Typing may come to rest after the dialog was closed, or while a job has the book.
        if not self.isVisible() or self._book.lent:
            return
        values = self.conditions.values()
        if values is None:
            return
        conditions = Conditions(**values, text=self.search.text().strip())
        self._show(with_conditions(self.shown, self._chosen, conditions))

    def _rows_chosen(self, rows: str) -> None:
        definition = with_rows(self.shown, ListRows(rows))
        self.conditions.show_conditions(definition.rows, definition.conditions)
        self._show(definition)

    def _show(self, definition: ListDefinition) -> None:
        """Show another list; the table is made anew for other columns."""
        self.shown = definition
        if self._table_of != (definition.rows, definition.columns):
            self._make_table(definition)
        ids = self._book.lists.ids(definition)
        self.model.show_ids(ids, lambda some: self._book.lists.rows(definition, some))
        self.table.show_sort(definition.order.value, descending=definition.descending)
        self.heading.setText(title(definition))
        counted = f"{number(len(ids))} {definition.rows.counted}"
        if definition.rows is ListRows.HOUSEHOLDS:
            counted += f" · {number(self._book.lists.people(ids))} nhân khẩu"
        self.count.setText(counted)
        self._pages.setCurrentWidget(self.table if ids else self._nobody)
        for button in (self.export_button, self.print_button):
            button.setEnabled(bool(ids))

    def _make_table(self, definition: ListDefinition) -> None:
        """Make the table for these columns; widths are remembered for each choice of them."""
        old = self.table if self._pages.count() > 1 else None
        columns = table_columns(definition, self._book.today)
        self.model: TableModel[ListRow] = TableModel(columns, lambda row: row.id, numbered=True)
        name = f"lists-{'-'.join(definition.columns)}"
        self.table: TableView[ListRow] = TableView(
            self.model, name, self._context.memory, label="Danh sách"
        )
        self.table.sort_requested.connect(self._sort)
        self.table.opened.connect(self._open)
        self._pages.addWidget(self.table)
        self._table_of = (definition.rows, definition.columns)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()

    def _go_to_rows(self) -> None:
        self.table.setFocus()

    def _sort(self, key: str, descending: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._show(replace(self.shown, order=ListColumn(key), descending=descending))

    def _open(self, row_id: int) -> None:
        rows = self._book.lists.rows(self.shown, [row_id])
        if rows:
            self.household_id = rows[0].household_id
            self.accept()

    def _busy(self, busy: bool) -> None:  # noqa: FBT001 - a signal's argument
        for part in (self.desk, self.columns_button, self.keep_button, self.export_button,
                     self.print_button):  # fmt: skip
            part.setEnabled(not busy)
        self.keep_button.setEnabled(not busy and self._book.may_change)
        if not busy:
            self._conditions_changed()

    def reject(self) -> None:
        """Close; a job that runs is stopped first, and the dialog stays."""
        if self._context.jobs.busy:
            self._context.jobs.cancel()
        else:
            super().reject()
