"""Lays a row of a file over a household of the book: what changes, and what comes out.

A blank never overwrites a value; a value that the book already has in another spelling is no
change (the book's own value is read as the file's cell was before they are compared); a date
known only to the year does not overwrite a day of the same year.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.text import nfc, tidy
from antt_desktop.exchange.roster.cells import (
    identity_key,
    joined_categories,
    read_identity,
    read_phone,
    read_residence,
    read_sex,
    split_categories,
)
from antt_desktop.exchange.roster.fields import Field
from antt_desktop.exchange.roster.lines import HouseholdLine, PersonLine
from antt_desktop.workflows.roster_import.alike import compare_key
from antt_desktop.workflows.roster_import.plan import Change


class Merge:
    """Collects the values that differ, as (attribute, new value) and as changes to show."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.changes: list[Change] = []

    def put(self, attribute: str, field: Field, before: object, after: object) -> None:
        """Take a new value, shown as text before and after."""
        self.values[attribute] = after
        self.changes.append(Change(field.label, _shown(before), _shown(after)))

    def text(
        self, field: Field, before: str, after: str, read: Callable[[str], str] = tidy
    ) -> None:
        """Take a text if it is given and differs from the book's, read in the same way.

        Case alone is no difference: old encodings lose the capitals that have a tone.
        """
        if after and after.casefold() != before.casefold() and after != read(before):
            self.put(str(field), field, before, after)

    def date(self, field: Field, before: PartialDate | None, after: PartialDate | None) -> None:
        """Take a date unless it is blank, the same, or less than what is known."""
        if after is None or after == before or _vaguer(after, before):
            return
        self.put(str(field), field, before, after)

    def person(self, person: Person, line: HouseholdLine | PersonLine) -> None:
        """Take what a row of either kind says of a person."""
        self.date(Field.BIRTH, person.birth, line.birth)
        self.text(Field.SEX, person.sex, line.sex, read_sex)
        self.text(Field.IDENTITY, person.identity, line.identity, _same_identity(person))
        self.text(Field.OCCUPATION, person.occupation, line.occupation)
        self.text(Field.RESIDENCE, person.residence, line.residence, read_residence)
        self.date(Field.RESIDENCE_FROM, person.residence_from, line.residence_from)
        self.date(Field.RESIDENCE_TO, person.residence_to, line.residence_to)


def new_household(line: HouseholdLine, group_id: int) -> Household:
    """Return the household a line describes, with its head as the only person."""
    head = Person(
        name=line.head,
        relation=HEAD,
        sex=line.sex,
        birth=line.birth,
        identity=line.identity,
        occupation=line.occupation,
        residence=line.residence,
        residence_from=line.residence_from,
        residence_to=line.residence_to,
    )
    return Household(
        code=line.code,
        group_id=group_id,
        address=line.address,
        phone=line.phone,
        declared_size=line.declared_size,
        categories=split_categories(line.categories) if line.categories else (),
        note=line.note,
        people=(head,) if line.head else (),
    )


def merged(
    line: HouseholdLine, household: Household, group_id: int, group_names: dict[int, str]
) -> tuple[Household, list[Change]]:
    """Return the household with the line's values, and what changed; the same if nothing did."""
    merge = Merge()
    if group_id and group_id != household.group_id:
        before, after = group_names[household.group_id], group_names[group_id]
        merge.changes.append(Change(Field.GROUP.label, before, after))
        merge.values["group_id"] = group_id
    head, head_changes = _merged_head(line, household)
    merge.text(Field.PHONE, household.phone, line.phone, read_phone)
    merge.text(Field.ADDRESS, household.address, line.address)
    size = line.declared_size
    if size is not None and size not in {household.declared_size, household.size}:
        merge.put("declared_size", Field.DECLARED_SIZE, household.declared_size, size)
    known = joined_categories(household.categories)
    if line.categories and line.categories != known:
        categories = split_categories(line.categories)
        if set(categories) != set(household.categories):
            merge.values["categories"] = categories
            merge.changes.append(
                Change(Field.CATEGORIES.label, known, joined_categories(categories))
            )
    merge.text(Field.NOTE, household.note, line.note, nfc)
    changes = [*head_changes, *merge.changes]
    if not changes:
        return household, []
    if head is not None and head is not household.head:
        merge.values["people"] = with_person(household.people, head)
    return replace(household, **merge.values), changes


def changes_nothing(line: HouseholdLine, household: Household, group_id: int) -> bool:
    """Tell whether everything the line says is in the household already."""
    return group_id == household.group_id and not merged(line, household, group_id, {})[1]


def merged_person(line: PersonLine, person: Person) -> tuple[Person, list[Change]]:
    """Return the person with the line's values, and what changed; the same if nothing did."""
    merge = Merge()
    merge.text(Field.NAME, person.name, line.name, _same_name(line.name))
    if compare_key(line.relation) != compare_key(person.relation):
        merge.text(Field.RELATION, person.relation, line.relation)
    merge.person(person, line)
    merge.text(Field.PHONE, person.phone, line.phone, read_phone)
    merge.text(Field.NOTE, person.note, line.note, nfc)
    return (replace(person, **merge.values) if merge.changes else person), merge.changes


def new_person(line: PersonLine) -> Person:
    """Return the person a line describes."""
    return Person(
        name=line.name,
        relation=line.relation,
        sex=line.sex,
        birth=line.birth,
        identity=line.identity,
        phone=line.phone,
        occupation=line.occupation,
        residence=line.residence,
        residence_from=line.residence_from,
        residence_to=line.residence_to,
        note=line.note,
    )


def with_person(people: tuple[Person, ...], person: Person) -> tuple[Person, ...]:
    """Return the people with one put in the place of the one with its id, or, new, in front."""
    if not person.id:
        return (person, *people)
    return tuple(person if p.id == person.id else p for p in people)


def _merged_head(line: HouseholdLine, household: Household) -> tuple[Person | None, list[Change]]:
    """Return the household's head with the line's values; a head it lacked is found or added."""
    head = household.head
    merge = Merge()
    if head is None:
        if not line.head:
            return None, []
        head = _member(line, household) or Person(name=line.head)
        merge.put("relation", Field.HEAD, "", HEAD)
        merge.changes = [Change(Field.HEAD.label, "", line.head)]
    merge.text(Field.NAME, head.name, line.head, _same_name(line.head))
    merge.person(head, line)
    return (replace(head, **merge.values) if merge.values else head), merge.changes


def _member(line: HouseholdLine, household: Household) -> Person | None:
    """Return the member of a household without head whom the line names as its head."""
    key = identity_key(line.identity)
    same = [p for p in household.people if key and identity_key(p.identity) == key]
    same = same or [p for p in household.people if compare_key(p.name) == compare_key(line.head)]
    return same[0] if len(same) == 1 else None


def _same_name(name: str) -> Callable[[str], str]:
    """Read the book's spelling of a name as the file's if only case or tone place differ."""
    return lambda known: name if compare_key(known) == compare_key(name) else known


def _same_identity(person: Person) -> Callable[[str], str]:
    return lambda known: read_identity(known, person.birth)


def _vaguer(after: PartialDate, before: PartialDate | None) -> bool:
    """Tell whether a date says less than a known one and nothing against it."""
    if before is None or after.year != before.year or after.day:
        return False
    return not after.month or after.month == before.month


def _shown(value: object) -> str:
    return "" if value is None else str(value)
