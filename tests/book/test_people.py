"""The people of the office: roles are held at the one door every change goes through."""

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Status
from antt_desktop.domain.roles import Act, OfficePerson, Role

PEOPLE = [
    OfficePerson("Hoát", Role.OWNER),
    OfficePerson("Nga", Role.CLERK),
    OfficePerson("Bình", Role.VIEWER),
]


@pytest.fixture
def office(book, village):
    book.people.save(PEOPLE, {"Hoát": "1234", "Nga": "5678"})
    return book


def test_nobody_named_means_everybody_may_everything(book, village):
    assert book.people.all() == []
    assert book.may_change
    assert book.people.role is Role.OWNER


def test_a_book_with_people_begins_with_looking(office, path, home):
    office.close()
    with Book.open(path) as book:
        assert not book.may_change
        for change in (
            lambda: book.households.add(home()),
            book.history.undo,
            lambda: book.people.save([], {}),
            lambda: book.passphrase.change("lúa chín ngoài đồng 7"),
        ):
            with pytest.raises(UserError, match="nhờ"):
                change()
        assert book.households.count() == 8
        assert book.backups.take()
        assert book.check() == []


def test_signing_in_by_name_and_code(office, path, home):
    office.close()
    with Book.open(path) as book:
        with pytest.raises(UserError) as refused:
            book.people.sign_in("Nga", "1234")
        assert refused.value.field == "code"
        assert not book.may_change
        book.people.sign_in("Nga", " 5678 ")
        assert book.people.role is Role.CLERK
        book.households.add(home())
        with pytest.raises(UserError, match="người giữ sổ"):
            book.people.save([], {})
        book.people.sign_in("Bình")
        assert book.people.role is Role.VIEWER
        with book.borrow() as lent, pytest.raises(UserError):
            lent.households.add(home())
        with pytest.raises(UserError):
            book.people.sign_in("Ai đó")
        book.people.sign_in("Hoát", "1234")
        book.people.save([], {})
        assert book.people.role is Role.OWNER


def test_whoever_keeps_his_name_keeps_his_code(office):
    office.people.save(PEOPLE[:2], {"Nga": ""})
    assert [(p.name, p.has_code) for p in office.people.all()] == [("Hoát", True), ("Nga", False)]
    assert "5678" not in office.settings.get("people.list")
    assert office.check() == []


def test_a_viewer_prints(office, path, campaign):
    ids = office.pledges.ids(campaign.id)
    office.people.sign_in("Bình")
    with office.action("In bản đăng ký", Act.PRINT):
        office.pledges.record_printed(campaign.id, ids, PartialDate(2026, 3, 13))
    assert {row.status for row in office.pledges.rows(campaign.id, ids)} == {Status.PRINTED}
