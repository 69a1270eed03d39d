"""Households and people as rows of the tables, and back."""

from collections.abc import Sequence
from typing import Any

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Household, HouseholdRow, Person
from antt_desktop.domain.text import name_key, place_key

HOUSEHOLD_COLUMNS = (
    "id", "code", "group_id", "address", "address_key", "phone", "declared_size", "listed_size",
    "size", "categories", "note", "head", "sort_key", "ended_on", "ended_why",
)  # fmt: skip
PERSON_COLUMNS = (
    "id", "household_id", "position", "name", "relation", "sex", "birth", "identity", "phone",
    "occupation", "residence", "residence_from", "residence_to", "note",
)  # fmt: skip


def household_values(household: Household) -> tuple[object, ...]:
    """Return the columns after ``code``, the derived ones (keys, head, sizes) computed here."""
    head = household.head.name if household.head else ""
    # A household without a head is listed under its first person, or last of all.
    listed_as = head or (household.people[0].name if household.people else "")
    return (
        household.group_id,
        household.address,
        place_key(household.address),
        household.phone,
        household.declared_size,
        household.listed_size,
        household.size,
        "\n".join(household.categories),
        household.note,
        head,
        name_key(listed_as) if listed_as else "~",
        _iso(household.ended_on),
        household.ended_why,
    )


def household_from(row: Sequence[Any], people: Sequence[Person]) -> Household:
    """Return the household of a row in the order of ``HOUSEHOLD_COLUMNS``."""
    return Household(
        id=row[0],
        code=row[1],
        group_id=row[2],
        address=row[3],
        phone=row[5],
        declared_size=row[6],
        categories=tuple(row[9].split("\n")) if row[9] else (),
        note=row[10],
        people=tuple(people),
        ended_on=PartialDate.from_iso(row[13]),
        ended_why=row[14],
    )


def row_from(row: Sequence[Any]) -> HouseholdRow:
    """Return a list's row from its columns in the order of ``HouseholdRow``."""
    values = list(row)
    values[8] = tuple(row[8].split("\n")) if row[8] else ()
    values[11] = PartialDate.from_iso(row[11])
    return HouseholdRow(*values)


def person_values(person: Person) -> tuple[object, ...]:
    """Return the columns after ``position``."""
    return (
        person.name,
        person.relation,
        person.sex,
        _iso(person.birth),
        person.identity,
        person.phone,
        person.occupation,
        person.residence,
        _iso(person.residence_from),
        _iso(person.residence_to),
        person.note,
    )


def person_from(row: Sequence[Any]) -> Person:
    """Return the person of a row in the order of ``PERSON_COLUMNS``."""
    return Person(
        id=row[0],
        name=row[3],
        relation=row[4],
        sex=row[5],
        birth=PartialDate.from_iso(row[6]),
        identity=row[7],
        phone=row[8],
        occupation=row[9],
        residence=row[10],
        residence_from=PartialDate.from_iso(row[11]),
        residence_to=PartialDate.from_iso(row[12]),
        note=row[13],
    )


def _iso(date: PartialDate | None) -> str:
    return date.iso if date else ""
