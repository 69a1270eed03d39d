"""What somebody searches for in long texts: words and phrases, with or without diacritics.

A word typed with marks finds only itself, however its tone is placed (hoà, hòa); one without
marks finds every word that folds to it. Words in quotes stand side by side in that order, and
where one of them has marks all of them are as typed.
Whatever else is typed (AND, *, a lone quote) is a word or nothing: a search never fails.
"""

import re
from dataclasses import dataclass, replace

from antt_desktop.domain.text import accented, fold, has_marks, nfc, with_later_tones, words

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """One word; ``marked``: it was typed with marks, so ``text`` keeps them (else folded).

    ``unfinished``: it is still being typed, and finds every word that begins so, whatever tone
    it may get yet.
    """

    text: str
    marked: bool
    unfinished: bool = False

    @property
    def beginnings(self) -> tuple[str, ...]:
        """Return how the words begin that an unfinished term finds."""
        return with_later_tones(self.text) if self.marked else (self.text,)

    def finds(self, folded: str, marked: str) -> bool:
        """Tell whether the term finds a word, given without and with its marks."""
        own = marked if self.marked else folded
        return own.startswith(self.beginnings) if self.unfinished else own == self.text


@dataclass(frozen=True, slots=True)
class TextQuery:
    """What is searched for: every phrase must be there; a lone word is a phrase of one."""

    phrases: tuple[tuple[Term, ...], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is searched for."""
        return bool(self.phrases)

    @property
    def marked(self) -> bool:
        """Tell whether any word was typed with marks."""
        return any(term.marked for phrase in self.phrases for term in phrase)

    def without_marks(self) -> "TextQuery":
        """Return the wider search, as if it had been typed without any mark."""
        return TextQuery(
            tuple(
                tuple(replace(term, text=fold(term.text), marked=False) for term in p)
                for p in self.phrases
            )
        )

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where ``text`` (NFC) matches, as (start, end) in order, none overlapping."""
        places = [match.span() for match in _WORD.finditer(text)]
        found = [text[start:end] for start, end in places]
        folded = [fold(word) for word in found]
        marked = [accented(word) for word in found] if self.marked else folded
        hits: set[int] = set()
        for phrase in self.phrases:
            for at in range(len(found) - len(phrase) + 1):
                if all(term.finds(folded[at + n], marked[at + n]) for n, term in enumerate(phrase)):
                    hits.update(range(at, at + len(phrase)))
        return [places[at] for at in sorted(hits)]


def text_query(typed: str, *, typing: bool = False) -> TextQuery:
    """Read what was typed; ``typing``: its last word may not be finished yet.

    An odd quote is nothing: the words after it stand for themselves.
    """
    parts = nfc(typed).translate(_QUOTES).split('"')
    phrases: list[tuple[Term, ...]] = []
    for place, part in enumerate(parts):
        terms = [_term(word) for word in words(part)]
        in_quotes = place % 2 == 1 and place < len(parts) - 1
        if in_quotes and any(term.marked for term in terms):
            phrases.append(tuple(Term(accented(word), marked=True) for word in words(part)))
        elif in_quotes and terms:
            phrases.append(tuple(terms))
        else:
            phrases += [(term,) for term in terms]
    last_letter = nfc(typed)[-1:]
    if typing and phrases and _WORD.fullmatch(last_letter):
        (last,) = phrases[-1]
        phrases[-1] = (replace(last, unfinished=True),)
    return TextQuery(tuple(phrases))


def _term(word: str) -> Term:
    marked = has_marks(word)
    return Term(accented(word) if marked else fold(word), marked)


def excerpt(text: str, query: TextQuery, length: int = 120) -> str:
    """Return about ``length`` letters of ``text`` around the first match, whole words only."""
    text = " ".join(nfc(text).split())
    spans = query.spans(text)
    start = max(spans[0][0] - length // 3, 0) if spans else 0
    if start:
        start = min(text.find(" ", start) + 1, spans[0][0])
    part = text[start : start + length]
    if start + length < len(text):
        part = f"{part.rsplit(' ', 1)[0]}…"
    return f"…{part}" if start else part
