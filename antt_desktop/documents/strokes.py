"""A signature drawn on the screen, put on paper as vectors: sharp at any printer resolution."""

import math

from antt_desktop.documents.page import Frame
from antt_desktop.documents.pdf import MM, Drawing
from antt_desktop.domain.strokes import Line, Point, Strokes

_PEN = 4.5
"""The width of the line in tenths of a millimetre, as a ballpoint pen leaves it."""

_HANDLE = 1 / 3
"""The length of a curve's handles as a share of the way between two points."""


def draw_strokes(drawing: Drawing, strokes: Strokes, room: Frame) -> None:
    """Draw a signature in the middle of ``room``: as large as it was, or as fits there."""
    left, top, right, bottom = strokes.box
    across, down = right - left + _PEN, bottom - top + _PEN
    scale = min(MM / 10, room.width / across, (room.top - room.bottom) / down)
    x = room.middle - scale * (left + right) / 2
    y = (room.top + room.bottom) / 2 + scale * (top + bottom) / 2
    curves = [_curve(line, strokes.box) for line in strokes.lines]
    drawing.shape("\n".join([f"{_PEN:g} w 1 J 1 j", *curves, "S"]), x, y, scale)


def _curve(line: Line, box: tuple[int, int, int, int]) -> str:
    """Return a smooth line through all points as PDF operators, y upwards from the box's top.

    Each point is passed in the direction from the one before to the one after. The handles
    never leave the box of the points, so neither does the line.
    """
    left, top, right, bottom = box

    def handle(at: int, toward: Point, backward: int) -> str:
        (x, y), before, after = line[at], line[max(at - 1, 0)], line[min(at + 1, len(line) - 1)]
        chord = math.dist(before, after)
        length = backward * _HANDLE * math.dist(line[at], toward) / chord if chord else 0.0
        x_handle = min(max(x + length * (after[0] - before[0]), left), right)
        y_handle = min(max(y + length * (after[1] - before[1]), top), bottom)
        return f"{x_handle:.1f} {-y_handle:.1f}"

    parts = [f"{line[0][0]} {-line[0][1]} m"]
    if len(line) == 1:
        parts.append(f"{line[0][0]} {-line[0][1]} l")
    for at, (x, y) in enumerate(line[1:], 1):
        first, second = handle(at - 1, line[at], 1), handle(at, line[at - 1], -1)
        parts.append(f"{first} {second} {x} {-y} c")
    return "\n".join(parts)
