"""The record of handing over, read back from its PDF."""

import io

import pypdf
import pytest

from antt_desktop.documents.hand_over import HandOver, Missing, write_hand_overs
from antt_desktop.documents.paper_wording import OPEN, Round, hand_over_text

MM = 72 / 25.4


def record(missing=0, **changes):
    content = {
        "group_name": "Tổ 3",
        "leader": "Ngô Văn Vinh",
        "households": 95,
        "signed": 95 - missing,
        "absent": min(missing, 2),
        "declined": min(missing, 3) - min(missing, 2),
        "missing": [
            Missing(
                code=f"03-{number:03}",
                head=f"Nguyễn Hồng Đạt {number}",
                address=f"Ngõ {number}",
                why="Vắng: đi làm xa" if number % 2 else "Chưa đồng ý: ……………",
            )
            for number in range(1, missing + 1)
        ],
    }
    return HandOver(**(content | changes))


@pytest.fixture
def written(village):
    def write(*records):
        out = io.BytesIO()
        round_ = Round(village=village, name="Năm 2026", year=2026)
        pages = write_hand_overs(out, round_, hand_over_text(), records)
        reader = pypdf.PdfReader(io.BytesIO(out.getvalue()), strict=True)
        assert len(reader.pages) == pages
        return out.getvalue(), [" ".join(page.extract_text().split()) for page in reader.pages]

    return write


def test_counts_in_figures_and_words(written):
    _, (text,) = written(record(5))
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "BIÊN BẢN Bàn giao bản đăng ký “An toàn về an ninh trật tự” năm 2026 – Tổ 3",
        "Thời gian bắt đầu: … giờ … phút, ngày … tháng … năm 2026.",
        "Bên giao: ông (bà) Ngô Văn Vinh, tổ trưởng Tổ 3.",
        "Bên nhận: ông (bà) ………",
        "Tổng số hộ trong danh sách: 95 (chín mươi lăm) hộ.",
        "đã ký, nay bàn giao: 90 (chín mươi) bản.",
        "còn thiếu: 05 (năm) bản; trong đó vắng 2, chưa đồng ý 1, chưa có kết quả 2.",
        "1 03-001 Nguyễn Hồng Đạt 1 Ngõ 1 Vắng: đi làm xa",
        "Chưa đồng ý: ……………",
        "02 bản có giá trị như nhau",
        "BÊN GIAO (Ký, ghi rõ họ tên)",
        "BÊN NHẬN (Ký, ghi rõ họ tên)",
    ):
        assert said in text


def test_nothing_missing_needs_no_table(written):
    _, (text,) = written(record(0, leader=""))
    assert "còn thiếu: 0 (không) bản" in text
    assert "Không còn hộ nào thiếu bản đăng ký." in text
    assert f"Bên giao: ông (bà) {OPEN}, tổ trưởng Tổ 3." in text
    assert "STT" not in text


@pytest.mark.parametrize("missing", [1, *range(6, 15), 40, 90])
def test_it_flows_over_numbered_pages_and_ends_with_both_signatures(written, measured, missing):
    pdf, texts = written(record(missing))
    for at, text in enumerate(texts):
        page = measured(pdf, at)
        letters = [letter for letter in page.letters if letter.text != " "]
        assert min(letter.y for letter in letters) > 20 * MM
        assert min(letter.x for letter in letters) > 30 * MM - 0.1
        assert max(letter.right for letter in letters) < 190 * MM + 0.5
        if at:
            number = page.find(str(at + 1))
            assert (number.size, number.y > 277 * MM) == (14, True)
            assert "CỘNG HÒA" not in text
    together = " ".join(texts)
    assert together.count("Nguyễn Hồng Đạt") == missing
    assert "STT" in texts[-1] or "bàn giao kết thúc" in texts[-1]
    last = measured(pdf, len(texts) - 1)
    giving, taking = last.find("BÊN GIAO"), last.find("BÊN NHẬN")
    assert giving.middle < taking.middle
    hint, name = last.find("(Ký, ghi rõ họ tên)"), last.find("Ngô Văn Vinh")
    if name.y > giving.y:  # the one in the text above; the one below stands in bold
        name = next(letter for letter in last.letters if letter.text == "N" and letter.y < hint.y)
    assert (hint.y - 0.216 * hint.size) - (name.y + 0.891 * name.size) >= 25 * MM


def test_each_group_begins_a_page(written):
    _, texts = written(record(1), record(2, group_name="Tổ 4"))
    assert ["– Tổ 3" in text for text in texts] == [True, False]
    assert "– Tổ 4" in texts[1]
