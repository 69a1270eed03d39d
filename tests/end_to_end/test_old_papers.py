"""The command line on the list of a past year: the names of then, late answers still taken."""

import dataclasses
from datetime import datetime, timedelta, timezone

import pypdf
import pytest

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.village import Village
from antt_desktop.workflows.campaigns import new_campaign

EVENT = LifeEvent(PartialDate(2026, 2, 1), "Sắp xếp")


@pytest.fixture
def village(tmp_path):
    """Return a book whose campaign of 2025 is of the past; tổ 2 was merged into tổ 1 since."""
    path = tmp_path / "lang.antt"
    now = [datetime(2025, 3, 13, tzinfo=timezone(timedelta(hours=7)))]
    place = Village(name="Làng Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")
    groups = [Group(number=n, name=f"Tổ {n}", leader="Ngô Văn Vinh") for n in (1, 2)]
    with Book.create(path, place, groups, clock=lambda: now[0]) as book:
        book.households.add_many(
            Household(group_id=group, people=(Person(name=name, relation=HEAD),))
            for group, name in ((1, "Lê Văn An"), (1, "Lê Văn Bảo"), (2, "Lê Văn Cường"))
        )
        book.campaigns.add(new_campaign(book, "Năm 2025"))
        now[0] = now[0].replace(year=2026)
        book.groups.merge(1, [2], EVENT)
        home = book.households.get(3)
        renamed = dataclasses.replace(home.people[0], name="Lê Quốc Cường")
        book.households.save(dataclasses.replace(home, people=(renamed,)))
        book.campaigns.add(new_campaign(book, "Năm 2026"))
    return path


def listed(antt, village, *words):
    rows = antt("list", village, *words, "--json")
    return [(row["group"], row["code"], row["head"]) for row in rows]


def test_a_past_list_has_the_names_of_then(antt, village):
    assert listed(antt, village, "--campaign", "Năm 2025", "--group", 2) == [
        (2, "02-001", "Lê Văn Cường")
    ]
    assert listed(antt, village, "--campaign", "Năm 2026") == [
        (1, "01-001", "Lê Văn An"), (1, "01-002", "Lê Văn Bảo"), (1, "02-001", "Lê Quốc Cường"),
    ]  # fmt: skip
    assert "Có các tổ số: 1." in antt("list", village, "--group", 2, expect=1)


def test_past_forms_are_printed_and_signed_late(antt, village, tmp_path):
    out = tmp_path / "cu.pdf"
    antt("print-pledges", village, out, "--campaign", "Năm 2025", "--group", 2)
    (page,) = pypdf.PdfReader(out).pages
    text = " ".join(page.extract_text().split())
    assert "Lê Văn Cường" in text
    assert "Tổ 2" in text
    antt("mark-signed", village, "02-001", "--campaign", "Năm 2025", "--date", "20/3/2025")
    rows = antt("list", village, "--campaign", "Năm 2025", "--json")
    assert [row["status"] for row in rows] == ["not_printed", "not_printed", "signed"]
    antt("print-pledges", village, out, "--campaign", "Năm 2025", "--group", 2)
    (page,) = pypdf.PdfReader(out).pages
    again = " ".join(page.extract_text().split())
    assert " ".join(again.replace("Đã ký ngày 20/03/2025", "").split()) == text
    with Book.open(village) as book:
        old = next(c for c in book.campaigns.all() if c.name == "Năm 2025")
        assert [(p.place, p.household_ids) for p in book.printings.all(old.id)] == [
            ("cu.pdf", (3,))
        ] * 2
