"""What an import would do, row by row, and what it did: plain data for the window to show."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from antt_desktop.domain.households import Household
from antt_desktop.exchange.roster.columns import SheetMapping
from antt_desktop.exchange.roster.lines import ColumnPreview, Refusal, Skipped

Answer: TypeAlias = int
"""What the user says a row means: a household's id, or ``NEW_HOUSEHOLD``."""

NEW_HOUSEHOLD: Answer = 0

FileStamp: TypeAlias = tuple[int, int]
"""When a file was last written (nanoseconds) and its size in bytes."""


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that an import changes: the field's label, before and after as shown."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing an asked row may mean; ``household_id`` is the answer that says so."""

    household_id: Answer
    label: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the file and its fate; ``row`` as Excel counts.

    ``name`` is the head's, or on a sheet of people the person's; ``code`` the household's in
    the book, '' where the book will give one. ``proposed`` are categories that the note
    speaks of and the household does not have. ``choices`` are what a refused row may mean
    where only its reader can tell: plan again with an answer to it.
    """

    sheet: str
    row: int
    fate: Fate
    name: str
    code: str = ""
    changes: tuple[Change, ...] = ()
    refusal: Refusal | None = None
    proposed: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet that is read: its mapping, how many rows are taken, the first values by column.

    ``skipped`` are the rows that stand for nobody; ``doubtful`` the places (from 0, as Excel
    counts) of the columns whose letters should be looked at after their conversion.
    """

    mapping: SheetMapping
    rows: int
    previews: tuple[ColumnPreview, ...]
    skipped: tuple[Skipped, ...] = ()
    doubtful: frozenset[int] = frozenset()

    def as_json(self) -> dict[str, object]:
        """Return what the sheet and its columns were taken for, as the command line prints it."""
        mapping = self.mapping
        columns: dict[str, str] = {}
        for column in mapping.columns:
            header = column.header or column.letter
            name = f"{header} ({column.letter})" if header in columns else header
            columns[name] = column.field.label if column.field else ""
        return {
            "name": mapping.sheet,
            "header_row": mapping.header_row,
            "encoding": str(mapping.encoding),
            "columns": columns,
            "rows": self.rows,
            "skipped": [{"row": row.row, "reason": row.reason} for row in self.skipped],
        }


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was imported, counted in households; refused rows may be households or people."""

    added: int
    updated: int
    unchanged: int
    rejected: tuple[Refusal, ...]
    warnings: tuple[str, ...]
    sheets: tuple[SheetPlan, ...]

    def as_json(self) -> dict[str, object]:
        """Return the result in the shape the command line prints."""
        return {
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": [
                {
                    "sheet": refusal.sheet,
                    "row": refusal.row,
                    "column": refusal.column,
                    "value": refusal.value,
                    "reason": refusal.reason,
                }
                for refusal in self.rejected
            ],
            "warnings": list(self.warnings),
            "sheets": [sheet.as_json() for sheet in self.sheets],
        }


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The rehearsal of an import; nothing is written yet.

    ``to_add`` and ``to_save`` are the households as they would be written; ``as_of`` is the
    book's last action, so that a plan made before a later change is not carried out.
    ``stamp`` tells the file as it was read from one changed since; ``latest_year`` is the last
    one a two-digit year of birth was taken for; ``remembered`` are the settings (key, value)
    that keep the user's columns for files of the same shape.
    """

    path: Path
    sheets: tuple[SheetPlan, ...]
    rows: tuple[PlannedRow, ...]
    warnings: tuple[str, ...]
    to_add: tuple[Household, ...]
    to_save: tuple[Household, ...]
    unchanged: int
    as_of: int
    stamp: FileStamp
    latest_year: int
    remembered: tuple[tuple[str, str], ...] = ()

    @property
    def mappings(self) -> tuple[SheetMapping, ...]:
        """Return how each sheet is read: change it and ask for a new plan."""
        return tuple(sheet.mapping for sheet in self.sheets)

    @property
    def changed_cells(self) -> int:
        """Return how many values of known households would change."""
        return sum(len(row.changes) for row in self.rows if row.fate is Fate.CHANGED)

    @property
    def result(self) -> ImportResult:
        """Return what carrying out the plan would report."""
        return ImportResult(
            added=len(self.to_add),
            updated=len(self.to_save),
            unchanged=self.unchanged,
            rejected=tuple(row.refusal for row in self.rows if row.refusal is not None),
            warnings=self.warnings,
            sheets=self.sheets,
        )
