"""Pages of PDF files as pictures: for previews, printing and reading codes.

The only place that knows PDFium, which must never work on two threads at once (two threads
in it crashed in two of three runs): every call, closing included, holds one lock.
"""

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from antt_desktop import paths
from antt_desktop.domain.errors import SystemTrouble, UserError

_pdfium = threading.Lock()
_POINTS_PER_INCH = 72
_MAX_PIXELS = 200_000_000
_WHITE = (255, 255, 255, 255)


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
        with _pdfium:
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
        with _pdfium:
            self._document.close()

    @property
    def count(self) -> int:
        """Return how many pages the document has."""
        return self._count

    def size(self, page: int) -> tuple[float, float]:
        """Return width and height of a page (from 0) in points."""
        self._check(page)
        with _pdfium:
            width, height = self._document.get_page_size(page)
        return float(width), float(height)

    def render(self, page: int, *, dpi: float = 96, grey: bool = False) -> Picture:
        """Draw a page (from 0) on white. UserError where it is damaged or would be too large."""
        import pypdfium2

        scale = dpi / _POINTS_PER_INCH
        width, height = self.size(page)
        if width * height * scale * scale > _MAX_PIXELS:
            raise UserError(f"{self._name}, trang {page + 1}: khổ giấy quá lớn để vẽ ra.")
        with _pdfium:
            try:
                opened = self._document[page]
            except pypdfium2.PdfiumError as error:
                raise UserError(
                    f"{self._name}, trang {page + 1} bị hỏng, không đọc được."
                ) from error
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

    def _check(self, page: int) -> None:
        if not 0 <= page < self._count:
            raise UserError(f"{self._name} không có trang {page + 1}.")

    def _refusal(self, error: Exception) -> str:
        if "password" in str(error).lower():
            return f"{self._name} có mật khẩu. Hãy bỏ mật khẩu rồi mở lại."
        return f"{self._name} không phải tệp PDF, hoặc đã bị hỏng."


def render(pdf: bytes | Path, page: int, *, dpi: float = 96, grey: bool = False) -> Picture:
    """Draw one page (from 0) on white; for several pages open ``PdfPages`` once."""
    with PdfPages(pdf) as pages:
        return pages.render(page, dpi=dpi, grey=grey)
