"""The sheet signed at the door, and invitations, read back from the PDF."""

import io
from dataclasses import replace

import pypdf
import pytest

from antt_desktop.documents.invitations import (
    compose_invitation_list,
    invitation_text,
    write_invitations,
)
from antt_desktop.documents.paper_pages import write_paper
from antt_desktop.documents.sign_in_sheet import compose_sign_in_sheet, sign_in_text
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.meetings import Attendance, Delegates, Meeting
from antt_desktop.domain.papers import PaperTable, paragraph

GROUPS = {1: "Tổ 1", 2: "Tổ 2"}


@pytest.fixture
def meeting():
    return Meeting(
        title="Họp bàn làm đường",
        day=PartialDate(2026, 3, 5),
        start="19:30",
        place="Nhà văn hóa",
        chair="Trần Thị Hồng Nga",
        agenda="1. Báo cáo\n2. Bàn kinh phí",
        roll=tuple(
            Attendance(
                household_id=n, group_id=1 if n <= 40 else 2, code=f"0{n}", head=f"Phạm Văn {n:03}"
            )
            for n in range(1, 61)
        ),
    )


def pages(pdf):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def rows_of(paper):
    (table,) = (block for block in paper.blocks if isinstance(block, PaperTable))
    return table.rows


def test_everybody_called_has_a_numbered_row_by_group_and_walk_ins_have_blank_ones(
    meeting, village
):
    paper = compose_sign_in_sheet(meeting, village, sign_in_text(), groups=GROUPS)
    rows = rows_of(paper)
    numbered = [row for row in rows if row[0].isdigit()]
    assert [int(row[0]) for row in numbered] == list(range(1, 61))
    assert [row[0] for row in rows if len(row) == 1][:2] == ["Tổ 1: 40 hộ", "Tổ 2: 20 hộ"]
    assert sum(not any(row) for row in rows) == 20
    out = io.BytesIO()
    write_paper(out, paper)
    text = " ".join(pages(out.getvalue()))
    assert all(f"Phạm Văn {n:03}" in text for n in range(1, 61))


def test_once_taken_the_sheet_says_who_came(meeting, village):
    first, second, *others = meeting.roll
    roll = (
        replace(first, present=True, came="Con trai"),
        replace(second, present=True, late="19:45"),
        *others,
    )
    taken = replace(meeting, roll=roll)
    paper = compose_sign_in_sheet(taken, village, sign_in_text(), groups=GROUPS)
    rows = [row for row in rows_of(paper) if row[0].isdigit()]
    assert [row[3:] for row in rows[:3]] == [
        ("Con trai", "Có mặt"), ("", "Có mặt từ 19:45"), ("", "Vắng")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("counted", "says"),
    [
        (Delegates(20, 18), "Danh sách có 20 người được mời; có mặt 18 người, vắng 2 người."),
        (Delegates(20, 0), "Danh sách có 20 người được mời; có mặt …… người, vắng …… người."),
    ],
)
def test_where_people_are_counted_the_sheet_counts_people(meeting, village, counted, says):
    cell = replace(meeting, roll=(), delegates=counted)
    paper = compose_sign_in_sheet(cell, village, sign_in_text(), groups={})
    assert paragraph(says) in paper.blocks


def test_each_household_has_its_invitation_two_on_a_page(meeting, village):
    out = io.BytesIO()
    some = meeting.roll[:5]
    assert write_invitations(out, meeting, some, village, invitation_text(), groups=GROUPS) == 3
    found = pages(out.getvalue())
    for place, household in enumerate(some):
        assert household.head in found[place // 2]
    assert all(w in found[0] for w in ("GIẤY MỜI", "19 giờ 30", "Nhà văn hóa", "2. Bàn kinh phí"))


def test_a_long_agenda_and_a_long_name_stay_on_their_half(meeting, village, measured):
    agenda = "\n".join(f"{n}. Bàn việc thứ {n} của làng ta năm nay cho kỹ càng" for n in range(60))
    name = "Nguyễn Phúc Hoàng Thị Thanh Bình Minh Châu"
    long = replace(meeting, agenda=agenda)
    out = io.BytesIO()
    guest = replace(meeting.roll[0], head=name)
    write_invitations(out, long, [guest], village, invitation_text(), groups=GROUPS)
    page = measured(out.getvalue())
    letters = [letter for letter in page.letters if letter.text.strip()]
    assert min(letter.y for letter in letters) >= page.height / 2
    assert "chương trình đầy đủ" in " ".join(pages(out.getvalue()))
    assert page.find("Trần Thị Hồng Nga").size >= 10


def test_the_list_of_all_invited_goes_with_one_invitation(meeting, village):
    paper = compose_invitation_list(meeting, village, invitation_text(), groups=GROUPS)
    assert next(row[1:] for row in rows_of(paper)) == ("01", "Phạm Văn 001", "Tổ 1")
    assert len(rows_of(paper)) == 60
