"""Who led each tổ, from when until when."""

from collections.abc import Callable

from antt_desktop.book.actions import Actions
from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.groups import Role, Term, checked_term
from antt_desktop.domain.households import Group

_PRESENT = "group_id = ? AND role = ? AND until = ''"


class GroupTerms:
    """Terms of tổ trưởng and tổ phó; the open ones are those of the tổ itself.

    ``keep_past`` is called before anything changes that stands on papers.
    """

    def __init__(self, store: Store, actions: Actions, keep_past: Callable[[], None]) -> None:
        self._store = store
        self._actions = actions
        self._keep_past = keep_past

    def terms(self, group_id: int) -> list[Term]:
        """Return the terms of a tổ, the present ones first, then the last first."""
        rows = self._store.run(
            "SELECT id, group_id, role, name, since, until FROM group_terms WHERE group_id = ?"
            " ORDER BY until <> '', until DESC, since DESC, role DESC, id DESC",
            (group_id,),
        )
        return [
            Term(
                id=row[0],
                group_id=row[1],
                role=Role(row[2]),
                name=row[3],
                since=PartialDate.from_iso(row[4]),
                until=PartialDate.from_iso(row[5]),
            )
            for row in rows
        ]

    def save_term(self, term: Term) -> None:
        """Add a past term (``id`` 0) or correct one; raise UserError for one that cannot be.

        The name of the present leader is corrected in the tổ itself, too; there is one of a
        role at a time.
        """
        term = checked_term(term, self._actions.today)
        if term.until is None:
            self._one_at_a_time(term)
        values = (term.group_id, term.role, term.name, _iso(term.since), _iso(term.until))
        with self._actions.action(f"Ghi nhiệm kỳ {term.role.label.lower()}: {term.name}"):
            if term.id:
                self._store.run(
                    "UPDATE group_terms SET group_id = ?, role = ?, name = ?, since = ?,"
                    " until = ? WHERE id = ?",
                    (*values, term.id),
                )
            else:
                self._insert(*values)
            self._show_present(term.group_id)

    def delete_term(self, term: Term) -> None:
        """Delete a term written down by mistake."""
        with self._actions.action(f"Xóa nhiệm kỳ {term.role.label.lower()}: {term.name}"):
            self._store.run("DELETE FROM group_terms WHERE id = ?", (term.id,))
            self._show_present(term.group_id)

    def _take_office(self, before: Group | None, after: Group, since: PartialDate | None) -> None:
        """Follow a change of leader or deputy: the one's term ends, the other's begins."""
        for role in Role:
            old = getattr(before, role) if before else ""
            new = getattr(after, role)
            if old == new:
                continue
            present = (after.id, role)
            if since is None and new and old:  # no day was given: the name was corrected
                self._store.run(
                    f"UPDATE group_terms SET name = ? WHERE {_PRESENT}", (new, *present)
                )
                continue
            if since is None:
                self._store.run(f"DELETE FROM group_terms WHERE {_PRESENT}", present)
            else:
                self._end_terms(after.id, since, role)
            if new:
                self._insert(after.id, role, new, _iso(since), "")

    def _end_terms(self, group_id: int, day: PartialDate, *roles: Role) -> None:
        """End the open terms of a tổ; raise UserError for one that began after that day."""
        for role in roles or Role:
            present = (group_id, role)
            for name, since in self._store.run(
                f"SELECT name, since FROM group_terms WHERE {_PRESENT} AND since > ?",
                (*present, day.iso),
            ):
                raise UserError(
                    f"{name} mới làm {role.label.lower()} từ {PartialDate.from_iso(since)}, sau"
                    f" ngày {day}. Hãy xem lại ngày.",
                    field="happened_on",
                )
            self._store.run(
                f"UPDATE group_terms SET until = ? WHERE {_PRESENT}", (day.iso, *present)
            )

    def _one_at_a_time(self, term: Term) -> None:
        rows = self._store.run(
            f"SELECT name FROM group_terms WHERE {_PRESENT} AND id <> ?",
            (term.group_id, term.role, term.id),
        )
        for (name,) in rows:
            raise UserError(
                f"{term.role.label} hiện nay là {name}. Hãy ghi ngày kết thúc của nhiệm kỳ này,"
                " hoặc kết thúc nhiệm kỳ kia trước.",
                field="until",
            )

    def _show_present(self, group_id: int) -> None:
        """Write the names of the open terms into the tổ, '' where there is none."""
        self._keep_past()
        for role in Role:
            rows = self._store.run(
                f"SELECT name FROM group_terms WHERE {_PRESENT}", (group_id, role)
            )
            name = rows[0][0] if rows else ""
            self._store.run(f"UPDATE groups SET {role} = ? WHERE id = ?", (name, group_id))

    def _insert(self, *values: object) -> None:
        self._store.run(
            "INSERT INTO group_terms (group_id, role, name, since, until) VALUES (?, ?, ?, ?, ?)",
            values,
        )


def _iso(day: PartialDate | None) -> str:
    return day.iso if day else ""
