"""Pages of PDF files as pictures: for previews, printing and reading codes.

The only place that knows PDFium, which must never work on two threads at once (two threads
in it crashed in two of three runs): every call, closing included, holds one lock.
"""

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from antt_desktop import paths
from antt_desktop.domain.errors import SystemTrouble, UserError

PDFIUM = threading.Lock()
_POINTS_PER_INCH = 72
_MAX_PIXELS = 200_000_000
_WHITE = (255, 255, 255, 255)
_COVERED = 0.02
"""An image covers its page where no edge is farther off than this share of the page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels: ``stride`` bytes a row, 1 (grey) or 4 (blue, green, red, unused) each.

    ``data`` is the picture's own copy: it stays whole after the document is closed.
    """

    width: int
    height: int
    stride: int
    data: bytes
    format: Literal["grey", "bgrx"]


@dataclass(frozen=True, slots=True)
class PageJpeg:
    """The JPEG that is a whole page, as it lies in the file.

    ``aspect`` is the width by the height at which the page shows it, before it is ``turned`` by
    so many degrees clockwise (0, 90, 180, 270).
    """

    data: bytes
    aspect: float
    turned: int


class PdfPages:
    """An open PDF document; use it as a context manager, from any thread."""

    def __init__(self, source: bytes | Path) -> None:
        import pypdfium2

        self._name = "Tài liệu"
        if isinstance(source, Path):
            self._name = f"Tệp “{source.name}”"
            try:
                source.open("rb").close()
            except OSError as error:
                raise SystemTrouble(paths.disk_sentence(error, source)) from error
        # PDFium reads from the bytes while the document is open, so they are kept.
        self._source = source
        with PDFIUM:
            try:
                self._document = pypdfium2.PdfDocument(source)
                self._count = len(self._document)
            except pypdfium2.PdfiumError as error:
                raise UserError(self._refusal(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the document; pictures made of it stay."""
        with PDFIUM:
            self._document.close()

    @property
    def count(self) -> int:
        """Return how many pages the document has."""
        return self._count

    def size(self, page: int) -> tuple[float, float]:
        """Return width and height of a page (from 0) in points; UserError where it is damaged."""
        import pypdfium2

        self._check(page)
        with PDFIUM:
            try:
                width, height = self._document.get_page_size(page)
            except pypdfium2.PdfiumError as error:
                raise self._damaged(page) from error
        return float(width), float(height)

    def render(self, page: int, *, dpi: float = 96, grey: bool = False) -> Picture:
        """Draw a page (from 0) on white. UserError where it is damaged or would be too large."""
        import pypdfium2

        scale = dpi / _POINTS_PER_INCH
        width, height = self.size(page)
        if width * height * scale * scale > _MAX_PIXELS:
            raise UserError(f"{self._name}, trang {page + 1}: khổ giấy quá lớn để vẽ ra.")
        with PDFIUM:
            try:
                opened = self._document[page]
            except pypdfium2.PdfiumError as error:
                raise self._damaged(page) from error
            try:
                bitmap = opened.render(
                    scale=scale, grayscale=grey, prefer_bgrx=True, fill_color=_WHITE
                )
                picture = Picture(
                    bitmap.width,
                    bitmap.height,
                    bitmap.stride,
                    bytes(bitmap.buffer),
                    "grey" if grey else "bgrx",
                )
                bitmap.close()
                return picture
            finally:
                opened.close()

    def text(self, page: int) -> str:
        """Return the text of a page (from 0), '' for a picture or a damaged page."""
        import pypdfium2

        self._check(page)
        with PDFIUM:
            try:
                opened = self._document[page]
            except pypdfium2.PdfiumError:
                return ""
            try:
                written = opened.get_textpage()
                try:
                    return str(written.get_text_bounded())
                finally:
                    written.close()
            except pypdfium2.PdfiumError:
                return ""
            finally:
                opened.close()

    def jpeg(self, page: int) -> PageJpeg | None:
        """Return the JPEG of a page (from 0) that is nothing but one upright JPEG covering it.

        None for every other page, a damaged one included: ``render`` says what is wrong. Taking
        the JPEG costs a fifth of drawing the page.
        """
        import pypdfium2

        self._check(page)
        with PDFIUM:
            try:
                opened = self._document[page]
            except pypdfium2.PdfiumError:
                return None
            try:
                return _only_jpeg(opened)
            except (pypdfium2.PdfiumError, KeyError, ValueError):
                return None
            finally:
                opened.close()

    def _check(self, page: int) -> None:
        if not 0 <= page < self._count:
            raise UserError(f"{self._name} không có trang {page + 1}.")

    def _damaged(self, page: int) -> UserError:
        return UserError(f"{self._name}, trang {page + 1} bị hỏng, không đọc được.")

    def _refusal(self, error: Exception) -> str:
        if "password" in str(error).lower():
            return f"{self._name} có mật khẩu. Hãy bỏ mật khẩu rồi mở lại."
        return f"{self._name} không phải tệp PDF, hoặc đã bị hỏng."


def _only_jpeg(page: Any) -> PageJpeg | None:  # noqa: ANN401 - PDFium is imported late
    from pypdfium2 import raw

    if raw.FPDFPage_CountObjects(page) != 1:
        return None
    (image,) = page.get_objects(max_depth=1)
    if image.type != raw.FPDF_PAGEOBJ_IMAGE or image.get_filters() != ["DCTDecode"]:
        return None
    if raw.FPDFPageObj_HasTransparency(image):
        return None
    matrix = image.get_matrix()
    left, bottom, right, top = page.get_bbox()
    wide, high = right - left, top - bottom
    aside = max(
        abs(matrix.b),
        abs(matrix.c),
        abs(matrix.e - left),
        abs(matrix.f - bottom),
        abs(matrix.a - wide),
        abs(matrix.d - high),
    )
    if min(wide, high) <= 0 or aside > _COVERED * min(wide, high):
        return None
    data = bytes(image.get_data(decode_simple=False))
    return PageJpeg(data, matrix.a / matrix.d, page.get_rotation())


def render(pdf: bytes | Path, page: int, *, dpi: float = 96, grey: bool = False) -> Picture:
    """Draw one page (from 0) on white; for several pages open ``PdfPages`` once."""
    with PdfPages(pdf) as pages:
        return pages.render(page, dpi=dpi, grey=grey)
