"""Tables of figures in Excel: texts stay texts, shares are numbers."""

import io

import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.domain.campaign_figures import Figures, Percent
from antt_desktop.exchange.figures_writer import FiguresSheet, write_figures


def sheets(*figures, title="TỔNG HỢP"):
    out = io.BytesIO()
    named = [FiguresSheet(f"Bảng {at}", one) for at, one in enumerate(figures)]
    write_figures(out, title, ["Làng Quang Khải"], named)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue()))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def test_each_table_on_its_sheet_with_sums_below():
    figures = Figures(("Tổ", "Số hộ", "Tỷ lệ"), (("Tổ 1", 38, Percent(94)),), ("Cộng", 38, None))
    first, second = sheets(figures, Figures(("Lý do",), (("Đi làm xa",),)))
    assert [row[0] for row in first[:2]] == ["TỔNG HỢP", "Làng Quang Khải"]
    assert first[3:] == [["Tổ", "Số hộ", "Tỷ lệ"], ["Tổ 1", 38.0, 0.94], ["Cộng", 38.0, ""]]
    assert second[3:] == [["Lý do"], ["Đi làm xa"]]


@settings(max_examples=15, deadline=None, database=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)))
def test_any_text_is_a_text(texts):
    texts += ["=1+1", "+84912", "@SUM(A1)", "36/38", "https://vidu.vn"]
    (table,) = sheets(Figures(("Tổ",), tuple((text,) for text in texts)))
    assert [row[0] for row in table[4:]] == texts
