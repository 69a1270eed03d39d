"""Lines of text: words measured, broken into lines, set left, centred or justified."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from antt_desktop.documents import fonts
from antt_desktop.documents.fonts import Face
from antt_desktop.documents.pdf import MM, Drawing
from antt_desktop.domain.text import nfc, tidy

INDENT = 12.7 * MM
SINGLE = 1.15
"""Line spacing “single” of Times New Roman metrics, as a multiple of the size."""

Runs = tuple[tuple[str, Face], ...]
"""A text in one or more faces."""

_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words: pieces of one face each, natural width in points, spaces within."""

    pieces: tuple[tuple[str, Face], ...]
    width: float
    spaces: int


@lru_cache(maxsize=1 << 12)
def _width(text: str, face: Face, size: float) -> float:
    return fonts.width(text, face, size)


def one_line(text: str, face: Face, size: float) -> Line:
    """Return ``text`` as one line, however wide."""
    text = tidy(text)
    return Line(((text, face),), _width(text, face, size), text.count(" "))


@lru_cache(maxsize=1 << 10)
def broken(
    runs: Runs, size: float, width: float, first_width: float | None = None
) -> tuple[Line, ...]:
    """Break text into lines no wider than ``width`` points (the first: ``first_width``).

    Runs are put together as they stand: a word may change its face in the middle. A word never
    runs over the edge: one wider than a whole line is cut between letters. An empty text has
    no line.
    """
    lines: list[Line] = []
    room = width if first_width is None else first_width
    words: list[Runs] = []
    used = 0.0
    for whole in _words(runs):
        word = whole
        wide = _width_of(word, size)
        gap = _width(" ", words[-1][-1][1], size) if words else 0.0
        if words and used + gap + wide > room + _SLACK:
            lines.append(_line(words, used))
            words, used, gap, room = [], 0.0, 0.0, width
        while wide > room + _SLACK and not words and _letters(word) > 1:
            fitting, word = _cut(word, size, room)
            lines.append(_line([fitting], _width_of(fitting, size)))
            wide, room = _width_of(word, size), width
        words.append(word)
        used += gap + wide
    if words:
        lines.append(_line(words, used))
    return tuple(lines)


def _width_of(word: Runs, size: float) -> float:
    return sum(_width(text, face, size) for text, face in word)


def _letters(word: Runs) -> int:
    return sum(len(text) for text, _ in word)


def _words(runs: Runs) -> Iterator[Runs]:
    """Split runs at white space only, into words of one or more faces."""
    word: list[tuple[str, Face]] = []
    for text, face in runs:
        if word and text[:1].isspace():
            yield tuple(word)
            word = []
        for at, part in enumerate(nfc(text).split()):
            if at:
                yield tuple(word)
                word = []
            word.append((part, face))
        if word and text[-1:].isspace():
            yield tuple(word)
            word = []
    if word:
        yield tuple(word)


def _cut(word: Runs, size: float, room: float) -> tuple[Runs, Runs]:
    """Cut a word that is too wide: what fits, one letter at least, and the rest."""
    used = 0.0
    for at, (text, face) in enumerate(word):
        for count, letter in enumerate(text):
            used += _width(letter, face, size)
            if used > room and (at or count):
                fitting = (*word[:at], *([(text[:count], face)] if count else []))
                return fitting, ((text[count:], face), *word[at + 1 :])
    raise AssertionError("a word that is too wide has a letter that does not fit")


def _line(words: Sequence[Runs], width: float) -> Line:
    pieces: list[tuple[str, Face]] = []
    for at, word in enumerate(words):
        for inside, (text, face) in enumerate(word):
            space = "" if inside or not at else " "
            if pieces and pieces[-1][1] is face:
                pieces[-1] = (f"{pieces[-1][0]}{space}{text}", face)
            else:
                if space:
                    pieces[-1] = (pieces[-1][0] + space, pieces[-1][1])
                pieces.append((text, face))
    return Line(tuple(pieces), width, len(words) - 1)


@lru_cache(maxsize=1 << 10)
def balanced(text: str, face: Face, size: float, width: float) -> tuple[Line, ...]:
    """Break a heading into as few lines as fit ``width``, and those about equally long."""
    fewest = broken(((text, face),), size, width)
    if len(fewest) <= 1:
        return fewest
    narrow = max(_width(word, face, size) for word in tidy(text).split())
    wide = width
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        if len(broken(((text, face),), size, middle)) > len(fewest):
            narrow = middle
        else:
            wide = middle
    return broken(((text, face),), size, wide)


def draw_line(drawing: Drawing, line: Line, x: float, y: float, size: float) -> None:
    """Draw a line with its left end at x, baseline at y."""
    _draw(drawing, line, x, y, size, 0.0)


def draw_justified(
    drawing: Drawing, line: Line, x: float, y: float, size: float, width: float
) -> None:
    """Draw a line stretched between its words to ``width`` points."""
    _draw(drawing, line, x, y, size, (width - line.width) / line.spaces if line.spaces else 0.0)


def draw_centred(drawing: Drawing, line: Line, x: float, y: float, size: float) -> None:
    """Draw a line with its middle at x."""
    _draw(drawing, line, x - line.width / 2, y, size, 0.0)


def _draw(drawing: Drawing, line: Line, x: float, y: float, size: float, space: float) -> None:
    for text, face in line.pieces:
        drawing.spaced_text(x, y, text, face, size, space)
        if len(line.pieces) > 1:
            x += _width(text, face, size) + text.count(" ") * space
