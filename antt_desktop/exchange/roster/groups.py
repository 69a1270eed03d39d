"""Reads the tổ out of a sheet's name, a title row, or a row that stands as a title in the table.

Only a number is taken: what else a tổ may be called, the user chooses by hand.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from antt_desktop.domain.text import tidy
from antt_desktop.exchange.legacy_text import Encoding
from antt_desktop.exchange.roster.encodings import decoded
from antt_desktop.exchange.workbooks import Sheet

_WORD = (
    r"(?:tổ(?: dân cư| dân phố| nhân dân| tự quản| liên gia)?|cụm dân cư|to(?: dan (?:cu|pho)"
    r"| nhan dan| tu quan| lien gia)?|cum dan cu|tdc|tdp|t[ổo] ?[đd][cp]|t\.)"
)
_GROUP = re.compile(
    rf"(?<![^\W_]){_WORD}(?: số| so)?\s*[:.\-–_]*\s*0*([1-9]\d{{0,2}})(?!\w|/|[-–,]\d)"
)
_TITLE = re.compile(
    rf"[\W_]*(?:(?:[ivx]{{1,4}}|[a-h]|\d{{1,2}})\s*[.)/\-–]\s*)?(?:danh sách (?:\w+ )?)?"
    rf"{_WORD}(?: số| so)?\s*[:.\-–_]*\s*0*([1-9]\d{{0,2}})\b(?P<rest>.*)"
)
_REST = re.compile(
    r"\W*tổ trưởng.*|(?:tổng|cộng|có|gồm|số|hộ|khẩu|nhân|người"
    r"|tong|cong|co|gom|so|ho|khau|nhan|nguoi|\d|[\W_])*"
)
_SHORT_NAME = re.compile(r"(?:t\s*)?0*([1-9]\d?)")


def group_of_sheet(sheet: Sheet, rows_above: int) -> str:
    """Return the tổ that the sheet's name says, else one of the rows above its header; or ''."""
    named = _numbers(sheet.name)
    titles = (cell for row in sheet.rows[:rows_above] for cell in row if isinstance(cell, str))
    found = named or frozenset(group for title in titles for group in _numbers(title))
    if found:
        # Two of them (“Tổ 1 và tổ 2”) say nothing about a single row.
        return next(iter(found)) if len(found) == 1 else ""
    short = _SHORT_NAME.fullmatch(tidy(sheet.name).casefold())
    return f"Tổ {short[1]}" if short else ""


@lru_cache(maxsize=1 << 10)
def group_title(text: str) -> str:
    """Return the tổ of a text that stands as a title over rows, '' where it is no such title.

    “Tổ 3”, “II. TỔ DÂN CƯ SỐ 3: 38 hộ”; not “Tổ 3, ngõ 5”, which is an address.
    """
    match = _TITLE.fullmatch(tidy(text).casefold())
    return f"Tổ {match[1]}" if match and _REST.fullmatch(match["rest"]) else ""


def _numbers(text: str) -> frozenset[str]:
    """Return the tổ that a text names, in the first encoding in which it names any."""
    for reading in _readings(text):
        if found := _GROUP.findall(reading):
            return frozenset(f"Tổ {number}" for number in found)
    return frozenset()


def _readings(text: str) -> Iterator[str]:
    """Yield a text as each encoding reads it; a single word is too little for a vote."""
    for encoding in Encoding:
        reading = tidy(decoded(text, encoding)).casefold()
        yield reading
        if text.isascii():
            return
