"""A death, and people who leave the village: the household stays with those who are left."""

from abc import abstractmethod
from collections.abc import Collection, Sequence

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Household
from antt_desktop.domain.life import LifePlan
from antt_desktop.domain.life_events import death, depart
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.life.dialog import LifeDialog
from antt_desktop.ui.households.life.fields import PeopleTicks, person_choice
from antt_desktop.ui.households.life.head import HeadRows
from antt_desktop.ui.kit.fields import OpenCombo

_UNLISTED_HINT = "Người chưa có tên trong danh sách: hãy ghi tên ở “Thêm người” trước."
_DEATH_REASONS = ("Tuổi cao", "Ốm bệnh", "Tai nạn")
_DEPARTURE_REASONS = ("Kết hôn", "Đi làm xa", "Theo gia đình", "Mua nhà nơi khác", "Hết hạn thuê")
DESTINATIONS = ("Xã bên cạnh", "Thành phố", "Tỉnh khác", "Nước ngoài")


class _GoneDialog(LifeDialog):
    """Who goes, and where the head does and others stay: who is the head now."""

    def __init__(self, context: Context, household: Household, title: str, sentence: str) -> None:
        super().__init__(context, title, sentence)
        self._household = household

    @property
    @abstractmethod
    def going(self) -> Collection[int]:
        """Return the ids of the people who go."""

    def ask(self, day: str, reasons: Sequence[str], accept: str) -> None:
        """Put the rows of the day and of the next head, and what saving does."""
        self.ask_day(day, reasons)
        self.head = HeadRows(self.form, self._household, self.book.today.year)
        self.finish(accept)

    def touched(self) -> None:
        """Ask for the next head while one is needed."""
        household = self._household
        stay = {p.id: p for p in household.members if p.id not in self.going}
        old = household.head
        orphaned = old is not None and old.id in self.going
        self.head.offer(stay, shown=orphaned and household.size > len(self.going))
        super().touched()

    @property
    def hint(self) -> str:
        """Return what to do for people who count but have no line; '' where all have."""
        declared = self._household.declared_size or 0
        return _UNLISTED_HINT if declared > self._household.listed_size else ""


class DeathDialog(_GoneDialog):
    """Plans ``death``."""

    def __init__(self, context: Context, household: Household, person_id: int = 0) -> None:
        super().__init__(
            context, household, "Ghi việc mất", "Người mất vẫn còn tên trong lịch sử của hộ."
        )
        self.who = person_choice("Người mất", household.members)
        self.who.choose(person_id)
        self.form.add("people", "Người mất *", self.who, hint=self.hint)
        self.ask("Ngày mất *", _DEATH_REASONS, "Ghi việc mất")

    @property
    def going(self) -> Collection[int]:
        """Return the id of who died."""
        return [self.who.value] if isinstance(self.who.value, int) else []

    def plan(self) -> LifePlan:
        """Return the death as typed."""
        if not self.going:
            raise UserError("Hãy chọn người mất.", field="people")
        return death(
            self._household,
            next(iter(self.going)),
            self.happened(),
            head=self.head.head,
            relations=self.head.relations,
        )


class DepartDialog(_GoneDialog):
    """Plans ``depart``."""

    def __init__(self, context: Context, household: Household, person_id: int = 0) -> None:
        super().__init__(
            context, household, "Chuyển đi nơi khác", "Cho người rời làng; hộ vẫn ở lại."
        )
        self.who = PeopleTicks(household.members)
        self.who.tick(person_id)
        self.destination = OpenCombo("Nơi đến", DESTINATIONS)
        self.form.add("people", "Người chuyển đi *", self.who, hint=self.hint)
        self.form.add("destination", "Nơi đến", self.destination)
        self.ask("Ngày đi *", _DEPARTURE_REASONS, "Ghi chuyển đi")

    @property
    def going(self) -> Collection[int]:
        """Return the ids of those who leave."""
        return self.who.ids

    def plan(self) -> LifePlan:
        """Return the departure as typed."""
        return depart(
            self._household,
            self.going,
            self.happened(),
            destination=self.destination.currentText(),
            head=self.head.head,
            relations=self.head.relations,
        )
