"""Frozen minutes: what may still happen to them, and that their figures never change."""

from dataclasses import replace
from datetime import timedelta

import pytest

from antt_desktop.book import Book
from antt_desktop.domain import life_events as life
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.kept_files import NewFile
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.majorities import MajorityRule
from antt_desktop.domain.meeting_papers import FILE_KINDS
from antt_desktop.domain.meetings import Delegates, Meeting, MeetingState, Opinion
from antt_desktop.domain.village import Village
from antt_desktop.domain.votes import Ballots, VoteCount, outcome
from tests.book.meeting_making import hall, said
from tests.book.moving import move

DAY = PartialDate(2026, 2, 20)


@pytest.fixture
def saved(book, village):
    return book.meetings.get(book.meetings.save(hall(book)))


@pytest.fixture(scope="module")
def bench(new_book, home, clock_at_may, tmp_path_factory):
    """Return a book that many tests use, and a meeting in it that none leaves frozen."""
    path = tmp_path_factory.mktemp("minutes") / "a.antt"
    with new_book(path, clock=clock_at_may) as book:
        book.households.add_many(
            home(f"Hộ {n}", group_id=g) for n, g in enumerate((1, 1, 1, 1, 2, 2, 3, 3))
        )
        yield book, book.meetings.get(book.meetings.save(hall(book)))


def digest_of(book, meeting):
    """Save a meeting, freeze it, revoke that, and return what its hash was."""
    book.meetings.save(meeting)
    freeze = book.minutes.freeze(meeting.id)
    book.minutes.revoke(meeting.id, "Thử")
    return freeze.digest


@pytest.fixture
def frozen(book, saved):
    """Return the frozen meeting as the book has it."""
    book.minutes.freeze(saved.id)
    return saved


def last(book):
    return book.history.recent(1)[0]


def test_freezing_keeps_who_when_and_a_hash(book, saved):
    assert book.minutes.standing(saved.id) is None
    freeze = book.minutes.freeze(saved.id)
    assert (freeze.who, freeze.at) == ("Hoàng Văn Hoát", "2026-03-13T07:42:00+07:00")
    assert len(freeze.digest) == 64
    assert freeze.village.name == "Làng Quang Khải"
    assert book.minutes.standing(saved.id) == freeze
    assert book.minutes.state(saved.id) is MeetingState.FROZEN
    assert last(book).name == "Chốt biên bản “Họp triển khai mô hình năm 2026”"
    assert book.meetings.get(saved.id) == saved
    assert book.check() == []


def test_frozen_minutes_are_not_changed_through_any_door(book, frozen):
    before = last(book)
    for write in (
        lambda: book.meetings.save(frozen),
        lambda: book.meetings.save(replace(frozen, title="Khác")),
        lambda: book.meetings.delete(frozen.id),
        lambda: book.minutes.freeze(frozen.id),
    ):
        with pytest.raises(UserError, match="Biên bản đã chốt"):
            write()
    assert book.meetings.get(frozen.id) == frozen
    assert last(book) == before


def test_freezing_and_what_follows_is_taken_back_and_done_again(book, frozen):
    freeze = book.minutes.standing(frozen.id)
    amendment = book.minutes.amend(frozen.id, "Bổ sung một hộ.")
    book.minutes.revoke(frozen.id, "Thiếu ý kiến")
    revoked = book.minutes.freezes(frozen.id)
    book.history.undo()
    assert book.minutes.standing(frozen.id) == freeze
    book.history.undo()
    assert book.minutes.amendments(frozen.id) == []
    book.history.undo()
    assert book.minutes.freezes(frozen.id) == []
    assert book.meetings.get(frozen.id) == frozen
    for _ in range(3):
        book.history.redo()
    assert book.minutes.freezes(frozen.id) == revoked
    assert book.minutes.amendments(frozen.id) == [amendment]
    assert book.check() == []


def test_revoking_needs_a_reason_that_stays_known(book, frozen, clock):
    for reason in ("", "  \n "):
        with pytest.raises(UserError) as refused:
            book.minutes.revoke(frozen.id, reason)
        assert refused.value.field == "reason"
    clock.now += timedelta(hours=1)
    book.who = "Bùi Thị Hoa"
    book.minutes.revoke(frozen.id, " Ghi  thiếu một ý kiến ")
    assert last(book).name.endswith("năm 2026”: Ghi thiếu một ý kiến")
    assert book.minutes.state(frozen.id) is MeetingState.DRAFT
    with pytest.raises(UserError, match="chưa chốt"):
        book.minutes.revoke(frozen.id, "Lần nữa")
    book.meetings.save(replace(frozen, conclusion="Thống nhất."))
    book.minutes.freeze(frozen.id)
    second, first = book.minutes.freezes(frozen.id)
    assert (first.revoked_by, first.reason) == ("Bùi Thị Hoa", "Ghi thiếu một ý kiến")
    assert first.revoked_at == "2026-03-13T08:42:00+07:00"
    assert (second.who, second.revoked_at) == ("Bùi Thị Hoa", "")
    assert second.digest != first.digest
    assert book.minutes.standing(frozen.id) == second
    assert book.check() == []


def test_minutes_frozen_again_unchanged_have_the_same_hash(book, frozen):
    book.minutes.revoke(frozen.id, "Xem lại")
    book.meetings.save(frozen)
    again = book.minutes.freeze(frozen.id)
    assert [f.digest for f in book.minutes.freezes(frozen.id)] == [again.digest] * 2


def test_amendments_are_numbered_and_only_for_frozen_minutes(book, saved, clock):
    with pytest.raises(UserError, match="chưa chốt"):
        book.minutes.amend(saved.id, "Bổ sung.")
    book.minutes.freeze(saved.id)
    with pytest.raises(UserError) as refused:
        book.minutes.amend(saved.id, "  ")
    assert refused.value.field == "text"
    book.minutes.amend(saved.id, "Thêm hộ 03-005.\nĐã nhất trí.")
    clock.now += timedelta(days=2)
    second = book.minutes.amend(saved.id, "Sửa số.")
    assert (second.number, second.on, second.who) == (2, PartialDate(2026, 3, 15), book.who)
    assert [(a.number, a.text) for a in book.minutes.amendments(saved.id)] == [
        (1, "Thêm hộ 03-005.\nĐã nhất trí."),
        (2, "Sửa số."),
    ]
    book.minutes.revoke(saved.id, "Sai")
    book.minutes.freeze(saved.id)
    assert book.minutes.amend(saved.id, "Nữa.").number == 3
    assert book.minutes.amendments(said(book)) == []
    assert book.check() == []


_SPOIL = {
    "title": ({"title": "Khác"}, True),
    "kind": ({"kind": "Họp tổ"}, True),
    "day": ({"day": PartialDate(2026, 2, 19)}, True),
    "start": ({"start": "19:00"}, True),
    "place": ({"place": "Đình"}, True),
    "groups": ({"group_ids": ()}, True),
    "chair": ({"chair": "Người khác"}, True),
    "secretary role": ({"secretary_role": ""}, True),
    "guests": ({"guests": ()}, True),
    "agenda": ({"agenda": "1. Khai mạc"}, True),
    "proceedings": ({"proceedings": "1. Tổ hòa giải đã giải quyết mâu thuẫn"}, True),
    "opinions": ({"opinions": (Opinion("Ông Đạt", "Không nên."),)}, True),
    "conclusion": ({"conclusion": ""}, True),
    "copies": ({"copies": 2}, True),
    "sittings": (lambda m: {"sittings": (replace(m.sittings[0], chair=""), m.sittings[1])}, True),
    "quorum": ({"quorum": MajorityRule(name="Khác")}, True),
    "delegates": ({"delegates": Delegates(9, 9), "votes": ()}, True),
    "votes": (lambda m: {"votes": m.votes[::-1]}, True),
    "attendance": (lambda m: {"roll": (replace(m.roll[0], late=""), *m.roll[1:])}, True),
    "who came": (
        lambda m: {"roll": (*m.roll[:5], replace(m.roll[5], came="Con"), *m.roll[6:])},
        True,
    ),
    "a head": (lambda m: {"roll": (*m.roll[:-1], replace(m.roll[-1], head="Ai"))}, True),
    "tasks": (lambda m: {"tasks": m.tasks[:1]}, True),
    "task's words": (lambda m: {"tasks": (replace(m.tasks[0], what="Khác"), m.tasks[1])}, True),
    "task's day": (lambda m: {"tasks": (replace(m.tasks[0], due=None), m.tasks[1])}, True),
    "task done": (
        lambda m: {"tasks": (replace(m.tasks[0], done_on=DAY, note="Rồi"), m.tasks[1])},
        False,
    ),
    "new task row": (lambda m: {"tasks": (replace(m.tasks[0], id=0), m.tasks[1])}, False),
    "new vote row": (lambda m: {"votes": (replace(m.votes[0], id=0), m.votes[1])}, False),
    "nothing": ({}, False),
}


@pytest.mark.parametrize(("change", "differs"), _SPOIL.values(), ids=_SPOIL.keys())
def test_the_hash_is_of_all_that_the_minutes_say(bench, change, differs):
    book, meeting = bench
    fields = change(meeting) if callable(change) else change
    changed = digest_of(book, replace(meeting, **fields))
    assert (changed != digest_of(book, meeting)) is differs


@pytest.mark.parametrize(
    ("vote", "differs"),
    [
        ({"matter": "Việc khác"}, True),
        ({"counts": (VoteCount(3, 1), VoteCount(0, 1))}, True),
        ({"ballots": Ballots(6, 5, 0)}, True),
        ({"tellers": ()}, True),
        ({"secret": False, "ballots": None}, True),
        ({"rule": MajorityRule(name="Khác")}, True),
        ({"id": 0}, False),
    ],
)
def test_the_hash_is_of_all_that_a_vote_says(bench, vote, differs):
    book, meeting = bench
    votes = (meeting.votes[0], replace(meeting.votes[1], **vote))
    changed = digest_of(book, replace(meeting, votes=votes))
    assert (changed != digest_of(book, meeting)) is differs


def test_a_group_renamed_later_leaves_the_frozen_minutes_as_they_are(book, frozen):
    book.groups.save(replace(book.groups.get(1), name="Tổ Đông"))
    assert book.meetings.get(frozen.id) == frozen
    assert book.meetings.row(frozen.id).scope == "Tổ 1, Tổ 2, Tổ 3"
    assert book.check() == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": ""}, "title"),
        ({"day": PartialDate(2026, 2)}, "day"),
        ({"day": PartialDate(2026, 5, 2)}, "day"),
        ({"chair": ""}, "chair"),
        ({"proceedings": "", "conclusion": ""}, "proceedings"),
        ({"end": "18:00", "start": "19:00"}, "end"),
        ({"roll": ()}, "roll"),
    ],
)
def test_minutes_that_are_not_ready_name_what_is_missing(bench, fields, field):
    book, _ = bench
    meeting_id = said(book, **fields)
    before = last(book)
    with pytest.raises(UserError) as refused:
        book.minutes.freeze(meeting_id)
    assert refused.value.field == field
    assert last(book) == before


def test_an_old_paper_is_frozen_with_nothing_typed(book):
    old = Meeting(title="Họp năm 2019", kind="Họp toàn thể", day=PartialDate(2019, 5, 1))
    meeting_id = book.meetings.save(old)
    with pytest.raises(UserError):
        book.minutes.freeze(meeting_id)
    scan = NewFile(name="1.pdf", what=FILE_KINDS[0], media="application/pdf", data=b"%PDF")
    book.meeting_files.attach(meeting_id, [scan])
    book.minutes.freeze(meeting_id)
    assert book.minutes.state(meeting_id) is MeetingState.FROZEN
    assert book.meetings.row(meeting_id).files == 1


def test_the_head_of_the_paper_is_that_of_the_day_of_freezing(book, frozen):
    renamed = Village(name="Thôn Mới", commune="Xã Quang Hưng", province="Hải Phòng")
    book.settings.save_village(renamed)
    assert book.minutes.village(frozen.id).name == "Làng Quang Khải"
    assert book.minutes.village(0).name == "Thôn Mới"
    assert book.minutes.village(said(book)).name == "Thôn Mới"
    book.minutes.revoke(frozen.id, "Tên mới")
    assert book.minutes.village(frozen.id).name == "Thôn Mới"
    assert book.check() == []


def test_the_denominators_stay_whatever_happens_to_the_roster(book, frozen, village, home):
    def figures():
        meeting = book.meetings.get(frozen.id)
        votes = [outcome(vote, meeting.turnout) for vote in meeting.votes]
        words = meeting.turnout.words(meeting.quorum)
        return meeting, words, votes, meeting.turnouts, book.meetings.row(frozen.id).turnout

    before = figures()
    today = LifeEvent(PartialDate(2026, 3, 12), "Chuyển đi")
    book.households.add_many([home(f"Hộ Mới {n}", group_id=2) for n in range(5)])
    book.life.apply(life.leave(book.households.get(village[0]), today, "Hà Nội"))
    first, second = book.households.get(village[2]), book.households.get(village[3])
    book.life.apply(life.merge(first, second, today))
    move(book, village[4:6], 3)
    book.groups.merge(1, [2, 3], today)
    changed = book.households.get(village[1])
    book.households.save(replace(changed, people=(replace(changed.people[0], name="Tên Khác"),)))
    assert figures() == before
    assert before[1] == "6/8 hộ (75%) – đủ điều kiện họp"
    assert [result.base for result in before[2]] == [8, 6]
    assert len(book.meetings.invited()) == 11
    assert book.check() == []


def test_a_household_on_a_roll_stays_in_the_book(book, village, home):
    (new,) = book.households.add_many([home("Hộ Mới")])
    meeting_id = said(book)
    with pytest.raises(UserError, match="Hộ Mới có trong bảng điểm danh “Họp tổ”"):
        book.households.delete([new])
    book.meetings.delete(meeting_id)
    book.households.delete([new])
    for _ in range(4):
        book.history.undo()
        assert book.check() == []
    assert book.households.count() == len(village)
    assert book.meetings.count() == 0


_FORGE = (
    "UPDATE meetings SET proceedings = 'Không có gì'",
    "UPDATE meeting_households SET present = 0 WHERE id = 1",
    "DELETE FROM meeting_households WHERE id = 8",
    "UPDATE meeting_votes SET counts = '[]'",
    "DELETE FROM meeting_tasks WHERE id = 1",
    "UPDATE meeting_votes SET position = 1 - position",
)


def test_what_was_forged_even_with_its_line_of_history_is_told(book, frozen):
    book.minutes.amend(frozen.id, "Thêm.")
    book.meeting_tasks.finish(frozen.tasks[1].id, DAY, "Đã mua")
    assert book.check() == []
    for forged in _FORGE:
        with book.action("Sửa lén"):
            book._store.run(forged)
        assert book.check() == ["Biên bản “Họp triển khai mô hình năm 2026” khác với lúc chốt."]
        book.history.undo()
    assert book.check() == []


_ALTER = {
    "UPDATE meetings SET title = 'x'": "Biên bản: 1 dòng",
    "UPDATE meeting_households SET present = 1": "Điểm danh: 2 dòng",
    "UPDATE meeting_votes SET wording = ''": "Biểu quyết: 1 dòng",
    "DELETE FROM meeting_tasks": "Việc giao sau họp: 2 dòng",
    "UPDATE meeting_freezes SET digest = 'x'": "Chốt biên bản: 1 dòng",
    "UPDATE meeting_freezes SET revoked_at = '2026'": "Chốt biên bản: 1 dòng",
    "UPDATE meeting_amendments SET text = 'x'": "Bổ sung biên bản: 1 dòng",
    "UPDATE meeting_files SET hash = 'x'": "Tệp kèm biên bản: 1 dòng",
    "DELETE FROM meeting_search": "Mục tìm kiếm có 0 biên bản, sổ có 1 biên bản",
}


def test_an_edit_from_outside_is_found(book, path, frozen, outside):
    book.minutes.amend(frozen.id, "Thêm.")
    scan = NewFile(name="1.jpg", what=FILE_KINDS[0], media="image/jpeg", data=b"anh")
    book.meeting_files.attach(frozen.id, [scan])
    assert book.check() == []
    book.close()
    whole = path.read_bytes()
    for change, sentence in _ALTER.items():
        with outside(path) as connection:
            connection.execute("BEGIN")
            triggers = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            for (name,) in triggers.fetchall():
                if name.endswith("recorded"):
                    connection.execute(f"DROP TRIGGER {name}")
            connection.execute(change)
            connection.execute("COMMIT")
        with Book.open(path, read_only=True) as altered:
            assert any(sentence in fault for fault in altered.check()), change
        path.write_bytes(whole)


def test_a_task_is_done_and_open_again_under_frozen_minutes(book, frozen):
    task = frozen.tasks[0]
    book.meeting_tasks.finish(task.id, PartialDate(2026, 3, 10), "Xong 20 hộ")
    assert book.check() == []
    book.meeting_tasks.reopen(task.id)
    assert book.check() == []
    (kept, _) = book.meetings.get(frozen.id).tasks
    assert kept == replace(task, note="Xong 20 hộ")
