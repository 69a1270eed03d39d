"""Meetings out of the blue, and one as a village holds it."""

from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.majorities import Base, MajorityRule
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Attendance, Delegates, Meeting, Opinion, Sitting
from antt_desktop.domain.votes import Ballots, Vote, VoteCount

TODAY = PartialDate(2026, 3, 13)
HALL = Meeting(
    title="Họp triển khai mô hình năm 2026",
    kind="Họp toàn thể",
    day=PartialDate(2026, 2, 20),
    start="19:30",
    end="21:10",
    place="Nhà văn hóa làng",
    chair="Trần Thị Hồng Nga",
    secretary="Nguyễn Văn Ánh",
    proceedings="1. Báo cáo.",
    roll=tuple(
        Attendance(household_id=i, group_id=1 + i % 2, code=f"0{i}", head="Lê", present=i < 4)
        for i in range(1, 6)
    ),
    votes=(Vote(matter="Quỹ", rule=MajorityRule(name="Đóng góp"), counts=(VoteCount(3),)),),
    tasks=(Task(what="Rà soát", who="Tổ 3", due=PartialDate(2026, 3, 5)),),
)
_texts = st.text(max_size=12)
_many = st.integers(0, 600)
_days = st.none() | st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12))
_rules = st.builds(
    MajorityRule,
    name=_texts,
    base=st.sampled_from(Base),
    numerator=st.integers(1, 3),
    denominator=st.integers(4, 9),
    strict=st.booleans(),
    source=_texts,
)


def _few(part):
    return st.lists(part, max_size=2).map(tuple)


_votes = st.builds(
    Vote,
    id=_many,
    matter=_texts,
    rule=_rules,
    secret=st.booleans(),
    counts=_few(st.builds(VoteCount, _many, _many, _many)),
    ballots=st.none() | st.builds(Ballots, _many, _many, _many),
    tellers=_few(_texts),
    wording=_texts,
)
_tasks = st.builds(Task, id=_many, what=_texts, who=_texts, due=_days, done_on=_days, note=_texts)
_sittings = st.builds(
    Sitting,
    name=_texts,
    group_ids=_few(_many),
    day=_days,
    start=_texts,
    end=_texts,
    place=_texts,
    chair=_texts,
)
_rolls = st.builds(
    Attendance,
    household_id=_many,
    group_id=_many,
    code=_texts,
    head=_texts,
    present=st.booleans(),
    came=_texts,
    late=_texts,
)
meetings = st.builds(
    Meeting,
    id=_many,
    title=_texts,
    kind=_texts,
    day=_days,
    start=_texts,
    group_ids=_few(_many),
    scope=_texts,
    guests=_few(_texts),
    agenda=_texts,
    proceedings=_texts,
    opinions=_few(st.builds(Opinion, _texts, _texts)),
    votes=_few(_votes),
    conclusion=_texts,
    tasks=_few(_tasks),
    copies=_many,
    sittings=_few(_sittings),
    quorum=_rules,
    delegates=st.none() | st.builds(Delegates, _many, _many),
    roll=_few(_rolls),
)
