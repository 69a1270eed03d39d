"""Text with bold parts, kept as one text: two marks stand around each bold part.

The marks are characters of private use that nobody types; they are taken out of what comes in
from elsewhere, so that text as typed never means anything but itself.
"""

import re
from collections.abc import Iterable

from antt_desktop.domain.text import nfc

BOLD_ON, BOLD_OFF = "\ue001", "\ue002"
_MARKS = re.compile(f"[{BOLD_ON}{BOLD_OFF}]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
"""Control codes, and what the XML of Word cannot hold."""
_NUMBERED = re.compile(r"(\s*)(\d{1,3})([.)])\s+")


def plain(text: str) -> str:
    """Return a rich text without its marks: what is searched and measured."""
    return _MARKS.sub("", text)


def printable(text: str) -> str:
    """Return a rich text in NFC, without control codes; each end of a line is one newline."""
    return nfc(_UNPRINTABLE.sub("", _LINE_END.sub("\n", text)))


def cleaned(text: str) -> str:
    """Return text from elsewhere (pasted, read from a file) as plain text that can be printed."""
    return printable(plain(text))


def runs(text: str) -> list[tuple[str, bool]]:
    """Return a rich text as parts that are bold or not; no part is empty."""
    parts: list[tuple[str, bool]] = []
    bold = False
    start = 0
    for mark in [*_MARKS.finditer(text), None]:
        end = mark.start() if mark else len(text)
        if end > start:
            if parts and parts[-1][1] is bold:
                parts[-1] = (parts[-1][0] + text[start:end], bold)
            else:
                parts.append((text[start:end], bold))
        if mark:
            bold, start = mark.group() == BOLD_ON, mark.end()
    return parts


def rich(parts: Iterable[tuple[str, bool]]) -> str:
    """Return parts as one rich text; the opposite of ``runs``."""
    return "".join(f"{BOLD_ON}{text}{BOLD_OFF}" if bold else text for text, bold in parts if text)


def lines(text: str) -> list[list[tuple[str, bool]]]:
    """Return the lines of a rich text, each as its parts; a bold part may go over line ends."""
    found: list[list[tuple[str, bool]]] = [[]]
    for part, bold in runs(text):
        first, *others = part.split("\n")
        if first:
            found[-1].append((first, bold))
        found += [[(other, bold)] if other else [] for other in others]
    return found


def next_point(line: str) -> str | None:
    """Return how the line after a numbered one begins (“3. ” after “2. Thông qua…”).

    '' where the numbered line is empty and the numbering ends; None where it has no number.
    """
    match = _NUMBERED.match(f"{line} ")
    if match is None:
        return None
    if not line[match.end() :].strip():
        return ""
    space, number, stop = match.groups()
    return f"{space}{int(number) + 1}{stop} "
