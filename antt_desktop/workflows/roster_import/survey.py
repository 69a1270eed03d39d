"""All sheets of a file, for a window to show: those that are read, and those that could be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from antt_desktop.domain.names import is_shouted
from antt_desktop.exchange.legacy_text import decode
from antt_desktop.exchange.roster.cells import read_text
from antt_desktop.exchange.roster.columns import (
    Column,
    SheetMapping,
    bare_mapping,
    doubtful_columns,
    guess_mapping,
)
from antt_desktop.exchange.roster.fields import Field
from antt_desktop.exchange.roster.previews import previews
from antt_desktop.exchange.workbooks import Sheet, read_sheets
from antt_desktop.workflows.roster_import.plan import SheetPlan


@dataclass(frozen=True, slots=True)
class Survey:
    """The sheets of a file in its order; ``shouting`` are the (sheet, column index from 0) in
    which names, if they are names, are typed all in capitals.
    """  # noqa: D205 - the two belong together

    sheets: tuple[SheetPlan, ...]
    shouting: frozenset[tuple[str, int]]


def survey(path: Path, read: Sequence[SheetPlan], latest_year: int) -> Survey:
    """Return all sheets of a file: those in ``read`` so, of the others what is known of them.

    One without a header has its columns by letter. ``latest_year`` is the last one a two-digit
    year of birth is taken for. Raises UserError or SystemTrouble where the file cannot be read.
    """
    by_name = {plan.mapping.sheet: plan for plan in read}
    plans, shouting = [], set()
    for sheet in read_sheets(path):
        plan = by_name.get(sheet.name) or _unread(sheet, latest_year)
        plans.append(plan)
        shouting |= {
            (sheet.name, column.index)
            for column in plan.mapping.columns
            if _shouts(sheet, plan.mapping, column)
        }
    return Survey(tuple(plans), frozenset(shouting))


def texts_of(
    path: Path, mappings: Iterable[SheetMapping], places: Iterable[tuple[str, int]]
) -> dict[tuple[str, int], str]:
    """Return what stands in rows of a file (sheet, row as Excel counts): “Địa chỉ: Ngõ 3 · …”.

    Of the columns that are read, but for the name, in Unicode: for a question about the row.
    Raises UserError or SystemTrouble where the file cannot be read.
    """
    by_sheet: dict[str, list[int]] = {}
    for name, row in places:
        by_sheet.setdefault(name, []).append(row)
    sheets = {sheet.name: sheet for sheet in read_sheets(path)} if by_sheet else {}
    return {
        (mapping.sheet, row): _text(sheet, mapping, row)
        for mapping in mappings
        if (sheet := sheets.get(mapping.sheet))
        for row in by_sheet.get(mapping.sheet, ())
        # The file may have become shorter since it was read.
        if row - sheet.first_row in range(len(sheet.rows))
    }


def _text(sheet: Sheet, mapping: SheetMapping, row: int) -> str:
    cells = sheet.rows[row - sheet.first_row]
    told = (
        (column.header or column.letter, decode(read_text(cells[place]), column.encoding))
        for column in mapping.columns
        if column.field not in {None, Field.FAMILY_NAME, Field.HEAD, Field.NAME}
        and (place := column.index - sheet.first_column) < len(cells)
    )
    return " · ".join(f"{header}: {value}" for header, value in told if value)


def _unread(sheet: Sheet, latest_year: int) -> SheetPlan:
    mapping = guess_mapping(sheet) or bare_mapping(sheet)
    below = islice(sheet.rows, mapping.first_row - sheet.first_row, None)
    return SheetPlan(
        mapping,
        sum(any(cell != "" for cell in row) for row in below),
        previews(sheet, mapping, latest_year),
        doubtful=doubtful_columns(sheet, mapping),
    )


def _shouts(sheet: Sheet, mapping: SheetMapping, column: Column) -> bool:
    """Tell whether a column has texts of two words or more all in capitals."""
    place = column.index - sheet.first_column
    return any(
        isinstance(cell, str)
        and cell.isupper()
        and len(cell.split()) > 1
        and is_shouted(decode(cell, column.encoding))
        for row in islice(sheet.rows, mapping.first_row - sheet.first_row, None)
        if place < len(row) and (cell := row[place])
    )
