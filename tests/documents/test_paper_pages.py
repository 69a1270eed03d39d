"""Papers of paragraphs, tables and signatures, measured on their PDF."""

import io
import re

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.documents.paper_pages import write_paper
from antt_desktop.domain.papers import (
    Align,
    Paper,
    PaperColumn,
    PaperTable,
    Paragraph,
    SignatureRow,
    Style,
    paragraph,
)
from antt_desktop.domain.text import ACCENTED_LETTERS
from tests.documents.conftest import VILLAGE, measured

MM = 72 / 25.4
SIGNED = SignatureRow(("Thư ký", "Chủ trì"), "(Ký, ghi rõ họ tên)", ("Lê Văn Ánh", "Vũ Thị Nga"))
COLUMNS = (
    PaperColumn("STT", 15, Align.CENTRED),
    PaperColumn("Nội dung", 120),
    PaperColumn("Số hộ", 25, Align.RIGHT),
)


def written(*blocks, **changes):
    paper = {"village": VILLAGE, "title": "Biên bản", "abstract": "Họp làng", "blocks": blocks}
    out = io.BytesIO()
    pages = write_paper(out, Paper(**(paper | changes)))
    assert len(pypdf.PdfReader(out, strict=True).pages) == pages
    return out.getvalue()


def page_texts(pdf):
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def letters(texts):
    """Return all letters of the pages, the page numbers left out."""
    bodies = [re.sub(f"^{n} ", "", text) for n, text in enumerate(texts, 1)]
    return "".join("".join(bodies).split())


def all_pages(pdf):
    return [measured(pdf, at) for at in range(len(page_texts(pdf)))]


def within_margins(pages):
    for page in pages:
        shown = [letter for letter in page.letters if letter.text.strip()]
        assert min(letter.x for letter in shown) > 30 * MM - 0.1
        assert max(letter.right for letter in shown) < 190 * MM + 0.5
        assert min(letter.y for letter in shown) > 20 * MM


def test_number_and_place_stand_on_one_row():
    date = "Quang Hưng, ngày 20 tháng 02 năm 2026"
    page = measured(written(paragraph("Nội dung."), number_line="Số: 05/BB-LQK", date_line=date))
    number, day = page.find("Số: 05/BB-LQK"), page.find(date)
    assert number.y == pytest.approx(day.y, abs=0.1)
    assert (number.size, day.size) == (13, 14)
    assert "Italic" in day.font
    assert number.middle < page.width / 2 < day.middle
    assert number.y < page.find("QUANG KHẢI").y


def test_a_word_keeps_together_where_its_face_changes():
    parts = (("Đồng ", False), ("thu", True), ("ận, ", False), ("nhất", True), (" trí", False))
    page = measured(written(Paragraph(parts)))
    assert "Đồng thuận, nhất trí" in page_texts(written(Paragraph(parts)))[0]
    found = page.find("Đồng thuận, nhất trí")
    assert found.width < 140
    assert "Bold" in page.find("thu").font
    assert "Bold" not in page.find("ận").font


def test_typed_spaces_set_a_line_further_in():
    page = measured(written(paragraph("1. Một"), paragraph("    a) Hai")))
    assert page.find("1. Một").left == pytest.approx((30 + 12.7) * MM, abs=0.5)
    assert page.find("a) Hai").left == pytest.approx((30 + 12.7) * MM + 14, abs=0.5)


def test_empty_lines_are_small():
    close = measured(written(paragraph("Trên"), paragraph("Dưới")))
    apart = measured(written(paragraph("Trên"), paragraph(""), paragraph("Dưới")))
    step = close.find("Trên").y - close.find("Dưới").y
    assert step == pytest.approx(14 * 1.15 + 6, abs=0.1)
    assert 3 < apart.find("Trên").y - apart.find("Dưới").y - step < 10


@pytest.mark.parametrize("lines", range(20, 46))
def test_signatures_never_stand_alone(lines):
    said = [paragraph(f"Điều {n} đã bàn.") for n in range(lines)]
    pdf = written(*said, paragraph("Biên bản đã được đọc lại."), SIGNED, SIGNED)
    pages = all_pages(pdf)
    within_margins(pages)
    last = page_texts(pdf)[-1]
    assert last.count("THƯ KÝ") == 2
    assert "đọc lại" in last
    hint, name = pages[-1].find("(Ký, ghi rõ họ tên)"), pages[-1].find("Lê Văn Ánh")
    assert hint.y - 0.216 * 14 - (name.y + 0.891 * 14) >= 25 * MM


@pytest.mark.parametrize("lines", range(22, 40))
def test_a_heading_stays_with_what_it_heads(lines):
    said = [paragraph(f"Điều {n} đã bàn.") for n in range(lines)]
    table = PaperTable(COLUMNS, [("1", "Quỹ camera", "401")])
    for texts in (
        page_texts(written(*said, paragraph("BIỂU QUYẾT", Style.HEADING), table)),
        page_texts(written(*said, paragraph("BIỂU QUYẾT", Style.HEADING), paragraph("Nhất trí."))),
    ):
        assert not texts[0].endswith("BIỂU QUYẾT")
    assert not page_texts(written(*said, paragraph("Kết quả:"), table))[0].endswith("Kết quả:")


def test_one_alone_signs_at_the_right_and_recipients_stand_beside():
    alone = SignatureRow(("Trưởng thôn",), "(Ký)", ("Vũ Thị Nga",))
    receiving = ("- UBND xã (để báo cáo);", "- Lưu: hồ sơ làng.")
    page = measured(written(paragraph("Nội dung."), alone, recipients=receiving))
    role, label = page.find("TRƯỞNG THÔN"), page.find("Nơi nhận:")
    assert role.left > page.width / 2 > page.find("- Lưu: hồ sơ làng.").right
    assert abs(role.y - label.y) < 5
    assert (label.size, page.find("- Lưu: hồ sơ làng.").size) == (12, 11)
    both = measured(written(paragraph("Nội dung."), SIGNED, recipients=receiving))
    assert both.find("Nơi nhận:").y < both.find("Lê Văn Ánh").y


def test_a_table_repeats_its_header_and_keeps_its_sides():
    rows = [(str(n), f"Nội dung {n}", str(n)) for n in range(1, 81)]
    pdf = written(PaperTable(COLUMNS, [("Tổ 1",), *rows]))
    texts, pages = page_texts(pdf), all_pages(pdf)
    within_margins(pages)
    assert all("STT Nội dung Số hộ" in text for text in texts)
    assert " ".join(texts).count("Nội dung") == 80 + len(texts)
    right = [letter for letter in pages[0].letters if letter.x > 25 * MM and letter.text == "9"]
    assert max(letter.right for letter in right) > 185 * MM


LETTERS = ACCENTED_LETTERS + "abcdeghiklmnopqrstuvxy0123456789.,;:()“”–-/%  \t"
WORDS = st.text(LETTERS, max_size=300)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(WORDS, st.booleans()), max_size=4),
    st.sampled_from(Style),
    st.lists(st.tuples(st.text(LETTERS, max_size=40), WORDS, st.just("7")), max_size=3),
)
def test_all_that_is_typed_is_on_paper_in_order(runs, style, rows):
    rows = [(first, " ".join(second.split()), third) for first, second, third in rows]
    pdf = written(
        paragraph("Đầu"),
        Paragraph(tuple(run for run in runs if run[0]), style),
        paragraph("Giữa"),
        PaperTable(COLUMNS, rows),
        paragraph("Cuối"),
        SIGNED,
    )
    within_margins(all_pages(pdf))
    found = letters(page_texts(pdf))
    typed = "".join("".join(text.split()) for text, _ in runs)
    assert f"Đầu{typed}Giữa" in found
    at = found.index("Giữa")
    for row in rows:
        for cell in row:
            at = found.index("".join(cell.split()), at)
    assert found.index("Cuối", at)


def test_the_longest_texts_lose_nothing_and_stay_within_the_margins():
    words = [f"từ{n}" for n in range(900)]
    table = PaperTable(COLUMNS, [("1", " ".join(words * 2), "2"), ("2", "x" * 5000, "3")])
    pdf = written(
        paragraph("y" * 300),
        paragraph(" ".join(words)),
        table,
        paragraph("z " * 2500),
        SIGNED,
        abstract="Nội vụ " * 900,
    )
    texts = page_texts(pdf)
    within_margins(all_pages(pdf))
    together = " ".join(texts).replace("STT Nội dung Số hộ ", "")
    found = [int(n) for n in re.findall(r"từ(\d+)", together)]
    assert found == [*range(900)] * 3
    assert together.count("vụ") == 900
    assert together.count("x") == 5000
    assert together.count("z") == 2500
    assert "y" * 300 in "".join(together.split())
    assert "THƯ KÝ" in texts[-1]
    assert " z z" in texts[-1]


def test_thirty_pages_are_numbered_and_the_same_each_time():
    said = [paragraph(f"{n}. " + "Bà con đã bàn kỹ việc chung của làng. " * 8) for n in range(290)]
    pdf = written(*said, SIGNED)
    assert pdf == written(*said, SIGNED)
    count = len(page_texts(pdf))
    assert count >= 30
    for at in (0, 1, 9, count - 1):
        page = measured(pdf, at)
        within_margins([page])
        above = [letter for letter in page.letters if letter.y > 277 * MM]
        assert "".join(letter.text for letter in above) == (str(at + 1) if at else "")
        assert {letter.size for letter in above} <= {14}
        if at:
            middle = (above[0].x + above[-1].right) / 2
            assert middle == pytest.approx(110 * MM, abs=0.5)
