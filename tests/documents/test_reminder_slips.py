"""Reminder slips: whole inside their part of the sheet, whatever the names are."""

import dataclasses
import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.documents.paper_wording import OPEN, Round, reminder_text
from antt_desktop.documents.reminder_slips import Slip, write_reminders
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from tests.documents.conftest import VILLAGE, measured

MM = 72 / 25.4
ROUND = Round(village=VILLAGE, name="Năm 2026", year=2026)
LETTERS = "aăâeêioôơuưyđĐNTHKgnhcàáảãạặẫữỵ "


def slip(number, **changes):
    content = {
        "code": f"03-{number:03}",
        "head": f"Nguyễn Thị Hồng Đạt {number}",
        "address": f"Ngõ {number}",
        "group_name": "Tổ 3",
        "leader": "Ngô Văn Vinh",
    }
    return Slip(**(content | changes))


def written(*sheets, text=None, **options):
    out = io.BytesIO()
    pages = write_reminders(out, ROUND, text or reminder_text(), sheets, **options)
    reader = pypdf.PdfReader(io.BytesIO(out.getvalue()), strict=True)
    assert len(reader.pages) == pages
    return out.getvalue(), [" ".join(page.extract_text().split()) for page in reader.pages]


def off_the_cuts(page):
    """Tell whether every letter keeps 8 mm from the paper's edges and the cutting lines."""
    wide, high = 105 * MM, 99 * MM
    return all(
        letter.x % wide >= 8 * MM
        and letter.right % wide <= wide - 8 * MM
        and letter.x // wide == letter.right // wide
        and (letter.y - 0.22 * letter.size) % high >= 8 * MM
        and (letter.y + 0.9 * letter.size) % high <= high - 8 * MM
        for letter in page.letters
        if letter.text != " "
    )


def test_six_slips_a_sheet_and_each_group_on_its_own():
    pdf, texts = written([slip(n) for n in range(1, 9)], [slip(9, group_name="Tổ 4")])
    assert [text.count("PHIẾU NHẮC") for text in texts] == [6, 2, 1]
    for number in range(1, 10):
        assert sum(text.count(f"Mã hộ {100 + number}".replace("10", "03-00")) for text in texts)
    page = measured(pdf)
    assert (round(page.width / MM), round(page.height / MM)) == (210, 297)
    assert off_the_cuts(page)
    assert {round(line[0] / MM) for line in page.lines if line[3] - line[1] > 100} == {105}
    cuts = {round(line[1] / MM) for line in page.lines if line[2] - line[0] > 100}
    assert cuts == {99, 198}


def test_what_a_slip_says():
    _, (text,) = written([slip(1)], until=PartialDate(2026, 3, 31))
    for said in (
        "LÀNG VĂN HÓA QUANG KHẢI",
        "Kính gửi gia đình ông (bà): Nguyễn Thị Hồng Đạt 1",
        "Địa chỉ: Ngõ 1, Tổ 3",
        "nộp cho tổ trưởng Tổ 3, ông (bà) Ngô Văn Vinh.",
        "năm 2026",
        "Hạn nộp: hết ngày 31/03/2026.",
    ):
        assert said in text


def test_what_is_not_known_is_left_for_the_pen():
    _, (text,) = written([slip(1, head="", leader="")])
    assert f"ông (bà): {OPEN}" in text
    assert f"ông (bà) {OPEN}." in text
    assert "Hạn nộp" not in text


@settings(max_examples=12, deadline=None)
@given(
    head=st.text(LETTERS, max_size=250),
    address=st.text(LETTERS, max_size=250),
    leader=st.text(LETTERS, max_size=60),
)
def test_no_name_runs_over_a_cut(head, address, leader):
    pdf, _ = written([slip(n, head=head, address=address, leader=leader) for n in range(6)])
    assert off_the_cuts(measured(pdf))


def test_wording_that_no_slip_holds_is_refused():
    text = dataclasses.replace(reminder_text(), body=("Lời nhắc rất dài. " * 150,))
    with pytest.raises(UserError, match="dài quá một phiếu"):
        written([slip(1)], text=text)
