"""Vietnamese text: one form in storage, folding for search, order for lists.

Sources: facts.md of the field — text is kept in NFC; search folds marks and đ; lists are
ordered by given name, then family name, then middle names, each syllable first by its
letters (a ă â b c d đ e ê … o ô ơ … u ư …), then by its tone (ngang, huyền, hỏi, ngã, sắc,
nặng), so that every Hoa comes before every Hòa.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng
_VOWELS = "aăâeêioôơuưy"
_LONGEST_SYLLABLE = len("nghiêng")
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# A syllable's key is its letters followed by its tone. The tone's character is lower than any
# digit or letter, so "Ho" ends before "Hoa" goes on, and the tone decides only between equals.
_TONE_KEY = "!#$%&'"
_LETTER_KEY = {letter: chr(ord("A") + i) for i, letter in enumerate(_ALPHABET)}
_WORDS = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")


def _accented_letters() -> str:
    bases = [c for c in _ALPHABET if c in _VOWELS]
    toned = [unicodedata.normalize("NFC", base + tone) for base in bases for tone in _TONES]
    lower = "".join(c for c in _ALPHABET if ord(c) > ord("z")) + "".join(toned)
    return lower + lower.upper()


ACCENTED_LETTERS = _accented_letters()
"""The 134 accented letters of Vietnamese, 67 lower case and 67 capitals, in NFC."""


def _without_marks(letter: str) -> str:
    if letter in "đĐ":
        return "d"
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))


_FOLD = {ord(letter): _without_marks(letter).lower() for letter in ACCENTED_LETTERS}


def storable(text: str) -> str:
    """Return ``text`` without halves of characters (lone surrogates), which no file can hold."""
    return text if text.isascii() else text.encode("utf-8", "ignore").decode()


def nfc(text: str) -> str:
    """Return ``text`` in NFC, of whole characters: the only form that enters the book."""
    return text if text.isascii() else unicodedata.normalize("NFC", storable(text))


def tidy(text: str) -> str:
    """Return a one-line text in NFC with runs of white space made one space, ends trimmed."""
    return " ".join(nfc(text).split()) if text else ""


def fold(text: str) -> str:
    """Return lower-case ``text`` without any mark, đ as d: what an unaccented search compares."""
    folded = nfc(text).translate(_FOLD).casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """Split ``text`` into runs of letters and digits (NFC)."""
    return _WORDS.findall(nfc(text))


@lru_cache(maxsize=1 << 14)
def _letters_and_tone(syllable: str) -> tuple[str, str]:
    """Split a lower-case NFC syllable into its letters and its tone mark ('' for ngang)."""
    tone = ""
    letters = []
    for char in unicodedata.normalize("NFD", syllable):
        if char in _TONES:
            tone = char
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)), tone


@lru_cache(maxsize=1 << 14)
def _accented_syllable(syllable: str) -> str:
    letters, tone = _letters_and_tone(syllable)
    if not tone:
        return letters
    if letters.endswith(("oa", "oe", "uy")) and not letters.startswith("qu"):
        toned = unicodedata.normalize("NFC", letters[-2] + tone)
        return letters[:-2] + toned + letters[-1]
    return syllable


def accented(text: str) -> str:
    """Return lower-case NFC ``text`` with the tone of a final oa, oe, uy in one place.

    "Hoà" and "hòa" become the same; names as written are never changed by this (QĐ
    1989/QĐ-BGDĐT prefers hoà, people write both).
    """
    return " ".join(_accented_syllable(word) for word in words(text.casefold()))


@lru_cache(maxsize=1 << 8)
def with_later_tones(word: str) -> tuple[str, ...]:
    """Return a lower-case NFC word that is still being typed with any tone it may get yet.

    “quyê” may become quyề, quyể, …; a word that has its tone stays as it is.
    """
    letters, tone = _letters_and_tone(word)
    if tone or len(word) > _LONGEST_SYLLABLE:
        return (word,)
    toned = (
        nfc(letters[: at + 1] + mark + letters[at + 1 :])
        for at, letter in enumerate(letters)
        if letter in _VOWELS
        for mark in _TONES
    )
    return (word, *toned)


def number(value: int) -> str:
    """Return a number with its thousands apart, as Vietnamese write it: 12.345."""
    return f"{value:,}".replace(",", ".")


def has_marks(text: str) -> bool:
    """Tell whether ``text`` was typed with diacritics, so that exact matches come first."""
    return any(ord(c) in _FOLD for c in nfc(text))


@lru_cache(maxsize=1 << 15)
def _syllable_key(syllable: str) -> str:
    letters, tone = _letters_and_tone(nfc(syllable).casefold())
    key = "".join(_LETTER_KEY.get(c) or _other_key(c) for c in letters)
    return key + _TONE_KEY[_TONES.index(tone) + 1 if tone else 0]


def _other_key(char: str) -> str:
    if char.isascii() and char.isdigit():
        return char
    return "".join(_LETTER_KEY.get(c, "") for c in fold(char))


def name_key(name: str) -> str:
    """Return an ASCII key that puts personal names in the order of Vietnamese lists."""
    parts = name.split()
    if len(parts) > 1:
        parts = [parts[-1], *parts[:-1]]
    return "".join(_syllable_key(part) for part in parts)


def place_key(text: str) -> str:
    """Return an ASCII key for addresses: words in order, numbers by value ("Ngõ 9" first)."""
    return "".join(
        _syllable_key(_DIGITS.sub(lambda m: m.group().zfill(6), word)) for word in words(text)
    )
