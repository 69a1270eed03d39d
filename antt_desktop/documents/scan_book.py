"""Scanned pages as one PDF: each JPEG put in as it is, with bookmarks by household."""

from collections.abc import Callable, Iterable
from typing import BinaryIO

from antt_desktop.documents.pdf import A4, PICTURE, PdfFile
from antt_desktop.domain.errors import UserError

_MARKER = 0xFF
_START_OF_IMAGE, _START_OF_SCAN = 0xD8, 0xDA
_NOT_FRAMES = frozenset({0xC4, 0xC8, 0xCC})  # in the range of the frame headers, but tables
_FRAMES = frozenset(range(0xC0, 0xD0)) - _NOT_FRAMES
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length after them
_COLOURS = {1: "DeviceGray", 3: "DeviceRGB"}


def write_scans(
    out: BinaryIO,
    pages: Iterable[tuple[bytes, str]],
    *,
    title: str,
    author: str,
    total: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write pages (a JPEG, its bookmark) on A4 and return how many there are.

    A picture fills its page as far as its proportions let it; a wide one has its page on its
    side. Pages in a row with the same bookmark share it. ``pages`` is read one at a time and
    none is kept. Raises UserError for a picture that is no grey or colour JPEG;
    ``progress(done, total)`` is told after each page. What is raised leaves ``out`` unfinished.
    """
    pdf = PdfFile(out, title=title, author=author)
    named = None
    for done, (jpeg, bookmark) in enumerate(pages, 1):
        width, height, components = _measures(jpeg)
        if components not in _COLOURS or not width or not height:
            raise _unreadable()
        size = A4 if height >= width else (A4[1], A4[0])
        scale = min(size[0] / width, size[1] / height)
        wide, high = width * scale, height * scale
        drawing = pdf.drawing()
        drawing.shape(
            f"{wide:.2f} 0 0 {high:.2f} 0 0 cm /{PICTURE} Do",
            (size[0] - wide) / 2,
            (size[1] - high) / 2,
            1,
        )
        picture = pdf.picture(jpeg, width, height, _COLOURS[components])
        pdf.page(drawing, size, picture=picture)
        if bookmark != named:
            pdf.bookmark(bookmark)
            named = bookmark
        if progress:
            progress(done, total)
    pdf.finish()
    return pdf.pages


def _measures(jpeg: bytes) -> tuple[int, int, int]:
    """Return (width, height, components) from a JPEG's frame header (ITU-T T.81, B.2.2)."""
    at = 2
    try:
        if jpeg[0] != _MARKER or jpeg[1] != _START_OF_IMAGE:
            raise _unreadable()
        while True:
            if jpeg[at] != _MARKER:
                raise _unreadable()
            marker = jpeg[at + 1]
            if marker == _MARKER:  # a byte of filling before the marker
                at += 1
            elif marker in _ALONE:
                at += 2
            elif marker in _FRAMES:
                height = int.from_bytes(jpeg[at + 5 : at + 7], "big")
                width = int.from_bytes(jpeg[at + 7 : at + 9], "big")
                return width, height, jpeg[at + 9]
            elif marker == _START_OF_SCAN:
                raise _unreadable()
            else:
                at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    except IndexError:
        raise _unreadable() from None


def _unreadable() -> UserError:
    return UserError("Có trang quét bị hỏng, không đọc được ảnh. Hãy quét lại trang đó.")
