"""One scanned page: its codes, and the page as it is kept."""

from __future__ import annotations

import io
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.scans.pictures import Pictures
from antt_desktop.exchange.scans.placing import A4_PIXELS, place, straightened
from antt_desktop.exchange.scans.remains import has_remains
from antt_desktop.exchange.scans.searching import Search, search, sharper
from antt_desktop.exchange.scans.sources import PageSource

if TYPE_CHECKING:
    from PIL import Image

_MAX_BYTES = 120_000
_MIN_SIDE = 64
"""Pixels: less is no page, and too little to look for a code in."""

_WAYS = ((50, 0.0), (38, 0.0), (38, 0.8), (30, 1.2))
"""Quality of the JPEG and radius of the smoothing (pixels), tried in turn."""


class Seen(Enum):
    """What was seen on a page: a code of ours, one that cannot be read, none of ours."""

    READ = auto()
    UNREADABLE = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it was read.

    ``codes`` has each form named on the page once: more than one is for the caller to refuse.
    ``jpeg`` is grey: where ``located``, upright A4 at 150 dpi; else as the page lies, no finer
    than that. ``fault`` is a sentence where the page could not be read at all; then ``jpeg`` is
    empty.
    """

    source: PageSource
    codes: tuple[FormCode, ...] = ()
    seen: Seen = Seen.NONE
    jpeg: bytes = b""
    located: bool = False
    fault: str = ""


def read_page(source: PageSource) -> ReadPage:
    """Read one page, in this process; never raises for what is wrong with the page."""
    with Pictures() as pictures:
        return read_with(pictures, source)


def read_with(pictures: Pictures, source: PageSource) -> ReadPage:
    """Read one page with files that stay open between pages of one file."""
    try:
        image = pictures.of(source)
        if min(image.size) < _MIN_SIDE:
            return ReadPage(source, fault=f"“{source}” quá nhỏ, không phải ảnh một trang giấy.")
        found = search(image, lambda: pictures.of(source, fine=True))
        placed = None
        if len(found.ours) == 1:
            (codes,) = found.ours.values()
            placed = place(codes, image.size)
            if placed and (not placed.flat or len(codes) == 1):
                placed = place(sharper(found), image.size) or placed
        page = straightened(image, placed) if placed else _scaled(image)
        return ReadPage(source, tuple(found.ours), _seen(found), compact(page), placed is not None)
    except UserError as error:
        return ReadPage(source, fault=error.sentence)


def compact(page: Image.Image) -> bytes:
    """Return a grey page as a JPEG of at most 120 kB where noise allows.

    Noise costs more than all else on a page, so it is smoothed away before the letters suffer.
    """
    from PIL import ImageFilter

    data = b""
    for quality, blur in _WAYS:
        out = io.BytesIO()
        smooth = page.filter(ImageFilter.BoxBlur(blur)) if blur else page
        smooth.save(out, "JPEG", quality=quality, optimize=False, dpi=(150, 150))
        data = out.getvalue()
        if len(data) <= _MAX_BYTES:
            break
    return data


def _seen(found: Search) -> Seen:
    if found.ours:
        return Seen.READ
    if found.foreign:
        return Seen.NONE
    if found.damaged or has_remains(found.image):
        return Seen.UNREADABLE
    return Seen.NONE


def _scaled(image: Image.Image) -> Image.Image:
    """Scale an image down to the pixels of A4 at 150 dpi, whichever way it lies."""
    from PIL import Image as Images

    long = max(A4_PIXELS)
    share = long / max(image.size)
    if share >= 1:
        return image
    size = (max(round(image.width * share), 1), max(round(image.height * share), 1))
    return image.resize(size, Images.Resampling.BILINEAR)
