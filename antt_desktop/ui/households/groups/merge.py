"""Merging tổ: which ones become part of this one, what it is called then, from which day."""

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.groups.rearrange import RearrangeDialog
from antt_desktop.ui.kit.columns import Align, Column
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.workflows.rearrange_groups import merge_groups, merge_lines


class MergeDialog(RearrangeDialog):
    """Merges the ticked tổ into ``group``."""

    def __init__(self, context: Context, group: Group) -> None:
        super().__init__(
            context,
            f"Gộp tổ vào {group.name}",
            "Các tổ được chọn không còn nữa; giấy tờ và danh sách đã chốt vẫn ghi tên cũ.",
            group,
        )
        counts = self.book.groups.counts()
        self.others: TableModel[Group] = TableModel(
            [
                Column(
                    title="Tổ", text=lambda g: g.name, strong=True, sample="Tổ dân cư xóm Đình 13"
                ),
                Column(title="Tổ trưởng", text=lambda g: g.leader, stretch=True, muted=True),
                Column(title="Số hộ", text=lambda g: number(counts[g.id][0]), align=Align.RIGHT),
            ],
            lambda other: other.id,
            ticks=True,
        )
        self.others.show_rows([g for g in self.book.groups.all() if g.id != group.id])
        table: TableView[Group] = TableView(
            self.others, "merge_groups", context.memory, label="Các tổ gộp vào"
        )
        pane = Pane(flush=True)
        pane.box.addWidget(table)
        self.choice.addWidget(label("Đánh dấu các tổ gộp vào tổ này:", wrap=False))
        self.choice.addWidget(pane, 1)
        self.others.ticks_changed.connect(self.foresee)
        self.finish("Gộp tổ", "check", 660)
        table.setFocus()

    def chosen(self) -> list[int]:
        """Return the ids of the tổ to merge, by number."""
        return [i for i in self.others.ids if i in self.others.ticked]

    def lines(self, group: Group, event: LifeEvent) -> list[str]:
        """Return what merging would do."""
        self._some_chosen()
        return merge_lines(self.book, group, self.chosen(), event.happened_on)

    def save(self) -> None:
        """Merge as one action."""
        self._some_chosen()
        merge_groups(self.book, self.fields.group(), self.chosen(), self.since.event())

    def _some_chosen(self) -> None:
        if not self.others.ticked:
            raise UserError("Hãy đánh dấu tổ sẽ gộp vào tổ này.", field="others")
