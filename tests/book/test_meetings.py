"""Meetings are kept whole, changed as little as needed, listed, taken back, and gone for good."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.book import Book
from antt_desktop.domain.changes import Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.kept_files import NewFile
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Delegates, Meeting, MeetingState, Opinion, checked
from antt_desktop.domain.votes import VoteCount
from tests.book.meeting_making import hall, said

TODAY = PartialDate(2026, 3, 13)


@pytest.fixture
def saved(book, village):
    """Return a meeting with everything, as the book has it."""
    return book.meetings.get(book.meetings.save(hall(book)))


def last(book):
    return book.history.recent(1)[0]


def test_a_meeting_comes_back_whole(book, path, village, saved):
    given = hall(book)
    for vote, kept in zip(given.votes, saved.votes, strict=True):
        assert kept == replace(vote, id=kept.id)
    for task, kept in zip(given.tasks, saved.tasks, strict=True):
        assert kept == replace(task, id=kept.id)
    parts = {"votes": saved.votes, "tasks": saved.tasks}
    assert saved == replace(given, id=saved.id, scope="Tổ 1, Tổ 2, Tổ 3", **parts)
    assert saved.turnout.words(saved.quorum) == "6/8 hộ (75%) – đủ điều kiện họp"
    assert last(book).name == "Thêm biên bản “Họp triển khai mô hình năm 2026”"
    book.close()
    with Book.open(path) as again:
        assert again.meetings.get(saved.id) == saved
        assert again.check() == []


def test_the_listener_hears_that_meetings_changed(book, village):
    heard = []
    book.listener = heard.append
    said(book)
    assert [done.areas for done in heard] == [frozenset({Area.MEETINGS})]


words = st.text(st.characters(exclude_categories=(), exclude_characters="\0"), max_size=30)
"""Any text, also with halves of characters, as a keyboard may send them."""


@settings(max_examples=15)
@given(words, words, words, words)
def test_any_text_comes_back_as_the_rules_leave_it(books, title, text, speaker, guest):
    book = books("text")
    meeting = checked(
        Meeting(
            title=title,
            guests=(guest, title),
            proceedings=text,
            opinions=(Opinion(speaker, text),),
            tasks=(Task(what=f"Việc {text}", note=guest),),
        )
    )
    kept = book.meetings.get(book.meetings.save(meeting))
    assert replace(kept, id=0, scope="", tasks=(replace(kept.tasks[0], id=0),)) == meeting
    assert book.meetings.get(book.meetings.save(kept)) == kept


@pytest.fixture(scope="module")
def books(new_book, tmp_path_factory):
    """Return a function that gives the same book for the same name."""
    made = {}

    def named(name: str) -> Book:
        if name not in made:
            made[name] = new_book(tmp_path_factory.mktemp("books") / "a.antt")
        return made[name]

    yield named
    for book in made.values():
        book.close()


def test_saving_what_did_not_change_leaves_no_trace(book, saved):
    before = last(book)
    assert book.meetings.save(saved) == saved.id
    assert last(book) == before


@pytest.mark.parametrize(
    ("change", "rows"),
    [
        (lambda m: {"proceedings": "Viết lại."}, 1),
        (lambda m: {"opinions": (*m.opinions, Opinion("Bà Sen", "Đồng ý"))}, 1),
        (lambda m: {"roll": (replace(m.roll[0], late=""), *m.roll[1:])}, 1),
        (lambda m: {"roll": tuple(replace(row, present=True) for row in m.roll)}, 2),
        (lambda m: {"tasks": m.tasks[:1]}, 1),
        (lambda m: {"tasks": (*m.tasks, Task(what="Báo cáo xã"))}, 1),
        (lambda m: {"tasks": m.tasks[::-1]}, 2),
        (lambda m: {"votes": (replace(m.votes[0], wording=""), m.votes[1])}, 1),
        (lambda m: {"votes": m.votes[1:], "title": "Họp bầu"}, 3),
        (lambda m: {"votes": (), "sittings": (), "tasks": (), "roll": ()}, 1 + 8 + 2 + 2),
    ],
)
def test_only_what_changed_is_written(book, saved, change, rows):
    changed = replace(saved, **change(saved))
    book.meetings.save(changed)
    assert last(book).rows == rows
    kept = book.meetings.get(saved.id)
    tasks = tuple(
        replace(task, id=known.id) for task, known in zip(changed.tasks, kept.tasks, strict=True)
    )
    assert kept == replace(changed, tasks=tasks)
    book.history.undo()
    assert book.meetings.get(saved.id) == saved
    book.history.redo()
    assert book.meetings.get(saved.id) == kept
    assert book.check() == []


def test_the_roll_stands_in_the_order_of_the_sign_in_sheet(book, saved):
    """Its numbers are typed to tick the households that signed."""
    new = replace(saved, roll=(*saved.roll[3:], saved.roll[1], saved.roll[0]))
    new = replace(new, votes=())
    book.meetings.save(new)
    assert book.meetings.get(saved.id) == new


def test_two_copies_of_a_vote_are_two_votes(book, saved):
    vote = saved.votes[0]
    other = replace(vote, matter="Thu tiền điện")
    book.meetings.save(replace(saved, votes=(vote, other)))
    first, second = book.meetings.get(saved.id).votes
    assert first == vote
    assert (second.matter, second.id == first.id) == ("Thu tiền điện", False)


def test_votes_and_tasks_of_another_meeting_stay_with_it(book, saved):
    """A meeting that began as a copy of another."""
    copy = book.meetings.get(book.meetings.save(replace(saved, id=0, title="Họp lại")))
    assert not {vote.id for vote in copy.votes} & {vote.id for vote in saved.votes}
    assert book.meetings.get(saved.id) == saved


def test_what_contradicts_itself_is_not_saved(book, saved):
    before = last(book)
    too_many = replace(saved.votes[0], counts=(VoteCount(5), VoteCount()), wording="")
    with pytest.raises(UserError, match="lớn hơn số hộ có mặt") as refused:
        book.meetings.save(replace(saved, votes=(too_many,)))
    assert refused.value.field == "counts"
    with pytest.raises(UserError, match="Hãy ghi việc cần làm"):
        book.meetings.save(replace(saved, title="Khác", tasks=(Task(what="  "),)))
    assert book.meetings.get(saved.id) == saved
    assert last(book) == before


def test_a_meeting_that_is_gone_is_told(book, village, saved):
    book.meetings.delete(saved.id)
    for ask in (
        lambda: book.meetings.get(saved.id),
        lambda: book.meetings.row(saved.id),
        lambda: book.meetings.save(saved),
        lambda: book.meetings.delete(saved.id),
        lambda: book.minutes.freeze(saved.id),
        lambda: book.minutes.state(saved.id),
    ):
        with pytest.raises(UserError, match="không còn trong sổ"):
            ask()
    assert book.meetings.rows([saved.id]) == []


def test_a_deleted_meeting_comes_back_with_all_that_belongs_to_it(book, saved):
    file = NewFile(name="a.pdf", what="Tài liệu khác", media="application/pdf", data=b"%PDF")
    book.meeting_files.attach(saved.id, [file])
    book.minutes.freeze(saved.id)
    amendment = book.minutes.amend(saved.id, "Thêm một hộ.")
    book.minutes.revoke(saved.id, "Ghi nhầm")
    row, freezes = book.meetings.row(saved.id), book.minutes.freezes(saved.id)
    book.meetings.delete(saved.id)
    assert list(book.meetings.ids()) == []
    assert book.meetings.count() == 0
    assert book.meeting_tasks.all() == []
    with pytest.raises(UserError, match="không còn trong sổ"):
        book.meeting_files.of(saved.id)
    assert book.check() == []
    book.history.undo()
    assert book.meetings.get(saved.id) == saved
    assert book.meetings.row(saved.id) == row
    assert book.minutes.amendments(saved.id) == [amendment]
    assert book.minutes.freezes(saved.id) == freezes
    assert [file.name for file in book.meeting_files.of(saved.id)] == ["a.pdf"]
    assert book.check() == []


def test_a_household_that_was_deleted_since_the_roll_was_taken_is_named(book, village):
    unsaved = hall(book, votes=())
    book.households.delete(village[-1:])
    with pytest.raises(UserError, match="Đỗ Văn Bình trong bảng điểm danh không còn") as refused:
        book.meetings.save(unsaved)
    assert refused.value.field == "roll"
    assert book.meetings.count() == 0


def test_a_meeting_is_to_come_until_it_opens_or_its_day_is_over(book, village, clock):
    month = PartialDate(2026, 3)
    cases = (
        ({"day": TODAY}, 0, MeetingState.PLANNED),
        ({"day": TODAY}, -1, MeetingState.PLANNED),
        ({"day": TODAY}, 1, MeetingState.DRAFT),
        ({"day": month}, 10, MeetingState.PLANNED),
        ({"day": month}, 20, MeetingState.DRAFT),
        ({"day": None}, 400, MeetingState.PLANNED),
        ({"day": TODAY, "delegates": Delegates(20, 0)}, 0, MeetingState.PLANNED),
        ({"day": TODAY, "delegates": Delegates(20, 1)}, -1, MeetingState.DRAFT),
        ({"day": TODAY, "roll": book.meetings.invited()}, -1, MeetingState.DRAFT),
    )
    began = clock.now
    for fields, days, state in cases:
        meeting_id = said(book, **{"roll": (), **fields})
        clock.now = began + timedelta(days=days)
        assert book.minutes.state(meeting_id) is state


def test_those_invited_stand_in_the_order_of_the_lists(book, village):
    everybody = book.meetings.invited()
    assert [row.household_id for row in everybody] == list(book.households.ids())
    assert not any(row.present or row.came or row.late for row in everybody)
    assert {row.group_id for row in book.meetings.invited([2, 3])} == {2, 3}
    assert len(book.meetings.invited([2])) == 2
    assert book.meetings.invited([99]) == ()


def test_lists_by_year_kind_and_group(book, village):
    old = said(book, day=PartialDate(2019, 5, 1), kind="Sơ kết", group_ids=(2,))
    early = said(book, day=PartialDate(2026, 2, 1), start="08:00", group_ids=(1, 2))
    late = said(book, day=PartialDate(2026, 2, 1), start="19:30", place="Đình", chair="Bùi Hoa")
    month = said(book, day=PartialDate(2024, 7), kind="Sơ kết", place="Đình")
    undated = said(book, day=None, kind="", place="", chair="", secretary="")
    ids = book.meetings.ids
    assert list(ids()) == [late, early, month, old, undated]
    assert list(ids(year=2026)) == [late, early]
    assert list(ids(year=2024)) == [month]
    assert list(ids(year=202)) == []
    assert list(ids(kind="Sơ kết")) == [month, old]
    assert list(ids(group_id=2)) == [early, old]
    assert list(ids(group_id=2, year=2026, kind="Họp tổ")) == [early]
    assert list(ids(group_id=3)) == []
    assert book.meetings.years() == [2026, 2024, 2019]
    assert book.meetings.first_year() == 2019
    assert book.meetings.kinds() == ["Họp tổ", "Sơ kết"]
    assert book.meetings.places() == ["Nhà văn hóa", "Đình"]
    assert book.meetings.people() == ["Bùi Hoa", "Nguyễn Văn Ánh", "Trần Thị Nga"]
    assert [row.id for row in book.meetings.rows([old, 99, late])] == [old, late]
    assert [row.scope for row in book.meetings.rows([old, early, late])] == [
        "Tổ 2", "Tổ 1, Tổ 2", "Cả làng"
    ]  # fmt: skip


def test_an_empty_book_has_no_lists(book):
    asked = book.meetings
    assert asked.years() == asked.kinds() == asked.people() == asked.places() == []
    assert (asked.first_year(), asked.count(), list(asked.ids())) == (0, 0, [])
    assert asked.decisions([]) == asked.rows([]) == []


def test_the_meetings_of_a_household(book, village, saved):
    later = said(book, day=PartialDate(2026, 3, 5), roll=book.meetings.invited([1]))
    first, second, *_ = saved.roll
    visits = book.meetings.of_household(second.household_id)
    assert [(v.meeting.id, v.present, v.came, v.late) for v in visits] == [
        (later, False, "", ""), (saved.id, True, "Lê Thị Sen", "")
    ]  # fmt: skip
    assert book.meetings.of_household(first.household_id)[1].late == "19:45"
    assert [v.meeting.id for v in book.meetings.of_household(village[-1])] == [saved.id]
    assert book.meetings.of_household(99) == []


def test_all_decisions_stand_in_the_order_asked_for(book, saved):
    other = said(book, votes=(replace(saved.votes[0], counts=(), wording="", matter="Việc khác"),))
    rows = book.meetings.decisions([other, saved.id])
    assert [row.vote.matter for row in rows] == [
        "Việc khác", "Thu 50.000 đồng một hộ để lắp camera", "Bầu thư ký"
    ]  # fmt: skip
    assert [row.id for row in rows[1:]] == [vote.id for vote in saved.votes]
    assert [row.meeting.id for row in rows] == [other, saved.id, saved.id]
    assert rows[1].vote == saved.votes[0]


def test_phrases_are_those_of_the_forms_until_the_village_has_its_own(book):
    assert book.meetings.phrases() is None
    book.meetings.save_phrases(["Nhất trí  100%", " ", "Không có ý kiến", "Nhất trí 100%"])
    assert book.meetings.phrases() == ("Nhất trí 100%", "Không có ý kiến")
    book.history.undo()
    assert book.meetings.phrases() is None
    book.history.redo()
    book.meetings.save_phrases([])
    assert book.meetings.phrases() is None


def test_one_of_many_meetings_opens_with_a_few_small_reads(books, monkeypatch):
    book = books("many")
    with book.action("Nhiều cuộc họp"):
        ids = [
            said(book, f"Họp {n}", day=PartialDate(2010 + n % 16, 1 + n % 12, 1), roll=())
            for n in range(480)
        ]
    asked = []
    run = book._store.run
    monkeypatch.setattr(book._store, "run", lambda *how: asked.append(how) or run(*how))
    assert book.meetings.get(ids[7]).title == "Họp 7"
    assert len(asked) == 4
    asked.clear()
    assert len(book.meetings.ids()) == 480
    assert len(book.meetings.rows(book.meetings.ids(year=2015))) == 30
    assert len(asked) == 3
