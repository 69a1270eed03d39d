"""Lays the rows of a sheet of people over the households they belong to."""

from collections.abc import Mapping
from dataclasses import replace

from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.text import accented
from antt_desktop.exchange.roster_cells import identity_key
from antt_desktop.exchange.roster_columns import Field
from antt_desktop.exchange.roster_rows import PersonLine
from antt_desktop.workflows.roster_match import Doubt, births_agree
from antt_desktop.workflows.roster_merge import merged_person, new_person
from antt_desktop.workflows.roster_plan import Change, Fate


class Draft:
    """A household on its way through the import: as the book has it, and as it would become.

    ``original`` is None for a new household.
    """

    def __init__(self, household: Household, original: Household | None) -> None:
        self.household = household
        self.original = original
        self._taken: dict[int, int] = {}

    @property
    def fate(self) -> Fate:
        """Return what becomes of the household."""
        if self.original is None:
            return Fate.NEW
        return Fate.UNCHANGED if self.household == self.original else Fate.CHANGED

    def take(self, line: PersonLine) -> tuple[Fate, list[Change]] | Doubt:
        """Lay one person's row over the household; a Doubt changes nothing."""
        at = self._find(line)
        if isinstance(at, Doubt):
            return at
        people = list(self.household.people)
        changes: list[Change] = []
        head = self.household.head
        if at is None:
            if line.relation == HEAD and head is not None:
                return _second_head(head)
            people.append(new_person(line))
            self._taken[len(people) - 1] = line.row
            fate = Fate.NEW
        else:
            known = people[at]
            if line.relation and (line.relation == HEAD) != (known.relation == HEAD):
                if head is not None and known is not head:
                    return _second_head(head)
                if known is head:
                    return Doubt(
                        Field.RELATION,
                        f"Trong sổ, {known.name} là chủ hộ. Hãy đổi chủ hộ trong sổ trước.",
                    )
            people[at], changes = merged_person(line, known)
            self._taken[at] = line.row
            # A new household's head stands in its own row too: what this one adds is no change.
            fate = Fate.CHANGED if changes and self.original is not None else Fate.UNCHANGED
        self.household = replace(self.household, people=tuple(people))
        return fate, changes

    def _find(self, line: PersonLine) -> int | Doubt | None:
        """Return the place of the person a row means, None for a new one.

        By identity number, else by name and birth, else by a name that is unique.
        """
        people = self.household.people
        key, name = identity_key(line.identity), accented(line.name)
        same = [at for at, p in enumerate(people) if key and identity_key(p.identity) == key]
        left = [at for at in same if at not in self._taken]
        if same and not left:
            rows = self._taken[same[0]]
            return Doubt(Field.IDENTITY, f"Trùng với dòng {rows}: cùng số định danh.")
        named = [
            at
            for at, p in enumerate(people)
            if at not in self._taken
            and accented(p.name) == name
            and not (key and identity_key(p.identity))
        ]
        alike = [at for at in named if births_agree(people[at].birth, line.birth)]
        unknown = [at for at in named if line.birth is None or people[at].birth is None]
        for candidates in (left, alike, unknown):
            if len(candidates) == 1:
                return candidates[0]
            exact = [at for at in candidates if not merged_person(line, people[at])[1]]
            if exact:
                return exact[0]
            if candidates:
                return Doubt(
                    Field.NAME,
                    "Trong hộ có nhiều người cùng tên. Hãy ghi ngày sinh hoặc số định danh.",
                )
        return self._doubled(line, name)

    def _doubled(self, line: PersonLine, name: str) -> Doubt | None:
        """Return a Doubt where an earlier row of the file is surely this person again."""
        for at, row in self._taken.items():
            person = self.household.people[at]
            one_birth = person.birth == line.birth or births_agree(person.birth, line.birth)
            ids = identity_key(person.identity), identity_key(line.identity)
            if accented(person.name) == name and one_birth and not (all(ids) and ids[0] != ids[1]):
                return Doubt(Field.NAME, f"Trùng với dòng {row}: cùng hộ, cùng họ tên, ngày sinh.")
        return None


def _second_head(head: Person) -> Doubt:
    return Doubt(Field.RELATION, f"Hộ đã có chủ hộ là {head.name}. Hãy đổi chủ hộ trong sổ trước.")


def draft_for(
    line: PersonLine,
    drafts: Mapping[str, Draft],
    refused_codes: Mapping[str, int],
) -> Draft | Doubt:
    """Return the household a person's row belongs to, by the code it names."""
    if not line.name:
        return Doubt(Field.NAME, "Thiếu họ tên.")
    if not line.code:
        return Doubt(Field.CODE, "Thiếu mã hộ nên chưa biết thuộc hộ nào.")
    if line.code in refused_codes:
        return Doubt(
            Field.CODE, f"Hộ {line.code} ở dòng {refused_codes[line.code]} không nhập được."
        )
    draft = drafts.get(line.code)
    return draft or Doubt(Field.CODE, f"Không có hộ nào mang mã {line.code}.")
