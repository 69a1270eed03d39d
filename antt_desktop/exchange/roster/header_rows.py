"""Finds the rows of a sheet that hold its header: below titles, over one row or two, merged."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from antt_desktop.exchange.roster.fields import Field
from antt_desktop.exchange.roster.headers import (
    birth_part,
    decoded_header,
    field_of,
    header_key,
    is_counter,
)
from antt_desktop.exchange.workbooks import Cell, Sheet

SEARCHED_ROWS = 40
"""How far down a header is looked for."""

_FEWEST_WORDS = 2
_BRACKETS = re.compile(r"\([^)]*\)")
_SEX_WORDS = frozenset({"nam", "nữ", "nu"})


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """``height`` rows from ``at`` on (within the sheet's rows) are the header.

    ``texts`` are the columns' headers and ``fields`` what they mean, by place within rows.
    """

    at: int
    height: int
    texts: Mapping[int, str]
    fields: Mapping[int, Field]

    @property
    def score(self) -> int:
        """Return how many known words there are; 0 where the rows are no header of a roster."""
        found = set(self.fields.values())
        if not found & {Field.HEAD, Field.FAMILY_NAME, Field.NAME, Field.CODE}:
            return 0
        counted = sum(is_counter(text) for text in self.texts.values())
        return len(found) + min(counted, 1)


def find_header(sheet: Sheet) -> HeaderRows | None:
    """Return the rows, among the first ones, with the most known words; None without any.

    A second row belongs to the header where it adds known words, or where it only divides
    columns (“CCCD: Số | Ngày cấp”).
    """
    candidates = []
    for at in range(min(SEARCHED_ROWS, len(sheet.rows))):
        candidates += [_single(sheet, at), *_double(sheet, at)]
    best = max(candidates, key=lambda h: (h.score, -h.height, -h.at), default=None)
    if best is None or best.score < _FEWEST_WORDS:
        return None
    return next(iter(_double(sheet, best.at)), best) if _is_divided(sheet, best) else best


def _single(sheet: Sheet, at: int) -> HeaderRows:
    texts = _row_texts(sheet, at)
    fields = {place: field for place, text in texts.items() if (field := field_of(text))}
    return HeaderRows(at, 1, texts, _each_once(fields | _birth_parts(texts)))


def _double(sheet: Sheet, at: int) -> list[HeaderRows]:
    """Return the row and the next one as one header; nothing where the next one holds data."""
    if at + 1 >= len(sheet.rows) or not _may_be_second(sheet.rows[at + 1]):
        return []
    upper, lower = _row_texts(sheet, at), _row_texts(sheet, at + 1)
    spread = _spread(sheet, at, upper, lower)
    texts: dict[int, str] = {}
    fields: dict[int, Field] = {}
    for place in sorted({*upper, *lower}):
        above, below = upper.get(place) or spread.get(place, ""), lower.get(place, "")
        texts[place] = f"{above} {below}".strip()
        field = _divided(above, below) if place in spread or not above else field_of(texts[place])
        if field is not None:
            fields[place] = field
    return [HeaderRows(at, 2, texts, _each_once(fields | _birth_parts(texts)))]


def _divided(above: str, below: str) -> Field | None:
    """Return what a column means below a header that stands over several columns."""
    outer = field_of(above) if above else None
    word = below.casefold().strip(" .:")
    if not below:
        return outer
    if word in _SEX_WORDS:
        fits = outer in {None, Field.BIRTH, Field.SEX, Field.HEAD, Field.NAME}
        return field_of(below) if fits else None
    if outer is Field.BIRTH and (part := birth_part(below)):
        return part
    return field_of(below) or field_of(f"{above} {below}")


def _birth_parts(texts: Mapping[int, str]) -> dict[int, Field]:
    """Return what “Ngày | Tháng | Năm” or “Ngày, tháng | Năm” mean, standing side by side.

    “Ngày sinh | Năm sinh” are rather two ways to write the birth.
    """
    parts = {place: part for place, text in texts.items() if (part := birth_part(text))}
    for year, part in parts.items():
        before = parts.get(year - 1)
        if part is not Field.BIRTH or before in {None, Field.BIRTH}:
            continue
        if before is Field.BIRTH_MONTH and parts.get(year - 2) is Field.BIRTH_DAY:
            return {year - 2: Field.BIRTH_DAY, year - 1: before, year: part}
        if before is Field.BIRTH_MONTH or "thang" in header_key(texts[year - 1]):
            return {year - 1: before, year: part}
    return {}


def _each_once(fields: Mapping[int, Field]) -> dict[int, Field]:
    """Return the fields with only the first column of each."""
    once: dict[Field, int] = {}
    for place, field in fields.items():
        once.setdefault(field, place)
    return {place: field for field, place in once.items()}


def _spread(
    sheet: Sheet, at: int, upper: Mapping[int, str], lower: Mapping[int, str]
) -> dict[int, str]:
    """Return the headers that stand over several columns, for each of those columns.

    Where a file does not say what is merged, a blank beside a header belongs to it if both
    have something below them.
    """
    spread: dict[int, str] = {}
    for top, left, bottom, right in sheet.merged:
        if top == at == bottom and right > left and left in upper:
            spread |= dict.fromkeys(range(left, right + 1), upper[left])
    places = sorted({*upper, *lower})
    for place in places:
        before = place - 1
        if place in upper or place not in lower or before not in lower or place in spread:
            continue
        if text := spread.get(before) or upper.get(before, ""):
            spread[before] = spread[place] = text
    return spread


def _is_divided(sheet: Sheet, header: HeaderRows) -> bool:
    """Tell whether the row below a header only divides its columns, with no word we know."""
    below = header.at + 1
    if header.height > 1 or below >= len(sheet.rows) or not _may_be_second(sheet.rows[below]):
        return False
    lower = _row_texts(sheet, below)
    names = [place for place, field in header.fields.items() if field in {Field.HEAD, Field.NAME}]
    spread = _spread(sheet, header.at, header.texts, lower)
    return bool(lower) and not any(p in lower for p in names) and all(p in spread for p in lower)


def _may_be_second(row: list[Cell]) -> bool:
    filled = [cell for cell in row if cell != ""]
    return bool(filled) and all(
        isinstance(cell, str) and not any(map(str.isdigit, _BRACKETS.sub("", cell)))
        for cell in filled
    )


def _row_texts(sheet: Sheet, at: int) -> dict[int, str]:
    """Return the texts of a row in Unicode, by place."""
    return {
        place: text
        for place, cell in enumerate(sheet.rows[at])
        if isinstance(cell, str) and (text := decoded_header(cell)[0])
    }
