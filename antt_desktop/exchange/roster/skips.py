"""Which rows of a list are nobody: totals, titles, signatures, numberings; each with its reason.

A row with a name and anything that only a person has (relation, number, date of birth) is
always somebody, whatever the name looks like.
"""

import re

from antt_desktop.domain.text import fold, tidy
from antt_desktop.exchange.roster.cells import is_number
from antt_desktop.exchange.roster.columns import SheetMapping
from antt_desktop.exchange.roster.fields import Field
from antt_desktop.exchange.roster.groups import group_title
from antt_desktop.exchange.roster.headers import decoded_header, field_of, is_numbering
from antt_desktop.exchange.roster.table import Row
from antt_desktop.exchange.roster.words import (
    is_note,
    is_plain_name,
    is_signature,
    is_total,
    may_be_total,
)
from antt_desktop.exchange.workbooks import Sheet

TOTAL = "dòng cộng"
SIGNATURE = "dòng ký tên"
NUMBERING = "dòng đánh số cột"
REPEATED = "dòng tiêu đề lặp lại"
REMARK = "dòng ghi chú dưới danh sách"
ONLY_NUMBER = "dòng chỉ có số thứ tự"
LOOSE = "dòng chữ nằm ngoài danh sách"

_NUMBER = re.compile(r"[\d\s.+\-()/;,']{8,}")
_CODE = re.compile(r"[\w./\-]*\d[\w./\-]*")
_FAMILY = (
    "chu vo chong con cha me bo ong ba anh chi em chau chat cu bac cau co di mo thim duong o khac"
    " dau re ban bn ch than noi ngoai ruot nguoi cung"
)
_RELATIONS = frozenset(_FAMILY.split())
_FEWEST_HEADERS = 2


class Sieve:
    """Tells row by row, from the top, what is left out; knows the tổ that titles announce."""

    def __init__(self, sheet: Sheet, mapping: SheetMapping) -> None:
        at = mapping.header_row - sheet.first_row
        header = sheet.rows[max(at, 0) : max(at + mapping.header_rows, 0)]
        self._header = {
            decoded_header(cell)[0].casefold()
            for row in header
            for cell in row
            if isinstance(cell, str) and cell.strip()
        }
        self._counts = any(c.field is None and c.counts_rows for c in mapping.columns)
        self._signing = False
        self.group = ""

    def reason(self, row: Row) -> str:
        """Return why a row that is not blank is left out, '' for one that is to be read."""
        name = "" if is_number(row.plain_name) else row.plain_name
        if name and not self._signing and self._is_somebody(row, name):
            return ""
        reason = self._reason(row, name)
        if not reason or reason == REPEATED or self._is_title(reason):
            self._signing = False
        return reason

    def _is_somebody(self, row: Row, name: str) -> bool:
        """Tell, for the most rows and at little cost, that a row is surely a person."""
        if is_plain_name(name):
            return bool(row.counted) or not self._counts or _tells_person(row)
        return bool(row.counted) and _tells_person(row)

    def _reason(self, row: Row, name: str) -> str:
        texts = row.texts()
        if self._repeats_header(texts, name):
            return REPEATED
        if is_numbering(row.values()):
            return NUMBERING
        told = _tells_person(row)
        dated = bool(row.counted) or (not told and row.has_birth())
        if name and (told or (dated and not _surely_total(name))):
            return ""
        return self._reason_by_words(row, texts, name, dated=dated or told)

    def _reason_by_words(self, row: Row, texts: list[str], name: str, *, dated: bool) -> str:
        labels = [name] if name and is_plain_name(name) else texts
        titles = [name] if name else texts
        group = next((found for text in titles if (found := group_title(text))), "")
        if group and (name or len(texts) == 1):
            self.group = group
            return f"tiêu đề của {group}"
        if any(map(is_total, labels)):
            return TOTAL
        if not dated and (self._signing or any(map(is_signature, texts))):
            self._signing = True
            return SIGNATURE
        if not dated and any(map(is_note, labels)):
            return REMARK
        return "" if name else _nameless(row, texts, dated=dated)

    def _is_title(self, reason: str) -> bool:
        return bool(self.group) and reason.endswith(self.group)

    def _repeats_header(self, texts: list[str], name: str) -> bool:
        if len(texts) < _FEWEST_HEADERS:
            return False
        if all(text.casefold() in self._header for text in texts):
            return True
        if field_of(name) not in {Field.HEAD, Field.NAME}:
            return False
        return len({field_of(text) for text in texts} - {None}) > _FEWEST_HEADERS


def _tells_person(row: Row) -> bool:
    """Tell whether a row holds what only a person or a household has."""
    for field in (Field.IDENTITY, Field.PHONE):
        if _NUMBER.fullmatch(row.shown(field)):
            return True
    relation = fold(row.shown(Field.RELATION)).split()
    if relation and relation[0] in _RELATIONS and not is_signature(" ".join(relation)):
        return True
    coded = _CODE.fullmatch(row.shown(Field.CODE)) is not None
    # The number of households may stand there: “Cộng: 38”.
    return coded and not _surely_total(row.plain_name)


def _surely_total(name: str) -> bool:
    return is_total(name) and (not may_be_total(name) or tidy(name).endswith(":"))


def _nameless(row: Row, texts: list[str], *, dated: bool) -> str:
    """Return why a row without a name is left out, '' where it may be a household all the same."""
    filled = [value for value in row.values() if value]
    if row.counted and len(filled) == 1:
        return ONLY_NUMBER
    if dated:
        return ""
    if not texts:
        return TOTAL
    return LOOSE if len(filled) == 1 else ""
