"""From printed forms over a scanned stack into the book, by words; and killed on the way."""

from pathlib import Path

import pytest

from antt_desktop.book import Book
from antt_desktop.documents.pledge_area import SignatureAreas
from antt_desktop.documents.wording import default_wording
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.pledges import Campaign, Status
from antt_desktop.domain.village import Village
from antt_desktop.workflows.pledge_forms import pledge_forms, pledge_paper
from antt_desktop.workflows.print_pledges import PledgeRequest, print_pledges
from tests.exchange import stacks

DPI = 120
PAGES = 3
WORKER = Path(__file__).with_name("filing_to_kill.py")


@pytest.fixture
def folder(tmp_path):
    """Return a folder with a book of a campaign and a scanned stack of its signed forms."""
    village = Village(name="Làng Thử", commune="Xã Thử", province="Tỉnh Thử")
    groups = [Group(number=1, name="Tổ 1", leader="Ngô Văn Vinh")]
    with Book.create(tmp_path / "lang.antt", village, groups) as book:
        book.households.add_many(
            Household(group_id=1, people=(Person(name=f"Lê Văn {name}", relation=HEAD),))
            for name in ("An", "Bình", "Chi", "Dũng")
        )
        day = PartialDate(2026, 2, 5)
        campaign = book.campaigns.add(
            Campaign(name="Năm 2026", group_ids=(1,), wording=default_wording(), form_date=day)
        )
        ids = list(book.pledges.ids(campaign.id))[:PAGES]
        print_pledges(
            book, PledgeRequest(campaign_id=campaign.id, household_ids=ids), tmp_path / "in.pdf"
        )
        areas = SignatureAreas(pledge_paper(book, campaign))
        forms = list(pledge_forms(book, campaign, ids))
    pages = stacks.printed((tmp_path / "in.pdf").read_bytes(), dpi=DPI)
    for at, area in enumerate(map(areas.of, forms)):
        box = (area.left, area.bottom, area.width, area.height)
        pages[at] = stacks.signed(pages[at], at, area=box, dpi=DPI, width=0.6, ink=40, size=0.6)
    stacks.write_pdf(tmp_path / "quet.pdf", pages, dpi=DPI)
    return tmp_path


def test_a_stack_is_filed_by_words(antt, folder):
    book, stack = folder / "lang.antt", folder / "chong"
    stack.mkdir()
    (folder / "quet.pdf").rename(stack / "quet.pdf")
    unsigned = stacks.printed((folder / "in.pdf").read_bytes(), dpi=DPI)[0]
    stacks.write_jpeg(stack / "trang.jpg", stacks.foreign(1, DPI), dpi=DPI)
    stacks.write_jpeg(stack / "them.jpg", unsigned, dpi=DPI)
    (stack / "hong.pdf").write_bytes(b"%PDF-1.4 nothing more")

    rehearsed = antt("file-scans", book, stack, "--dry-run", "--json")
    assert antt("list", book, "--campaign", "Năm 2026", "--json")[0]["status"] == "printed"
    filed = antt("file-scans", book, stack, "--json")
    assert filed == rehearsed
    assert (filed["campaign"], filed["saved"], filed["signed"]) == ("Năm 2026", 3, 3)
    assert filed["counts"] | {"matched": 3, "same_page": 1, "no_code": 1} == filed["counts"]
    assert sum(filed["counts"].values()) == len(filed["pages"]) == 5
    assert filed["pages"][0] | {
        "source": "quet.pdf", "page": 1, "state": "matched", "household": "01-001",
        "form": "2026-0001", "form_page": 1, "signed": True, "saved": True,
    } == filed["pages"][0]  # fmt: skip
    (nothing,) = [page for page in filed["pages"] if page["source"] == "trang.jpg"]
    assert (nothing["household"], nothing["form"], nothing["saved"]) == (None, None, False)
    assert nothing["reason"]
    assert [bad["file"] for bad in filed["refused"]] == ["hong.pdf"]
    listed = antt("list", book, "--campaign", "Năm 2026", "--json")
    assert [home["status"] for home in listed].count("signed") == PAGES
    with Book.open(book) as opened:
        row = opened.pledges.rows(1, opened.pledges.ids(1))[0]
        assert (row.signed_on, row.receiver, row.scans) == (
            PartialDate(2026, 2, 5), "Ngô Văn Vinh", 1
        )  # fmt: skip

    said = antt("file-scans", book, stack, "--campaign", "2026", "--date", "18/2/2026")
    assert "Đã lưu 3 bản quét, ghi nhận 0 hộ đã ký ngày 18/02/2026." in said
    assert "trang.jpg\tKhông có mã\t" in said
    assert "hong.pdf\t" in said
    assert "Ngày ký" in antt("file-scans", book, stack, "--date", "2026", expect=1)
    antt("check", book)


def test_a_closed_campaign_takes_no_scans_until_it_is_opened_again(antt, folder):
    book, stack = folder / "lang.antt", folder / "quet.pdf"
    assert "0/4" in antt("close-campaign", book, "--campaign", "Năm 2026")
    assert "không có đợt ký nào đang mở" in antt("file-scans", book, stack, expect=1)
    assert "đã đóng" in antt("file-scans", book, stack, "--campaign", "Năm 2026", expect=1)
    again = ("reopen-campaign", book, "--campaign", "Năm 2026", "--reason")
    assert "lý do" in antt(*again, " ", expect=1)
    antt(*again, "Còn phiếu chưa quét")
    assert "đang mở" in antt(*again, "Lần nữa", expect=1)
    assert antt("file-scans", book, stack, "--json")["signed"] == PAGES


@pytest.mark.parametrize("lines", [1, 3, 4, 11])
def test_killed_while_filing_all_of_the_stack_is_there_or_nothing(folder, killed_after, lines):
    last = killed_after(WORKER, folder, lines)[-1]
    with Book.open(folder / "lang.antt") as book:
        assert book.check() == []
        campaign = book.campaigns.all()[0].id
        filed = len(book.scans.all(campaign))
        assert filed in {0, PAGES}
        assert len(book.pledges.ids(campaign, status=Status.SIGNED)) == filed
        if last[0] == "page" and int(last[1]) < PAGES:
            assert filed == 0
