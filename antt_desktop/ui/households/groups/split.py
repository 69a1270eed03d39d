"""Splitting a tổ: which households go, what the new tổ is called, from which day."""

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group, HouseholdRow
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.groups.dialog import next_number
from antt_desktop.ui.households.groups.rearrange import RearrangeDialog
from antt_desktop.ui.households.presenter import NO_HEAD
from antt_desktop.ui.kit.columns import Align, Column
from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.workflows.rearrange_groups import split_lines


class SplitDialog(RearrangeDialog):
    """Makes a new tổ of the ticked households of ``group``; ``saved`` is it, once it is."""

    def __init__(self, context: Context, group: Group) -> None:
        new = next_number(context.book.groups.all())
        super().__init__(
            context,
            f"Tách {group.name}",
            "Đánh dấu các hộ sang tổ mới. Giấy tờ và danh sách đã chốt vẫn ghi tổ cũ.",
            Group(number=new, name=f"Tổ {new}"),
        )
        self._from = group
        self.saved: Group | None = None
        self.search = SearchField("Tìm tên, địa chỉ, mã hộ…", "Tìm hộ trong tổ")
        self.households: TableModel[HouseholdRow] = TableModel(
            [
                Column(
                    title="Chủ hộ",
                    text=lambda row: row.head or NO_HEAD,
                    strong=True,
                    sample="Nguyễn Thị Hồng Đạt aa",
                ),
                Column(title="Địa chỉ", text=lambda row: row.address, stretch=True),
                Column(title="Khẩu", text=lambda row: str(row.size), align=Align.RIGHT),
            ],
            lambda row: row.id,
            ticks=True,
        )
        table: TableView[HouseholdRow] = TableView(
            self.households, "split_group", context.memory, label="Các hộ của tổ"
        )
        pane = Pane(flush=True)
        pane.box.addWidget(table)
        self._count = label("", "small", wrap=False)
        self.choice.addWidget(self.search)
        self.choice.addWidget(pane, 1)
        self.choice.addWidget(self._count)
        self.search.searched.connect(self._show)
        self.search.down.connect(table.setFocus)
        self.households.ticks_changed.connect(self.foresee)
        self._all = self.book.households.ids(group_id=group.id)
        self._show("")
        self.finish("Tách tổ", "check", 660)
        self.search.setFocus()

    def chosen(self) -> list[int]:
        """Return the households that go to the new tổ, those a search hides too."""
        return [i for i in self._all if i in self.households.ticked]

    def foresee(self) -> None:
        """Say anew what would come of it, and how many are ticked."""
        self._count.setText(f"Đã chọn {number(len(self.chosen()))}/{number(len(self._all))} hộ")
        super().foresee()

    def lines(self, group: Group, event: LifeEvent) -> list[str]:
        """Return what splitting would do."""
        self._some_chosen()
        return split_lines(self.book, self._from, group, self.chosen(), event.happened_on)

    def save(self) -> None:
        """Split as one action."""
        self._some_chosen()
        event = self.since.event()
        self.saved = self.book.groups.split(
            self._from.id, self.fields.group(), self.chosen(), event
        )

    def _show(self, query: str) -> None:
        ids = self.book.households.ids(group_id=self._from.id, query=query)
        self.households.show_ids(ids, self.book.households.rows)

    def _some_chosen(self) -> None:
        if not self.households.ticked:
            raise UserError("Hãy đánh dấu các hộ sang tổ mới.", field="households")
