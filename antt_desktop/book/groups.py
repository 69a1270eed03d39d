"""The tổ dân cư of the village."""

import dataclasses

from antt_desktop.book.actions import Actions
from antt_desktop.book.store import Store
from antt_desktop.book.tables import Group as Table
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.text import tidy

_MAX_NUMBER = 9999


class GroupsPart:
    """Tổ by number; a tổ is deleted only when no household is left in it."""

    def __init__(self, store: Store, actions: Actions) -> None:
        self._store = store
        self._actions = actions

    def all(self) -> tuple[Group, ...]:
        """Return every tổ, by number."""
        rows = self._store.query(
            Table.select(Table.id, Table.number, Table.name, Table.leader, Table.deputy).order_by(
                Table.number
            )
        )
        return tuple(
            Group(id=i, number=n, name=name, leader=leader, deputy=deputy)
            for i, n, name, leader, deputy in rows
        )

    def counts(self) -> dict[int, tuple[int, int]]:
        """Return (households, people) by the id of each tổ."""
        rows = self._store.run(
            "SELECT g.id, count(h.id), coalesce(sum(h.size), 0) FROM groups g"
            " LEFT JOIN households h ON h.group_id = g.id GROUP BY g.id"
        )
        return {group_id: (households, people) for group_id, households, people in rows}

    def add(self, group: Group) -> Group:
        """Add a tổ and return it with its id; raise UserError for a number that is taken."""
        group = self._checked(group)
        with self._actions.action(f"Thêm {group.name}"):
            group = dataclasses.replace(group, id=self._store.next_id("groups"))
            self._store.query(Table.insert(**dataclasses.asdict(group)))
        return group

    def save(self, group: Group) -> None:
        """Save a tổ's number, name, leader and deputy; codes of households stay."""
        group = self._checked(group)
        with self._actions.action(f"Sửa {group.name}"):
            values = dataclasses.asdict(group)
            self._store.query(Table.update(**values).where(Table.id == group.id))

    def delete(self, group_id: int) -> None:
        """Delete an empty tổ; raise UserError while households are in it."""
        households, _ = self.counts()[group_id]
        name = next(g.name for g in self.all() if g.id == group_id)
        if households:
            raise UserError(f"{name} còn {households} hộ. Hãy chuyển các hộ sang tổ khác trước.")
        with self._actions.action(f"Xóa {name}"):
            self._store.query(Table.delete().where(Table.id == group_id))

    def _checked(self, group: Group) -> Group:
        name = tidy(group.name) or f"Tổ {group.number}"
        if not 1 <= group.number <= _MAX_NUMBER:
            raise UserError(f"Số của tổ phải từ 1 đến {_MAX_NUMBER}.", field="number")
        for other in self.all():
            if other.id != group.id and other.number == group.number:
                raise UserError(f"Đã có tổ số {group.number}: {other.name}.", field="number")
            if other.id != group.id and other.name.casefold() == name.casefold():
                raise UserError(f"Đã có tổ tên “{name}”.", field="name")
        return dataclasses.replace(
            group, name=name, leader=tidy(group.leader), deputy=tidy(group.deputy)
        )
