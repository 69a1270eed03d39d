"""The households of the book, to be found by code, identity number, and name within the tổ."""

from collections.abc import Iterable

from antt_desktop.domain.households import Household, Person, counts_as_member
from antt_desktop.exchange.roster.cells import identity_key
from antt_desktop.exchange.roster.lines import HouseholdLine
from antt_desktop.workflows.roster_import.alike import (
    Located,
    NameKey,
    births_agree,
    compare_key,
    contradict,
)
from antt_desktop.workflows.roster_import.doubts import Doubt, ended


class KnownHouseholds:
    """Every household of the book, in one pass; those that ended by name apart."""

    def __init__(self, households: Iterable[Household]) -> None:
        self.by_id: dict[int, Household] = {}
        self.by_code: dict[str, Household] = {}
        self.by_name: dict[NameKey, list[Household]] = {}
        self._ended_by_name: dict[NameKey, list[Household]] = {}
        self._by_identity: dict[str, list[tuple[Household, Person]]] = {}
        for household in households:
            self._index(household)

    def _index(self, household: Household) -> None:
        self.by_id[household.id] = household
        self.by_code[household.code] = household
        for person in household.people:
            if key := identity_key(person.identity):
                self._by_identity.setdefault(key, []).append((household, person))
        if head := household.head:
            names = self._ended_by_name if household.ended_on else self.by_name
            names.setdefault((household.group_id, compare_key(head.name)), []).append(household)

    def living_owners(self, key: str) -> list[tuple[Household, Person]]:
        """Return the people with an identity number and where they live; else where they did."""
        owners = self._by_identity.get(key, [])
        living = [
            (household, person)
            for household, person in owners
            if not household.ended_on
            and (person is household.head or counts_as_member(person.residence))
        ]
        return living or [(h, p) for h, p in owners if h.ended_on and p is h.head]

    def member(self, line: HouseholdLine, household: Household) -> Person | None:
        """Return the person of a household, not its head, whom the line names as head."""
        key, name = identity_key(line.identity), compare_key(line.head)
        others = [p for p in household.people if p is not household.head]
        same = [p for p in others if key and identity_key(p.identity) == key]
        same = same or [
            p for p in others if compare_key(p.name) == name and not contradict(p.birth, line.birth)
        ]
        return same[0] if same else None

    def like(self, located: Located) -> list[Household]:
        """Return the living households that the line's identity number or name speaks of."""
        owners = self.living_owners(identity_key(located.line.identity))
        heads = [h for h, p in owners if p is h.head and not h.ended_on]
        named = [
            household
            for household in self.by_name.get(located.name_key, [])
            if household.head and not contradict(household.head.birth, located.line.birth)
        ]
        return list({household.id: household for household in (*heads, *named)}.values())

    def left(self, located: Located) -> Doubt | None:
        """Return the Doubt of a line that means a household which ended, None if it means none."""
        line = located.line
        for household in self._ended_by_name.get(located.name_key, []):
            head = household.head
            if head and births_agree(head.birth, line.birth):
                return ended(household)
            if head and not contradict(head.birth, line.birth):
                return ended(household, may_be_new=True)
        return None
