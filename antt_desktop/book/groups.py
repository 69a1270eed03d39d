"""The tổ dân cư of the village, who leads them, and what becomes of them."""

import dataclasses
from collections.abc import Sequence

from antt_desktop.book import life_records
from antt_desktop.book.group_terms import GroupTerms
from antt_desktop.book.search import json_ids
from antt_desktop.book.tables import Group as Table
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.groups import renaming
from antt_desktop.domain.households import Group
from antt_desktop.domain.life import LifeEvent, LifeKind, LifeRecord, checked_event
from antt_desktop.domain.text import tidy

_MAX_NUMBER = 9999


class GroupsPart(GroupTerms):
    """Tổ by number; merged ones end, but stay for the papers of their time."""

    def all(self, *, living: bool = True) -> tuple[Group, ...]:
        """Return every tổ, by number; ``living`` False returns those that ended too."""
        query = Table.select(
            Table.id, Table.number, Table.name, Table.leader, Table.deputy, Table.ended_on
        ).order_by(Table.ended_on != "", Table.number, Table.id)
        if living:
            query = query.where(Table.ended_on == "")
        return tuple(
            Group(
                id=i,
                number=number,
                name=name,
                leader=leader,
                deputy=deputy,
                ended_on=PartialDate.from_iso(ended_on),
            )
            for i, number, name, leader, deputy, ended_on in self._store.query(query)
        )

    def get(self, group_id: int) -> Group:
        """Return one tổ; raise UserError if it is no longer in the book."""
        for group in self.all(living=False):
            if group.id == group_id:
                return group
        raise UserError("Tổ này không còn trong sổ.")

    def counts(self) -> dict[int, tuple[int, int]]:
        """Return (households, people) by the id of each tổ."""
        rows = self._store.run(
            "SELECT g.id, count(h.id), coalesce(sum(h.size), 0) FROM groups g"
            " LEFT JOIN households h ON h.group_id = g.id AND h.ended_on = '' GROUP BY g.id"
        )
        return {group_id: (households, people) for group_id, households, people in rows}

    def changes(self, group_id: int) -> list[LifeRecord]:
        """Return how a tổ was renamed, merged and split, the last first."""
        return life_records.records(self._store, "group_id = ?", group_id)

    def add(self, group: Group, since: PartialDate | None = None) -> Group:
        """Add a tổ and return it with its id; raise UserError for a number that is taken.

        ``since`` is the day its leader and deputy began, None where that is not known.
        """
        group = self._checked(group)
        with self._actions.action(f"Thêm {group.name}"):
            group = dataclasses.replace(group, id=self._store.next_id("groups"))
            self._store.query(Table.insert(**_values(group)))
            self._take_office(None, group, since)
        return group

    def save(self, group: Group, event: LifeEvent | None = None) -> None:
        """Save a tổ's number, name, leader and deputy; codes of households stay.

        ``event`` says from which day and why; without one a new name is a correction, and a
        new leader's day is not known. Raises UserError for a day to come.
        """
        group = self._checked(group)
        event = self._event(event)
        before = self.get(group.id)
        words = renaming(before, group)
        with self._actions.action(f"Sửa {group.name}"):
            self._keep_past()
            self._store.query(Table.update(**_values(group)).where(Table.id == group.id))
            self._take_office(before, group, event.happened_on if event else None)
            if words and event:
                self._note(group.id, event, words)

    def merge(self, group_id: int, other_ids: Sequence[int], event: LifeEvent) -> None:
        """Merge other tổ into one: their households move there, they end, their papers stay.

        A campaign that covers one of them covers it then, once its list follows the roster.
        """
        group, others = self.get(group_id), [self.get(i) for i in other_ids if i != group_id]
        if not others:
            raise UserError("Hãy chọn tổ để gộp.", field="others")
        event = checked_event(event, self._actions.today)
        names = ", ".join(other.name for other in others)
        with self._actions.action(f"Gộp {names} vào {group.name}"):
            self._keep_past()
            ended = json_ids(other.id for other in others)
            self._store.run(
                "UPDATE households SET group_id = ?"
                " WHERE group_id IN (SELECT value FROM json_each(?))",
                (group_id, ended),
            )
            self._cover(group_id, ended)
            for other in others:
                self._end_terms(other.id, event.happened_on)
                self._note(other.id, event, f"{other.name} gộp vào {group.name}")
            self._store.run(
                "UPDATE groups SET ended_on = ? WHERE id IN (SELECT value FROM json_each(?))",
                (event.happened_on.iso, ended),
            )
            self._note(group_id, event, f"{names} gộp vào {group.name}")

    def split(
        self, group_id: int, new: Group, household_ids: Sequence[int], event: LifeEvent
    ) -> Group:
        """Make a new tổ of some households of another; return it with its id."""
        group = self.get(group_id)
        event = checked_event(event, self._actions.today)
        if not household_ids:
            raise UserError("Hãy chọn các hộ của tổ mới.", field="households")
        with self._actions.action(f"Tách {group.name}"):
            self._keep_past()
            new = self.add(new, event.happened_on)
            self._store.run(
                "UPDATE households SET group_id = ? WHERE group_id = ?"
                " AND id IN (SELECT value FROM json_each(?))",
                (new.id, group_id, json_ids(household_ids)),
            )
            self._cover(new.id, json_ids([group_id]))
            words = f"{new.name} tách từ {group.name}: {len(household_ids)} hộ"
            self._note(group_id, event, words)
            self._note(new.id, event, words)
        return new

    def delete(self, group_id: int) -> None:
        """Delete a tổ that was added by mistake; raise UserError once households were in it."""
        group = self.get(group_id)
        with self._actions.action(f"Xóa {group.name}"):
            self._keep_past()
            self._refuse_needed(group)
            self._store.query(Table.delete().where(Table.id == group_id))

    def _refuse_needed(self, group: Group) -> None:
        """Raise UserError for a tổ that has had households or stands on a frozen list."""
        ((households, ended),) = self._store.run(
            "SELECT count(*), coalesce(sum(ended_on <> ''), 0) FROM households WHERE group_id = ?",
            (group.id,),
        )
        if households > ended:
            raise UserError(
                f"{group.name} còn {households - ended} hộ. Hãy chuyển các hộ sang tổ khác trước,"
                " hoặc dùng “Gộp tổ”."
            )
        if households:
            raise UserError(
                f"{group.name} có {ended} hộ đã rời làng, giấy tờ cũ còn cần đến. Hãy gộp tổ này"
                " vào tổ khác thay vì xóa."
            )
        for (campaign,) in self._store.run(
            "SELECT c.name FROM campaign_groups g JOIN campaigns c ON c.id = campaign_id"
            " WHERE group_id = ? AND number > 0 LIMIT 1",
            (group.id,),
        ):
            raise UserError(
                f"{group.name} có trong danh sách đợt ký {campaign}, giấy tờ cũ còn cần đến. Hãy"
                " gộp tổ này vào tổ khác thay vì xóa."
            )

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

    def _cover(self, group_id: int, others: str) -> None:
        """Let the campaigns of other tổ cover this one too; it stands on no frozen list."""
        self._store.run(
            "INSERT OR IGNORE INTO campaign_groups (campaign_id, group_id)"
            " SELECT DISTINCT campaign_id, ? FROM campaign_groups"
            " WHERE group_id IN (SELECT value FROM json_each(?))",
            (group_id, others),
        )

    def _note(self, group_id: int, event: LifeEvent, words: str) -> None:
        life_records.record(self._store, LifeKind.GROUP, event, words, group_id=group_id)

    def _event(self, event: LifeEvent | None) -> LifeEvent | None:
        return checked_event(event, self._actions.today) if event else None


def _values(group: Group) -> dict[str, object]:
    values = dataclasses.asdict(group)
    values["ended_on"] = group.ended_on.iso if group.ended_on else ""
    return values
