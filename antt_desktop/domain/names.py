"""Capitals in personal names: given back where an old encoding lost them, calmed where shouted.

No letter is ever lost or changed but for its case, and the result is NFC.
"""

import re

from antt_desktop.domain.text import nfc

_WORD = re.compile(r"\S+")
_APART = re.compile(r"[^\W\d_]+")


def recapitalised(name: str) -> str:
    """Return ``name`` with the first letter of every word a capital, the rest untouched.

    TCVN3 has no codes for capitals with a tone, so "Ánh Hoa" comes back from it as "ánh Hoa".
    """
    return _WORD.sub(_with_first_capital, nfc(name))


def is_shouted(name: str) -> bool:
    """Tell whether a name is typed all in capitals: two letters or more, none in lower case."""
    letters = [char for char in nfc(name) if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters)


def normal_case(name: str) -> str:
    """Return ``name`` with every word typed in capitals as "Nguyễn", other words untouched.

    Parts behind a hyphen or an apostrophe keep a capital of their own: "H'HEN NIÊ" becomes
    "H'Hen Niê". Digits, brackets and spaces stay.
    """
    return _WORD.sub(
        lambda word: _APART.sub(_calmed, word[0]) if is_shouted(word[0]) else word[0], nfc(name)
    )


def _with_first_capital(word: re.Match[str]) -> str:
    text = word[0]
    place = next((at for at, char in enumerate(text) if char.isalnum()), 0)
    return text[:place] + _one_for_one(text[place], text[place].upper()) + text[place + 1 :]


def _calmed(part: re.Match[str]) -> str:
    return part[0][0] + "".join(_one_for_one(char, char.lower()) for char in part[0][1:])


def _one_for_one(char: str, other: str) -> str:
    """Return ``other``, or ``char`` where the change of case would take more than one letter."""
    return other if len(other) == 1 and other.casefold() == char.casefold() else char
