"""The search for our codes on a page: quick where a page is clean, patient where it is not."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from antt_desktop.domain.codes import FormCode
from antt_desktop.exchange.codes import FoundCode, find_codes
from antt_desktop.exchange.scans.placing import code_box, place

if TYPE_CHECKING:
    from PIL import Image

_HALVED_FROM = 2000
"""Pixels of the longer side (170 dpi on A4) from which half the size is tried first."""

_BOTH = 2
_FINER = 4
_HALF_CODE = 20
"""Pixels: less of a code's surroundings is not worth a look."""

_CROP_MARGIN = 6.0
_Boxes = tuple[int, int, int, int]


class Search:
    """What was found in a picture so far: codes of ours by their payload, and others.

    ``image`` is the picture that the corners are measured in.
    """

    def __init__(self, image: Image.Image) -> None:
        self.image = image
        self.ours: dict[FormCode, list[FoundCode]] = {}
        self.foreign = False
        self.damaged = False

    def add(self, found: list[FoundCode], scale: float = 1, x: float = 0, y: float = 0) -> None:
        """Add what was found in a part of the picture that begins at x, y, scaled so."""
        for code in found:
            corners = tuple((px / scale + x, py / scale + y) for px, py in code.corners)
            known = FormCode.read(code.text) if code.text else None
            if known:
                same = self.ours.setdefault(known, [])
                if not any(_same_place(corners, other.corners) for other in same):
                    same.append(FoundCode(code.text, corners))
            elif code.text and not code.text.startswith("SA"):
                self.foreign = True
            else:
                self.damaged = True

    @property
    def complete(self) -> bool:
        """Say whether both codes of one form are found."""
        return any(len(codes) >= _BOTH for codes in self.ours.values())


def search(image: Image.Image, finer: Callable[[], Image.Image]) -> Search:
    """Look for our codes in a grey image; ``finer`` gives the same page with more pixels."""
    found = Search(image)
    halved = max(image.size) >= _HALVED_FROM
    if halved:
        small = image.reduce(2)
        found.add(find_codes(small, thorough=False), small.width / image.width)
    if not found.complete:
        found.add(find_codes(image))
    if found.ours:
        _look_for_second(found)
        return found
    if found.foreign:
        return found  # another's page: a torn code of ours beside a whole one of theirs is none
    fine = finer()
    fine_scale = fine.width / image.width
    for scale, x, y, picture, one_threshold in _harder(image, fine, fine_scale):
        found.add(find_codes(picture, one_threshold=one_threshold, torn=True), scale, x, y)
        if found.ours:
            _look_for_second(found)
            break
    return found


def sharper(found: Search) -> list[FoundCode]:
    """Return the codes of the one form found, their corners to a fraction of a pixel.

    A whole pixel off at a code, all at the left, is millimetres off at the right of a page seen
    in perspective, or at the other end of a page with but one code.
    """
    (codes,) = found.ours.values()
    return [_sharper(found.image, code) for code in codes]


def _sharper(image: Image.Image, code: FoundCode) -> FoundCode:
    from PIL import Image as Images

    xs, ys = zip(*code.corners, strict=True)
    margin = max(max(xs) - min(xs), max(ys) - min(ys)) / 6
    left, top = max(round(min(xs) - margin), 0), max(round(min(ys) - margin), 0)
    part = image.crop((left, top, round(max(xs) + margin), round(max(ys) + margin)))
    size = (part.width * _FINER, part.height * _FINER)
    larger = part.resize(size, Images.Resampling.BICUBIC)
    for again in find_codes(larger):
        if again.text == code.text:
            corners = tuple(
                ((x + 0.5) / _FINER + left, (y + 0.5) / _FINER + top) for x, y in again.corners
            )
            return FoundCode(code.text, corners)
    return code


def _look_for_second(found: Search) -> None:
    """Look closely where the other code must be: it makes the form's place surer."""
    if len(found.ours) != 1 or found.complete:
        return
    image = found.image
    (codes,) = found.ours.values()
    placed = place(codes, image.size)
    if not placed:
        return
    for which in range(2):
        left, top, right, bottom = code_box(placed, which, _CROP_MARGIN)
        box = (max(left, 0), max(top, 0), min(right, image.width), min(bottom, image.height))
        if box[2] - box[0] < _HALF_CODE or box[3] - box[1] < _HALF_CODE:
            continue
        part = image.crop(box)
        for picture, scale, one_threshold in ((part, 1, False), (_doubled(part), 2, True)):
            found.add(find_codes(picture, one_threshold=one_threshold), scale, *box[:2])


def _harder(
    image: Image.Image, fine: Image.Image, fine_scale: float
) -> Iterator[tuple[float, float, float, Image.Image, bool]]:
    """Give pictures to try in turn: scale, left, top, picture, one threshold for all of it."""
    from PIL import ImageFilter, ImageOps

    if fine_scale > 1:
        yield fine_scale, 0, 0, fine, False
    for smoothing in (ImageFilter.GaussianBlur(1.2), ImageFilter.MedianFilter(3)):
        yield fine_scale, 0, 0, fine.filter(smoothing), False
    half = image.reduce(2)
    yield half.width / image.width, 0, 0, half, True
    yield 1, 0, 0, image, True
    for left, top, right, bottom in _corners(image.size):
        part = ImageOps.autocontrast(image.crop((left, top, right, bottom)), cutoff=1)
        larger = _doubled(part)
        for picture, scale in ((part, 1), (larger, 2)):
            for one_threshold in (False, True):
                yield scale, left, top, picture, one_threshold
        yield 2, left, top, larger.filter(ImageFilter.GaussianBlur(2)), False
        closed = larger.filter(ImageFilter.MinFilter(3))
        opened = larger.filter(ImageFilter.MaxFilter(3))
        for picture in (closed, opened):
            yield 2, left, top, picture, True


def _doubled(image: Image.Image) -> Image.Image:
    from PIL import Image as Images

    return image.resize((2 * image.width, 2 * image.height), Images.Resampling.BICUBIC)


def _corners(size: tuple[int, int]) -> Iterator[_Boxes]:
    """Give the four corners of a picture, each 45 by 40 hundredths of it."""
    wide, high = size
    part_wide, part_high = round(wide * 0.45), round(high * 0.4)
    for right, bottom in itertools.product((False, True), repeat=2):
        left, top = (wide - part_wide) * right, (high - part_high) * bottom
        yield left, top, left + part_wide, top + part_high


def _same_place(
    one: tuple[tuple[float, float], ...], other: tuple[tuple[float, float], ...]
) -> bool:
    """Say whether two finds are of one code: their middles are closer than half a side."""
    (x, y), (u, v) = (
        (sum(p[0] for p in corners) / 4, sum(p[1] for p in corners) / 4) for corners in (one, other)
    )
    side = max(abs(one[2][0] - one[0][0]), abs(one[2][1] - one[0][1]))
    return max(abs(x - u), abs(y - v)) < side / 2
