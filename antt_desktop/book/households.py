"""The roster: households and their people."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from antt_desktop.book.actions import Actions
from antt_desktop.book.campaign_lists import CampaignLists
from antt_desktop.book.codes import CodeGiver
from antt_desktop.book.household_lists import HouseholdLists
from antt_desktop.book.household_rows import (
    HOUSEHOLD_COLUMNS,
    PERSON_COLUMNS,
    household_from,
    household_values,
    person_from,
    person_values,
)
from antt_desktop.book.search import SearchIndex, json_ids
from antt_desktop.book.store import Store
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD, Household, HouseholdRow, checked
from antt_desktop.domain.text import tidy

_PART = 500
_HOUSEHOLD = ", ".join(f"h.{name}" for name in HOUSEHOLD_COLUMNS)
_PERSON = ", ".join(PERSON_COLUMNS)

_NAMED_BY = (
    (
        (
            "SELECT t.household_id, c.name FROM campaign_households t"
            " JOIN campaigns c ON c.id = t.campaign_id"
        ),
        "có trong danh sách đợt ký {}",
    ),
    ("SELECT t.household_id, '' FROM scans t", "có bản quét đã lưu"),
    (
        (
            "SELECT t.household_id, m.title FROM meeting_households t"
            " JOIN meetings m ON m.id = t.meeting_id"
        ),
        "có trong bảng điểm danh “{}”",
    ),
    # Says nothing of where: it may be behind the curtain.
    (
        "SELECT t.household_id, '' FROM incident_parties t",
        "còn được nhắc tới trong giấy tờ của sổ",
    ),
)
"""What keeps a household from being deleted: where it is named, and how that is said."""


class HouseholdsPart(HouseholdLists):
    """The lists, and households whole: a household is read and saved with its people."""

    def __init__(
        self, store: Store, actions: Actions, index: SearchIndex, campaigns: CampaignLists
    ) -> None:
        super().__init__(store, actions, index)
        self._campaigns = campaigns

    def get(self, household_id: int) -> Household:
        """Return one household, whole; raise UserError if it is no longer there."""
        rows = self._store.run(
            f"SELECT {_HOUSEHOLD} FROM households h WHERE h.id = ?", (household_id,)
        )
        if not rows:
            raise UserError("Hộ này không còn trong sổ.")
        people = self._people("WHERE household_id = ?", (household_id,))
        return household_from(rows[0], people.get(household_id, []))

    def find(self, code: str) -> int | None:
        """Return the id of the household with a code, None if there is none."""
        rows = self._store.run("SELECT id FROM households WHERE code = ?", (tidy(code),))
        return int(rows[0][0]) if rows else None

    def all(self, group_id: int | None = None, *, living: bool = True) -> Iterator[Household]:
        """Yield every household whole, in list order, a tổ at a time.

        ``living`` False yields those that left too.
        """
        groups = self._store.run("SELECT id FROM groups ORDER BY number")
        condition = "AND h.ended_on = ''" if living else ""
        for (group,) in groups if group_id is None else [(group_id,)]:
            people = self._people(
                "WHERE household_id IN (SELECT id FROM households WHERE group_id = ?)", (group,)
            )
            for row in self._store.run(
                f"SELECT {_HOUSEHOLD} FROM households h WHERE h.group_id = ? {condition}"
                " ORDER BY h.sort_key, h.code",
                (group,),
            ):
                yield household_from(row, people.get(row[0], []))

    def many(self, ids: Sequence[int]) -> Iterator[Household]:
        """Yield households whole in the order of ``ids``, some hundreds at a time."""
        for start in range(0, len(ids), _PART):
            part = ids[start : start + _PART]
            wanted = (json_ids(part),)
            people = self._people("WHERE household_id IN (SELECT value FROM json_each(?))", wanted)
            rows = self._store.run(
                f"SELECT {_HOUSEHOLD} FROM households h"
                " WHERE h.id IN (SELECT value FROM json_each(?))",
                wanted,
            )
            found = {row[0]: household_from(row, people.get(row[0], [])) for row in rows}
            yield from (found[i] for i in part if i in found)

    def add(self, household: Household) -> int:
        """Add a household and return its id; an empty code is given by the book."""
        return self.add_many([household])[0]

    def add_many(self, households: Iterable[Household]) -> list[int]:
        """Add households in one action and return their ids in order.

        Raises UserError for a code that is taken or a household that cannot be saved.
        """
        new = [checked(h) for h in households]
        name = f"Thêm hộ {_title(new[0])}" if len(new) == 1 else f"Thêm {len(new)} hộ"
        with self._actions.action(name):
            self._campaigns.keep_past()
            codes = CodeGiver(self._store, new)
            first = self._store.next_id("households")
            rows, people = [], []
            for household_id, household in enumerate(new, first):
                code = codes.give(household)
                rows.append((household_id, code, *household_values(household)))
                people += self._new_people(household_id, household)
            self._store.insert_many("households", HOUSEHOLD_COLUMNS, rows)
            self._store.insert_many("persons", PERSON_COLUMNS[1:], people)
            codes.save()
        return list(range(first, first + len(new)))

    def save(self, household: Household) -> None:
        """Save a household whole: people with an id are kept, the others added or removed."""
        self.save_many([household])

    def save_many(self, households: Iterable[Household]) -> None:
        """Save households in one action; what did not change leaves no trace in the history.

        Raises UserError for a household that is no longer in the book.
        """
        old = [checked(h) for h in households]
        name = f"Sửa hộ {_title(old[0])}" if len(old) == 1 else f"Sửa {len(old)} hộ"
        with self._actions.action(name):
            self._all_there(old)
            self._campaigns.keep_past()
            codes = CodeGiver(self._store, old)
            self._store.update_rows(
                "households",
                HOUSEHOLD_COLUMNS,
                [(h.id, codes.give(h), *household_values(h)) for h in old],
            )
            self._save_people(old)
            codes.save()

    def delete(self, ids: Sequence[int]) -> None:
        """Delete households written down by mistake; undo brings all of it back.

        Raises UserError for one that stands in the frozen list of a campaign, or of which a
        signed form was scanned: it was there.
        """
        rows = self.rows(ids)
        if not rows:
            return
        first = rows[0]
        name = f"Xóa hộ {first.code} {first.head}".strip()
        with self._actions.action(name if len(rows) == 1 else f"Xóa {len(rows)} hộ"):
            self._campaigns.keep_past()
            self._refuse_named(rows)
            self._store.update_many(
                "DELETE FROM households WHERE id = ?", [(row.id,) for row in rows]
            )

    def _people(self, where: str, parameters: Sequence[object]) -> dict[int, list[Any]]:
        people: dict[int, list[Any]] = {}
        for row in self._store.run(
            f"SELECT {_PERSON} FROM persons {where} ORDER BY household_id, position", parameters
        ):
            people.setdefault(row[1], []).append(person_from(row))
        return people

    def _new_people(self, household_id: int, household: Household) -> list[tuple[object, ...]]:
        return [
            (household_id, position, *person_values(person))
            for position, person in enumerate(household.people)
        ]

    def _all_there(self, households: Sequence[Household]) -> None:
        ids = {h.id for h in households}
        ((found,),) = self._store.run(
            "SELECT count(*) FROM households WHERE id IN (SELECT value FROM json_each(?))",
            (json_ids(ids),),
        )
        if found != len(ids):
            raise UserError("Hộ này không còn trong sổ.")

    def _refuse_named(self, rows: Sequence[HouseholdRow]) -> None:
        """Raise UserError where a paper or a picture of the book is of one of the households."""
        ids = json_ids(row.id for row in rows)
        for sql, sentence in _NAMED_BY:
            for household_id, where in self._store.run(
                f"{sql} WHERE t.household_id IN (SELECT value FROM json_each(?)) LIMIT 1", (ids,)
            ):
                row = next(row for row in rows if row.id == household_id)
                raise UserError(
                    f"Hộ {row.code} {row.head} {sentence.format(where)} nên không xóa được."
                    " Nếu hộ không còn ở làng, hãy dùng “Chuyển khỏi làng”."
                )

    def _save_people(self, households: Sequence[Household]) -> None:
        store = self._store
        rows = store.run(
            "SELECT id, household_id, relation FROM persons"
            " WHERE household_id IN (SELECT value FROM json_each(?))",
            (json_ids(h.id for h in households),),
        )
        before = {row[0] for row in rows}
        # A person whose adding was taken back meanwhile is no longer there: added anew below.
        kept = {p.id for h in households for p in h.people} & before
        store.update_many("DELETE FROM persons WHERE id = ?", [(i,) for i in before - kept])
        # A household has one head at any moment: the heads of before step back first.
        heads = {h.head.id: h.id for h in households if h.head}
        store.update_many(
            "UPDATE persons SET relation = '' WHERE id = ?",
            [
                (person_id,)
                for person_id, household_id, relation in rows
                if relation == HEAD and person_id in kept and heads.get(person_id) != household_id
            ],
        )
        changed, new = [], []
        for h in households:
            for values, person in zip(self._new_people(h.id, h), h.people, strict=True):
                if person.id in kept:
                    changed.append((person.id, *values))
                else:
                    new.append(values)
        store.update_rows("persons", PERSON_COLUMNS, changed)
        store.insert_many("persons", PERSON_COLUMNS[1:], new)


def _title(household: Household) -> str:
    head = household.head
    return " ".join(part for part in (household.code, head.name if head else "") if part)
