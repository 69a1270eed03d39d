"""When two rows, or a row and a household of the book, may be the same people, and when not."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.identity import IDENTITY_DIGITS
from antt_desktop.domain.text import accented, fold
from antt_desktop.exchange.roster.cells import identity_key
from antt_desktop.exchange.roster.lines import HouseholdLine

NameKey: TypeAlias = tuple[int, str]
"""A head's name, case and place of the tone aside, within a tổ (its id, 0 for none)."""


compare_key = lru_cache(maxsize=1 << 15)(accented)
"""Return what names are compared by; the same ones come again and again in a village."""


@dataclass(frozen=True, slots=True)
class Located:
    """A line whose tổ is known to the book; ``group_id`` 0 where the line names none.

    ``name_key`` is what the line's head is looked up by.
    """

    line: HouseholdLine
    group_id: int
    name_key: NameKey

    @classmethod
    def of(cls, line: HouseholdLine, group_id: int) -> "Located":
        """Return the line with its tổ and the key of its head's name there."""
        return cls(line, group_id, (group_id, compare_key(line.head)))


def births_agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Tell whether two dates of birth, both known, say the same as far as both go."""
    if one is None or other is None or one.year != other.year:
        return False
    months_agree = not one.month or not other.month or one.month == other.month
    return months_agree and (not one.day or not other.day or one.day == other.day)


def contradict(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Tell whether two dates of birth, both known, are of different years."""
    return one is not None and other is not None and one.year != other.year


def identities_differ(one: str, other: str) -> bool:
    """Tell whether two whole identity numbers (số định danh) are those of two people."""
    return one != other and all(
        identity_key(number) and len(number) == IDENTITY_DIGITS for number in (one, other)
    )


def set_apart(line: HouseholdLine, rival: HouseholdLine) -> bool:
    """Tell whether two rows of one name in one tổ are surely two households."""
    if line.code and rival.code:
        return True
    if identities_differ(line.identity, rival.identity):
        return True
    births = (line.birth, rival.birth)
    if all(births):
        if not births_agree(*births):
            return True
        if all(birth and birth.day for birth in births):
            return False
    return any(
        one and other and fold(one) != fold(other)
        for one, other in ((line.address, rival.address), (line.phone, rival.phone))
    )
