"""Dates as village papers have them: a day, a month, or only a year."""

import re
from dataclasses import dataclass
from datetime import date

from antt_desktop.domain.errors import UserError

_EARLIEST_YEAR = 1850
_LATEST_YEAR = 2200
_CENTURY = 100
_NUMBERS = re.compile(r"\d+")
_SHAPE = re.compile(r"\d+(\s*[/.\- ]\s*\d+){0,2}$")
_COMPACT = re.compile(r"(\d\d)(\d\d)(\d{4})$")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the day, to the month, or to the year; never filled up with 01/01.

    Raises UserError where the numbers name no day of the calendar.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if not _EARLIEST_YEAR <= self.year <= _LATEST_YEAR:
            raise UserError(f"Năm {self.year} không hợp lệ.")
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            raise UserError(
                f"Không có ngày {self.day:02}/{self.month:02}/{self.year} trong lịch."
                if self.day
                else f"Không có tháng {self.month} trong năm."
            ) from None
        if self.day and not self.month:
            raise UserError("Có ngày mà thiếu tháng.")

    def __str__(self) -> str:
        """Return dd/MM/yyyy, MM/yyyy or yyyy, as far as the date is known."""
        if self.day:
            return f"{self.day:02}/{self.month:02}/{self.year}"
        return f"{self.month:02}/{self.year}" if self.month else str(self.year)

    @property
    def iso(self) -> str:
        """Return yyyy-MM-dd, yyyy-MM or yyyy: what the book stores."""
        parts = [f"{self.year:04}", *(f"{n:02}" for n in (self.month, self.day) if n)]
        return "-".join(parts)

    @property
    def calendar_day(self) -> date:
        """Return the day of the calendar, of a date that is known to the day."""
        return date(self.year, self.month, self.day)

    def is_before(self, other: "PartialDate") -> bool:
        """Tell whether the date is over before another, as far as both are known.

        2026 is not before 05/2026: what is known only to the year lasts to its end.
        """
        known = min(len(self.iso), len(other.iso))
        return self.iso[:known] < other.iso[:known]

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate | None":
        """Read back what ``iso`` wrote; an empty text is no date."""
        return cls(*map(int, text.split("-"))) if text else None

    @classmethod
    def from_day(cls, day: date) -> "PartialDate":
        """Take a day of the calendar."""
        return cls(day.year, day.month, day.day)


def parse_date(text: str, *, latest_year: int) -> PartialDate | None:
    """Read a date as people type it: 5/3/1960, 05/03/60, 5-3-1960, 05031960, 3/1960, 1960.

    A two-digit year means the last such year not after ``latest_year``. An empty text is no
    date. Raises UserError with a sentence for anything else.
    """
    text = text.strip()
    if not text:
        return None
    if compact := _COMPACT.match(text):
        day, month, year = map(int, compact.groups())
        return PartialDate(year, month, day)
    if not _SHAPE.match(text):
        raise UserError(f"“{text}” không phải ngày. Gõ như 05/03/1960 hoặc chỉ năm 1960.")
    parts = _NUMBERS.findall(text)
    if len(parts[0]) == len("1960") and len(parts) > 1:
        parts.reverse()  # 1960-03-05
    year = _full_year(parts[-1], latest_year, alone=len(parts) == 1)
    month, day = ([int(n) for n in reversed(parts[:-1])] + [0, 0])[:2]
    if (len(parts) > 1 and not month) or (len(parts) > len("my") and not day):
        raise UserError(f"“{text}” không phải ngày trong lịch.")
    return PartialDate(year, month, day)


def _full_year(digits: str, latest_year: int, *, alone: bool) -> int:
    if len(digits) == len("1960"):
        return int(digits)
    if len(digits) != len("60") or alone:
        raise UserError(f"Năm “{digits}” chưa đủ bốn chữ số.")
    year = latest_year // _CENTURY * _CENTURY + int(digits)
    return year if year <= latest_year else year - _CENTURY


def place_and_date(place: str, day: PartialDate) -> str:
    """Return the line under the tiêu ngữ: “Quang Hưng, ngày 05 tháng 02 năm 2026”.

    Days under 10 and months 1 and 2 take a leading zero, months 3 to 9 do not (Nghị định
    30/2020/NĐ-CP, Phụ lục I). What is not known is left open for the pen.
    """
    day_text = f"{day.day:02}" if day.day else "…"
    two_digit_months = 2
    month_text = "…"
    if day.month:
        month_text = f"{day.month:02}" if day.month <= two_digit_months else str(day.month)
    return f"{place}, ngày {day_text} tháng {month_text} năm {day.year}"
