"""The papers of meetings in a book: as frozen, with what was added, by people and by tổ."""

from dataclasses import replace

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.majorities import MajorityRule
from antt_desktop.domain.meetings import Delegates, Meeting
from antt_desktop.domain.village import Village
from antt_desktop.domain.votes import Vote, VoteCount
from antt_desktop.workflows.papers import as_docx, as_pdf
from antt_desktop.workflows.print_minutes import (
    extract_paper,
    invitation_list_paper,
    invitations_pdf,
    minutes_paper,
    sign_in_paper,
    vote_count_paper,
    year_book,
)


@pytest.fixture
def meeting(village):
    """Return a meeting of the whole village that was held; 5 of 7 households came."""
    roll = tuple(replace(row, present=at < 5) for at, row in enumerate(village.meetings.invited()))
    return Meeting(
        title="Họp góp quỹ camera",
        kind="Họp toàn thể",
        day=PartialDate(2026, 3, 12),
        start="19:30",
        end="21:00",
        place="Nhà văn hóa làng",
        chair="Trần Thị Hồng Nga",
        secretary="Nguyễn Văn Ánh",
        proceedings="1. Bàn quỹ camera.",
        conclusion="Nhất trí.",
        votes=(Vote(matter="Góp quỹ", rule=MajorityRule(name="Khác"), counts=(VoteCount(4, 1),)),),
        roll=roll,
    )


def said(texts, paper):
    return " ".join(texts(as_pdf(paper)))


def test_minutes_print_before_they_are_saved(village, meeting, texts):
    text = said(texts, minutes_paper(village, meeting))
    assert "Số hộ được mời: 7 hộ; có mặt: 5 hộ (71%); vắng: 2 hộ – đủ điều kiện họp" in text
    assert "4/7 hộ đồng ý (57%)" in text
    assert as_docx(minutes_paper(village, meeting)).startswith(b"PK")


def test_frozen_minutes_keep_their_heading_and_show_what_was_added(village, meeting, texts):
    meeting_id = village.meetings.save(meeting)
    village.minutes.freeze(meeting_id)
    village.minutes.amend(meeting_id, "Sửa số hộ dự: 5 hộ.\nCăn cứ danh sách ký.")
    village.minutes.amend(meeting_id, "Kèm danh sách.")
    village.settings.save_village(Village(name="Thôn Mới", commune="Xã Mới", province="Hải Phòng"))
    text = said(texts, minutes_paper(village, village.meetings.get(meeting_id)))
    assert "LÀNG VĂN HÓA QUANG KHẢI" in text
    assert "THÔN MỚI" not in text
    first, second = text.index("Bổ sung số 1"), text.index("Bổ sung số 2")
    assert first < text.index("Căn cứ danh sách ký.") < second < text.index("Kèm danh sách.")
    assert text.count("THƯ KÝ") == 3


def test_papers_of_one_decision(village, meeting, texts):
    meeting = village.meetings.get(village.meetings.save(meeting))
    (vote,) = meeting.votes
    for paper in (
        extract_paper(village, meeting, vote),
        vote_count_paper(village, meeting, vote),
    ):
        text = said(texts, paper)
        assert "Góp quỹ" in text
        assert "Có 4 hộ đồng ý, 1 hộ không đồng ý, 0 hộ có ý kiến khác" in text


def test_who_is_called_is_who_lives_there_until_the_meeting_opens(village, meeting, texts):
    planned = replace(meeting, roll=(), group_ids=(village.groups.all()[0].id,))
    heads = [row.head for row in village.meetings.invited(planned.group_ids)]
    assert 0 < len(heads) < 7
    for paper in (sign_in_paper(village, planned), invitation_list_paper(village, planned)):
        text = said(texts, paper)
        assert all(head in text for head in heads)
    assert len(texts(invitations_pdf(village, planned)())) == (len(heads) + 1) // 2
    counted = replace(planned, delegates=Delegates(9, 8))
    with pytest.raises(UserError, match="Chưa có hộ nào được mời"):
        invitations_pdf(village, counted)


def test_the_year_is_bound_by_date_without_meetings_to_come(village, meeting, texts):
    for title, day in (("Họp sau", 13), ("Họp trước", 2)):
        village.meetings.save(replace(meeting, title=title, day=PartialDate(2026, 3, day)))
    village.meetings.save(
        replace(meeting, title="Họp tới", day=PartialDate(2026, 4, 1), roll=(), votes=())
    )
    village.meetings.save(replace(meeting, title="Năm cũ", day=PartialDate(2025, 3, 1)))
    told = []
    pages = texts(year_book(village, 2026)(lambda done, total: told.append((done, total))))
    assert "Gồm 2 biên bản" in pages[0]
    assert pages[1].index("Họp trước") < pages[1].index("Họp sau")
    assert told == [(1, 2), (2, 2)]
    assert not any("Họp tới" in page or "Năm cũ" in page for page in pages)
    with pytest.raises(UserError, match="Năm 2019 chưa có biên bản nào"):
        year_book(village, 2019)
