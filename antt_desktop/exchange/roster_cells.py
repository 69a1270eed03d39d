"""Reads single cells of a roster as a careful clerk would; raises UserError with the reason.

What is surely meant is read (a lost zero, a date as number, text or date); what is only
likely is kept as it stands, and the caller warns. Sources: facts.md of the field §8 (zeros
that Excel drops, shapes of identity and telephone numbers) and §10 (habits).
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from antt_desktop.domain.dates import PartialDate, parse_date
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import (
    CATEGORIES,
    HEAD,
    MAX_CODE,
    MAX_NAME,
    MAX_SIZE,
    RESIDENCES,
)
from antt_desktop.domain.identity import (
    FEMALE,
    IDENTITY_DIGITS,
    MALE,
    OLD_IDENTITY_DIGITS,
    clean_identity,
    clean_phone,
    identity_warnings,
    phone_warning,
)
from antt_desktop.domain.text import fold, nfc, tidy
from antt_desktop.exchange.workbooks import Cell

SEPARATOR = "; "
"""Between the categories (diện) of a household in one cell."""

_SIZE = re.compile(r"(\d+)(?:[.,]0+)?\s*(?:nhân khẩu|khẩu|người)?", re.IGNORECASE)
_SHORT_MOBILE_DIGITS = 9
_SEXES = {"nam": MALE, "m": MALE, "trai": MALE, "nu": FEMALE, "f": FEMALE, "gai": FEMALE}
_RESIDENCE_OF = {fold(name): name for name in RESIDENCES}
_CATEGORY_OF = {fold(name): name for name in CATEGORIES}


def read_text(cell: Cell) -> str:
    """Return a cell as one line of text in NFC; a date as dd/MM/yyyy."""
    if isinstance(cell, str):
        return tidy(cell)
    return str(PartialDate.from_day(cell)) if isinstance(cell, date) else str(cell)


def read_note(cell: Cell) -> str:
    """Return a note to the letter, in NFC; '' where it is nothing but white space."""
    if not isinstance(cell, str):
        return read_text(cell)
    return nfc(cell) if cell.strip() else ""


def read_code(cell: Cell) -> str:
    """Return a household's code; a date is what Excel makes of 3-5, so it is refused."""
    if isinstance(cell, date):
        raise UserError("Excel đã đổi mã hộ thành ngày tháng. Hãy định dạng cột là Văn bản (Text).")
    code = read_text(cell)
    if len(code) > MAX_CODE:
        raise UserError(f"Mã hộ dài quá {MAX_CODE} ký tự.")
    return code


def read_name(cell: Cell) -> str:
    """Return a person's name as written, in one line."""
    if isinstance(cell, date):
        raise UserError("Ô họ tên lại là ngày tháng.")
    name = read_text(cell)
    if len(name) > MAX_NAME:
        raise UserError(f"Họ tên dài quá {MAX_NAME} ký tự.")
    return name


def read_birth(cell: Cell, latest_year: int) -> PartialDate | None:
    """Return a date of birth: an Excel date, a year, or text as people type it."""
    if isinstance(cell, date):
        return PartialDate.from_day(cell)
    return _parsed_date(str(cell).strip(), latest_year)


def read_size(cell: Cell) -> int | None:
    """Return a number of people: 4, “04”, “4 khẩu”; None for an empty cell."""
    text = read_text(cell)
    if not text:
        return None
    match = _SIZE.fullmatch(text)
    if not match:
        raise UserError("Số nhân khẩu không phải là số.")
    if len(match[1]) > len("00099") or int(match[1]) > MAX_SIZE:
        raise UserError(f"Số nhân khẩu phải từ 0 đến {MAX_SIZE}.")
    return int(match[1])


def read_identity(cell: Cell, birth: PartialDate | None) -> str:
    """Return an identity number, lost zeros given back where that is sure.

    It is sure for a number (not text) of 11 digits, and for 10 or 11 digits that with their
    zeros agree with the year of birth; otherwise the digits stay as they are.
    """
    number = clean_identity(read_text(cell))
    lost = IDENTITY_DIGITS - len(number)
    if lost in {1, 2} and number.isdigit() and number.isascii():
        whole = number.zfill(IDENTITY_DIGITS)
        if lost == 1 and isinstance(cell, int):
            return whole
        if birth is not None and not identity_warnings(whole, birth):
            return whole
    return number


def read_phone(cell: Cell) -> str:
    """Return a telephone number, its lost zero given back: nine digits never stand alone."""
    phone = clean_phone(read_text(cell))
    if phone.isdigit() and phone.isascii() and not phone.startswith("0"):
        whole = "0" + phone
        if len(phone) == _SHORT_MOBILE_DIGITS or not phone_warning(whole):
            return whole
    return phone


def read_sex(cell: Cell) -> str:
    """Return Nam or Nữ; another word is kept as written."""
    text = read_text(cell)
    return _SEXES.get(fold(text), text)


def read_relation(cell: Cell) -> str:
    """Return the relation to the head; any spelling of the head's own becomes “Chủ hộ”."""
    text = read_text(cell)
    return HEAD if fold(text) in {"chu ho", "ch", "la chu ho"} else text


def read_residence(cell: Cell) -> str:
    """Return the residence in the book's spelling; another word is kept as written."""
    text = read_text(cell)
    return _RESIDENCE_OF.get(fold(text), text)


@lru_cache(maxsize=1 << 12)
def split_categories(text: str) -> tuple[str, ...]:
    """Return the categories (diện) in a cell: between semicolons, or commas if all are known."""
    parts = [part.strip() for part in text.split(";")]
    if len(parts) == 1:
        commas = [part.strip() for part in text.split(",")]
        if all(fold(part) in _CATEGORY_OF for part in commas):
            parts = commas
    return tuple(dict.fromkeys(_CATEGORY_OF.get(fold(p), p) for p in parts if p))


def joined_categories(categories: Sequence[str]) -> str:
    """Return categories as they stand in one cell."""
    return SEPARATOR.join(categories)


def identity_key(number: str) -> str:
    """Return an identity number if it can tell people apart, else ''.

    Only whole numbers can (12 digits, or the old 9): “0”, “chưa có” or half a number is no
    key that would join strangers.
    """
    whole = len(number) in {IDENTITY_DIGITS, OLD_IDENTITY_DIGITS} and number.isdigit()
    return number if whole and len(set(number)) > 1 else ""


@lru_cache(maxsize=1 << 14)
def _parsed_date(text: str, latest_year: int) -> PartialDate | None:
    return parse_date(text, latest_year=latest_year)
