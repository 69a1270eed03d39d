"""The list for signing, read back from its PDF."""

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import Cancelled
from antt_desktop.domain.households import Household
from antt_desktop.domain.pledges import Signing, Status
from antt_desktop.workflows.print_lists import print_signing_lists, signing_lists


def test_each_group_on_pages_of_its_own_with_its_counts(village, campaign, texts):
    ids = village.pledges.ids(campaign.id)
    wife = Signing(signed_on=PartialDate(2026, 2, 18), signer="Bùi Thị Hoa", relation="Vợ")
    village.pledges.sign(campaign.id, ids[:1], wife)
    village.pledges.mark(campaign.id, ids[1:2], Status.ABSENT, "Đi làm xa")
    pages = texts(signing_lists(village, campaign.id))
    assert len(pages) == 3
    first, second, _third = pages
    assert "TỔ 1" in first.upper()
    assert "có 3 hộ; đã ký 1, chưa ký 2" in first
    for words in ("18/02/2026", "Vợ ký", "Đi làm xa", "Ngô Văn Vinh 1", "năm 2026"):
        assert words in first
    assert "có 2 hộ; đã ký 0, chưa ký 2" in second
    for row in village.pledges.rows(campaign.id, ids):
        assert sum(row.head in page for page in pages) == 1


def test_only_the_group_asked_for(village, campaign, texts):
    second = village.groups.all()[1]
    (page,) = texts(signing_lists(village, campaign.id, [second.id]))
    assert "Ngô Văn Vinh 2" in page


def test_same_bytes_twice_and_into_a_file(village, campaign, tmp_path):
    data = signing_lists(village, campaign.id)
    assert data == signing_lists(village, campaign.id)
    assert print_signing_lists(village, campaign.id, tmp_path / "ds.pdf") == 3
    assert (tmp_path / "ds.pdf").read_bytes() == data


def test_cancelled_leaves_no_file(village, campaign, tmp_path):
    def stop(done, total):
        assert (done, total) == (1, 3)
        raise Cancelled

    target = tmp_path / "out" / "ds.pdf"
    target.parent.mkdir()
    with pytest.raises(Cancelled):
        print_signing_lists(village, campaign.id, target, progress=stop)
    assert list(target.parent.iterdir()) == []


def test_a_household_without_head_and_an_empty_group_are_lists_too(village, campaign, texts):
    group = village.groups.all()[2]
    village.households.delete(village.households.ids(group_id=group.id))
    (page,) = texts(signing_lists(village, campaign.id, [group.id]))
    assert "có 0 hộ" in page
    village.households.add(Household(group_id=group.id, address="Ngõ 99"))
    (page,) = texts(signing_lists(village, campaign.id, [group.id]))
    assert "Ngõ 99" in page
