"""What an import would do, row by row, and what it did: plain data for the window to show."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from antt_desktop.domain.households import Household
from antt_desktop.exchange.roster_columns import SheetMapping
from antt_desktop.exchange.roster_rows import ColumnPreview, Refusal


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
class PlannedRow:
    """One row of the file and its fate; ``row`` as Excel counts.

    ``name`` is the head's, or on a sheet of people the person's; ``code`` the household's in
    the book, '' where the book will give one. ``proposed`` are categories that the note
    speaks of and the household does not have.
    """

    sheet: str
    row: int
    fate: Fate
    name: str
    code: str = ""
    changes: tuple[Change, ...] = ()
    refusal: Refusal | None = None
    proposed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet that is read: its mapping, how many filled rows, the first values by column."""

    mapping: SheetMapping
    rows: int
    previews: tuple[ColumnPreview, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was imported, counted in households; refused rows may be households or people."""

    added: int
    updated: int
    unchanged: int
    rejected: tuple[Refusal, ...]
    warnings: tuple[str, ...]

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
        }


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The rehearsal of an import; nothing is written yet.

    ``to_add`` and ``to_save`` are the households as they would be written; ``as_of`` is the
    book's last action, so that a plan made before a later change is not carried out.
    """

    path: Path
    sheets: tuple[SheetPlan, ...]
    rows: tuple[PlannedRow, ...]
    warnings: tuple[str, ...]
    to_add: tuple[Household, ...]
    to_save: tuple[Household, ...]
    unchanged: int
    as_of: int

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
        )
