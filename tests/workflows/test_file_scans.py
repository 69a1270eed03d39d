"""A stack of signed forms, printed from a real book and scanned, on its way into that book."""

import dataclasses

import pytest

from antt_desktop.documents.pledge_area import SignatureAreas
from antt_desktop.documents.wording import default_wording
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.domain.pledges import Campaign, Signing, Status
from antt_desktop.domain.scans import PageState
from antt_desktop.workflows.file_scans import Filing, read_scans
from antt_desktop.workflows.pledge_forms import pledge_forms, pledge_paper
from antt_desktop.workflows.print_pledges import PledgeRequest, print_pledges
from tests.exchange import stacks

DPI = 120
SIGNED_ON = PartialDate(2026, 2, 18)


def scanned(book, campaign, folder, *, households=(), blanks=0):
    """Print forms and return each as the image of a scanned page, signed by its head."""
    request = PledgeRequest(campaign_id=campaign.id, household_ids=households, blanks=blanks)
    path = folder / f"in-{campaign.id}.pdf"
    print_pledges(book, request, path)
    areas = SignatureAreas(pledge_paper(book, campaign))
    pages = stacks.printed(path.read_bytes(), dpi=DPI)
    ends = []
    for form in pledge_forms(book, campaign, households, blanks=[0] * blanks):
        area = areas.of(form)
        ends += [None] * (area.page - 1) + [area]
    return [page if area is None else sign(page, area, n) for n, (page, area) in
            enumerate(zip(pages, ends, strict=True))]  # fmt: skip


def sign(page, area, seed=1):
    box = (area.left, area.bottom, area.width, area.height)
    return stacks.signed(page, seed, area=box, dpi=DPI, width=0.6, ink=40, size=0.6)


@pytest.fixture
def ids(village, campaign):
    return list(village.pledges.ids(campaign.id))


@pytest.fixture
def stack(tmp_path):
    """Return a function: images into a scanned file, read and put onto a plan."""

    def file(filing, *pages, name="quet.pdf"):
        stacks.write_pdf(tmp_path / name, list(pages), dpi=DPI)
        return read_scans([tmp_path / name], filing.add)

    return file


@pytest.fixture
def three(village, campaign, ids, tmp_path):
    return scanned(village, campaign, tmp_path, households=ids[:3])


def states(filing):
    return [page.state for page in filing.pages]


def signed_in(book, campaign):
    return list(book.pledges.ids(campaign.id, status=Status.SIGNED))


def test_a_stack_in_any_order_finds_its_households(village, campaign, ids, three, stack):
    filing = Filing(village, campaign.id)
    first, second, third = three
    assert stack(filing, stacks.quarter_turned(third, 2), first, stacks.skewed(second, 2)) == ()
    assert states(filing) == [PageState.MATCHED] * 3
    assert [page.household_id for page in filing.pages] == [ids[2], ids[0], ids[1]]
    assert (filing.to_save, filing.to_sign) == (3, 3)
    assert filing.pages[0].source == "quet.pdf, trang 1"
    assert village.scans.all(campaign.id) == ()

    seen = []
    result = filing.save(village, SIGNED_ON, progress=lambda *at: seen.append(at))
    assert (result.saved, result.signed, result.left) == (3, 3, ())
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert village.history.undoable() == "Lưu 3 bản quét đã ký"
    assert signed_in(village, campaign) == ids[:3]
    rows = village.pledges.rows(campaign.id, ids[:3])
    assert [row.signed_on for row in rows] == [SIGNED_ON] * 3
    leaders = {group.id: group.leader for group in village.groups.all()}
    assert [row.receiver for row in rows] == [leaders[row.group_id] for row in rows]
    (kept,) = village.scans.of(campaign.id, ids[0])
    assert (kept.form_number, kept.page, kept.source) == (rows[0].form_number, 1,
                                                          "quet.pdf, trang 2")  # fmt: skip
    assert village.scans.data(kept.id).startswith(b"\xff\xd8")
    assert filing.pages == []
    assert (filing.to_save, filing.to_sign) == (0, 0)

    village.history.undo()
    assert signed_in(village, campaign) == []
    assert village.scans.all(campaign.id) == ()


def test_a_second_stack_knows_what_the_first_brought(village, campaign, three, stack):
    filing = Filing(village, campaign.id)
    stack(filing, three[0])
    filing.save(village, SIGNED_ON, "Cô Lan")
    assert village.history.undoable().startswith("Lưu bản quét: ")
    stack(filing, three[0], three[1])
    assert states(filing) == [PageState.ALREADY, PageState.MATCHED]
    assert (filing.to_save, filing.to_sign) == (2, 1)
    filing.save(village, SIGNED_ON)
    household_id = village.pledges.ids(campaign.id)[0]
    newer, older = village.scans.of(campaign.id, household_id)
    assert newer.id > older.id
    assert village.pledges.rows(campaign.id, [household_id])[0].receiver == "Cô Lan"


def test_the_tray_holds_what_is_not_settled(village, campaign, ids, tmp_path, stack, three):
    last_year = village.campaigns.add(
        Campaign(name="Năm 2025", group_ids=campaign.group_ids, wording=default_wording())
    )
    (old,) = scanned(village, last_year, tmp_path, households=ids[:1])
    (blank,) = scanned(village, campaign, tmp_path, blanks=1)
    other = stacks.printed(stacks.forms_pdf([stacks.form(1)]), dpi=DPI)[0]
    filing = Filing(village, campaign.id)
    stack(
        filing, three[0], stacks.blank(DPI), old, blank, other, stacks.torn(three[1], 1, dpi=DPI),
        three[0], stacks.foreign(1, DPI),
    )  # fmt: skip
    assert states(filing) == [
        PageState.MATCHED, PageState.NO_CODE, PageState.OTHER_CAMPAIGN, PageState.BLANK_FORM,
        PageState.OTHER_BOOK, PageState.UNREADABLE, PageState.SAME_PAGE, PageState.NO_CODE,
    ]  # fmt: skip
    assert filing.counts()[PageState.NO_CODE] == 2
    assert sum(filing.counts().values()) == 8
    assert filing.to_save == 1
    result = filing.save(village, SIGNED_ON)
    assert [page.index for page in result.left] == [1, 2, 3, 4, 5, 6, 7]
    assert len(village.scans.all(campaign.id)) == 1


def test_what_a_person_decides(village, campaign, ids, tmp_path, stack, three):
    (blank,) = scanned(village, campaign, tmp_path, blanks=1)
    torn = stacks.torn(three[1], 1, dpi=DPI)
    filing = Filing(village, campaign.id)
    stack(filing, three[0], blank, torn, three[0], three[2])
    assert filing.changed() == []

    filing.leave_out(0, out=True)
    assert {page.index for page in filing.changed()} == {0, 3}
    assert (filing.pages[0].saves, filing.pages[3].state) == (False, PageState.MATCHED)
    filing.leave_out(0, out=False)
    assert filing.pages[3].state is PageState.SAME_PAGE

    number = filing.pages[1].form_number
    filing.assign(1, ids[5])
    page = filing.pages[1]
    assert (page.state, page.form_number, page.by_hand, page.signs) == (
        PageState.MATCHED, number, True, True
    )  # fmt: skip

    filing.turn(2, 1)
    filing.assign(2, ids[1])
    assert (filing.pages[2].state, filing.pages[2].saves) == (PageState.UNSIGNED, False)
    filing.confirm_signed(2)
    assert (filing.pages[2].saves, filing.pages[2].signs) == (True, True)
    filing.deny_signed(4)
    assert filing.pages[4].state is PageState.UNSIGNED

    filing.split_off(0)
    assert (filing.pages[0].state, filing.pages[3].state) == (PageState.NO_CODE, PageState.MATCHED)
    with pytest.raises(UserError):
        filing.split_off(0)
    filing.assign(0, ids[6])
    assert filing.pages[0].form_number == 0
    with pytest.raises(UserError):
        filing.assign(0, 9_999)

    filing.save(village, SIGNED_ON)
    assert set(signed_in(village, campaign)) == {ids[0], ids[1], ids[5], ids[6]}
    (kept,) = village.scans.of(campaign.id, ids[5])
    assert kept.form_number == number
    stack(filing, blank)
    assert (filing.pages[0].state, filing.pages[0].household_id) == (PageState.ALREADY, ids[5])


def test_an_unsigned_form_is_not_kept_and_an_absent_household_that_signed_is_signed(
    village, campaign, ids, tmp_path, stack, three
):
    village.pledges.mark(campaign.id, [ids[0]], Status.ABSENT, "Đi làm xa")
    unsigned = stacks.printed((tmp_path / f"in-{campaign.id}.pdf").read_bytes(), dpi=DPI)[1]
    filing = Filing(village, campaign.id)
    stack(filing, three[0], unsigned)
    assert states(filing) == [PageState.MATCHED, PageState.UNSIGNED]
    filing.save(village, SIGNED_ON)
    assert signed_in(village, campaign) == [ids[0]]
    assert village.scans.of(campaign.id, ids[1]) == ()


def test_a_form_of_two_pages_signs_with_its_second(village, campaign, ids, tmp_path, stack):
    long = dataclasses.replace(
        campaign.wording, criteria=tuple(f"Điều {n}: " + "không vi phạm, " * 15 for n in range(9))
    )
    village.campaigns.save(dataclasses.replace(campaign, wording=long))
    campaign = village.campaigns.get(campaign.id)
    pages = scanned(village, campaign, tmp_path, households=ids[:1])
    assert len(pages) == 2
    filing = Filing(village, campaign.id)
    stack(filing, pages[1])
    assert (filing.pages[0].page, filing.pages[0].pages, filing.pages[0].signs) == (2, 2, True)
    assert "còn thiếu trang 1" in filing.pages[0].said
    stack(filing, pages[0], name="sau.pdf")
    assert "thiếu" not in filing.pages[0].said
    assert [page.index for page in filing.changed()] == [0]
    assert (filing.to_save, filing.to_sign) == (2, 1)
    filing.save(village, SIGNED_ON)
    assert [scan.page for scan in village.scans.of(campaign.id, ids[0])] == [1, 2]


def test_a_page_of_another_campaign_is_kept_there_when_asked(
    village, campaign, ids, tmp_path, stack
):
    day = PartialDate(2025, 2, 5)
    wording = default_wording()
    last_year = village.campaigns.add(
        Campaign(name="Năm 2025", group_ids=campaign.group_ids, wording=wording, form_date=day)
    )
    (old,) = scanned(village, last_year, tmp_path, households=ids[:1])
    filing = Filing(village, campaign.id)
    stack(filing, old)
    assert filing.pages[0].campaign_name == "Năm 2025"
    filing.take_other_campaign(0)
    assert (filing.to_save, filing.to_sign) == (1, 1)
    filing.save(village, SIGNED_ON)
    assert signed_in(village, campaign) == []
    assert village.pledges.rows(last_year.id, [ids[0]])[0].signed_on == day
    village.results.close(last_year.id)
    filing = Filing(village, campaign.id)
    stack(filing, old)
    with pytest.raises(UserError, match="đã đóng"):
        filing.take_other_campaign(0)


def test_a_closed_campaign_is_refused_at_once(village, campaign):
    village.results.close(campaign.id)
    with pytest.raises(UserError, match="đã đóng"):
        Filing(village, campaign.id)


def test_a_household_that_left_the_list_is_named(village, campaign, ids, three, stack):
    scanned_head = village.households.get(ids[0]).head
    campaign = village.campaigns.get(campaign.id)
    group = village.households.get(ids[0]).group_id
    rest = tuple(group_id for group_id in campaign.group_ids if group_id != group)
    village.campaigns.save(dataclasses.replace(campaign, group_ids=rest))
    filing = Filing(village, campaign.id)
    stack(filing, three[0])
    assert filing.pages[0].state is PageState.UNKNOWN_FORM
    assert scanned_head.name in filing.pages[0].said


def test_cancelled_or_refused_nothing_is_kept(village, campaign, ids, three, stack):
    filing = Filing(village, campaign.id)
    stack(filing, *three)
    before = village.history.undoable()

    def cancel(done, total):
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        filing.save(village, SIGNED_ON, progress=cancel)
    assert village.history.undoable() == before
    assert village.scans.all(campaign.id) == ()
    assert (filing.to_save, len(filing.pages)) == (3, 3)

    village.pledges.sign(campaign.id, [ids[0]], Signing(signed_on=SIGNED_ON, signer="Người khác"))
    with village.borrow() as borrowed:
        result = filing.save(borrowed, SIGNED_ON, originals=True)
    assert (result.saved, result.signed) == (3, 2)
    assert village.pledges.rows(campaign.id, [ids[0]])[0].signer == "Người khác"
    (kept,) = village.scans.of(campaign.id, ids[0])
    data, kind = village.scans.original(kept.id)
    assert data
    assert kind
    with pytest.raises(UserError, match="Chưa có trang nào"):
        filing.save(village, SIGNED_ON)


def test_reading_stops_when_told_and_names_what_it_could_not_read(three, tmp_path):
    bad = tmp_path / "hong.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing more")
    stacks.write_pdf(tmp_path / "quet.pdf", [three[0]] * 3, dpi=DPI)
    seen = []
    ((path, sentence),) = read_scans([bad, tmp_path / "quet.pdf"], seen.append)
    assert (path, len(seen)) == (bad, 3)
    assert sentence
    seen.clear()
    read_scans([tmp_path / "quet.pdf"], seen.append, stop=lambda: len(seen) == 1)
    assert len(seen) == 1

    def cancel(done, total):
        assert total == 3
        if done == 2:
            raise Cancelled

    seen.clear()
    with pytest.raises(Cancelled):
        read_scans([tmp_path / "quet.pdf"], seen.append, cancel)
    assert len(seen) == 2


CHANGES = {
    "shorter": lambda wording: {"criteria": wording.criteria[:2]},
    "longer": lambda wording: {"criteria": (*wording.criteria, "Không đánh bạc. " * 12)},
    "phone": lambda _wording: {"show_phone": True},
    "second row": lambda _wording: {"show_second_row": True, "second_roles": ("A", "B")},
}


@pytest.mark.parametrize("change", [*CHANGES, "address", "head"])
def test_an_unsigned_page_is_looked_at_where_its_paper_is_signed(
    village, campaign, ids, tmp_path, stack, change
):
    """What was changed since the printing moves the place on new papers only."""
    path = tmp_path / "in.pdf"
    print_pledges(village, PledgeRequest(campaign_id=campaign.id, household_ids=ids[:2]), path)
    unsigned, other = stacks.printed(path.read_bytes(), dpi=DPI)
    forms = pledge_forms(village, campaign, ids[1:2])
    area = SignatureAreas(pledge_paper(village, campaign)).of(next(iter(forms)))
    if change in CHANGES:
        wording = dataclasses.replace(campaign.wording, **CHANGES[change](campaign.wording))
        village.campaigns.save(dataclasses.replace(campaign, wording=wording))
    else:
        home = village.households.get(ids[0])
        long = "Nguyễn Thị Hồng Phương Thảo Nguyên, ngách 34/56, ngõ 789, đường liên thôn"
        people = tuple(dataclasses.replace(person, name=long) for person in home.people[:1])
        village.households.save(
            dataclasses.replace(home, address=long)
            if change == "address"
            else dataclasses.replace(home, people=(*people, *home.people[1:]))
        )
    filing = Filing(village, campaign.id)
    stack(filing, unsigned, sign(other, area))
    assert states(filing) == [PageState.UNSIGNED, PageState.MATCHED]
    assert [page.signs for page in filing.pages] == [False, True]


def test_a_form_printed_twice_with_different_lengths_is_left_to_a_person(
    village, campaign, ids, tmp_path, stack
):
    pages = scanned(village, campaign, tmp_path, households=ids[:1])
    criteria = (*campaign.wording.criteria, *("Không đánh bạc, không số đề. " * 9 for _ in "1234"))
    wording = dataclasses.replace(campaign.wording, criteria=criteria)
    village.campaigns.save(dataclasses.replace(campaign, wording=wording))
    request = PledgeRequest(campaign_id=campaign.id, household_ids=ids[:1])
    assert print_pledges(village, request, tmp_path / "hai.pdf").longest == 2
    filing = Filing(village, campaign.id)
    stack(filing, *pages)
    assert states(filing) == [PageState.UNSIGNED]
    filing.confirm_signed(0)
    assert filing.pages[0].signs
