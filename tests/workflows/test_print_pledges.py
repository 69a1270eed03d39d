"""Forms printed from a book: read back as text and as QR codes, recorded only when done."""

import dataclasses
import unicodedata
from io import BytesIO

import pytest

from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import Cancelled, SystemTrouble, UserError
from antt_desktop.domain.pledges import Manner, Signing, Status
from antt_desktop.domain.printings import Way
from antt_desktop.domain.strokes import Strokes
from antt_desktop.exchange.codes import read_codes
from antt_desktop.exchange.pages import render
from antt_desktop.workflows.campaigns import prepared_draft
from antt_desktop.workflows.pledge_forms import NOT_NUMBERED
from antt_desktop.workflows.print_pledges import (
    PledgeRequest,
    prepared_preview,
    print_pledges,
    record_printing,
    write_pledge_pages,
)
from tests.book.moving import move

DAY = PartialDate(2026, 2, 18)


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


def test_blanks_alone_take_new_numbers_and_are_nobodys(village, campaign, tmp_path, texts):
    for first in (1, 3):
        name = f"{first}.pdf"
        print_pledges(village, request_for(campaign, [], blanks=2), tmp_path / name)
        assert f"2026-{first + 1:04}" in texts(tmp_path / name)[1]
    assert village.history.undoable() == "In bản đăng ký: 2 bản trắng"
    assert [p.numbers for p in village.printings.all(campaign.id)] == [(3, 4), (1, 2)]
    assert not any(p.household_ids for p in village.printings.all(campaign.id))


def test_only_what_went_to_the_printer_counts_as_printed(village, campaign, ids):
    request = request_for(campaign, ids, copies=2, separators=True, blanks=1)
    written = write_pledge_pages(village, request, BytesIO())
    assert list(written.batch.last_pages) == [2, 4, 6, 9, 11, 14, 16, 18]
    assert set(states(village, campaign, ids)) == {Status.NOT_PRINTED}
    record_printing(village, written, [], Way.PRINTER, "Canon")
    record_printing(village, written, [0, 1, 3], Way.PRINTER, "Canon")
    assert village.printings.all(campaign.id) == ()
    record_printing(village, written, range(5, 12), Way.PRINTER, "Canon")
    assert states(village, campaign, ids) == [
        *[Status.NOT_PRINTED] * 2, *[Status.PRINTED] * 3, *[Status.NOT_PRINTED] * 2,
    ]  # fmt: skip
    record_printing(village, written, range(19), Way.PRINTER, "Canon")
    every, some = village.printings.all(campaign.id)
    assert (some.place, some.pages, some.household_ids) == ("Canon", 7, tuple(ids[2:5]))
    assert some.numbers == (3, 4, 5)
    assert (every.household_ids, every.numbers) == (tuple(ids), tuple(range(1, 9)))


def test_a_file_is_remembered_and_forgotten_with_its_action(village, campaign, ids, tmp_path):
    print_pledges(village, request_for(campaign, ids[2:], separators=True), tmp_path / "a.pdf")
    (printing,) = village.printings.all(campaign.id)
    assert (printing.way, printing.place, printing.pages) == (Way.FILE, "a.pdf", 5 + 3)
    assert (printing.household_ids, printing.numbers) == (tuple(ids[2:]), (1, 2, 3, 4, 5))
    village.history.undo()
    assert village.printings.all(campaign.id) == ()


def test_in_two_sides_no_sheet_has_two_households(village, campaign, ids, tmp_path, texts):
    request = request_for(campaign, ids, two_sided=True, copies=2, blanks=1)
    batch = print_pledges(village, request, tmp_path / "a.pdf")
    pages = texts(tmp_path / "a.pdf")
    assert batch.pages == len(pages) == 2 * 2 * 8
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        assert front
        assert not back
    assert village.printings.all(campaign.id)[0].household_ids == tuple(ids)


def test_phone_and_identity_only_where_the_wording_asks(village, campaign, ids, texts):
    home = village.households.get(ids[0])
    head = dataclasses.replace(home.people[0], identity="031060001234")
    people = (head, *home.people[1:])
    village.households.save(dataclasses.replace(home, phone="0912 345 678", people=people))
    request = request_for(campaign, ids[:1])
    (page,) = texts(prepared_preview(village, request)())
    assert "0912" not in page
    assert "031060001234" not in page
    wording = dataclasses.replace(campaign.wording, show_phone=True, show_identity=True)
    village.campaigns.save(dataclasses.replace(campaign, wording=wording))
    (page,) = texts(prepared_preview(village, request)())
    assert "0912 345 678" in page
    assert "031060001234" in page


@pytest.mark.parametrize(
    ("signing", "words"),
    [
        (Signing(signed_on=DAY), "Đã ký ngày 18/02/2026"),
        (Signing(signed_on=DAY, manner=Manner.FINGERPRINT), "Điểm chỉ ngày 18/02/2026"),
        (Signing(signed_on=DAY, signer="Bùi Thị Hoa", relation="Vợ"), "Vợ ký thay ngày 18/02/2026"),
        (
            Signing(signed_on=DAY, signer="X", relation="Mẹ", manner=Manner.FINGERPRINT),
            "Mẹ điểm chỉ thay ngày 18/02/2026",
        ),
    ],
)
def test_a_form_printed_after_signing_differs_there_only(
    village, campaign, ids, texts, signing, words
):
    request = request_for(campaign, ids[:2])
    village.pledges.number_forms(campaign.id, ids[:2])
    before = texts(prepared_preview(village, request)())
    village.pledges.sign(campaign.id, ids[:1], signing)
    signed, open_one = texts(prepared_preview(village, request)())
    assert words in signed
    assert " ".join(signed.replace(words, "").split()) == before[0]
    assert open_one == before[1]


def test_what_was_drawn_on_the_screen_stands_on_the_form(village, campaign, ids, texts):
    request = request_for(campaign, ids[:1])
    out = BytesIO()
    write_pledge_pages(village, request, out)
    drawn = Strokes((((0, 0), (600, 200)), ((600, 0), (0, 200))))
    signing = Signing(signed_on=DAY, manner=Manner.SCREEN, strokes=drawn)
    village.pledges.sign(campaign.id, ids[:1], signing)
    after = prepared_preview(village, request)()
    assert texts(after) == texts(out.getvalue())
    empty, signed = (ink(pdf) for pdf in (out.getvalue(), after))
    assert signed > empty + 50
    village.pledges.mark(campaign.id, ids[:1], Status.PRINTED, "Ghi nhầm")
    assert prepared_preview(village, request)() == out.getvalue()


def ink(pdf):
    """Return the dark pixels of a page."""
    return sum(value < 128 for value in bytes(render(pdf, 0, dpi=50, grey=True).data))


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
    (page,) = texts(prepared_draft(village, draft)()[0])
    assert "Xin chịu trách nhiệm." in page
    assert "Tổ 1, làng văn hóa Quang Khải" in page
    village.households.delete(village.households.ids())
    (blank,) = texts(prepared_draft(village, draft)()[0])
    assert "Họ và tên chủ hộ:" in blank


def test_date_is_the_campaigns_never_todays(village, campaign, ids, texts):
    (page, *_rest) = texts(prepared_preview(village, request_for(campaign, ids))())
    assert "Quang Hưng, ngày … tháng … năm 2026" in page
    village.campaigns.save(dataclasses.replace(campaign, form_date=PartialDate(2026, 2, 5)))
    (page, *_rest) = texts(prepared_preview(village, request_for(campaign, ids))())
    assert "Quang Hưng, ngày 05 tháng 02 năm 2026" in page
