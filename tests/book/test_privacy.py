"""Requests about personal data: registered, answered; one person is erased for good."""

from dataclasses import replace

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.incident_course import Entry
from antt_desktop.domain.incidents import Party
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.pledges import Signing
from antt_desktop.domain.privacy import ERASED, ERASED_NAME, PrivacyRequest, RequestKind
from tests.book.incident_making import written_down
from tests.book.meeting_making import hall

NAME = "Bùi Thị Hoa"
TODAY = PartialDate(2026, 3, 13)


@pytest.fixture
def person(book, village, campaign):
    """Return a person who signed and is named in an incident; her name stands in many places."""
    household = next(home for home in book.households.all() if home.head.name == NAME)
    book.pledges.sign(campaign.id, [household.id], Signing(signed_on=TODAY, signer=NAME))
    written_down(
        book,
        title="Cãi nhau ở ngõ",
        parties=(Party(name=NAME, household_id=household.id, person_id=household.head.id),),
    )
    return household.head


def test_requests_are_registered_and_answered(book, village):
    with pytest.raises(UserError) as refused:
        book.privacy.register(
            PrivacyRequest(kind=RequestKind.EXPORT, asked_by=" ", received_on=TODAY)
        )
    assert refused.value.field == "asked_by"
    first = book.privacy.register(
        PrivacyRequest(kind=RequestKind.EXPORT, asked_by="Bà Hoa", received_on=TODAY)
    )
    with pytest.raises(UserError, match="trả lời"):
        book.privacy.answer(first, "  ")
    book.privacy.answer(first, "Đã giao bản in")
    (request,) = book.privacy.requests()
    assert (request.done_on, request.answer) == (TODAY, "Đã giao bản in")
    assert book.check() == []


def test_all_that_is_held_of_one_person(book, person):
    data = book.privacy.data_of(person.id)
    assert data.name == NAME
    assert dict(data.roster)["Quan hệ với chủ hộ"] == "Chủ hộ"
    assert any("13/03/2026" in line for line in data.pledges)
    assert data.incidents == ("VV-2026-001 Cãi nhau ở ngõ",)
    assert data.changes


def test_erased_means_nowhere_in_the_file(book, person, path):
    request = book.privacy.register(
        PrivacyRequest(
            kind=RequestKind.ERASE, asked_by="Bà H.", received_on=TODAY, person_id=person.id
        )
    )
    book.privacy.erase(person.id, request)
    assert book.check() == []
    assert book.privacy.requests()[0].done_on == TODAY
    household = next(home for home in book.households.all() if home.head.name == ERASED)
    assert household.head.birth is None
    assert book.search.find("bui thi hoa", 5) == []
    assert book.incidents.get(1).parties[0].name == ERASED
    assert book.history.undoable() == "" or "Xóa dữ liệu" not in book.history.undoable()
    with pytest.raises(UserError, match="đã được xóa"):
        book.privacy.erase(person.id)
    book.close()
    assert NAME.encode() not in path.read_bytes()
    with Book.open(path) as again:
        assert again.check() == []


def test_a_person_who_is_not_there(book, village):
    with pytest.raises(UserError, match="không còn"):
        book.privacy.erase(999)


def test_the_chain_holds_over_what_was_erased(book, person, path, outside):
    before = book.history.links()
    book.privacy.erase(person.id)
    assert book.history.since(before) == ["Xóa dữ liệu cá nhân theo yêu cầu"]
    names = [action.name for action in book.history.recent()]
    assert ERASED_NAME in names
    book.close()
    with outside(path) as raw:
        raw.execute("UPDATE actions SET name = 'Việc khác' WHERE name = ?", (ERASED_NAME,))
    with Book.open(path) as again:
        assert any("Nhật ký bị sửa" in fault for fault in again.check())


def test_content_beside_a_digest_is_a_forgery(book, person, path, outside):
    book.privacy.erase(person.id)
    book.close()
    with outside(path) as raw:
        raw.execute("UPDATE history SET after = '{}' WHERE digest <> ''")
    with Book.open(path) as again:
        assert any("Nhật ký bị sửa" in fault for fault in again.check())


def test_a_name_that_was_mended_is_erased_too(book, person, path):
    home = next(home for home in book.households.all() if home.head.id == person.id)
    mended = replace(home, people=(replace(home.head, name="Bùi Thị Hòa Bình"), *home.people[1:]))
    book.households.save(mended)
    book.privacy.erase(person.id)
    assert book.check() == []
    book.close()
    for name in (NAME, "Bùi Thị Hòa Bình"):
        assert name.encode() not in path.read_bytes()


def test_erased_from_what_was_told_too_but_no_namesake(book, person, path):
    """Saved twice, told in a story, at a meeting; another of the same name lives elsewhere."""
    incident = book.incidents.get(1)
    told = f"Bà {NAME} nói to tiếng"
    book.incidents.save(replace(incident, story=told, reporter=NAME))
    book.incident_course.add(1, Entry(day=TODAY, text=f"Gặp {NAME}"))
    draft = book.meetings.save(Meeting(title="Họp", kind="Họp tổ", roll=book.meetings.invited([1])))
    namesake = Household(group_id=2, people=(Person(name=NAME, relation=HEAD),))
    other = book.households.add(namesake)
    book.privacy.erase(person.id)
    assert book.check() == []
    assert book.incidents.get(1).story == f"Bà {ERASED} nói to tiếng"
    assert book.incidents.get(1).reporter == ERASED
    assert f"Gặp {ERASED}" in [entry.text for entry in book.incident_course.of(1)]
    assert NAME not in {row.head for row in book.meetings.get(draft).roll}
    assert book.households.get(other).head.name == NAME
    assert book.history.of_household(other)
    book.households.delete([other])
    rows = book._store.run(
        "SELECT count(*) FROM history WHERE instr(coalesce(before, '') || coalesce(after, ''), ?)"
        " AND row_id <> ? AND coalesce(json_extract(coalesce(after, before), '$.household_id'), 0)"
        " <> ?",
        (NAME, other, other),
    )
    assert rows == [(0,)]


def test_frozen_minutes_keep_what_was_signed(book, person):
    frozen = book.meetings.save(hall(book))
    book.minutes.freeze(frozen)
    before = [row.head for row in book.meetings.get(frozen).roll]
    book.privacy.erase(person.id)
    assert [row.head for row in book.meetings.get(frozen).roll] == before
    assert book.check() == []
