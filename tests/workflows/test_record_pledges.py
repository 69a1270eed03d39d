"""Answers of many households: one action, each tổ's own leader, nothing half done."""

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Signing, Status
from antt_desktop.workflows.record_pledges import sign_by_group, take_back

DAY = PartialDate(2026, 2, 18)


def test_each_group_has_its_own_receiver_in_one_action(village, campaign):
    ids = village.pledges.ids(campaign.id)
    sign_by_group(village, campaign.id, ids, Signing(signed_on=DAY))
    rows = village.pledges.rows(campaign.id, ids)
    assert {row.receiver for row in rows} == {f"Ngô Văn Vinh {n}" for n in (1, 2, 3)}
    assert all(row.signer == row.head for row in rows)
    assert village.history.undoable() == "Ghi nhận đã ký: 7 hộ"
    village.history.undo()
    assert {r.status for r in village.pledges.rows(campaign.id, ids)} == {Status.NOT_PRINTED}


def test_a_receiver_who_is_named_received_all(village, campaign):
    ids = village.pledges.ids(campaign.id)
    sign_by_group(village, campaign.id, ids, Signing(signed_on=DAY, receiver="Trưởng thôn"))
    assert {r.receiver for r in village.pledges.rows(campaign.id, ids)} == {"Trưởng thôn"}


def test_taking_back_returns_to_printed_only_what_was_printed(village, campaign):
    ids = list(village.pledges.ids(campaign.id))
    village.pledges.record_printed(campaign.id, ids[:2], DAY)
    sign_by_group(village, campaign.id, ids[:1], Signing(signed_on=DAY))
    village.pledges.mark(campaign.id, ids[2:3], Status.ABSENT, "Đi viện")
    take_back(village, campaign.id, ids, "Ghi nhầm hộ")
    rows = village.pledges.rows(campaign.id, ids[:3])
    assert [r.status for r in rows] == [Status.PRINTED, Status.PRINTED, Status.NOT_PRINTED]
    assert rows[0].signed_on is None
    assert village.history.undoable() == "Bỏ ghi nhận: 2 hộ"


def test_a_signature_is_not_taken_back_without_a_reason(village, campaign):
    ids = village.pledges.ids(campaign.id)
    sign_by_group(village, campaign.id, ids, Signing(signed_on=DAY))
    with pytest.raises(UserError) as told:
        take_back(village, campaign.id, ids, "  ")
    assert told.value.field == "reason"
    assert {r.status for r in village.pledges.rows(campaign.id, ids)} == {Status.SIGNED}
