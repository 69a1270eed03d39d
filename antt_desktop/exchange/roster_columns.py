"""Which column of a sheet is which field of the book: guessed from the header, changeable."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import fold, tidy, words
from antt_desktop.exchange.workbooks import Cell, Sheet

_SEARCHED_ROWS = 40
_FEWEST_FIELDS = 2


class SheetKind(StrEnum):
    """What one row of a sheet stands for."""

    HOUSEHOLDS = "households"
    PEOPLE = "people"


class Field(StrEnum):
    """A field of the book that a column can be taken for."""

    CODE = "code"
    GROUP = "group"
    HEAD = "head"
    NAME = "name"
    RELATION = "relation"
    BIRTH = "birth"
    SEX = "sex"
    IDENTITY = "identity"
    PHONE = "phone"
    ADDRESS = "address"
    DECLARED_SIZE = "declared_size"
    RESIDENCE = "residence"
    CATEGORIES = "categories"
    OCCUPATION = "occupation"
    NOTE = "note"

    @property
    def label(self) -> str:
        """Return the field's name for people: the header of our own exported column."""
        return _LABELS[self]


_LABELS = {
    Field.CODE: "Mã hộ",
    Field.GROUP: "Tổ",
    Field.HEAD: "Chủ hộ",
    Field.NAME: "Họ và tên",
    Field.RELATION: "Quan hệ với chủ hộ",
    Field.BIRTH: "Ngày sinh",
    Field.SEX: "Giới tính",
    Field.IDENTITY: "CCCD",
    Field.PHONE: "Điện thoại",
    Field.ADDRESS: "Địa chỉ",
    Field.DECLARED_SIZE: "Số nhân khẩu",
    Field.RESIDENCE: "Cư trú",
    Field.CATEGORIES: "Diện",
    Field.OCCUPATION: "Nghề nghiệp",
    Field.NOTE: "Ghi chú",
}

FIELDS: Mapping[SheetKind, tuple[Field, ...]] = {
    SheetKind.HOUSEHOLDS: (
        Field.CODE, Field.GROUP, Field.HEAD, Field.BIRTH, Field.IDENTITY, Field.PHONE,
        Field.ADDRESS, Field.DECLARED_SIZE, Field.RESIDENCE, Field.CATEGORIES, Field.NOTE,
    ),
    SheetKind.PEOPLE: (
        Field.CODE, Field.NAME, Field.RELATION, Field.BIRTH, Field.SEX, Field.IDENTITY,
        Field.PHONE, Field.OCCUPATION, Field.NOTE,
    ),
}  # fmt: skip
"""The fields of each kind of sheet, in the order of our own exported columns."""

# Header words as people write them (facts.md §8, §10), folded, punctuation as single spaces.
_VARIANTS: Mapping[Field, str] = {
    Field.CODE: "ma ho|ma so ho|ma|so ho|ma ho gia dinh|ma ho dan|ma so",
    Field.GROUP: "to|to dan cu|to dan pho|to so|so to|ten to|thuoc to|tdp|tdc|to dc|to dp|"
    "to tu quan|cum|cum dan cu|to lien gia",
    Field.HEAD: "chu ho|ho va ten chu ho|ho ten chu ho|ten chu ho|ho va ten chu ho gia dinh|"
    "chu ho gia dinh|ho ten ch|ho va ten ch",
    Field.NAME: "ho va ten|ho ten|ten|ho va ten khai sinh|ho ten khai sinh|ho chu dem va ten|"
    "ten nhan khau|ho va ten nhan khau|ho ten nhan khau|ten thanh vien|ho va ten thanh vien|"
    "ho ten thanh vien",
    Field.RELATION: "quan he|quan he voi chu ho|qh|qh voi chu ho|quan he chu ho|qhch|"
    "moi quan he|moi quan he voi chu ho|qh chu ho|quan he voi ch",
    Field.BIRTH: "ngay sinh|nam sinh|ngay thang nam sinh|sinh nam|ngay thang sinh|ns|"
    "ngay nam sinh|sinh ngay",
    Field.SEX: "gioi tinh|gt|phai|nam nu",
    Field.IDENTITY: "cccd|so cccd|can cuoc|so can cuoc|can cuoc cong dan|so can cuoc cong dan|"
    "so dinh danh|so dinh danh ca nhan|ma dinh danh|dinh danh|cmnd|so cmnd|cccd cmnd|cmnd cccd|"
    "so cccd cmnd|so cmnd cccd|cmt|so cmt|chung minh nhan dan|sddcn|so ddcn",
    Field.PHONE: "dien thoai|so dien thoai|dt|sdt|so dt|di dong|dien thoai di dong|dtdd|"
    "d t|so di dong|dien thoai lien he|so dien thoai lien he|phone|tel|mobile|so may",
    Field.ADDRESS: "dia chi|noi o|cho o|noi o hien tai|cho o hien tai|noi o hien nay|"
    "cho o hien nay|dia chi nha|so nha|noi cu tru|dia chi cu tru|noi thuong tru|"
    "dia chi thuong tru",
    Field.DECLARED_SIZE: "so nhan khau|nhan khau|so khau|khau|so nk|nk|sk|so nguoi|tong so khau|"
    "tong so nhan khau|tong nhan khau|so thanh vien|so nhan khau trong ho|tong khau",
    Field.RESIDENCE: "cu tru|tinh trang cu tru|loai cu tru|dien cu tru|hien trang cu tru|"
    "hinh thuc cu tru",
    Field.CATEGORIES: "dien|dien ho|loai ho|doi tuong|dien doi tuong|dien chinh sach|phan loai|"
    "phan loai ho",
    Field.OCCUPATION: "nghe nghiep|nghe|cong viec|nghe nghiep noi lam viec",
    Field.NOTE: "ghi chu|chu thich|luu y|gc|ghi chu khac",
}
_FIELD_OF = {word: field for field, line in _VARIANTS.items() for word in line.split("|")}
_COUNTERS = {"stt", "so tt", "tt", "so thu tu"}
_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: ``index`` from 0 as Excel counts, its header, what it is taken for.

    ``field`` None means that the column is left out.
    """

    index: int
    header: str
    field: Field | None = None

    @property
    def letter(self) -> str:
        """Return the column's letters in Excel: A to Z, then AA."""
        letters, rest = "", self.index + 1
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(ord("A") + digit) + letters
        return letters

    @property
    def counts_rows(self) -> bool:
        """Tell whether this is the running number (STT), which nobody misses."""
        return _header_key(self.header) in _COUNTERS


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How one sheet is read: what a row is, where the header stands (as Excel counts), columns."""

    sheet: str
    kind: SheetKind
    header_row: int
    columns: tuple[Column, ...]

    def with_field(self, index: int, field: Field | None) -> "SheetMapping":
        """Return the mapping with a column taken for a field, which no other column keeps."""
        columns = []
        for column in self.columns:
            if column.index == index:
                columns.append(replace(column, field=field))
            elif field is not None and column.field is field:
                columns.append(replace(column, field=None))
            else:
                columns.append(column)
        return replace(self, columns=tuple(columns))

    def column(self, field: Field) -> Column | None:
        """Return the column taken for a field, None if there is none."""
        return next((c for c in self.columns if c.field is field), None)

    def fault(self) -> str:
        """Return what is missing to read the sheet, as a sentence; '' if nothing is."""
        if self.kind is SheetKind.HOUSEHOLDS:
            if self.column(Field.HEAD) or self.column(Field.CODE):
                return ""
            return f"Trang “{self.sheet}” chưa có cột nào ghép với {Field.HEAD.label}."
        if not self.column(Field.NAME):
            return f"Trang “{self.sheet}” chưa có cột nào ghép với {Field.NAME.label}."
        if not self.column(Field.CODE):
            return (
                f"Trang “{self.sheet}” ghi mỗi dòng một người mà không có cột {Field.CODE.label}"
                " nên chưa biết ai thuộc hộ nào. Hãy thêm cột này rồi nhập lại."
            )
        return ""


def guess_mapping(sheet: Sheet) -> SheetMapping | None:
    """Return how a sheet is to be read, None where no header row is found.

    The header is the row, among the first ones, with the most known words: title rows above
    it do not matter.
    """
    best: tuple[int, int] = (0, 0)
    for at, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        keys = {_header_key(str(cell)) for cell in row if isinstance(cell, str)}
        fields = {field for cell in row if (field := _field_of(str(cell)))}
        score = len(fields) + bool(keys & _COUNTERS)
        if fields & {Field.HEAD, Field.NAME, Field.CODE} and score > best[0]:
            best = score, at
    score, at = best
    if score < _FEWEST_FIELDS:
        return None
    columns = _guess_columns(sheet.rows[at], sheet.first_column)
    of_people = any(c.field is Field.RELATION for c in columns)
    kind = SheetKind.PEOPLE if of_people else SheetKind.HOUSEHOLDS
    return SheetMapping(sheet.name, kind, sheet.first_row + at, _for_kind(columns, kind))


def _guess_columns(header: Sequence[Cell], first: int) -> list[Column]:
    columns: list[Column] = []
    taken: set[Field] = set()
    for index, cell in enumerate(header, first):
        field = _field_of(str(cell))
        if field in taken:
            field = None
        if field is not None:
            taken.add(field)
        if cell != "" or field is not None:
            columns.append(Column(index, tidy(str(cell)), field))
    return columns


def _for_kind(columns: Sequence[Column], kind: SheetKind) -> tuple[Column, ...]:
    """Return the columns with the fields this kind of sheet has; a bare name is the head's."""
    has_head = any(c.field is Field.HEAD for c in columns)
    fitted = []
    for column in columns:
        field = column.field
        if kind is SheetKind.HOUSEHOLDS and field is Field.NAME and not has_head:
            field = Field.HEAD
        fitted.append(replace(column, field=field if field in FIELDS[kind] else None))
    return tuple(fitted)


def _field_of(header: str) -> Field | None:
    """Return the field a header names; of “Năm sinh/Tuổi” the first part that is known."""
    whole = _FIELD_OF.get(_header_key(header))
    parts = (_FIELD_OF.get(_header_key(part)) for part in header.split("/"))
    return whole or next((field for field in parts if field), None)


def _header_key(text: str) -> str:
    return " ".join(words(fold(_BRACKETS.sub(" ", text))))


def checked_mapping(mapping: SheetMapping) -> SheetMapping:
    """Return the mapping; raise UserError where the sheet cannot be read by it."""
    if fault := mapping.fault():
        raise UserError(fault)
    fields = [c.field for c in mapping.columns if c.field is not None]
    twice = next((f for f in fields if fields.count(f) > 1), None)
    if twice is not None:
        raise UserError(f"Hai cột cùng ghép với {twice.label}. Hãy bỏ một cột.")
    return mapping
