"""Text of the years before Unicode: TCVN3 (.VnTime) and VNI (VNI-Times) made Unicode.

Both keep Vietnamese letters in the codes of other letters and signs and trust the font to draw
them right, so a file shows them as Latin-1 characters ("NguyÔn V¨n An", "Nguyeãn Vaên An").
Which encoding a column has is not told by the file: it is voted by its words, each reading
judged by how many become syllables.
"""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import lru_cache

from antt_desktop.domain.syllables import is_syllable
from antt_desktop.domain.text import ACCENTED_LETTERS, nfc
from antt_desktop.exchange.legacy_tables import Letters, tcvn3, tcvn3_pairs, vni


class Encoding(StrEnum):
    """How the Vietnamese letters of a text are kept."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"

    @property
    def label(self) -> str:
        """The name villages know it by."""
        return {"unicode": "Unicode", "tcvn3": "TCVN3 (.VnTime)", "vni": "VNI"}[self.value]


# What a program shows that takes the bytes for Windows-1258 instead of Windows-1252.
_MISREAD = {
    bytes([code]).decode("cp1258"): chr(code)
    for code in range(0xA0, 0x100)
    if bytes([code]).decode("cp1258") != chr(code)
}
_UNMISREAD = str.maketrans(_MISREAD)
# Only real Unicode has these. Marks stand apart in decomposed text (NFD).
_UNICODE_ONLY = re.compile(
    "["
    + "".join(c for c in ACCENTED_LETTERS if c > "\u00ff" and c not in _MISREAD)
    + "\u0302\u0306\u031b]"
)
# Words in the sense of every encoding: white space, digits and plain signs part them. Letters
# of TCVN3 look like signs (¸ ¹ ®) and one like a soft hyphen: they part nothing.
_WORDS = re.compile(r"[^\s\d!-/:-@\[-`{-~\u2010-\u203a]+")
_TONED = {c for c in ACCENTED_LETTERS if c.islower() and c not in "ăâêôơưđ"}
# Words of regular case with letters that Unicode columns have too, Vietnamese or of other
# languages, are weak witnesses: a slip of the typing makes such a word. But a vowel with the
# mark of another behind it ("aø", "oä") is VNI, or the French "où".
_ORDINARY = re.compile(
    "[A-Za-zàáâãäçèéêëìíîïñòóôõöùúûüýÀÁÂÃÄÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝß" + "".join(_MISREAD) + "]+"
)
_VNI_PAIR = re.compile("(?!où$)[aeouyôö][àáâãäåõøùû]", re.IGNORECASE)
_WEAK_WITNESSES = 3
_CLEAR_WITNESSES = 3
_LEAST_SHARE = 2 / 3
_CLEAR_SHARE = 0.8


def decode(text: str, encoding: Encoding) -> str:
    """Return the NFC Unicode of a text as a file keeps it, also where misread as cp1258.

    A text with letters that only Unicode has stays as it is, whatever the encoding of its
    column: lists get pasted together. Characters outside the tables stay. TCVN3 has no code
    for capitals with a tone: they come out in lower case, unless all around them are capitals.
    """
    if encoding is Encoding.UNICODE or text.isascii() or _UNICODE_ONLY.search(text):
        return nfc(text)
    stored = text.translate(_UNMISREAD)
    if encoding is Encoding.VNI:
        return nfc(vni().read(stored))
    return nfc(_with_capitals(_WORDS.sub(lambda word: _tcvn3_word(word[0]), stored)))


def encode(text: str, encoding: Encoding) -> str:
    """Return ``text`` as an old program kept it; TCVN3 keeps toned capitals in lower case."""
    if encoding is Encoding.UNICODE:
        return nfc(text)
    return (vni() if encoding is Encoding.VNI else tcvn3()).write(nfc(text))


def detect(texts: Iterable[str]) -> Encoding:
    """Return the encoding of a column of texts, by vote of its words; UNICODE in doubt.

    One letter that only Unicode has makes it UNICODE, whatever the rest is.
    """
    texts = list(texts)
    if any(_UNICODE_ONLY.search(text) for text in texts):
        return Encoding.UNICODE
    return _Vote(texts).winner


def doubtful(texts: Iterable[str]) -> bool:
    """Tell whether the vote was close, of few words, or on a column of mixed encodings.

    Then somebody should look at the text before and after. A column of plain letters is sure.
    """
    texts = list(texts)
    plain = [text for text in texts if not _UNICODE_ONLY.search(text)]
    vote = _Vote(plain)
    if len(plain) < len(texts):
        return vote.winner is not Encoding.UNICODE
    return vote.is_close


def syllables_read(texts: Iterable[str], encoding: Encoding) -> int:
    """Return how many distinct words with marks are syllables, read in ``encoding``."""
    return len(_syllables_read(_marked_words(texts), encoding))


def _marked_words(texts: Iterable[str]) -> set[str]:
    """Return the words that can tell encodings apart; a letter or sign alone cannot."""
    words = {word for text in texts for word in _WORDS.findall(text)}
    return {word for word in words if len(word) > 1 and not word.isascii()}


def _syllables_read(words: set[str], encoding: Encoding) -> set[str]:
    is_read = _SYLLABLE_TEST[encoding]
    return {word for word in words if is_read(word)}


class _Vote:
    """The vote of the distinct words of a column that are not plain ASCII."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = _marked_words(texts)
        self._as_unicode = _syllables_read(self._words, Encoding.UNICODE)
        self._legacy = {
            encoding: _syllables_read(self._words, encoding)
            for encoding in (Encoding.TCVN3, Encoding.VNI)
        }

    @property
    def winner(self) -> Encoding:
        best = self._best
        gained = self._legacy[best] - self._as_unicode
        lead = len(self._legacy[best]) - len(self._as_unicode)
        if lead < 1 or len(self._legacy[best]) < _LEAST_SHARE * len(self._words):
            return Encoding.UNICODE
        if lead < _WEAK_WITNESSES and all(_could_be_unicode(word) for word in gained):
            return Encoding.UNICODE
        return best

    @property
    def is_close(self) -> bool:
        best = self._best
        if self.winner is Encoding.UNICODE:
            return bool(self._legacy[best]) and len(self._legacy[best]) >= len(self._as_unicode)
        lead = len(self._legacy[best]) - len(self._as_unicode)
        return lead < _CLEAR_WITNESSES or len(self._legacy[best]) < _CLEAR_SHARE * len(self._words)

    @property
    def _best(self) -> Encoding:
        return max(self._legacy, key=lambda encoding: len(self._legacy[encoding]))


def _could_be_unicode(word: str) -> bool:
    plain = _ORDINARY.fullmatch(word) and not _VNI_PAIR.search(word)
    return bool(plain) and _is_regular(word)


def _is_regular(word: str) -> bool:
    return word in {word.lower(), word.upper(), word.capitalize()}


def _is_unicode_syllable(word: str) -> bool:
    return _is_regular(word) and is_syllable(nfc(word))


def _is_tcvn3_syllable(word: str) -> bool:
    return _is_stored_in(word, tcvn3()) and is_syllable(_tcvn3_word(word.translate(_UNMISREAD)))


def _is_vni_syllable(word: str) -> bool:
    return _is_stored_in(word, vni()) and is_syllable(vni().read(word.translate(_UNMISREAD)))


def _is_stored_in(word: str, letters: Letters) -> bool:
    return letters.knows(word.translate(_UNMISREAD))


_SYLLABLE_TEST: dict[Encoding, Callable[[str], bool]] = {
    Encoding.UNICODE: _is_unicode_syllable,
    Encoding.TCVN3: _is_tcvn3_syllable,
    Encoding.VNI: _is_vni_syllable,
}


@lru_cache(maxsize=1 << 14)
def _tcvn3_word(word: str) -> str:
    """Read one word; a capital with the code of its toned letter behind it may be one letter.

    Some converters wrote capitals with a tone so. It is believed only where that makes a
    syllable and the plain reading none: "XOãNG" is xoóng.
    """
    plain = tcvn3().read(word)
    if is_syllable(plain):
        return plain
    paired = tcvn3_pairs().read(word)
    return paired if len(paired) == 1 or is_syllable(paired) else plain


def _with_capitals(text: str) -> str:
    """Return ``text`` with its toned letters in capitals where all around them are.

    Typed in capitals, "NGUYỄN" is kept as "NGUYễN": such a word, or one like "QUANG", proves
    that the others were too ("Đỗ QUANG" is ĐỖ QUANG).
    """
    mended = _WORDS.sub(lambda word: _capital_word(word[0]), text)
    if not all(char in _TONED for char in mended if char.islower()):
        return mended
    typed = mended != text or any(map(_is_capital_syllable, _WORDS.findall(mended)))
    return mended.upper() if typed else mended


def _is_capital_syllable(word: str) -> bool:
    return len(word) > 1 and word.isupper() and is_syllable(word)


def _capital_word(word: str) -> str:
    capitals = any(char.isupper() for char in word[1:])
    small = [char for char in word if char.islower()]
    return word.upper() if capitals and all(char in _TONED for char in small) else word
