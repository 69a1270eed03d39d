"""What the tab decides and says, in plain Python."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from antt_desktop.book import Book
from antt_desktop.domain.changes import HouseholdChange
from antt_desktop.domain.households import (
    HEAD,
    Group,
    Household,
    Person,
    proposed_categories,
)
from antt_desktop.domain.identity import shown_phone
from antt_desktop.domain.pledges import Campaign, PledgeRow, Status
from antt_desktop.domain.text import number

ALL = 0
"""The key of “Tất cả” in the list of tổ."""
NO_HEAD = "Chưa có chủ hộ"
NOTHING = "—"
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


def status_line(
    place: str,
    households: int,
    people: int,
    selected: int,
    query: str = "",
    *,
    ended: bool = False,
) -> str:
    """Return what stands at the left of the status bar; ``ended`` over those that left."""
    if query:
        found = f"Tìm thấy {number(households)} hộ – {place}"
    elif ended:
        found = f"{place}: {number(households)} hộ đã rời làng"
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
    ended = household.ended_on is not None
    size = "" if ended else f"{household.size} nhân khẩu"
    name = head.name if head else (f"Hộ {household.code}" if ended else NO_HEAD)
    parts = (f"Hộ {household.code}", group_name, size)
    return name, " · ".join(part for part in parts if part)


def ended_sentence(household: Household) -> str:
    """Return since when and why a household is no longer here, '' while it is."""
    if household.ended_on is None:
        return ""
    why = f": {household.ended_why}" if household.ended_why else ""
    return f"Không còn ở làng từ ngày {household.ended_on}{why}."


def gone_line(person: Person) -> str:
    """Return a person who died or moved away, on one line."""
    about = (person.relation.lower(), str(person.birth.year) if person.birth else "")
    words = ", ".join(part for part in about if part)
    since = f" {person.residence_from}" if person.residence_from else ""
    name = f"{person.name} ({words})" if words else person.name
    return f"{name}: {person.residence.lower()}{since}"


def change_day(change: HouseholdChange) -> str:
    """Return the day of a change: when it happened, else when it was written."""
    if change.happened_on is not None:
        return str(change.happened_on)
    return f"{datetime.fromisoformat(change.at):%d/%m/%Y}"


def change_text(change: HouseholdChange) -> str:
    """Return all that is known of a change: what, why, each value, who wrote it and when."""
    written = f"{datetime.fromisoformat(change.at):%H:%M %d/%m/%Y}"
    who = f"{change.who} ghi" if change.who else "Ghi"
    lines = [change.name, f"Lý do: {change.reason}" if change.reason else "", *change.details]
    undone = "Việc này đã được hoàn tác." if change.undone else ""
    return "\n".join(line for line in (undone, *lines, f"{who} lúc {written}") if line)


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
    head: str
    """The head on the campaign's list: of that day, once the list is frozen."""


def pledge_text(line: PledgeLine) -> str:
    """Return all that is known of a pledge: its day, the head of that day, who signed or not."""
    parts = (
        f"{line.status.label}: {line.date}" if line.date else "",
        f"Chủ hộ trong danh sách {line.campaign}: {line.head}" if line.head else "",
        f"Người ký: {line.signer}" if line.signer else "",
        f"Lý do: {line.reason}" if line.reason else "",
    )
    return "\n".join(part for part in parts if part)


def pledge_lines(book: Book, household: Household) -> tuple[PledgeLine, ...]:
    """Return the campaigns that concern a household, newest first."""
    lines = []
    for campaign in book.campaigns.all():
        listed = None
        if campaign.list_frozen_on or household.ended_on is None:
            listed = next(book.campaigns.members(campaign.id, [household.id]), None)
        lines += [
            _pledge_line(campaign, row, listed.head if listed else "")
            for row in book.pledges.rows(campaign.id, [household.id])
            if (listed and listed.group_id in campaign.group_ids)
            or row.status is not Status.NOT_PRINTED
        ]
    return tuple(lines)


def _pledge_line(campaign: Campaign, row: PledgeRow, head: str) -> PledgeLine:
    date = row.signed_on or row.printed_on
    signer = row.signer
    if signer and row.relation and row.relation != HEAD:
        signer = f"{signer} ({row.relation.lower()})"
    return PledgeLine(
        campaign.id, campaign.name, row.status, str(date) if date else "", signer, row.reason, head
    )


def neighbour(ids: Sequence[int], leaving: Collection[int]) -> int:
    """Return the id to stand on when ``leaving`` go: the next one, else the one before; 0 none."""
    gone = set(leaving)
    last = max((at for at, one in enumerate(ids) if one in gone), default=-1)
    after = (one for one in ids[last + 1 :] if one not in gone)
    before = (one for one in reversed(ids[: max(last, 0)]) if one not in gone)
    return next(after, next(before, 0))
