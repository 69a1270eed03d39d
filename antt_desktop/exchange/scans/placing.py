"""Where a form lies in its picture, told by its codes, and the form brought upright onto A4."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from antt_desktop.exchange.codes import FoundCode
from antt_desktop.exchange.scans.geometry import Map, Point, homography, residual, similarity

if TYPE_CHECKING:
    from PIL import Image

PAGE = (210.0, 297.0)
CODE_PLACES = ((30.0, 20.0, 20.0), (8.0, 262.0, 15.0))
"""Left, bottom and side in mm of the two codes on every page of ours."""

DOTS_PER_MM = 150 / 25.4
A4_PIXELS = (1240, 1754)
_WHITE = 255
_MIN_SCALE, _MAX_SCALE = 1.5, 30.0
"""Pixels a mm: from 40 to 760 dpi."""

_FLAT = 0.5
"""Up to so many mm (root mean square) the corners fit a sheet on glass; a phone bends more."""

_BENT = 0.8
_OUTSIDE = 0.35
"""A corner of the page may lie so far outside the picture, as a share of the longer side."""

_MIN_OVERLAP = 0.5
_STRAIGHT = math.radians(0.3)


def place(codes: Sequence[FoundCode], size: tuple[int, int]) -> Map | None:
    """Return the map from page (mm, from the bottom left) to picture, or None.

    ``codes`` all say the same. Two of them tell perspective too; one alone only where the page
    lies as flat as on glass. None where what they tell cannot be a page of ours.
    """
    best: tuple[float, Map] | None = None
    for first, second in itertools.permutations(codes, 2):
        source = _page_corners(0) + _page_corners(1)
        fit = _fit(source, [*first.corners, *second.corners])
        if fit and (best is None or fit[0] < best[0]) and _plausible(fit[1], size):
            best = fit
    if best:
        return best[1]
    alone = [
        (-_overlap(fit[1], size), fit[1])
        for code, which in itertools.product(codes, range(2))
        if (fit := _fit(_page_corners(which), code.corners, flat=True)) and _plausible(fit[1], size)
    ]
    if not alone:
        return None
    overlap, fit_alone = min(alone, key=lambda pair: pair[0])
    return fit_alone if -overlap >= _MIN_OVERLAP else None


def straightened(image: Image.Image, placed: Map) -> Image.Image:
    """Return the page of a grey image upright, as A4 at 150 dpi."""
    from PIL import Image as Images

    image, placed = _upright(image, placed)
    a, b, _, d, e, *_ = placed.coefficients
    straight = placed.flat and abs(math.atan2(d, a)) < _STRAIGHT
    if straight and a > 0 > e and math.isclose(a, -e) and math.isclose(b, d, abs_tol=1e-9):
        middle_x, middle_y = placed((PAGE[0] / 2, PAGE[1] / 2))
        wide, high = a * PAGE[0], a * PAGE[1]
        box = (middle_x - wide / 2, middle_y - high / 2)
        return _cut(image, (*box, box[0] + wide, box[1] + high))
    onto_page = Map((1 / DOTS_PER_MM, 0, 0, 0, -1 / DOTS_PER_MM, PAGE[1], 0, 0))
    if placed.flat:
        image, placed = _scaled(image, placed)
        return image.transform(
            A4_PIXELS,
            Images.Transform.AFFINE,
            placed.after(onto_page).coefficients[:6],
            Images.Resampling.NEAREST,
            fillcolor=_WHITE,
        )
    return image.transform(
        A4_PIXELS,
        Images.Transform.PERSPECTIVE,
        placed.after(onto_page).coefficients,
        Images.Resampling.BILINEAR,
        fillcolor=_WHITE,
    )


def code_box(placed: Map, which: int, margin: float) -> tuple[int, int, int, int]:
    """Return the part of the picture where a code stands, with a margin in mm around it."""
    left, bottom, side = CODE_PLACES[which]
    return mapped_box(placed, left - margin, bottom - margin, side + 2 * margin, side + 2 * margin)


def mapped_box(
    placed: Map, left: float, bottom: float, width: float, height: float
) -> tuple[int, int, int, int]:
    """Return the picture's smallest box (left, top, right, bottom) around a part of the page."""
    corners = [placed((left + dx, bottom + dy)) for dx in (0, width) for dy in (0, height)]
    xs, ys = zip(*corners, strict=True)
    return math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)), math.ceil(max(ys))


def _page_corners(which: int) -> list[Point]:
    x, y, side = CODE_PLACES[which]
    return [(x, y + side), (x + side, y + side), (x + side, y), (x, y)]


def _fit(
    source: Sequence[Point], target: Sequence[Point], *, flat: bool = False
) -> tuple[float, Map] | None:
    """Return (misfit in mm, map), flat if that will do."""
    fit = similarity(source, target)
    if not fit:
        return None
    scale = math.hypot(fit.coefficients[0], fit.coefficients[3])
    if not _MIN_SCALE <= scale <= _MAX_SCALE:
        return None
    # Corners are whole pixels: on a coarse scan that alone is a quarter of a millimetre.
    allowed = _FLAT + 0.7 / scale
    misfit = residual(fit, source, target) / scale
    if misfit <= allowed:
        return misfit, fit
    if flat:
        return (misfit, fit) if misfit <= 2 * allowed else None
    bent = homography(source, target)
    if bent and (misfit := residual(bent, source, target) / scale) <= _BENT + 0.7 / scale:
        return misfit, bent
    return None


def _plausible(fit: Map, size: tuple[int, int]) -> bool:
    """Say whether the page lies in the picture, its side up, no corner behind the camera."""
    g, h = fit.coefficients[6:]
    corners = [(0.0, 0.0), (PAGE[0], 0.0), PAGE, (0.0, PAGE[1])]
    if min(g * x + h * y + 1 for x, y in corners) <= 0.2:  # noqa: PLR2004 - five times as far off
        return False
    outside = _OUTSIDE * max(size)
    points = [fit(corner) for corner in corners]
    inside = all(
        -outside <= x <= size[0] + outside and -outside <= y <= size[1] + outside for x, y in points
    )
    # Counted downwards, a page seen from its front turns this way at each corner.
    turns = [
        (q[0] - p[0]) * (r[1] - q[1]) - (q[1] - p[1]) * (r[0] - q[0])
        for p, q, r in zip(points, points[1:] + points[:1], points[2:] + points[:2], strict=True)
    ]
    return inside and max(turns) < 0


def _overlap(fit: Map, size: tuple[int, int]) -> float:
    """Return what the page and the picture share, as a part of both together."""
    left, top, right, bottom = mapped_box(fit, 0, 0, *PAGE)
    wide = min(right, size[0]) - max(left, 0)
    high = min(bottom, size[1]) - max(top, 0)
    if wide <= 0 or high <= 0:
        return 0.0
    both = (right - left) * (bottom - top) + size[0] * size[1] - wide * high
    return wide * high / both


def _upright(image: Image.Image, placed: Map) -> tuple[Image.Image, Map]:
    """Turn the picture by quarters until the page's top is up."""
    from PIL import Image as Images

    (x0, y0), (x1, y1) = placed((0, PAGE[1] / 2)), placed((PAGE[0], PAGE[1] / 2))
    turns = round(math.atan2(y1 - y0, x1 - x0) / (math.pi / 2)) % 4
    wide, high = image.size
    if turns == 0:
        return image, placed
    kind, onto = {
        1: (Images.Transpose.ROTATE_90, Map((0, 1, 0, -1, 0, wide, 0, 0))),
        2: (Images.Transpose.ROTATE_180, Map((-1, 0, wide, 0, -1, high, 0, 0))),
        3: (Images.Transpose.ROTATE_270, Map((0, -1, high, 1, 0, 0, 0, 0))),
    }[turns]
    return image.transpose(kind), onto.after(placed)


def _scaled(image: Image.Image, placed: Map) -> tuple[Image.Image, Map]:
    """Scale a picture to 150 dpi, so that it can be turned by taking the nearest pixel.

    Scaling well and turning simply takes a third of the time that turning well does.
    """
    from PIL import Image as Images

    share = DOTS_PER_MM / math.hypot(placed.coefficients[0], placed.coefficients[3])
    size = (round(image.width * share), round(image.height * share))
    across, down = size[0] / image.width, size[1] / image.height
    kind = Images.Resampling.BOX if share < 1 else Images.Resampling.BILINEAR
    return image.resize(size, kind), Map((across, 0, 0, 0, down, 0, 0, 0)).after(placed)


def _cut(image: Image.Image, box: tuple[float, float, float, float]) -> Image.Image:
    """Scale a part of the image onto A4; what lies outside the image becomes white."""
    from PIL import Image as Images

    left, top, right, bottom = box
    over = math.ceil(max(-left, -top, right - image.width, bottom - image.height, 0))
    if over:
        larger = Images.new("L", (image.width + 2 * over, image.height + 2 * over), _WHITE)
        larger.paste(image, (over, over))
        image, box = larger, (left + over, top + over, right + over, bottom + over)
    return image.resize(A4_PIXELS, Images.Resampling.BILINEAR, box=box)
