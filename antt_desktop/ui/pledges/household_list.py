"""The middle of the tab: filters by state over the list of households with tick boxes."""

from array import array
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import Campaign, PledgeRow, Status, Tally
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import Chips
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import EmptyState, Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.columns import CODE, GROUP, pledge_columns
from antt_desktop.ui.theme import icons, theme


class HouseholdList(Pane):
    """Shows the households of a campaign by tổ, state and search.

    ``chosen_changed`` follows every change of what ``chosen`` returns; ``opened`` is Enter or
    a double click; ``cleared`` asks to take the search away, ``widened`` to show all tổ;
    ``sorted_anew``: the owner shows the list, once the book is there.
    """

    chosen_changed = Signal()
    opened = Signal()
    cleared = Signal()
    widened = Signal()
    sorted_anew = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(flush=True)
        self._context = context
        self._campaign_id = 0
        self._group_id = presenter.ALL
        self._query = ""
        self._sort, self._descending = GROUP, False
        self.groups: Mapping[int, Group] = {}
        self.chips = Chips("Lọc theo tình trạng")
        self.show_counts(Tally())  # made before the table, the chips come before it for Tab
        self.model: TableModel[PledgeRow] = TableModel(
            pledge_columns(lambda: self.groups),
            lambda row: row.household_id,
            ticks=True,
            numbered=True,
        )
        self.table: TableView[PledgeRow] = TableView(
            self.model, "pledges", context.memory, label="Danh sách hộ trong đợt ký"
        )
        self._nothing = EmptyState(
            "search",
            "Không có hộ nào",
            "",
            [buttons.secondary("Xem tất cả các hộ", self._show_everything)],
        )
        self.frozen = label("", "small", wrap=False)
        self._lay_out()
        self.chips.chosen.connect(lambda _key: self.show_list())
        self.table.sort_requested.connect(self._sort_by)
        self.table.opened.connect(lambda _id: self.opened.emit())
        self.table.current_changed.connect(lambda _id: self.chosen_changed.emit())
        self.table.selection_changed.connect(self.chosen_changed)
        self.model.ticks_changed.connect(self.chosen_changed)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.SelectAll), self.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.tick_shown)

    def _lay_out(self) -> None:
        chips = QWidget()
        box = QVBoxLayout(chips)
        box.setContentsMargins(theme.px(10), theme.px(7), theme.px(10), theme.px(7))
        self._frozen_line = QWidget()
        line = QHBoxLayout(self._frozen_line)
        line.setContentsMargins(theme.px(2), 0, 0, 0)
        line.setSpacing(theme.px(6))
        line.addWidget(icons.IconLabel("lock", "muted", 15))
        line.addWidget(self.frozen, 1)
        box.addWidget(self._frozen_line)
        box.addWidget(self.chips)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self.box.addWidget(chips)
        self.box.addWidget(self._stack, 1)

    @property
    def chosen(self) -> list[int]:
        """Return whom an act is about: the ticked (in the order of the list), else the current.

        Several selected rows count as well where nothing is ticked.
        """
        if not self.model.ticked:
            return self.table.selected_ids()
        every = self._context.book.pledges.ids(self._campaign_id)
        return [i for i in every if i in self.model.ticked]

    @property
    def chosen_rows(self) -> list[PledgeRow]:
        """Return the same with their pledges."""
        return self._context.book.pledges.rows(self._campaign_id, self.chosen)

    @property
    def hidden_ticks(self) -> int:
        """Return how many of the ticked are not in the list shown."""
        ticked = self.model.ticked
        return len(ticked) - len(ticked.intersection(self.model.ids)) if ticked else 0

    def show_campaign(self, campaign: Campaign) -> None:
        """Take another campaign: nothing is ticked, no filter, its own order."""
        self._campaign_id = campaign.id
        self.model.tick(list(self.model.ticked), on=False)
        self.chips.choose("")

    def place(self, group_id: int) -> None:
        """Take one tổ, or ``presenter.ALL``, for what is shown from now on."""
        self._group_id = group_id

    def show_group(self, group_id: int) -> None:
        """Show one tổ, or ``presenter.ALL``."""
        self.place(group_id)
        self.show_list()

    def search(self, query: str) -> None:
        """Show those that a search finds."""
        self._query = query
        self.show_list()

    def show_frozen(self, day: PartialDate | None) -> None:
        """Say that the list is as it was on a day; None for one that follows the roster."""
        self._frozen_line.setVisible(day is not None)
        self.frozen.setText(f"Danh sách chốt ngày {day}" if day else "")
        self._frozen_line.setToolTip(
            "Tên, hộ và tổ giữ như ngày chốt; chữ ký đến sau vẫn ghi được." if day else ""
        )

    def show_counts(self, tally: Tally) -> None:
        """Show how many households stand where."""
        self.chips.show_items([*presenter.chips(tally)])

    def show_list(self) -> None:
        """Ask for the list anew; ticks, selection and what is current stay."""
        self.model.show_ids(
            self._ids(self._group_id, self.chips.current, self._query),
            lambda ids: self._context.book.pledges.rows(self._campaign_id, ids),
        )
        self.table.show_sort(self._sort, descending=self._descending)
        village = self._group_id == presenter.ALL
        for at, column in enumerate(self.model.columns):
            if column.key in {GROUP, CODE}:
                self.table.show_column(at, shown=village is (column.key == GROUP))
        self._say_nothing()
        if not self.table.current_id and len(self.model.ids):
            self.table.go_to(self.model.ids[0])
        self.chosen_changed.emit()

    def refresh(self) -> None:
        """Ask anew after a change in the book, where the list stands now."""
        bar = self.table.verticalScrollBar()
        at = bar.value()
        if self.model.ticked:
            gone = self.model.ticked.difference(self._context.book.pledges.ids(self._campaign_id))
            self.model.tick(gone, on=False)
        self.show_list()
        bar.setValue(at)

    def tick_shown(self) -> None:
        """Tick every row shown (Ctrl+A); when all are ticked, none."""
        ids = self.model.ids
        self.model.tick(ids, on=not self.model.ticked.issuperset(ids))

    def untick_all(self) -> None:
        """Take every tick away, those outside the list too."""
        self.model.tick(list(self.model.ticked), on=False)

    def reveal(self, household_id: int) -> bool:
        """Make a household current, whatever filter hides it; False where it is not covered."""
        if not self.table.go_to(household_id):
            self._drop_filters()
            self.show_list()
        return self.table.go_to(household_id)

    def _ids(self, group_id: int, status: str, query: str) -> "array[int]":
        return self._context.book.pledges.ids(
            self._campaign_id,
            group_id=group_id or None,
            status=Status(status) if status else None,
            query=query,
            sort=self._sort,
            descending=self._descending,
        )

    def _sort_by(self, key: str, descending: bool) -> None:  # noqa: FBT001 - a signal's
        self._sort, self._descending = key, descending
        self.sorted_anew.emit()

    def _say_nothing(self) -> None:
        self._stack.setCurrentIndex(0 if len(self.model.ids) else 1)
        if self._query:
            group = self.groups.get(self._group_id)
            where = f" trong {group.name}" if group else ""
            self._nothing.say(
                f"Không thấy hộ nào khớp “{self._query}”{where}",
                "Tìm được theo tên, địa chỉ, điện thoại, CCCD, mã hộ; gõ không dấu cũng được.",
            )
        elif self.chips.current:
            self._nothing.say("Không có hộ nào ở tình trạng này", "Chọn tình trạng khác ở trên.")
        else:
            self._nothing.say(
                "Tổ này chưa có hộ nào",
                "" if self.frozen.text() else "Thêm hộ ở tab Hộ dân.",
            )

    def _drop_filters(self) -> None:
        self.chips.choose("")
        self._query = ""
        self.cleared.emit()

    def _show_everything(self) -> None:
        self._drop_filters()
        self.place(presenter.ALL)
        self.widened.emit()
        self.show_list()
