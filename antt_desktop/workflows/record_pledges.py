"""Answers of many households recorded at once, each job one action that undo takes back."""

import dataclasses
from collections.abc import Sequence

from antt_desktop.book import Book
from antt_desktop.domain.pledges import Signing, Status, whose


def sign_by_group(
    book: Book, campaign_id: int, household_ids: Sequence[int], signing: Signing
) -> None:
    """Record signatures; where nobody is named as receiver it is each tổ's own leader.

    The leader of a frozen list is the one of its day. Raises UserError for a household that is
    not in the campaign's list; then nothing is recorded.
    """
    if signing.receiver.strip():
        book.pledges.sign(campaign_id, household_ids, signing)
        return
    leaders = {group.id: group.leader for group in book.campaigns.groups(campaign_id)}
    rows = book.pledges.rows(campaign_id, household_ids)
    leader_of = {row.household_id: leaders.get(row.group_id, "") for row in rows}
    received: dict[str, list[int]] = {}
    for household_id in household_ids:
        received.setdefault(leader_of.get(household_id, ""), []).append(household_id)
    with book.action(f"Ghi nhận đã ký: {whose(rows)}"):
        for leader, ids in received.items():
            book.pledges.sign(campaign_id, ids, dataclasses.replace(signing, receiver=leader))


def take_back(book: Book, campaign_id: int, household_ids: Sequence[int], reason: str) -> None:
    """Take answers back, with the reason: to printed, or to not printed where nothing was.

    Raises UserError (field ``reason``) where a signature would go without one.
    """
    rows = [
        row
        for row in book.pledges.rows(campaign_id, household_ids)
        if row.status not in {Status.NOT_PRINTED, Status.PRINTED}
    ]
    with book.action(f"Bỏ ghi nhận: {whose(rows)}"):
        for status in (Status.PRINTED, Status.NOT_PRINTED):
            printed = status is Status.PRINTED
            ids = [row.household_id for row in rows if bool(row.printed_on) is printed]
            if ids:
                book.pledges.mark(campaign_id, ids, status, reason)
