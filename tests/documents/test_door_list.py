"""The list for going from door to door, measured on the PDF itself."""

import io
from itertools import pairwise

import pypdf
import pytest

from antt_desktop.documents.door_list import DoorList, DoorRow, write_door_lists
from antt_desktop.documents.paper_wording import Round, door_text
from antt_desktop.domain.errors import Cancelled

MM = 72 / 25.4
LONG = "Ngõ 12, khu tập thể Nhà máy Cơ khí Nông nghiệp cạnh chùa Quang Khải"


def row(number, **changes):
    content = {
        "number": number,
        "code": f"03-{number:03}",
        "form": f"2026-{number:04}",
        "head": f"Nguyễn Hồng Đạt {number}",
        "address": f"Ngõ {number}, số {number * 2}",
        "phone": f"09123456{number:02}",
    }
    return DoorRow(**(content | changes))


def door_list(rows, **changes):
    content = {"group_name": "Tổ 3", "leader": "Ngô Văn Vinh", "households": 55, "rows": rows}
    return DoorList(**(content | changes))


@pytest.fixture
def written(village):
    def write(*lists, **options):
        out = io.BytesIO()
        round_ = Round(village=village, name="Năm 2026", year=2026)
        pages = write_door_lists(out, round_, door_text(), lists, **options)
        reader = pypdf.PdfReader(io.BytesIO(out.getvalue()), strict=True)
        assert len(reader.pages) == pages
        return out.getvalue(), [" ".join(page.extract_text().split()) for page in reader.pages]

    return write


def edges(page):
    """Return the heights of the table's lines over its whole width, from the top down."""
    left = 30 * MM
    full = {round(r[1], 1) for r in page.lines if abs(r[0] - left) < 1 and r[2] - r[0] > 400}
    heights = []
    for y in sorted(full, reverse=True):
        if not heights or heights[-1] - y > 0.5:
            heights.append(y)
    return heights


def test_40_households_take_two_pages_with_room_to_write(written, measured):
    pdf, texts = written(door_list([row(number) for number in range(1, 41)]))
    assert len(texts) == 2
    rows = 0
    for at, text in enumerate(texts):
        page = measured(pdf, at)
        assert (round(page.width / MM), round(page.height / MM)) == (210, 297)
        heights = edges(page)
        assert all(a - b >= 9 * MM - 0.2 for a, b in pairwise(heights[1:]))
        assert "Mã hộ, mã phiếu" in text
        rows += len(heights) - 2
        letters = [letter for letter in page.letters if letter.text != " "]
        assert min(letter.x for letter in letters) > 30 * MM - 0.1
        assert max(letter.right for letter in letters) < 195 * MM + 0.1
        assert min(letter.y for letter in letters) > 20 * MM
    assert rows >= 45
    assert measured(pdf, 1).find("2").y > 277 * MM
    together = " ".join(texts)
    for number in range(1, 41):
        assert f"{number} 03-{number:03} 2026-{number:04} Nguyễn Hồng Đạt {number} " in together
        assert f"09123456{number:02}" in together
    assert "DANH SÁCH ĐI TỪNG NHÀ – TỔ 3" in texts[0]
    assert "“An toàn về an ninh trật tự” năm 2026" in texts[0]
    assert "Còn 40 trong 55 hộ chưa ký" in texts[1]


def test_who_goes_round_and_room_for_the_signature(written, measured):
    pdf, (text,) = written(door_list([row(1)]))
    page = measured(pdf)
    assert "Người đi từng nhà: Ngô Văn Vinh" in text
    assert page.find("Ngày đi lấy chữ ký:").y < edges(page)[-1]
    hint = page.find("(Ký, ghi rõ họ tên)")
    name = [found for found in page.letters if found.text == "N" and found.x > 120 * MM][-1]
    assert (hint.y - 0.216 * hint.size) - (name.y + 0.891 * name.size) >= 25 * MM


@pytest.mark.parametrize("count", [0, 1, 11, 12, 13, 14, 15, 16, 17, 18, 36, 38, 40, 42])
def test_blank_rows_fill_the_last_page(written, measured, count):
    pdf, texts = written(door_list([row(number) for number in range(1, count + 1)]))
    rows = sum(len(edges(measured(pdf, at))) - 2 for at in range(len(texts)))
    assert rows - count >= 5
    last = measured(pdf, len(texts) - 1)
    assert "TỔ TRƯỞNG" in texts[-1]
    lowest = min(letter.y for letter in last.letters)
    assert lowest - 20 * MM < 9 * MM + 10
    assert len(edges(last)) > 2


def test_long_names_addresses_and_reasons_are_whole(written):
    head = "Công Tằng Tôn Nữ Thị Hồng Phượng Hoàng"
    lists = door_list(
        [row(1, head=head, address=LONG, form="2026B-0123", answer="Vắng: đi làm ăn xa")]
    )
    _, (text,) = written(lists)
    for said in (head, LONG, "Vắng: đi làm ăn xa", "03-001 2026B-0123"):
        assert said in text


def test_each_group_begins_a_page_and_is_told(written):
    told = []
    _, texts = written(
        door_list([row(1)]),
        door_list([row(2)], group_name="Tổ 4", leader=""),
        total=2,
        progress=lambda *at: told.append(at),
    )
    assert ["TỔ 3" in text for text in texts] == [True, False]
    assert "TỔ 4" in texts[1]
    assert told == [(1, 2), (2, 2)]


def test_cancelled(written):
    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        written(door_list([row(1)]), progress=stop)
