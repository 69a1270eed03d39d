"""Meetings and their minutes: what is written down, and when minutes may be frozen.

The list of invited households (the roll) is kept with the meeting from the moment it opens:
it is the denominator of every share, whatever happens to the roster later.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.majorities import QUORUM, MajorityRule, Turnout
from antt_desktop.domain.meeting_tasks import Task, checked_task
from antt_desktop.domain.rich_text import plain, printable
from antt_desktop.domain.text import tidy
from antt_desktop.domain.votes import Vote, checked_vote

_LONGEST_TITLE = 300
_MOST_COPIES = 99
SITTINGS_FROM = 200
"""From so many households on a village may meet by cụm (Luật 10/2022/QH15, Điều 18)."""


class MeetingState(StrEnum):
    """Where a meeting stands: not opened yet, being written, frozen."""

    PLANNED = "planned"
    DRAFT = "draft"
    FROZEN = "frozen"

    @property
    def label(self) -> str:
        """Return the word the user reads."""
        return _STATES[self]


_STATES = {
    MeetingState.PLANNED: "Sắp họp",
    MeetingState.DRAFT: "Nháp",
    MeetingState.FROZEN: "Đã chốt",
}


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody said."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One of several sittings of a meeting by cụm: which tổ, when, where, who presided."""

    name: str
    group_ids: tuple[int, ...]
    day: PartialDate | None = None
    start: str = ""
    end: str = ""
    place: str = ""
    chair: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """An invited household as it was when the meeting opened, and whether somebody came.

    ``came`` is who came for it ('' the head), ``late`` the hour (“19:45”) for a late arrival.
    """

    household_id: int
    group_id: int
    code: str
    head: str
    present: bool = False
    came: str = ""
    late: str = ""


@dataclass(frozen=True, slots=True)
class Delegates:
    """People counted by number, where no households are called (chi bộ, ban công tác)."""

    invited: int = 0
    present: int = 0

    @property
    def turnout(self) -> Turnout:
        """Return how many people came of how many."""
        return Turnout(self.present, self.invited, "người")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting with all that its minutes say; ``id`` 0 until saved.

    ``day`` may be open while it is planned. ``start`` and ``end`` are “HH:MM” or ''. No
    ``group_ids`` means the whole village. ``agenda``, ``proceedings`` and ``conclusion`` are
    rich texts (domain/rich_text.py). ``roll`` is empty until the meeting opens, and for one
    that counts ``delegates``. ``scope`` names the tổ as they were called when it was saved.
    """

    id: int = 0
    title: str = ""
    kind: str = ""
    day: PartialDate | None = None
    start: str = ""
    end: str = ""
    place: str = ""
    group_ids: tuple[int, ...] = ()
    scope: str = ""
    chair: str = ""
    chair_role: str = ""
    secretary: str = ""
    secretary_role: str = ""
    guests: tuple[str, ...] = ()
    agenda: str = ""
    proceedings: str = ""
    opinions: tuple[Opinion, ...] = ()
    votes: tuple[Vote, ...] = ()
    conclusion: str = ""
    tasks: tuple[Task, ...] = ()
    copies: int = 2
    sittings: tuple[Sitting, ...] = ()
    quorum: MajorityRule = QUORUM
    delegates: Delegates | None = None
    roll: tuple[Attendance, ...] = field(default=(), repr=False)

    @property
    def turnout(self) -> Turnout:
        """Return how many came of how many: all sittings together."""
        if self.delegates is not None:
            return self.delegates.turnout
        return _turnout(self.roll)

    @property
    def turnouts(self) -> tuple[Turnout, ...]:
        """Return the turnout of each sitting; of the meeting where it has none."""
        if not self.sittings or self.delegates is not None:
            return (self.turnout,)
        return tuple(
            _turnout([row for row in self.roll if row.group_id in sitting.group_ids])
            for sitting in self.sittings
        )

    @property
    def unit(self) -> str:
        """Return what is counted: hộ or người."""
        return self.turnout.unit


def _turnout(roll: Sequence[Attendance]) -> Turnout:
    return Turnout(sum(row.present for row in roll), len(roll))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting as lists show it; ``files`` counts what is kept with it."""

    id: int
    title: str
    kind: str
    day: PartialDate | None
    start: str
    scope: str
    state: MeetingState
    turnout: Turnout
    files: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A vote with the meeting that took it; ``id`` is the vote's."""

    id: int
    vote: Vote
    meeting: MeetingRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed and not saved yet; ``saved_at`` is ISO local time with offset."""

    id: int
    meeting: Meeting
    saved_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingVisit:
    """A meeting that a household was called to, and whether somebody came for it."""

    meeting: MeetingRow
    present: bool
    came: str = ""
    late: str = ""


def checked(meeting: Meeting) -> Meeting:
    """Return a meeting tidied, ready to be saved as a draft.

    Raises UserError where its parts contradict each other: votes against those present, a
    sitting without tổ, a number that cannot be.
    """
    title = tidy(meeting.title)
    if len(title) > _LONGEST_TITLE:
        raise UserError(f"Tên cuộc họp dài quá {_LONGEST_TITLE} chữ. Hãy ghi gọn.", field="title")
    if not 0 <= meeting.copies <= _MOST_COPIES:
        raise UserError(f"Số bản phải từ 0 đến {_MOST_COPIES}.", field="copies")
    if (d := meeting.delegates) is not None and not 0 <= d.present <= d.invited:
        raise UserError(
            f"Số người dự ({d.present}) lớn hơn số được mời ({d.invited}).", field="delegates"
        )
    return replace(
        meeting,
        title=title,
        kind=tidy(meeting.kind),
        place=tidy(meeting.place),
        group_ids=tuple(sorted(set(meeting.group_ids))),
        chair=tidy(meeting.chair),
        chair_role=tidy(meeting.chair_role),
        secretary=tidy(meeting.secretary),
        secretary_role=tidy(meeting.secretary_role),
        guests=tuple(dict.fromkeys(filter(None, map(tidy, meeting.guests)))),
        agenda=printable(meeting.agenda),
        proceedings=printable(meeting.proceedings),
        conclusion=printable(meeting.conclusion),
        opinions=_checked_opinions(meeting.opinions),
        sittings=_checked_sittings(meeting),
        votes=tuple(checked_vote(vote, meeting.turnouts) for vote in meeting.votes),
        tasks=tuple(checked_task(task) for task in meeting.tasks),
        roll=() if meeting.delegates is not None else tuple(map(_checked_row, meeting.roll)),
    )


def _checked_opinions(opinions: Sequence[Opinion]) -> tuple[Opinion, ...]:
    tidied = (Opinion(tidy(one.speaker), printable(one.text).strip()) for one in opinions)
    return tuple(one for one in tidied if one.speaker or one.text)


def _checked_row(row: Attendance) -> Attendance:
    """Return a household of the roll; who came and how late is said of those present only."""
    came, late = (tidy(row.came), row.late) if row.present else ("", "")
    return row if (came, late) == (row.came, row.late) else replace(row, came=came, late=late)


def _checked_sittings(meeting: Meeting) -> tuple[Sitting, ...]:
    met: set[int] = set()
    for sitting in meeting.sittings:
        if not tidy(sitting.name):
            raise UserError("Mỗi cụm cần có tên, ví dụ: Cụm 1.", field="sittings")
        if not sitting.group_ids:
            raise UserError(f"Hãy chọn tổ cho {sitting.name}.", field="sittings")
        if met & set(sitting.group_ids):
            raise UserError("Một tổ chỉ thuộc một cụm. Hãy xem lại các cụm.", field="sittings")
        met |= set(sitting.group_ids)
    called = {row.group_id for row in meeting.roll}
    if meeting.sittings and called - met:
        raise UserError("Có tổ được mời mà chưa thuộc cụm nào.", field="sittings")
    return tuple(
        replace(s, name=tidy(s.name), place=tidy(s.place), chair=tidy(s.chair))
        for s in meeting.sittings
    )


def refuse_unready(meeting: Meeting, today: PartialDate, *, signed_paper: bool = False) -> None:
    """Raise UserError, with the field to mend, for minutes that cannot be frozen yet.

    Where nothing was typed but the ``signed_paper`` is kept with the meeting, it is the minutes.
    """
    typed = plain(meeting.proceedings).strip() or plain(meeting.conclusion).strip()
    only_paper = signed_paper and not typed and not meeting.roll
    whole = not only_paper
    for missing, field_name, sentence in (
        (not meeting.title, "title", "Hãy ghi tên cuộc họp."),
        (not meeting.kind, "kind", "Hãy chọn loại họp."),
        (meeting.day is None or not meeting.day.day, "day", "Hãy ghi đủ ngày họp."),
        (not meeting.place and whole, "place", "Hãy ghi địa điểm họp."),
        (not meeting.chair and whole, "chair", "Hãy ghi người chủ trì."),
        (not meeting.secretary and whole, "secretary", "Hãy ghi thư ký."),
        (not typed and whole, "proceedings", "Biên bản chưa có nội dung."),
        (
            bool(meeting.start and meeting.end) and meeting.end < meeting.start,
            "end",
            f"Giờ kết thúc {meeting.end} trước giờ bắt đầu {meeting.start}.",
        ),
        (
            meeting.day is not None and meeting.day > today,
            "day",
            f"Ngày họp {meeting.day} chưa tới nên chưa chốt được.",
        ),
        (not meeting.turnout.present and whole, "roll", "Chưa điểm danh: chưa ghi ai có mặt."),
    ):
        if missing:
            raise UserError(sentence, field=field_name)
    for vote in meeting.votes:
        if not vote.counts:
            raise UserError(
                f"Nội dung “{vote.matter}” chưa có kết quả biểu quyết. Hãy ghi hoặc bỏ nội dung"
                " này.",
                field="votes",
            )
