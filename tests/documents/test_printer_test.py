"""The printer's test page: every letter, true lengths, codes a scanner reads."""

import io

import pypdf
import pypdfium2
import pytest
import zxingcpp

from antt_desktop.documents.paper_wording import printer_test_text
from antt_desktop.documents.printer_test import ACCENTED, TEST_CODE, write_printer_test
from antt_desktop.domain.codes import FormCode
from tests.documents.conftest import measured

MM = 72 / 25.4


@pytest.fixture(scope="module")
def pdf():
    out = io.BytesIO()
    write_printer_test(out, printer_test_text())
    return out.getvalue()


def test_all_letters_in_three_faces_and_two_sizes(pdf):
    assert len(set(ACCENTED + ACCENTED.upper())) == 134
    text = " ".join(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    assert text.count(" ".join([*ACCENTED, *ACCENTED.upper()])) == 6
    for said in printer_test_text().instructions:
        assert said in text
    page = measured(pdf)
    for letter in ACCENTED + ACCENTED.upper():
        kinds = {(found.font[-10:], found.size) for found in page.letters if found.text == letter}
        assert len(kinds) >= 6


def test_both_codes_are_read_and_belong_to_no_book(pdf):
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = page.render(scale=150 / 72, grayscale=True).to_pil()
    codes = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    assert [FormCode.read(code.text) for code in codes] == [TEST_CODE] * 2
    assert TEST_CODE.book == "0000000"


def test_lengths_are_true_and_rulers_reach_the_edges(pdf):
    page = measured(pdf)
    assert (round(page.width / MM), round(page.height / MM)) == (210, 297)
    wide = [right - left for left, _, right, _ in page.lines]
    high = [top - bottom for _, bottom, _, top in page.lines]
    for lengths in (wide, high):
        assert any(abs(length - 100 * MM) < 1.1 for length in lengths)
    assert min(line[0] for line in page.lines) == pytest.approx(0, abs=0.5)
    assert max(line[2] for line in page.lines) == pytest.approx(210 * MM, abs=0.5)
    assert min(line[1] for line in page.lines) == pytest.approx(0, abs=0.5)
    assert max(line[3] for line in page.lines) == pytest.approx(297 * MM, abs=0.5)
    letters = [letter for letter in page.letters if letter.text != " "]
    assert max(letter.right for letter in letters) < 206 * MM
