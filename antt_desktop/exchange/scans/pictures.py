"""Pages as grey pictures, whatever file they lie in."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Self

from antt_desktop import paths
from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.exchange.pages import PdfPages
from antt_desktop.exchange.scans.sources import PageSource, head_of, is_pdf, opened_image

if TYPE_CHECKING:
    from PIL import Image, ImageFile

A4_INCHES = (210 / 25.4, 297 / 25.4)
_DRAWN_LONG = 2339
"""Pixels along the longer side of a page that is drawn: 200 dpi on A4."""

_ENOUGH = (1130, 1600)
"""A JPEG is decoded at a half or a quarter where that leaves so many pixels (137 dpi on A4)."""

_FINE = (1900, 2700)
_ASPECT_OFF = 0.03
_WHITE = 255
_SIXTEEN_BIT = 256
_QUARTER = 90
_END_OF_JPEG = b"\xff\xd9"


class Pictures:
    """Takes pictures of pages; use it as a context manager.

    The last file stays open, since the pages of a file come in a row and finding the last page
    of a long TIFF means walking over all before it. Nothing else is kept.
    """

    def __init__(self) -> None:
        self._path: Path | None = None
        self._file: PdfPages | ImageFile.ImageFile | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file that is open."""
        if self._file:
            self._file.close()
        self._path = self._file = None

    def of(self, source: PageSource, *, fine: bool = False) -> Image.Image:
        """Return a page as a grey ("L") image, upright as the file shows it.

        About 140 to 300 dpi, or with ``fine`` from 230 dpi, where the file has so many. Raises
        UserError or SystemTrouble with a sentence, for a damaged page too.
        """
        try:
            file = self._opened(source.path)
            if isinstance(file, PdfPages):
                return _pdf_page(file, source, fine=fine)
            return _image_page(file, source, fine=fine)
        except UserError:
            self.close()
            raise
        except MemoryError as error:
            self.close()
            raise UserError(f"“{source}” quá lớn, máy không đủ bộ nhớ để đọc.") from error
        except Exception as error:  # Pillow raises any kind on damaged pixels
            self.close()
            raise UserError(f"“{source}” đã bị hỏng, không đọc được.") from error

    def _opened(self, path: Path) -> PdfPages | ImageFile.ImageFile:
        if self._file is None or self._path != path:
            self.close()
            self._file = _open(path)
            self._path = path
        return self._file


def upright(image: Image.Image) -> Image.Image:
    """Return an image turned as its camera says."""
    from PIL import ImageOps

    return ImageOps.exif_transpose(image) or image


def grey(image: Image.Image) -> Image.Image:
    """Return any image as 8 bit grey; what is transparent becomes white."""
    from PIL import Image as Images

    if image.mode == "L":
        return image
    if image.mode.startswith("I;16") or image.mode in {"I", "F"}:
        # Pillow cuts these off at 255 instead of scaling them.
        wide = image.convert("I")
        return wide.point(lambda value: value * (1 / _SIXTEEN_BIT)).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        ground = Images.new("RGBA", image.size, (_WHITE, _WHITE, _WHITE, _WHITE))
        return Images.alpha_composite(ground, image).convert("L")
    return image.convert("L")


def _open(path: Path) -> PdfPages | ImageFile.ImageFile:
    if is_pdf(head_of(path)):
        return PdfPages(path)
    try:
        image: ImageFile.ImageFile = opened_image(path, path.name)
    except OSError as error:
        raise SystemTrouble(paths.disk_sentence(error, path)) from error
    return image


def _pdf_page(pages: PdfPages, source: PageSource, *, fine: bool) -> Image.Image:
    from PIL import Image as Images

    jpeg = pages.jpeg(source.page)
    if jpeg:
        try:
            image = opened_image(io.BytesIO(jpeg.data), str(source))
        except UserError:
            image = None
        if image and image.mode in {"L", "RGB"}:
            aspect = image.width / image.height
            if abs(aspect / jpeg.aspect - 1) < _ASPECT_OFF:
                image = _decoded(image, jpeg.data, fine=fine)
                turns = jpeg.turned // _QUARTER
                return image.transpose(clockwise(turns)) if turns else image
    width, height = pages.size(source.page)
    dpi = _DRAWN_LONG * 72 / max(width, height, 1) * (1.5 if fine else 1)
    drawn = pages.render(source.page, dpi=dpi, grey=True)
    size = (drawn.width, drawn.height)
    return Images.frombuffer("L", size, drawn.data, "raw", "L", drawn.stride, 1).copy()


def clockwise(turns: int) -> Image.Transpose:
    """Return what turns an image clockwise by one, two or three quarters."""
    from PIL import Image as Images

    return {
        1: Images.Transpose.ROTATE_270,
        2: Images.Transpose.ROTATE_180,
        3: Images.Transpose.ROTATE_90,
    }[turns]


def _image_page(file: ImageFile.ImageFile, source: PageSource, *, fine: bool) -> Image.Image:
    if file.format in {"JPEG", "MPO"}:
        try:
            data = source.path.read_bytes()
        except OSError as error:
            raise SystemTrouble(paths.disk_sentence(error, source.path)) from error
        return _decoded(opened_image(io.BytesIO(data), str(source)), data, fine=fine)
    if file.format == "TIFF":
        file.seek(source.page)
    file.load()
    return _bounded(grey(upright(file.copy())), fine=fine)


def _decoded(image: ImageFile.ImageFile, data: bytes, *, fine: bool) -> Image.Image:
    """Decode a JPEG in grey, no finer than needed; what is cut off at its end is grey."""
    enough = _FINE if fine else _ENOUGH
    wanted = enough if image.width <= image.height else enough[::-1]
    image.draft("L", wanted)
    try:
        image.load()
    except OSError:
        image = opened_image(io.BytesIO(data + _END_OF_JPEG), "")
        image.draft("L", wanted)
        image.load()
    return _bounded(grey(upright(image)), fine=fine)


def _bounded(image: Image.Image, *, fine: bool) -> Image.Image:
    """Halve an image until it is no finer than needed (JPEGs mostly come halved already)."""
    short, long = _FINE if fine else _ENOUGH
    factor = min(min(image.size) // short, max(image.size) // long)
    return image.reduce(factor) if factor > 1 else image
