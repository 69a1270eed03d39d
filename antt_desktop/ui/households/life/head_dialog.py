"""Another head of a household: who, what became of the one before, what the others are."""

from antt_desktop.domain.households import ABSENT, DEAD, HEAD, MOVED_AWAY, Household
from antt_desktop.domain.life import LifePlan
from antt_desktop.domain.life_events import change_head
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.life.dialog import LifeDialog
from antt_desktop.ui.households.life.head import HeadRows
from antt_desktop.ui.kit.fields import Combo

_REASONS = ("Chủ hộ cũ đã mất", "Chủ hộ cũ đi làm xa", "Chủ hộ cũ tuổi cao", "Theo ý gia đình")


class HeadDialog(LifeDialog):
    """Plans ``change_head``."""

    def __init__(self, context: Context, household: Household) -> None:
        old = household.head
        was = f"Chủ hộ đến nay: {old.name}." if old else "Hộ này đến nay chưa có chủ hộ."
        super().__init__(context, "Đổi chủ hộ", f"{was} Các giấy đã ký vẫn giữ tên cũ.")
        self._household = household
        self.old_head = Combo(
            "Chủ hộ cũ",
            [
                ("", "vẫn ở hộ này"),
                (DEAD, "đã mất"),
                (ABSENT, "đi vắng lâu ngày"),
                (MOVED_AWAY, "đã chuyển đi"),
            ],
        )
        self.form.add("old_head", "Chủ hộ cũ", self.old_head)
        self.form.show_row("old_head", shown=old is not None)
        self.ask_day("Từ ngày *", _REASONS)
        self.head = HeadRows(self.form, household, self.book.today.year)
        self.finish("Đổi chủ hộ")

    def touched(self) -> None:
        """Ask for the relation of everybody who lives here to the one chosen."""
        heads = {p.id: p for p in self._household.members if p.relation != HEAD}
        old = self._household.head
        stays = old is not None and self.old_head.value not in {DEAD, MOVED_AWAY}
        self.head.offer(heads, {old.id: old} if old and stays else {})
        super().touched()

    def plan(self) -> LifePlan:
        """Return the change of head as typed."""
        return change_head(
            self._household,
            self.head.person(),
            self.happened(),
            old_head=str(self.old_head.value or ""),
            relations=self.head.relations,
        )
