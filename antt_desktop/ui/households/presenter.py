"""What the tab decides and says, in plain Python."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from antt_desktop.book import Book
from antt_desktop.domain.households import (
    HEAD,
    Group,
    Household,
    Person,
    proposed_categories,
)
from antt_desktop.domain.identity import shown_phone
from antt_desktop.domain.pledges import PledgeRow, Status
from antt_desktop.domain.text import number

ALL = 0
"""The key of “Tất cả” in the list of tổ."""
NO_HEAD = "Chưa có chủ hộ"
NOTHING = "—"
READ_ONLY = "Đây là bản sao mở để xem, không sửa được. Hãy mở sổ chính để ghi."
_NOTE_SHOWN = 220
_KEYS = {"group", "name", "code", "address", "size", "phone", "status"}


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of the list: one of the keys of ``book.households.ids``."""

    key: str = "name"
    descending: bool = False

    @classmethod
    def read(cls, text: str) -> "Sort":
        """Read back what ``text`` wrote; anything else is by name."""
        key = text.removeprefix("-")
        return cls(key, text.startswith("-")) if key in _KEYS else cls()

    @property
    def text(self) -> str:
        """Return the order as a text to remember."""
        return f"-{self.key}" if self.descending else self.key

    def within(self, group_id: int, *, campaign: bool) -> "Sort":
        """Return the order that makes sense in a tổ (ALL for every tổ) with or without pledges."""
        senseless = (self.key == "group" and group_id != ALL) or (
            self.key == "status" and not campaign
        )
        return Sort() if senseless else self


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A tổ as the list at the side shows it."""

    key: int
    title: str
    leader: str
    count: str


def group_lines(
    groups: Sequence[Group], counts: Mapping[int, tuple[int, int]]
) -> tuple[GroupLine, ...]:
    """Return “Tất cả” and every tổ with its leader and its number of households."""
    everything = sum(households for households, _ in counts.values())
    lines = [GroupLine(ALL, "Tất cả", "", f"{number(everything)} hộ")]
    for group in groups:
        leader = f"TT: {group.leader}" if group.leader else ""
        count = number(counts.get(group.id, (0, 0))[0])
        lines.append(GroupLine(group.id, group.name, leader, count))
    return tuple(lines)


def status_line(place: str, households: int, people: int, selected: int, query: str = "") -> str:
    """Return what stands at the left of the status bar."""
    if query:
        found = f"Tìm thấy {number(households)} hộ – {place}"
    else:
        found = f"{place}: {number(households)} hộ · {number(people)} nhân khẩu"
    return f"{found}      Đang chọn {number(selected)} hộ" if selected else found


def size_remark(declared: int | None, listed: int) -> str:
    """Return what a declared size says against the people listed, '' where they agree."""
    if declared is None or declared == listed:
        return ""
    if not listed:
        return f"Khai {declared}, chưa ghi tên ai"
    return f"Khai {declared}, ghi tên {listed}"


def heading(household: Household, group_name: str) -> tuple[str, str]:
    """Return the title of a household and the line below it."""
    head = household.head
    parts = (f"Hộ {household.code}", group_name, f"{household.size} nhân khẩu")
    return (head.name if head else NO_HEAD), " · ".join(part for part in parts if part)


def residence(person: Person | None) -> str:
    """Return where a person stands: “Tạm trú, 05/03/2026 – 05/03/2027”."""
    if person is None or not (person.residence or person.residence_from or person.residence_to):
        return NOTHING
    begin, end = person.residence_from, person.residence_to
    dates = ""
    if begin and end:
        dates = f"{begin} – {end}"
    elif begin:
        dates = f"từ {begin}"
    elif end:
        dates = f"đến {end}"
    return ", ".join(part for part in (person.residence, dates) if part)


def person_line(person: Person) -> str:
    """Return what is known of a person besides name, relation and year, on one line."""
    lives = residence(person)
    parts = (
        person.sex,
        f"sinh {person.birth}" if person.birth else "",
        shown_phone(person.phone),
        person.occupation,
        "" if lives == NOTHING else lives,
        " ".join(person.note.split()),
    )
    return " · ".join(part for part in parts if part) or "Chưa ghi gì thêm."


def proposals(household: Household) -> tuple[str, ...]:
    """Return the categories that the note speaks of and the household does not have."""
    known = set(household.categories)
    return tuple(c for c in proposed_categories(household.note) if c not in known)


def shortened(text: str) -> str:
    """Return a long note cut at a word, for a pane with little room."""
    if len(text) <= _NOTE_SHOWN:
        return text
    return text[:_NOTE_SHOWN].rsplit(maxsplit=1)[0] + " …"


@dataclass(frozen=True, slots=True)
class PledgeLine:
    """A household's pledge in one campaign, as its pane shows it."""

    campaign_id: int
    campaign: str
    status: Status
    date: str
    signer: str
    reason: str


def pledge_lines(book: Book, household: Household) -> tuple[PledgeLine, ...]:
    """Return the campaigns that concern a household, newest first."""
    lines = []
    for campaign in book.campaigns.all():
        covered = household.group_id in campaign.group_ids
        lines += [
            _pledge_line(campaign.id, campaign.name, row)
            for row in book.pledges.rows(campaign.id, [household.id])
            if covered or row.status is not Status.NOT_PRINTED
        ]
    return tuple(lines)


def _pledge_line(campaign_id: int, name: str, row: PledgeRow) -> PledgeLine:
    date = row.signed_on or row.printed_on
    signer = row.signer
    if signer and row.relation and row.relation != HEAD:
        signer = f"{signer} ({row.relation.lower()})"
    return PledgeLine(campaign_id, name, row.status, str(date) if date else "", signer, row.reason)


def neighbour(ids: Sequence[int], leaving: Collection[int]) -> int:
    """Return the id to stand on when ``leaving`` go: the next one, else the one before; 0 none."""
    gone = set(leaving)
    last = max((at for at, one in enumerate(ids) if one in gone), default=-1)
    after = (one for one in ids[last + 1 :] if one not in gone)
    before = (one for one in reversed(ids[: max(last, 0)]) if one not in gone)
    return next(after, next(before, 0))
