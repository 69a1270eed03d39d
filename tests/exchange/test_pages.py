"""Pages as pictures: sizes, white ground, damaged files, many threads at once."""

import io
from concurrent.futures import ThreadPoolExecutor

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, NameObject

from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.exchange.pages import PdfPages, render

A4 = (595.28, 841.89)


def pdf_of(contents, size=A4):
    """Make a PDF with these page contents."""
    writer = pypdf.PdfWriter()
    for content in contents:
        page = writer.add_blank_page(*size)
        stream = DecodedStreamObject()
        stream.set_data(content)
        page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def square(level):
    return f"{level} g 100 100 200 200 re f".encode()


def page_count(pdf):
    with PdfPages(pdf) as pages:
        return pages.count


def test_count_and_sizes_from_bytes_and_from_a_file(tmp_path):
    pdf = pdf_of([b"", b"", b""])
    file = tmp_path / "Bản đăng ký tổ 3.pdf"
    file.write_bytes(pdf)
    assert page_count(pdf) == page_count(file) == 3
    with PdfPages(file) as pages:
        assert [pages.size(page) for page in range(3)] == [pytest.approx(A4, abs=0.01)] * 3


def test_a_page_is_drawn_on_white_at_its_resolution():
    picture = render(pdf_of([square(0)]), 0, dpi=72)
    assert (picture.width, picture.height, picture.format) == (596, 842, "bgrx")
    assert len(picture.data) == picture.stride * picture.height

    def pixel(x, y):
        at = y * picture.stride + 4 * x
        return tuple(picture.data[at : at + 3])

    assert pixel(0, 0) == pixel(590, 840) == (255, 255, 255)
    assert pixel(200, 842 - 200) == (0, 0, 0)


def test_grey_has_one_byte_a_pixel():
    picture = render(pdf_of([square(0.5)]), 0, dpi=36, grey=True)
    assert picture.format == "grey"
    assert picture.stride >= picture.width == 298
    row = 421 - 100
    assert picture.data[0] == 255
    assert picture.data[row * picture.stride + 100] == pytest.approx(128, abs=2)


def test_a_picture_outlives_its_document():
    with PdfPages(pdf_of([square(0)])) as pages:
        picture = pages.render(0, dpi=30)
        before = bytes(bytearray(picture.data))
    assert picture.data == before


def test_many_threads_at_once():
    levels = [n / 40 for n in range(40)]
    pdf = pdf_of([square(level) for level in levels])

    def shade(page):
        picture = render(pdf, page, dpi=50, grey=True)
        return picture.data[(picture.height - 100) * picture.stride + 100]

    with PdfPages(pdf) as shared, ThreadPoolExecutor(8) as threads:
        own = list(threads.map(shade, range(40)))
        pictures = list(threads.map(lambda n: shared.render(n, dpi=50, grey=True), range(40)))
    together = [p.data[(p.height - 100) * p.stride + 100] for p in pictures]
    assert own == together == [pytest.approx(255 * level, abs=2) for level in levels]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a PDF", b"%PDF-1.4\nbroken"])
def test_what_is_no_pdf_is_refused(data, tmp_path):
    file = tmp_path / "danh sách.pdf"
    file.write_bytes(data)
    with pytest.raises(UserError, match="không phải tệp PDF"):
        page_count(data)
    with pytest.raises(UserError, match=r"“danh sách\.pdf” không phải tệp PDF"):
        page_count(file)


def test_a_password_is_said():
    writer = pypdf.PdfWriter(io.BytesIO(pdf_of([b""])))
    writer.encrypt("1234", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UserError, match="mật khẩu"):
        page_count(out.getvalue())


def test_a_missing_file_and_a_folder_are_the_pcs_trouble(tmp_path):
    for path in (tmp_path / "không có.pdf", tmp_path):
        with pytest.raises(SystemTrouble):
            page_count(path)


def test_no_such_page_and_no_such_size():
    with PdfPages(pdf_of([b""])) as pages:
        for page in (-1, 1):
            with pytest.raises(UserError, match="không có trang"):
                pages.render(page)
        with pytest.raises(UserError, match="quá lớn"):
            pages.render(0, dpi=10_000)


def test_a_page_without_a_size_is_a_sentence(tmp_path):
    """Its place in the tree of pages is damaged: PDFium counts it and cannot open it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 2 /Kids [3 0 R 2 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    begin = len(data)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"xref\n0 4\n0000000000 65535 f \n" + rows
    data += b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % begin
    with PdfPages(data) as pages:
        assert pages.size(0) == (595, 842)
        for broken in (pages.size, pages.render):
            with pytest.raises(UserError, match="trang 2 bị hỏng"):
                broken(1)
