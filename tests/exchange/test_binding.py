"""Files bound into one PDF, in their order; what has no pages is left out."""

import io

import pypdf
import pytest
from PIL import Image
from pypdf.generic import RectangleObject

from antt_desktop.exchange.binding import bound

PDF = "application/pdf"


def sheets(count: int, width: float = 595) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(count):
        writer.add_blank_page(width, 842)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def picture(size, kind="JPEG", mode="RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red" if mode == "RGB" else 1).save(out, kind)
    return out.getvalue()


def boxes(data: bytes) -> list[tuple[int, int]]:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return [
        (round(box.width), round(box.height))
        for box in (RectangleObject(p.mediabox) for p in pages)
    ]


def test_pages_stand_in_their_order_and_photographs_on_a4():
    files = [
        (sheets(2), PDF),
        (picture((400, 300)), "image/jpeg"),
        (sheets(1, 300), PDF),
        (picture((300, 900), "PNG", "P"), "image/png"),
    ]
    portrait, landscape = (595, 842), (842, 595)
    assert boxes(bound(files)) == [portrait, portrait, landscape, (300, 842), portrait]


@pytest.mark.parametrize(
    "file", [(b"PK", "application/zip"), (b"not a pdf", PDF), (b"no picture", "image/png")]
)
def test_what_cannot_be_bound_is_left_out(file):
    assert len(boxes(bound([(sheets(1), PDF), file]))) == 1
