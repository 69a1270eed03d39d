"""Reads single cells of a roster as a careful clerk would; raises UserError with the reason.

What is surely meant is read (a lost zero, a date as number, text or date); what is only
likely is kept as it stands, and the caller warns. Sources: facts.md of the field §8 (zeros
that Excel drops, shapes of identity and telephone numbers) and §10 (habits).
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from antt_desktop.domain.dates import PartialDate
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
    renumbered_phone,
)
from antt_desktop.domain.text import fold, nfc, tidy, words
from antt_desktop.exchange.workbooks import Cell

SEPARATOR = "; "
"""Between the categories (diện) of a household in one cell."""

_SIZE = re.compile(r"(\d+)(?:[.,]0+)?\s*(?:nhân khẩu|khẩu|người)?", re.IGNORECASE)
_SHORT_MOBILE_DIGITS, _LANDLINE_DIGITS = 9, 11
_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"}
_LOST_DIGITS = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+")
_FLOAT = re.compile(r"(\d+)[.,]0")
_NUMBER = re.compile(r"\d[\d\s.,]*")
_BULLET = re.compile(r"^(?:[-–—+*•·]\s*|\d{1,3}[.)]\s+(?=\D))+")
_TWO_NAMES = re.compile(r"\s+[-–—]\s+|\s*[/;&+\n]\s*|,\s+|\s+(?:và|va)\s+")
_PHONES = re.compile(r"(?<!\d)0\d(?:[ .\-]?\d){7,9}(?!\d)")
_tidy = lru_cache(maxsize=1 << 14)(tidy)
_HEAD_WORDS = {"chu ho", "ch", "la chu ho", "chu", "c ho", "ch ho", "chu gia dinh", "chuho", "c h"}
_SEXES = {"nam": MALE, "m": MALE, "trai": MALE, "nu": FEMALE, "f": FEMALE, "gai": FEMALE}
_RESIDENCE_OF = {fold(name): name for name in RESIDENCES}
_CATEGORY_OF = {fold(name): name for name in CATEGORIES}


def read_text(cell: Cell) -> str:
    """Return a cell as one line of text in NFC; a date as dd/MM/yyyy."""
    if isinstance(cell, str):
        return _tidy(cell)
    if isinstance(cell, date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    return str(cell)


def check_formula(cell: Cell) -> None:
    """Raise UserError for what a faulty formula leaves in a cell: #REF!, #N/A."""
    if isinstance(cell, str) and cell.startswith("#") and cell.strip() in _ERRORS:
        raise UserError(f"Ô này là công thức bị lỗi của Excel ({cell.strip()}). Hãy sửa ô đó.")


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


def read_group(cell: Cell) -> str:
    """Return the tổ as written; 1.0 is the number 1."""
    text = read_text(cell)
    whole = _FLOAT.fullmatch(text)
    return whole[1] if whole else text


def read_name(cell: Cell) -> str:
    """Return a person's name as written, in one line, without a dash or number before it.

    Two names on two lines of one cell are kept apart by a dash.
    """
    if isinstance(cell, date):
        raise UserError("Ô họ tên lại là ngày tháng.")
    if isinstance(cell, str) and "\n" in cell and two_names(cell):
        cell = " – ".join(part for part in cell.split("\n") if part.strip())
    name = _BULLET.sub("", read_text(cell))
    if len(name) > MAX_NAME:
        raise UserError(f"Họ tên dài quá {MAX_NAME} ký tự.")
    if is_number(name):
        raise UserError("Ô họ tên chỉ có số.")
    return name


def is_number(text: str) -> bool:
    """Tell whether a text is nothing but a number: no name, but what a total leaves there."""
    return _NUMBER.fullmatch(text) is not None


def two_names(text: str) -> bool:
    """Tell whether the names of two people seem to stand in one cell."""
    if not _TWO_NAMES.search(text):
        return False
    parts = [part for part in _TWO_NAMES.split(text) if part.strip()]
    fewest_words, short_name = 2, 4
    lengths = [len(part.split()) for part in parts]
    # A name may be broken into two lines: then its parts together are no longer than a name.
    return len(parts) > 1 and min(lengths) >= fewest_words and sum(lengths) > short_name


def read_size(cell: Cell) -> int | None:
    """Return a number of people: 4, “04”, “4 khẩu”; None for an empty cell."""
    if isinstance(cell, int) and 0 <= cell <= MAX_SIZE:
        return cell
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
    zeros agree with the year of birth; otherwise the digits stay as they are. Nothing is left
    of 3.1E+10, whose digits are lost.
    """
    number = clean_identity(_bare_number(cell))
    lost = IDENTITY_DIGITS - len(number)
    if lost in {1, 2} and number.isdigit() and number.isascii():
        whole = number.zfill(IDENTITY_DIGITS)
        if lost == 1 and isinstance(cell, int):
            return whole
        if birth is not None and not identity_warnings(whole, birth):
            return whole
    return number


def read_phone(cell: Cell) -> str:
    """Return a telephone number, its lost zero given back: nine digits never stand alone.

    Nothing is left of 3.5E+08, whose digits are lost.
    """
    phone = clean_phone(_bare_number(cell))
    if phone.isdigit() and phone.isascii() and not phone.startswith("0"):
        whole = "0" + phone
        if (
            len(phone) == _SHORT_MOBILE_DIGITS
            or renumbered_phone(whole)
            or not phone_warning(whole)
        ):
            return whole
    return phone


def two_phones(phone: str) -> str:
    """Return a warning where two telephone numbers stand in one cell, '' else."""
    if len(phone) > _LANDLINE_DIGITS and len(_PHONES.findall(phone)) > 1:
        return f"Ô có hai số điện thoại “{phone}”, được giữ nguyên."
    return ""


def lost_digits(cell: Cell) -> bool:
    """Tell whether Excel has shortened a long number (3.1057E+10), so that it is lost."""
    return isinstance(cell, str) and _LOST_DIGITS.fullmatch(cell.strip()) is not None


def _bare_number(cell: Cell) -> str:
    text = read_text(cell).lstrip("'")
    if text.isdigit():
        return text
    whole = _FLOAT.fullmatch(text)
    return "" if _LOST_DIGITS.fullmatch(text) else whole[1] if whole else text


def read_sex(cell: Cell) -> str:
    """Return Nam or Nữ; another word is kept as written."""
    text = read_text(cell)
    return _SEXES.get(fold(text), text)


def read_relation(cell: Cell) -> str:
    """Return the relation to the head; any spelling of the head's own becomes “Chủ hộ”."""
    text = read_text(cell)
    return HEAD if " ".join(words(fold(text))) in _HEAD_WORDS else text


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
