"""A birth, people who come to live in a household, and how long somebody stays."""

from dataclasses import replace

from antt_desktop.domain.households import (
    ABSENT,
    HEAD,
    PERMANENT,
    RELATIONS,
    TEMPORARY,
    Household,
)
from antt_desktop.domain.life import LifePlan
from antt_desktop.domain.life_events import arrive, birth, reside
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.drafts import YEARS_AHEAD
from antt_desktop.ui.households.life.dialog import LifeDialog
from antt_desktop.ui.households.life.fields import NewPeopleField, NewPersonField, PeopleTicks
from antt_desktop.ui.kit.fields import Combo, DateField, OpenCombo, typed_date

_TIES = tuple(relation for relation in RELATIONS if relation != HEAD)
_RESIDENCES = [(PERMANENT, "Thường trú"), (TEMPORARY, "Tạm trú")]
_ARRIVAL_REASONS = ("Kết hôn", "Về ở với gia đình", "Thuê trọ", "Đến làm việc", "Đi học")
_ABSENCE_REASONS = (
    "Đi làm xa", "Đi học", "Nghĩa vụ quân sự", "Chữa bệnh", "Thuê trọ", "Đã về ở hẳn",
)  # fmt: skip


class BirthDialog(LifeDialog):
    """Plans ``birth``."""

    def __init__(self, context: Context, household: Household) -> None:
        super().__init__(context, "Ghi việc sinh", "Ngày sinh cũng là ngày sinh của cháu trong sổ.")
        self._household = household
        self.child = NewPersonField(self.book.today.year, birth_asked=False)
        self.relation = OpenCombo("Quan hệ với chủ hộ", ("Con đẻ", "Cháu ruột", "Chắt"))
        self.form.add("name", "Họ tên cháu *", self.child)
        self.form.add("relation", "Quan hệ với chủ hộ", self.relation)
        self.form.add("happened_on", "Ngày sinh *", self.day)
        self.finish("Ghi việc sinh")

    def plan(self) -> LifePlan:
        """Return the birth as typed."""
        child = self.child.person("name", "Hãy ghi họ tên cháu.")
        child = replace(child, relation=self.relation.currentText())
        return birth(self._household, child, self.happened())


class ArriveDialog(LifeDialog):
    """Plans ``arrive``: one person or several with the same residence."""

    def __init__(self, context: Context, household: Household) -> None:
        super().__init__(context, "Người mới đến", "Cho người đến ở cùng hộ này.")
        self._household = household
        self.people = NewPeopleField(self.book.today.year, "Thêm người cùng đến", _TIES)
        self.residence = Combo("Cư trú", _RESIDENCES)
        self.until = DateField(
            "Đến hết ngày", latest_year=self.book.today.year + YEARS_AHEAD, whole_day=True
        )
        self.form.add("people", "Người mới đến *", self.people)
        self.form.add("residence", "Cư trú", self.residence)
        self.form.add("residence_to", "Tạm trú đến ngày", self.until)
        self.people.grown.connect(self.listen)
        self.ask_day("Ngày đến *", _ARRIVAL_REASONS)
        self.finish("Ghi người mới đến")
        self.people.add()

    def touched(self) -> None:
        """Ask for the end of a temporary residence only."""
        self.form.show_row("residence_to", shown=self.residence.value == TEMPORARY)
        super().touched()

    def plan(self) -> LifePlan:
        """Return the arrival as typed."""
        temporary = self.residence.value == TEMPORARY
        until = typed_date(self.until, "residence_to") if temporary else None
        people = [
            replace(person, residence=str(self.residence.value), residence_to=until)
            for person in self.people.people("people", "Hãy ghi họ tên người mới đến.")
        ]
        return arrive(self._household, people, self.happened())


class ResideDialog(LifeDialog):
    """Plans ``reside``."""

    def __init__(self, context: Context, household: Household, person_id: int = 0) -> None:
        super().__init__(context, "Tạm trú, tạm vắng", "Người được chọn vẫn thuộc hộ này.")
        self._household = household
        self.who = PeopleTicks(household.members)
        self.who.tick(person_id)
        self.residence = Combo(
            "Cư trú", [(ABSENT, "Tạm vắng"), (TEMPORARY, "Tạm trú"), (PERMANENT, "Thường trú")]
        )
        self.until = DateField(
            "Đến ngày", latest_year=self.book.today.year + YEARS_AHEAD, whole_day=True
        )
        self.form.add("people", "Ai *", self.who)
        self.form.add("residence", "Ghi là", self.residence)
        self.ask_day("Từ ngày *", _ABSENCE_REASONS)
        self.form.add("until", "Đến ngày", self.until, hint="Để trống nếu chưa biết.")
        self.finish("Ghi cư trú")

    def touched(self) -> None:
        """Ask for the end of what ends only."""
        self.form.show_row("until", shown=self.residence.value != PERMANENT)
        super().touched()

    def plan(self) -> LifePlan:
        """Return the residence as typed."""
        ends = self.residence.value != PERMANENT
        return reside(
            self._household,
            self.who.ids,
            str(self.residence.value),
            self.happened(),
            until=typed_date(self.until, "until") if ends else None,
        )
