"""The rows of a form that ask for another head and what the others are to them."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSignalBlocker

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Household, Person
from antt_desktop.domain.relations import proposed_relations
from antt_desktop.ui.households.life.fields import (
    NewPersonField,
    RelationsField,
    described,
    person_choice,
)
from antt_desktop.ui.kit.forms import Form

_UNLISTED = 0
"""The key of “somebody not listed yet” among the people offered."""


class HeadRows(QObject):
    """Asks who is the head now: one of the people offered, or one typed in.

    ``name`` and what is derived from it name the rows in the form. With ``unlisted`` somebody
    who has no line in the book yet can be typed: the normal case after a list of heads only.
    """

    def __init__(
        self,
        form: Form,
        household: Household,
        year: int,
        *,
        name: str = "head",
        caption: str = "Chủ hộ mới *",
        unlisted: bool = True,
    ) -> None:
        super().__init__(form)
        self._form = form
        self._household = household
        self._names = (name, f"{name}_new", f"{name}_relations")
        self._unlisted = unlisted
        self._heads: dict[int, Person] = {}
        self._others: dict[int, Person] = {}
        self._shown = True
        self.choice = person_choice(caption.rstrip(" *"))
        self.new = NewPersonField(year)
        self.relations_field = RelationsField()
        form.add(self._names[0], caption, self.choice)
        form.add(self._names[1], "Họ tên chủ hộ *", self.new)
        form.add(self._names[2], "Quan hệ mới", self.relations_field)
        self.offer({})

    def offer(
        self,
        heads: Mapping[int, Person],
        others: Mapping[int, Person] | None = None,
        *,
        shown: bool = True,
    ) -> None:
        """Offer heads by key (their id; below 0 for those not listed yet), or hide the rows.

        ``others`` cannot be chosen, only what they are to the head.
        """
        heads = dict(heads)
        if heads != self._heads or not self.choice.count():
            self._fill(heads)
        self._others = dict(others or {})
        self._shown = shown
        lines = [
            (key, described(person), self._proposed().get(key, ""))
            for key, person in {**self._heads, **self._others}.items()
            if key != self.choice.value
        ]
        chosen = self.choice.value is not None
        self.relations_field.show_people(lines if chosen else [])
        typed = self.choice.value == _UNLISTED
        self._form.show_row(self._names[0], shown=shown)
        self._form.show_row(self._names[1], shown=shown and typed)
        self._form.show_row(self._names[2], shown=shown and chosen and bool(lines))

    @property
    def key(self) -> int:
        """Return the key of the one chosen; UserError where nobody is."""
        value = self.choice.value
        if not isinstance(value, int):
            raise UserError("Hãy chọn chủ hộ mới.", field=self._names[0])
        return value

    def person(self) -> Person:
        """Return the head; UserError for what is missing."""
        if self.key == _UNLISTED:
            return self.new.person(self._names[1], "Hãy ghi họ tên chủ hộ mới.")
        return self._heads[self.key]

    @property
    def head(self) -> Person | None:
        """Return the head, None where none is asked for; UserError for what is missing."""
        return self.person() if self._shown else None

    @property
    def relations(self) -> dict[int, str]:
        """Return what everybody is to the new head by key; {} where none is asked for.

        A head of before who is not among the people shown takes what surely follows.
        """
        if not self._shown:
            return {}
        old = self._household.head
        before = {old.id: self._proposed().get(old.id, "")} if old else {}
        return before | self.relations_field.relations

    def _fill(self, heads: Mapping[int, Person]) -> None:
        before = self.choice.value
        if self.choice.count() == 1 and before == _UNLISTED:
            before = None  # the only one there was: nobody chose it
        silence = QSignalBlocker(self.choice)
        self._heads = dict(heads)
        self.choice.clear()
        for key, person in self._heads.items():
            self.choice.addItem(described(person), key)
        if self._unlisted:
            self.choice.addItem("Người chưa có tên trong sổ…", _UNLISTED)
        self.choice.choose(self.choice.itemData(0) if self.choice.count() == 1 else before)
        silence.unblock()

    def _proposed(self) -> dict[int, str]:
        listed = {person.id for person in self._household.people if person.id}
        chosen = self.choice.value
        if not isinstance(chosen, int) or chosen not in listed:
            return {}
        return proposed_relations(self._household, chosen)
