"""Finds the household of the book that a row of a file means; never guesses.

In this order: by code, by identity number, by the head's name and birth within the tổ, and
where a birth is unknown by the head's name within the tổ if it is unique in the book and in
the file. Never by family name or address: people of one house have different family names
and two people may share every name. What stays open is asked: refused with its reason and
the households it may mean, until an answer says which.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Literal, TypeAlias

from antt_desktop.domain.households import Household, Person
from antt_desktop.exchange.roster.cells import identity_key
from antt_desktop.exchange.roster.fields import Field
from antt_desktop.exchange.roster.lines import HouseholdLine
from antt_desktop.workflows.roster_import.alike import (
    Located,
    NameKey,
    births_agree,
    compare_key,
    contradict,
    identities_differ,
    set_apart,
)
from antt_desktop.workflows.roster_import.doubts import (
    Doubt,
    choices,
    described,
    ended,
    place,
    same_code_twice,
    taken,
    unclear,
)
from antt_desktop.workflows.roster_import.known import KnownHouseholds
from antt_desktop.workflows.roster_import.merge import changes_nothing
from antt_desktop.workflows.roster_import.plan import Answer, Choice
from antt_desktop.workflows.roster_import.progress import Progress, share, told


class _Way(Enum):
    OPEN = "open"


_OPEN: Literal[_Way.OPEN] = _Way.OPEN
"""What a way of matching says where it leaves a line to the next one."""

Found: TypeAlias = Household | Doubt | None
"""The household a line means; None for a new one; a Doubt where that cannot be said."""
_Said: TypeAlias = Found | Literal[_Way.OPEN]


class Matcher:
    """Finds for each line of a file the household it means; every household at most once.

    ``codes_with_people`` are the codes of people that the file lists on a sheet of their own:
    a household without a head is taken in only with them. ``answers`` say of rows, by sheet
    and number, which of the households they were asked about they mean.
    """

    def __init__(
        self,
        known: KnownHouseholds,
        codes_with_people: Iterable[str],
        answers: Mapping[tuple[str, int], Answer],
    ) -> None:
        self._known = known
        self._codes_with_people = frozenset(codes_with_people)
        self._answers = answers
        self._found: dict[int, Found] = {}
        self._claimed: dict[int, HouseholdLine] = {}
        self._codes: dict[str, HouseholdLine] = {}
        self._identities: dict[str, HouseholdLine] = {}
        self._settled: dict[NameKey, list[HouseholdLine]] = {}
        self._waiting: dict[NameKey, list[HouseholdLine]] = {}
        self._name_counts: Counter[NameKey] = Counter()

    def match(self, lines: Sequence[Located], progress: Progress) -> list[Found]:
        """Return for each line the household it means, None for a new one, or a Doubt.

        The sure ways come first, each for the whole file, so that what one row surely means
        no other row is taken for. ``progress`` is told (lines done, all), and may raise
        Cancelled.
        """
        ways = (self._by_code, self._by_identity, self._by_birth, self._by_name)
        for located in lines:
            if located.line.head:
                self._waiting.setdefault(located.name_key, []).append(located.line)
        self._name_counts.update({key: len(rows) for key, rows in self._waiting.items()})
        numbered = list(enumerate(lines))
        for turn, way in enumerate(ways):
            part = share(progress, turn / len(ways), (turn + 1) / len(ways))
            for at, located in told(numbered, part):
                if at not in self._found:
                    self._settle(at, located, self._answered(located.line, way(located)))
        return [self._found[at] for at in range(len(lines))]

    def _answered(self, line: HouseholdLine, said: _Said) -> _Said:
        """Return what was said; for a Doubt the answer to it, if one of its choices."""
        if not isinstance(said, Doubt):
            return said
        answer = self._answers.get((line.sheet, line.row))
        if answer is None or all(choice.household_id != answer for choice in said.choices):
            return said
        household = self._known.by_id.get(answer)
        rival = self._claimed.get(answer)
        return taken(line, household, rival) if household and rival else household

    def _settle(self, at: int, located: Located, said: _Said) -> None:
        if said is _OPEN:
            return
        self._found[at] = said
        line = located.line
        if line.head:
            self._waiting[located.name_key].remove(line)
        if isinstance(said, Doubt):
            return
        if said is not None:
            self._claimed[said.id] = line
        if key := identity_key(line.identity):
            self._identities.setdefault(key, line)
        if line.head:
            self._settled.setdefault(located.name_key, []).append(line)

    def _by_code(self, located: Located) -> _Said:
        line = located.line
        if not line.code:
            return _OPEN
        first = self._codes.setdefault(line.code, line)
        if first is not line:
            return same_code_twice(line, first)
        household = self._known.by_code.get(line.code)
        if household is None:
            return _OPEN
        if rival := self._claimed.get(household.id):
            return taken(line, household, rival)
        head = household.head
        if head is None or not line.head or _same_head(line, head):
            return ended(household) if household.ended_on else household
        return self._other_head(located, household, head)

    def _other_head(self, located: Located, household: Household, head: Person) -> Doubt:
        """Return the Doubt of a line whose code the book has for another head."""
        line = located.line
        member = self._known.member(line, household)
        if member is not None:
            return Doubt(
                Field.HEAD,
                f"Trong sổ, chủ hộ {line.code} là {head.name}; {member.name} là người trong hộ."
                " Hãy đổi chủ hộ trong sổ trước.",
            )
        asked = choices(h for h in self._known.like(located) if h.id != household.id)
        if not household.ended_on and not identities_differ(line.identity, head.identity):
            renamed = f"{described(household)} – sửa tên chủ hộ thành {line.head}"
            asked = (Choice(household.id, renamed), *asked)
        return Doubt(
            Field.CODE, f"Mã hộ {line.code} trong sổ đã dùng cho chủ hộ khác: {head.name}.", asked
        )

    def _by_identity(self, located: Located) -> _Said:
        line = located.line
        key = identity_key(line.identity)
        if not key:
            return _OPEN
        if rival := self._identities.get(key):
            return Doubt(
                Field.IDENTITY,
                f"Số định danh trùng với {place(rival, line)} (chủ hộ {rival.head}).",
            )
        owners = self._known.living_owners(key)
        if not owners:
            self._identities[key] = line
            return _OPEN
        if len(owners) > 1:
            return Doubt(
                Field.IDENTITY,
                "Trong sổ có nhiều người cùng số định danh này. Hãy sửa sổ hoặc ghi mã hộ.",
                choices(h for h, p in owners if p is h.head and h.id not in self._claimed),
            )
        return self._owner(line, *owners[0])

    def _owner(self, line: HouseholdLine, household: Household, person: Person) -> Found:
        """Return the household of the one person in the book with the line's identity number."""
        if rival := self._claimed.get(household.id):
            return taken(line, household, rival)
        if person is not household.head:
            return Doubt(
                Field.IDENTITY,
                f"Trong sổ, người có số định danh này là {person.name}, không phải chủ hộ, ở hộ"
                f" {household.code}. Hãy đổi chủ hộ hoặc tách hộ trong sổ trước.",
            )
        renamed = compare_key(line.head) != compare_key(person.name)
        if renamed and contradict(line.birth, person.birth):
            return Doubt(
                Field.IDENTITY,
                f"Trong sổ, số định danh này là của {person.name}, hộ {household.code}, khác cả"
                " tên lẫn năm sinh. Hãy xem lại số định danh.",
                choices([household]),
            )
        return ended(household) if household.ended_on else household

    def _by_birth(self, located: Located) -> _Said:
        line = located.line
        alike = [
            h for h in self._free(located) if h.head and births_agree(h.head.birth, line.birth)
        ]
        if not alike:
            return _OPEN
        if len(alike) == 1 and not self._contested(located, alike[0]):
            return alike[0]
        return self._same(located, alike) or Doubt(
            Field.HEAD,
            "Chưa rõ là hộ nào: trong tổ có nhiều người cùng tên, cùng năm sinh. Hãy ghi mã hộ"
            " hoặc số định danh.",
            choices(alike),
        )

    def _contested(self, located: Located, household: Household) -> bool:
        """Tell whether another row, surely another household, fits this one as well."""
        head = household.head
        return head is not None and any(
            births_agree(rival.birth, head.birth) and set_apart(rival, located.line)
            for rival in self._waiting[located.name_key]
            if rival is not located.line and not identities_differ(rival.identity, head.identity)
        )

    def _by_name(self, located: Located) -> Found:
        line = located.line
        if not line.head and line.code not in self._codes_with_people:
            return Doubt(Field.HEAD, "Thiếu họ tên chủ hộ.")
        if not located.group_id:
            return Doubt(
                Field.GROUP,
                "Thiếu tổ dân cư. Hãy ghi tổ ở dòng này, hoặc chọn một tổ cho cả trang.",
            )
        near = [
            h for h in self._free(located) if h.head and not contradict(h.head.birth, line.birth)
        ]
        if exact := [h for h in near if h.head and h.head.birth and line.birth]:
            return Doubt(
                Field.BIRTH,
                f"Hộ {exact[0].code} trong sổ có chủ hộ cùng tên, cùng năm sinh nhưng khác ngày"
                " sinh. Nếu là hộ đó, hãy ghi mã hộ.",
                choices(exact),
            )
        if not near:
            return self._as_new(located)
        namesakes = self._known.by_name[located.name_key]
        if len(namesakes) == 1 and self._name_counts[located.name_key] == 1:
            return near[0]
        return self._same(located, near) or unclear(choices(near))

    def _as_new(self, located: Located) -> Found:
        """Return None for a household that no row and nobody in the book is; else why not."""
        line = located.line
        for rival in self._settled.get(located.name_key, []):
            if not set_apart(line, rival):
                return Doubt(
                    Field.HEAD,
                    f"Trùng với {place(rival, line)}: cùng tổ, cùng tên, không có gì cho biết là"
                    " hai hộ. Nếu là hai hộ, hãy ghi mã hộ, số định danh hoặc ngày sinh đầy đủ.",
                    choices([]),
                )
        for household in self._known.by_name.get(located.name_key, []):
            holder = self._claimed.get(household.id)
            head = household.head
            if holder is None or head is None or (line.code and holder.code):
                continue
            unknown = line.birth is None or head.birth is None
            if unknown and not identities_differ(line.identity, head.identity):
                return unclear(choices([]))
        return self._known.left(located)

    def _free(self, located: Located) -> list[Household]:
        """Return the households of that name in the tổ that no row has, and may be the line's."""
        line = located.line
        return [
            household
            for household in self._known.by_name.get(located.name_key, [])
            if household.id not in self._claimed
            and household.head
            and not identities_differ(line.identity, household.head.identity)
        ]

    def _same(self, located: Located, households: Iterable[Household]) -> Household | None:
        """Return the first household to which the line says nothing new."""
        line, group_id = located.line, located.group_id
        return next((h for h in households if changes_nothing(line, h, group_id)), None)


def _same_head(line: HouseholdLine, head: Person) -> bool:
    """Tell whether a line with a household's code names its head, by number or by name."""
    if (key := identity_key(line.identity)) and key == identity_key(head.identity):
        return True
    others = identities_differ(line.identity, head.identity) and contradict(line.birth, head.birth)
    return compare_key(head.name) == compare_key(line.head) and not others
