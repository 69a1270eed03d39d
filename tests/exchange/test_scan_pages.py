"""Scanned pages: which files hold them, how they are read, what is kept of them."""

import io
import random
import subprocess
import sys

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from antt_desktop.domain.codes import FormCode
from antt_desktop.exchange.scans import (
    PageSource,
    Seen,
    find_pages,
    looks_signed,
    original_of,
    read_page,
    read_pages,
    turned,
)

from . import stacks


@pytest.fixture(scope="module")
def printed():
    """Four forms, by resolution."""
    pdf = stacks.forms_pdf([stacks.form(number) for number in range(1, 5)])
    return {dpi: stacks.printed(pdf, dpi=dpi) for dpi in (100, 150, 200, 300)}


def code(number):
    return FormCode(stacks.BOOK, 1, number)


def read(path):
    (source,) = find_pages([path]).pages
    return read_page(source)


def offset(jpeg, ideal, box=(1, 1, 0, 0)):
    """How far, in pixels at 75 dpi, the page must be moved to look most like the ideal one."""
    page = Image.open(io.BytesIO(jpeg)).reduce(2)
    ideal = ideal.resize((1240, 1754)).reduce(2)
    assert page.size == ideal.size == (620, 877)
    part = (380, 60, 540, 140)
    wanted = ideal.crop(part)

    def differs(dx, dy):
        moved = page.crop((part[0] + dx, part[1] + dy, part[2] + dx, part[3] + dy))
        return ImageStat.Stat(ImageChops.difference(moved, wanted)).sum[0]

    steps = [(x, y) for x in range(-6, 7) for y in range(-6, 7)]
    best = min(steps, key=lambda step: differs(*step))
    return max(map(abs, best))


# -- reading -------------------------------------------------------------------------------


@pytest.mark.parametrize("dpi", [100, 150, 200, 300])
@pytest.mark.parametrize("turns", range(4))
def test_a_messy_page_is_read_and_straightened(printed, tmp_path, dpi, turns):
    seed = dpi + turns
    page = stacks.signed(printed[dpi][turns], seed, dpi=dpi)
    page = stacks.inked_over(page, seed, code=turns % 2, dpi=dpi)
    page = stacks.folded(page, seed)
    page = stacks.skewed(page, random.Random(seed).uniform(-3, 3))
    page = stacks.noisy(stacks.quarter_turned(page, turns), seed)
    read_of = read(stacks.write_jpeg(tmp_path / "a.jpg", page, dpi=dpi, quality=40))
    assert (read_of.codes, read_of.seen, read_of.fault) == ((code(turns + 1),), Seen.READ, "")
    assert read_of.located
    assert offset(read_of.jpeg, printed[150][turns]) <= 5


@pytest.mark.parametrize("seed", range(3))
def test_a_photograph_is_read_and_brought_onto_a4(printed, tmp_path, seed):
    photo = stacks.photographed(printed[200][seed], seed)
    page = read(stacks.write_jpeg(tmp_path / "a.jpg", photo))
    assert page.codes == (code(seed + 1),)
    assert page.located
    # A phone's perspective is told by codes that both stand at the left: 5 mm at the right.
    assert offset(page.jpeg, printed[150][seed], 12) <= 15


def test_a_clean_page_is_cut_to_the_pixel_and_kept_small(printed, tmp_path):
    page = read(stacks.write_pdf(tmp_path / "a.pdf", [printed[200][0]]))
    assert offset(page.jpeg, printed[150][0]) == 0
    assert 60_000 <= len(page.jpeg) <= 120_000


def test_pages_of_all_kinds_of_file_are_one_as_good_as_the_other(printed, tmp_path):
    pages = printed[150][:2]
    files = [
        stacks.write_pdf(tmp_path / "a.pdf", pages, dpi=150),
        stacks.write_tiff(tmp_path / "b.tif", pages, dpi=150),
        stacks.write_jpeg(tmp_path / "c.jpg", pages[0], dpi=150),
        stacks.write_png(tmp_path / "d.png", pages[1], dpi=150),
    ]
    (tmp_path / "e.pdf").write_bytes(stacks.forms_pdf([stacks.form(1), stacks.form(2)]))
    found = find_pages([*files, tmp_path / "e.pdf"])
    assert [str(source) for source in found.pages] == [
        "a.pdf, trang 1", "a.pdf, trang 2", "b.tif, trang 1", "b.tif, trang 2", "c.jpg", "d.png",
        "e.pdf, trang 1", "e.pdf, trang 2",
    ]  # fmt: skip
    read_of = [read_page(source) for source in found.pages]
    assert [page.codes for page in read_of] == [(code(n),) for n in (1, 2, 1, 2, 1, 2, 1, 2)]
    assert all(page.located for page in read_of)


@pytest.mark.parametrize("mode", ["1", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixel_is_read(printed, tmp_path, mode):
    page = printed[200][2]
    if mode == "I;16":
        wide = page.convert("I").point(lambda level: level * 257)
        page = wide.convert("I;16")
    elif mode == "RGBA":
        ink = page.point(lambda level: 255 - level)
        page = Image.merge("RGBA", (*[Image.new("L", page.size, 0)] * 3, ink))
    else:
        page = page.convert(mode)
    path = tmp_path / ("a.tif" if mode == "CMYK" else "a.png")
    page.save(path)
    assert read(path).codes == (code(3),)


def test_the_camera_says_what_is_up(printed, tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    page = stacks.quarter_turned(stacks.foreign(1, 150), 1)
    page.save(tmp_path / "a.jpg", exif=exif)
    with Image.open(io.BytesIO(read(tmp_path / "a.jpg").jpeg)) as kept:
        assert kept.width < kept.height


def test_two_forms_on_one_page_are_both_told(printed, tmp_path):
    both = Image.new("L", (printed[150][0].width * 2, printed[150][0].height), 255)
    both.paste(printed[150][0], (0, 0))
    both.paste(printed[150][1], (printed[150][0].width, 0))
    page = read(stacks.write_jpeg(tmp_path / "a.jpg", both))
    assert set(page.codes) == {code(1), code(2)}
    assert not page.located


def test_a_torn_code_is_unreadable_and_nothing_of_the_page_before_stays(printed, tmp_path):
    pages = [
        printed[150][0],
        stacks.torn(printed[150][1], 1, dpi=150),
        stacks.quarter_turned(stacks.torn(printed[150][1], 2, dpi=150), 2),
        stacks.blank(150),
        stacks.foreign(1, 150),
        stacks.foreign(2, 150, text=""),
        printed[150][3],
    ]
    found = find_pages([stacks.write_pdf(tmp_path / "a.pdf", pages, dpi=150)])
    read_of = list(read_pages(found.pages, lambda: False))
    assert [page.seen for page in read_of] == [
        Seen.READ, Seen.UNREADABLE, Seen.UNREADABLE, Seen.NONE, Seen.NONE, Seen.NONE, Seen.READ,
    ]  # fmt: skip
    assert [page.codes for page in read_of] == [(code(1),), (), (), (), (), (), (code(4),)]
    assert [page.source for page in read_of] == list(found.pages)
    assert all(page.jpeg and not page.fault for page in read_of)


# -- files ---------------------------------------------------------------------------------


def test_a_folder_gives_its_files_by_number_and_passes_over_the_rest(tmp_path):
    for name in ("quet10.png", "quet2.png", ".an.png"):
        stacks.write_png(tmp_path / name, stacks.blank(20))
    (tmp_path / "ghi chú.txt").write_text("không phải ảnh", encoding="utf-8")
    (tmp_path / "hỏng.pdf").write_bytes(b"%PDF-1.4 hong")
    (tmp_path / "thư mục").mkdir()
    found = find_pages([tmp_path, tmp_path / "quet2.png"])
    assert [str(source) for source in found.pages] == ["quet2.png", "quet10.png"]
    assert [path.name for path, _ in found.refused] == ["hỏng.pdf"]


def test_files_that_cannot_be_read_are_refused_with_a_sentence(tmp_path):
    (tmp_path / "rỗng.jpg").write_bytes(b"")
    (tmp_path / "a.txt").write_bytes(b"xin chao")
    (tmp_path / "a.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0")
    locked = pypdf.PdfWriter(io.BytesIO(stacks.forms_pdf([stacks.form(1)])))
    locked.encrypt("1234", algorithm="RC4-128")
    locked.write(tmp_path / "khóa.pdf")
    bomb = Image.new("1", (20_000, 20_000))
    bomb.save(tmp_path / "bom.png")
    names = ("rỗng.jpg", "a.txt", "a.heic", "khóa.pdf", "bom.png", "không có.pdf")
    found = find_pages([tmp_path / name for name in names])
    words = ("rỗng", "hỏng", "JPEG", "mật khẩu", "quá lớn", "Không tìm thấy")
    assert not found.pages
    for (path, sentence), name, word in zip(found.refused, names, words, strict=True):
        assert path.name == name
        assert word in sentence


def test_content_counts_and_not_the_name(printed, tmp_path):
    stacks.write_png(tmp_path / "a.png", printed[150][0]).rename(tmp_path / "a.pdf")
    assert read(tmp_path / "a.pdf").codes == (code(1),)


def test_a_photo_cut_off_in_sending_is_read_as_far_as_it_goes(printed, tmp_path):
    data = stacks.jpeg_bytes(printed[150][0])
    (tmp_path / "a.jpg").write_bytes(data[: len(data) * 3 // 4])
    assert read(tmp_path / "a.jpg").codes == (code(1),)


def test_a_damaged_page_comes_with_a_sentence(tmp_path):
    stacks.write_png(tmp_path / "a.png", stacks.foreign(1, 100))
    data = (tmp_path / "a.png").read_bytes()
    (tmp_path / "a.png").write_bytes(data[: len(data) // 2])
    page = read(tmp_path / "a.png")
    assert "hỏng" in page.fault
    assert (page.codes, page.jpeg, page.seen) == ((), b"", Seen.NONE)


HEADS = (
    b"",
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"II*\0\x08\0\0\0",
    b"MM\0*",
)


@given(head=st.sampled_from(HEADS), rest=st.binary(max_size=300))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_garbage_never_raises(tmp_path_factory, head, rest):
    path = tmp_path_factory.getbasetemp() / "rác.jpg"
    path.write_bytes(head + rest)
    found = find_pages([path])
    assert len(found.refused) + bool(found.pages) == 1
    for source in found.pages[:2]:
        page = read_page(source)
        assert page.fault or page.jpeg


# -- ink -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_signed_and_unsigned_are_told_apart(printed, tmp_path, seed):
    blank = printed[150][seed]
    pens = (
        stacks.signed(blank, seed, dpi=150, width=0.3, ink=110),
        stacks.signed(blank, seed, dpi=150, width=0.4, ink=70, size=0.2),
        stacks.thumb(blank, seed, dpi=150),
    )
    for pen, signed in ((pens[seed % 3], True), (blank, False)):
        page = stacks.toned(stacks.folded(stacks.skewed(pen, seed - 2), seed))
        page = stacks.noisy(stacks.show_through(page, printed[150][0]), seed, 10)
        kept = read(stacks.write_jpeg(tmp_path / "a.jpg", page, quality=50))
        assert looks_signed(kept.jpeg, *stacks.SIGNATURE) == signed


# -- what is kept --------------------------------------------------------------------------


def test_a_page_is_turned_by_hand(printed, tmp_path):
    kept = read(stacks.write_jpeg(tmp_path / "a.jpg", stacks.blank(150))).jpeg
    with Image.open(io.BytesIO(turned(kept, 1))) as page:
        assert page.size == (1754, 1240)
    assert turned(kept, 4) == kept


def test_originals_are_the_files_own_bytes_where_that_can_be(printed, tmp_path):
    photo = stacks.write_jpeg(tmp_path / "a.jpg", printed[100][0])
    assert original_of(PageSource(photo, alone=True)) == (photo.read_bytes(), "image/jpeg")
    pdf = stacks.write_pdf(tmp_path / "a.pdf", printed[100][:2])
    data, kind = original_of(PageSource(pdf, 1))
    assert kind == "image/jpeg"
    assert Image.open(io.BytesIO(data)).size == printed[100][1].size
    tiff = stacks.write_tiff(tmp_path / "a.tif", printed[100][:2])
    assert original_of(PageSource(tiff, 1))[1] == "image/png"


# -- workers -------------------------------------------------------------------------------


def test_stop_ends_at_once(tmp_path):
    found = find_pages([stacks.write_pdf(tmp_path / "a.pdf", [stacks.blank(50)] * 8, dpi=50)])
    asked = iter([False] * 3)
    assert len(list(read_pages(found.pages, lambda: next(asked, True)))) < 8


def test_a_file_that_goes_away_stops_none_of_the_others(tmp_path):
    files = [stacks.write_jpeg(tmp_path / f"{n}.jpg", stacks.blank(50)) for n in range(6)]
    found = find_pages(files)
    files[2].unlink()
    faults = [bool(page.fault) for page in read_pages(found.pages, lambda: False)]
    assert faults == [False, False, True, False, False, False]


def test_a_worker_loads_neither_window_nor_book():
    loaded = (
        "import sys, antt_desktop.exchange.scans;"
        "print({'PySide6', 'peewee', 'PIL', 'pypdfium2', 'zxingcpp', 'reportlab'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("size", [(1, 1), (2000, 1), (63, 500)])
def test_a_picture_too_small_for_a_page_is_said_to_be_so(tmp_path, size):
    Image.new("L", size, 200).save(tmp_path / "nho.png")
    read = read_page(PageSource(tmp_path / "nho.png"))
    assert "quá nhỏ" in read.fault
    assert (read.codes, read.jpeg) == ((), b"")
