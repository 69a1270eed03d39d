"""Plays an import through without writing: each line finds its household, each gets a fate."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from antt_desktop.domain.households import Group, Household, proposed_categories
from antt_desktop.domain.text import accented, fold
from antt_desktop.exchange.roster_cells import joined_categories
from antt_desktop.exchange.roster_columns import Field, SheetMapping
from antt_desktop.exchange.roster_rows import HouseholdLine, PersonLine, Refusal, column_header
from antt_desktop.workflows.roster_match import Doubt, Found, Located, Matcher
from antt_desktop.workflows.roster_merge import merged, new_household
from antt_desktop.workflows.roster_people import Draft, draft_for
from antt_desktop.workflows.roster_plan import Change, Fate, PlannedRow

_PROGRESS_STEP = 500


class GroupFinder:
    """Finds the tổ that a cell names: “3”, “03”, “Tổ 3”, “Tổ dân cư số 3”, or its name."""

    def __init__(self, groups: Iterable[Group]) -> None:
        groups = tuple(groups)
        self.names = {group.id: group.name for group in groups}
        self._by_number = {group.number: group.id for group in groups}
        self._by_name: dict[str, set[int]] = {}
        for group in groups:
            for key in (accented(group.name), fold(group.name)):
                self._by_name.setdefault(key, set()).add(group.id)
        self.find = lru_cache(maxsize=1 << 10)(self._find)

    def _find(self, text: str) -> int:
        """Return the id of the tổ, 0 where the book has none of that name or number."""
        bare = text.strip()
        if not (bare.isascii() and bare.isdigit()):
            for key in (accented(text), fold(text)):
                if len(ids := self._by_name.get(key, set())) == 1:
                    return next(iter(ids))
        numbers = "".join(c if c.isascii() and c.isdigit() else " " for c in bare).split()
        return self._by_number.get(int(numbers[0][:9]), 0) if len(numbers) == 1 else 0


class Rehearsal:
    """Collects what would become of the lines of a file; see ``ImportPlan`` for the outcome."""

    def __init__(
        self,
        groups: Iterable[Group],
        households: Iterable[Household],
        lines: Sequence[HouseholdLine | PersonLine | Refusal],
        mappings: Iterable[SheetMapping],
        *,
        accept_proposals: bool,
    ) -> None:
        self._groups = GroupFinder(groups)
        self._people = [line for line in lines if isinstance(line, PersonLine)]
        codes = {line.code for line in self._people if line.code}
        self._matcher = Matcher(households, codes)
        self._lines = lines
        self._mappings = {mapping.sheet: mapping for mapping in mappings}
        self._accept = accept_proposals
        self._refused_codes: dict[str, int] = {}
        self._drafts: dict[int, Draft] = {}
        self._by_code: dict[str, Draft] = {}
        self._new: list[Draft] = []
        self.rows: list[PlannedRow] = []
        self.warnings: list[str] = []

    def run(self, progress: Callable[[int, int], None]) -> None:
        """Play every line through; ``progress`` is told (lines done, all) and may stop it."""
        located = self._located()
        found = dict(zip(located, self._matcher.match(list(located.values())), strict=True))
        total = len(self._lines)
        for done, line in enumerate(self._lines):
            if done % _PROGRESS_STEP == 0:
                progress(done, total)
            if isinstance(line, Refusal):
                self._refuse(line)
            elif done in found:
                self._household(located[done], found[done])
            elif isinstance(line, HouseholdLine):
                reason = f"Sổ không có tổ “{line.group}”. Hãy sửa ô này hoặc thêm tổ vào sổ."
                self._doubt(line, Doubt(Field.GROUP, reason))
        for line in self._people:
            self._person(line)
        progress(total, total)

    @property
    def drafts(self) -> list[Draft]:
        """Return every household the file speaks of, the new ones last."""
        return [*self._drafts.values(), *self._new]

    def _located(self) -> dict[int, Located]:
        """Return the household lines whose tổ the book has, or that name none, by place."""
        located = {}
        for at, line in enumerate(self._lines):
            if isinstance(line, HouseholdLine):
                group_id = self._groups.find(line.group) if line.group else 0
                if group_id or not line.group:
                    located[at] = Located.of(line, group_id)
        return located

    def _household(self, located: Located, found: Found) -> None:
        line, group_id = located.line, located.group_id
        if isinstance(found, Doubt):
            self._doubt(line, found)
            return
        changes: list[Change] = []
        if found is None:
            household = new_household(line, group_id)
        else:
            household, changes = merged(line, found, group_id, self._groups.names)
            if line.code and line.code != found.code:
                self._warn(
                    line, Field.CODE, f"trong sổ hộ này mang mã {found.code}, mã cũ được giữ."
                )
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
        draft = Draft(household, found)
        if found is None:
            self._new.append(draft)
        else:
            self._drafts[found.id] = draft
        if line.code:
            self._by_code[line.code] = draft
        head = household.head
        self._plan(line, draft.fate, head.name if head else "", household.code, changes, proposed)
        for warning in line.warnings:
            self._warn(line, None, warning)

    def _person(self, line: PersonLine) -> None:
        if line.code and line.code not in self._by_code:
            known = self._matcher.by_code.get(line.code)
            if known is not None and line.code not in self._refused_codes:
                draft = self._drafts.setdefault(known.id, Draft(known, known))
                self._by_code[line.code] = draft
        draft_or_doubt = draft_for(line, self._by_code, self._refused_codes)
        if isinstance(draft_or_doubt, Doubt):
            self._doubt(line, draft_or_doubt)
            return
        outcome = draft_or_doubt.take(line)
        if isinstance(outcome, Doubt):
            self._doubt(line, outcome)
            return
        fate, changes = outcome
        self._plan(line, fate, line.name, draft_or_doubt.household.code, changes, ())
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
        column = column_header(self._mappings[line.sheet], doubt.field)
        name = line.head if isinstance(line, HouseholdLine) else line.name
        if isinstance(line, HouseholdLine) and line.code and line.code not in self._by_code:
            self._refused_codes.setdefault(line.code, line.row)
        shown = str(value) if value is not None else ""
        self._refuse(Refusal(line.sheet, line.row, column, shown, doubt.reason), name)

    def _refuse(self, refusal: Refusal, name: str = "") -> None:
        self.rows.append(
            PlannedRow(refusal.sheet, refusal.row, Fate.REFUSED, name, refusal=refusal)
        )

    def _warn(self, line: HouseholdLine | PersonLine, field: Field | None, warning: str) -> None:
        place = f"Trang “{line.sheet}”, dòng {line.row}"
        if field is not None:
            place += f", cột {column_header(self._mappings[line.sheet], field)}"
        self.warnings.append(f"{place}: {warning}")


def _proposed(note: str, known: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in _read_categories(note) if name not in known) if note else ()


_read_categories = lru_cache(maxsize=1 << 12)(proposed_categories)
