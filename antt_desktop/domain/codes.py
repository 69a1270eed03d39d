"""The codes people and scanners read: household codes and the code on a printed form."""

import re
from dataclasses import dataclass

from antt_desktop.domain.errors import UserError

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MARK = "SA"
_BOOK_WIDTH, _CAMPAIGN_WIDTH, _FORM_WIDTH, _PAGE_WIDTH, _CHECK_WIDTH = 7, 2, 5, 1, 3
_WIDTH = len(_MARK) + _BOOK_WIDTH + _CAMPAIGN_WIDTH + _FORM_WIDTH + _PAGE_WIDTH + _CHECK_WIDTH
# The largest prime below 36**3: every wrong or swapped character changes the remainder.
_MODULUS = 46_649
_WEIGHT = 37
_HOUSEHOLD = re.compile(r"(\d{2,})-(\d{3,})")


def household_code(group_number: int, serial: int) -> str:
    """Return the code the program gives a household: tổ and number within it, 03-005."""
    return f"{group_number:02}-{serial:03}"


def household_serial(code: str) -> tuple[int, int] | None:
    """Return (tổ number, number within it) of a code the program could have given, else None."""
    match = _HOUSEHOLD.fullmatch(code)
    return (int(match[1]), int(match[2])) if match else None


@dataclass(frozen=True, slots=True)
class FormCode:
    """What the QR code of a form says: which book, campaign, form and page.

    ``book`` is 7 capitals and digits; ``campaign`` < 1,296; ``form`` < 60,466,176;
    ``page`` 1 to 35. The payload has 20 capitals and digits with three check digits.
    """

    book: str
    campaign: int
    form: int
    page: int = 1

    @property
    def payload(self) -> str:
        """Return the 20 characters to write into the QR code."""
        body = (
            _MARK
            + self.book
            + _base36(self.campaign, _CAMPAIGN_WIDTH)
            + _base36(self.form, _FORM_WIDTH)
            + _base36(self.page, _PAGE_WIDTH)
        )
        return body + _base36(_remainder(body), _CHECK_WIDTH)

    @classmethod
    def read(cls, payload: str) -> "FormCode | None":
        """Read a payload back; None where it is not one of ours or a character is wrong."""
        body, check = payload[:-_CHECK_WIDTH], payload[-_CHECK_WIDTH:]
        if len(payload) != _WIDTH or not payload.startswith(_MARK) or set(payload) - set(_DIGITS):
            return None
        if _base36(_remainder(body), _CHECK_WIDTH) != check:
            return None
        at = len(_MARK) + _BOOK_WIDTH
        campaign = int(body[at : at + _CAMPAIGN_WIDTH], 36)
        form = int(body[at + _CAMPAIGN_WIDTH : at + _CAMPAIGN_WIDTH + _FORM_WIDTH], 36)
        return cls(body[len(_MARK) : at], campaign, form, int(body[-1], 36))


def book_id(number: int) -> str:
    """Return a book's id of 7 capitals and digits from a number (given once, at random)."""
    return _base36(number % 36**_BOOK_WIDTH, _BOOK_WIDTH)


def _base36(number: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    if number:
        raise UserError("Số phiếu đã vượt quá số lớn nhất có thể in trong mã.")
    return digits


def _remainder(body: str) -> int:
    value = 0
    for char in body:
        value = (value * _WEIGHT + _DIGITS.index(char) + 1) % _MODULUS
    return value
