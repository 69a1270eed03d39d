"""Takes a village's list of households in: first a rehearsal, row by row, then one action."""

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Household
from antt_desktop.exchange.roster_columns import (
    FIELDS,
    Column,
    Field,
    SheetKind,
    SheetMapping,
    checked_mapping,
    guess_mapping,
)
from antt_desktop.exchange.roster_rows import (
    ColumnPreview,
    HouseholdLine,
    PersonLine,
    Refusal,
    household_lines,
    person_lines,
    previews,
)
from antt_desktop.exchange.workbooks import Sheet, read_sheets
from antt_desktop.workflows.roster_plan import (
    Change,
    Fate,
    ImportPlan,
    ImportResult,
    PlannedRow,
    SheetPlan,
)
from antt_desktop.workflows.roster_rehearsal import Rehearsal

__all__ = [
    "FIELDS",
    "Change",
    "Column",
    "ColumnPreview",
    "Fate",
    "Field",
    "ImportPlan",
    "ImportResult",
    "PlannedRow",
    "Refusal",
    "SheetKind",
    "SheetMapping",
    "SheetPlan",
    "apply_import",
    "plan_import",
]

_COPY_KIND = "truoc-nhap"
_BATCH = 5_000


def _no_progress(_done: int, _total: int) -> None:
    """Tell nobody."""


def plan_import(
    book: Book,
    path: Path,
    mappings: Sequence[SheetMapping] | None = None,
    *,
    accept_proposals: bool = False,
    progress: Callable[[int, int], None] = _no_progress,
) -> ImportPlan:
    """Rehearse an import: what each row of the file would do to the book, and why not.

    Without ``mappings`` every sheet with a header row is read as its header says; with them,
    only the sheets they name, as they say. ``accept_proposals`` takes the categories that
    notes speak of into the households; otherwise they are only shown. ``progress`` is told
    (rows done, all) and may raise Cancelled. Nothing is written.

    Raises UserError or SystemTrouble where the file cannot be read at all.
    """
    sheets = read_sheets(path)
    notices: list[str] = []
    chosen = _guessed(sheets, path, notices) if mappings is None else _mapped(sheets, mappings)
    latest_year = book.today.year
    lines: list[HouseholdLine | PersonLine | Refusal] = []
    plans = []
    for sheet, mapping in chosen:
        read = household_lines if mapping.kind is SheetKind.HOUSEHOLDS else person_lines
        before = len(lines)
        lines.extend(read(sheet, mapping, latest_year))
        plans.append(SheetPlan(mapping, len(lines) - before, previews(sheet, mapping, latest_year)))
        notices += _unread_columns(sheet, mapping)
    if not lines:
        raise UserError(f"Dưới dòng tiêu đề của “{path.name}” không có dòng nào để nhập.")
    rehearsal = Rehearsal(
        book.groups.all(),
        book.households.all(),
        lines,
        (mapping for _, mapping in chosen),
        accept_proposals=accept_proposals,
    )
    rehearsal.run(progress)
    fates = [(draft.fate, draft.household) for draft in rehearsal.drafts]
    return ImportPlan(
        path=path,
        sheets=tuple(plans),
        rows=tuple(rehearsal.rows),
        warnings=(*notices, *rehearsal.warnings),
        to_add=tuple(h for fate, h in fates if fate is Fate.NEW),
        to_save=tuple(h for fate, h in fates if fate is Fate.CHANGED),
        unchanged=sum(fate is Fate.UNCHANGED for fate, _ in fates),
        as_of=_last_action(book),
    )


def apply_import(
    book: Book, plan: ImportPlan, progress: Callable[[int, int], None] = _no_progress
) -> ImportResult:
    """Carry a rehearsed import out as one action, after a copy of the book was taken.

    A plan that changes nothing writes nothing and takes no copy. ``progress`` is told
    (households written, all) and may raise Cancelled: then nothing is kept. Raises UserError
    where the book has changed since the rehearsal.
    """
    if not plan.to_add and not plan.to_save:
        return plan.result
    if plan.as_of != _last_action(book):
        raise UserError("Sổ đã thay đổi sau khi kiểm tra tệp. Hãy kiểm tra lại rồi nhập.")
    book.backups.take(_COPY_KIND)
    # First those that bring their code, so that a code the book gives is never one of theirs.
    coded = [household for household in plan.to_add if household.code]
    uncoded = [household for household in plan.to_add if not household.code]
    total, done = len(plan.to_add) + len(plan.to_save), 0
    with book.action("Nhập danh sách hộ"):
        jobs = ((book.households.add_many, coded), (book.households.add_many, uncoded))
        for write, households in (*jobs, (book.households.save_many, plan.to_save)):
            for batch in _batches(households):
                progress(done, total)
                write(batch)
                done += len(batch)
        progress(total, total)
    return plan.result


def _guessed(
    sheets: Sequence[Sheet], path: Path, notices: list[str]
) -> list[tuple[Sheet, SheetMapping]]:
    """Return the sheets that can be read as their headers say; the others go to ``notices``."""
    chosen = []
    for sheet in sheets:
        mapping = guess_mapping(sheet)
        fault = mapping.fault() if mapping else f"Trang “{sheet.name}” không có dòng tiêu đề."
        if mapping and not fault:
            chosen.append((sheet, mapping))
        else:
            notices.append(f"{fault} Trang này được bỏ qua.")
    if chosen:
        return chosen
    if any(guess_mapping(sheet) for sheet in sheets):
        raise UserError(notices[0].removesuffix(" Trang này được bỏ qua."))
    raise UserError(
        f"Trong “{path.name}” không tìm thấy dòng tiêu đề có cột Chủ hộ (hoặc Họ và tên)."
        " Hãy thêm dòng tiêu đề trên danh sách rồi nhập lại."
    )


def _mapped(
    sheets: Sequence[Sheet], mappings: Sequence[SheetMapping]
) -> list[tuple[Sheet, SheetMapping]]:
    by_name = {sheet.name: sheet for sheet in sheets}
    lost = next((m.sheet for m in mappings if m.sheet not in by_name), None)
    if lost is not None:
        raise UserError(f"Tệp không còn trang “{lost}”. Hãy chọn lại tệp.")
    return [(by_name[m.sheet], checked_mapping(m)) for m in mappings]


def _unread_columns(sheet: Sheet, mapping: SheetMapping) -> list[str]:
    """Return a sentence for each column with values that is taken for nothing."""
    start = mapping.header_row - sheet.first_row + 1
    return [
        f"Trang “{sheet.name}”, cột {column.letter} “{column.header}” không được nhập."
        for column in mapping.columns
        if column.field is None
        and not column.counts_rows
        and any(
            column.index - sheet.first_column < len(row)
            and row[column.index - sheet.first_column] != ""
            for row in islice(sheet.rows, start, None)
        )
    ]


def _batches(households: Sequence[Household]) -> list[Sequence[Household]]:
    return [households[at : at + _BATCH] for at in range(0, len(households), _BATCH)]


def _last_action(book: Book) -> int:
    return max((record.id for record in book.history.recent(1)), default=0)
