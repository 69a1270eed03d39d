"""Gives households their codes: a number within the tổ, never one that was given before."""

import json
from collections.abc import Sequence

from antt_desktop.book.store import Store
from antt_desktop.domain.codes import household_code, household_serial
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Household


class CodeGiver:
    """Works inside one action: knows what is taken, gives codes, saves the counters.

    The counters are rows of the history like all others: taking back the adding of a
    household gives its number free, deleting a household does not.
    """

    def __init__(self, store: Store, households: Sequence[Household]) -> None:
        self._store = store
        own = {household.code for household in households}
        self._owners: dict[str, int] = dict(
            store.run(
                "SELECT code, id FROM households WHERE code IN (SELECT value FROM json_each(?))",
                (json.dumps(list(own)),),
            )
        )
        self._last: dict[int, int] = dict(store.run("SELECT group_number, last FROM code_counters"))
        self._before = dict(self._last)
        self._taken_of: dict[int, set[str]] = {}
        self._numbers: dict[int, int] = dict(store.run("SELECT id, number FROM groups"))

    def give(self, household: Household) -> str:
        """Return the household's code, a new one if it has none; raise UserError if taken."""
        code = household.code
        if not code:
            number = self._numbers[household.group_id]
            taken = self._taken(number)
            while not code or code in taken or code in self._owners:
                self._last[number] = self._last.get(number, 0) + 1
                code = household_code(number, self._last[number])
        elif code in self._owners and self._owners[code] != (household.id or None):
            raise UserError(f"Mã hộ {code} đã dùng cho hộ khác. Hãy chọn mã khác.", field="code")
        if serial := household_serial(code):
            number, last = serial
            self._last[number] = max(self._last.get(number, 0), last)
        self._owners[code] = household.id
        return code

    def _taken(self, number: int) -> set[str]:
        """Return the codes that begin with a tổ's number, asked of the book once."""
        if number not in self._taken_of:
            rows = self._store.run(
                "SELECT code FROM households WHERE code GLOB ?", (f"{number:02}-*",)
            )
            self._taken_of[number] = {code for (code,) in rows}
        return self._taken_of[number]

    def save(self) -> None:
        """Write the counters that moved."""
        self._store.update_many(
            "INSERT INTO code_counters (group_number, last) VALUES (?, ?)"
            " ON CONFLICT (group_number) DO UPDATE SET last = excluded.last",
            [pair for pair in self._last.items() if self._before.get(pair[0]) != pair[1]],
        )
