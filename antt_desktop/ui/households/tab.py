"""The tab “Hộ dân”: tổ at the left, households in the middle, the chosen one at the right."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from antt_desktop.domain.changes import Area
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Household
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context, Tab
from antt_desktop.ui.households import jobs
from antt_desktop.ui.households.detail import DetailPane
from antt_desktop.ui.households.groups.pane import GroupsPane
from antt_desktop.ui.households.life.acts import LifeActs
from antt_desktop.ui.households.life.menu import Deed, fill
from antt_desktop.ui.households.list_pane import ListPane
from antt_desktop.ui.households.presenter import ALL, status_line
from antt_desktop.ui.households.roster_import.dropped import dropped_workbook
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.kit.panes import top_row
from antt_desktop.ui.kit.split import Split
from antt_desktop.ui.theme import icons, theme

_SHOWN = frozenset({Area.GROUPS, Area.HOUSEHOLDS, Area.PLEDGES})
_SIDE, _LIST, _DETAIL = (150, 200), 808, (286, 390)
"""Least and best widths at 100 %; the list needs ``_LIST`` to show its columns whole."""
_SIDE_SHARE, _DETAIL_SHARE = 0.17, 0.35


class HouseholdsTab(Tab):
    """The roster of the village."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._book = context.book
        self.setAcceptDrops(self._book.may_change)
        self._panes = Split(context.memory, "households", self)
        self.groups = GroupsPane(context, self._panes)
        self.list = ListPane(context, self.groups.name, self._panes)
        self.detail = DetailPane(context, self._panes)
        self.life = LifeActs(context, self.list, self.show_record, self._show_all)
        self.search = SearchField(
            "Tìm tên, địa chỉ, điện thoại, CCCD… gõ không dấu cũng được", "Tìm hộ"
        )
        self.add = buttons.primary("Thêm hộ", self.new, "plus", keys="Ctrl+N")
        self.take_in = buttons.secondary("Nhập từ Excel", self.import_file, "file-input")
        self.export = buttons.secondary("Xuất Excel", self.export_file, "file-spreadsheet")
        self.paper = buttons.secondary("In danh sách", self.print_, "printer", keys="Ctrl+P")
        more = QMenu(self)
        buttons.action(more, "Danh sách theo yêu cầu…", self.show_lists, "list-checks")
        buttons.action(more, "Soát lỗi danh sách…", self.show_faults, "triangle-alert")
        self.more = buttons.more_button("Danh sách theo yêu cầu, soát lỗi", more)
        self._menu = QMenu(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        acts = (self.take_in, self.export, self.paper, self.more)
        top = top_row([self.add, self.search, *acts], self.search)
        self._panes.put([self.groups, self.list, self.detail], {1: 1})
        self._scale()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(10))
        box.addLayout(top)
        box.addWidget(self._panes, 1)
        self.context.lock(self.add, self.take_in)

    def _connect(self) -> None:
        table = self.list.table
        self.search.searched.connect(lambda _text: self._reload())
        self.search.down.connect(table.setFocus)
        self.groups.chosen.connect(lambda _id: self._reload())
        table.current_changed.connect(self._show_detail)
        table.selection_changed.connect(self._say_status)
        table.opened.connect(self.edit)
        table.delete_requested.connect(self.delete)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        self.list.sorted_anew.connect(self._reload)
        self.list.turned.connect(self._reload)
        self.list.import_asked.connect(self.import_file)
        self.list.add_asked.connect(self.new)
        self.list.widen_asked.connect(lambda: self.groups.list.choose(ALL))
        self.detail.edit_asked.connect(self.edit)
        self.detail.add_person_asked.connect(lambda one: self.edit(one, add_person=True))
        self.detail.life_asked.connect(self.life.happen)
        theme.changed.connect(self._scale)

    # what the window asks

    def refresh(self, areas: frozenset[Area]) -> None:
        """Show anew what belongs to these areas; later, while a job has the book."""
        if self.put_off(areas):
            return
        if areas & {Area.GROUPS, Area.HOUSEHOLDS}:
            self.groups.refresh()
        if areas & _SHOWN:
            self._reload()
        if areas & {*_SHOWN, Area.MEETINGS, Area.INCIDENTS}:
            self._show_detail(self.list.table.current_id)

    def new(self) -> None:
        """Add a household, in the chosen tổ."""
        groups = self.groups.groups
        if not groups:
            raise UserError("Sổ chưa có tổ nào. Hãy thêm tổ ở khung bên trái trước.")
        self._edit(Household(group_id=self.groups.group_id or groups[0].id))

    def print_(self) -> None:
        """Print the roster of a tổ or of all."""
        group_id = self.groups.group_id
        jobs.print_roster(self.context, group_id, self.groups.name(group_id))

    def show_record(self, household_id: int) -> None:
        """Show this household: in the tổ chosen if it is there, else in its own."""
        household = self._book.households.get(household_id)
        self.list.show_ended(ended=household.ended_on is not None)
        if self.list.model.position(household_id) < 0:
            self.search.clear()
        if self.groups.group_id not in {ALL, household.group_id}:
            self.groups.list.choose(household.group_id)
        self.list.table.go_to(household_id)
        self.list.table.setFocus()

    # what the user does here

    def edit(self, household_id: int, *, add_person: bool = False) -> None:
        """Edit a household; with ``add_person`` begin with a new person."""
        self._edit(self._book.households.get(household_id), add_person=add_person)

    def delete(self) -> None:
        """Delete the selected households; the window offers to take it back."""
        self.context.writable()
        ids = self.list.table.selected_ids()
        self.list.stand_beside(ids)
        if ids:
            jobs.change_many(
                self.context, f"Đang xóa {number(len(ids))} hộ", ids,
                lambda book: book.households.delete(ids),
            )  # fmt: skip

    def move_selected(self) -> None:
        """Ask for a tổ and move the selected households there."""
        self.life.move(self.list.table.selected_ids())

    def show_lists(self) -> None:
        """Show the lists people ask for: filters that are named and kept."""
        from antt_desktop.ui.households.lists.dialog import show_lists

        show_lists(self.context, self.show_record)

    def show_faults(self) -> None:
        """Show the likely faults of the roster."""
        from antt_desktop.ui.households.faults_dialog import show_faults

        show_faults(self.context, self.show_record)

    def import_file(self, path: Path | None = None) -> None:
        """Take in a list from Excel, from this file or one to choose."""
        self.context.writable()
        jobs.import_roster(self.context, path)

    def export_file(self) -> None:
        """Write the roster to an Excel file."""
        jobs.export(self.context)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept a workbook dragged here."""
        if dropped_workbook(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin the import of a workbook dropped here, after the drop has ended."""
        path = dropped_workbook(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.import_file(path))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the room as designed, unless the user has divided it otherwise."""
        super().resizeEvent(event)
        self._divide()

    # inside

    def _scale(self) -> None:
        """Follow the text size, also in how the room is divided where nobody chose that."""
        for pane, least in ((self.groups, 120), (self.list, 260), (self.detail, 240)):
            pane.setMinimumWidth(theme.px(least))
        self._divide()

    def _divide(self) -> None:
        width = self.width()
        room = width - theme.px(_LIST) - 2 * self._panes.handleWidth()
        side = _between(room // 3, *_SIDE, most=round(width * _SIDE_SHARE))
        detail = _between(room - side, *_DETAIL, most=round(width * _DETAIL_SHARE))
        self._panes.divide([side, width - side - detail, detail])

    def _edit(self, household: Household, *, add_person: bool = False) -> None:
        from antt_desktop.ui.households.editor import HouseholdDialog

        self.context.writable()
        dialog = HouseholdDialog(self.context, household)
        if add_person:
            dialog.add_person()
        if self.context.dialogs.run(dialog) and dialog.saved_id:
            self.show_record(dialog.saved_id)

    def _show_all(self) -> None:
        self.search.clear()
        self.groups.list.choose(ALL)

    def _reload(self) -> None:
        if self.put_off(_SHOWN):
            return
        self.list.reload(self.groups.group_id, self.search.text().strip())
        self._say_status()

    def _show_detail(self, household_id: int) -> None:
        if self.put_off(_SHOWN):
            return
        if household_id:
            self.detail.show_household(household_id, self.groups.name)
        else:
            self.detail.show_nothing()

    def _say_status(self) -> None:
        group_id = self.groups.group_id
        self.status_text.emit(
            status_line(
                self.groups.name(group_id),
                len(self.list.model.ids),
                self.groups.people(group_id),
                len(self.list.table.selected_ids()),
                self.search.text().strip(),
                ended=self.list.ended,
            )
        )

    def _show_menu(self, at: QPoint) -> None:
        ids = self.list.table.selected_ids()
        if not ids:
            return
        self._menu.clear()
        self._fill_menu(ids)
        for entry in self._menu.actions():
            entry.setEnabled(self._book.may_change)
        self._menu.popup(self.list.table.viewport().mapToGlobal(at))

    def _show_log(self, household_id: int) -> None:
        from antt_desktop.ui.safety.history_dialog import HistoryDialog

        self.context.dialogs.run(HistoryDialog(self.context, household_id))

    def _fill_menu(self, ids: Sequence[int]) -> None:
        which = f"{number(len(ids))} hộ" if len(ids) > 1 else "hộ"
        if len(ids) == 1:
            one = ids[0]
            buttons.action(self._menu, "Sửa hộ…", lambda: self.edit(one), "pencil", keys="Enter")
            log = partial(self._show_log, one)
            buttons.action(self._menu, "Nhật ký của hộ này…", log, "history")
            events = self._menu.addMenu("Biến động")
            icons.put(events.menuAction(), "users", "muted")
            fill(events, lambda deed: self.life.happen(deed, one), ended=self.list.ended)
            self._menu.addSeparator()
        here = not self.list.ended
        if here:
            buttons.action(
                self._menu, f"Chuyển {which} sang tổ khác…", self.move_selected, "arrow-right-left"
            )
        if here and len(ids) == 1:
            # Beside deleting, so that nobody deletes a household because it has left.
            leave = partial(self.life.happen, Deed.LEAVE, ids[0])
            buttons.action(self._menu, "Chuyển khỏi làng…", leave, "log-out")
        buttons.action(
            self._menu, f"Xóa {which} (chỉ khi ghi nhầm)", self.delete, "trash-2", keys="Delete"
        )


def _between(wanted: int, least: int, best: int, *, most: int) -> int:
    """Return a width between two at 100 %, but never more than ``most``."""
    return min(max(theme.px(least), min(wanted, theme.px(best))), most)
