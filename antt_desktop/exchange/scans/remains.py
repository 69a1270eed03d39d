"""What is left of a torn code: the squares in its corners, at the places where ours stand."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from antt_desktop.exchange.scans.placing import CODE_PLACES, PAGE

if TYPE_CHECKING:
    from PIL import Image

_LONG = 1169
"""Pixels of the longer side that the search works on: 100 dpi on A4."""

_MARGIN = 12.0
_SLACK = 0.5
_MIN_MODULE, _MAX_MODULE = 1.4, 7.0
_RUNS = (1, 1, 3, 1, 1)
_ENOUGH_LINES = 3


def has_remains(image: Image.Image) -> bool:
    """Say whether a corner square of a QR code stands where our forms have codes.

    Looks at the places on a picture that is the page, upright or turned by quarters.
    """
    from PIL import ImageFilter, ImageOps

    share = _LONG / max(image.size)
    if share < 1:
        image = image.resize((round(image.width * share), round(image.height * share)))
    for box in _places(image.size):
        part = ImageOps.autocontrast(image.crop(box), cutoff=1)
        around = part.filter(ImageFilter.BoxBlur(12))
        rows, level = part.tobytes(), around.tobytes()
        dark = bytes(v + 10 < w for v, w in zip(rows, level, strict=True))
        if _has_square(dark, part.width):
            return True
    return False


def _places(size: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    wide, high = size
    boxes = []
    for left, bottom, side in CODE_PLACES:
        x0, x1 = (left - _MARGIN) / PAGE[0], (left + side + _MARGIN) / PAGE[0]
        y0 = 1 - (bottom + side + _MARGIN) / PAGE[1]
        y1 = 1 - (bottom - _MARGIN) / PAGE[1]
        if wide > high:
            turned = [(y0, 1 - x1, y1, 1 - x0), (1 - y1, x0, 1 - y0, x1)]
        else:
            turned = [(x0, y0, x1, y1), (1 - x1, 1 - y1, 1 - x0, 1 - y0)]
        for a, b, c, d in turned:
            boxes.append(
                (
                    round(max(a, 0) * wide), round(max(b, 0) * high),
                    round(min(c, 1) * wide), round(min(d, 1) * high),
                )
            )  # fmt: skip
    return boxes


def _has_square(dark: bytes, wide: int) -> bool:
    """Say whether rows and columns cross a corner square at one place."""
    high = len(dark) // wide
    across = _crossings([dark[y * wide : (y + 1) * wide] for y in range(high)])
    down = {(y, x): m for (x, y), m in _crossings([dark[x::wide] for x in range(wide)]).items()}
    for (y, x), module in across.items():
        near = [
            other
            for (v, u), other in down.items()
            if abs(u - x) <= 1.5 * module and abs(v - y) <= 1.5 * module
        ]
        if len(near) >= 1 and any(0.6 < module / other < 1.6 for other in near):  # noqa: PLR2004
            count = sum(1 for (v, u) in across if abs(u - x) <= module and abs(v - y) <= 2 * module)
            if count >= _ENOUGH_LINES:
                return True
    return False


def _crossings(lines: list[bytes]) -> dict[tuple[int, int], float]:
    """Return (line, middle) -> module for each run dark, light, 3 dark, light, dark."""
    found = {}
    for number, line in enumerate(lines):
        runs = [(value, len(list(same))) for value, same in itertools.groupby(line)]
        start = 0
        for at in range(len(runs)):
            if at + len(_RUNS) <= len(runs) and runs[at][0]:
                lengths = [length for _, length in runs[at : at + len(_RUNS)]]
                module = sum(lengths) / sum(_RUNS)
                if _MIN_MODULE <= module <= _MAX_MODULE and all(
                    abs(length - share * module) <= max(_SLACK * share * module, 1.0)
                    for length, share in zip(lengths, _RUNS, strict=True)
                ):
                    found[number, start + sum(lengths) // 2] = module
            start += runs[at][1]
    return found
