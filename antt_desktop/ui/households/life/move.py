"""Which tổ some households move to, since when and why."""

from collections.abc import Sequence

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group, Household
from antt_desktop.domain.life import LifePlan, title
from antt_desktop.domain.life_events import move
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.life.dialog import LifeDialog
from antt_desktop.ui.kit.fields import Combo

_REASONS = ("Đổi chỗ ở", "Sắp xếp lại tổ dân cư", "Trước đây ghi nhầm tổ")


class MoveDialog(LifeDialog):
    """Plans ``move``; households of the tổ chosen are left out. ``prepared`` is the plan.

    Saving only keeps the plan: its owner carries it out, beside the window for a great many.
    """

    def __init__(self, context: Context, households: Sequence[Household]) -> None:
        one = len(households) == 1
        who = f"hộ {title(households[0])}" if one else f"{number(len(households))} hộ"
        super().__init__(
            context,
            "Chuyển sang tổ khác",
            f"Chuyển {who}. Mã hộ và các bản cam kết đã ký vẫn giữ nguyên.",
        )
        self._households = households
        self._names = {group.id: group.name for group in self.book.groups.all()}
        here = {household.group_id for household in households}
        groups = [group for group in self.book.groups.all() if here != {group.id}]
        self._groups: dict[int, Group] = {group.id: group for group in groups}
        self.group = Combo("Chuyển đến", [(group.id, group.name) for group in groups])
        self.group.setCurrentIndex(-1)
        self.group.setMaxVisibleItems(14)
        self.prepared: LifePlan | None = None
        self.form.add("group_id", "Chuyển đến *", self.group)
        self.ask_day("Từ ngày *", _REASONS)
        self.finish("Chuyển tổ")

    def plan(self) -> LifePlan:
        """Return the move as typed."""
        if not isinstance(self.group.value, int):
            raise UserError("Hãy chọn tổ chuyển đến.", field="group_id")
        return move(self._households, self._groups[self.group.value], self.happened())

    def lines(self, plan: LifePlan) -> Sequence[str]:
        """Return from which tổ to which each household goes."""
        return [
            f"Hộ {title(before)}: {self._names[before.group_id]} → {self._names[to.group_id]}"
            for before, to in ((o.before, o.household) for o in plan.outcomes)
            if before is not None
        ]

    def save(self) -> None:
        """Keep the plan; UserError for what must be mended."""
        self.prepared = self.plan()
