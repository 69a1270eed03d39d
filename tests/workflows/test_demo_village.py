"""The demonstration village: the same for the same seed, and believable."""

from collections import Counter

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import Cancelled
from antt_desktop.domain.households import HEAD
from antt_desktop.domain.identity import identity_warnings, phone_warning
from antt_desktop.domain.meeting_tasks import Urgency, due_words, urgency
from antt_desktop.domain.meetings import MeetingState
from antt_desktop.domain.pledges import Status
from antt_desktop.domain.rich_text import plain
from antt_desktop.domain.text_query import text_query
from antt_desktop.domain.votes import VoteCount, outcome
from antt_desktop.workflows.demo_village import build_demo
from antt_desktop.workflows.meeting_forms import meeting_forms


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.antt"
    build_demo(path)
    with Book.open(path, read_only=True) as book:
        yield book


def content(path):
    with Book.open(path, read_only=True) as book:
        ids = book.households.ids()
        return (
            list(book.households.all()),
            book.groups.all(),
            [book.pledges.rows(campaign.id, ids) for campaign in book.campaigns.all()],
            [(r.at, r.who, r.name) for r in book.history.recent()],
            [(book.meetings.get(i), book.meeting_files.of(i)) for i in book.meetings.ids()],
        )


def test_the_same_seed_gives_the_same_village(tmp_path):
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        build_demo(tmp_path / name, households=40, groups=4, seed=seed)
    a, b, c = (content(tmp_path / name) for name in "abc")
    assert a == b
    assert a[0] != c[0]


def test_it_is_as_large_as_asked_and_sound(demo):
    assert demo.households.count() == 495
    assert len(demo.groups.all()) == 13
    assert demo.check() == []
    sizes = [households for households, _ in demo.groups.counts().values()]
    assert min(sizes) > 15
    assert max(sizes) < 70


def test_its_people_are_believable(demo):
    households = list(demo.households.all())
    people = [person for household in households for person in household.people]
    assert all(household.head for household in households)
    assert 2.5 < len(people) / len(households) < 4.5
    with_number = [p for p in people if p.identity]
    assert len(with_number) > len(people) / 2
    assert not any(identity_warnings(p.identity, p.birth, p.sex) for p in with_number)
    assert not any(phone_warning(h.phone) for h in households)
    for household in households:
        head = household.people[0]
        assert head.relation == HEAD
        for child in household.people[1:]:
            if child.relation == "Con đẻ":
                assert 18 <= child.birth.year - head.birth.year <= 45
    assert any(household.size_differs for household in households)
    assert len({person.name for person in people}) > len(people) / 2


def test_most_have_signed_last_year_and_this_year_goes_on(demo):
    this_year, last_year = demo.campaigns.all()
    assert (this_year.label, last_year.label) == ("2026", "2025")
    for campaign, least, most in ((this_year, 80, 92), (last_year, 94, 99)):
        tallies = demo.pledges.tallies(campaign.id).values()
        every = sum(tallies, start=next(iter(tallies)).__class__())
        assert every.total == 495
        assert least <= every.percent <= most
    rows = demo.pledges.rows(this_year.id, demo.households.ids())
    found = Counter(row.status for row in rows)
    assert set(found) == set(Status)
    for row in rows:
        assert bool(row.signed_on) == (row.status is Status.SIGNED)
        assert (row.form_number > 0) == (row.printed_on is not None)
        if row.status is Status.SIGNED:
            assert row.signer == row.head


def test_a_cancelled_village_leaves_nothing(tmp_path):
    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        build_demo(tmp_path / "a.antt", households=20, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_seven_years_of_meetings_are_written_down(demo):
    ids = demo.meetings.ids()
    assert len(ids) == 86
    assert demo.meetings.years() == list(range(2026, 2019, -1))
    rows = demo.meetings.rows(ids)
    states = Counter(row.state for row in rows if row.day < PartialDate(2026, 3, 13))
    assert states == {MeetingState.FROZEN: 83, MeetingState.DRAFT: 2}
    assert demo.meetings.get(ids[0]).roll == ()
    assert rows[0].day > PartialDate(2026, 3, 13)
    known = {template.kind for template in meeting_forms().templates}
    assert set(demo.meetings.kinds()) <= known
    texts = [plain(demo.meetings.get(i).proceedings) for i in ids]
    assert len(set(texts)) == len(texts)
    assert not [text for text in texts if "{" in text or "}" in text]


def test_the_meeting_that_launched_this_year(demo):
    (found,) = (
        row for row in demo.meetings.rows(demo.meetings.ids(year=2026)) if "triển khai" in row.title
    )
    meeting = demo.meetings.get(found.id)
    assert (str(meeting.day), meeting.start, meeting.end) == ("20/02/2026", "19:30", "21:10")
    assert meeting.turnout.words(meeting.quorum) == "452/495 hộ (91%) – đủ điều kiện họp"
    assert [
        (vote.matter, vote.total, outcome(vote, meeting.turnout).words) for vote in meeting.votes
    ] == [
        ("Thông qua 5 tiêu chí năm 2026", VoteCount(449, 0, 3), "Thông qua 90%"),
        ("Đóng góp quỹ camera an ninh", VoteCount(401, 28, 23), "Thông qua 81%"),
    ]
    kept = [(file.what, file.pages > 0) for file in demo.meeting_files.of(found.id)]
    assert kept == [("Biên bản đã ký", True), ("Danh sách hộ dự", True)]
    assert [amendment.number for amendment in demo.minutes.amendments(found.id)] == [1]
    done, to_do = meeting.tasks
    assert done.done_on < done.due
    assert due_words(to_do, PartialDate(2026, 3, 13)) == "hạn 15/03/2026, còn 2 ngày"


def test_its_votes_came_out_as_its_minutes_say(demo):
    decisions = demo.meetings.decisions(demo.meetings.ids(year=2025))
    failed = [
        row.meeting.title for row in decisions if not outcome(row.vote, row.meeting.turnout).passed
    ]
    assert len(failed) == 1
    assert "lập quỹ" in failed[0]
    bases = {
        outcome(row.vote, row.meeting.turnout).base == row.meeting.turnout.total
        for row in decisions
    }
    assert bases == {True, False}


def test_its_tasks_are_mostly_done(demo):
    today = PartialDate(2026, 3, 13)
    tasks = [row.task for row in demo.meeting_tasks.all(open_only=False)]
    found = Counter(urgency(task, today) for task in tasks)
    assert found[Urgency.DONE] > 60
    assert (found[Urgency.OVERDUE], found[Urgency.SOON]) == (1, 1)
    assert found[Urgency.OPEN] >= 1


@pytest.mark.parametrize("typed", ["giai quyet mau thuan", "hoà giải", "hòa giải"])
def test_its_minutes_are_found(demo, typed):
    assert len(demo.meetings.ids(query=text_query(typed))) >= 7


def test_the_history_goes_on_with_the_days(demo):
    days = [record.at for record in demo.history.recent()]
    assert days == sorted(days, reverse=True)


def test_a_small_village_meets_too(tmp_path):
    build_demo(tmp_path / "a.antt", households=8, groups=2)
    with Book.open(tmp_path / "a.antt", read_only=True) as book:
        assert len(book.meetings.ids()) == 86
        assert book.check() == []
