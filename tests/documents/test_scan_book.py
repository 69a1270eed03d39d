"""Scanned pages in a PDF: the very same JPEG, on A4, under the household's bookmark."""

import io
import tracemalloc

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from antt_desktop.documents.scan_book import write_scans
from antt_desktop.domain.errors import Cancelled, UserError


def jpeg(width=1240, height=1754, mode="L", **options):
    out = io.BytesIO()
    Image.new(mode, (width, height), 200 if mode == "L" else (200, 90, 10)).save(
        out, "JPEG", **options
    )
    return out.getvalue()


def written(pages, **options):
    out = io.BytesIO()
    count = write_scans(out, pages, title="Bản quét", author="Làng", **options)
    reader = pypdf.PdfReader(io.BytesIO(out.getvalue()), strict=True)
    assert len(reader.pages) == count
    return out.getvalue(), reader


def test_every_jpeg_is_embedded_unchanged_on_a4():
    pictures = [
        jpeg(),
        jpeg(progressive=True),
        jpeg(900, 600, "RGB"),
        jpeg(600, 600),
        jpeg(300, 2000, comment=b"\xff\xd9 not the end"),
    ]
    _, reader = written([(picture, f"Hộ {at}") for at, picture in enumerate(pictures)])
    for page, picture in zip(reader.pages, pictures, strict=True):
        (image,) = page["/Resources"]["/XObject"].values()
        assert image.get_object()["/Filter"] == "/DCTDecode"
        assert image.get_object()._data == picture
        sides = sorted(round(float(side) * 25.4 / 72) for side in page.mediabox[2:])
        assert sides == [210, 297]
        assert len(page.images) == 1
    wide = reader.pages[2].mediabox
    assert wide.width > wide.height
    assert [page.images[0].image.size for page in reader.pages][2] == (900, 600)


def test_bookmarks_by_household_with_vietnamese_names():
    picture = jpeg(60, 80)
    names = ["03-001 Đỗ Văn Đạt", "03-001 Đỗ Văn Đạt", "03-002 Ngô Thị Bưởi"]
    data, reader = written([(picture, name) for name in names])
    shown = [(mark.title, reader.get_destination_page_number(mark)) for mark in reader.outline]
    assert shown == [(names[0], 0), (names[2], 2)]
    assert reader.metadata.title == "Bản quét"
    assert data == written([(picture, name) for name in names])[0]


def test_pages_go_straight_to_the_file():
    class Sink:
        def write(self, data):
            return len(data)

    picture = jpeg() + b"\0" * 100_000
    tracemalloc.start()
    write_scans(Sink(), ((picture + bytes([at]), "Hộ") for at in range(200)), title="", author="")
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert highest < 4_000_000


@given(st.binary(max_size=60) | st.binary(max_size=60).map(lambda rest: b"\xff\xd8\xff" + rest))
def test_what_is_no_jpeg_is_refused_with_a_sentence(data):
    with pytest.raises(UserError, match="hỏng"):
        written([(data[:9], "Hộ")])


@pytest.mark.parametrize("cut", [0, 1, 2, 5, 20, 90])
def test_a_cut_header_is_refused(cut):
    with pytest.raises(UserError, match="hỏng"):
        written([(jpeg()[:cut], "Hộ")])


def test_cancelled():
    def stop(done, total):
        assert (done, total) == (1, 7)
        raise Cancelled

    with pytest.raises(Cancelled):
        written([(jpeg(60, 80), "Hộ")] * 7, total=7, progress=stop)
