"""The papers around a round of signing and the kept scans, by the command line."""

import io

import pypdf
import pytest
from PIL import Image

from antt_desktop.book import Book
from antt_desktop.documents.wording import default_wording
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.pledges import Campaign
from antt_desktop.domain.scans import NewScan
from antt_desktop.domain.village import Village

PLACE = Village(name="Làng văn hóa Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")


@pytest.fixture
def book(tmp_path):
    """Make a closed book of two tổ and four households, a page filed for each."""
    picture = io.BytesIO()
    Image.new("L", (124, 175), 90).save(picture, "JPEG")
    path = tmp_path / "lang.antt"
    with Book.create(path, PLACE, [Group(number=n, name=f"Tổ {n}") for n in (1, 2)]) as made:
        groups = made.groups.all()
        made.households.add_many(
            Household(group_id=groups[n % 2].id, people=(Person(name=f"Đỗ {n}", relation=HEAD),))
            for n in range(4)
        )
        every = Campaign(
            name="Năm 2026", group_ids=tuple(g.id for g in groups), wording=default_wording()
        )
        campaign = made.campaigns.add(every)
        made.scans.file(
            NewScan(campaign_id=campaign.id, household_id=i, data=picture.getvalue())
            for i in made.pledges.ids(campaign.id)
        )
    return path


def pages(path):
    return [page.extract_text() for page in pypdf.PdfReader(path, strict=True).pages]


def test_papers_of_a_round(antt, book, tmp_path):
    out = tmp_path / "ra.pdf"
    of_2026 = ("--campaign", "2026")
    antt("print-door-list", book, out, *of_2026)
    assert ["TỔ 1" in page for page in pages(out)] == [True, False]
    antt("print-reminders", book, out, *of_2026, "--group", 2, "--until", "31/3/2026")
    (page,) = pages(out)
    assert page.count("31/03/2026") == 2
    antt("print-hand-over", book, out, *of_2026, "--group", 1, "--group", 2)
    assert [page.count("BIÊN BẢN") for page in pages(out)] == [1, 1]
    said = antt("print-reminders", book, out, *of_2026, "--until", "31/31/2026", expect=1)
    assert "ngày" in said
    assert "Có các tổ số: 1, 2" in antt(
        "print-door-list", book, out, *of_2026, "--group", 7, expect=1
    )


def test_scans_and_the_test_page(antt, book, tmp_path):
    out = tmp_path / "ra.pdf"
    antt("export-scans", book, out, "--campaign", "2026")
    assert len(pages(out)) == 4
    antt("export-scans", book, out, "--campaign", "2026", "--group", 1)
    assert len(pages(out)) == 2
    antt("export-scans", book, out, "--campaign", "2026", "--household", "02-001")
    reader = pypdf.PdfReader(out)
    assert [mark.title for mark in reader.outline] == ["02-001 Đỗ 1"]
    lost = ("--campaign", "2026", "--household", "09-999")
    assert "09-999" in antt("export-scans", book, out, *lost, expect=1)
    antt("print-test-page", out)
    assert "TRANG IN THỬ" in pages(out)[0]
