"""Stretches of the calendar: days between two, months back, the periods of a register."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import timedelta

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError

_QUARTERS = ("I", "II", "III", "IV")


def days_between(since: PartialDate, until: PartialDate) -> int:
    """Return the days from one day to another, both known to the day."""
    return (until.calendar_day - since.calendar_day).days


def days_after(day: PartialDate, days: int) -> PartialDate:
    """Return the day so many days after one that is known to the day."""
    return PartialDate.from_day(day.calendar_day + timedelta(days=days))


def months_before(day: PartialDate, months: int) -> PartialDate:
    """Return the day so many months earlier; the last of a shorter month where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return PartialDate(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_after(day: PartialDate, years: int) -> PartialDate:
    """Return the same day so many years later; 1 March for a 29 February that is not there."""
    year = day.year + years
    if day.day > monthrange(year, day.month)[1]:
        return PartialDate(year, 3, 1)
    return PartialDate(year, day.month, day.day)


@dataclass(frozen=True, slots=True)
class Period:
    """A time of the register: a month, a quarter, a year, or any days; both ends included.

    Raises UserError (field ``until``) where it ends before it begins.
    """

    since: PartialDate
    until: PartialDate

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise UserError(
                f"Ngày cuối {self.until} trước ngày đầu {self.since}. Hãy xem lại.", field="until"
            )

    def __str__(self) -> str:
        """Return how papers say it: tháng 3/2026, quý I/2026, năm 2026, từ … đến …."""
        since, until = self.since, self.until
        if since.year == until.year and since.day == 1 and until == _end(until):
            if (since.month, until.month) == (1, 12):
                return f"năm {since.year}"
            if since.month == until.month:
                return f"tháng {since.month}/{since.year}"
            if since.month % 3 == 1 and until.month == since.month + 2:
                return f"quý {_QUARTERS[since.month // 3]}/{since.year}"
        return f"từ {since} đến {until}"


def months(year: int, first: int, last: int) -> Period:
    """Return whole months of a year, both included: (2026, 1, 3) is its first quarter."""
    return Period(PartialDate(year, first, 1), _end(PartialDate(year, last, 1)))


def _end(day: PartialDate) -> PartialDate:
    return PartialDate(day.year, day.month, monthrange(day.year, day.month)[1])
