"""A list in Excel: text as text, numbers as numbers, read back as it was given."""

import io

import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.exchange.list_writer import ListSheet, write_list

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


def written(rows, headings=("Họ và tên", "Tuổi"), progress=lambda _done, _total: None):
    out = io.BytesIO()
    sheet = ListSheet(
        title="DANH SÁCH HỘ NGHÈO",
        below=["Tổ 3", "Ngày lập: 13/03/2026"],
        headings=headings,
        rows=iter(rows),
        total=len(rows),
    )
    write_list(out, sheet, progress)
    return out.getvalue()


def table(data):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    (name,) = book.sheet_names
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def test_title_date_header_and_rows():
    rows = table(written([("Đỗ Hữu Lan", 80), ('=HYPERLINK("x")', None), ("0912 345 678", "")]))
    assert [row[0] for row in rows[:4]] == [
        "DANH SÁCH HỘ NGHÈO",
        "Tổ 3",
        "Ngày lập: 13/03/2026",
        "",
    ]
    assert rows[4:] == [
        ["STT", "Họ và tên", "Tuổi"],
        [1.0, "Đỗ Hữu Lan", 80.0],
        [2.0, '=HYPERLINK("x")', ""],
        [3.0, "0912 345 678", ""],
    ]


@given(st.lists(TEXTS, min_size=1, max_size=300))
@settings(max_examples=15, deadline=None)
def test_any_text_comes_back(texts):
    rows = table(written([(text, 1) for text in texts]))
    assert [row[1] for row in rows[5:]] == texts


def test_the_same_list_gives_the_same_bytes():
    assert written([("Lan", 80)]) == written([("Lan", 80)])


def test_progress_is_told_and_may_stop_it():
    told = []
    written([("Lan", 1)] * 1200, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (1200, 1200)
    assert len(told) > 2

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        written([("Lan", 1)], progress=stop)


def test_a_text_no_cell_can_hold_is_said():
    with pytest.raises(UserError, match="Họ và tên ở dòng 2 dài quá"):
        written([("Lan", 1), ("x" * 32_768, 1)])
