"""How the user wants a file to be read, and the rehearsal of it; no window in here."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from antt_desktop.book import Book
from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.ui.households.roster_import.presenter import NOTHING, Counts, counted
from antt_desktop.ui.jobs import Progress
from antt_desktop.workflows.import_roster import (
    Answer,
    Field,
    ImportPlan,
    PlannedRow,
    SheetMapping,
    SheetPlan,
    plan_import,
)
from antt_desktop.workflows.roster_import.survey import survey, texts_of

Place: TypeAlias = tuple[str, int]
"""A row of a file: its sheet, and its number as Excel counts."""

_NO_HEADER = (
    "Không tìm thấy dòng tiêu đề. Hãy chọn ở cột “Trường trong sổ” xem cột nào là Chủ hộ, cột nào"
    " là Tổ và các thông tin khác."
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user has chosen for a file.

    ``mappings`` are those of all its sheets, None before the file was read; ``left_out`` names
    the sheets that are not wanted. ``answers`` are given to rows that were asked about: None
    leaves the row out.
    """

    path: Path
    mappings: tuple[SheetMapping, ...] | None = None
    left_out: frozenset[str] = frozenset()
    answers: Mapping[Place, Answer | None] = field(default_factory=dict)
    accept_proposals: bool = False

    def with_mapping(self, *changed: SheetMapping) -> "Wish":
        """Return the wish with these sheets read otherwise."""
        by_sheet = {mapping.sheet: mapping for mapping in changed}
        return replace(self, mappings=tuple(by_sheet.get(m.sheet, m) for m in self.mappings or ()))

    def with_sheet(self, sheet: str, *, wanted: bool) -> "Wish":
        """Return the wish with a sheet wanted or not."""
        left_out = self.left_out - {sheet} if wanted else self.left_out | {sheet}
        return replace(self, left_out=left_out)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would happen: ``plan`` is None where the file cannot be taken in as wished.

    ``fault`` then says why. ``sheets`` are all sheets of the file; ``by_itself`` is how the file
    says that they are to be read. ``asked`` are the rows that may mean several households, also
    those that were answered; ``texts`` is what stands in them. ``counts`` are those of the plan.
    """

    wish: Wish
    sheets: tuple[SheetPlan, ...]
    by_itself: Mapping[str, SheetMapping]
    shouting: frozenset[tuple[str, int]]
    plan: ImportPlan | None = None
    fault: str = ""
    asked: Mapping[Place, PlannedRow] = field(default_factory=dict)
    texts: Mapping[Place, str] = field(default_factory=dict)
    counts: Counts = NOTHING

    def sheet(self, name: str) -> SheetPlan:
        """Return a sheet by its name."""
        return next(sheet for sheet in self.sheets if sheet.mapping.sheet == name)

    @property
    def wanted(self) -> tuple[SheetPlan, ...]:
        """Return the sheets that are to be imported."""
        return tuple(s for s in self.sheets if s.mapping.sheet not in self.wish.left_out)

    @property
    def shouts(self) -> bool:
        """Tell whether names of a wanted sheet are typed all in capitals."""
        return any(
            (m.sheet, column.index) in self.shouting
            for m in self.wish.mappings or ()
            for field in (Field.HEAD, Field.NAME, Field.FAMILY_NAME)
            if m.sheet not in self.wish.left_out and (column := m.column(field))
        )


def rehearse(book: Book, wish: Wish, before: Rehearsal | None, progress: Progress) -> Rehearsal:
    """Play an import through; ``before`` is the last rehearsal of this file.

    Raises UserError or SystemTrouble where the file cannot be read at all.
    """
    # The millions of small objects of a long list are no garbage: looking through them all for
    # cycles held every thread, the window's too, for more than a second.
    gc.disable()
    try:
        return _rehearsed(book, wish, before, progress)
    finally:
        gc.freeze()
        gc.enable()


def forget() -> None:
    """Say that the rehearsals are no longer needed: their memory is looked after as usual."""
    gc.unfreeze()


def _rehearsed(book: Book, wish: Wish, before: Rehearsal | None, progress: Progress) -> Rehearsal:
    if before is None or wish.mappings is None:
        return _first(book, wish, progress)
    wanted = [m for m in wish.mappings if m.sheet not in wish.left_out]
    answers = {place: answer for place, answer in wish.answers.items() if answer is not None}
    if not wanted:
        return _faulty(before, wish, "Chưa chọn trang tính nào để nhập.")
    try:
        plan = plan_import(
            book,
            wish.path,
            wanted,
            answers=answers,
            accept_proposals=wish.accept_proposals,
            progress=progress,
        )
    except SystemTrouble:
        raise
    except UserError as error:
        return _faulty(before, wish, error.sentence)
    planned = {sheet.mapping.sheet: sheet for sheet in plan.sheets}
    sheets = tuple(planned.get(s.mapping.sheet, s) for s in before.sheets)
    return _counted(replace(before, wish=wish, sheets=sheets, plan=plan, fault=""))


def _faulty(before: Rehearsal, wish: Wish, fault: str) -> Rehearsal:
    return replace(before, wish=wish, plan=None, fault=fault, counts=NOTHING)


def _first(book: Book, wish: Wish, progress: Progress) -> Rehearsal:
    """Read the file as it says itself; sheets that cannot be read so stand by, left out."""
    plan, fault = None, ""
    try:
        plan = plan_import(book, wish.path, progress=progress)
    except SystemTrouble:
        raise
    except UserError as error:
        fault = error.sentence
    read = plan.sheets if plan else ()
    found = survey(wish.path, read, book.today.year)
    if not any(sheet.rows for sheet in found.sheets):
        raise UserError(fault or f"Tệp “{wish.path.name}” không có dòng nào để nhập.")
    mappings = tuple(sheet.mapping for sheet in found.sheets)
    unread = {m.sheet for m in mappings} - {sheet.mapping.sheet for sheet in read}
    wish = replace(wish, mappings=mappings, left_out=frozenset(unread if plan else ()))
    if not any(column.field for mapping in mappings for column in mapping.columns):
        fault = _NO_HEADER
    by_itself = {mapping.sheet: mapping for mapping in mappings}
    return _counted(Rehearsal(wish, found.sheets, by_itself, found.shouting, plan, fault))


def _counted(said: Rehearsal) -> Rehearsal:
    """Return the rehearsal with its questions and counts, which take a while on a long list."""
    plan, wish = said.plan, said.wish
    if plan is None:
        return said
    rows = {place: row for place, row in said.asked.items() if wish.answers.get(place) is not None}
    rows |= {(row.sheet, row.row): row for row in plan.rows if row.choices}
    order = {mapping.sheet: at for at, mapping in enumerate(plan.mappings)}
    places = sorted((p for p in rows if p[0] in order), key=lambda p: (order[p[0]], p[1]))
    unanswered = sum(place not in wish.answers for place in places)
    return replace(
        said,
        asked={place: rows[place] for place in places},
        texts=texts_of(plan.path, plan.mappings, places),
        counts=counted(plan, unanswered),
    )
