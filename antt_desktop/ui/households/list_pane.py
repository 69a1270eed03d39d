"""The pane in the middle: the list of households, or why it is empty."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from antt_desktop.domain.households import HouseholdRow
from antt_desktop.domain.pledges import Campaign
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.columns import (
    CODE_COLUMN,
    GROUP_COLUMN,
    SIZE_COLUMN,
    STATUS_COLUMN,
    ended_columns,
    household_columns,
)
from antt_desktop.ui.households.presenter import ALL, Sort, neighbour
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import EmptyState, Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.theme import icons, theme

_SORT = "households/sort"
_ROOMY = 900


class ListPane(Pane):
    """Lists the households of a tổ or of all, filtered by what is searched.

    ``reload`` reads the list anew; the first row is chosen where no chosen one is left.
    At its foot one goes over to the households that left, where there are any, and back.
    Signals beside the table's own: ``import_asked``, ``add_asked``, ``widen_asked`` (search
    in every tổ), ``sorted_anew`` and ``turned`` (the owner reloads, once the book is there).
    """

    import_asked = Signal()
    add_asked = Signal()
    widen_asked = Signal()
    sorted_anew = Signal()
    turned = Signal()

    def __init__(
        self,
        context: Context,
        group_name: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, flush=True)
        self._context = context
        self._group_name = group_name
        self._campaign: Campaign | None = None
        self._columns_of: tuple[bool, Campaign | None] = (False, None)
        self._at = (-1, "", False)
        self.ended = False
        self._stand_on = 0
        self.sort = Sort.read(context.memory.text(_SORT, "name"))
        self.model: TableModel[HouseholdRow] = TableModel(
            household_columns(group_name, None), lambda row: row.id, numbered=True
        )
        self.table = TableView(self.model, "households", context.memory, label="Danh sách hộ")
        self.table.sort_requested.connect(self._sort_by)
        writable = context.book.may_change
        steps = [
            buttons.primary("Nhập từ Excel", self.import_asked.emit, "file-input"),
            buttons.secondary("Thêm hộ", self.add_asked.emit, "plus"),
        ]
        self._empty = EmptyState(
            "house", "Chưa có hộ nào", "Đưa danh sách hộ của làng vào sổ.", steps
        )
        for step in steps:
            step.setEnabled(writable)
        self._widen = buttons.secondary("Tìm trong tất cả các tổ", self.widen_asked.emit, "search")
        self._not_found = EmptyState("search", "", "", [self._widen])
        self._pages = QStackedWidget(self)
        for page in (self.table, self._empty, self._not_found):
            self._pages.addWidget(page)
        self.box.addWidget(self._pages, 1)
        self.turn = buttons.link("", self._turn)
        self.turn.hide()
        self.box.addWidget(self.turn)

    def stand_beside(self, ids: Sequence[int]) -> None:
        """Choose the neighbour of these households where they are gone at the next reload."""
        self._stand_on = neighbour(self.model.ids, ids)

    def reload(self, group_id: int, query: str) -> None:
        """Show the households of a tổ (ALL for every one) that ``query`` finds."""
        book = self._context.book
        left = len(book.households.ids(group_id=group_id or None, ended=True))
        self.ended = self.ended and left > 0
        self._take_columns(None if self.ended else next(iter(book.campaigns.all()), None))
        campaign_id = self._campaign.id if self._campaign else None
        sort = self.sort.within(group_id, campaign=self._campaign is not None)
        scrolled = self.table.verticalScrollBar().value()
        ids = book.households.ids(
            group_id=group_id or None,
            query=query,
            sort=sort.key,
            descending=sort.descending,
            campaign_id=campaign_id,
            ended=self.ended,
        )
        self.model.show_ids(ids, lambda some: book.households.rows(some, campaign_id))
        self.table.show_column(GROUP_COLUMN, shown=group_id == ALL)
        self.table.show_column(STATUS_COLUMN, shown=self._campaign is not None)
        self.table.show_column(SIZE_COLUMN, shown=not self.ended)
        self.table.show_sort(sort.key, descending=sort.descending)
        if self._at == (group_id, query, self.ended):
            self.table.verticalScrollBar().setValue(scrolled)
        self._at = (group_id, query, self.ended)
        if not self.table.current_id and len(ids) and not self.table.go_to(self._stand_on):
            self.table.go_to(ids[0])
        self._stand_on = 0
        self._show_page(group_id, query, found=bool(ids))
        back = "Về danh sách các hộ đang ở làng"
        self.turn.setText(back if self.ended else f"Đã rời làng, đã gộp: {number(left)} hộ")
        icons.put(self.turn, "chevron-left" if self.ended else "log-out", "accent")
        self.turn.setVisible(left > 0)

    def show_ended(self, *, ended: bool) -> None:
        """Go over to the households that left, or back; the owner reloads."""
        if ended != self.ended:
            self.ended = ended
            self.turned.emit()

    def _turn(self) -> None:
        self.show_ended(ended=not self.ended)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the code, which the pane at the right says too, where there is room for it."""
        super().resizeEvent(event)
        self.table.show_column(CODE_COLUMN, shown=self.width() >= theme.px(_ROOMY))

    def _take_columns(self, campaign: Campaign | None) -> None:
        shown = (self.ended, campaign)
        if shown != self._columns_of:
            self._columns_of = shown
            self._campaign = campaign
            name = self._group_name
            self.model.show_columns(
                ended_columns(name) if self.ended else household_columns(name, campaign)
            )

    def _show_page(self, group_id: int, query: str, *, found: bool) -> None:
        if found:
            self._pages.setCurrentWidget(self.table)
        elif query:
            place = self._group_name(group_id)
            self._not_found.say(
                f"Không tìm thấy “{query}” trong {place}",
                "Tìm theo tên, địa chỉ, mã hộ, số điện thoại hoặc CCCD; gõ không dấu cũng được.",
            )
            self._widen.setVisible(group_id != ALL)
            self._pages.setCurrentWidget(self._not_found)
        else:
            whose = "" if group_id == ALL else f"{self._group_name(group_id)}: "
            self._empty.say(
                f"{whose}Chưa có hộ nào" if not whose else f"{whose}chưa có hộ nào",
                "Nhập danh sách có sẵn từ Excel (kéo tệp thả vào đây cũng được), hoặc thêm từng"
                " hộ.",
            )
            self._pages.setCurrentWidget(self._empty)

    def _sort_by(self, key: str, descending: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.sort = Sort(key, descending)
        self._context.memory.keep_text(_SORT, self.sort.text)
        self.sorted_anew.emit()
