"""Some people leave a household: for one of their own, or for another one of the village."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Household, Person
from antt_desktop.domain.identity import clean_phone
from antt_desktop.domain.life import LifePlan
from antt_desktop.domain.life_events import split, transfer
from antt_desktop.domain.text import tidy
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.life.dialog import LifeDialog
from antt_desktop.ui.households.life.fields import (
    NewPeopleField,
    PeopleTicks,
    RelationsField,
    described,
)
from antt_desktop.ui.households.life.head import HeadRows
from antt_desktop.ui.households.life.households import HouseholdField
from antt_desktop.ui.kit.fields import Combo

_SPLIT_REASONS = ("Kết hôn, ra ở riêng", "Con cái ở riêng", "Ly hôn", "Theo ý gia đình")
_TRANSFER_REASONS = ("Kết hôn", "Về ở với con", "Về ở với cha mẹ", "Ly hôn")


class _PartingDialog(LifeDialog):
    """Who goes, and where the head does: who is the head of those who stay."""

    def __init__(self, context: Context, household: Household, title: str, sentence: str) -> None:
        super().__init__(context, title, sentence)
        self._household = household
        self.who = PeopleTicks(household.members)

    def ask(self, reasons: tuple[str, ...], accept: str) -> None:
        """Put the rows of the day and of the head of those who stay, and what saving does."""
        self.ask_day("Ngày *", reasons)
        self.staying = HeadRows(
            self.form,
            self._household,
            self.book.today.year,
            name="staying",
            caption="Chủ hộ ở lại *",
        )
        self.finish(accept)

    @property
    def leaving(self) -> tuple[Person, ...]:
        """Return the people ticked."""
        return tuple(p for p in self._household.members if p.id in self.who.ids)

    def touched(self) -> None:
        """Ask for the head of those who stay while one is needed."""
        stay = {p.id: p for p in self._household.members if p.id not in self.who.ids}
        orphaned = self._household.head in self.leaving
        left = self._household.size - len(self.leaving)
        self.staying.offer(stay, shown=orphaned and left > 0)
        super().touched()


class SplitDialog(_PartingDialog):
    """Plans ``split``; where only the head is listed, those who leave are typed in."""

    def __init__(self, context: Context, household: Household) -> None:
        super().__init__(
            context, household, "Tách hộ", "Hộ mới có mã mới; cả hai hộ đều giữ lịch sử."
        )
        year = self.book.today.year
        self.unlisted = NewPeopleField(year, "Thêm người chưa có tên trong sổ")
        self.unlisted.grown.connect(self.listen)
        self.group = Combo("Tổ", [(group.id, group.name) for group in self.book.groups.all()])
        self.group.choose(household.group_id)
        self.address, self.phone = QLineEdit(household.address), QLineEdit()
        self.form.add("people", "Ai ra ở riêng *", self.who)
        self.form.add("unlisted", "", self.unlisted)
        self.head = HeadRows(self.form, household, year, name="new_head", unlisted=False)
        self.form.add("group_id", "Tổ của hộ mới", self.group)
        self.form.add("address", "Địa chỉ mới", self.address)
        self.form.add("phone", "Điện thoại", self.phone)
        self.ask(_SPLIT_REASONS, "Tách hộ")
        if household.listed_size <= 1:
            self.unlisted.add()

    def touched(self) -> None:
        """Offer those who leave as heads of the new household."""
        named = {
            -at: Person(name=tidy(line.name.text()))
            for at, line in enumerate(self.unlisted.lines, 1)
            if line.name.text().strip()
        }
        heads = {p.id: p for p in self.leaving} | named
        self.head.offer(heads, shown=bool(heads))
        super().touched()

    def plan(self) -> LifePlan:
        """Return the split as typed."""
        typed = {
            -at: line.person("unlisted", "Có người chưa ghi họ tên.")
            for at, line in enumerate(self.unlisted.lines, 1)
            if not line.blank
        }
        if not (typed or self.leaving):
            raise UserError("Hãy chọn hoặc ghi tên người ra ở riêng.", field="people")
        if not isinstance(self.group.value, int):
            raise UserError("Hãy chọn tổ của hộ mới.", field="group_id")
        relations = self.head.relations
        for key in typed.keys() - {self.head.key}:
            typed[key] = replace(typed[key], relation=relations.get(key, ""))
        head = typed[self.head.key] if self.head.key < 0 else self.head.person()
        return split(
            self._household,
            self.who.ids,
            Household(
                group_id=self.group.value,
                address=self.address.text(),
                phone=clean_phone(self.phone.text()),
                people=tuple(typed.values()),
            ),
            self.happened(),
            head=head,
            staying_head=self.staying.head,
            relations=self.staying.relations | relations,
        )


class TransferDialog(_PartingDialog):
    """Plans ``transfer``."""

    def __init__(self, context: Context, household: Household, person_id: int = 0) -> None:
        super().__init__(
            context, household, "Chuyển sang hộ khác", "Cho người về ở với một hộ khác trong làng."
        )
        self.other = HouseholdField(context, household.id)
        self.other.chosen.connect(self.touched)
        self.relations = RelationsField()
        self.who.tick(person_id)
        self.form.add("people", "Ai chuyển *", self.who)
        self.form.add("other", "Sang hộ *", self.other)
        self.form.add("relations", "Quan hệ mới", self.relations)
        self.ask(_TRANSFER_REASONS, "Chuyển sang hộ khác")

    def touched(self) -> None:
        """Ask what each of those who go is to the head there."""
        self.relations.show_people([(p.id, described(p), "") for p in self.leaving])
        self.form.show_row("relations", shown=bool(self.leaving))
        super().touched()

    def plan(self) -> LifePlan:
        """Return the move as typed."""
        other = self.other.required("Hãy chọn hộ mà người này chuyển sang.")
        return transfer(
            self._household,
            self.who.ids,
            other,
            self.happened(),
            staying_head=self.staying.head,
            relations=self.staying.relations | self.relations.relations,
        )
