"""What looks wrong within one household; what needs the whole roster is in roster_faults.

A fault is certain where two things written in the book contradict each other or one cannot
be; else it is worth a look. People who died or moved away are left as they were recorded.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import (
    ABSENT,
    HEAD,
    TEMPORARY,
    Household,
    Person,
    counts_as_member,
)
from antt_desktop.domain.identity import (
    FEMALE,
    MALE,
    OLD_IDENTITY_DIGITS,
    clean_identity,
    clean_phone,
    identity_warnings,
    phone_warning,
)
from antt_desktop.domain.text import accented, fold, words

OLDEST = 120
YOUNGEST_HEAD = 15
_LAST_MONTH, _LAST_DAY = 12, 31
_SEVERAL_PHONES = re.compile(r"[,;/\n]")
_SEXES = {fold(sex): sex for sex in (MALE, FEMALE)}
_SEX_OF_RELATION = {
    "vợ": FEMALE, "mẹ": FEMALE, "mẹ đẻ": FEMALE, "bà": FEMALE, "chị": FEMALE, "con gái": FEMALE,
    "con dâu": FEMALE, "chồng": MALE, "cha": MALE, "bố": MALE, "cha đẻ": MALE, "bố đẻ": MALE,
    "ông": MALE, "anh": MALE, "con trai": MALE, "con rể": MALE,
}  # fmt: skip
_CHILDREN = {"con", "con đẻ", "con ruột", "con trai", "con gái", "con cả", "con út"}
_PARENTS = {"cha", "bố", "mẹ", "cha đẻ", "bố đẻ", "mẹ đẻ"}


class FaultKind(Enum):
    """A kind of fault: ``label`` for people, ``certain`` or only worth a look; certain first."""

    def __init__(self, label: str, certain: bool) -> None:  # noqa: FBT001 - a row of the table
        self.label = label
        self.certain = certain

    EMPTY = ("Hộ không có ai", True)
    NO_HEAD = ("Không có chủ hộ", True)
    TWO_HEADS = ("Hai chủ hộ", True)
    HEAD_GONE = ("Chủ hộ không còn ở đây", True)
    SAME_IDENTITY = ("Trùng số định danh", True)
    IDENTITY_CONTRADICTS = ("Số định danh mâu thuẫn", True)
    IDENTITY_SHAPE = ("Số định danh sai dạng", True)
    AGE = ("Tuổi không thể có", True)
    PARENT_AGE = ("Tuổi con trái tuổi cha mẹ", True)
    RELATION_SEX = ("Quan hệ trái giới tính", True)
    SAME_NAME = ("Trùng tên và năm sinh", False)
    YOUNG_HEAD = (f"Chủ hộ dưới {YOUNGEST_HEAD} tuổi", False)
    RESIDENCE_ENDED = ("Hết hạn tạm trú, tạm vắng", False)
    SIZE = ("Số khẩu khác số người kê", False)
    PHONE = ("Số điện thoại lạ", False)
    OLD_IDENTITY = ("Còn số CMND cũ", False)
    ONLY_ONE = ("Mới kê một người", False)


Found = tuple[FaultKind, str, str]
"""Kind, the people it is about ('' for the household as a whole), the sentence."""


def household_faults(household: Household, today: PartialDate) -> Iterator[Found]:
    """Yield what is wrong within a household that lives here, as of ``today`` (a whole day)."""
    members = household.members
    if not members:
        gone = "Mọi người trong hộ đã mất hoặc đã chuyển đi."
        yield FaultKind.EMPTY, "", gone if household.people else "Hộ chưa ghi người nào."
        return
    head = household.head
    yield from _head(head, members)
    yield from _size(household)
    yield from _phones(household.phone, members)
    for person in members:
        yield from _identity(person)
        yield from _age(person, today)
        yield from _beside_head(person, head)
        yield from _residence(person, today)


def _head(head: Person | None, members: Sequence[Person]) -> Iterator[Found]:
    meant = [person for person in members if _means_head(person.relation)]
    names = ", ".join(person.name for person in meant)
    spelt = ", ".join(f"“{person.relation}”" for person in meant)
    if head is None:
        sentence = "Chưa ai trong hộ được ghi là chủ hộ."
        if meant:
            sentence = f"Quan hệ ghi {spelt}; phải ghi đúng “{HEAD}” thì sổ mới nhận ra."
        yield FaultKind.NO_HEAD, names, sentence
    elif not counts_as_member(head.residence):
        sentence = f"Chủ hộ ghi “{head.residence}” mà trong hộ còn người."
        yield FaultKind.HEAD_GONE, head.name, sentence
    if len(meant) > 1:
        yield FaultKind.TWO_HEADS, names, f"{len(meant)} người cùng ghi là chủ hộ: {spelt}."


@lru_cache(maxsize=1 << 10)
def _means_head(relation: str) -> bool:
    """Tell whether a relation is some spelling of chủ hộ; “Chú họ” is an uncle."""
    said = words(relation.casefold())
    if said in (["ch"], ["c", "h"], ["chuho"], ["chủhộ"]):
        return True
    return len(said) > 1 and said[0] in {"chủ", "chu"} and said[1] in {"hộ", "ho"}


def _size(household: Household) -> Iterator[Found]:
    if not household.size_differs:
        return
    declared, listed = household.declared_size, household.listed_size
    if len(household.people) == 1 < (declared or 0):
        yield FaultKind.ONLY_ONE, "", f"Khai {declared} nhân khẩu, mới kê một người."
    else:
        yield FaultKind.SIZE, "", f"Khai {declared} nhân khẩu, trong hộ kê {listed} người."


def _phones(own: str, members: Sequence[Person]) -> Iterator[Found]:
    said: set[str] = set()
    for name, phones in (("", own), *((person.name, person.phone) for person in members)):
        for phone in _SEVERAL_PHONES.split(phones) if phones else ():
            warning = phone_warning(clean_phone(phone))
            if warning and warning not in said:
                said.add(warning)
                yield FaultKind.PHONE, name, warning


def _identity(person: Person) -> Iterator[Found]:
    number = clean_identity(person.identity)
    warnings = identity_warnings(number, person.birth, _sex(person.sex))
    if not warnings:
        return
    kind = FaultKind.IDENTITY_SHAPE
    if well_formed(number):
        kind = FaultKind.IDENTITY_CONTRADICTS
    elif len(number) == OLD_IDENTITY_DIGITS and number.isdigit() and number.isascii():
        kind = FaultKind.OLD_IDENTITY
    yield kind, person.name, " ".join(warnings)


def well_formed(number: str) -> bool:
    """Tell whether a number has the twelve digits of a số định danh."""
    return bool(re.fullmatch(r"[0-9]{12}", number))


def _age(person: Person, today: PartialDate) -> Iterator[Found]:
    birth = person.birth
    if birth is None:
        return
    least, most = _ages(birth, today)
    if most < 0:
        yield FaultKind.AGE, person.name, f"Sinh {birth}, sau hôm nay."
    elif least > OLDEST:
        yield FaultKind.AGE, person.name, f"Sinh {birth}, tính ra đã hơn {OLDEST} tuổi."
    elif most < YOUNGEST_HEAD and person.relation == HEAD:
        yield FaultKind.YOUNG_HEAD, person.name, f"Chủ hộ sinh {birth}, mới {most} tuổi."


def _ages(birth: PartialDate, today: PartialDate) -> tuple[int, int]:
    """Return the least and the most full years somebody born then can be, under 0 unborn."""
    years, day = today.year - birth.year, (today.month, today.day)
    least = years - ((birth.month or _LAST_MONTH, birth.day or _LAST_DAY) > day)
    return least, years - ((birth.month or 1, birth.day or 1) > day)


def _beside_head(person: Person, head: Person | None) -> Iterator[Found]:
    relation = _spoken(person.relation)
    sex = _sex(person.sex)
    if sex and _SEX_OF_RELATION.get(relation, sex) != sex:
        sentence = f"Quan hệ ghi “{person.relation}”, giới tính ghi {sex}."
        yield FaultKind.RELATION_SEX, person.name, sentence
    if head is None or head.birth is None or person.birth is None:
        return
    child, parent = person.birth, head.birth
    if relation in _PARENTS:
        child, parent = parent, child
    if relation in _CHILDREN | _PARENTS and child.year <= parent.year:
        sentence = f"{person.relation} sinh {person.birth}, chủ hộ sinh {head.birth}."
        yield FaultKind.PARENT_AGE, person.name, sentence


@lru_cache(maxsize=1 << 10)
def _sex(text: str) -> str:
    return _SEXES.get(fold(text), "")


@lru_cache(maxsize=1 << 10)
def _spoken(relation: str) -> str:
    return accented(relation)


def _residence(person: Person, today: PartialDate) -> Iterator[Found]:
    end = person.residence_to
    if end is None or person.residence not in {TEMPORARY, ABSENT}:
        return
    if end.is_before(today):
        sentence = f"{person.residence} đến {end}, nay đã quá hạn."
        yield FaultKind.RESIDENCE_ENDED, person.name, sentence
