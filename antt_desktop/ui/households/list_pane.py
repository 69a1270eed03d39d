"""The pane in the middle: the list of households, or why it is empty."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from antt_desktop.domain.households import HouseholdRow
from antt_desktop.domain.pledges import Campaign
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.columns import (
    CODE_COLUMN,
    GROUP_COLUMN,
    STATUS_COLUMN,
    household_columns,
)
from antt_desktop.ui.households.presenter import ALL, Sort
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import EmptyState, Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.theme import theme

_SORT = "households/sort"
_ROOMY = 900


class ListPane(Pane):
    """Lists the households of a tổ or of all, filtered by what is searched.

    ``reload`` reads the list anew; the first row is chosen where no chosen one is left.
    Signals beside the table's own: ``import_asked``, ``add_asked``, ``widen_asked`` (search
    in every tổ), ``sorted_anew`` (the owner reloads, once the book is there).
    """

    import_asked = Signal()
    add_asked = Signal()
    widen_asked = Signal()
    sorted_anew = Signal()

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
        self._at = (-1, "")
        self.sort = Sort.read(context.memory.text(_SORT, "name"))
        self.model: TableModel[HouseholdRow] = TableModel(
            household_columns(group_name, None), lambda row: row.id, numbered=True
        )
        self.table = TableView(self.model, "households", context.memory, label="Danh sách hộ")
        self.table.sort_requested.connect(self._sort_by)
        writable = not context.book.read_only
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
        self.box.addWidget(self._pages)

    def reload(self, group_id: int, query: str, *, stand_on: int = 0) -> None:
        """Show the households of a tổ (ALL for every one) that ``query`` finds.

        ``stand_on`` is the household to choose where the chosen one is gone.
        """
        book = self._context.book
        self._take_campaign(next(iter(book.campaigns.all()), None))
        campaign_id = self._campaign.id if self._campaign else None
        sort = self.sort.within(group_id, campaign=self._campaign is not None)
        scrolled = self.table.verticalScrollBar().value()
        ids = book.households.ids(
            group_id=group_id or None,
            query=query,
            sort=sort.key,
            descending=sort.descending,
            campaign_id=campaign_id,
        )
        self.model.show_ids(ids, lambda some: book.households.rows(some, campaign_id))
        self.table.show_column(GROUP_COLUMN, shown=group_id == ALL)
        self.table.show_column(STATUS_COLUMN, shown=self._campaign is not None)
        self.table.show_sort(sort.key, descending=sort.descending)
        if self._at == (group_id, query):
            self.table.verticalScrollBar().setValue(scrolled)
        self._at = (group_id, query)
        if not self.table.current_id and len(ids) and not self.table.go_to(stand_on):
            self.table.go_to(ids[0])
        self._show_page(group_id, query, found=bool(ids))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the code, which the pane at the right says too, where there is room for it."""
        super().resizeEvent(event)
        self.table.show_column(CODE_COLUMN, shown=self.width() >= theme.px(_ROOMY))

    def _take_campaign(self, campaign: Campaign | None) -> None:
        if campaign != self._campaign:
            self._campaign = campaign
            self.model.show_columns(household_columns(self._group_name, campaign))

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
