"""The clock of open matters: how old, what is late, what comes next.

The days count from the day a matter was received. All limits are inclusive: a matter is
overdue on the day after its deadline, and prolonged on the day after the last day allowed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.incident_course import HANDED_OVER
from antt_desktop.domain.incident_kinds import Limits
from antt_desktop.domain.incidents import IncidentRow, State
from antt_desktop.domain.periods import days_between, months_before

_WAITING_FOR_POLICE = frozenset({State.NEW, State.HANDLING})


class Alarm(StrEnum):
    """What is wrong with an open matter, the gravest first."""

    POLICE = "police"
    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    MEDIATION_LATE = "mediation_late"
    PROLONGED = "prolonged"
    UNATTENDED = "unattended"
    SILENT = "silent"

    @property
    def label(self) -> str:
        """Return the words of lists and of the badge's tip."""
        return _ALARMS[self]


_ALARMS = {
    Alarm.POLICE: "Phải chuyển ngay Công an xã",
    Alarm.OVERDUE: "Quá hạn",
    Alarm.DUE_TODAY: "Đến hạn hôm nay",
    Alarm.MEDIATION_LATE: "Chậm hòa giải",
    Alarm.PROLONGED: "Kéo dài",
    Alarm.UNATTENDED: "Chưa có người phụ trách",
    Alarm.SILENT: "Lâu không có diễn biến",
}


def age(row: IncidentRow, today: PartialDate) -> int:
    """Return for how many days a matter is open, or was until its result."""
    return max(0, days_between(row.received_on, row.resolved_on or today))


def days_overdue(row: IncidentRow, today: PartialDate) -> int:
    """Return the days past the deadline; 0 for one in time, resolved, or handed over."""
    if not row.is_open or row.state in HANDED_OVER or row.deadline is None:
        return 0
    return max(0, days_between(row.deadline, today))


def alarms(row: IncidentRow, limits: Limits, today: PartialDate) -> tuple[Alarm, ...]:
    """Return what is wrong with a matter today; nothing for a resolved one."""
    if not row.is_open:
        return ()
    ours = row.state not in HANDED_OVER
    last = max(filter(None, (row.last_on, row.received_on)))
    return tuple(
        alarm
        for alarm, sounds in (
            (Alarm.POLICE, row.police and row.state in _WAITING_FOR_POLICE),
            (Alarm.OVERDUE, days_overdue(row, today) > 0),
            (Alarm.DUE_TODAY, ours and row.deadline == today),
            (
                Alarm.MEDIATION_LATE,
                ours and not row.mediated and row.mediate_by is not None and row.mediate_by < today,
            ),
            (Alarm.PROLONGED, age(row, today) > limits.prolonged_days),
            (Alarm.UNATTENDED, ours and not row.in_charge),
            (Alarm.SILENT, days_between(last, today) >= limits.silent_days),
        )
        if sounds
    )


def counted_alarms(
    rows: Iterable[IncidentRow], limits: Limits, today: PartialDate
) -> dict[Alarm, int]:
    """Return how many matters raise each alarm, the gravest first, those without any left out."""
    counts = Counter(alarm for row in rows for alarm in alarms(row, limits, today))
    return {alarm: counts[alarm] for alarm in Alarm if counts[alarm]}


def alarm_summary(rows: Iterable[IncidentRow], limits: Limits, today: PartialDate) -> str:
    """Return which alarms matters raise, and how often: “Quá hạn 1 · Kéo dài 2”."""
    counts = counted_alarms(rows, limits, today)
    return " · ".join(f"{alarm.label} {count}" for alarm, count in counts.items())


def status(row: IncidentRow, today: PartialDate) -> str:
    """Return the words of its pill: “Quá hạn 11 ngày”, else its state."""
    late = days_overdue(row, today)
    return f"Quá hạn {late} ngày" if late else row.label


def next_step(row: IncidentRow, today: PartialDate) -> str:
    """Return what is to be done next, and until when; '' for a matter that is closed."""
    if row.state is State.CLOSED:
        return ""
    if row.police and row.state in _WAITING_FOR_POLICE:
        return "Chuyển ngay Công an xã"
    if row.next_on:
        missed = " (đã qua ngày hẹn)" if row.next_on < today else ""
        return f"{row.next_text}, ngày {row.next_on}{missed}"
    if not row.in_charge and row.state not in HANDED_OVER:
        return "Cử người phụ trách"
    if row.mediate_by and not row.mediated and row.state in _WAITING_FOR_POLICE:
        late = row.mediate_by < today
        by = f"ngay, hạn đã qua từ {row.mediate_by}" if late else f"chậm nhất ngày {row.mediate_by}"
        return f"Bắt đầu hòa giải {by}"
    counts = row.is_open and row.deadline and row.state not in HANDED_OVER
    return _NEXT[row.state] + (f", hạn {row.deadline}" if counts else "")


_NEXT = {
    State.NEW: "Gặp các bên, xác minh",
    State.HANDLING: "Xử lý xong và ghi kết quả",
    State.MEDIATING: "Hẹn buổi hòa giải tiếp theo",
    State.SETTLED: "Theo dõi việc thực hiện thỏa thuận",
    State.UNSETTLED: "Hòa giải lại hoặc hướng dẫn các bên tới UBND xã",
    State.WATCHED: "Theo dõi rồi kết thúc",
    State.POLICE: "Hỏi kết quả của Công an xã",
    State.COMMUNE: "Hỏi kết quả của UBND xã",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HotSpot:
    """Matters that came together: of one place, household or tổ; ``ids`` the newest first."""

    what: str
    name: str
    ids: tuple[int, ...]


def hot_spots(
    named: Sequence[tuple[str, str, int, PartialDate]], limits: Limits, today: PartialDate
) -> list[HotSpot]:
    """Return where matters come again and again, the most first.

    ``named`` are (what, name, incident id, day received): a matter stands there once for its
    tổ, once for its place, once for each household. Those received in the last ``hot_months``
    months count.
    """
    since = months_before(today, limits.hot_months)
    found: dict[tuple[str, str], dict[int, PartialDate]] = {}
    for what, name, incident_id, day in named:
        if since < day <= today:
            found.setdefault((what, name), {})[incident_id] = day
    spots = [
        HotSpot(
            what=what, name=name, ids=tuple(sorted(ids, key=lambda i: (ids[i], i), reverse=True))
        )
        for (what, name), ids in found.items()
        if len(ids) >= limits.hot_count
    ]
    return sorted(spots, key=lambda spot: (-len(spot.ids), spot.what, spot.name))


def _newest_first(days: dict[int, PartialDate]) -> list[int]:
    return sorted(days, key=lambda incident_id: (days[incident_id], incident_id), reverse=True)
