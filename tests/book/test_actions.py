"""Named actions: all or nothing, told once, recorded with who and when."""

import sqlite3
from dataclasses import replace

import pytest

from antt_desktop.domain.changes import Area
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Status


def test_an_action_says_who_and_when(book, home):
    book.households.add(home("Nguyễn Văn An", "Nguyễn Thị Em"))
    done, created = book.history.recent()
    assert (done.who, done.at) == ("Hoàng Văn Hoát", "2026-03-13T07:42:00+07:00")
    assert done.name == "Thêm hộ Nguyễn Văn An"
    assert done.rows == 4  # the household, two people, the counter of codes
    assert (created.name, done.undone) == ("Tạo sổ mới", False)


def test_an_exception_takes_everything_back(book, village, home):
    def work():
        with book.action("Nhập danh sách"):
            book.households.add(home("Người Mới"))
            book.households.delete(village[:2])
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        work()
    assert sorted(book.households.ids()) == village
    assert book.history.recent(1)[0].name == "Thêm 8 hộ"
    assert book.check() == []


def test_an_interrupted_action_is_taken_back(book, village, home):
    def work():
        with book.action("Nhập danh sách"):
            book.households.add(home("Người Mới"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert book.households.count() == 8
    book.households.add(home("Người Mới"))
    assert book.check() == []


def test_nested_actions_join_the_outer_one(book, home):
    heard = []
    book.listener = heard.append
    with book.action("Việc lớn"):
        book.households.add(home("Một"))
        with book.action("Việc nhỏ"):
            book.households.add(home("Hai"))
        assert heard == []
    assert [done.name for done in heard] == ["Việc lớn"]
    assert book.history.recent(1)[0].name == "Việc lớn"
    book.history.undo()
    assert book.households.count() == 0


def test_a_nested_action_that_fails_may_be_left_out(book, home):
    with book.action("Việc lớn"):
        book.households.add(home("Một", code="01-007"))
        with pytest.raises(UserError, match="Mã hộ 01-007"):
            book.households.add_many([home("Hai"), home("Ba", code="01-007")])
        book.households.add(home("Bốn"))
    heads = [row.head for row in book.households.rows(book.households.ids(sort="code"))]
    assert heads == ["Một", "Bốn"]
    assert book.check() == []


def test_a_refused_change_leaves_undo_as_it_was(book, village, home):
    with pytest.raises(UserError):
        book.households.add_many([home("Một"), home("Hai", code="01-001")])
    assert book.history.undoable() == "Thêm 8 hộ"
    assert book.households.count() == 8


def test_lists_asked_for_inside_an_action_are_never_stale(book, village, home):
    def work():
        with book.action("Việc"):
            new = book.households.add(home("Người Mới"))
            assert new in book.households.ids()
            book.households.delete([new])
            assert new not in book.households.ids()
            book.households.add(home("Người Nữa"))
            assert len(book.households.ids()) == 9
            _ = 1 / 0

    book.households.ids()
    with pytest.raises(ZeroDivisionError):
        work()
    assert sorted(book.households.ids()) == village


def test_an_action_that_changes_nothing_leaves_no_trace(book, village):
    heard = []
    book.listener = heard.append
    before = book.history.recent()
    book.households.save(book.households.get(village[0]))
    book.settings.save_village(book.settings.village())
    book.households.delete([])
    book.households.add_many([])
    with book.action("Không làm gì"):
        pass
    assert (heard, book.history.recent()) == ([], before)


def test_a_listener_hears_what_to_show_anew(book, village, new_campaign, home):
    heard = []
    book.listener = lambda done: heard.append(done.areas)
    campaign = book.campaigns.add(new_campaign())
    book.pledges.mark(campaign.id, village[:1], Status.ABSENT)
    book.households.add(home())
    book.households.delete(village[:1])
    book.groups.save(replace(book.groups.all()[0], leader="Lê Văn A"))
    book.settings.save_village(replace(book.settings.village(), name="Làng Mới"))
    book.history.undo()
    book.history.redo()
    book.pledges.number_forms(campaign.id, village)
    assert heard == [
        {Area.PLEDGES}, {Area.PLEDGES}, {Area.HOUSEHOLDS}, {Area.HOUSEHOLDS, Area.PLEDGES},
        {Area.GROUPS}, {Area.SETTINGS}, {Area.SETTINGS}, {Area.SETTINGS},
    ]  # fmt: skip


def test_a_listener_may_ask_the_book(book, home):
    seen = []
    book.listener = lambda done: seen.append((book.households.count(), book.history.undoable()))
    book.households.add(home("Nguyễn Văn An"))
    assert seen == [(1, "Thêm hộ Nguyễn Văn An")]


@pytest.mark.parametrize(
    "write",
    [
        "UPDATE households SET phone = '1'",
        "DELETE FROM households",
        "UPDATE settings SET value = 'x'",
        "INSERT INTO groups (number, name, leader, deputy) VALUES (9, '', '', '')",
    ],
)
def test_a_write_outside_an_action_aborts_whoever_tries(path, book, village, write):
    book.close()
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="write outside an action"):
        connection.execute(write)
    connection.close()
