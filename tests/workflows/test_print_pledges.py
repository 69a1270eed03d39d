"""Forms printed from a book: read back as text and as QR codes, recorded only when done."""

import dataclasses
import unicodedata
from io import BytesIO

import pytest

from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import Cancelled, SystemTrouble, UserError
from antt_desktop.domain.pledges import Signing, Status
from antt_desktop.exchange.codes import read_codes
from antt_desktop.exchange.pages import render
from antt_desktop.workflows.print_pledges import (
    NOT_NUMBERED,
    PledgeRequest,
    prepared_preview,
    prepared_sample,
    print_pledges,
    printed_households,
    write_pledge_pages,
)
from tests.book.moving import move


@pytest.fixture
def ids(village, campaign):
    return list(village.pledges.ids(campaign.id))


def request_for(campaign, ids, **more):
    return PledgeRequest(campaign_id=campaign.id, household_ids=tuple(ids), **more)


def states(book, campaign, ids):
    return [row.status for row in book.pledges.rows(campaign.id, ids)]


def test_each_page_names_its_household_and_its_codes_say_the_same(
    village, campaign, ids, tmp_path, texts
):
    batch = print_pledges(village, request_for(campaign, ids), tmp_path / "a.pdf")
    pages = texts(tmp_path / "a.pdf")
    assert (batch.pages, batch.forms, batch.longest, len(pages)) == (7, 7, 1, 7)
    rows = village.pledges.rows(campaign.id, ids)
    for number, (page, row) in enumerate(zip(pages, rows, strict=True), 1):
        assert row.form_number == number
        assert row.head in page
        assert f"2026-{number:04} · Hộ {row.code}" in page
        assert unicodedata.is_normalized("NFC", page)
        codes = read_codes(render(tmp_path / "a.pdf", number - 1, dpi=150, grey=True))
        assert [FormCode.read(code) for code in codes] == [
            FormCode(village.id, campaign.id, number)
        ] * 2


def test_same_request_same_bytes_and_numbers_stay(village, campaign, ids, tmp_path):
    request = request_for(campaign, ids, separators=True, copies=2)
    print_pledges(village, request, tmp_path / "a.pdf")
    before = [row.form_number for row in village.pledges.rows(campaign.id, ids)]
    print_pledges(village, request, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    village.history.undo()
    move(village, ids[:2], village.groups.all()[2].id)
    print_pledges(village, request_for(campaign, reversed(ids)), tmp_path / "c.pdf")
    assert [row.form_number for row in village.pledges.rows(campaign.id, ids)] == before


def test_printing_is_one_action_that_undo_takes_back(village, campaign, ids, tmp_path):
    village.pledges.sign(campaign.id, ids[:1], Signing(signed_on=PartialDate(2026, 3, 1)))
    print_pledges(village, request_for(campaign, ids), tmp_path / "a.pdf")
    assert states(village, campaign, ids) == [Status.SIGNED, *[Status.PRINTED] * 6]
    assert village.history.undoable() == "In bản đăng ký: 7 hộ"
    village.history.undo()
    assert states(village, campaign, ids) == [Status.SIGNED, *[Status.NOT_PRINTED] * 6]


def test_cancelled_leaves_no_file_and_no_record(village, campaign, ids, tmp_path):
    def stop(done, total):
        assert total == 7
        if done == 4:
            raise Cancelled

    target = tmp_path / "out" / "a.pdf"
    target.parent.mkdir()
    with pytest.raises(Cancelled):
        print_pledges(village, request_for(campaign, ids), target, stop)
    assert list(target.parent.iterdir()) == []
    assert set(states(village, campaign, ids)) == {Status.NOT_PRINTED}


def test_a_folder_that_is_not_there_is_told_and_nothing_recorded(village, campaign, ids, tmp_path):
    with pytest.raises(SystemTrouble) as told:
        print_pledges(village, request_for(campaign, ids), tmp_path / "usb" / "a.pdf")
    assert "USB" in told.value.sentence
    assert set(states(village, campaign, ids)) == {Status.NOT_PRINTED}


def test_separators_copies_and_blanks_come_in_order(village, campaign, ids, tmp_path, texts):
    request = request_for(campaign, ids, copies=2, separators=True, blanks=2)
    batch = print_pledges(village, request, tmp_path / "a.pdf")
    pages = texts(tmp_path / "a.pdf")
    assert (batch.pages, batch.forms) == (3 + 2 * 7 + 2 * 2, 9)
    sheets = [at for at, page in enumerate(pages) if "bản đăng ký" in page]
    assert [pages[at].count("TỔ ") for at in sheets] == [1, 1, 1]
    assert sheets == [0, 7, 12]
    assert "Ngô Văn Vinh 1" in pages[0]
    assert "2026-0001 đến 2026-0003" in pages[0]
    assert pages[1] == pages[2]
    assert pages[-1] == pages[-2]
    assert "2026-0009" in pages[-1]
    assert "Hộ 0" not in pages[-1]
    rows = village.pledges.rows(campaign.id, ids)
    assert [row.form_number for row in rows] == list(range(1, 8))


def test_blanks_alone_take_new_numbers_and_record_nothing(village, campaign, tmp_path, texts):
    for first in (1, 3):
        name = f"{first}.pdf"
        print_pledges(village, request_for(campaign, [], blanks=2), tmp_path / name)
        assert f"2026-{first + 1:04}" in texts(tmp_path / name)[1]
    assert village.history.undoable() == f"Mở đợt ký {campaign.name}"


def test_only_what_went_to_the_printer_counts_as_printed(village, campaign, ids):
    request = request_for(campaign, ids, copies=2, separators=True)
    batch = write_pledge_pages(village, request, BytesIO())
    assert list(batch.last_pages) == [2, 4, 6, 9, 11, 14, 16]
    assert printed_households(request, batch.last_pages, range(batch.pages)) == ids
    assert printed_households(request, batch.last_pages, [1, 2, 3]) == ids[:1]
    assert set(states(village, campaign, ids)) == {Status.NOT_PRINTED}


def test_preview_shows_the_same_page_and_gives_no_number(village, campaign, ids, texts):
    assert NOT_NUMBERED in texts(prepared_preview(village, request_for(campaign, ids))())[0]
    village.pledges.number_forms(campaign.id, ids)
    out = BytesIO()
    write_pledge_pages(village, request_for(campaign, ids), out)
    draw = prepared_preview(village, request_for(campaign, ids))
    village.households.delete(ids)
    assert draw() == out.getvalue()


def test_a_household_of_another_group_has_no_form(village, campaign, ids, tmp_path):
    request = request_for(campaign, ids)  # chosen before the campaign gave a tổ up
    village.campaigns.save(dataclasses.replace(campaign, group_ids=campaign.group_ids[:2]))
    with pytest.raises(UserError, match="không tham gia đợt ký"):
        prepared_preview(village, request)
    with pytest.raises(UserError, match="không tham gia đợt ký"):
        print_pledges(village, request, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_sample_of_a_campaign_not_yet_in_the_book(village, campaign, texts):
    wording = dataclasses.replace(campaign.wording, closing="Xin chịu trách nhiệm.")
    draft = dataclasses.replace(campaign, id=0, label="", wording=wording)
    (page,) = texts(prepared_sample(village, draft)())
    assert "Xin chịu trách nhiệm." in page
    assert "Tổ 1, làng văn hóa Quang Khải" in page
    village.households.delete(village.households.ids())
    (blank,) = texts(prepared_sample(village, draft)())
    assert "Họ và tên chủ hộ:" in blank


def test_date_is_the_campaigns_never_todays(village, campaign, ids, texts):
    (page, *_rest) = texts(prepared_preview(village, request_for(campaign, ids))())
    assert "Quang Hưng, ngày … tháng … năm 2026" in page
    village.campaigns.save(dataclasses.replace(campaign, form_date=PartialDate(2026, 2, 5)))
    (page, *_rest) = texts(prepared_preview(village, request_for(campaign, ids))())
    assert "Quang Hưng, ngày 05 tháng 02 năm 2026" in page
