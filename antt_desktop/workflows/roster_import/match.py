"""Finds the household of the book that a row of a file means; never guesses.

In this order: by code, by identity number, by the head's name and birth within the tổ, and
where a birth is unknown by the head's name within the tổ if it is unique in the book and in
the file. Never by family name or address: people of one house have different family names
and two people may share every name. What stays open is refused with its reason.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Household, Person
from antt_desktop.domain.identity import IDENTITY_DIGITS
from antt_desktop.domain.text import accented, fold
from antt_desktop.exchange.roster_cells import identity_key
from antt_desktop.exchange.roster_columns import Field
from antt_desktop.exchange.roster_rows import HouseholdLine
from antt_desktop.workflows.roster_merge import changes_nothing

_NameKey: TypeAlias = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a row cannot be matched: the field to mend and the sentence."""

    field: Field
    reason: str


@dataclass(frozen=True, slots=True)
class Located:
    """A line whose tổ is known to the book; ``group_id`` 0 where the line names none.

    ``name_key`` is what the line's head is looked up by.
    """

    line: HouseholdLine
    group_id: int
    name_key: _NameKey

    @classmethod
    def of(cls, line: HouseholdLine, group_id: int) -> "Located":
        """Return the line with its tổ and the key of its head's name there."""
        return cls(line, group_id, (group_id, accented(line.head)))


Found: TypeAlias = Household | Doubt | None
"""The household a line means; None for a new one; a Doubt where that cannot be said."""


def births_agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Tell whether two dates of birth, both known, say the same as far as both go."""
    if one is None or other is None or one.year != other.year:
        return False
    months_agree = not one.month or not other.month or one.month == other.month
    return months_agree and (not one.day or not other.day or one.day == other.day)


class Matcher:
    """Knows every household of the book by code, identity number and name, in one pass.

    ``codes_with_people`` are the codes of people that the file lists on a sheet of their own:
    a household without a head is taken in only with them.
    """

    def __init__(self, households: Iterable[Household], codes_with_people: Iterable[str]) -> None:
        self.by_code: dict[str, Household] = {}
        self._by_identity: dict[str, list[tuple[Household, Person]]] = {}
        self._by_name: dict[_NameKey, list[Household]] = {}
        self._codes_with_people = frozenset(codes_with_people)
        self._claimed: dict[int, HouseholdLine] = {}
        self._file_identities: dict[str, HouseholdLine] = {}
        self._file_names: dict[_NameKey, list[HouseholdLine]] = {}
        self._name_counts: Counter[_NameKey] = Counter()
        for household in households:
            self._index(household)

    def _index(self, household: Household) -> None:
        self.by_code[household.code] = household
        for person in household.people:
            if key := identity_key(person.identity):
                self._by_identity.setdefault(key, []).append((household, person))
        if head := household.head:
            name_key = household.group_id, accented(head.name)
            self._by_name.setdefault(name_key, []).append(household)

    def match(self, lines: Sequence[Located]) -> list[Found]:
        """Return for each line the household it means, None for a new one, or a Doubt."""
        self._name_counts = Counter(located.name_key for located in lines if located.line.head)
        found: dict[int, Found] = {}
        codes: dict[str, HouseholdLine] = {}
        for at, located in enumerate(lines):
            if located.line.code:
                self._settle(found, at, located, self._find_code(located.line, codes))
        for at, located in enumerate(lines):
            if at not in found and identity_key(located.line.identity):
                self._settle(found, at, located, self._find_identity(located.line))
        for at, located in enumerate(lines):
            if at not in found:
                answer = self._find_name(located)
                found[at] = answer
                if not isinstance(answer, Doubt):
                    self._claim(located, answer)
        return [found[at] for at in range(len(lines))]

    def _settle(self, found: dict[int, Found], at: int, located: Located, answer: Found) -> None:
        """Keep an answer; None leaves the line to the next way of matching."""
        if answer is not None:
            found[at] = answer
            if isinstance(answer, Household):
                self._claim(located, answer)

    def _claim(self, located: Located, household: Household | None) -> None:
        line = located.line
        if household is not None:
            self._claimed[household.id] = line
        if key := identity_key(line.identity):
            self._file_identities.setdefault(key, line)
        if line.head:
            self._file_names.setdefault(located.name_key, []).append(line)

    def _find_code(self, line: HouseholdLine, codes: dict[str, HouseholdLine]) -> Found:
        first = codes.setdefault(line.code, line)
        if first is not line:
            return _same_code_twice(line, first)
        household = self.by_code.get(line.code)
        head = household.head if household else None
        if head is None or not line.head or accented(head.name) == accented(line.head):
            return household
        key = identity_key(line.identity)
        if key and key == identity_key(head.identity):
            return household
        return Doubt(
            Field.CODE, f"Mã hộ {line.code} trong sổ đã dùng cho chủ hộ khác: {head.name}."
        )

    def _find_identity(self, line: HouseholdLine) -> Found:
        key = identity_key(line.identity)
        if rival := self._file_identities.get(key):
            return Doubt(
                Field.IDENTITY, f"Số định danh trùng với dòng {rival.row} (chủ hộ {rival.head})."
            )
        owners = self._by_identity.get(key, [])
        if len(owners) > 1:
            return Doubt(
                Field.IDENTITY,
                "Trong sổ có nhiều người cùng số định danh này. Hãy sửa sổ hoặc ghi mã hộ.",
            )
        for household, person in owners:
            if rival := self._claimed.get(household.id):
                return Doubt(
                    Field.IDENTITY, f"Trùng với dòng {rival.row}: cùng là hộ {household.code}."
                )
            if person is not household.head:
                return Doubt(
                    Field.IDENTITY,
                    f"Trong sổ, người có số định danh này là {person.name}, không phải chủ hộ,"
                    f" ở hộ {household.code}. Hãy đổi chủ hộ hoặc tách hộ trong sổ trước.",
                )
            return household
        self._file_identities[key] = line
        return None

    def _find_name(self, located: Located) -> Found:
        line = located.line
        if not line.head and line.code not in self._codes_with_people:
            return Doubt(Field.HEAD, "Thiếu họ tên chủ hộ.")
        if not located.group_id:
            return Doubt(Field.GROUP, "Thiếu tổ dân cư.")
        everyone = self._by_name.get(located.name_key, []) if line.head else []
        free = [h for h in everyone if h.id not in self._claimed and not _others(line, h)]
        if free:
            return self._choose(located, everyone, free)
        for rival in self._file_names.get(located.name_key, []) if line.head else []:
            if not _set_apart(line, rival):
                return Doubt(
                    Field.HEAD,
                    f"Trùng với dòng {rival.row}: cùng tổ, cùng tên, không có gì cho biết là hai"
                    " hộ. Nếu là hai hộ, hãy ghi mã hộ, số định danh hoặc ngày sinh đầy đủ.",
                )
        return None

    def _choose(self, located: Located, everyone: list[Household], free: list[Household]) -> Found:
        """Choose among households of that name in the tổ whose head may be the line's."""
        line = located.line
        alike = [h for h in free if h.head and births_agree(h.head.birth, line.birth)]
        if len(alike) == 1:
            return alike[0]
        if not alike and line.birth is not None:
            known = [h for h in free if h.head and h.head.birth is not None]
            near = [
                h for h in known if h.head and h.head.birth and h.head.birth.year == line.birth.year
            ]
            if near:
                return Doubt(
                    Field.BIRTH,
                    f"Hộ {near[0].code} trong sổ có chủ hộ cùng tên, cùng năm sinh nhưng khác ngày"
                    " sinh. Nếu là hộ đó, hãy ghi mã hộ.",
                )
            if len(known) == len(free):
                return None
        if not alike and len(everyone) == 1 and self._name_counts[located.name_key] == 1:
            return free[0]
        same = next((h for h in alike or free if changes_nothing(line, h, located.group_id)), None)
        return same or Doubt(
            Field.HEAD,
            "Chưa rõ là hộ nào: trong tổ có nhiều người cùng tên, hoặc thiếu ngày sinh."
            " Hãy ghi mã hộ hoặc số định danh.",
        )


def _same_code_twice(line: HouseholdLine, first: HouseholdLine) -> Doubt:
    if accented(line.head) == accented(first.head):
        return Doubt(Field.CODE, f"Trùng với dòng {first.row}: cùng mã hộ, cùng chủ hộ.")
    return Doubt(
        Field.CODE, f"Mã hộ {line.code} đã dùng ở dòng {first.row} cho chủ hộ khác: {first.head}."
    )


def _others(line: HouseholdLine, household: Household) -> bool:
    """Tell whether two whole identity numbers say that the heads are different people."""
    head = household.head
    return head is not None and _identities_differ(line.identity, head.identity)


def _identities_differ(one: str, other: str) -> bool:
    return one != other and all(
        identity_key(number) and len(number) == IDENTITY_DIGITS for number in (one, other)
    )


def _set_apart(line: HouseholdLine, rival: HouseholdLine) -> bool:
    """Tell whether two rows of one name in one tổ are surely two households."""
    if line.code and rival.code:
        return True
    if _identities_differ(line.identity, rival.identity):
        return True
    births = (line.birth, rival.birth)
    if all(births):
        if not births_agree(*births):
            return True
        if all(birth and birth.day for birth in births):
            return False
    return bool(line.address and rival.address and fold(line.address) != fold(rival.address))
