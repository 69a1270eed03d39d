"""Taking back and doing again."""

from dataclasses import replace

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.changes import Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Signing, Status
from tests.book.moving import move

DAY = PartialDate(2026, 2, 18)


def test_undo_and_redo_by_name(book, home):
    book.households.add(home("Nguyễn Văn An"))
    book.households.add(home("Bùi Thị Hoa"))
    assert (book.history.undoable(), book.history.redoable()) == ("Thêm hộ Bùi Thị Hoa", "")
    done = book.history.undo()
    assert (done.name, done.areas) == ("Hoàn tác: Thêm hộ Bùi Thị Hoa", {Area.HOUSEHOLDS})
    assert book.history.undoable() == "Thêm hộ Nguyễn Văn An"
    assert book.history.redoable() == "Thêm hộ Bùi Thị Hoa"
    assert book.history.redo().name == "Làm lại: Thêm hộ Bùi Thị Hoa"
    assert (book.history.undoable(), book.history.redoable()) == ("Thêm hộ Bùi Thị Hoa", "")
    assert book.history.undo().name == "Hoàn tác: Thêm hộ Bùi Thị Hoa"
    assert book.history.undo().name == "Hoàn tác: Thêm hộ Nguyễn Văn An"
    assert book.households.count() == 0


def test_a_new_action_ends_what_could_be_done_again(book, home):
    book.households.add(home("Nguyễn Văn An"))
    book.history.undo()
    book.households.add(home("Bùi Thị Hoa"))
    assert (book.history.redoable(), book.history.redo()) == ("", None)


def test_the_making_of_the_book_is_never_taken_back(book):
    assert book.history.undoable() == ""
    assert book.history.undo() is None
    assert book.settings.village().name == "Làng Quang Khải"


def test_a_deleted_household_comes_back_whole(book, campaign, village):
    book.pledges.sign(campaign.id, village[:1], Signing(signed_on=DAY, receiver="Bùi Thị Hoa"))
    book.households.save(
        replace(book.households.get(village[0]), note="hộ “nghèo”, null 1e5\n", declared_size=3)
    )
    before = (book.households.get(village[0]), book.pledges.rows(campaign.id, village))
    book.households.delete(village[:3])
    assert book.households.count() == 5
    book.history.undo()
    assert (book.households.get(village[0]), book.pledges.rows(campaign.id, village)) == before
    assert book.search.find("An")[0].id == village[0]
    book.history.redo()
    assert book.households.count() == 5
    book.history.undo()
    assert (book.households.get(village[0]), book.pledges.rows(campaign.id, village)) == before
    assert book.check() == []


def test_undo_reaches_over_closing(path, book, village):
    book.households.delete(village)
    book.close()
    with Book.open(path) as again:
        assert again.history.undo().name == "Hoàn tác: Xóa 8 hộ"
        assert again.households.count() == 8
    with Book.open(path) as again:
        assert again.history.redoable() == "Xóa 8 hộ"


def test_the_history_shows_what_stands_no_more(book, home):
    book.households.add(home("Nguyễn Văn An"))
    book.history.undo()
    assert [(r.name, r.undone) for r in book.history.recent(2)] == [
        ("Hoàn tác: Thêm hộ Nguyễn Văn An", False), ("Thêm hộ Nguyễn Văn An", True)
    ]  # fmt: skip
    book.history.redo()
    assert [r.undone for r in book.history.recent(3)] == [False, True, False]


def test_what_was_altered_since_is_not_overwritten(path, book, village, outside):
    move(book, village[:1], 2)
    book.close()
    with outside(path) as connection:
        connection.execute("DROP TRIGGER households_UPDATE_recorded")
        connection.execute("UPDATE households SET note = 'sửa ngoài' WHERE id = ?", village[:1])
    with Book.open(path) as again:
        with pytest.raises(UserError, match="Không hoàn tác được"):
            again.history.undo()
        assert again.households.get(village[0]).group_id == 2
        assert again.households.get(village[0]).note == "sửa ngoài"
        assert again.history.undoable().startswith("Chuyển hộ 01-001")


def test_every_kind_of_change_is_taken_back(book, village, new_campaign):
    campaign = book.campaigns.add(replace(new_campaign(), group_ids=(1, 2, 3)))
    steps = [
        lambda: book.pledges.record_printed(campaign.id, village, DAY),
        lambda: book.pledges.sign(campaign.id, village[:2], Signing(signed_on=DAY)),
        lambda: book.pledges.mark(campaign.id, village[2:3], Status.DECLINED, "chờ bàn"),
        lambda: book.campaigns.save(replace(campaign, name="Năm 2026 bổ sung", group_ids=(2, 3))),
        lambda: move(book, village[:4], 3),
        lambda: book.groups.delete(1),
        lambda: book.groups.save(replace(book.groups.all()[0], number=7, name="Xóm Đình")),
        lambda: book.settings.add_operator("Lê Văn A"),
        lambda: book.households.delete(village),
        lambda: book.campaigns.delete(campaign.id),
    ]
    states = [_state(book)]
    for step in steps:
        step()
        states.append(_state(book))
        assert states[-1] != states[-2]
    for state in reversed(states[:-1]):
        book.history.undo()
        assert _state(book) == state
    for state in states[1:]:
        book.history.redo()
        assert _state(book) == state
    assert book.check() == []


def _state(book):
    campaigns = book.campaigns.all()
    ids = book.households.ids()
    return (
        list(book.households.all()),
        campaigns,
        [book.pledges.rows(campaign.id, ids) for campaign in campaigns],
        book.groups.all(),
        book.settings.operators(),
    )
