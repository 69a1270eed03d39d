"""Which households a campaign lists: the roster of today, or a list frozen as it was.

A list is frozen when a campaign of a later year is opened, before the first change of the
roster in a later year, or on purpose. From then on the campaign's papers say what they said:
households, heads, tổ, tổ trưởng and the village's names of that day. Answers that come in
late are still recorded.
"""

import dataclasses
import json
from collections.abc import Iterator, Sequence

from antt_desktop.book.actions import Actions
from antt_desktop.book.search import json_ids
from antt_desktop.book.setting_rows import present_village
from antt_desktop.book.store import Store
from antt_desktop.domain.campaign_lists import ListedHousehold
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD, Group
from antt_desktop.domain.village import Village

_YEAR = "CASE year WHEN 0 THEN CAST(substr(opened_on, 1, 4) AS INTEGER) ELSE year END"
_COPIED = "code, head, size, address, address_key, phone, sort_key"
_COPY = f"""
INSERT INTO campaign_households (campaign_id, household_id, group_id, birth, identity, {_COPIED})
SELECT c.campaign_id, h.id, h.group_id, coalesce(p.birth, ''), coalesce(p.identity, ''),
    h.{_COPIED.replace(", ", ", h.")}
FROM campaign_groups c JOIN households h ON h.group_id = c.group_id AND h.ended_on = ''
LEFT JOIN persons p ON p.household_id = h.id AND p.relation = '{HEAD}'
WHERE c.campaign_id = ? ORDER BY h.id
"""
_NAME_GROUPS = """
UPDATE campaign_groups SET number = g.number, name = g.name, leader = g.leader, deputy = g.deputy
FROM groups g WHERE g.id = group_id AND g.ended_on = '' AND campaign_id = ?
"""
_FORGET_GROUPS = """
UPDATE campaign_groups SET number = 0, name = '', leader = '', deputy = '' WHERE campaign_id = ?
"""
_MEMBERS = "SELECT id, code, group_id, head, birth, size, address, phone, identity"
_OF_TODAY = f"""
(SELECT h.*, coalesce(p.birth, '') AS birth, coalesce(p.identity, '') AS identity
FROM households h LEFT JOIN persons p ON p.household_id = h.id AND p.relation = '{HEAD}')
"""


def is_closed(store: Store, campaign_id: int) -> bool:
    """Tell whether a campaign's results are settled."""
    return bool(
        store.run("SELECT 1 FROM campaigns WHERE id = ? AND closed_on <> ''", (campaign_id,))
    )


def refuse_closed(store: Store, campaign_id: int) -> None:
    """Raise UserError where a campaign is closed: its results stand until it is opened again."""
    for name, closed_on in store.run(
        "SELECT name, closed_on FROM campaigns WHERE id = ? AND closed_on <> ''", (campaign_id,)
    ):
        raise UserError(
            f"Đợt ký {name} đã đóng ngày {PartialDate.from_iso(closed_on)}. Muốn ghi thêm, hãy mở"
            " lại đợt ký và ghi lý do."
        )


def frozen_households(store: Store, campaign_id: int | None) -> str:
    """Return what stands in SQL for ``households`` in a campaign with a frozen list, else ''."""
    if not store.run(
        "SELECT 1 FROM campaigns WHERE id = ? AND list_frozen_on <> ''", (campaign_id,)
    ):
        return ""
    return (
        f"(SELECT household_id AS id, group_id, number, birth, identity, {_COPIED}"
        " FROM campaign_households JOIN campaign_groups USING (campaign_id, group_id)"
        f" WHERE campaign_id = {campaign_id})"
    )


def listed_households(store: Store, campaign_id: int) -> str:
    """Return what stands in SQL for the households of a list (id, group_id), frozen or of today.

    Those of today are of every tổ: which ones a campaign covers, ``groups`` tells.
    """
    return frozen_households(store, campaign_id) or (
        "(SELECT id, group_id FROM households WHERE ended_on = '')"
    )


class CampaignLists:
    """The lists of the campaigns."""

    def __init__(self, store: Store, actions: Actions) -> None:
        self._store = store
        self._actions = actions

    def freeze(self, campaign_id: int) -> None:
        """Keep a campaign's list as it is today; a frozen one stays as it is."""
        rows = self._store.run(
            "SELECT name FROM campaigns WHERE id = ? AND list_frozen_on = ''", (campaign_id,)
        )
        for (name,) in rows:
            village = json.dumps(
                dataclasses.asdict(present_village(self._store)), ensure_ascii=False
            )
            with self._actions.action(f"Chốt danh sách đợt ký {name}"):
                self._store.run(_COPY, (campaign_id,))
                self._store.run(_NAME_GROUPS, (campaign_id,))
                self._store.run(
                    "UPDATE campaigns SET list_frozen_on = ?, village = ? WHERE id = ?",
                    (self._actions.today.iso, village, campaign_id),
                )

    def thaw(self, campaign_id: int) -> None:
        """Let this year's list follow the roster again; raise UserError for a past year's."""
        rows = self._store.run(
            f"SELECT name, {_YEAR} FROM campaigns WHERE id = ? AND list_frozen_on <> ''",
            (campaign_id,),
        )
        for name, year in rows:
            refuse_closed(self._store, campaign_id)
            if 0 < year < self._actions.today.year:
                raise UserError(f"Đợt ký {name} là của năm trước, danh sách giữ như ngày chốt.")
            with self._actions.action(f"Mở lại danh sách đợt ký {name}"):
                self._store.run(
                    "DELETE FROM campaign_households WHERE campaign_id = ?", (campaign_id,)
                )
                self._store.run(_FORGET_GROUPS, (campaign_id,))
                self._store.run(
                    "UPDATE campaigns SET list_frozen_on = '', village = '' WHERE id = ?",
                    (campaign_id,),
                )

    def keep_past(self, year: int = 0) -> None:
        """Freeze the lists of years before ``year`` (0: this one) that still follow the roster.

        Every part that is about to change the roster calls this inside its action.
        """
        for (campaign_id,) in self._store.run(
            f"SELECT id FROM campaigns WHERE list_frozen_on = '' AND {_YEAR} BETWEEN 1 AND ?",
            ((year or self._actions.today.year) - 1,),
        ):
            self.freeze(campaign_id)

    def groups(self, campaign_id: int) -> tuple[Group, ...]:
        """Return the tổ a campaign covers, by number, as they are or were on its list."""
        if frozen_households(self._store, campaign_id):
            rows = self._store.run(
                "SELECT group_id, number, name, leader, deputy FROM campaign_groups"
                " WHERE campaign_id = ? AND number > 0 ORDER BY number",
                (campaign_id,),
            )
        else:
            rows = self._store.run(
                "SELECT g.id, g.number, g.name, g.leader, g.deputy FROM groups g"
                " JOIN campaign_groups c ON c.group_id = g.id"
                " WHERE c.campaign_id = ? AND g.ended_on = '' ORDER BY g.number",
                (campaign_id,),
            )
        return tuple(
            Group(id=i, number=number, name=name, leader=leader, deputy=deputy)
            for i, number, name, leader, deputy in rows
        )

    def members(self, campaign_id: int, ids: Sequence[int]) -> Iterator[ListedHousehold]:
        """Yield households as the campaign's papers name them, in the order of ``ids``."""
        source = frozen_households(self._store, campaign_id) or _OF_TODAY
        rows = self._store.run(
            f"{_MEMBERS} FROM {source} WHERE id IN (SELECT value FROM json_each(?))",
            (json_ids(ids),),
        )
        found = {row[0]: row for row in rows}
        for row in (found[i] for i in ids if i in found):
            household_id, code, group_id, head, birth, *others = row
            yield ListedHousehold(
                household_id, code, group_id, head, PartialDate.from_iso(birth), *others
            )

    def village(self, campaign_id: int) -> Village:
        """Return the names of the village that stand on a campaign's papers."""
        rows = self._store.run("SELECT village FROM campaigns WHERE id = ?", (campaign_id,))
        return (
            Village(**json.loads(rows[0][0]))
            if rows and rows[0][0]
            else present_village(self._store)
        )
