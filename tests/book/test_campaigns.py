"""Campaigns: names, covered tổ, wording frozen once somebody has signed."""

import unicodedata
from dataclasses import replace

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Signing, Status

SIGNED = Signing(signed_on=PartialDate(2026, 2, 18))


def test_a_campaign_reads_back_as_it_was_added(book, new_campaign):
    new = new_campaign(
        "Năm 2026", (3, 1), opened_on=PartialDate(2026, 2), form_date=PartialDate(2026, 2, 18)
    )
    added = book.campaigns.add(new)
    assert added == replace(new, id=added.id, label="2026", year=2026, group_ids=(1, 3))
    assert book.campaigns.get(added.id) == added
    assert book.campaigns.all() == (added,)


def test_the_newest_comes_first_and_each_has_its_label(book, new_campaign):
    for name in ("Năm 2025", "Năm 2026", "Đợt hè 2026", "Đợt lẻ"):
        book.campaigns.add(new_campaign(name))
    assert [(c.name, c.label) for c in book.campaigns.all()] == [
        ("Đợt hè 2026", "2026B"), ("Năm 2026", "2026"), ("Năm 2025", "2025"), ("Đợt lẻ", "Đ")
    ]  # fmt: skip


def test_a_campaign_is_found_by_name_or_label(book, new_campaign):
    campaign = book.campaigns.add(new_campaign("Năm 2026"))
    for name in ("Năm 2026", " năm  2026", "2026", unicodedata.normalize("NFD", "NĂM 2026")):
        assert book.campaigns.find(name) == campaign
    assert book.campaigns.find("2025") is None


def test_a_name_is_given_once(book, campaign, new_campaign):
    other = book.campaigns.add(new_campaign("Năm 2027"))
    for write in (
        lambda: book.campaigns.add(new_campaign(" năm 2026 ")),
        lambda: book.campaigns.save(replace(other, name="Năm  2026")),
    ):
        with pytest.raises(UserError, match="Đã có đợt ký tên") as refused:
            write()
        assert refused.value.field == "name"


def test_the_wording_is_free_until_somebody_has_signed(book, campaign, village):
    reworded = replace(campaign, wording=replace(campaign.wording, title="BẢN CAM KẾT"))
    book.campaigns.save(reworded)
    assert book.campaigns.get(campaign.id) == reworded
    book.pledges.mark(campaign.id, village[:1], Status.DECLINED)
    assert not book.campaigns.get(campaign.id).wording_frozen

    book.pledges.sign(campaign.id, village[:1], SIGNED)
    assert book.campaigns.get(campaign.id).wording_frozen
    with pytest.raises(UserError, match="không sửa được lời văn"):
        book.campaigns.save(campaign)
    book.campaigns.save(replace(reworded, name="Năm 2026 (đợt 1)", group_ids=(1, 2, 3)))
    assert book.campaigns.get(campaign.id).wording == reworded.wording

    book.history.undo()
    book.history.undo()
    book.campaigns.save(campaign)
    assert book.campaigns.get(campaign.id) == campaign


def test_covered_groups_change(book, campaign):
    for group_ids in ((2, 3), (1,), (1, 2, 3)):
        book.campaigns.save(replace(campaign, group_ids=group_ids))
        assert book.campaigns.get(campaign.id).group_ids == group_ids
        assert set(book.pledges.tallies(campaign.id)) == set(group_ids)


def test_only_a_campaign_nobody_signed_is_deleted(book, campaign, village):
    book.pledges.sign(campaign.id, village[:1], SIGNED)
    with pytest.raises(UserError, match="đã có hộ ký"):
        book.campaigns.delete(campaign.id)
    book.history.undo()
    book.campaigns.delete(campaign.id)
    assert book.campaigns.all() == ()
    with pytest.raises(UserError, match="không còn trong sổ"):
        book.campaigns.get(campaign.id)
    book.history.undo()
    assert book.campaigns.all() == (campaign,)
    assert book.check() == []


def test_a_later_campaign_never_takes_the_numbers_of_a_deleted_one(book, campaign, new_campaign):
    book.campaigns.delete(campaign.id)
    assert book.campaigns.add(new_campaign()).id > campaign.id
