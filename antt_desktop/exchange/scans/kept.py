"""Pages as they are kept in the book: turned by hand, and as they came."""

from __future__ import annotations

import io

from antt_desktop import paths
from antt_desktop.domain.errors import SystemTrouble
from antt_desktop.exchange.pages import PdfPages
from antt_desktop.exchange.scans.pictures import Pictures, clockwise
from antt_desktop.exchange.scans.reading import compact
from antt_desktop.exchange.scans.sources import PageSource, head_of, is_pdf, opened_image

_KINDS = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "TIFF": "image/tiff"}


def turned(jpeg: bytes, quarter_turns: int) -> bytes:
    """Return a kept page turned clockwise by so many quarters."""
    turns = quarter_turns % 4
    if not turns:
        return jpeg
    with opened_image(io.BytesIO(jpeg), "") as page:
        return compact(page.convert("L").transpose(clockwise(turns)))


def original_of(source: PageSource) -> tuple[bytes, str]:
    """Return a page as it came and its kind: "image/jpeg", "image/png", "image/tiff".

    The file itself where it has but this page, the JPEG out of a PDF where the page is nothing
    else; any other page as a fine grey PNG. Raises UserError or SystemTrouble.
    """
    if is_pdf(head_of(source.path)):
        with PdfPages(source.path) as pages:
            jpeg = pages.jpeg(source.page)
        if jpeg and not jpeg.turned:
            return jpeg.data, "image/jpeg"
    elif source.alone:
        try:
            with opened_image(source.path, source.path.name) as image:
                kind = _KINDS[image.format or ""]
            return source.path.read_bytes(), kind
        except OSError as error:
            raise SystemTrouble(paths.disk_sentence(error, source.path)) from error
    out = io.BytesIO()
    with Pictures() as pictures:
        pictures.of(source, fine=True).save(out, "PNG")
    return out.getvalue(), "image/png"
