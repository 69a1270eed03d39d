"""What a row of a list turns into: a household, a person, a row left out, or a refusal."""

from dataclasses import dataclass
from typing import TypeAlias

from antt_desktop.domain.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not imported: where, what stands there, and why. ``row`` as Excel counts."""

    sheet: str
    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no household and nobody: a total, a signature, a title; ``reason`` says so.

    ``row`` as Excel counts. Blank rows are said once a sheet, at the first of them.
    """

    sheet: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdLine:
    """A row that stands for a household. Birth, sex, identity, residence are its head's.

    Empty texts and None are blanks: they never overwrite a value. ``group`` and
    ``categories`` are as written; ``warnings`` are sentences about what was read. In a sheet of
    people without codes the household's people stand below it as PersonLines whose ``head_row``
    is this ``row``; the head has no PersonLine of his own.
    """

    sheet: str
    row: int
    code: str = ""
    group: str = ""
    head: str = ""
    birth: PartialDate | None = None
    sex: str = ""
    identity: str = ""
    phone: str = ""
    occupation: str = ""
    address: str = ""
    declared_size: int | None = None
    residence: str = ""
    residence_from: PartialDate | None = None
    residence_to: PartialDate | None = None
    categories: str = ""
    note: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A row that stands for a person; blanks as above.

    The household is the one with ``code``, or in a sheet without codes the one whose
    HouseholdLine (or Refusal) stands in ``head_row``. In a sheet with codes the head is a
    PersonLine too; ``household`` is then what this row says of its household, for a code that
    neither the file's other sheets nor the book know.
    """

    sheet: str
    row: int
    code: str = ""
    head_row: int = 0
    name: str = ""
    relation: str = ""
    birth: PartialDate | None = None
    sex: str = ""
    identity: str = ""
    phone: str = ""
    occupation: str = ""
    residence: str = ""
    residence_from: PartialDate | None = None
    residence_to: PartialDate | None = None
    note: str = ""
    household: HouseholdLine | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnPreview:
    """The first values of a column: (as it stands, as it would be read) for each row."""

    index: int
    samples: tuple[tuple[str, str], ...]


Line: TypeAlias = HouseholdLine | PersonLine | Refusal | Skipped
