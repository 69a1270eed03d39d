"""The course of a matter: dated entries, and the moves from one state to the next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incidents import NAMELESS, Incident, Result, State
from antt_desktop.domain.periods import years_after
from antt_desktop.domain.rich_text import cleaned
from antt_desktop.domain.text import tidy

_MOVES: dict[State, tuple[State, ...]] = {
    State.NEW: (State.HANDLING, State.MEDIATING, State.POLICE, State.COMMUNE, State.CLOSED),
    State.HANDLING: (
        State.MEDIATING, State.POLICE, State.COMMUNE, State.WATCHED, State.CLOSED,
    ),
    State.MEDIATING: (
        State.SETTLED, State.UNSETTLED, State.HANDLING, State.POLICE, State.COMMUNE,
    ),
    State.SETTLED: (State.WATCHED, State.CLOSED, State.MEDIATING),
    State.UNSETTLED: (
        State.MEDIATING, State.POLICE, State.COMMUNE, State.WATCHED, State.CLOSED,
    ),
    State.WATCHED: (State.CLOSED, State.HANDLING, State.MEDIATING, State.POLICE, State.COMMUNE),
    State.POLICE: (State.HANDLING, State.COMMUNE, State.WATCHED, State.CLOSED),
    State.COMMUNE: (State.HANDLING, State.MEDIATING, State.POLICE, State.WATCHED, State.CLOSED),
    State.CLOSED: (State.HANDLING, State.MEDIATING),
}  # fmt: skip
"""Where a matter may go from where it stands; the likeliest first."""

HANDED_OVER = frozenset({State.POLICE, State.COMMUNE})
"""Somebody else has the matter now: the village's deadline rests."""
_MEDIATED = frozenset({State.MEDIATING, State.SETTLED, State.UNSETTLED})
_BACK = frozenset({State.NEW, State.HANDLING, State.MEDIATING})
_RESULTS = {
    State.SETTLED: Result.SETTLED,
    State.UNSETTLED: Result.UNSETTLED,
    State.POLICE: Result.POLICE,
    State.COMMUNE: Result.COMMUNE,
}


class EntryKind(StrEnum):
    """What an entry tells of."""

    RECEIVED = "received"
    VISITED = "visited"
    TALKED = "talked"
    MEDIATED = "mediated"
    HANDED_OVER = "handed_over"
    REMINDED = "reminded"
    FOLLOWED_UP = "followed_up"
    DECIDED = "decided"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the words the user reads."""
        return _KINDS[self]


_KINDS = {
    EntryKind.RECEIVED: "Tiếp nhận",
    EntryKind.VISITED: "Đến tận nơi",
    EntryKind.TALKED: "Gặp gỡ, trao đổi",
    EntryKind.MEDIATED: "Hòa giải",
    EntryKind.HANDED_OVER: "Chuyển cơ quan",
    EntryKind.REMINDED: "Nhắc việc",
    EntryKind.FOLLOWED_UP: "Theo dõi",
    EntryKind.DECIDED: "Kết luận",
    EntryKind.OTHER: "Việc khác",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One dated line of the course; ``id`` 0 until saved.

    ``planned``: it is still to come (“Hẹn hòa giải lần 2”). ``state`` is where the matter went
    with it, None where it stayed; ``receiver`` who took it over there. ``mediation_id`` names
    the session it tells of, 0 for none.
    """

    id: int = 0
    day: PartialDate
    kind: EntryKind = EntryKind.OTHER
    text: str = ""
    who: str = ""
    planned: bool = False
    state: State | None = None
    receiver: str = ""
    mediation_id: int = 0


def moves(incident: Incident) -> tuple[State, ...]:
    """Return the states a matter may go to now, those that are refused left out."""
    return tuple(state for state in _MOVES[incident.state] if not _refusal(incident, state))


def is_reopening(before: State, after: State) -> bool:
    """Tell whether a move takes up again what was resolved or watched."""
    return before in {State.CLOSED, State.SETTLED, State.WATCHED} and after in (_BACK | HANDED_OVER)


def moved(
    incident: Incident, state: State, day: PartialDate, *, reason: str = "", receiver: str = ""
) -> Incident:
    """Return the matter in its next state.

    Raises UserError where it may not go there, the day is before its last move, a reopening
    has no reason (field ``text``), or a handing over does not say to whom (``receiver``).
    """
    if sentence := _refusal(incident, state):
        raise UserError(sentence, field="state")
    since = incident.state_on or incident.received_on
    if since and day < since:
        raise UserError(
            f"Ngày {day} trước ngày {since} của lần chuyển trước. Hãy xem lại.", field="day"
        )
    reopening = is_reopening(incident.state, state)
    if reopening and not reason.strip():
        raise UserError("Hãy ghi lý do mở lại vụ việc.", field="text")
    if state in HANDED_OVER and not receiver.strip():
        raise UserError("Hãy ghi người nhận ở cơ quan đó.", field="receiver")
    changed = replace(incident, state=state, state_on=day)
    if state in HANDED_OVER:
        changed = replace(changed, handed_on=day, receiver=tidy(receiver))
    if state in _BACK:
        return replace(changed, result=Result.NONE, resolved_on=None, closed_on=None)
    if state in _RESULTS:
        return replace(
            changed,
            result=_RESULTS[state],
            resolved_on=day if state is State.SETTLED else None,
            closed_on=None,
        )
    result = incident.result or Result.HANDLED
    waits = state is State.WATCHED and result not in {Result.SETTLED, Result.HANDLED}
    return replace(
        changed,
        result=result,
        resolved_on=None if waits else incident.resolved_on or day,
        closed_on=day if state is State.CLOSED else None,
    )


def replayed(incident: Incident, entries: Sequence[Entry]) -> Incident:
    """Return the matter where its entries lead it, from the day it was received.

    The state is never anything but this: an entry that is corrected, moved to another day or
    taken away moves the matter with it. Raises UserError where the entries contradict the
    allowed moves. An entry of a mediation means that mediation has begun.
    """
    incident = replace(
        incident,
        state=State.NEW,
        state_on=incident.received_on,
        result=Result.NONE,
        resolved_on=None,
        closed_on=None,
        handed_on=None,
        receiver="",
    )
    for entry in sorted(entries, key=lambda entry: (entry.day, entry.id)):
        if entry.planned:
            continue
        if entry.kind is EntryKind.MEDIATED and incident.state is not State.MEDIATING:
            incident = moved(incident, State.MEDIATING, entry.day)
        if entry.state and entry.state is not incident.state:
            incident = moved(
                incident, entry.state, entry.day, reason=entry.text, receiver=entry.receiver
            )
    return incident


def _refusal(incident: Incident, state: State) -> str:
    """Return why a matter may not go to a state, '' where it may."""
    if state not in _MOVES[incident.state]:
        return f"Vụ đang “{incident.label}” không chuyển thẳng sang “{state.label}” được."
    if not incident.police:
        return ""
    if state in _MEDIATED:
        return "Loại vụ này không được hòa giải. Hãy chuyển ngay Công an xã."
    if incident.handed_on is None and state in {State.CLOSED, State.WATCHED, State.COMMUNE}:
        return "Loại vụ này phải chuyển ngay Công an xã, rồi mới ghi bước tiếp theo."
    return ""


def checked_entry(entry: Entry, incident: Incident, today: PartialDate) -> Entry:
    """Return the entry tidied; UserError (fields ``day``, ``text``) where it cannot be so."""
    if not entry.day.day:
        raise UserError("Hãy ghi đủ ngày, tháng, năm.", field="day")
    if entry.day > today and not entry.planned:
        raise UserError(
            f"Ngày {entry.day} chưa tới. Nếu là việc hẹn, hãy chọn “Việc hẹn tới”.", field="day"
        )
    if incident.received_on and entry.day < incident.received_on:
        raise UserError(
            f"Ngày {entry.day} trước ngày tiếp nhận {incident.received_on}.", field="day"
        )
    if entry.planned and entry.state:
        raise UserError("Việc hẹn chưa diễn ra nên chưa chuyển tình trạng được.", field="state")
    text = cleaned(entry.text).strip()
    if not text and entry.state is None:
        raise UserError("Hãy ghi việc đã làm hoặc sẽ làm.", field="text")
    if not text and entry.state:
        text = entry.state.label
    return replace(entry, text=text, who=tidy(entry.who), receiver=tidy(entry.receiver))


def received(incident: Incident, who: str) -> Entry:
    """Return the first entry of a matter: that it was received, and from whom."""
    text = incident.source or "Tiếp nhận vụ việc"
    if incident.nameless:
        text += f" ({NAMELESS[0].lower()}{NAMELESS[1:]})"
    elif incident.reporter:
        text += f": {incident.reporter}"
    return Entry(
        day=incident.received_on or PartialDate(1900), kind=EntryKind.RECEIVED, text=text, who=who
    )


def refuse_anonymising(incident: Incident, today: PartialDate) -> None:
    """Raise UserError where the names of a matter are still needed."""
    if incident.anonymised_on:
        raise UserError("Vụ việc này đã được ẩn danh.")
    if incident.state is not State.CLOSED or incident.closed_on is None:
        raise UserError("Chỉ ẩn danh được vụ việc đã kết thúc.")
    due = years_after(incident.closed_on, incident.keep_years)
    if today < due:
        raise UserError(f"Vụ việc này còn phải giữ đủ tên đến {due} rồi mới ẩn danh.")
