"""Plays an import through without writing: each line finds its household, each gets a fate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from antt_desktop.domain.households import Group, proposed_categories, stay_fault
from antt_desktop.exchange.roster.cells import joined_categories
from antt_desktop.exchange.roster.columns import SheetMapping
from antt_desktop.exchange.roster.fields import Field
from antt_desktop.exchange.roster.lines import HouseholdLine, PersonLine, Refusal
from antt_desktop.exchange.roster.rows import column_header
from antt_desktop.workflows.roster_import.alike import Located
from antt_desktop.workflows.roster_import.doubts import Doubt
from antt_desktop.workflows.roster_import.groups import GroupFinder
from antt_desktop.workflows.roster_import.known import KnownHouseholds
from antt_desktop.workflows.roster_import.match import Found, Matcher
from antt_desktop.workflows.roster_import.merge import merged, new_household
from antt_desktop.workflows.roster_import.people import Draft
from antt_desktop.workflows.roster_import.places import Places
from antt_desktop.workflows.roster_import.plan import Answer, Change, Choice, Fate, PlannedRow
from antt_desktop.workflows.roster_import.progress import Progress, share, told


class Rehearsal:
    """Collects what would become of the lines of a file; see ``ImportPlan`` for the outcome."""

    def __init__(
        self,
        groups: Iterable[Group],
        known: KnownHouseholds,
        lines: Sequence[HouseholdLine | PersonLine | Refusal],
        mappings: Iterable[SheetMapping],
        answers: Mapping[tuple[str, int], Answer],
        *,
        accept_proposals: bool,
    ) -> None:
        self._groups = GroupFinder(groups)
        self._known = known
        self._mappings = {mapping.sheet: mapping for mapping in mappings}
        self._accept = accept_proposals
        self._refusals = [line for line in lines if isinstance(line, Refusal)]
        self._people = [line for line in lines if isinstance(line, PersonLine)]
        self._households = [line for line in lines if isinstance(line, HouseholdLine)]
        # Heads among people with codes speak for households that nothing else speaks of.
        codes = {line.code for line in self._households} | known.by_code.keys()
        self._households += [
            line.household
            for line in self._people
            if line.household is not None and line.code and line.code not in codes
        ]
        codes_with_people = {line.code for line in self._people if line.code}
        self._matcher = Matcher(known, codes_with_people, answers)
        self._places = Places(known)
        self._refused: set[tuple[str, int]] = set()
        self.rows: list[PlannedRow] = []
        self.warnings: list[str] = []

    def run(self, progress: Progress) -> None:
        """Play every line through; ``progress`` is told (done, all) and may stop it."""
        located = [
            Located.of(line, self._groups.find(line.group) if line.group else 0)
            for line in self._households
        ]
        placed = [at for at in located if at.group_id or not at.line.group]
        found = self._matcher.match(placed, share(progress, 0, 0.5))
        for refusal in self._refusals:
            self._refuse(refusal)
        for at in located:
            if at.line.group and not at.group_id:
                reason = f"Sổ không có tổ “{at.line.group}”. Hãy sửa ô này hoặc thêm tổ vào sổ."
                self._doubt(at.line, Doubt(Field.GROUP, reason))
        pairs = list(zip(placed, found, strict=True))
        for at, meant in told(pairs, share(progress, 0.5, 0.8)):
            self._household(at, meant)
        for line in told(self._people, share(progress, 0.8, 1)):
            self._person(line)
        order = {name: at for at, name in enumerate(self._mappings)}
        self.rows.sort(key=lambda row: (order[row.sheet], row.row))

    @property
    def drafts(self) -> list[Draft]:
        """Return every household the file speaks of, the new ones last."""
        return self._places.drafts

    def _household(self, located: Located, found: Found) -> None:
        line, group_id = located.line, located.group_id
        if isinstance(found, Doubt):
            self._doubt(line, found)
            return
        changes: list[Change] = []
        if found is None:
            household = new_household(line, group_id)
            if line.code in self._known.by_code:
                household = replace(household, code="")
                self._warn(line, Field.CODE, "mã này trong sổ là của hộ khác, hộ mới sẽ có mã mới.")
        else:
            household, changes = merged(line, found, group_id, self._groups.names)
            if line.code and line.code != found.code:
                self._warn(
                    line, Field.CODE, f"trong sổ hộ này mang mã {found.code}, mã cũ được giữ."
                )
        head = household.head
        if head and (fault := stay_fault(head)):
            self._doubt(line, Doubt(Field.RESIDENCE_TO, fault))
            return
        proposed = _proposed(line.note, household.categories)
        if proposed and self._accept:
            after = (*household.categories, *proposed)
            if found is not None:
                before = joined_categories(household.categories)
                changes = [
                    *changes,
                    Change(Field.CATEGORIES.label, before, joined_categories(after)),
                ]
            household = replace(household, categories=after)
        draft = self._places.put(line, household, found)
        name = head.name if head else ""
        self._plan(line, draft.fate, name, household.code, changes, proposed)
        for warning in line.warnings:
            self._warn(line, None, warning)

    def _person(self, line: PersonLine) -> None:
        if (line.sheet, line.row) in self._refused:
            return
        draft = self._places.household_of(line)
        if isinstance(draft, Doubt):
            self._doubt(line, draft)
            return
        outcome = self._places.take(line, draft)
        if isinstance(outcome, Doubt):
            self._doubt(line, outcome)
            return
        if self._places.stands_in(line):
            return
        fate, changes = outcome
        self._plan(line, fate, line.name, draft.code, changes, ())
        # What stands there already was warned about when it came in.
        for warning in () if fate is Fate.UNCHANGED else line.warnings:
            self._warn(line, None, warning)

    def _plan(
        self,
        line: HouseholdLine | PersonLine,
        fate: Fate,
        name: str,
        code: str,
        changes: Sequence[Change],
        proposed: tuple[str, ...],
    ) -> None:
        self.rows.append(
            PlannedRow(line.sheet, line.row, fate, name, code, tuple(changes), None, proposed)
        )

    def _doubt(self, line: HouseholdLine | PersonLine, doubt: Doubt) -> None:
        value = getattr(line, doubt.field)
        name = line.name if isinstance(line, PersonLine) else line.head
        if isinstance(line, HouseholdLine):
            self._places.refuse(line)
            self._refused.add((line.sheet, line.row))
        shown = str(value) if value is not None else ""
        column = self._column(line, doubt.field)
        self._refuse(
            Refusal(line.sheet, line.row, column, shown, doubt.reason), name, doubt.choices
        )

    def _refuse(self, refusal: Refusal, name: str = "", choices: tuple[Choice, ...] = ()) -> None:
        self.rows.append(
            PlannedRow(
                refusal.sheet, refusal.row, Fate.REFUSED, name, refusal=refusal, choices=choices
            )
        )

    def _warn(self, line: HouseholdLine | PersonLine, field: Field | None, warning: str) -> None:
        where = f"Trang “{line.sheet}”, dòng {line.row}"
        if field is not None:
            where += f", cột {self._column(line, field)}"
        self.warnings.append(f"{where}: {warning}")

    def _column(self, line: HouseholdLine | PersonLine, field: Field) -> str:
        """Return the header over a field; among people the head stands in the column of names."""
        mapping = self._mappings[line.sheet]
        if field is Field.HEAD and mapping.column(field) is None and mapping.column(Field.NAME):
            field = Field.NAME
        return column_header(mapping, field)


def _proposed(note: str, known: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in _read_categories(note) if name not in known) if note else ()


_read_categories = lru_cache(maxsize=1 << 12)(proposed_categories)
