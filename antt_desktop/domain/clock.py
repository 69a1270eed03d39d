"""Hours of the day as people type them: 19:30, 19h30, 19h, 1930."""

import re

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import nfc

_TIME = re.compile(r"(\d{1,2})(?:\s*[:hg.](?:\s*(\d{2})(?:\s*(?:phút|ph|p))?)?)?$")
_COMPACT = re.compile(r"(\d{1,2})(\d{2})$")
_HOURS, _MINUTES = 24, 60


def parse_time(text: str) -> str:
    """Return an hour as “HH:MM”, '' for an empty text; raise UserError for anything else."""
    text = nfc(text).strip().casefold().replace("giờ", "h")
    if not text:
        return ""
    match = (_COMPACT if text.isdigit() and len(text) > len("19") else _TIME).match(text)
    if match:
        hour, minute = int(match[1]), int(match[2] or 0)
        if hour < _HOURS and minute < _MINUTES:
            return f"{hour:02}:{minute:02}"
    raise UserError(f"“{text}” không phải giờ. Gõ như 19:30 hoặc 19h30.")


def hour_words(time: str) -> str:
    """Return “19 giờ 30 phút” of “19:30”, “19 giờ 00” of “19:00”; dots for the pen without one."""
    if not time:
        return "… giờ … phút"
    hour, minute = time.split(":")
    return f"{hour} giờ {minute}" + (" phút" if minute != "00" else "")
