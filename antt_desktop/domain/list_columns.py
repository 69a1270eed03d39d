"""The columns a list of households or people can have, and what stands in their cells."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.identity import masked, shown_phone


class ListRows(StrEnum):
    """What the rows of a list are."""

    HOUSEHOLDS = "households"
    PEOPLE = "people"

    @property
    def counted(self) -> str:
        """Return what one counts: “12 hộ”, “12 người”."""
        return "hộ" if self is ListRows.HOUSEHOLDS else "người"


class ListColumn(StrEnum):
    """A column that a list can show; in a list of households the person is the chủ hộ."""

    GROUP = "group"
    CODE = "code"
    NAME = "name"
    RELATION = "relation"
    HEAD = "head"
    SEX = "sex"
    BIRTH = "birth"
    YEAR = "year"
    AGE = "age"
    IDENTITY = "identity"
    PHONE = "phone"
    ADDRESS = "address"
    SIZE = "size"
    CATEGORIES = "categories"
    OCCUPATION = "occupation"
    RESIDENCE = "residence"
    SINCE = "since"
    UNTIL = "until"
    NOTE = "note"
    LEFT_ON = "left_on"
    LEFT_WHY = "left_why"
    SIGNATURE = "signature"

    def label(self, rows: ListRows) -> str:
        """Return the column's title in the window."""
        if self is ListColumn.NAME:
            return "Chủ hộ" if rows is ListRows.HOUSEHOLDS else "Họ và tên"
        return _LABELS[self]


_LABELS = {
    ListColumn.GROUP: "Tổ",
    ListColumn.CODE: "Mã hộ",
    ListColumn.RELATION: "Quan hệ với chủ hộ",
    ListColumn.HEAD: "Chủ hộ",
    ListColumn.SEX: "Giới tính",
    ListColumn.BIRTH: "Ngày sinh",
    ListColumn.YEAR: "Năm sinh",
    ListColumn.AGE: "Tuổi",
    ListColumn.IDENTITY: "Số CCCD",
    ListColumn.PHONE: "Điện thoại",
    ListColumn.ADDRESS: "Địa chỉ",
    ListColumn.SIZE: "Nhân khẩu",
    ListColumn.CATEGORIES: "Diện",
    ListColumn.OCCUPATION: "Nghề nghiệp",
    ListColumn.RESIDENCE: "Cư trú",
    ListColumn.SINCE: "Cư trú từ",
    ListColumn.UNTIL: "Cư trú đến",
    ListColumn.NOTE: "Ghi chú",
    ListColumn.LEFT_ON: "Ngày rời làng",
    ListColumn.LEFT_WHY: "Lý do rời làng",
    ListColumn.SIGNATURE: "Ký nhận",
}
NUMBERS = frozenset({ListColumn.YEAR, ListColumn.AGE, ListColumn.SIZE})
"""Columns whose cells are whole numbers."""

_OF_PEOPLE = {ListColumn.RELATION, ListColumn.HEAD}


def offered_columns(rows: ListRows) -> tuple[ListColumn, ...]:
    """Return the columns that make sense in a list of households or of people."""
    if rows is ListRows.PEOPLE:
        return tuple(ListColumn)
    return tuple(column for column in ListColumn if column not in _OF_PEOPLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A row of a list: a household with its head, or a person with the household.

    ``id`` is the household's or the person's. ``phone`` is that of the row's kind, the other
    one's where that is empty. ``note`` is a person's in a list of people, else the household's.
    """

    id: int
    household_id: int
    group: str
    code: str
    head: str
    address: str
    size: int
    categories: tuple[str, ...]
    left_on: PartialDate | None
    left_why: str
    name: str
    relation: str
    sex: str
    birth: PartialDate | None
    identity: str
    phone: str
    occupation: str
    residence: str
    since: PartialDate | None
    until: PartialDate | None
    note: str


def age_on(birth: PartialDate, day: PartialDate) -> int:
    """Return the full years of age on a day, as exactly as the date of birth is known.

    Known to the year or month, the birthday counts as passed in that year or month.
    """
    known = (birth.month, birth.day)[: bool(birth.month) + bool(birth.day)]
    return day.year - birth.year - ((day.month, day.day)[: len(known)] < known)


def cell(
    column: ListColumn, row: ListRow, day: PartialDate, *, whole_identity: bool = False
) -> str:
    """Return what stands in a cell; ages are those of ``day``.

    An identity number shows its last four digits unless the whole one is asked for (Luật
    91/2025/QH15 on personal data: no more than needed).
    """
    if column is ListColumn.IDENTITY:
        return row.identity if whole_identity else masked(row.identity)
    return _TEXTS[column](row, day) if column in _TEXTS else str(getattr(row, column.value) or "")


_TEXTS: dict[ListColumn, Callable[[ListRow, PartialDate], str]] = {
    ListColumn.YEAR: lambda row, _day: str(row.birth.year) if row.birth else "",
    ListColumn.AGE: lambda row, day: str(age_on(row.birth, day)) if row.birth else "",
    ListColumn.PHONE: lambda row, _day: shown_phone(row.phone),
    ListColumn.CATEGORIES: lambda row, _day: ", ".join(row.categories),
    ListColumn.NOTE: lambda row, _day: " ".join(row.note.split()),
    ListColumn.SIGNATURE: lambda _row, _day: "",
}
