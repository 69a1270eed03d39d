"""Pen ink on a page that was brought onto A4, to tell whether somebody signed there."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from antt_desktop.exchange.scans.placing import DOTS_PER_MM, PAGE

if TYPE_CHECKING:
    from PIL import Image

SIGNED_FROM = 8.0
"""mm² of ink from which an area counts as signed; strokes count as a little wider than they are.

Measured on 230 signed and 230 unsigned forms (130 of each scanned at 100 to 300 dpi, askew up to
5°, toned, noisy, JPEG 40 to 80, 100 of each photographed; folds, show-through, dust; ballpoint of
0.3 mm to felt pen, pencil, initials, thumb prints): all but 2 signed ones have 19 mm² or more, all
but 4 unsigned ones 2.5 or less. So 2 signed in 230 are taken for unsigned (initials across the
edge of the area, 0.9 %), and 227 unsigned in 230 are noticed (98.7 %; the others are folded there).
"""

_AROUND = 4.0
"""mm around the area that are looked at too, to tell what reaches in from outside."""

_EDGE = 2.0
_EDGE_CROSSED = 5.5
"""What reaches no deeper than so many mm into the area is print beside it, a little off.

A piece that hangs together with what stands outside, as letters do, may reach in deeper: the
right side of a photographed page is up to 4 mm off.
"""

_SPECK = 0.35
"""mm²: smaller pieces are dust, or noise."""

_FAINT = 14
"""Levels of grey darker than the paper around: below it is shading and show-through."""

_SIGMAS = 5.0
_THIN = 1.8
_LONG = 4.0
_STRETCHED = 5
"""A piece no thicker than 1.8 mm, 4 mm long and stretched fivefold is part of a fold."""

_GROUND_CELL = 4
_DARK = 255


def ink(jpeg: bytes, left: float, bottom: float, width: float, height: float) -> float:
    """Return how many mm² of pen ink an area has, of a located page as ``read_page`` gives it.

    The area is in mm from the page's bottom left. Specks, fold lines, shading and printing that
    reaches in from the edge by up to 2 mm do not count.
    """
    from PIL import Image

    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as page:
        part = page.convert("L").crop(
            (
                round((left - _AROUND) * DOTS_PER_MM),
                round((PAGE[1] - bottom - height - _AROUND) * DOTS_PER_MM),
                round((left + width + _AROUND) * DOTS_PER_MM),
                round((PAGE[1] - bottom + _AROUND) * DOTS_PER_MM),
            )
        )
    margin = round(_AROUND * DOTS_PER_MM)
    inner = _Box(margin, margin, part.width - margin, part.height - margin)
    pixels = sum(piece.inside for piece in _pieces(_mask(part), inner) if piece.counts(inner))
    return pixels / DOTS_PER_MM**2


def warm_up() -> None:
    """Load what measuring needs, so that a window does not wait for it with its first page."""
    from PIL import Image, ImageFilter

    Image.preinit()
    Image.new("L", (1, 1)).filter(ImageFilter.GaussianBlur())


def looks_signed(jpeg: bytes, left: float, bottom: float, width: float, height: float) -> bool:
    """Say whether an area of a located page has ink enough for a signature, or a thumb print."""
    return ink(jpeg, left, bottom, width, height) >= SIGNED_FROM


@dataclass(slots=True)
class _Box:
    """Pixels from left and top up to, not including, right and bottom; empty to begin with."""

    left: int = sys.maxsize
    top: int = sys.maxsize
    right: int = 0
    bottom: int = 0

    def take(self, left: int, y: int, right: int) -> None:
        """Grow around a run of pixels."""
        self.left = min(self.left, left)
        self.top = min(self.top, y)
        self.right = max(self.right, right)
        self.bottom = max(self.bottom, y + 1)


@dataclass(slots=True)
class _Piece:
    """Ink that hangs together: its pixels, its box, and both again inside the area alone."""

    box: _Box = field(default_factory=_Box)
    pixels: int = 0
    within: _Box = field(default_factory=_Box)
    inside: int = 0

    def counts(self, area: _Box) -> bool:
        """Say whether this is a pen's: no speck, no print at the edge, no fold."""
        box, within = self.box, self.within
        if not self.inside:
            return False
        upper = _EDGE_CROSSED if box.top < area.top else _EDGE
        lower = _EDGE_CROSSED if box.bottom > area.bottom else _EDGE
        deep = (
            box.bottom > area.top + upper * DOTS_PER_MM
            and box.top < area.bottom - lower * DOTS_PER_MM
        )
        thick, long = sorted((within.right - within.left, within.bottom - within.top))
        fold = thick <= _THIN * DOTS_PER_MM and long >= max(_LONG * DOTS_PER_MM, _STRETCHED * thick)
        return self.pixels >= _SPECK * DOTS_PER_MM**2 and deep and not fold


def _mask(part: Image.Image) -> Image.Image:
    """Return 255 where the picture is clearly darker than the paper around, else 0."""
    from PIL import Image as Images
    from PIL import ImageChops, ImageFilter

    smooth = part.filter(ImageFilter.GaussianBlur(0.9))
    cells = smooth.reduce(_GROUND_CELL)
    ground = cells.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.GaussianBlur(3))
    ground = ground.resize(part.size, Images.Resampling.BILINEAR)
    darker = ImageChops.subtract(ground, smooth)
    middle, spread = _noise(darker.histogram())
    level = middle + max(_FAINT, _SIGMAS * spread)
    return darker.point([_DARK if value > level else 0 for value in range(256)])


def _noise(histogram: list[int]) -> tuple[float, float]:
    """Return the middle and the spread of the paper's own levels: ink only adds above."""
    total = sum(histogram)
    found: list[float] = []
    seen = 0
    shares = iter((0.16, 0.5))
    share = next(shares)
    for level, count in enumerate(histogram):
        seen += count
        while seen >= share * total:
            found.append(level - (seen - share * total) / max(count, 1) + 0.5)
            if len(found) == 2:  # noqa: PLR2004 - both found
                return found[1], found[1] - found[0]
            share = next(shares)
    return 0.0, 0.0


def _pieces(mask: Image.Image, area: _Box) -> list[_Piece]:
    """Return what hangs together in a mask, joined also over corners."""
    runs, parent = _runs(mask)
    pieces: dict[int, _Piece] = {}
    for number, (y, start, end) in enumerate(runs):
        piece = pieces.setdefault(_root(parent, number), _Piece())
        piece.pixels += end - start
        piece.box.take(start, y, end)
        left, right = max(start, area.left), min(end, area.right)
        if area.top <= y < area.bottom and left < right:
            piece.inside += right - left
            piece.within.take(left, y, right)
    return list(pieces.values())


def _runs(mask: Image.Image) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Return the dark runs of a mask, (y, start, end), and for each one that it hangs on."""
    wide = mask.width
    data = mask.tobytes()
    parent: list[int] = []
    runs: list[tuple[int, int, int]] = []
    above = range(0)
    for y in range(mask.height):
        row = data[y * wide : (y + 1) * wide]
        first, other = len(runs), above.start
        at = row.find(_DARK)
        while at >= 0:
            end = row.find(0, at)
            end = wide if end < 0 else end
            number = len(runs)
            runs.append((y, at, end))
            parent.append(number)
            # Both rows go from left to right: what ends before this run is done with.
            while other < above.stop and runs[other][2] < at:
                other += 1
            touching = other
            while touching < above.stop and runs[touching][1] <= end:
                parent[_root(parent, touching)] = _root(parent, number)
                touching += 1
            at = row.find(_DARK, end)
        above = range(first, len(runs))
    return runs, parent


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at
