"""The fields of the book that a column of a list can be taken for, and the words of headers."""

from collections.abc import Mapping
from enum import StrEnum


class SheetKind(StrEnum):
    """What one row of a sheet stands for."""

    HOUSEHOLDS = "households"
    PEOPLE = "people"


class Field(StrEnum):
    """A field of the book that a column can be taken for.

    ``MALE`` and ``FEMALE`` are the two columns of a divided header (“Năm sinh: Nam | Nữ”): the
    one that is filled tells the sex, and the birth where a date or year stands in it.
    ``FAMILY_NAME`` stands before a given name in a column of its own; ``BIRTH_DAY`` (a day, or
    day and month) and ``BIRTH_MONTH`` belong to the year in the column of ``BIRTH``.
    """

    CODE = "code"
    GROUP = "group"
    HEAD = "head"
    FAMILY_NAME = "family_name"
    NAME = "name"
    RELATION = "relation"
    BIRTH = "birth"
    BIRTH_DAY = "birth_day"
    BIRTH_MONTH = "birth_month"
    MALE = "male"
    FEMALE = "female"
    SEX = "sex"
    IDENTITY = "identity"
    PHONE = "phone"
    ADDRESS = "address"
    DECLARED_SIZE = "declared_size"
    RESIDENCE = "residence"
    RESIDENCE_FROM = "residence_from"
    RESIDENCE_TO = "residence_to"
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
    Field.FAMILY_NAME: "Họ và đệm",
    Field.NAME: "Họ và tên",
    Field.RELATION: "Quan hệ với chủ hộ",
    Field.BIRTH: "Ngày sinh",
    Field.BIRTH_DAY: "Riêng ngày sinh",
    Field.BIRTH_MONTH: "Riêng tháng sinh",
    Field.MALE: "Cột riêng cho nam",
    Field.FEMALE: "Cột riêng cho nữ",
    Field.SEX: "Giới tính",
    Field.IDENTITY: "CCCD",
    Field.PHONE: "Điện thoại",
    Field.ADDRESS: "Địa chỉ",
    Field.DECLARED_SIZE: "Số nhân khẩu",
    Field.RESIDENCE: "Cư trú",
    Field.RESIDENCE_FROM: "Cư trú từ",
    Field.RESIDENCE_TO: "Cư trú đến",
    Field.CATEGORIES: "Diện",
    Field.OCCUPATION: "Nghề nghiệp",
    Field.NOTE: "Ghi chú",
}

EXPORTED: Mapping[SheetKind, tuple[Field, ...]] = {
    SheetKind.HOUSEHOLDS: (
        Field.CODE, Field.GROUP, Field.HEAD, Field.BIRTH, Field.IDENTITY, Field.PHONE,
        Field.ADDRESS, Field.DECLARED_SIZE, Field.RESIDENCE, Field.CATEGORIES, Field.NOTE,
    ),
    SheetKind.PEOPLE: (
        Field.CODE, Field.NAME, Field.RELATION, Field.BIRTH, Field.SEX, Field.IDENTITY,
        Field.PHONE, Field.OCCUPATION, Field.NOTE,
    ),
}  # fmt: skip
"""The columns of our own exported sheets, in their order."""

FIELDS: Mapping[SheetKind, tuple[Field, ...]] = {
    SheetKind.HOUSEHOLDS: (
        Field.CODE, Field.GROUP, Field.FAMILY_NAME, Field.HEAD, Field.BIRTH, Field.BIRTH_DAY,
        Field.BIRTH_MONTH, Field.MALE, Field.FEMALE, Field.SEX, Field.IDENTITY, Field.PHONE,
        Field.ADDRESS, Field.DECLARED_SIZE, Field.RESIDENCE, Field.RESIDENCE_FROM,
        Field.RESIDENCE_TO, Field.CATEGORIES, Field.OCCUPATION, Field.NOTE,
    ),
    SheetKind.PEOPLE: (
        Field.CODE, Field.GROUP, Field.HEAD, Field.FAMILY_NAME, Field.NAME, Field.RELATION,
        Field.BIRTH, Field.BIRTH_DAY, Field.BIRTH_MONTH, Field.MALE, Field.FEMALE, Field.SEX,
        Field.IDENTITY, Field.PHONE, Field.ADDRESS, Field.DECLARED_SIZE, Field.RESIDENCE,
        Field.RESIDENCE_FROM, Field.RESIDENCE_TO, Field.CATEGORIES, Field.OCCUPATION, Field.NOTE,
    ),
}  # fmt: skip
"""The fields that can be read from each kind of sheet; of people also those of their household,
which stand in the row of its head."""

TEXT_FIELDS = frozenset({
    Field.GROUP, Field.HEAD, Field.FAMILY_NAME, Field.NAME, Field.RELATION, Field.SEX,
    Field.ADDRESS, Field.RESIDENCE, Field.CATEGORIES, Field.OCCUPATION, Field.NOTE,
})  # fmt: skip
"""The fields that hold words, which an old encoding garbles."""
