"""Periods of registers, and the calendar below them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.periods import (
    Period,
    days_after,
    days_between,
    months,
    months_before,
    years_after,
)

days = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(PartialDate.from_day)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (months(2026, 3, 3), "tháng 3/2026"),
        (months(2024, 2, 2), "tháng 2/2024"),
        (months(2026, 1, 3), "quý I/2026"),
        (months(2026, 10, 12), "quý IV/2026"),
        (months(2026, 1, 12), "năm 2026"),
        (months(2026, 2, 4), "từ 01/02/2026 đến 30/04/2026"),
        (
            Period(PartialDate(2025, 11, 1), PartialDate(2026, 10, 31)),
            "từ 01/11/2025 đến 31/10/2026",
        ),
        (
            Period(PartialDate(2026, 3, 1), PartialDate(2026, 3, 30)),
            "từ 01/03/2026 đến 30/03/2026",
        ),
    ],
)
def test_a_period_is_said_as_on_paper(period, words):
    assert str(period) == words


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(UserError, match="trước ngày đầu") as refusal:
        Period(PartialDate(2026, 2, 2), PartialDate(2026, 2, 1))
    assert refusal.value.field == "until"


@given(days, st.integers(0, 4000))
def test_days_there_and_back(day, count):
    later = days_after(day, count)
    assert days_between(day, later) == count
    assert later.calendar_day == day.calendar_day + timedelta(count)


@pytest.mark.parametrize(
    ("day", "count", "before"),
    [
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2026-01-15", 12, "2025-01-15"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2026-01-31", 2, "2025-11-30"),
    ],
)
def test_months_back_end_with_a_shorter_month(day, count, before):
    assert months_before(PartialDate.from_iso(day), count).iso == before


@pytest.mark.parametrize(
    ("day", "count", "after"),
    [
        ("2024-02-29", 1, "2025-03-01"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2096-02-29", 4, "2100-03-01"),
        ("2026-12-31", 5, "2031-12-31"),
    ],
)
def test_years_later_on_the_same_day(day, count, after):
    assert years_after(PartialDate.from_iso(day), count).iso == after
