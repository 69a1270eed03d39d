"""QR codes read from pictures of pages."""

import io

import pytest
import zxingcpp
from PIL import Image

from antt_desktop.domain.codes import FormCode
from antt_desktop.exchange.codes import read_codes
from antt_desktop.exchange.pages import Picture, render

PAYLOAD = FormCode("K7Q2M9X", 1, 123).payload


def page_with(payloads, kind=zxingcpp.BarcodeFormat.QRCode, turn=0):
    """Make a PDF page with these codes on it."""
    sheet = Image.new("L", (1240, 1754), 255)
    for at, payload in enumerate(payloads):
        code = zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(payload, kind), scale=4)
        height, width = code.shape
        picture = Image.frombytes("L", (width, height), bytes(code))
        sheet.paste(picture, (100 + 500 * (at % 2), 100 + 500 * (at // 2)))
    out = io.BytesIO()
    sheet.rotate(turn, fillcolor=255).save(out, "PDF", resolution=150)
    return out.getvalue()


@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("turn", [0, 3, 180])
def test_both_codes_of_a_page(grey, turn):
    picture = render(page_with([PAYLOAD, PAYLOAD], turn=turn), 0, dpi=150, grey=grey)
    assert read_codes(picture) == [PAYLOAD, PAYLOAD]


def test_other_kinds_of_code_and_empty_pages_give_nothing():
    other = page_with(["8934563138165"], zxingcpp.BarcodeFormat.EAN13)
    assert read_codes(render(other, 0, dpi=150)) == []
    assert read_codes(render(page_with([]), 0, dpi=150, grey=True)) == []


def test_rows_longer_than_the_picture_are_understood():
    grey = render(page_with([PAYLOAD]), 0, dpi=150, grey=True)
    rows = [
        grey.data[y * grey.stride : y * grey.stride + grey.width] + b"\0" * 37
        for y in range(grey.height)
    ]
    padded = Picture(grey.width, grey.height, grey.width + 37, b"".join(rows), "grey")
    assert read_codes(padded) == [PAYLOAD]
