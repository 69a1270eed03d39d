"""Door list, slips and hand-over record of a campaign, read back from their PDF."""

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.domain.households import Household, Person
from antt_desktop.domain.pledges import Signing, Status
from antt_desktop.workflows.print_rounds import (
    RoundPaper,
    door_rows,
    print_round_paper,
    round_paper,
)
from tests.book.moving import move

SIGNED = Signing(signed_on=PartialDate(2026, 2, 18))


@pytest.fixture
def first(village):
    return village.groups.all()[0]


def test_numbers_stay_when_others_sign(village, campaign, first):
    before = door_rows(village, campaign.id, first.id)
    assert [row.number for row in before] == [1, 2, 3]
    ids = list(village.pledges.ids(campaign.id, group_id=first.id))
    assert [row.household_id for row in before] == ids
    village.pledges.sign(campaign.id, ids[:1], SIGNED)
    village.pledges.mark(campaign.id, ids[2:], Status.ABSENT, "Đi làm xa")
    after = door_rows(village, campaign.id, first.id)
    assert [(row.number, row.household_id) for row in after] == [(2, ids[1]), (3, ids[2])]
    assert [(row.status, row.reason) for row in after] == [
        (Status.NOT_PRINTED, ""),
        (Status.ABSENT, "Đi làm xa"),
    ]
    every = door_rows(village, campaign.id, first.id, with_signed=True)
    assert [row.household_id for row in every] == ids


def test_the_door_list_names_what_door_rows_says(village, campaign, first, texts):
    village.households.add(
        Household(group_id=first.id, phone="0912345678", people=(Person(name="Bùi Thị Ánh"),))
    )
    ids = village.pledges.ids(campaign.id, group_id=first.id)
    village.pledges.number_forms(campaign.id, ids[:2])
    village.pledges.sign(campaign.id, ids[1:2], SIGNED)
    (page,) = texts(round_paper(village, campaign.id, RoundPaper.DOOR_LIST, [first.id]))
    rows = door_rows(village, campaign.id, first.id)
    assert rows[0].form_number == 1
    for row in rows:
        form = f" 2026-{row.form_number:04}" if row.form_number else ""
        assert f"{row.number} {row.code}{form} {row.head}".strip() in page
    assert village.pledges.rows(campaign.id, ids[1:2])[0].code not in page
    assert "0912345678" in page
    assert "Còn 3 trong 4 hộ chưa ký" in page
    assert "Người đi từng nhà: Ngô Văn Vinh 1" in page


@pytest.mark.parametrize("paper", [RoundPaper.DOOR_LIST, RoundPaper.REMINDERS])
def test_a_group_where_all_have_signed_is_left_out(village, campaign, first, texts, paper):
    village.pledges.sign(campaign.id, village.pledges.ids(campaign.id, group_id=first.id), SIGNED)
    pages = texts(round_paper(village, campaign.id, paper))
    assert len(pages) == 2
    assert "Ngô Văn Vinh 1" not in " ".join(pages)
    with pytest.raises(UserError, match="không còn hộ nào chưa ký"):
        round_paper(village, campaign.id, paper, [first.id])


def test_slips_for_the_unsigned_with_the_last_day(village, campaign, texts):
    ids = village.pledges.ids(campaign.id)
    village.pledges.sign(campaign.id, ids[:1], SIGNED)
    until = PartialDate(2026, 3, 31)
    text = " ".join(texts(round_paper(village, campaign.id, RoundPaper.REMINDERS, until=until)))
    assert text.count("PHIẾU NHẮC") == text.count("hết ngày 31/03/2026") == 6
    signed, *unsigned = village.pledges.rows(campaign.id, ids)
    assert f"Mã hộ {signed.code}" not in text
    for row in unsigned:
        assert text.count(f"gia đình ông (bà): {row.head} Địa chỉ: {row.address}") == 1


def test_the_hand_over_record_says_who_is_missing_and_why(village, campaign, first, texts):
    ids = village.pledges.ids(campaign.id, group_id=first.id)
    village.pledges.mark(campaign.id, ids[:1], Status.ABSENT, "Đi làm xa")
    village.pledges.mark(campaign.id, ids[1:2], Status.DECLINED)
    pages = texts(round_paper(village, campaign.id, RoundPaper.HAND_OVER))
    assert len(pages) == 3
    assert "danh sách: 03 (ba) hộ" in pages[0]
    assert "vắng 1, chưa đồng ý 1, chưa có kết quả 1" in pages[0]
    for said in ("Vắng: Đi làm xa", "Chưa đồng ý: …………", "Chưa in: …………"):
        assert said in pages[0]
    village.pledges.sign(campaign.id, ids[2:], SIGNED)
    village.pledges.mark(campaign.id, ids[2:], Status.PRINTED, "Ghi nhầm hộ")
    for paper in (RoundPaper.HAND_OVER, RoundPaper.DOOR_LIST):
        (page,) = texts(round_paper(village, campaign.id, paper, [first.id]))
        assert "Ghi nhầm" not in page
    village.pledges.sign(campaign.id, ids, SIGNED)
    (page,) = texts(round_paper(village, campaign.id, RoundPaper.HAND_OVER, [first.id]))
    assert "nay bàn giao: 03 (ba) bản" in page
    assert "Không còn hộ nào thiếu" in page


@pytest.mark.parametrize("paper", list(RoundPaper))
def test_a_frozen_list_is_printed_as_it_was(village, campaign, first, texts, paper):
    village.campaigns.freeze(campaign.id)
    before = round_paper(village, campaign.id, paper, [first.id])
    ids = village.pledges.ids(campaign.id, group_id=first.id)
    move(village, list(ids[:1]), village.groups.all()[2].id)
    assert round_paper(village, campaign.id, paper, [first.id]) == before


@pytest.mark.parametrize("paper", list(RoundPaper))
def test_into_a_file_and_cancelled(village, campaign, tmp_path, paper):
    target = tmp_path / "out" / "a.pdf"
    target.parent.mkdir()

    def stop(done, total):
        assert (done, total) == (1, 3)
        raise Cancelled

    with pytest.raises(Cancelled):
        print_round_paper(village, campaign.id, paper, target, progress=stop)
    assert list(target.parent.iterdir()) == []
    assert print_round_paper(village, campaign.id, paper, target) == 3
    assert target.read_bytes() == round_paper(village, campaign.id, paper)


def test_groups_that_are_not_in_the_campaign(village, campaign):
    with pytest.raises(UserError, match="chọn lại tổ"):
        round_paper(village, campaign.id, RoundPaper.HAND_OVER, [999])
