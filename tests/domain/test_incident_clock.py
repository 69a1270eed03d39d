"""The clock of incidents, at one day below, at and above each limit."""

from dataclasses import replace

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.incident_clock import (
    Alarm,
    age,
    alarms,
    counted_alarms,
    days_overdue,
    hot_spots,
    next_step,
    status,
)
from antt_desktop.domain.incident_kinds import Limits
from antt_desktop.domain.incidents import Result, State
from antt_desktop.domain.periods import days_after
from tests.domain.incident_samples import RECEIVED, row

LIMITS = Limits()
TODAY = PartialDate(2026, 3, 16)


def at(count: int) -> PartialDate:
    """Return the day so many days after the incident was received."""
    return days_after(RECEIVED, count)


@pytest.mark.parametrize(
    ("left", "late", "alarm"),
    [(1, 0, None), (0, 0, Alarm.DUE_TODAY), (-1, 1, Alarm.OVERDUE), (-11, 11, Alarm.OVERDUE)],
)
def test_the_deadline(left, late, alarm):
    found = row(deadline=days_after(TODAY, left), last_on=TODAY, received_on=TODAY)
    assert days_overdue(found, TODAY) == late
    assert alarms(found, LIMITS, TODAY) == ((alarm,) if alarm else ())
    assert status(found, TODAY) == (f"Quá hạn {late} ngày" if late else "Đang hòa giải")


@pytest.mark.parametrize(("days", "prolonged"), [(29, False), (30, False), (31, True)])
def test_prolonged_is_open_over_thirty_days(days, prolonged):
    today = at(days)
    found = alarms(row(last_on=today), LIMITS, today)
    assert (Alarm.PROLONGED in found) is prolonged
    assert age(row(), today) == days


@pytest.mark.parametrize(("days", "silent"), [(13, False), (14, True), (15, True)])
def test_no_entry_for_fourteen_days(days, silent):
    found = row(last_on=at(3))
    assert (Alarm.SILENT in alarms(found, LIMITS, at(3 + days))) is silent
    assert (Alarm.SILENT in alarms(row(), LIMITS, at(days))) is silent


@pytest.mark.parametrize(("days", "late"), [(2, False), (3, False), (4, True)])
def test_mediation_begins_within_three_days(days, late):
    found = row(mediate_by=at(3), mediated=False, state=State.HANDLING)
    assert (Alarm.MEDIATION_LATE in alarms(found, LIMITS, at(days))) is late
    begun = replace(found, mediated=True)
    assert Alarm.MEDIATION_LATE not in alarms(begun, LIMITS, at(days))


def test_limits_of_the_village_count():
    limits = Limits(prolonged_days=7, silent_days=2)
    assert alarms(row(last_on=at(6)), limits, at(7)) == ()
    assert alarms(row(last_on=at(6)), limits, at(8)) == (Alarm.PROLONGED, Alarm.SILENT)


def test_nobody_in_charge():
    assert alarms(row(in_charge=""), LIMITS, RECEIVED) == (Alarm.UNATTENDED,)
    assert next_step(row(in_charge=""), RECEIVED) == "Cử người phụ trách"


def test_what_the_police_must_know_at_once():
    found = row(police=True, state=State.NEW)
    assert alarms(found, LIMITS, RECEIVED)[0] is Alarm.POLICE
    assert next_step(found, RECEIVED) == "Chuyển ngay Công an xã"
    handed = replace(found, state=State.POLICE, result=Result.POLICE)
    assert alarms(handed, LIMITS, RECEIVED) == ()


def test_what_was_handed_over_has_no_deadline_here_but_is_asked_after():
    found = row(state=State.POLICE, deadline=at(1), in_charge="", last_on=at(0))
    assert alarms(found, LIMITS, at(13)) == ()
    assert alarms(found, LIMITS, at(14)) == (Alarm.SILENT,)
    assert next_step(found, at(14)) == "Hỏi kết quả của Công an xã"


def test_a_result_stops_the_clock():
    found = row(
        deadline=at(30),
        state=State.SETTLED,
        result=Result.SETTLED,
        resolved_on=at(40),
        in_charge="",
    )
    assert alarms(found, LIMITS, at(400)) == ()
    assert (age(found, at(400)), days_overdue(found, at(400))) == (40, 0)


def test_next_step_is_the_appointment():
    found = row(next_on=at(5), next_text="Hẹn hòa giải lần 2")
    assert next_step(found, at(5)) == "Hẹn hòa giải lần 2, ngày 08/02/2026"
    assert next_step(found, at(6)) == "Hẹn hòa giải lần 2, ngày 08/02/2026 (đã qua ngày hẹn)"


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_next_step_but_the_end(state):
    closed = state is State.CLOSED
    assert bool(next_step(row(state=state, deadline=at(30)), at(1))) is not closed


def test_alarms_are_counted_the_gravest_first():
    rows = [row(), row(in_charge=""), row(deadline=at(1)), row(deadline=at(1), in_charge="")]
    counted = counted_alarms(rows, LIMITS, at(2))
    assert list(counted.items()) == [(Alarm.OVERDUE, 2), (Alarm.UNATTENDED, 2)]


def comings(*days: str, what: str = "Nơi", name: str = "ngõ 7"):
    return [(what, name, n, PartialDate.from_iso(day)) for n, day in enumerate(days, 1)]


def test_three_in_twelve_months_are_a_hot_spot():
    three = comings("2025-03-17", "2025-08-01", "2026-03-16")
    (spot,) = hot_spots(three, LIMITS, TODAY)
    assert (spot.what, spot.name, spot.ids) == ("Nơi", "ngõ 7", (3, 2, 1))
    assert hot_spots(three[1:], LIMITS, TODAY) == []
    assert hot_spots(comings("2025-03-16", "2025-08-01", "2026-03-16"), LIMITS, TODAY) == []
    assert (
        len(
            hot_spots(
                comings("2025-03-16", "2025-08-01", "2026-03-15"), LIMITS, PartialDate(2026, 3, 15)
            )
        )
        == 1
    )


def test_one_incident_counts_once_for_a_place_and_the_hottest_come_first():
    same = [("Hộ", "01-001", 7, TODAY)] * 5
    four = comings("2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", what="Tổ", name="Tổ 6")
    three = comings("2026-01-01", "2026-01-02", "2026-01-03")
    found = hot_spots([*same, *three, *four], LIMITS, TODAY)
    assert [(spot.name, len(spot.ids)) for spot in found] == [("Tổ 6", 4), ("ngõ 7", 3)]


def test_a_year_of_hot_months_ends_with_a_leap_day():
    leap = PartialDate(2024, 2, 29)
    inside = comings("2023-03-01", "2023-03-02", "2024-02-29")
    assert len(hot_spots(inside, LIMITS, leap)) == 1
    assert hot_spots(comings("2023-02-28", "2023-03-02", "2024-02-29"), LIMITS, leap) == []
