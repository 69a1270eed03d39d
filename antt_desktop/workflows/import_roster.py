"""Takes a village's list of households in: first a rehearsal, row by row, then one action."""

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.backups import CopyKind
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Household
from antt_desktop.exchange.legacy_text import Encoding
from antt_desktop.exchange.refusals_writer import ADDED_COLUMNS
from antt_desktop.exchange.roster.columns import Column, SheetMapping, doubtful_columns
from antt_desktop.exchange.roster.fields import FIELDS, Field, SheetKind
from antt_desktop.exchange.roster.lines import (
    ColumnPreview,
    HouseholdLine,
    PersonLine,
    Refusal,
    Skipped,
)
from antt_desktop.exchange.roster.previews import previews
from antt_desktop.exchange.roster.rows import read_lines
from antt_desktop.exchange.workbooks import Sheet, read_sheets
from antt_desktop.workflows.roster_import.groups import GroupFinder
from antt_desktop.workflows.roster_import.known import KnownHouseholds
from antt_desktop.workflows.roster_import.memory import to_remember
from antt_desktop.workflows.roster_import.plan import (
    NEW_HOUSEHOLD,
    Answer,
    Change,
    Choice,
    Fate,
    FileStamp,
    ImportPlan,
    ImportResult,
    PlannedRow,
    SheetPlan,
)
from antt_desktop.workflows.roster_import.progress import Progress, share
from antt_desktop.workflows.roster_import.rehearsal import Rehearsal
from antt_desktop.workflows.roster_import.sheets import (
    LEFT_OUT,
    ChosenSheet,
    Wishes,
    guessed_sheets,
    mapped_sheets,
    named_sheets,
)

__all__ = [
    "FIELDS",
    "LEFT_OUT",
    "NEW_HOUSEHOLD",
    "Answer",
    "Change",
    "Choice",
    "Column",
    "ColumnPreview",
    "Encoding",
    "Fate",
    "Field",
    "ImportPlan",
    "ImportResult",
    "PlannedRow",
    "Refusal",
    "SheetKind",
    "SheetMapping",
    "SheetPlan",
    "Skipped",
    "apply_import",
    "plan_import",
]

_BATCH = 2_000
_STEP = 500


def _no_progress(_done: int, _total: int) -> None:
    """Tell nobody."""


def plan_import(
    book: Book,
    path: Path,
    mappings: Sequence[SheetMapping] | None = None,
    *,
    sheets: Sequence[str] = (),
    encoding: Encoding | None = None,
    fields: Mapping[str, str] | None = None,
    group: str = "",
    keep_capitals: bool = False,
    answers: Mapping[tuple[str, int], Answer] | None = None,
    accept_proposals: bool = False,
    progress: Progress = _no_progress,
) -> ImportPlan:
    """Rehearse an import: what each row of the file would do to the book, and why not.

    With ``mappings`` only the sheets they name are read, as they say. Without them every sheet
    with a header row (of those named in ``sheets``, if any) is read as its header says and as
    the last file of its shape was; ``encoding`` is then that of every column of words,
    ``fields`` says of columns, by header or letters, what they are taken for (the field's
    label), ``group`` is the tổ of lists that name none, and ``keep_capitals`` leaves names
    typed in capitals as they are.

    ``answers`` say which household a row means that was asked about, by sheet and row.
    ``accept_proposals`` takes the categories that notes speak of into the households;
    otherwise they are only shown. ``progress`` is told (done, all) and may raise Cancelled.
    Nothing is written.

    Raises UserError or SystemTrouble where the file cannot be read at all.
    """
    progress(0, 1)
    stamp = file_stamp(path)
    read = read_sheets(path)
    notices: list[str] = []
    if mappings is not None:
        chosen = mapped_sheets(read, mappings)
    else:
        wishes = Wishes(
            encoding=encoding, fields=fields or {}, group=group, keep_capitals=keep_capitals
        )
        _check_group(book, group)
        chosen = guessed_sheets(book, named_sheets(read, sheets), path, wishes, notices)
    latest_year = book.today.year
    lines, plans = _lines(chosen, latest_year, notices, share(progress, 0.2, 0.5))
    if not lines:
        raise UserError(f"Dưới dòng tiêu đề của “{path.name}” không có dòng nào để nhập.")
    rehearsal = Rehearsal(
        book.groups.all(),
        KnownHouseholds(book.households.all(living=False)),
        lines,
        (at.mapping for at in chosen),
        answers or {},
        accept_proposals=accept_proposals,
    )
    rehearsal.run(share(progress, 0.6, 1))
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
        stamp=stamp,
        latest_year=latest_year,
        remembered=tuple(
            setting
            for at in chosen
            if at.guess
            for setting in to_remember(book, at.guess, at.mapping)
        ),
    )


def apply_import(book: Book, plan: ImportPlan, progress: Progress = _no_progress) -> ImportResult:
    """Carry a rehearsed import out as one action, after a copy of the book was taken.

    A plan that changes nothing writes nothing and takes no copy. ``progress`` is told
    (households written, all) and may raise Cancelled: then nothing is kept. Raises UserError
    where the book has changed since the rehearsal.
    """
    if not plan.to_add and not plan.to_save:
        return plan.result
    if plan.as_of != _last_action(book):
        raise UserError("Sổ đã thay đổi sau khi kiểm tra tệp. Hãy kiểm tra lại rồi nhập.")
    book.backups.take(CopyKind.IMPORT)
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
        for key, value in plan.remembered:
            book.settings.put(key, value)
        progress(total, total)
    return plan.result


def file_stamp(path: Path) -> FileStamp:
    """Return what tells a file from itself changed; (0, 0) where it cannot be asked."""
    try:
        about = path.stat()
    except OSError:
        return 0, 0
    return about.st_mtime_ns, about.st_size


def _lines(
    chosen: Sequence[ChosenSheet], latest_year: int, notices: list[str], progress: Progress
) -> tuple[list[HouseholdLine | PersonLine | Refusal], list[SheetPlan]]:
    """Return what the sheets say, line by line, and how each was read."""
    lines: list[HouseholdLine | PersonLine | Refusal] = []
    plans = []
    for turn, at in enumerate(chosen):
        sheet, mapping = at.sheet, at.mapping
        before = len(lines)
        skipped = []
        part = share(progress, turn / len(chosen), (turn + 1) / len(chosen))
        for count, line in enumerate(read_lines(sheet, mapping, latest_year)):
            if count % _STEP == 0:
                part(min(count, len(sheet.rows)), len(sheet.rows))
            if isinstance(line, Skipped):
                skipped.append(line)
            else:
                lines.append(line)
        plans.append(
            SheetPlan(
                mapping,
                len(lines) - before,
                previews(sheet, mapping, latest_year),
                tuple(sorted(skipped, key=lambda row: row.row)),
                doubtful_columns(sheet, mapping),
            )
        )
        notices += _unread_columns(sheet, mapping)
    return lines, plans


def _unread_columns(sheet: Sheet, mapping: SheetMapping) -> list[str]:
    """Return a sentence for each column with values that is taken for nothing."""
    return [
        f"Trang “{sheet.name}”, cột {column.letter} “{column.header}” không được nhập."
        for column in mapping.columns
        if column.field is None
        and not column.counts_rows
        and column.header not in ADDED_COLUMNS
        and any(
            column.index - sheet.first_column < len(row)
            and row[column.index - sheet.first_column] != ""
            for row in islice(sheet.rows, mapping.first_row - sheet.first_row, None)
        )
    ]


def _check_group(book: Book, group: str) -> None:
    finder = GroupFinder(book.groups.all())
    if group and not finder.find(group):
        known = ", ".join(finder.names.values())
        raise UserError(f"Sổ không có tổ “{group}”. Các tổ trong sổ: {known}.")


def _batches(households: Sequence[Household]) -> list[Sequence[Household]]:
    return [households[at : at + _BATCH] for at in range(0, len(households), _BATCH)]


def _last_action(book: Book) -> int:
    return max((record.id for record in book.history.recent(1)), default=0)
