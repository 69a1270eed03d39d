"""Settles which sheets of a file are read, and what their columns are taken for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import accented, fold, tidy
from antt_desktop.exchange.legacy_text import Encoding
from antt_desktop.exchange.roster.columns import (
    Column,
    SheetMapping,
    bare_mapping,
    checked_mapping,
    guess_mapping,
)
from antt_desktop.exchange.roster.fields import EXPORTED, FIELDS, Field, SheetKind
from antt_desktop.exchange.workbooks import Sheet
from antt_desktop.workflows.roster_import.memory import remembered

LEFT_OUT = "(bỏ qua)"
"""What a column that is not read is taken for, in words."""

_LEFT_OUT_KEYS = {"", fold(LEFT_OUT), "bo qua"}
_PASSED_OVER = " Trang này được bỏ qua."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the user says about reading a file beside its sheets; blanks leave it to the file.

    ``fields`` are the labels of fields by header or by the column's letters; ``group`` is the
    tổ of lists that name none.
    """

    encoding: Encoding | None = None
    fields: Mapping[str, str]
    group: str = ""
    keep_capitals: bool = False


@dataclass(frozen=True, slots=True)
class ChosenSheet:
    """A sheet and how it is read; ``guess`` is how it would be read by itself."""

    sheet: Sheet
    mapping: SheetMapping
    guess: SheetMapping | None


def mapped_sheets(sheets: Sequence[Sheet], mappings: Sequence[SheetMapping]) -> list[ChosenSheet]:
    """Return the sheets that mappings name; raise UserError for one that cannot be read so."""
    by_name = {sheet.name: sheet for sheet in sheets}
    lost = next((m.sheet for m in mappings if m.sheet not in by_name), None)
    if lost is not None:
        raise UserError(f"Tệp không còn trang “{lost}”. Hãy chọn lại tệp.")
    return [
        ChosenSheet(by_name[m.sheet], checked_mapping(m), _guess(by_name[m.sheet], None))
        for m in mappings
    ]


def guessed_sheets(
    book: Book,
    sheets: Sequence[Sheet],
    path: Path,
    wishes: Wishes,
    notices: list[str],
) -> list[ChosenSheet]:
    """Return the sheets that can be read as their headers say; the others go to ``notices``."""
    guesses = [(sheet, _guess(sheet, wishes.encoding)) for sheet in sheets]
    fields = _Fields(wishes.fields)
    chosen = []
    for sheet, guess in guesses:
        # Where there is no header, columns can still be named by their letters.
        read = remembered(book, guess) if guess else bare_mapping(sheet)
        mapping = _wished(fields.laid_over(read), wishes)
        if fault := mapping.fault():
            if guess is None:
                fault = f"Trang “{sheet.name}” không có dòng tiêu đề."
            notices.append(f"{fault}{_PASSED_OVER}")
        else:
            chosen.append(ChosenSheet(sheet, mapping, guess))
    fields.check()
    if chosen:
        return chosen
    if any(guess for _, guess in guesses):
        raise UserError(notices[0].removesuffix(_PASSED_OVER))
    raise UserError(
        f"Trong “{path.name}” không tìm thấy dòng tiêu đề có cột Chủ hộ (hoặc Họ và tên)."
        " Hãy thêm dòng tiêu đề trên danh sách rồi nhập lại."
    )


def named_sheets(sheets: Sequence[Sheet], names: Sequence[str]) -> list[Sheet]:
    """Return the sheets with these names, all without any; raise UserError for an unknown one."""
    by_name = {accented(sheet.name) or sheet.name: sheet for sheet in sheets}
    by_name |= {sheet.name: sheet for sheet in sheets}
    chosen = []
    for name in names:
        sheet = by_name.get(name) or by_name.get(accented(name))
        if sheet is None:
            known = ", ".join(f"“{s.name}”" for s in sheets)
            raise UserError(f"Tệp không có trang “{name}”. Các trang của tệp: {known}.")
        if sheet not in chosen:
            chosen.append(sheet)
    return chosen or list(sheets)


def _guess(sheet: Sheet, encoding: Encoding | None) -> SheetMapping | None:
    """Return how a sheet reads by itself; one that this program wrote is taken to the letter."""
    guess = guess_mapping(sheet, encoding)
    if guess is None:
        return None
    ours = tuple(field.label for field in EXPORTED[guess.kind])
    if guess.header_row != 1 or tuple(column.header for column in guess.columns) != ours:
        return guess
    return replace(guess.with_encoding(Encoding.UNICODE), keep_capitals=True)


def _wished(mapping: SheetMapping, wishes: Wishes) -> SheetMapping:
    if wishes.group and mapping.column(Field.GROUP) is None:
        mapping = mapping.with_group(wishes.group)
    if wishes.keep_capitals:
        mapping = replace(mapping, keep_capitals=True)
    return mapping


class _Fields:
    """What columns are to be taken for, said by header or letters; knows which were found."""

    def __init__(self, wanted: Mapping[str, str]) -> None:
        self._wanted = wanted
        self._missed = set(wanted)
        self._headers: dict[str, None] = {}

    def laid_over(self, mapping: SheetMapping) -> SheetMapping:
        """Return the mapping with the columns of this sheet taken as wanted."""
        self._headers |= dict.fromkeys(c.header or c.letter for c in mapping.columns)
        for said, label in self._wanted.items():
            for column in mapping.columns:
                if _is_named(column, said):
                    self._missed.discard(said)
                    mapping = mapping.with_field(column.index, _field(label, mapping))
        return mapping

    def check(self) -> None:
        """Raise UserError where a column was not found on any sheet."""
        for said in self._wanted:
            if said in self._missed:
                known = ", ".join(f"“{header}”" for header in self._headers)
                raise UserError(f"Tệp không có cột “{said}”. Các cột của tệp: {known}.")


def _is_named(column: Column, said: str) -> bool:
    return tidy(said).casefold() == column.header.casefold() or said.upper() == column.letter


def _field(label: str, mapping: SheetMapping) -> Field | None:
    """Return the field with this Vietnamese label or English name; None to leave a column out."""
    key = fold(tidy(label))
    if key in _LEFT_OUT_KEYS:
        return None
    known = FIELDS[mapping.kind]
    for field in known:
        if key in {fold(field.label), str(field), field.name.lower()}:
            return field
    if key in {fold(Field.NAME.label), str(Field.NAME)} and Field.HEAD in known:
        return Field.HEAD
    kind = "hộ" if mapping.kind is SheetKind.HOUSEHOLDS else "người"
    labels = ", ".join(f"“{field.label}”" for field in known)
    raise UserError(
        f"Trang “{mapping.sheet}” ghi mỗi dòng một {kind} nên không có trường “{label}”."
        f" Có thể ghi: {labels}, “{LEFT_OUT}”."
    )
