"""Gives households their codes: a number within the tổ, never one that was given before."""

from antt_desktop.book.store import Store
from antt_desktop.domain.codes import household_code, household_serial
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Household


class CodeGiver:
    """Works inside one action: knows what is taken, gives codes, saves the counters.

    The counters are rows of the history like all others: taking back the adding of a
    household gives its number free, deleting a household does not.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._given: dict[str, int] = {}
        self._last: dict[int, int] = dict(store.run("SELECT group_number, last FROM code_counters"))
        self._before = dict(self._last)
        self._numbers: dict[int, int] = dict(store.run("SELECT id, number FROM groups"))

    def give(self, household: Household) -> str:
        """Return the household's code, a new one if it has none; raise UserError if taken."""
        code = household.code
        if not code:
            number = self._numbers[household.group_id]
            while not code or self._owner(code) is not None:
                self._last[number] = self._last.get(number, 0) + 1
                code = household_code(number, self._last[number])
        elif self._owner(code) not in {None, household.id}:
            raise UserError(f"Mã hộ {code} đã dùng cho hộ khác. Hãy chọn mã khác.", field="code")
        if serial := household_serial(code):
            number, last = serial
            self._last[number] = max(self._last.get(number, 0), last)
        # A new household has no id yet; nobody else may come by the same code in this batch.
        self._given[code] = household.id or -1
        return code

    def _owner(self, code: str) -> int | None:
        if code in self._given:
            return self._given[code]
        rows = self._store.run("SELECT id FROM households WHERE code = ?", (code,))
        return int(rows[0][0]) if rows else None

    def save(self) -> None:
        """Write the counters that moved."""
        self._store.update_many(
            "INSERT INTO code_counters (group_number, last) VALUES (?, ?)"
            " ON CONFLICT (group_number) DO UPDATE SET last = excluded.last",
            [pair for pair in self._last.items() if self._before.get(pair[0]) != pair[1]],
        )
