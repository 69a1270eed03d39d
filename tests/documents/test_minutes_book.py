"""The bound minutes of a year: cover, contents that name the right pages, bookmarks."""

import io

import pypdf
import pytest

from antt_desktop.documents.minutes_book import BoundMinutes, write_minutes_book
from antt_desktop.documents.minutes_wording import minutes_file
from antt_desktop.domain.errors import Cancelled
from antt_desktop.domain.papers import Paper, paragraph
from tests.documents.conftest import MM, VILLAGE, measured


def entry(number):
    """Return minutes of one to four pages, every third of them not frozen."""
    said = [paragraph(f"Điều {n} của họp {number}.") for n in range(1 + number % 4 * 35)]
    paper = Paper(village=VILLAGE, title="Biên bản", abstract=f"Họp số {number}", blocks=said)
    return BoundMinutes(
        day=f"{number % 28 + 1:02}/03/2026",
        title=f"Họp số {number} bàn việc chung của làng, góp quỹ, sửa đường và ngõ xóm",
        compose=lambda: paper,
        frozen=number % 3 != 0,
    )


def bound(count, **options):
    out = io.BytesIO()
    entries = [entry(number) for number in range(1, count + 1)]
    pages = write_minutes_book(out, VILLAGE, 2026, entries, minutes_file(), **options)
    reader = pypdf.PdfReader(out, strict=True)
    assert len(reader.pages) == pages
    return out.getvalue(), [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.mark.parametrize("count", [1, 22, 23, 24, 60])
def test_contents_and_bookmarks_name_the_page_each_minutes_begin_on(count):
    pdf, texts = bound(count)
    assert "TẬP BIÊN BẢN HỌP NĂM 2026" in texts[0]
    assert f"Gồm {count} biên bản" in texts[0]
    begins = {
        number: next(at for at, text in enumerate(texts, 1) if f"BIÊN BẢN Họp số {number} " in text)
        for number in range(1, count + 1)
    }
    contents = " ".join(texts[1 : begins[1] - 1])
    for number, page in begins.items():
        unfrozen = " (chưa chốt)" if number % 3 == 0 else ""
        title = entry(number).title
        assert f"{number} {entry(number).day} {title}{unfrozen} {page}" in contents
    outline = pypdf.PdfReader(io.BytesIO(pdf))
    named = {mark.title: outline.get_destination_page_number(mark) + 1 for mark in outline.outline}
    assert list(named)[:2] == ["TẬP BIÊN BẢN HỌP", "MỤC LỤC"]
    assert list(named.values()) == [1, 2, *begins.values()]
    for at, text in enumerate(texts[1:], 2):
        assert text.startswith(f"{at} ")


def test_pages_are_numbered_in_the_top_margin_but_for_the_cover():
    pdf, texts = bound(4)
    for at in range(len(texts)):
        above = [letter for letter in measured(pdf, at).letters if letter.y > 277 * MM]
        assert "".join(letter.text for letter in above) == (str(at + 1) if at else "")


def test_the_same_minutes_give_the_same_bytes_and_progress_can_stop():
    told = []
    pdf, _ = bound(6, progress=lambda done, total: told.append((done, total)))
    assert pdf == bound(6)[0]
    assert told == [(n, 6) for n in range(1, 7)]

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        bound(6, progress=stop)
