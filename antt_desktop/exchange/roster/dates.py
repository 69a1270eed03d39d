"""Dates of birth and of residence as lists have them: typed, as Excel keeps them, or guessed."""

import re
from datetime import date, timedelta
from functools import lru_cache

from antt_desktop.domain.dates import PartialDate, parse_date
from antt_desktop.domain.text import fold, tidy
from antt_desktop.exchange.workbooks import Cell

_SERIAL_START = date(1899, 12, 30)
_FIVE_DIGITS = re.compile(r"[1-9][0-9]{4}")
_FIRST_SERIAL_YEAR = 1900
_YEARS = re.compile(r"(?<!\d)(?:18[5-9]|19\d|20\d|21\d)\d(?!\d)")
_SPOKEN = re.compile(r"(?:sinh )?ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_FIRST_LETTERS = re.compile(r"^[^\d]+")
_UNKNOWN_DAY = re.compile(r"[0?._x… ]{1,4}([/.\-])[0?._x… ]{1,4}\1\s*(\d{4})")
_WITH_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_TAIL = re.compile(r"(?<=^\d{4})[.,]0+$|(?<=^\d{5})[.,]0+$|[.,;]+$")
_SURE_WORDS = {"", "sinh", "sn", "ns", "nam", "sinh nam", "nam sinh", "sinh ngay"}
_GUESS_WORDS = {"khoang", "chung", "uoc", "uoc chung", "k", "kh", "khoang nam", "chac", "tam"}
# What people write where nobody knows the day: “không rõ”, “?”, “-”, “../../....”, “00/00/0000”.
_UNKNOWN = re.compile(
    r"(?:(?:khong|k|ko|kg|chua)\W*(?:con )?(?:ro|biet|nho|co|xac dinh|xd)"
    r"(?: (?:ro|ngay|thang|nam|sinh))*"
    r"|kr|0|[\W_]+|(?:[0?.…x_ ]{1,4}[/.\-]){1,2}[0?.…x_ ]{1,4})"
)
_COMPACT_DIGITS = 8
_DAY_SHAPE = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}")
_FEWEST_SERIALS = 3


def keeps_serials(cells: list[Cell]) -> bool:
    """Tell whether five-digit numbers in a column are days as Excel counts them.

    They are where there are several of them, or where Excel keeps one as a number and other
    cells of the column are days; one alone, or typed as text, is a slip of the finger (19500).
    """
    serials = [cell for cell in cells if _serial(cell) is not None]
    if len(serials) >= _FEWEST_SERIALS:
        return True
    return not all(isinstance(cell, str) for cell in serials) and any(map(_is_day, cells))


def read_date(
    cell: Cell, latest_year: int, *, serials: bool = False
) -> tuple[PartialDate | None, str]:
    """Return the date in a cell, None for a blank one, and a warning ('' where it is sure).

    Read are Excel's dates, years, text as people type it, and with ``serials`` the number of a
    day as Excel counts them. Raises UserError for what is no date.
    """
    if isinstance(cell, date):
        day = PartialDate.from_day(cell)
        return day, _of_the_future(day, latest_year)
    return _read(str(cell), latest_year, serials=serials) if cell != "" else (None, "")


def whole_birth(day: Cell, month: Cell, year: Cell) -> Cell:
    """Return what a birth in columns for day, month and year would be in one cell.

    ``day`` may be day and month ("5/3", which Excel takes for a day of this year). A day or
    year that is a whole date already is returned as it is.
    """
    if isinstance(year, date) or _DAY_SHAPE.fullmatch(str(year).strip()):
        return year
    if _is_day(day):
        if not isinstance(day, date) or year == "":
            return day
        day = f"{day.day}/{day.month}"
    parts = ["" if _UNKNOWN.fullmatch(text) else text for text in (_digits(day), _digits(month))]
    if parts[0] and not parts[1] and parts[0].isdigit():
        parts[1] = "?"  # a day without its month is no date
    if not any(parts):
        return year
    return "/".join([*filter(None, parts), str(year)])


def _digits(cell: Cell) -> str:
    """Return a day or month as text: 5, "05", 5.0."""
    return str(cell).strip(" '").removesuffix(".0")


@lru_cache(maxsize=1 << 14)
def _read(text: str, latest_year: int, *, serials: bool) -> tuple[PartialDate | None, str]:
    text = _TAIL.sub("", _WITH_TIME.sub("", tidy(text).lstrip("'")))
    day = _serial(text) if serials else None
    if day is not None and _FIRST_SERIAL_YEAR <= day.year <= latest_year:
        found = PartialDate.from_day(day)
        return found, f"Số {text} được hiểu là ngày {found} (Excel đếm ngày bằng số)."
    if text and _UNKNOWN.fullmatch(fold(text)):
        return None, f"Ngày sinh ghi “{text}”: để trống."
    if text.isascii() and text.isdigit() and len(text) == _COMPACT_DIGITS - 1:
        text = "0" + text
    if unknown := _UNKNOWN_DAY.fullmatch(text.casefold()):
        return PartialDate(int(unknown[2])), ""
    if any(map(str.isalpha, text)) or "?" in text or "~" in text:
        return _in_words(text, latest_year)
    typed = parse_date(text, latest_year=latest_year)
    return typed, _of_the_future(typed, latest_year)


def _in_words(text: str, latest_year: int) -> tuple[PartialDate | None, str]:
    folded = fold(text)
    if spoken := _SPOKEN.fullmatch(folded):
        day, month, year = map(int, spoken.groups())
        return PartialDate(year, month, day), ""
    years = _YEARS.findall(folded)
    others = _YEARS.sub(" ", folded)
    around = " ".join(re.findall(r"[a-z]+", others))
    if len(years) == 1 and not any(map(str.isdigit, others)):
        if around in _SURE_WORDS and "?" not in text and "~" not in text:
            return PartialDate(int(years[0])), ""
        if around in _SURE_WORDS | _GUESS_WORDS:
            return PartialDate(int(years[0])), f"“{text}” chưa chắc chắn, chỉ đọc lấy năm."
    if around in _SURE_WORDS and (numbers := _FIRST_LETTERS.sub("", text)):
        return parse_date(numbers, latest_year=latest_year), ""
    return parse_date(text, latest_year=latest_year), ""


def _of_the_future(found: PartialDate | None, latest_year: int) -> str:
    if found is None or found.year <= latest_year:
        return ""
    return f"Ngày {found} còn ở tương lai."


def _serial(cell: Cell) -> date | None:
    text = _TAIL.sub("", str(cell))
    if not _FIVE_DIGITS.fullmatch(text):
        return None
    return _SERIAL_START + timedelta(days=int(text))


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, date) or (
        isinstance(cell, str) and _DAY_SHAPE.fullmatch(cell.strip()) is not None
    )
