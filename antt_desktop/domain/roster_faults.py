"""Likely faults of the whole roster, each with the household to go to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.household_faults import FaultKind, household_faults, well_formed
from antt_desktop.domain.households import MOVED_AWAY, Household, counts_as_member
from antt_desktop.domain.identity import (
    IDENTITY_DIGITS,
    OLD_IDENTITY_DIGITS,
    clean_identity,
    masked,
)
from antt_desktop.domain.text import accented

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """One likely fault. ``group`` is the tổ's name, ``head`` '' where there is none.

    ``people`` names whom it is about, '' for the household as a whole.
    """

    kind: FaultKind
    household_id: int
    code: str
    group: str
    head: str
    people: str
    sentence: str

    @property
    def said(self) -> str:
        """Return the sentence, with whom it is about where that is not the head."""
        alone = self.people in {"", self.head}
        return self.sentence if alone else f"{self.people}: {self.sentence}"


@dataclass(frozen=True, slots=True, eq=False)
class _Home:
    id: int
    code: str
    group: str
    head: str

    def fault(self, kind: FaultKind, people: str, sentence: str) -> Fault:
        return Fault(kind, self.id, self.code, self.group, self.head, people, sentence)


_Bearer = tuple[_Home, str, str]
"""Where somebody is listed, under which name and identity number."""


class _Shared:
    """Who shares a number or a name; no list is made for the many that one person has alone."""

    def __init__(self) -> None:
        self._first: dict[str, _Bearer] = {}
        self.more: dict[str, list[_Bearer]] = {}

    def add(self, key: str, bearer: _Bearer) -> None:
        first = self._first.setdefault(key, bearer)
        if first is not bearer:
            self.more.setdefault(key, [first]).append(bearer)


def roster_faults(
    households: Iterable[Household], groups: Mapping[int, str], today: PartialDate
) -> list[Fault]:
    """Return the faults of households as of ``today``, by kind, then in the order given.

    Households that share a number or a name stand beside each other, where the second of them
    was met; those that have ended are passed over. ``groups`` has the name of each tổ by id.
    """
    faults: list[Fault] = []
    numbers, names = _Shared(), _Shared()
    for household in households:
        if household.ended_on is not None:
            continue
        head = household.head
        home = _Home(
            household.id, household.code, groups[household.group_id], head.name if head else ""
        )
        faults += [home.fault(*found) for found in household_faults(household, today)]
        for person in household.people:
            number = _compared(person.identity)
            bearer = (home, person.name, number)
            # Whoever moved away may well be listed where he lives now.
            if number and person.residence != MOVED_AWAY:
                numbers.add(number, bearer)
            if person.birth and counts_as_member(person.residence):
                names.add(f"{person.birth.year} {accented(person.name)}", bearer)
    for number, bearers in numbers.more.items():
        faults += _same_identity(number, bearers)
    for name, bearers in names.more.items():
        faults += _same_name(name.split()[0], bearers)
    order = {kind: place for place, kind in enumerate(FaultKind)}
    return sorted(faults, key=lambda fault: order[fault.kind])


def _compared(identity: str) -> str:
    """Return an identity number as doubles are found by it, '' for what is no number.

    Eleven digits are twelve whose leading zero a workbook has lost (facts.md §8).
    """
    number = clean_identity(identity)
    if not number.isdigit() or not number.isascii() or len(number) < OLD_IDENTITY_DIGITS:
        return ""
    return number.zfill(IDENTITY_DIGITS) if len(number) == IDENTITY_DIGITS - 1 else number


def _same_identity(number: str, bearers: list[_Bearer]) -> Iterator[Fault]:
    for home, people, others in _by_home(bearers):
        whose = f"cũng là của {others}" if others else "ghi cho mấy người trong hộ"
        sentence = f"Số định danh {masked(number)} {whose}."
        yield home.fault(FaultKind.SAME_IDENTITY, people, sentence)


def _same_name(year: str, bearers: list[_Bearer]) -> Iterator[Fault]:
    numbers = {number for _, _, number in bearers if well_formed(number)}
    remark = "; số định danh khác nhau" if len(numbers) == len(bearers) else ""
    for home, people, others in _by_home(bearers):
        whose = f"với {others}" if others else "ghi nhiều lần trong hộ"
        sentence = f"Cùng tên, cùng năm sinh {year} {whose}{remark}."
        yield home.fault(FaultKind.SAME_NAME, people, sentence)


def _by_home(bearers: list[_Bearer]) -> Iterator[tuple[_Home, str, str]]:
    """Yield each household of those who share something, once: it, who there, who elsewhere.

    Only the first few elsewhere are named, also where half a village shares 000000000000.
    """
    homes: dict[_Home, list[str]] = {}
    for home, name, _ in bearers:
        homes.setdefault(home, []).append(name)
    for home, people in homes.items():
        first = islice((item for item in homes.items() if item[0] is not home), _NAMED)
        others = [f"{_few(names)} (hộ {other.code})" for other, names in first]
        rest = len(homes) - 1 - len(others)
        more = f" và {rest} hộ khác" if rest else ""
        yield home, _few(people), ", ".join(others) + more


def _few(names: list[str]) -> str:
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" và {rest} người khác" if rest > 0 else "")
