"""Incidents (vụ việc): what happened, who is concerned, and where the matter stands.

A matter is *open* until it is resolved: settled by mediation, or closed. The states and the
moves between them are in ``incident_course``, the clock in ``incident_clock``.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.rich_text import cleaned
from antt_desktop.domain.text import tidy

_LONGEST_TITLE = 200
_MOST_PARTIES = 40
NAMELESS = "Người báo đề nghị giữ kín tên"
SOURCES = (
    "Người dân báo", "Các bên đề nghị", "Tổ trưởng phát hiện", "Tổ bảo vệ ANTT phát hiện",
    "Công an xã thông báo", "Ban công tác Mặt trận thông báo", "Nguồn khác",
)  # fmt: skip
"""How a matter came to light: what the window proposes; any other words are kept too."""


class State(StrEnum):
    """Where a matter stands."""

    NEW = "new"
    HANDLING = "handling"
    MEDIATING = "mediating"
    SETTLED = "settled"
    UNSETTLED = "unsettled"
    WATCHED = "watched"
    POLICE = "police"
    COMMUNE = "commune"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """Return the words the user reads."""
        return _STATES[self]


_STATES = {
    State.NEW: "Mới ghi",
    State.HANDLING: "Đang xử lý",
    State.MEDIATING: "Đang hòa giải",
    State.SETTLED: "Hòa giải thành",
    State.UNSETTLED: "Hòa giải không thành",
    State.WATCHED: "Theo dõi",
    State.POLICE: "Chuyển công an xã",
    State.COMMUNE: "Chuyển UBND xã",
    State.CLOSED: "Kết thúc",
}


class Result(StrEnum):
    """What came of a matter so far; a figure of the year's review."""

    NONE = ""
    HANDLED = "handled"
    SETTLED = "settled"
    UNSETTLED = "unsettled"
    POLICE = "police"
    COMMUNE = "commune"

    @property
    def label(self) -> str:
        """Return the words the user reads."""
        return _RESULTS[self]


_RESULTS = {
    Result.NONE: "Chưa có kết quả",
    Result.HANDLED: "Đã xử lý",
    Result.SETTLED: "Hòa giải thành",
    Result.UNSETTLED: "Hòa giải không thành",
    Result.POLICE: "Chuyển công an xã",
    Result.COMMUNE: "Chuyển UBND xã",
}


class Severity(StrEnum):
    """How grave a matter is."""

    LIGHT = "light"
    MEDIUM = "medium"
    GRAVE = "grave"

    @property
    def label(self) -> str:
        """Return the words the user reads."""
        return {"light": "Nhẹ", "medium": "Vừa", "grave": "Nghiêm trọng"}[self]


class Side(StrEnum):
    """On which side of a matter somebody stands."""

    A = "a"
    B = "b"
    CONCERNED = "concerned"
    WITNESS = "witness"

    @property
    def label(self) -> str:
        """Return the words the user reads."""
        return {
            "a": "Bên A",
            "b": "Bên B",
            "concerned": "Người liên quan",
            "witness": "Người chứng kiến",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody concerned: a household, a person of the roster, or somebody from elsewhere.

    ``household_id`` and ``person_id`` are 0 for who is not in the roster; name, code and the
    rest are as they were when written down. ``birth`` may be a year only.
    """

    id: int = 0
    side: Side = Side.A
    household_id: int = 0
    person_id: int = 0
    code: str = ""
    name: str
    birth: PartialDate | None = None
    address: str = ""
    identity: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One matter; ``id`` 0 and ``number`` 0 until the book has given them.

    Its number is VV-``year``-``number``, of the year it was received in, never used again.
    ``kind`` names an ``IncidentKind``; ``police``, ``mediate_by``, ``deadline`` and
    ``keep_years`` are what that kind said on the day it was written down. ``group_id`` 0: no
    tổ. ``state``, ``result`` and the days after them are set by moves only. ``meeting_ids``
    are the meetings where it was spoken of.
    """

    id: int = 0
    year: int = 0
    number: int = 0
    title: str = ""
    kind: str = ""
    police: bool = False
    happened_on: PartialDate | None = None
    happened_at: str = ""
    place: str = ""
    group_id: int = 0
    group_name: str = ""
    source: str = ""
    reporter: str = ""
    nameless: bool = False
    story: str = ""
    severity: Severity = Severity.LIGHT
    in_charge: str = ""
    received_on: PartialDate | None = None
    mediate_by: PartialDate | None = None
    deadline: PartialDate | None = None
    sensitive: bool = False
    keep_years: int = 5
    state: State = State.NEW
    state_on: PartialDate | None = None
    result: Result = Result.NONE
    resolved_on: PartialDate | None = None
    closed_on: PartialDate | None = None
    handed_on: PartialDate | None = None
    receiver: str = ""
    anonymised_on: PartialDate | None = None
    parties: tuple[Party, ...] = field(default=(), repr=False)
    meeting_ids: tuple[int, ...] = ()

    @property
    def code(self) -> str:
        """Return its number as people say it: VV-2026-014."""
        return incident_code(self.year, self.number)

    @property
    def is_open(self) -> bool:
        """Tell whether it still waits for a result."""
        return self.resolved_on is None

    @property
    def label(self) -> str:
        """Return its state in the words of lists: a closed one says what came of it."""
        return state_label(self.state, self.result)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """A matter as lists show it.

    ``last_on`` is the day of its last entry that has happened, ``next_on`` and ``next_text``
    the first appointment still to come (or missed). ``mediated``: a mediation has begun.
    ``parties`` are names for the list, ``files`` counts what is kept with it.
    """

    id: int
    year: int
    number: int
    title: str
    kind: str
    police: bool
    group_id: int
    group_name: str
    place: str
    received_on: PartialDate
    mediate_by: PartialDate | None
    deadline: PartialDate | None
    in_charge: str
    state: State
    result: Result
    resolved_on: PartialDate | None
    sensitive: bool
    last_on: PartialDate | None = None
    next_on: PartialDate | None = None
    next_text: str = ""
    mediated: bool = False
    parties: str = ""
    files: int = 0

    @property
    def code(self) -> str:
        """Return VV-2026-014."""
        return incident_code(self.year, self.number)

    @property
    def is_open(self) -> bool:
        """Tell whether it still waits for a result."""
        return self.resolved_on is None

    @property
    def label(self) -> str:
        """Return its state in words; a closed one says what came of it."""
        return state_label(self.state, self.result)


class Which(StrEnum):
    """The chips over the list: which incidents it shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    SETTLED = "settled"
    POLICE = "police"
    ALL = "all"


class Look(StrEnum):
    """What somebody did with a sensitive incident; the history keeps it."""

    VIEWED = "Xem"
    PRINTED = "In"
    EXPORTED = "Xuất ra tệp"


def incident_code(year: int, number: int) -> str:
    """Return VV-2026-014; more than 999 in a year simply have a digit more."""
    return f"VV-{year}-{number:03}"


def state_label(state: State, result: Result) -> str:
    """Return the words of a state; a closed matter says what came of it."""
    return result.label if state is State.CLOSED else state.label


def checked(incident: Incident, today: PartialDate) -> Incident:
    """Return what was typed tidied, ready to be saved.

    Raises UserError with the field to mend: title, kind, received_on, happened_on, deadline,
    parties.
    """
    title = tidy(incident.title)
    received = incident.received_on
    if not title:
        raise UserError("Hãy ghi tóm tắt vụ việc, ví dụ: Tranh chấp lối đi ngõ 7.", field="title")
    if len(title) > _LONGEST_TITLE:
        raise UserError(
            f"Tóm tắt dài quá {_LONGEST_TITLE} chữ. Hãy ghi gọn, phần dài ghi vào nội dung.",
            field="title",
        )
    if not incident.kind.strip():
        raise UserError("Hãy chọn loại vụ việc.", field="kind")
    if received is None or not received.day:
        raise UserError("Ngày tiếp nhận cần đủ ngày, tháng, năm.", field="received_on")
    if received > today:
        raise UserError(f"Ngày tiếp nhận {received} chưa tới. Hãy xem lại.", field="received_on")
    happened = incident.happened_on
    if happened and happened > received and not received.iso.startswith(happened.iso):
        raise UserError(
            f"Ngày xảy ra {happened} sau ngày tiếp nhận {received}. Hãy xem lại.",
            field="happened_on",
        )
    deadline = incident.deadline
    if deadline and not deadline.day:
        raise UserError("Hạn giải quyết cần đủ ngày, tháng, năm.", field="deadline")
    if deadline and deadline < received:
        raise UserError(
            f"Hạn giải quyết {deadline} trước ngày tiếp nhận {received}.", field="deadline"
        )
    if len(incident.parties) > _MOST_PARTIES:
        raise UserError(f"Một vụ việc ghi nhiều nhất {_MOST_PARTIES} người.", field="parties")
    return replace(
        incident,
        title=title,
        kind=tidy(incident.kind),
        place=tidy(incident.place),
        source=tidy(incident.source),
        reporter="" if incident.nameless else tidy(incident.reporter),
        story=cleaned(incident.story).strip(),
        in_charge=tidy(incident.in_charge),
        parties=tuple(map(_checked_party, incident.parties)),
        meeting_ids=tuple(dict.fromkeys(incident.meeting_ids)),
    )


def _checked_party(party: Party) -> Party:
    name = tidy(party.name)
    if not name:
        raise UserError("Có người chưa ghi tên. Hãy ghi tên hoặc bỏ dòng đó.", field="parties")
    return replace(
        party,
        name=name,
        address=tidy(party.address),
        identity=tidy(party.identity),
        phone=tidy(party.phone),
    )


def refuse_other_kind(before: Incident, after: Incident) -> None:
    """Raise UserError where a settled matter would become one that is not to be mediated."""
    mediated = before.result in {Result.SETTLED, Result.UNSETTLED}
    if after.police and mediated:
        raise UserError(
            f"Vụ này đã ghi “{before.result.label}” nên không đổi sang loại phải chuyển Công an xã"
            " được. Hãy mở lại vụ việc trước.",
            field="kind",
        )
