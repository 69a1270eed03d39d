"""The results of campaigns on paper, measured on the PDF."""

import io

import pytest

from antt_desktop import paths
from antt_desktop.documents.campaign_report import (
    REASON_WIDTHS,
    SUMMARY_WIDTHS,
    Part,
    Report,
    rounds_text,
    rounds_widths,
    summary_text,
    write_report,
)
from antt_desktop.documents.page import TABLE_FRAME, WIDE_FRAME
from antt_desktop.domain.campaign_figures import Figures, Percent
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from tests.documents.conftest import MM, measured

TEXT = summary_text()
LONG = "Tổ dân cư số mười hai khu vực xóm Đình Thượng và xóm Đình Hạ"


def groups(count, name="Tổ {}"):
    rows = tuple((name.format(n), 38, 36, Percent(94), 1, 0, 1, 0) for n in range(1, count + 1))
    return Figures(TEXT.columns, rows, ("Tổng cộng", 380, 360, Percent(94), 10, 0, 10, 0))


def pdf(village, figures, reasons=(), **changes):
    parts = [Part(caption="Năm 2026", figures=figures, widths=SUMMARY_WIDTHS)]
    if reasons:
        table = Figures(TEXT.reason_columns, tuple(reasons))
        parts.append(Part(caption="Các hộ vắng:", figures=table, widths=REASON_WIDTHS, words=2))
    content = {
        "village": village,
        "title": TEXT.title,
        "abstract": "năm 2026",
        "parts": parts,
        "closing": "Cả làng đã ký.",
        "roles": TEXT.roles,
        "signature_hint": TEXT.signature_hint,
        "day": PartialDate(2026, 3, 31),
    }
    out = io.BytesIO()
    pages = write_report(out, Report(**{**content, **changes}))
    return out.getvalue(), pages


def test_heading_table_sums_and_three_signatures(village):
    data, pages = pdf(village, groups(5), [("Vắng", "Đi làm ăn xa", 10)])
    assert pages == 1
    page = measured(data)
    assert (page.width, page.height) == pytest.approx((210 * MM, 297 * MM), abs=1)
    assert page.find("Tổng cộng").font != page.find("Tổ 3").font  # bold
    for words in ("TỔNG HỢP KẾT QUẢ KÝ", "Tổ 5", "94%", "Đi làm ăn xa", "31 tháng 3 năm 2026"):
        assert page.find(words)
    names = [page.find(role) for role in ("NGƯỜI LẬP", "TRƯỞNG THÔN", "TRƯỞNG BAN CÔNG")]
    assert [round(n.y) for n in names] == [round(names[0].y)] * 3
    assert names[0].middle < names[1].middle < names[2].middle
    assert max(right for _left, _bottom, right, _top in page.lines) <= TABLE_FRAME.right + 1


def test_many_groups_flow_with_the_header_and_signatures_on_the_last_page(village):
    reasons = [("Vắng", f"Lý do số {n}", n) for n in range(1, 40)]
    data, pages = pdf(village, groups(60, LONG + " {}"), reasons)
    assert pages > 3
    text = [measured(data, n).text for n in range(pages)]
    assert sum("Tỷ lệ" in page for page in text) >= 2
    assert sum("NGƯỜI LẬP" in page for page in text) == 1
    assert "NGƯỜI LẬP" in text[-1]
    assert "Lý do số 39" in text[-1]  # the last row stays with the signatures
    for n in range(1, 40):
        assert sum(f"Lý do số {n}" in page for page in text) >= 1


def test_every_number_of_rounds_fills_its_page():
    for rounds in range(1, 5):
        widths, wide = rounds_widths(rounds)
        frame = WIDE_FRAME if wide else TABLE_FRAME
        assert len(widths) == 1 + 2 * rounds
        assert sum(widths) * MM == pytest.approx(frame.width)
        assert wide is (rounds > 2)
    for widths in (SUMMARY_WIDTHS, REASON_WIDTHS):
        assert sum(widths) * MM == pytest.approx(TABLE_FRAME.width)


def test_same_content_same_bytes(village):
    assert pdf(village, groups(3)) == pdf(village, groups(3))


def test_a_village_words_it_itself_and_mistakes_are_told(tmp_path):
    file = tmp_path / "campaign-report.toml"
    text = (paths.forms() / file.name).read_text("utf-8")
    file.write_text(text.replace("SO SÁNH KẾT QUẢ", "BẢNG SO SÁNH"), "utf-8")
    assert rounds_text(tmp_path).title.startswith("BẢNG SO SÁNH")
    file.write_text(text.replace("{tỷ lệ}", "{phần trăm}"), "utf-8")
    with pytest.raises(UserError, match=r"tong_hop\.ket: không có chỗ tự điền \{phần trăm\}"):
        summary_text(tmp_path)
