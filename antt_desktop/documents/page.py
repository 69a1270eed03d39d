"""What our papers share: the heading, the title, signatures, the number of the page.

Layout after Nghị định 30/2020/NĐ-CP, Phụ lục I, as far as it fits papers of a village.
Points, from the bottom left corner of the page; every function that draws downwards takes
the y where it may begin and returns the y of its lowest baseline or line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.pdf import A4, MM, Drawing
from antt_desktop.documents.text import (
    SINGLE,
    Line,
    balanced,
    broken,
    draw_centred,
    one_line,
)
from antt_desktop.domain.village import Village

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
HEADING_SIZE = 13
BODY_SIZE = 14
ASCENT = 0.891
"""How far the letters reach above the baseline, as a multiple of the size."""

SIGNING_SPACE = 25 * MM
_NAME_LEAD = SINGLE * BODY_SIZE
_LETTERS = BODY_SIZE
"""Kept clear above the baseline of a name: capitals with two marks reach 0.92 of the size."""
_BELOW_HINT = 4
_LEFT_COLUMN = 62 * MM
_RIGHT_COLUMN = 96 * MM  # quốc hiệu at 13 pt bold is 95.7 mm wide
_RULE_WIDTH = 0.7
_RULE_GAP = 4.5
_TITLE_GAP = 34
_COLUMN_GAP = 4 * MM


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page (``page`` is its size) inside its margins."""

    left: float
    right: float
    top: float
    bottom: float
    page: tuple[float, float] = A4

    @property
    def width(self) -> float:
        """Return the width between the margins."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Return the x halfway between the margins."""
        return (self.left + self.right) / 2


TEXT_FRAME = Frame(30 * MM, A4[0] - 20 * MM, A4[1] - 20 * MM, 20 * MM)
TABLE_FRAME = Frame(30 * MM, A4[0] - 15 * MM, A4[1] - 20 * MM, 20 * MM)
WIDE_FRAME = Frame(30 * MM, A4[1] - 15 * MM, A4[0] - 20 * MM, 20 * MM, (A4[1], A4[0]))
"""The same margins on a page turned on its side, which a paper with tables may be."""


def draw_heading(
    drawing: Drawing,
    frame: Frame,
    village: Village,
    date_line: str = "",
    number_line: str = "",
) -> float:
    """Draw quốc hiệu and tiêu ngữ at the right, the village at the left.

    Place and date and the number of the paper stand on one row below, where they are given.
    """
    first = frame.top - ASCENT * BODY_SIZE
    left_middle = frame.left + _LEFT_COLUMN / 2
    left = _draw_village(drawing, left_middle, first, village)
    middle = frame.right - _RIGHT_COLUMN / 2
    draw_centred(drawing, one_line(NATION, Face.BOLD, HEADING_SIZE), middle, first, HEADING_SIZE)
    y = first - 1.25 * BODY_SIZE
    motto = one_line(MOTTO, Face.BOLD, BODY_SIZE)
    draw_centred(drawing, motto, middle, y, BODY_SIZE)
    y -= _RULE_GAP
    draw_rule(drawing, middle, y, motto.width)
    if number_line:
        row = min(y - 1.3 * BODY_SIZE, left - 1.3 * HEADING_SIZE)
        number = one_line(number_line, Face.REGULAR, HEADING_SIZE)
        draw_centred(drawing, number, left_middle, row, HEADING_SIZE)
        y, left = row + 1.3 * BODY_SIZE, row
    for line in broken(((date_line, Face.ITALIC),), BODY_SIZE, _RIGHT_COLUMN):
        y -= 1.3 * BODY_SIZE
        draw_centred(drawing, line, middle, y, BODY_SIZE)
    return min(left, y)


def _draw_village(drawing: Drawing, middle: float, y: float, village: Village) -> float:
    upper = balanced(village.upper, Face.REGULAR, HEADING_SIZE, _LEFT_COLUMN)
    own = balanced(village.own, Face.BOLD, HEADING_SIZE, _LEFT_COLUMN)
    for line in (*upper, *own):
        draw_centred(drawing, line, middle, y, HEADING_SIZE)
        y -= 1.25 * HEADING_SIZE
    y += 1.25 * HEADING_SIZE - _RULE_GAP
    draw_rule(drawing, middle, y, rule_length(own))
    return y


def rule_length(lines: Sequence[Line]) -> float:
    """Return the length of the line under a heading: between 1/3 and 1/2 of the text.

    Where the text has two lines it suits the longer one, and the last one if it can.
    """
    longest = max(line.width for line in lines)
    return max(0.35 * longest, min(0.42 * longest, 0.47 * lines[-1].width))


def draw_rule(drawing: Drawing, middle: float, y: float, length: float) -> None:
    """Draw a horizontal line with its middle at x."""
    drawing.line((middle - length / 2, y), (middle + length / 2, y), _RULE_WIDTH)


def draw_title(drawing: Drawing, frame: Frame, y: float, title: str, abstract: str) -> float:
    """Draw the title in capitals and the abstract below it, both bold, with their line."""
    y -= _TITLE_GAP
    lines = balanced(title.upper(), Face.BOLD, BODY_SIZE, frame.width)
    below = balanced(abstract, Face.BOLD, BODY_SIZE, frame.width)
    for line in (*lines, *below):
        draw_centred(drawing, line, frame.middle, y, BODY_SIZE)
        y -= 1.3 * BODY_SIZE
    y += 1.3 * BODY_SIZE - 2 * _RULE_GAP
    draw_rule(drawing, frame.middle, y, rule_length(below or lines))
    return y


def draw_page_number(drawing: Drawing, frame: Frame, number: int) -> None:
    """Draw the number of the page in the middle of the top margin."""
    y = (frame.page[1] + frame.top) / 2 - BODY_SIZE / 3
    line = one_line(str(number), Face.REGULAR, BODY_SIZE)
    draw_centred(drawing, line, frame.middle, y, BODY_SIZE)


def name_lines(name: str, blocks: int, frame: Frame) -> tuple[Line, ...]:
    """Return a name under one of so many signatures, wrapped to its column."""
    return balanced(name, Face.BOLD, BODY_SIZE, frame.width / blocks - _COLUMN_GAP)


def signatures_height(
    roles: Sequence[str], hint: str, rows_of_names: int, frame: Frame, size: float
) -> float:
    """Return how far the last name's baseline is below the y the block begins at."""
    first = names_baseline(0.0, roles, hint, frame, size)
    return (max(rows_of_names, 1) - 1) * _NAME_LEAD - first


def names_baseline(y: float, roles: Sequence[str], hint: str, frame: Frame, size: float) -> float:
    """Return the baseline of the first line of the names of a block that begins at y."""
    rows = max(len(lines) for lines in _role_lines(roles, frame, size))
    hints = len(_hint_lines(hint, len(roles), frame, size))
    return y - (rows + hints) * SINGLE * size - SIGNING_SPACE - _NAME_LEAD


def signing_room(frame: Frame, names_y: float, blocks: int, at: int) -> Frame:
    """Return where one of so many (``at`` from 0) signs: between its hint and its name."""
    middle = column_middles(frame, blocks)[at]
    half = (frame.width / blocks - _COLUMN_GAP) / 2
    top = names_y + _NAME_LEAD + SIGNING_SPACE - _BELOW_HINT
    return Frame(middle - half, middle + half, top, names_y + _LETTERS, frame.page)


def draw_roles(
    drawing: Drawing, frame: Frame, y: float, roles: Sequence[str], hint: str, size: float
) -> float:
    """Draw the roles side by side; return the baseline of the first line of the names."""
    lead = SINGLE * size
    columns = _role_lines(roles, frame, size)
    hint_lines = _hint_lines(hint, len(roles), frame, size)
    rows = max(len(lines) for lines in columns)
    for middle, lines in zip(column_middles(frame, len(roles)), columns, strict=True):
        for at, line in enumerate(lines):
            draw_centred(drawing, line, middle, y - (at + 1) * lead, size)
        for at, line in enumerate(hint_lines):
            draw_centred(drawing, line, middle, y - (rows + at + 1) * lead, size)
    return names_baseline(y, roles, hint, frame, size)


def column_middles(frame: Frame, blocks: int) -> list[float]:
    """Return the middles of so many signature columns."""
    width = frame.width / blocks
    return [frame.left + (at + 0.5) * width for at in range(blocks)]


def draw_names(drawing: Drawing, frame: Frame, y: float, names: Sequence[str]) -> None:
    """Draw the names under the signatures, the first line of each on the baseline y."""
    for middle, name in zip(column_middles(frame, len(names)), names, strict=True):
        for at, line in enumerate(name_lines(name, len(names), frame)):
            draw_centred(drawing, line, middle, y - at * _NAME_LEAD, BODY_SIZE)


def _role_lines(roles: Sequence[str], frame: Frame, size: float) -> list[tuple[Line, ...]]:
    width = frame.width / len(roles) - _COLUMN_GAP
    return [balanced(role.upper(), Face.BOLD, size, width) for role in roles]


def _hint_lines(hint: str, blocks: int, frame: Frame, size: float) -> tuple[Line, ...]:
    return broken(((hint, Face.ITALIC),), size, frame.width / blocks)
