"""Meetings for the tests of their tab: records by a few words, saved or not."""

from dataclasses import replace

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.majorities import Base, MajorityRule
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Meeting, Opinion
from antt_desktop.domain.rich_text import rich
from antt_desktop.domain.votes import Vote, VoteCount

DAY = PartialDate(2026, 2, 20)
TWO_THIRDS = MajorityRule(name="Đóng góp", base=Base.ALL, numerator=2, denominator=3, strict=False)


def came(book, present, group_ids=()):
    """Return the roll of these tổ (all of them when ()) with the first ``present`` there."""
    roll = book.meetings.invited(group_ids)
    return tuple(replace(row, present=place < present) for place, row in enumerate(roll))


def full_meeting(book, present=4, **fields):
    """Return a meeting with something in every part, ready to be frozen; not saved."""
    said = {
        "title": "Họp triển khai mô hình năm 2026",
        "kind": "Họp toàn thể",
        "day": DAY,
        "start": "19:30",
        "end": "21:10",
        "place": "Nhà văn hóa làng",
        "chair": "Trần Thị Hồng Nga",
        "chair_role": "Trưởng thôn",
        "secretary": "Nguyễn Văn Ánh",
        "secretary_role": "Thư ký",
        "guests": ("Bí thư chi bộ", "Công an xã"),
        "agenda": "1. Báo cáo kết quả năm 2025\n2. Thảo luận",
        "proceedings": rich(
            [
                ("1. Ban công tác Mặt trận báo cáo: 27/28 vụ việc nhỏ được giải quyết.\n", False),
                ("2. Thông qua 5 tiêu chí.", True),
                ("\n3. Tổ trưởng phối hợp hòa giải khi có mâu thuẫn.", False),
            ]
        ),
        "opinions": (Opinion("Ông Đỗ Hữu Lan", "Đề nghị lắp camera ở ngõ 7."),),
        "votes": (
            Vote(matter="Thông qua 5 tiêu chí", rule=MajorityRule(name="Chung"),
                 counts=(VoteCount(present, 0, 0),)),
            Vote(matter="Đóng góp quỹ camera", rule=TWO_THIRDS,
                 counts=(VoteCount(present - 1, 1, 0),)),
        ),
        "conclusion": "Hội nghị nhất trí.",
        "tasks": (
            Task(what="rà soát hộ tạm trú", who="Tổ 3", due=PartialDate(2026, 3, 5)),
            Task(what="vận động các hộ còn lại ký", who="Tổ 1", due=PartialDate(2026, 3, 15)),
        ),
        "roll": came(book, present, fields.get("group_ids", ())),
    }  # fmt: skip
    return Meeting(**(said | fields))


def save_meeting(book, present=4, *, frozen=False, **fields):
    """Save a full meeting, frozen where asked for; return its id."""
    meeting_id = book.meetings.save(full_meeting(book, present, **fields))
    if frozen:
        book.minutes.freeze(meeting_id)
    return meeting_id
