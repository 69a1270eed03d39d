"""What need not be kept any longer is told, and erased for good; figures and the chain remain."""

from datetime import datetime, timedelta, timezone

import pytest

from antt_desktop.book import Book
from antt_desktop.domain import life_events as life
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.pledges import Signing
from antt_desktop.domain.privacy import ERASED, PrivacyRequest, RequestKind
from antt_desktop.domain.retention import KeepYears, Kept, over_on
from antt_desktop.domain.scans import NewScan

NAME = "Bùi Thị Hoa"
TODAY = PartialDate(2026, 3, 13)


@pytest.fixture
def gone(book, village, campaign):
    """Return a household that signed and then left; its head was once spelt otherwise."""
    found = next(home for home in book.households.all() if home.head.name == NAME)
    book.pledges.sign(campaign.id, [found.id], Signing(signed_on=TODAY, signer=NAME))
    book.results.close(campaign.id)
    book.life.apply(life.leave(found, LifeEvent(TODAY)))
    return found


@pytest.fixture
def filed(book, village, campaign):
    """File a scan of one household's form."""
    return book.scans.file([
        NewScan(
            campaign_id=campaign.id, household_id=village[0], form_number=1, page=1,
            source="t.pdf", data=b"anh",
        )
    ])  # fmt: skip


def years_later(clock, years):
    clock.now = datetime(2026 + years, 3, 13, 8, tzinfo=timezone(timedelta(hours=7)))


def test_nothing_is_over_before_its_time(book, gone, clock):
    assert book.retention.years() == KeepYears()
    assert book.retention.due() == []
    with pytest.raises(UserError, match="Chưa có"):
        book.retention.erase([])
    years_later(clock, 5)
    (due,) = book.retention.due()
    assert (due.kept, due.title, due.over_on) == (
        Kept.HOUSEHOLDS, f"{gone.code} {NAME}", PartialDate(2031, 3, 13)
    )  # fmt: skip
    clock.now -= timedelta(days=1)
    with pytest.raises(UserError, match="chưa hết"):
        book.retention.erase([due])


def test_what_is_over_stands_nowhere_in_the_file(book, gone, campaign, clock, path):
    figures = book.results.summary(campaign.id)
    years_later(clock, 10)
    links = book.history.links()
    book.retention.erase(book.retention.due())
    assert book.retention.due() == []
    assert book.check() == []
    assert book.history.since(links) is not None, "a copy taken before is still an earlier state"
    assert book.history.undoable() == "" or "hết thời gian" not in book.history.undoable()
    assert book.results.summary(campaign.id) == figures
    kept = book.households.get(gone.id)
    assert (kept.code, kept.head.name, kept.phone, kept.address) == (gone.code, ERASED, "", "")
    listed = book.campaigns.members(campaign.id, book.pledges.ids(campaign.id))
    assert {household.head for household in listed} <= {ERASED, ""}
    book.close()
    assert NAME.encode() not in path.read_bytes()
    with Book.open(path) as again:
        assert again.check() == []


def test_scans_of_a_campaign_go_with_their_bytes(book, village, campaign, clock, filed):
    book.results.close(campaign.id)
    years_later(clock, 10)
    book.retention.erase(book.retention.due())
    assert not book.scans.all(campaign.id)
    assert book._store.run("SELECT count(*) FROM blobs") == [(0,)]
    assert book.check() == []


def test_answered_requests_lose_their_names(book, village, clock):
    request = PrivacyRequest(kind=RequestKind.CORRECT, asked_by="Bà Nhị", received_on=TODAY)
    first = book.privacy.register(request)
    book.privacy.answer(first, "Đã sửa")
    book.privacy.register(request)
    years_later(clock, 5)
    (due,) = book.retention.due()
    assert due.title == "Sửa dữ liệu sai: Bà Nhị"
    book.retention.erase([due])
    waiting, answered = book.privacy.requests()
    assert (waiting.asked_by, answered.asked_by, answered.done_on) == ("Bà Nhị", ERASED, TODAY)
    assert book.check() == []


def test_years_are_the_villages_own(book, gone, clock):
    with pytest.raises(UserError) as refused:
        book.retention.save_years(KeepYears(pledges=100))
    assert refused.value.field == "pledges"
    book.retention.save_years(KeepYears(households=0, pledges=1))
    years_later(clock, 40)
    assert [due.kept for due in book.retention.due()] == [Kept.PLEDGES]
    book.history.undo()
    assert book.retention.years() == KeepYears()


def test_a_partial_day_counts_as_its_end():
    assert over_on(PartialDate(2020), 5) == PartialDate(2025, 12, 31)
    assert over_on(PartialDate(2020, 2), 1) == PartialDate(2021, 3, 1)
