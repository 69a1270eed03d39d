"""A signature drawn on the screen, kept as strokes so that it prints sharp at any size.

Tenths of a millimetre in a box of 75 × 25 mm, the room for a signature on paper; x to the
right, y downwards.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from antt_desktop.domain.errors import UserError

Point = tuple[int, int]
Line = tuple[Point, ...]

BOX = (750, 250)
"""Width and height of the box."""

_LEAST_STEP = 4
_MOST_POINTS = 5000


@dataclass(frozen=True, slots=True)
class Strokes:
    """The lines of one signature; a dot is a line of one point."""

    lines: tuple[Line, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was drawn."""
        return not self.lines

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom of what was drawn; all 0 where that is nothing."""
        points = [point for line in self.lines for point in line]
        if not points:
            return (0, 0, 0, 0)
        across, down = zip(*points, strict=True)
        return (min(across), min(down), max(across), max(down))

    @property
    def text(self) -> str:
        """Return the strokes as the book keeps them: a list of x1, y1, x2, y2 … for each line."""
        flat = [[number for point in line for number in point] for line in self.lines]
        return json.dumps(flat, separators=(",", ":")) if flat else ""

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what ``text`` wrote; raise UserError where it is damaged."""
        if not text:
            return cls()
        try:
            flat = json.loads(text)
            lines = tuple(
                tuple((int(x), int(y)) for x, y in zip(line[::2], line[1::2], strict=True))
                for line in flat
            )
        except (ValueError, TypeError) as error:
            raise UserError("Nét chữ ký lưu trong sổ bị hỏng, không đọc được.") from error
        return cls(tuple(line for line in lines if line))


def thinned(lines: Iterable[Sequence[tuple[float, float]]]) -> Strokes:
    """Return drawn lines rounded and kept within the box, points closer than 0.4 mm left out.

    The last point of a line always stays. Raises UserError for a scribble without end.
    """
    kept = tuple(_thinned(line) for line in lines if line)
    if sum(map(len, kept)) > _MOST_POINTS:
        raise UserError("Chữ ký quá nhiều nét. Hãy xóa và ký lại.", field="strokes")
    return Strokes(kept)


def _thinned(line: Sequence[tuple[float, float]]) -> Line:
    inside = [(min(max(round(x), 0), BOX[0]), min(max(round(y), 0), BOX[1])) for x, y in line]
    kept = [inside[0]]
    for point in inside[1:-1]:
        if math.dist(point, kept[-1]) >= _LEAST_STEP:
            kept.append(point)
    if inside[-1] != kept[-1]:
        kept.append(inside[-1])
    return tuple(kept)
