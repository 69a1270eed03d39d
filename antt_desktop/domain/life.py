"""What happens to households: each event planned from the records before it, nothing written.

A plan holds the households as they will be and the sentences that say what changes; the book
carries it out as one action. What every event keeps: at most one head, nobody in two
households, nobody lost (those who died or moved away stay listed in their household).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import (
    HEAD,
    Household,
    Person,
    counts_as_member,
)
from antt_desktop.domain.text import tidy

NEW_CODE = "‹mã mới›"
"""Stands in a plan's words for the code that the book gives a new household."""


class LifeKind(StrEnum):
    """What can happen to a household, a tổ or the village."""

    HEAD = "head"
    SPLIT = "split"
    TRANSFER = "transfer"
    MERGE = "merge"
    MOVE = "move"
    LEAVE = "leave"
    RETURN = "return"
    ARRIVAL = "arrival"
    BIRTH = "birth"
    DEATH = "death"
    DEPARTURE = "departure"
    RESIDENCE = "residence"
    GROUP = "group"
    VILLAGE = "village"

    @property
    def label(self) -> str:
        """Return the word the user reads."""
        return _LABELS[self]


_LABELS = {
    LifeKind.HEAD: "Đổi chủ hộ",
    LifeKind.SPLIT: "Tách hộ",
    LifeKind.TRANSFER: "Chuyển sang hộ khác",
    LifeKind.MERGE: "Gộp hộ",
    LifeKind.MOVE: "Chuyển tổ",
    LifeKind.LEAVE: "Chuyển khỏi làng",
    LifeKind.RETURN: "Trở về làng",
    LifeKind.ARRIVAL: "Người mới đến",
    LifeKind.BIRTH: "Sinh",
    LifeKind.DEATH: "Mất",
    LifeKind.DEPARTURE: "Chuyển đi",
    LifeKind.RESIDENCE: "Cư trú",
    LifeKind.GROUP: "Tổ dân cư",
    LifeKind.VILLAGE: "Tên làng",
}


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """When something happened and why; ``happened_on`` is a whole day, never in the future."""

    happened_on: PartialDate
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LifeRecord:
    """An event as the book keeps it; ``words`` say what happened, as a sentence without a stop."""

    id: int
    kind: LifeKind
    happened_on: PartialDate | None
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A household as an event leaves it (``id`` 0: a new one), and what its page says of it."""

    household: Household
    words: str
    before: Household | None = None


@dataclass(frozen=True, slots=True)
class LifePlan:
    """One event and what it makes of each household it touches; ``name`` names the action."""

    kind: LifeKind
    event: LifeEvent
    name: str
    outcomes: tuple[Outcome, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what the preview says: each difference as a sentence, by household."""
        return tuple(line for outcome in self.outcomes for line in _differences(outcome))


def checked_event(event: LifeEvent, today: PartialDate) -> LifeEvent:
    """Return the event tidied; raise UserError for a day that is not whole or still to come."""
    if not event.happened_on.day:
        raise UserError("Hãy ghi đủ ngày, tháng, năm, ví dụ 05/03/2026.", field="happened_on")
    if event.happened_on > today:
        raise UserError(
            f"Ngày {event.happened_on} chưa tới. Hãy ghi việc này khi đã diễn ra.",
            field="happened_on",
        )
    return LifeEvent(event.happened_on, tidy(event.reason))


def title(household: Household) -> str:
    """Return how sentences name a household: its code and its head."""
    head = household.head
    return " ".join(part for part in (household.code, head.name if head else "") if part)


def person_of(household: Household, person_id: int) -> Person:
    """Return a person of the household; raise UserError for one who is not in it."""
    for person in household.people:
        if person.id == person_id:
            return person
    raise UserError(f"Người này không còn trong hộ {title(household)}.", field="people")


def with_head(
    household: Household, head: Person, relations: Mapping[int, str] | None = None
) -> Household:
    """Return the household under another head, first in its list; one not listed yet is added.

    ``relations`` are the others' to the new head by person id; who is not named keeps theirs,
    only the old head's becomes blank. Raises UserError for a head who does not live here.
    """
    if not counts_as_member(head.residence):
        raise UserError(f"{head.name} không còn ở hộ này. Hãy chọn người khác.", field="head")
    if head.id:
        head = person_of(household, head.id)
    relations = relations or {}
    others = []
    for person in household.people:
        if not head.id or person.id != head.id:
            relation = tidy(relations.get(person.id, person.relation))
            others.append(replace(person, relation="" if relation == HEAD else relation))
    return replace(household, people=(replace(head, relation=HEAD), *others))


def names_of(people: tuple[Person, ...]) -> str:
    """Return some people's names in one line."""
    return ", ".join(person.name for person in people)


def _differences(outcome: Outcome) -> list[str]:
    before, after = outcome.before, outcome.household
    if before is None:
        lines = [f"Hộ mới: {after.head.name if after.head else ''}"]
        lines += [f"{p.name}: {p.relation or 'chưa ghi quan hệ'}" for p in after.people]
        return lines
    known = {person.id: person for person in before.people}
    lines = []
    for person in after.people:
        lines += _person_differences(known.pop(person.id, None) if person.id else None, person)
    here = title(before)
    lines += [f"{person.name}: rời hộ {here}" for person in known.values()]
    if before.declared_size != after.declared_size:
        sizes = (
            str(n) if n is not None else "—" for n in (before.declared_size, after.declared_size)
        )
        lines.append("Số khẩu khai của hộ {}: {} → {}".format(here, *sizes))
    if after.ended_on and not before.ended_on:
        lines.append(f"Hộ {here} không còn trong danh sách từ {after.ended_on}; lịch sử vẫn giữ")
    if before.ended_on and not after.ended_on:
        lines.append(f"Hộ {here} có lại trong danh sách")
    return lines


def _person_differences(before: Person | None, after: Person) -> list[str]:
    relation = after.relation or "chưa ghi quan hệ"
    until = f" đến {after.residence_to}" if after.residence_to else ""
    if before is None:
        stay = f", {after.residence.lower()}{until}" if after.residence else ""
        return [f"{after.name}: vào hộ, {relation}{stay}"]
    lines = []
    if before.relation != after.relation:
        lines.append(f"{after.name}: {before.relation or 'chưa ghi quan hệ'} → {relation}")
    was = (before.residence, before.residence_from, before.residence_to)
    now = (after.residence, after.residence_from, after.residence_to)
    if was != now:
        since = f" từ {after.residence_from}" if after.residence_from else ""
        lines.append(f"{after.name}: {after.residence.lower() or 'không ghi cư trú'}{since}{until}")
    return lines
