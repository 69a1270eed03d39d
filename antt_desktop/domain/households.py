"""Households, their people and the tổ they belong to."""

from dataclasses import dataclass

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import fold, nfc, tidy

HEAD = "Chủ hộ"
RELATIONS = (
    HEAD, "Vợ", "Chồng", "Con đẻ", "Con nuôi", "Con dâu", "Con rể", "Con riêng", "Cha đẻ", "Mẹ đẻ",
    "Cha vợ (chồng)", "Mẹ vợ (chồng)", "Ông", "Bà", "Anh", "Chị", "Em", "Cháu ruột", "Chắt", "Cụ",
    "Bác", "Chú", "Cậu", "Cô", "Dì", "Người giám hộ", "Ở nhờ", "Ở thuê", "Khác",
)  # fmt: skip
"""Relations to the head that the window proposes (facts.md §8); any other word is kept too."""

PERMANENT, TEMPORARY, ABSENT = "Thường trú", "Tạm trú", "Tạm vắng"
MOVED_AWAY, DEAD = "Đã chuyển đi", "Đã mất"
RESIDENCES = (PERMANENT, TEMPORARY, ABSENT, MOVED_AWAY, DEAD)
CATEGORIES = (
    "Hộ nghèo", "Hộ cận nghèo", "Gia đình chính sách", "Gia đình thương binh",
    "Gia đình liệt sĩ", "Người có công", "Bảo trợ xã hội", "Người khuyết tật",
    "Người cao tuổi neo đơn",
)  # fmt: skip
"""Categories (diện) the window proposes; a village may write its own beside them."""

MAX_SIZE = 99
MAX_CODE = 20
MAX_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A tổ dân cư with its leader (tổ trưởng) and deputy (tổ phó); ``id`` 0 until saved.

    ``ended_on`` is the day it was merged into another one, None while it is one.
    """

    id: int = 0
    number: int
    name: str
    leader: str = ""
    deputy: str = ""
    ended_on: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of a household; ``id`` 0 until saved. Dates may be known only to the year."""

    id: int = 0
    name: str
    relation: str = ""
    sex: str = ""
    birth: PartialDate | None = None
    identity: str = ""
    phone: str = ""
    occupation: str = ""
    residence: str = ""
    residence_from: PartialDate | None = None
    residence_to: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """One household, whole. ``id`` 0 and ``code`` '' until the book has given them.

    ``declared_size`` is the số nhân khẩu somebody wrote down, kept beside the people listed.
    ``ended_on`` is the day it left the village or became part of another one, and ``ended_why``
    says which; None and '' while it lives here.
    """

    id: int = 0
    code: str = ""
    group_id: int
    address: str = ""
    phone: str = ""
    declared_size: int | None = None
    categories: tuple[str, ...] = ()
    note: str = ""
    people: tuple[Person, ...] = ()
    ended_on: PartialDate | None = None
    ended_why: str = ""

    @property
    def head(self) -> Person | None:
        """Return the chủ hộ, None where the household has none (a fault to mend)."""
        return next((p for p in self.people if p.relation == HEAD), None)

    @property
    def listed_size(self) -> int:
        """Return how many of the people listed count as nhân khẩu (still living here)."""
        return len(self.members)

    @property
    def members(self) -> tuple[Person, ...]:
        """Return the people who count as nhân khẩu: not those who died or moved away."""
        return tuple(p for p in self.people if counts_as_member(p.residence))

    @property
    def size(self) -> int:
        """Return the number of people to show: the larger of declared and listed."""
        return shown_size(self.declared_size, self.listed_size)

    @property
    def size_differs(self) -> bool:
        """Tell whether a declared size differs from the people actually listed."""
        return sizes_differ(self.declared_size, self.listed_size)


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    """A household as lists show it. ``head`` is '' where there is none.

    ``status`` is its pledge in the campaign that the list was asked for, '' without one.
    """

    id: int
    code: str
    group_id: int
    head: str
    address: str
    phone: str
    declared_size: int | None
    listed_size: int
    categories: tuple[str, ...]
    note: str
    status: str
    ended_on: PartialDate | None = None
    ended_why: str = ""

    @property
    def size(self) -> int:
        """Return the number of people to show: the larger of declared and listed."""
        return shown_size(self.declared_size, self.listed_size)

    @property
    def size_differs(self) -> bool:
        """Tell whether a declared size differs from the people actually listed."""
        return sizes_differ(self.declared_size, self.listed_size)


def counts_as_member(residence: str) -> bool:
    """Tell whether a person with this residence is one of the household's nhân khẩu."""
    return residence not in {MOVED_AWAY, DEAD}


def shown_size(declared: int | None, listed: int) -> int:
    """Return the larger of the declared and the listed number of people."""
    return max(declared or 0, listed)


def sizes_differ(declared: int | None, listed: int) -> bool:
    """Tell whether a declared number of people contradicts the people listed."""
    return declared is not None and declared != listed


def proposed_categories(note: str) -> tuple[str, ...]:
    """Return the categories a note speaks of; proposals only, the note itself stays."""
    folded = fold(note)
    found = [name for name in CATEGORIES if fold(name).removeprefix("gia dinh ") in folded]
    if "Hộ cận nghèo" not in found and "can ngheo" in folded:
        found.append("Hộ cận nghèo")
    return tuple(found)


def stay_fault(person: Person) -> str:
    """Return what is wrong with the dates of a person's residence, '' if nothing is."""
    begin, end = person.residence_from, person.residence_to
    if begin and end and end.is_before(begin):
        return f"Ngày hết hạn cư trú {end} trước ngày bắt đầu {begin}."
    return ""


def checked(household: Household) -> Household:
    """Return the household tidied, ready to be saved; raise UserError for what cannot be.

    Names are never rewritten beyond white space and NFC; notes only take NFC.
    """
    people = tuple(_checked_person(p) for p in household.people)
    if sum(p.relation == HEAD for p in people) > 1:
        raise UserError("Mỗi hộ chỉ có một chủ hộ. Hãy đổi quan hệ của người kia.", field="people")
    code = tidy(household.code)
    if len(code) > MAX_CODE:
        raise UserError(f"Mã hộ “{code}” dài quá {MAX_CODE} ký tự.", field="code")
    size = household.declared_size
    if size is not None and not 0 <= size <= MAX_SIZE:
        raise UserError(f"Số nhân khẩu phải từ 0 đến {MAX_SIZE}.", field="declared_size")
    return Household(
        id=household.id,
        code=code,
        group_id=household.group_id,
        address=tidy(household.address),
        phone=tidy(household.phone),
        declared_size=size,
        categories=tuple(dict.fromkeys(tidy(c) for c in household.categories if c.strip())),
        note=nfc(household.note),
        people=people,
        ended_on=household.ended_on,
        ended_why=tidy(household.ended_why),
    )


def _checked_person(person: Person) -> Person:
    name = tidy(person.name)
    if not name:
        raise UserError("Có người chưa ghi họ tên. Hãy ghi tên hoặc bỏ dòng đó.", field="name")
    if len(name) > MAX_NAME:
        raise UserError(f"Họ tên “{name[:30]}…” dài quá {MAX_NAME} ký tự.", field="name")
    if fault := stay_fault(person):
        raise UserError(f"{name}: {fault}", field="residence_to")
    return Person(
        id=person.id,
        name=name,
        relation=tidy(person.relation),
        sex=tidy(person.sex),
        birth=person.birth,
        identity=tidy(person.identity),
        phone=tidy(person.phone),
        occupation=tidy(person.occupation),
        residence=tidy(person.residence),
        residence_from=person.residence_from,
        residence_to=person.residence_to,
        note=nfc(person.note),
    )
