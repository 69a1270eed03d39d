"""Files bound into one PDF, in their order: PDF pages as they are, photographs a page each."""

from collections.abc import Sequence
from io import BytesIO

from antt_desktop.exchange.pages import PDFIUM

_A4 = (595.28, 841.89)
_MARGIN = 42.5  # 15 mm
_PDF, _PICTURES = "application/pdf", "image/"


def bound(files: Sequence[tuple[bytes, str]]) -> bytes:
    """Return one PDF of some files (bytes, media type).

    A file of another type, or one that cannot be read, is left out: it stays in the book.
    """
    import pypdfium2

    with PDFIUM:
        whole = pypdfium2.PdfDocument.new()
        opened = []
        for data, media in files:
            try:
                part = pypdfium2.PdfDocument(data if media == _PDF else _page(data, media))
            except (pypdfium2.PdfiumError, OSError, ValueError):
                continue
            opened.append(part)  # its pages are read until the whole is saved
            whole.import_pages(part)
        out = BytesIO()
        whole.save(out)
        for document in (whole, *opened):
            document.close()
    return out.getvalue()


def _page(data: bytes, media: str) -> bytes:
    """Return a photograph in the middle of an A4 page, turned as its camera says."""
    if not media.startswith(_PICTURES):
        raise ValueError(media)
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data)) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        sheet = _A4 if upright.width <= upright.height else _A4[::-1]
        room = [side - 2 * _MARGIN for side in sheet]
        scale = max(upright.width / room[0], upright.height / room[1])
        dots = [round(side * scale) for side in sheet]
        page = Image.new("RGB", (dots[0], dots[1]), "white")
        page.paste(upright, ((dots[0] - upright.width) // 2, (dots[1] - upright.height) // 2))
        out = BytesIO()
        page.save(out, "PDF", resolution=72 * scale)
    return out.getvalue()
