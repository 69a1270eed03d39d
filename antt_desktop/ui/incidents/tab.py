"""The tab “Sổ vụ việc”: incidents at the left, the one chosen at the right."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from antt_desktop.domain.changes import Area
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_figures import incident_figures
from antt_desktop.domain.incidents import Which
from antt_desktop.ui.context import Context, Tab
from antt_desktop.ui.incidents.acts import Acts
from antt_desktop.ui.incidents.curtain import CurtainStrip
from antt_desktop.ui.incidents.list_pane import ListPane
from antt_desktop.ui.incidents.presenter import Wish
from antt_desktop.ui.incidents.reading import ReadingPane
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.kit.filters import Filter
from antt_desktop.ui.kit.panes import EmptyState, Pane, top_row
from antt_desktop.ui.kit.split import Split
from antt_desktop.ui.theme import theme

_SHOWN = frozenset({Area.INCIDENTS, Area.GROUPS, Area.HOUSEHOLDS, Area.MEETINGS})
_READING, _READING_SHARE, _FILTER_SHARE = 520, 0.42, 0.14
_LEAST_LIST, _LEAST_READING = 320, 380


class IncidentsTab(Tab):
    """Incidents, to be followed to their end. See ``ui.context.Tab`` for what the window asks."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._book = context.book
        self._wish = Wish()
        self.acts = Acts(context)
        self.add = buttons.primary("Ghi vụ việc", self.new, "plus", keys="Ctrl+N")
        self.search = SearchField("Tìm nội dung, tên người, số vụ việc…", "Tìm vụ việc")
        self.group = Filter("Tổ", "Tổ: Tất cả", 0, self)
        self.kind = Filter("Loại", "Loại", "", self)
        self.year = Filter("Năm", "Năm: Tất cả", 0, self)
        self.registers = buttons.secondary("In sổ", self.print_registers, "printer")
        self._more = QMenu(self)
        self._more.aboutToShow.connect(self._fill_more)
        self.more = buttons.more_button("Việc khác với sổ vụ việc", self._more)
        self.curtain = CurtainStrip(context, self)
        self._panes = Split(context.memory, "incidents", self)
        self.list = ListPane(context, self._panes)
        self.reading = ReadingPane(context, self.acts, self._panes)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        filters = [part.button for part in (self.group, self.kind, self.year)]
        row = [self.add, self.search, *filters, self.registers, self.more]
        self._panes.put([self.list, self.reading], {0: 1})
        self.first = buttons.primary("Ghi vụ việc", self.new, "plus", keys="Ctrl+N")
        empty = Pane()
        empty.box.addWidget(
            EmptyState(
                "shield-alert",
                "Chưa có vụ việc nào",
                "Việc nhỏ ghi ngay, phân người phụ trách, hòa giải sớm để không kéo dài.",
                [self.first],
            )
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._panes)
        self._stack.addWidget(empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(10))
        box.addLayout(top_row(row, self.search))
        box.addWidget(self.curtain)
        box.addWidget(self._stack, 1)
        self._scale()

    def _connect(self) -> None:
        table = self.list.table
        self.search.searched.connect(lambda typed: self._ask(replace(self._wish, typed=typed)))
        self.search.down.connect(table.setFocus)
        for part in (self.group, self.kind, self.year):
            part.chosen.connect(self._filter)
        self.list.wished.connect(self._ask)
        self.list.unfiltered.connect(self._unfilter)
        table.current_changed.connect(lambda _id: self._show_reading())
        table.opened.connect(self.acts.edit)
        table.delete_requested.connect(lambda: self.acts.delete(table.current_id))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        theme.changed.connect(self._scale)
        self.context.lock(self.add, self.first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the room as designed, unless the user has divided it otherwise."""
        super().resizeEvent(event)
        self._divide()

    # what the window asks

    def refresh(self, areas: frozenset[Area]) -> None:
        """Show anew what belongs to these areas; later, while a job has the book."""
        if self.put_off(areas) or not areas & _SHOWN:
            return
        incidents = self._book.incidents
        self.group.show_items([(group.id, group.name) for group in self._book.groups.all()])
        self.kind.show_items([(kind, kind) for kind in incidents.kinds_used()])
        self.year.show_items([(year, str(year)) for year in incidents.years()])
        self.curtain.refresh()
        some = incidents.counts()[Which.ALL]
        self._stack.setCurrentIndex(0 if some else 1)
        year = self._book.today.year
        figures = incident_figures(incidents.rows(incidents.ids(year=year)))
        self.status_text.emit(figures.summary(year) if some else "")
        self._wish = self._filtered()
        self._reload(keep=True)

    def new(self) -> None:
        """Write down a new incident."""
        saved = self.acts.new()
        if saved:
            self.show_record(saved)

    def print_(self) -> None:
        """Print what is known of the incident that is read."""
        from antt_desktop.ui.incidents.papers.menu import show_file

        show_file(self.context, self._book.incidents.get(self._chosen()))

    def print_registers(self) -> None:
        """Print the registers of a period."""
        self.acts.print_registers()

    def show_record(self, incident_id: int) -> None:
        """Show this incident, whatever is filtered now; UserError where it is not there."""
        self._book.incidents.row(incident_id)
        if incident_id not in self.list.model.ids:
            self.search.clear()
            self._let_all_through()
            self._ask(Wish())
        self.list.table.go_to(incident_id)
        self.list.table.setFocus()

    @property
    def current_id(self) -> int:
        """Return the id of the incident that is read, 0 for none."""
        return self.list.table.current_id

    @property
    def shown_ids(self) -> list[int]:
        """Return the ids of all incidents in the list, in its order."""
        return list(self.list.model.ids)

    def show_which(self, wish: Wish) -> None:
        """Show the list behind a number."""
        self.search.clear()
        self.group.choose(wish.group_id)
        self.kind.choose(wish.kind)
        self.year.choose(wish.year)
        self._ask(wish)

    # inside

    def _chosen(self) -> int:
        if not self.current_id:
            raise UserError("Hãy chọn một vụ việc trong danh sách trước.")
        return self.current_id

    def _fill_more(self) -> None:
        from antt_desktop.ui.incidents.more_menu import fill_more

        self._more.clear()
        fill_more(self._more, self)

    def _show_menu(self, at: QPoint) -> None:
        if not self.current_id:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self.current_id
        entries = [
            buttons.action(menu, "Sửa", lambda: self.acts.edit(chosen), "pencil", keys="Enter"),
            buttons.action(menu, "Thêm diễn biến", lambda: self.acts.add_entry(chosen), "plus"),
            buttons.action(
                menu, "Xóa vụ việc ghi nhầm", lambda: self.acts.delete(chosen), "trash-2",
                keys="Delete",
            ),
        ]  # fmt: skip
        for entry in entries:
            entry.setEnabled(self._book.may_change)
        menu.popup(self.list.table.viewport().mapToGlobal(at))

    def _filtered(self) -> Wish:
        return replace(
            self._wish, group_id=self.group.value, kind=self.kind.value, year=self.year.value
        )

    def _filter(self) -> None:
        self._ask(self._filtered())

    def _unfilter(self) -> None:
        self.search.clear()
        self._let_all_through()
        self._ask(Wish())

    def _let_all_through(self) -> None:
        self.group.choose(0)
        self.kind.choose("")
        self.year.choose(0)

    def _ask(self, wish: Wish) -> None:
        self._wish = wish
        self._reload(keep=False)

    def _reload(self, *, keep: bool) -> None:
        if self.put_off(_SHOWN):
            return
        self.list.reload(self._wish, keep=keep)
        self._show_reading()

    def _show_reading(self) -> None:
        if self.put_off(_SHOWN):
            return
        if self.current_id:
            self.reading.show_incident(self.current_id)
        else:
            self.reading.show_nothing()

    def _scale(self) -> None:
        self.search.setMinimumWidth(theme.px(140))
        self.list.setMinimumWidth(theme.px(_LEAST_LIST))
        self.reading.setMinimumWidth(theme.px(_LEAST_READING))
        self._divide()

    def _divide(self) -> None:
        for part in (self.group, self.kind, self.year):
            part.fit(round(self.width() * _FILTER_SHARE))
        side = min(theme.px(_READING), round(self.width() * _READING_SHARE))
        self._panes.divide([self.width() - side, side])
