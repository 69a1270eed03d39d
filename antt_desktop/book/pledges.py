"""What each household did in a campaign, and the numbers of its forms."""

import dataclasses
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from antt_desktop.book.actions import Actions
from antt_desktop.book.campaign_lists import (
    CampaignLists,
    frozen_households,
    is_closed,
    listed_households,
    refuse_closed,
)
from antt_desktop.book.households import HouseholdsPart
from antt_desktop.book.search import json_ids
from antt_desktop.book.store import Store
from antt_desktop.domain import pledges as rules
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Manner, PledgeRow, Signing, Status, Tally
from antt_desktop.domain.strokes import Strokes

_PUT = """
INSERT INTO pledges (status, printed_on, signed_on, signer, relation, receiver, reason, manner,
    campaign_id, household_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (campaign_id, household_id) DO UPDATE SET status = excluded.status,
    printed_on = excluded.printed_on, signed_on = excluded.signed_on, signer = excluded.signer,
    relation = excluded.relation, receiver = excluded.receiver, reason = excluded.reason,
    manner = excluded.manner
"""


class PledgesPart:
    """Which rules hold stands in ``domain.pledges``; here they are kept in the book."""

    def __init__(
        self,
        store: Store,
        actions: Actions,
        households: HouseholdsPart,
        campaigns: CampaignLists,
    ) -> None:
        self._store = store
        self._actions = actions
        self._households = households
        self._campaigns = campaigns

    def ids(
        self,
        campaign_id: int,
        *,
        group_id: int | None = None,
        status: Status | None = None,
        query: str = "",
        sort: str = "group",
        descending: bool = False,
    ) -> "array[int]":
        """Return the ids of covered households in list order (see ``households.ids``)."""
        return self._households.ids(
            group_id=group_id,
            query=query,
            sort=sort,
            descending=descending,
            campaign_id=campaign_id,
            status=status,
            covered=True,
        )

    def rows(self, campaign_id: int, ids: Sequence[int]) -> list[PledgeRow]:
        """Return the pledges of households in the order of ``ids``; lost ids are left out."""
        rows = self._store.run(
            "SELECT h.id, h.code, h.group_id, h.head, h.address,"
            " coalesce(p.status, 'not_printed'), coalesce(f.number, 0),"
            " coalesce(p.printed_on, ''), coalesce(p.signed_on, ''), coalesce(p.signer, ''),"
            " coalesce(p.relation, ''), coalesce(p.receiver, ''), coalesce(p.reason, ''),"
            " coalesce(p.manner, 'paper'), (SELECT count(*) FROM scans s"
            " WHERE s.campaign_id = ?1 AND s.household_id = h.id)"
            f" FROM {frozen_households(self._store, campaign_id) or 'households'} h"
            " LEFT JOIN pledges p ON p.household_id = h.id AND p.campaign_id = ?1"
            " LEFT JOIN forms f ON f.household_id = h.id AND f.campaign_id = ?1"
            " WHERE h.id IN (SELECT value FROM json_each(?2))",
            (campaign_id, json_ids(ids)),
        )
        found = {row[0]: _pledge_from(row) for row in rows}
        return [found[i] for i in ids if i in found]

    def tallies(self, campaign_id: int) -> dict[int, Tally]:
        """Return the tally of each covered tổ by its id, empty tổ too."""
        covered = self._covered_groups(campaign_id)
        counts: dict[int, Counter[Status]] = {group_id: Counter() for group_id in covered}
        for group_id, status, count in self._store.run(
            "SELECT h.group_id, coalesce(p.status, 'not_printed'), count(*)"
            f" FROM {listed_households(self._store, campaign_id)} h LEFT JOIN pledges p"
            " ON p.household_id = h.id AND p.campaign_id = ? GROUP BY 1, 2",
            (campaign_id,),
        ):
            if group_id in counts:
                counts[group_id][Status(status)] = count
        return {group_id: Tally(count) for group_id, count in counts.items()}

    def number_forms(self, campaign_id: int, household_ids: Sequence[int]) -> dict[int, int]:
        """Return the form number of each household, given now where it has none yet.

        A number stays for ever, even if the printing is taken back: the paper may exist.
        """
        with self._store.transaction():
            known = dict(
                self._store.run(
                    "SELECT household_id, number FROM forms WHERE campaign_id = ?"
                    " AND household_id IS NOT NULL",
                    (campaign_id,),
                )
            )
            new = [i for i in dict.fromkeys(household_ids) if i not in known]
            known.update(zip(new, self._next_numbers(campaign_id, new), strict=True))
        return {i: known[i] for i in household_ids}

    def number_blanks(self, campaign_id: int, count: int) -> list[int]:
        """Return new numbers for blank forms, to be filled in by hand."""
        with self._store.transaction():
            return self._next_numbers(campaign_id, [None] * count)

    def record_printed(
        self, campaign_id: int, household_ids: Sequence[int], on: PartialDate
    ) -> None:
        """Record that forms went to the printer or into a file; an answer given stays.

        In a closed campaign nothing is recorded: a form printed once more changes no result.
        """
        if is_closed(self._store, campaign_id):
            return
        self._each(
            campaign_id,
            household_ids,
            "In bản đăng ký",
            lambda row: dataclasses.replace(
                row, status=rules.after_print(row.status), printed_on=on
            ),
        )

    def sign(self, campaign_id: int, household_ids: Sequence[int], signing: Signing) -> None:
        """Record signatures; an empty signer means each household's own head.

        Raises UserError for a household that has signed, and where one drawing is given for
        several households.
        """
        strokes = signing.strokes.text if signing.strokes else ""
        if strokes and len(household_ids) > 1:
            raise UserError("Chữ ký trên màn hình chỉ ghi cho từng hộ một.", field="strokes")

        def signed(row: PledgeRow) -> PledgeRow:
            rules.checked_move(row.status, Status.SIGNED, reason="", head=row.head)
            return dataclasses.replace(
                row,
                status=Status.SIGNED,
                signed_on=signing.signed_on,
                signer=signing.signer.strip() or row.head,
                relation=signing.relation,
                receiver=signing.receiver.strip(),
                reason=signing.reason.strip(),
                manner=signing.manner,
            )

        self._each(campaign_id, household_ids, "Ghi nhận đã ký", signed, strokes)

    def mark(
        self, campaign_id: int, household_ids: Sequence[int], status: Status, reason: str = ""
    ) -> None:
        """Record absent or declined, or take an answer back with a reason.

        Printed or not printed as ``status`` both mean “no answer”: which of them it is again
        follows from whether the form was ever printed.
        """

        def marked(row: PledgeRow) -> PledgeRow:
            no_answer = status in {Status.PRINTED, Status.NOT_PRINTED}
            new = rules.unanswered(row.printed_on) if no_answer else status
            rules.checked_move(row.status, new, reason=reason, head=row.head)
            return dataclasses.replace(
                row, status=new, signed_on=None, signer="", relation="", receiver="",
                reason=reason.strip(), manner=Manner.PAPER,
            )  # fmt: skip

        self._each(campaign_id, household_ids, f"Ghi nhận “{status.label}”", marked)

    def strokes(self, campaign_id: int, household_ids: Sequence[int]) -> dict[int, Strokes]:
        """Return what was drawn on the screen by those households that signed there."""
        rows = self._store.run(
            "SELECT household_id, strokes FROM signatures WHERE campaign_id = ?"
            " AND household_id IN (SELECT value FROM json_each(?))",
            (campaign_id, json_ids(household_ids)),
        )
        return {household_id: Strokes.read(text) for household_id, text in rows}

    def forms(self, campaign_id: int) -> dict[int, int]:
        """Return whose each form number is, by number; 0 for a blank form."""
        return dict(
            self._store.run(
                "SELECT number, coalesce(household_id, 0) FROM forms WHERE campaign_id = ?",
                (campaign_id,),
            )
        )

    def _each(
        self,
        campaign_id: int,
        ids: Sequence[int],
        name: str,
        change: Callable[[PledgeRow], PledgeRow],
        strokes: str = "",
    ) -> None:
        refuse_closed(self._store, campaign_id)
        before = self.rows(campaign_id, ids)
        if len(before) != len(ids):
            raise UserError(
                "Có hộ không nằm trong danh sách đợt ký này (danh sách đã chốt, hoặc hộ đã xóa)."
                " Chưa ghi nhận hộ nào."
            )
        covered = self._covered_groups(campaign_id)
        for row in before:
            if row.group_id not in covered:
                raise UserError(f"Hộ {row.code} {row.head} thuộc tổ không tham gia đợt ký này.")
        after = [change(row) for row in before]
        with self._actions.action(f"{name}: {rules.whose(before)}"):
            self._store.update_many(_PUT, [_pledge_values(campaign_id, row) for row in after])
            # What was drawn goes with the signature it was given for; the history keeps both.
            answered = [row.household_id for row in after if row.status is not Status.SIGNED]
            self._store.run(
                "DELETE FROM signatures WHERE campaign_id = ?"
                " AND household_id IN (SELECT value FROM json_each(?))",
                (campaign_id, json_ids(answered)),
            )
            if strokes:
                self._store.insert_many(
                    "signatures",
                    ("campaign_id", "household_id", "strokes"),
                    [(campaign_id, household_id, strokes) for household_id in ids],
                )

    def _covered_groups(self, campaign_id: int) -> set[int]:
        return {group.id for group in self._campaigns.groups(campaign_id)}

    def _next_numbers(self, campaign_id: int, owners: Sequence[int | None]) -> list[int]:
        ((last,),) = self._store.run(
            "SELECT coalesce(max(number), 0) FROM forms WHERE campaign_id = ?", (campaign_id,)
        )
        numbers = list(range(last + 1, last + 1 + len(owners)))
        self._store.insert_many(
            "forms",
            ("campaign_id", "number", "household_id"),
            [(campaign_id, n, owner) for n, owner in zip(numbers, owners, strict=True)],
        )
        return numbers


def _pledge_from(row: Sequence[Any]) -> PledgeRow:
    values = list(row)
    values[5] = Status(row[5])
    values[7:9] = map(PartialDate.from_iso, row[7:9])
    values[13] = Manner(row[13])
    return PledgeRow(*values)


def _pledge_values(campaign_id: int, row: PledgeRow) -> tuple[object, ...]:
    return (
        str(row.status),
        row.printed_on.iso if row.printed_on else "",
        row.signed_on.iso if row.signed_on else "",
        row.signer,
        row.relation,
        row.receiver,
        row.reason,
        str(row.manner),
        campaign_id,
        row.household_id,
    )
