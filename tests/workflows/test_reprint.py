"""Last year's papers printed again are the same papers, whatever happened since."""

import dataclasses
from datetime import datetime, timedelta, timezone

import pytest

from antt_desktop.book import Book
from antt_desktop.documents.wording import default_wording
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import DEAD, HEAD, Group, Household, Person
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.life_events import change_head, leave, merge, move, split
from antt_desktop.domain.pledges import Campaign, Signing, Status
from antt_desktop.domain.village import Village
from antt_desktop.workflows.campaigns import prepared_draft
from antt_desktop.workflows.print_lists import print_signing_lists
from antt_desktop.workflows.print_pledges import (
    PledgeRequest,
    prepared_preview,
    print_pledges,
)
from antt_desktop.workflows.rearrange_groups import merge_groups
from antt_desktop.workflows.record_pledges import sign_by_group

EVENT = LifeEvent(PartialDate(2026, 2, 1), "Sắp xếp")


class Clock:
    def __init__(self):
        self.now = datetime(2025, 3, 13, 7, 42, tzinfo=timezone(timedelta(hours=7)))

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def book(tmp_path, clock):
    """Return a village of four tổ, the last one empty, with two people in each household."""
    groups = [Group(number=n, name=f"Tổ {n}", leader=f"Ngô Văn Vinh {n}") for n in (1, 2, 3, 4)]
    place = Village(name="Làng Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")
    with Book.create(tmp_path / "lang.antt", place, groups, clock=clock) as made:
        made.households.add_many(
            Household(
                group_id=at % 3 + 1,
                address=f"Ngõ {at + 1}",
                declared_size=3,
                people=(
                    Person(name=f"Nguyễn Văn {name}", relation=HEAD, birth=PartialDate(1960 + at)),
                    Person(name=f"Bùi Thị {name}", relation="Vợ", birth=PartialDate(1965 + at)),
                ),
            )
            for at, name in enumerate(
                ("Ân", "Bình", "Cường", "Dũng", "Đạt", "Hòa", "Khải", "Lâm", "Minh")
            )
        )
        yield made


def open_campaign(book, year):
    return book.campaigns.add(
        Campaign(
            name=f"Năm {year}",
            opened_on=book.today,
            group_ids=tuple(group.id for group in book.groups.all()),
            wording=default_wording(),
        )
    )


@pytest.fixture
def last_year(book, clock):
    """Return the campaign of 2025, printed and partly signed; now it is 2026."""
    campaign = open_campaign(book, 2025)
    ids = list(book.pledges.ids(campaign.id))
    book.pledges.number_forms(campaign.id, ids)
    book.pledges.record_printed(campaign.id, ids, book.today)
    sign_by_group(book, campaign.id, ids[:3], Signing(signed_on=book.today))
    wife = Signing(signed_on=book.today, signer="Bùi Thị Đạt", relation="Vợ")
    book.pledges.sign(campaign.id, ids[3:4], wife)
    book.pledges.mark(campaign.id, ids[4:5], Status.ABSENT, "Đi làm xa")
    clock.now = clock.now.replace(year=2026)
    return campaign


def papers(book, campaign, folder):
    """Return the bytes of the list, the forms with their separators, a preview and the sample."""
    print_signing_lists(book, campaign.id, folder / "list.pdf")
    ids = tuple(book.pledges.ids(campaign.id))
    request = PledgeRequest(campaign_id=campaign.id, household_ids=ids, separators=True)
    preview = prepared_preview(book, request)()
    sample, _words = prepared_draft(book, book.campaigns.get(campaign.id))()
    print_pledges(book, request, folder / "forms.pdf")
    files = ((folder / name).read_bytes() for name in ("list.pdf", "forms.pdf"))
    return (*files, preview, sample)


def life_goes_on(book):
    """Do to the village all that can happen to one."""
    homes = list(book.households.all())
    first, second, third, fourth, fifth, sixth, *_ = homes
    book.life.apply(change_head(first, first.people[1], EVENT, old_head=DEAD))
    book.life.apply(
        split(
            second, [second.people[1].id], Household(group_id=2, address="Ngõ 30"), EVENT,
            head=second.people[1], staying_head=None,
        )
    )  # fmt: skip
    book.life.apply(merge(third, fourth, EVENT))
    book.life.apply(move([fifth], book.groups.get(4), EVENT))
    book.life.apply(leave(sixth, EVENT, "Hà Nội"))
    seventh = book.households.get(homes[6].id)
    name, *others = seventh.people
    mended = (dataclasses.replace(name, name="Nguyễn Văn Khái", birth=PartialDate(1950)), *others)
    book.households.save(dataclasses.replace(seventh, people=mended, address="Ngõ 99"))
    book.groups.save(dataclasses.replace(book.groups.get(3), leader="Đỗ Thị Hà"), EVENT)
    joined = Group(id=1, number=2, name="Tổ xóm Đình", leader="Lê Thị Thủy")
    merge_groups(book, joined, [2], EVENT)
    staying = list(book.households.ids(group_id=1))
    book.groups.split(1, Group(number=9, name="Tổ xóm Chùa"), staying[:1], EVENT)
    village = dataclasses.replace(book.settings.village(), commune="Phường Quang Hưng")
    book.settings.save_village(village, EVENT)


def test_last_years_list_and_forms_are_the_same_papers(book, last_year, tmp_path, texts):
    before = papers(book, last_year, tmp_path)
    new = open_campaign(book, 2026)
    life_goes_on(book)
    assert papers(book, last_year, tmp_path) == before
    print_signing_lists(book, new.id, tmp_path / "new.pdf")
    now = " ".join(texts(tmp_path / "new.pdf")).casefold()
    old = " ".join(texts(before[0])).casefold()
    for words in ("tổ xóm đình", "tổ xóm chùa", "đỗ thị hà", "phường quang hưng", "bùi thị ân",
                  "nguyễn văn khái"):  # fmt: skip
        assert words in now
        assert words not in old
    assert "tổ 2" in old
    assert "tổ 2" not in now
    assert book.check() == []


def test_the_first_change_of_the_year_keeps_the_papers_too(book, last_year, tmp_path):
    before = papers(book, last_year, tmp_path)
    life_goes_on(book)
    assert papers(book, last_year, tmp_path) == before
    assert str(book.campaigns.get(last_year.id).list_frozen_on) == "13/03/2026"


def test_a_late_signature_is_all_that_changes(book, last_year, tmp_path, texts):
    papers(book, last_year, tmp_path)
    life_goes_on(book)
    ids = list(book.pledges.ids(last_year.id))
    sign_by_group(book, last_year.id, ids[5:], Signing(signed_on=PartialDate(2026, 3, 1)))
    rows = book.pledges.rows(last_year.id, ids[5:])
    assert {row.receiver for row in rows} == {"Ngô Văn Vinh 2", "Ngô Văn Vinh 3"}
    assert all(row.signer == row.head for row in rows)
    papers(book, last_year, tmp_path)
    assert "01/03/2026" in " ".join(texts(tmp_path / "list.pdf"))
    request = PledgeRequest(campaign_id=last_year.id, household_ids=ids)
    on_time, by_wife, absent, late = (
        texts(prepared_preview(book, request)())[at] for at in (0, 3, 4, 5)
    )
    assert "Đã ký ngày 13/03/2025" in on_time
    assert "Vợ ký thay ngày 13/03/2025" in by_wife
    assert "ngày 13/03/2025" not in absent
    assert "Đã ký ngày 01/03/2026" in late
