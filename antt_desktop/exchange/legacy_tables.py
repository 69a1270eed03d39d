"""The letters of TCVN3 and VNI: what a file shows for each, and reading and writing with that.

The tables in resources/encodings were checked against five public converters.
"""

import json
import re
from dataclasses import dataclass
from functools import cache

from antt_desktop import paths
from antt_desktop.domain.text import ACCENTED_LETTERS


@dataclass(frozen=True, slots=True)
class Letters:
    """One table: from what stands in a file to letters, and back.

    ``readings`` may have keys of two characters: the longest counts, from left to right.
    """

    readings: dict[str, str]
    writings: dict[str, str]
    _known: re.Pattern[str]

    def read(self, stored: str) -> str:
        """Return ``stored`` as letters; what the table does not know stays."""
        return self._known.sub(lambda found: self.readings[found[0]], stored)

    def write(self, text: str) -> str:
        """Return NFC ``text`` as it would stand in a file."""
        return "".join(self.writings.get(char, char) for char in text)

    def knows(self, stored: str) -> bool:
        """Tell whether ``stored`` has nothing but ASCII and what the table knows."""
        return self._known.sub("", stored).isascii()


@cache
def tcvn3() -> Letters:
    """Return the letters of TCVN3, which writes capitals with a tone in lower case."""
    letters = _data("tcvn3")["letters"]
    writings = {letter: code for code, letter in letters.items()}
    missing = [letter for letter in ACCENTED_LETTERS if letter not in writings]
    return _table(letters, writings | {letter: writings[letter.lower()] for letter in missing})


@cache
def tcvn3_pairs() -> Letters:
    """Return TCVN3 as some converters wrote it: a toned capital as capital + toned letter."""
    return _table(tcvn3().readings | _data("tcvn3")["pairs"], {})


@cache
def vni() -> Letters:
    """Return the letters of VNI, with marks in the other case than their letter tolerated."""
    data = _data("vni")
    writings = {letter: codes for codes, letter in data["letters"].items()}
    return _table(data["letters"] | data["tolerant"], writings)


def _table(readings: dict[str, str], writings: dict[str, str]) -> Letters:
    longest_first = sorted(readings, key=len, reverse=True)
    return Letters(readings, writings, re.compile("|".join(map(re.escape, longest_first))))


def _data(name: str) -> dict[str, dict[str, str]]:
    file = paths.resources() / "encodings" / f"{name}.json"
    data: dict[str, dict[str, str]] = json.loads(file.read_text("utf-8"))
    return data
