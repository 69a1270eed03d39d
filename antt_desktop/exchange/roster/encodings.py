"""Which old encoding each column of a sheet is kept in: voted by its words, then by neighbours.

A file does not tell its fonts, and a sheet is typed in one of them: a column too short to
vote for itself follows the other columns of its sheet.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from itertools import islice

from antt_desktop.domain.text import ACCENTED_LETTERS, nfc
from antt_desktop.exchange.legacy_text import Encoding, decode, detect, doubtful, syllables_read
from antt_desktop.exchange.workbooks import Sheet

_VOTERS = 1_500
_FEW = 9  # from so many names on a column is read surely
_BEYOND_LEGACY = "\u00ff"
# TCVN3 has no toned capitals: converters let those of Unicode stand, one in a column of old text.
_TONED_CAPITALS = "".join(
    c for c in ACCENTED_LETTERS if c.isupper() and c > _BEYOND_LEGACY and c not in "ĂƠƯĐ"
)
_TONED_CAPITAL = re.compile(f"([{_TONED_CAPITALS}])")
_TONED_WORD = re.compile(rf"\S*[{_TONED_CAPITALS}]\S*")


def voted_encodings(sheet: Sheet, start: int, places: Iterable[int]) -> Mapping[int, Encoding]:
    """Return the encoding of each column at ``places`` (within rows), from row ``start`` on."""
    texts = {place: _accented_texts(sheet, start, place) for place in places}
    votes = {place: _vote(found) for place, found in texts.items()}
    # A word alone ("Khoâng") may be read in both old encodings: the columns of many words lead.
    convinced: Counter[Encoding] = Counter()
    for place, vote in votes.items():
        if vote is not Encoding.UNICODE:
            convinced[vote] += syllables_read(texts[place], vote)
    if not convinced:
        return votes
    leader = convinced.most_common(1)[0][0]
    unicode_columns = sum(map(_is_surely_unicode, texts.values()))
    if list(votes.values()).count(leader) <= unicode_columns:
        return votes
    return {
        place: leader if texts[place] and _may_follow(texts[place], vote, leader) else vote
        for place, vote in votes.items()
    }


def decoded(text: str, encoding: Encoding) -> str:
    """Return a text in Unicode; around capitals that are Unicode already the rest is read."""
    if encoding is not Encoding.TCVN3 or not _TONED_CAPITAL.search(text):
        return decode(text, encoding)
    return nfc("".join(decode(part, encoding) for part in _TONED_CAPITAL.split(text)))


def decoder(encoding: Encoding) -> Callable[[str], str]:
    """Return a reader of the texts of a column, which remembers what it has read."""
    return lru_cache(maxsize=1 << 14)(partial(decoded, encoding=encoding))


def doubtful_places(sheet: Sheet, start: int, encodings: Mapping[int, Encoding]) -> frozenset[int]:
    """Return the columns whose words leave it open whether ``encodings`` is right for them.

    A few words that can be Unicode are no doubt in a sheet that surely is: “Ngõ” twice.
    """
    texts = {place: _accented_texts(sheet, start, place) for place in encodings}
    doubted = {
        place
        for place, encoding in encodings.items()
        if texts[place] and (doubtful(texts[place]) or detect(texts[place]) is not encoding)
    }
    if set(encodings.values()) == {Encoding.UNICODE} and any(
        map(_is_surely_unicode, texts.values())
    ):
        doubted = {place for place in doubted if len(texts[place]) >= _FEW}
    return frozenset(doubted)


def _accented_texts(sheet: Sheet, start: int, place: int) -> list[str]:
    """Return the different texts of a column that have more than plain letters."""
    found = dict.fromkeys(
        cell
        for row in islice(sheet.rows, start, None)
        if place < len(row) and isinstance(cell := row[place], str) and not cell.isascii()
    )
    sure = next((text for text in found if _is_surely_unicode([text])), "")
    return [*islice(found, _VOTERS), *([sure] if sure else [])]


def _vote(texts: list[str]) -> Encoding:
    vote = detect(texts)
    others = _without_toned_capitals(texts)
    if vote is Encoding.UNICODE and others != texts:
        return Encoding.TCVN3 if _is_tcvn3(others) and not doubtful(others) else vote
    return vote


def _may_follow(texts: list[str], vote: Encoding, leader: Encoding) -> bool:
    others = _without_toned_capitals(texts)
    if vote is Encoding.UNICODE and others != texts:
        return leader is Encoding.TCVN3 and _is_tcvn3(others)
    return not _is_surely_unicode(texts) and (vote is Encoding.UNICODE or doubtful(texts))


def _is_tcvn3(texts: list[str]) -> bool:
    return detect(texts) is Encoding.TCVN3


def _without_toned_capitals(texts: list[str]) -> list[str]:
    return [_TONED_WORD.sub(" ", text) for text in texts]


def _is_surely_unicode(texts: list[str]) -> bool:
    return _vote(texts) is Encoding.UNICODE and any(max(text) > _BEYOND_LEGACY for text in texts)
