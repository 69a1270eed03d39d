"""Lays the rows of people over the households they belong to."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from antt_desktop.domain.households import HEAD, Household, Person, stay_fault
from antt_desktop.exchange.roster.cells import identity_key
from antt_desktop.exchange.roster.fields import Field
from antt_desktop.exchange.roster.lines import PersonLine
from antt_desktop.workflows.roster_import.alike import births_agree, compare_key
from antt_desktop.workflows.roster_import.doubts import Doubt
from antt_desktop.workflows.roster_import.merge import merged_person, new_person
from antt_desktop.workflows.roster_import.plan import Change, Fate


class Draft:
    """A household on its way through the import: as the book has it, and as it would become.

    ``original`` is None for a new household.
    """

    def __init__(self, household: Household, original: Household | None) -> None:
        self.original = original
        self._household = household
        self._people = list(household.people)
        self._names = [compare_key(person.name) for person in self._people]
        self._is_behind = False
        self._taken: dict[int, int] = {}

    @property
    def household(self) -> Household:
        """Return the household as it would become."""
        if self._is_behind:
            self._household = replace(self._household, people=tuple(self._people))
            self._is_behind = False
        return self._household

    @property
    def code(self) -> str:
        """Return the household's code, '' where the book will give one."""
        return self._household.code

    @property
    def fate(self) -> Fate:
        """Return what becomes of the household."""
        if self.original is None:
            return Fate.NEW
        return Fate.UNCHANGED if self.household == self.original else Fate.CHANGED

    def take(
        self, line: PersonLine, elsewhere: Callable[[PersonLine], Doubt | None]
    ) -> tuple[Fate, Sequence[Change]] | Doubt:
        """Lay one person's row over the household; a Doubt changes nothing.

        ``elsewhere`` says of somebody the household does not have yet where else he lives.
        """
        at = self._find(line)
        if isinstance(at, Doubt):
            return at
        if at is None:
            return self._add(line, elsewhere)
        known = self._people[at]
        if doubt := self._other_head(line, known):
            return doubt
        person, changes = merged_person(line, known)
        if changes:
            if fault := stay_fault(person):
                return Doubt(Field.RESIDENCE_TO, fault)
            self._people[at] = person
            self._names[at] = compare_key(person.name)
            self._is_behind = True
        self._taken[at] = line.row
        # A new household's head stands in its own row too: what this one adds is no change.
        return (Fate.CHANGED if changes and self.original else Fate.UNCHANGED), changes

    def _add(
        self, line: PersonLine, elsewhere: Callable[[PersonLine], Doubt | None]
    ) -> tuple[Fate, Sequence[Change]] | Doubt:
        if line.relation == HEAD and (head := self._head()):
            return _second_head(head)
        if doubt := elsewhere(line):
            return doubt
        person = new_person(line)
        if fault := stay_fault(person):
            return Doubt(Field.RESIDENCE_TO, fault)
        self._taken[len(self._people)] = line.row
        self._people.append(person)
        self._names.append(compare_key(line.name))
        self._is_behind = True
        return Fate.NEW, ()

    def _other_head(self, line: PersonLine, known: Person) -> Doubt | None:
        """Return the Doubt of a row that makes somebody else the head, or the head no head."""
        if not line.relation or (line.relation == HEAD) == (known.relation == HEAD):
            return None
        head = self._head()
        if head is not None and known is not head:
            return _second_head(head)
        if known is head:
            return Doubt(
                Field.RELATION,
                f"Trong sổ, {known.name} là chủ hộ. Hãy đổi chủ hộ trong sổ trước.",
            )
        return None

    def _head(self) -> Person | None:
        return next((person for person in self._people if person.relation == HEAD), None)

    def _find(self, line: PersonLine) -> int | Doubt | None:
        """Return the place of the person a row means, None for a new one.

        By identity number, else by name and birth, else by a name that is unique.
        """
        people = self._people
        key, name = identity_key(line.identity), compare_key(line.name)
        same = [at for at, p in enumerate(people) if key and p.identity == key]
        left = [at for at in same if at not in self._taken]
        if same and not left:
            rows = self._taken[same[0]]
            return Doubt(Field.IDENTITY, f"Trùng với dòng {rows}: cùng số định danh.")
        named = [
            at
            for at, known in enumerate(self._names)
            if known == name
            and at not in self._taken
            and not (key and identity_key(people[at].identity))
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
        return self._doubled(line, key, name)

    def _doubled(self, line: PersonLine, key: str, name: str) -> Doubt | None:
        """Return a Doubt where an earlier row of the file is surely this person again."""
        for at, row in self._taken.items():
            if self._names[at] != name:
                continue
            person = self._people[at]
            one_birth = person.birth == line.birth or births_agree(person.birth, line.birth)
            other = identity_key(person.identity) if key else ""
            if one_birth and not (other and other != key):
                return Doubt(Field.NAME, f"Trùng với dòng {row}: cùng hộ, cùng họ tên, ngày sinh.")
        return None


def _second_head(head: Person) -> Doubt:
    return Doubt(Field.RELATION, f"Hộ đã có chủ hộ là {head.name}. Hãy đổi chủ hộ trong sổ trước.")
