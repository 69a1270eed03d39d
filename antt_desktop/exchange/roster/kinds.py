"""Whether a row of a sheet stands for a household or for a person, told by header and numbers."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from antt_desktop.domain.text import tidy
from antt_desktop.exchange.legacy_text import Encoding
from antt_desktop.exchange.roster.encodings import decoded
from antt_desktop.exchange.roster.fields import Field
from antt_desktop.exchange.roster.headers import counts_households, field_of, is_counter
from antt_desktop.exchange.roster.words import is_signature, is_total
from antt_desktop.exchange.workbooks import Cell, Sheet

_PROBED_ROWS = 2_000
_FEWEST_MEMBERS = 2
_MEMBER_SHARE = 0.2
_RESTART_SHARE = 0.15
_LARGEST_HOUSEHOLD = 25
_MORE_THAN_ROWS = 10_000_000
_NEVER_IN_NAMES = frozenset(":0123456789")
_INDENTED = re.compile(r"\s{2,}\S|\s*[-–+]\s*\w")


def stands_for_people(
    sheet: Sheet, start: int, fields: Mapping[int, Field], texts: Mapping[int, str]
) -> bool:
    """Tell whether each row, from ``start`` on, is a person and not a household.

    A column of relations says so, or names beside a column of heads; else only the heads are
    numbered, the numbers begin again with each household, or the members are set in.
    """
    found = set(fields.values())
    if Field.RELATION in found or {Field.HEAD, Field.NAME} <= found:
        return True
    names = {Field.FAMILY_NAME, Field.HEAD, Field.NAME}
    named = min((at for at, f in fields.items() if f in names), default=None)
    if named is None:
        return False
    counters = [at for at, text in texts.items() if at not in fields and is_counter(text)]
    counter = next((at for at in counters if counts_households(texts[at])), None)
    if counter is None and counters:
        counter = counters[0]
    sized = next((at for at, f in fields.items() if f is Field.DECLARED_SIZE), None)
    rows = [
        row
        for row in islice(sheet.rows, start, start + _PROBED_ROWS)
        if named < len(row) and _may_be_name(row[named])
    ]
    numbers = [_number(row, counter) for row in rows]
    heads = numbered_heads(numbers) or set_in_heads([str(row[named]) for row in rows])
    members = [row for at, row in enumerate(rows) if at not in heads]
    sized_members = sum(sized is not None and _number(row, sized) > 0 for row in members)
    return bool(heads) and 2 * sized_members < len(members)


def running_number(cell: Cell) -> int:
    """Return the number in a cell that counts rows (“3”, “3.”, “3)”), 0 where there is none."""
    if isinstance(cell, int):
        return cell if 0 < cell < _MORE_THAN_ROWS else 0
    text = str(cell).strip(" .)")
    return int(text) if text.isdecimal() and len(text) < len(str(_MORE_THAN_ROWS)) else 0


def numbered_heads(numbers: Sequence[int]) -> frozenset[int]:
    """Return the places of the heads among running numbers (0 where there is none).

    Only the heads may be numbered, or each household from 1 on; nothing if neither is so.
    """
    last = max((at for at, number in enumerate(numbers) if number), default=-1)
    if last < 0 or not numbers[0]:
        return frozenset()
    blanks = sum(not number for number in numbers[: last + 1])
    if blanks >= max(_FEWEST_MEMBERS, _MEMBER_SHARE * (last + 1)):
        return frozenset(at for at, number in enumerate(numbers) if number)
    firsts = frozenset(at for at, number in enumerate(numbers) if number == 1)
    restarts = len(firsts) > max(_FEWEST_MEMBERS, _RESTART_SHARE * len(numbers))
    several = len(firsts) < len(numbers) and max(numbers) <= _LARGEST_HOUSEHOLD
    return firsts if restarts and several else frozenset()


def set_in_heads(names: Sequence[str]) -> frozenset[int]:
    """Return the places of the names that are not set in, nothing where too few are."""
    heads = frozenset(at for at, name in enumerate(names) if not _INDENTED.match(name))
    members = len(names) - len(heads)
    enough = members >= max(_FEWEST_MEMBERS, _MEMBER_SHARE * len(names))
    return heads if enough and 0 in heads else frozenset()


def _may_be_name(cell: Cell) -> bool:
    if not isinstance(cell, str) or not cell.strip():
        return False
    readings = [decoded(tidy(cell).lstrip("-–+ "), encoding) for encoding in Encoding]
    return not any(
        any(char in _NEVER_IN_NAMES for char in reading)
        or is_total(reading)
        or is_signature(reading)
        or field_of(reading)
        for reading in readings
    )


def _number(row: Sequence[Cell], place: int | None) -> int:
    return running_number(row[place]) if place is not None and place < len(row) else 0
