"""Lists with chosen columns: they fit the page they get, and say what they were given."""

import io
from itertools import pairwise

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.documents.fonts import Face, width
from antt_desktop.documents.free_list import FreeList, layout, write_free_list
from antt_desktop.documents.lists import ListPaper
from antt_desktop.documents.page import TABLE_FRAME, WIDE_FRAME
from antt_desktop.documents.wording import free_list_text
from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.domain.list_columns import ListColumn, ListRows
from antt_desktop.domain.text import ACCENTED_LETTERS
from antt_desktop.paths import forms

MM = 72 / 25.4
PADDING = 2.4 * MM
C = ListColumn
FEW = (C.NAME, C.BIRTH, C.AGE, C.ADDRESS, C.SIGNATURE)
MANY = (C.GROUP, C.NAME, C.BIRTH, C.RELATION, C.HEAD, C.ADDRESS, C.IDENTITY, C.PHONE, C.NOTE)
WHOLE = {
    C.BIRTH: "28/08/1958", C.IDENTITY: "031046001234", C.PHONE: "0913 931 879", C.CODE: "103-005",
    C.SINCE: "28/08/2026", C.UNTIL: "28/08/2026", C.LEFT_ON: "28/08/2026", C.YEAR: "1958",
    C.AGE: "108", C.SIZE: "99",
}  # fmt: skip


@pytest.fixture
def printed(village):
    def write(columns, rows, *, kind=ListRows.PEOPLE, with_age=False, leader="", **more):
        out = io.BytesIO()
        content = FreeList(
            paper=ListPaper(
                village=village,
                text=free_list_text(kind, columns, with_age=with_age),
                besides={"tên": "Người từ 80 tuổi", "phạm vi": "Tổ 3"},
            ),
            columns=columns,
            rows=rows,
            total=len(rows),
            counts={
                "người": str(len(rows)),
                "hộ": str(len(rows)),
                "khẩu": "7",
                "ngày": "13/03/2026",
            },
            leader=leader,
            **more,
        )
        pages = write_free_list(out, content)
        assert len(pypdf.PdfReader(io.BytesIO(out.getvalue()), strict=True).pages) == pages
        return out.getvalue()

    return write


def plain(pdf):
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@given(
    st.lists(st.sampled_from(ListColumn), min_size=1, max_size=9, unique=True),
    st.integers(0, 200_000),
)
def test_any_columns_fill_their_page_and_cut_no_date_or_number(columns, total):
    frame, widths = layout(columns, total)
    assert sum(widths) * MM == pytest.approx(frame.width)
    assert widths[0] * MM - PADDING >= width(str(total), Face.REGULAR, 12)
    for column, wide in zip(columns, widths[1:], strict=True):
        assert wide >= 12
        whole = WHOLE.get(column, "")
        assert wide * MM - PADDING >= width(whole, Face.REGULAR, 12), column


def test_few_columns_stand_upright_and_many_on_the_side():
    assert layout(FEW, 60)[0] is TABLE_FRAME
    assert layout(MANY, 60)[0] is WIDE_FRAME


def people(count):
    return [
        (f"Nguyễn Thị Hồng {n}", "05/03/1940", "86", f"Ngõ {n}, số {n + 3}", "")
        for n in range(1, count + 1)
    ]


def test_a_list_of_60_over_several_pages(printed, measured):
    pdf = printed(FEW, people(60), with_age=True)
    texts = plain(pdf)
    shown = []
    for at, text in enumerate(texts):
        page = measured(pdf, at)
        assert "STT Họ và tên Ngày sinh Tuổi Địa chỉ Ký nhận" in text
        letters = [letter for letter in page.letters if letter.text != " "]
        assert max(letter.right for letter in letters) < 195 * MM + 0.1
        assert min(letter.x for letter in letters) > 30 * MM - 0.1
        shown += [n for n in range(1, 61) if f" {n} Nguyễn Thị Hồng {n} 05/03/1940 86 " in text]
        if at:
            assert text.startswith(str(at + 1))
    assert shown == list(range(1, 61))
    assert "DANH SÁCH NGƯỜI TỪ 80 TUỔI Tổ 3" in texts[0]
    assert "Danh sách có 60 người. Tuổi tính đến ngày 13/03/2026." in texts[-1]
    assert "TRƯỞNG THÔN" in texts[-1]


def test_a_page_on_its_side_has_its_number_and_all_its_text(printed, measured):
    long = "Nguyễn Thị Hồng Ánh Nguyệt Quế Chi"
    rows = [
        ("Tổ 3", long, "05/03/1940", "Cha vợ (chồng)", long, "Ngõ 12, khu tập thể Cơ khí",
         "031046001234", "0913 931 879", "Ghi chú dài hơn một dòng")
    ] * 40  # fmt: skip
    pdf = printed(MANY, rows)
    texts = plain(pdf)
    assert len(texts) > 3
    assert sum(text.count(" 031046001234 ") for text in texts) == 40
    for word in {*long.split(), "khí", "hơn"}:
        assert sum(text.split().count(word) for text in texts) == 40 * (1 + (word in long))
    for at in range(len(texts)):
        page = measured(pdf, at)
        assert (page.width, page.height) == pytest.approx((297 * MM, 210 * MM), abs=0.1)
        letters = [letter for letter in page.letters if letter.text != " "]
        assert max(letter.right for letter in letters) < 282 * MM + 0.1
        assert min(letter.y for letter in letters) > 20 * MM
        rules = sorted({round(bottom) for x, bottom, right, _ in page.lines if right - x > 600})
        assert all(b - a > 6 * MM for a, b in pairwise(rules))
        if at:
            number = page.find(str(at + 1))
            assert number.y > 190 * MM
            assert number.middle == pytest.approx(156 * MM, abs=0.3)


def test_every_letter_comes_out_as_it_went_in(printed):
    words = [ACCENTED_LETTERS[at : at + 8] for at in range(0, len(ACCENTED_LETTERS), 8)]
    pdf = printed((C.NAME, C.ADDRESS), [(word, word) for word in words])
    text = "".join(plain(pdf))
    for word in words:
        assert text.count(word) == 2


def test_households_their_count_and_who_signs(printed, measured):
    pdf = printed((C.CODE, C.NAME), [("03-005", "Đỗ Hữu Lan")], kind=ListRows.HOUSEHOLDS)
    (text,) = plain(pdf)
    assert "STT Mã hộ Họ và tên chủ hộ" in text
    assert "Danh sách có 1 hộ, 7 nhân khẩu." in text


def test_a_stopped_list_says_so(printed):
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        printed(FEW, people(200), progress=stop)


def test_a_form_that_lacks_a_heading_is_named(tmp_path):
    text = (forms() / "free-list.toml").read_text("utf-8")
    (tmp_path / "free-list.toml").write_text(text.replace('tuoi = "Tuổi"\n', ""), "utf-8")
    people = ListRows.PEOPLE
    assert free_list_text(people, (C.NAME,), with_age=False, folder=tmp_path).columns == (
        "STT",
        "Họ và tên",
    )
    with pytest.raises(UserError, match=r"free-list\.toml”, mục cot\.tuoi"):
        free_list_text(people, (C.NAME, C.AGE), with_age=False, folder=tmp_path)
