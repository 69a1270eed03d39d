"""What was done, and taking it back: undo, redo, the list of actions."""

import json
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from antt_desktop.book.actions import AREAS, TAKEN_BACK, Actions
from antt_desktop.book.change_details import action_details
from antt_desktop.book.curtain import Curtain
from antt_desktop.book.household_changes import changes_of
from antt_desktop.book.incident_changes import incident_changes
from antt_desktop.book.recording import columns, row_json
from antt_desktop.book.setting_rows import setting
from antt_desktop.book.store import Store
from antt_desktop.domain.changes import (
    ActionDone,
    ActionRecord,
    HistoryWish,
    HouseholdChange,
    RecordChange,
)
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import fold

_UNDO, _REDO = "Hoàn tác: ", "Làm lại: "
_CREATION = 1  # the action that filled the new book: without it there is no village
UNDO_FROM = "history.undo_from"
"""The setting that holds the last action which changed the tables themselves: what was
recorded before it has another shape and is not taken back."""


class HistoryPart:
    """The book's actions, newest last; undo writes the opposite as an action of its own.

    An action behind the curtain is neither told of nor taken back while that is drawn.
    ``keep_past`` is called before: taking back changes the roster as any other action does.
    """

    def __init__(
        self, store: Store, actions: Actions, curtain: Curtain, keep_past: Callable[[], None]
    ) -> None:
        self._store = store
        self._actions = actions
        self._curtain = curtain
        self._keep_past = keep_past

    def recent(self, limit: int = 200) -> list[ActionRecord]:
        """Return the last actions, newest first, those that were taken back marked."""
        return self.find(HistoryWish(), limit)

    def find(self, wish: HistoryWish, limit: int = 200) -> list[ActionRecord]:
        """Return the actions that are wished for, newest first, at most ``limit``."""
        cancelled, *_ = self._reversals()
        where = [f"a.id NOT IN ({self._curtain.unseen_actions})"]
        values: dict[str, object] = {"limit": limit}
        if wish.before_id:
            where.append("a.id < :before")
            values["before"] = wish.before_id
        if wish.who is not None:
            where.append("a.who = :who")
            values["who"] = wish.who
        if wish.area is not None:
            where.append(
                "EXISTS (SELECT 1 FROM history h WHERE h.action_id = a.id AND h.tbl IN"
                " (SELECT value FROM json_each(:tables)))"
            )
            values["tables"] = json.dumps([t for t, area in AREAS.items() if area is wish.area])
        if wish.household_id:
            ids = [change.action_id for change in self.of_household(wish.household_id)]
            where.append("a.id IN (SELECT value FROM json_each(:actions))")
            values["actions"] = json.dumps(ids)
        wanted = fold(wish.text).split()
        rows = self._store.each(
            "SELECT a.id, a.at, a.who, a.name, (SELECT count(*) FROM history WHERE action_id ="
            f" a.id) FROM actions a WHERE {' AND '.join(where)} ORDER BY a.id DESC"
            + ("" if wanted else " LIMIT :limit"),
            values,
        )
        matching = (row for row in rows if all(part in fold(row[3]) for part in wanted))
        return [
            ActionRecord(action_id, at, who, name, count, action_id in cancelled)
            for action_id, at, who, name, count in islice(matching, limit)
        ]

    def people(self) -> list[str]:
        """Return who is named in the history."""
        return [who for (who,) in self._store.run("SELECT DISTINCT who FROM actions ORDER BY who")]

    def details(self, action_id: int) -> list[str]:
        """Return what an action changed, before and after; nothing of one behind the curtain."""
        if self._curtain.hides_action(action_id):
            return []
        return action_details(self._store, action_id)

    def links(self, limit: int = 5) -> list[tuple[int, str]]:
        """Return the last links of the chain: (action, hash), newest first."""
        return self._store.run("SELECT id, chain FROM actions ORDER BY id DESC LIMIT ?", (limit,))

    def since(self, links: Sequence[tuple[int, str]]) -> list[str] | None:
        """Return the names of what was done here since another state of the book.

        ``links`` are that state's; None where it is not an earlier state of this book.
        """
        known = dict(self._store.run("SELECT id, chain FROM actions"))
        last = next((action_id for action_id, chain in links if known.get(action_id) == chain), 0)
        if not last:
            return None
        return [
            name
            for (name,) in self._store.run(
                "SELECT name FROM actions a WHERE id > ?"
                f" AND a.id NOT IN ({self._curtain.unseen_actions}) ORDER BY id",
                (last,),
            )
        ]

    def refusal(self, action_id: int) -> str:
        """Return why one old action cannot be taken back by itself, '' where it may be."""
        cancelled, undos, _redos = self._reversals()
        floor = setting(self._store, UNDO_FROM)
        if action_id in cancelled or action_id in undos:
            return "Việc này đã được hoàn tác, hoặc chính nó là một lần hoàn tác."
        if action_id <= (int(floor) if floor else _CREATION):
            return "Việc này có trước khi sổ được tạo xong hoặc nâng cấp nên không hoàn tác được."
        if self._curtain.hides_action(action_id) or not self._store.run(
            f"SELECT 1 FROM actions a WHERE a.id = ? AND {TAKEN_BACK}", (action_id,)
        ):
            return "Việc này được ghi lại mãi, không hoàn tác được."
        return ""

    def undo_one(self, action_id: int) -> ActionDone:
        """Take back one old action, if nothing later depends on it.

        Raises UserError where it cannot be, or a row is no longer as the action left it.
        """
        if why := self.refusal(action_id):
            raise UserError(why)
        ((name,),) = self._store.run("SELECT name FROM actions WHERE id = ?", (action_id,))
        return self._reverse(action_id, _UNDO + name.removeprefix(_REDO))

    def of_household(self, household_id: int) -> list[HouseholdChange]:
        """Return what was changed in a household, the last first."""
        return changes_of(self._store, household_id, self._reversals()[0])

    def of_incident(self, incident_id: int) -> list[RecordChange]:
        """Return what was changed in an incident, the last first; nothing of a hidden one."""
        if not self._curtain.sees(incident_id):
            return []
        return incident_changes(self._store, incident_id, self._reversals()[0])

    def undoable(self) -> str:
        """Return the name of the action that ``undo`` would take back, '' if none."""
        target = self._target(undone=False)
        return target[1].removeprefix(_REDO) if target else ""

    def redoable(self) -> str:
        """Return the name of the action that ``redo`` would do again, '' if none."""
        target = self._target(undone=True)
        return target[1].removeprefix(_UNDO) if target else ""

    def undo(self) -> ActionDone | None:
        """Take back the last action that still stands; None if there is none but the creation.

        Raises UserError where a row is no longer as the action left it.
        """
        target = self._target(undone=False)
        return self._reverse(target[0], _UNDO + target[1].removeprefix(_REDO)) if target else None

    def redo(self) -> ActionDone | None:
        """Do again what the last undo took back, if nothing was done since; else None."""
        target = self._target(undone=True)
        return self._reverse(target[0], _REDO + target[1].removeprefix(_UNDO)) if target else None

    def _reversals(self) -> tuple[set[int], set[int], set[int]]:
        """Return the ids of actions that stand no more, of undos, and of redos.

        An action that takes back an undo is a redo: it stands for the first action again.
        """
        takes_back: dict[int, int] = dict(
            self._store.run("SELECT id, undoes FROM actions WHERE undoes IS NOT NULL ORDER BY id")
        )
        undos: set[int] = set()
        for action_id, target in takes_back.items():
            if target not in undos:
                undos.add(action_id)
        cancelled: set[int] = set()
        for action_id in sorted(takes_back, reverse=True):
            if action_id not in cancelled:
                cancelled.add(takes_back[action_id])
        return cancelled, undos, set(takes_back) - undos

    def _target(self, *, undone: bool) -> tuple[int, str] | None:
        cancelled, undos, redos = self._reversals()
        floor = setting(self._store, UNDO_FROM)
        for action_id, name in self._store.each(
            f"SELECT id, name FROM actions a WHERE id > ? AND {TAKEN_BACK}"
            f" AND id NOT IN ({self._curtain.unseen_actions}) ORDER BY id DESC",
            (int(floor) if floor else _CREATION,),
        ):
            if action_id in cancelled:
                continue
            if (action_id in undos) == undone:
                return action_id, name
            if undone and action_id not in redos:
                return None  # something new was done since: there is nothing to redo
        return None

    def _reverse(self, action_id: int, name: str) -> ActionDone:
        done: list[ActionDone] = []
        listener, self._actions.listener = self._actions.listener, done.append
        try:
            with self._actions.action(name, undoes=action_id):
                self._keep_past()
                self._store.run("PRAGMA defer_foreign_keys=ON")
                self._restore(action_id)
                self._refuse_listed()
        finally:
            self._actions.listener = listener
        if listener:
            listener(done[0])
        return done[0]

    def _refuse_listed(self) -> None:
        """Raise UserError where a household is gone that is still named elsewhere."""
        if self._store.run("PRAGMA foreign_key_check(campaign_households)"):
            raise UserError(
                "Không hoàn tác được: hộ này có trong danh sách đợt ký của năm trước. Nếu hộ không"
                " còn ở làng, hãy dùng “Chuyển khỏi làng”."
            )
        if self._store.run("PRAGMA foreign_key_check"):
            raise UserError(
                "Không hoàn tác được: hộ này còn được nhắc tới trong giấy tờ của sổ. Nếu hộ không"
                " còn ở làng, hãy dùng “Chuyển khỏi làng”."
            )

    def _restore(self, action_id: int) -> None:
        names: dict[str, list[str]] = {}
        rows = self._store.run(
            "SELECT tbl, row_id, before, after FROM history WHERE action_id = ? ORDER BY id DESC",
            (action_id,),
        )
        for table, row_id, before, after in rows:
            if table not in names:
                names[table] = columns(self._store, table)
            self._restore_row(table, names[table], row_id, before, after)

    def _restore_row(
        self, table: str, names: list[str], row_id: int, before: str | None, after: str | None
    ) -> None:
        store = self._store
        now: list[tuple[Any, ...]] = store.run(
            f"SELECT {row_json(names, 't')} FROM {table} t WHERE id = ?", (row_id,)
        )
        if (now[0][0] if now else None) != after:
            raise UserError(
                "Không hoàn tác được: sau đó dữ liệu này đã được sửa tiếp. Hãy sửa tay trong sổ."
            )
        values = ", ".join(f"json_extract(?1, '$.{n}')" for n in names)
        if before is None:
            store.run(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        elif after is None:
            store.run(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({values})", (before,))
        else:
            pairs = ", ".join(f"{n} = json_extract(?1, '$.{n}')" for n in names)
            store.run(f"UPDATE {table} SET {pairs} WHERE id = ?2", (before, row_id))
