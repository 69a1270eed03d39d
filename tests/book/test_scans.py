"""Filed pages: kept once, found again in order, taken back, checked, never read for a list."""

import hashlib

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Status
from antt_desktop.domain.scans import NewScan


@pytest.fixture
def new(campaign):
    """Return a function that makes a page; its picture follows from what it is."""

    def make(household_id: int, page: int = 1, data: bytes = b"", **fields) -> NewScan:
        data = data or f"ảnh {household_id} trang {page}".encode()
        number = fields.pop("form_number", household_id)
        return NewScan(
            campaign_id=campaign.id, household_id=household_id, form_number=number, page=page,
            data=data, source=f"quet.pdf, trang {page}", **fields,
        )  # fmt: skip

    return make


def test_pages_come_back_as_they_were_filed(book, campaign, village, new):
    assert book.scans.file([new(village[0], 2), new(village[0], 1), new(village[1])]) == 3
    first, second = book.scans.of(campaign.id, village[0])
    assert (first.page, second.page) == (1, 2)
    assert (first.filed_on, first.source) == (PartialDate(2026, 3, 13), "quet.pdf, trang 1")
    assert book.scans.data(first.id) == new(village[0], 1).data
    assert (first.size, first.has_original) == (len(book.scans.data(first.id)), False)
    assert book.history.recent(1)[0].name == "Lưu bản quét"
    assert book.check() == []


def test_of_a_page_scanned_again_the_newer_comes_first(book, campaign, village, new):
    book.scans.file([new(village[0])])
    book.scans.file([new(village[0], data=b"moi")])
    newest, oldest = book.scans.of(campaign.id, village[0])
    assert book.scans.data(newest.id) == b"moi"
    assert book.scans.data(oldest.id) == new(village[0]).data
    assert book.scans.filed(campaign.id) == {(village[0], 1): 2}
    assert book.pledges.rows(campaign.id, village[:2])[0].scans == 2


def test_all_pages_stand_in_the_order_of_the_list(book, campaign, village, new):
    book.scans.file(new(household_id) for household_id in reversed(village[:6]))
    listed = list(book.pledges.ids(campaign.id))
    assert [scan.household_id for scan in book.scans.all(campaign.id)] == listed
    second = list(book.pledges.ids(campaign.id, group_id=2))
    assert [scan.household_id for scan in book.scans.all(campaign.id, 2)] == second
    book.campaigns.freeze(campaign.id)
    assert [scan.household_id for scan in book.scans.all(campaign.id)] == listed


def test_the_original_is_kept_only_where_it_is_given(book, campaign, village, new):
    book.scans.file([new(village[0], original=b"\x89PNG", original_kind="image/png")])
    (scan,) = book.scans.of(campaign.id, village[0])
    assert scan.has_original
    assert book.scans.original(scan.id) == (b"\x89PNG", "image/png")
    book.scans.file([new(village[1])])
    (other,) = book.scans.of(campaign.id, village[1])
    with pytest.raises(UserError, match="không còn trong sổ"):
        book.scans.original(other.id)


def test_a_page_of_a_household_outside_the_list_leaves_nothing(book, campaign, village, new):
    before = book.history.recent(1)
    with pytest.raises(UserError, match="không thuộc danh sách đợt ký"):
        book.scans.file([new(village[0]), new(village[7])])
    assert book.scans.all(campaign.id) == ()
    assert book.history.recent(1) == before
    assert book.check() == []


def test_a_page_is_taken_out_and_brought_back(book, campaign, village, new):
    book.scans.file([new(village[0])])
    (scan,) = book.scans.of(campaign.id, village[0])
    book.scans.remove(scan.id)
    assert book.scans.of(campaign.id, village[0]) == ()
    book.history.undo()
    assert book.scans.of(campaign.id, village[0]) == (scan,)
    book.history.undo()
    assert book.scans.all(campaign.id) == ()
    book.history.redo()
    assert book.scans.data(scan.id) == new(village[0]).data
    assert book.check() == []


def test_the_same_picture_is_kept_once(book, path, campaign, village, new, outside):
    book.scans.file([new(village[0], data=b"mot anh"), new(village[1], data=b"mot anh")])
    book.close()
    with outside(path) as connection:
        assert connection.execute("SELECT hash, size FROM blobs").fetchall() == [
            (hashlib.sha256(b"mot anh").hexdigest(), 7)
        ]


def test_pictures_cannot_be_changed_or_removed(book, path, village, new, outside):
    book.scans.file([new(village[0])])
    book.close()
    with outside(path) as connection:
        for change in ("UPDATE blobs SET data = x'00'", "DELETE FROM blobs"):
            with pytest.raises(Exception, match="blobs stay"):
                connection.execute(change)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE blobs SET data = x'00'", "Có 1 tệp (bản quét, tệp kèm) bị hỏng"),
        ("DELETE FROM blobs", "Có 1 tệp (bản quét, tệp kèm) bị mất"),
    ],
)
def test_a_damaged_or_lost_picture_is_found(
    book, path, campaign, village, new, outside, change, sentence
):
    book.scans.file([new(village[0])])
    book.close()
    with outside(path) as connection:
        connection.execute("DROP TRIGGER blobs_stay")
        connection.execute("DROP TRIGGER blobs_remain")
        connection.execute(change)
    with Book.open(path) as damaged:
        assert [sentence in fault for fault in damaged.check()] == [True]
        (scan,) = damaged.scans.of(campaign.id, village[0])
        with pytest.raises(UserError, match="mất hoặc hỏng"):
            damaged.scans.data(scan.id)
        assert [row.scans for row in damaged.pledges.rows(campaign.id, village[:1])] == [1]


def test_nothing_is_filed_in_a_closed_campaign(book, campaign, village, new):
    book.scans.file([new(village[0])])
    (scan,) = book.scans.of(campaign.id, village[0])
    book.results.close(campaign.id)
    with pytest.raises(UserError, match="đã đóng ngày 13/03/2026"):
        book.scans.file([new(village[1])])
    with pytest.raises(UserError, match="đã đóng"):
        book.scans.remove(scan.id)
    assert book.scans.of(campaign.id, village[0]) == (scan,)
    assert book.scans.data(scan.id) == new(village[0]).data


def test_a_scan_changes_no_answer(book, campaign, village, new):
    book.scans.file([new(village[0])])
    assert book.pledges.rows(campaign.id, village[:1])[0].status is Status.NOT_PRINTED


def test_what_was_scanned_cannot_be_deleted_with_its_household_or_campaign(
    book, campaign, village, new
):
    book.scans.file([new(village[0])])
    with pytest.raises(UserError, match="Nguyễn Văn An có bản quét đã lưu"):
        book.households.delete(village[:2])
    with pytest.raises(UserError, match="đã có bản quét"):
        book.campaigns.delete(campaign.id)
    assert len(book.scans.all(campaign.id)) == 1
    assert book.households.count() == 8
