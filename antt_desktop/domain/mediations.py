"""Mediation (hòa giải ở cơ sở): sessions, what was agreed, and the duties taken on.

Luật Hòa giải ở cơ sở 35/2013/QH13: Điều 20–24.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incidents import Incident
from antt_desktop.domain.meeting_tasks import Task, checked_task
from antt_desktop.domain.rich_text import cleaned
from antt_desktop.domain.text import tidy


class Outcome(StrEnum):
    """What a session ended with; PENDING: the parties meet again."""

    PENDING = ""
    SETTLED = "settled"
    UNSETTLED = "unsettled"

    @property
    def label(self) -> str:
        """Return the words the user reads."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.PENDING: "Chưa kết thúc, hẹn buổi sau",
    Outcome.SETTLED: "Hòa giải thành",
    Outcome.UNSETTLED: "Hòa giải không thành",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mediation:
    """One session; ``id`` and ``number`` 0 until saved: sessions of a matter count from 1.

    ``start`` and ``end`` are “HH:MM” or ''. ``mediators`` and ``guests`` are names,
    ``present`` the names of the parties who came. ``positions`` is what each side said,
    ``agreement`` what was agreed (or what each side demands). ``duties`` are what the parties
    took on: who, what, until when.
    """

    id: int = 0
    number: int = 0
    day: PartialDate
    start: str = ""
    end: str = ""
    place: str = ""
    mediators: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    positions: str = ""
    agreement: str = ""
    outcome: Outcome = Outcome.PENDING
    duties: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """A duty with the matter it comes from, as the list of duties shows it."""

    task: Task
    incident_id: int
    incident_code: str
    incident_title: str

    @property
    def id(self) -> int:
        """Return the duty's id."""
        return self.task.id


def checked_mediation(mediation: Mediation, incident: Incident, today: PartialDate) -> Mediation:
    """Return the session tidied.

    Raises UserError with the field to mend: ``day``, ``end``, ``mediators``, ``agreement``,
    ``outcome``, ``what`` (of a duty).
    """
    if incident.police:
        raise UserError(
            "Loại vụ này không được hòa giải. Hãy chuyển ngay Công an xã.", field="outcome"
        )
    day = mediation.day
    if not day.day or day > today:
        raise UserError("Hãy ghi đủ ngày hòa giải, không sau hôm nay.", field="day")
    if incident.received_on and day < incident.received_on:
        raise UserError(
            f"Ngày hòa giải {day} trước ngày tiếp nhận {incident.received_on}.", field="day"
        )
    if mediation.start and mediation.end and mediation.end < mediation.start:
        raise UserError(
            f"Giờ kết thúc {mediation.end} trước giờ bắt đầu {mediation.start}.", field="end"
        )
    mediators = _names(mediation.mediators)
    if not mediators:
        raise UserError("Hãy ghi tên hòa giải viên.", field="mediators")
    agreement = cleaned(mediation.agreement).strip()
    if mediation.outcome is Outcome.SETTLED and not agreement:
        raise UserError("Hòa giải thành thì cần ghi nội dung đã thỏa thuận.", field="agreement")
    return replace(
        mediation,
        place=tidy(mediation.place),
        mediators=mediators,
        guests=_names(mediation.guests),
        present=_names(mediation.present),
        positions=cleaned(mediation.positions).strip(),
        agreement=agreement,
        duties=tuple(checked_task(duty) for duty in mediation.duties),
    )


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tidy(name) for name in names if name.strip()))
