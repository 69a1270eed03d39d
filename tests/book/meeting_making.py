"""A meeting of the small village with everything that minutes may say, and shorter ones."""

from dataclasses import replace

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.majorities import Base, MajorityRule
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Meeting, Opinion, Sitting
from antt_desktop.domain.rich_text import rich
from antt_desktop.domain.votes import Ballots, Vote, VoteCount

TWO_THIRDS = MajorityRule(name="Đóng góp", numerator=2, denominator=3, strict=False, source="Luật")
HALF_PRESENT = MajorityRule(name="Bầu thư ký", base=Base.PRESENT)
OTHER_QUORUM = MajorityRule(name="Họp bàn", numerator=2, denominator=3)


def hall(book: Book, *, came: int = 6, **fields) -> Meeting:
    """Return a meeting of 20/02/2026, not saved yet, to which the first ``came`` households came.

    Of the eight households of the ``village`` four are in Cụm 1, four in Cụm 2.
    """
    roll = tuple(
        replace(
            row, present=at < came, came="Lê Thị Sen" if at == 1 else "", late="19:45" * (not at)
        )
        for at, row in enumerate(book.meetings.invited())
    )
    votes = (
        Vote(
            matter="Thu 50.000 đồng một hộ để lắp camera",
            rule=TWO_THIRDS,
            counts=(VoteCount(4), VoteCount(2)),
            wording="Đã thông qua: 6 hộ đồng ý trên 8 hộ.",
        ),
        Vote(
            matter="Bầu thư ký",
            rule=HALF_PRESENT,
            secret=True,
            counts=(VoteCount(3, 1, 0), VoteCount(1, 0, 0)),
            ballots=Ballots(issued=6, returned=6, invalid=1),
            tellers=("Vũ Thị Ánh", "Đỗ Văn Bình"),
        ),
    )
    whole = Meeting(
        title="Họp triển khai mô hình năm 2026",
        kind="Họp toàn thể",
        day=PartialDate(2026, 2, 20),
        start="19:30",
        end="21:10",
        place="Nhà văn hóa làng",
        group_ids=(1, 2, 3),
        chair="Trần Thị Hồng Nga",
        chair_role="Trưởng làng",
        secretary="Nguyễn Văn Ánh",
        secretary_role="Thư ký",
        guests=("Ông Cao Đình Ước, Công an xã", "Bà Ngô Thị Ễ"),
        agenda="1. Khai mạc\n2. Bàn quỹ",
        proceedings=rich([("1. Tổ hòa giải đã giải quyết mâu th", False), ("uẫn", True)]),
        opinions=(Opinion("Ông Đạt", "Nên làm cổng\nchào trước."), Opinion("", "Nhất trí.")),
        votes=votes,
        conclusion="Thống nhất thu quỹ từ tháng 3.",
        tasks=(
            Task(what="Vận động 20 hộ", who="Tổ 1", due=PartialDate(2026, 3, 15)),
            Task(what="Mua camera", who="Ông Bình", due=PartialDate(2026, 4)),
        ),
        copies=3,
        sittings=(
            Sitting(
                name="Cụm 1",
                group_ids=(1,),
                day=PartialDate(2026, 2, 19),
                start="19:00",
                end="20:00",
                place="Đình làng",
                chair="Bùi Thị Hoa",
            ),
            Sitting(name="Cụm 2", group_ids=(2, 3)),
        ),
        quorum=OTHER_QUORUM,
        roll=roll,
    )
    return replace(whole, **fields)


def said(book: Book, title: str = "Họp tổ", proceedings: str = "Bàn việc chung.", **fields) -> int:
    """Save a short meeting to which everybody came, and return its id."""
    everybody = tuple(replace(row, present=True) for row in book.meetings.invited())
    return book.meetings.save(
        Meeting(
            **{
                "title": title,
                "kind": "Họp tổ",
                "day": PartialDate(2026, 3, 1),
                "place": "Nhà văn hóa",
                "chair": "Trần Thị Nga",
                "secretary": "Nguyễn Văn Ánh",
                "proceedings": proceedings,
                "roll": everybody,
                **fields,
            }
        )
    )
