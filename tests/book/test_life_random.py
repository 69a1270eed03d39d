"""Whatever happens to the households, taken back and done again, the rules of the roster hold."""

import sqlite3
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.book import Book
from antt_desktop.domain import life_events as life
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import (
    ABSENT,
    DEAD,
    HEAD,
    MOVED_AWAY,
    TEMPORARY,
    Household,
    Person,
)
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.relations import proposed_relations
from tests.book.editing import Editor

EVENTS = (
    "head", "split", "transfer", "merge", "move", "leave", "return", "settle", "arrive", "birth",
    "death", "depart", "reside", "group", "undo", "undo", "redo",
)  # fmt: skip
steps = st.lists(
    st.tuples(st.sampled_from(EVENTS), st.integers(0, 10_000), st.integers(1, 60)),
    min_size=5,
    max_size=30,
)


class Roster(Editor):
    """Does events of households and looks after each whether the rules hold."""

    def __init__(self, book: Book, home) -> None:
        book.households.add_many(
            [
                home("Nguyễn Văn An", "Lê Thị Hoa", "Nguyễn Văn Bình", declared_size=5),
                home("Trần Thị Cúc", "Đỗ Văn Dũng", group_id=2),
                home("Vũ Văn Đông", group_id=2, declared_size=3),
                home("", "Phạm Thị Em", group_id=3),
            ]
        )
        super().__init__(book)

    def shown(self):
        book = self.book
        households = tuple(book.households.all(living=False))
        records = tuple(tuple(book.life.of(h.id)) for h in households)
        return households, records, book.groups.all(living=False)

    def step(self, kind: str, *how: int) -> None:
        super().step(kind, *how)
        self.rules_hold()

    def change(self, kind: str, number: int, day: int) -> None:
        with suppress(UserError):  # many of these cannot be: then nothing must change
            self.happen(kind, number, LifeEvent(PartialDate(2026, 1 + day % 2, 1 + day % 28)))

    def happen(self, kind: str, number: int, event: LifeEvent) -> None:
        every = list(self.book.households.all(living=False))
        home, other = every[number % len(every)], every[number // 7 % len(every)]
        some = [p.id for at, p in enumerate(home.people) if number >> at & 1]
        if kind == "group":
            groups = [g.id for g in self.book.groups.all()]
            self.book.groups.merge(groups[number % len(groups)], groups[:1], event)
        elif kind in {"settle", "arrive", "birth"}:
            self.book.life.apply(self.newcomers(kind, home, number, event))
        elif kind in {"move", "merge", "transfer", "split", "return", "leave"}:
            self.book.life.apply(self.homes(kind, home, other, some, event))
        else:
            self.book.life.apply(self.people(kind, home, some, number, event))

    def newcomers(self, kind: str, home: Household, number: int, event: LifeEvent):
        new = Person(name=f"Mới {number}", residence=TEMPORARY if number % 2 else "")
        if kind == "settle":
            head = replace(new, relation=HEAD)
            return life.settle(Household(group_id=home.group_id, people=(head,)), event)
        if kind == "birth":
            return life.birth(home, replace(new, relation="Con đẻ"), event)
        return life.arrive(home, [new, replace(new, name=f"Khách {number}")], event)

    def homes(self, kind: str, home: Household, other: Household, some: list[int], event):
        head = next((p for p in home.people if p.id in some), Person(name="Chủ mới"))
        staying = next((p for p in home.members if p.id not in some), None)
        match kind:
            case "move":
                groups = self.book.groups.all()
                return life.move([home, other], groups[len(some) % len(groups)], event)
            case "merge":
                return life.merge(home, other, event, relations=dict.fromkeys(some, "Con đẻ"))
            case "transfer":
                return life.transfer(home, some, other, event, staying_head=staying)
            case "split":
                unlisted = () if head.id else (head,)
                new = Household(group_id=other.group_id, address="Ngõ mới", people=unlisted)
                return life.split(home, some, new, event, head=head, staying_head=staying)
            case "leave":
                return life.leave(home, event, "Hà Nội")
        return life.return_(home, event)

    def people(self, kind: str, home: Household, some: list[int], number: int, event):
        someone = home.people[number % len(home.people)] if home.people else Person(name="Ai đó")
        relations = proposed_relations(home, someone.id) if someone.id else {}
        match kind:
            case "head":
                became = ("", DEAD, ABSENT, MOVED_AWAY)[number % 4]
                return life.change_head(home, someone, event, old_head=became, relations=relations)
            case "death":
                next_one = next((p for p in home.members if p.id != someone.id), None)
                next_one = next_one or (Person(name="Kế thừa") if number % 2 else None)
                return life.death(home, someone.id, event, head=next_one)
            case "depart":
                staying = next((p for p in home.members if p.id not in some), None)
                return life.depart(home, some, event, destination="Nam Định", head=staying)
        until = PartialDate(2026, 12, 31) if number % 2 else None
        return life.reside(home, some, (TEMPORARY, ABSENT)[number % 2], event, until=until)

    def rules_hold(self) -> None:
        book, households = self.book, self.now[0]
        people = [p.id for h in households for p in h.people]
        assert len(people) == len(set(people))
        assert all(sum(p.relation == HEAD for p in h.people) <= 1 for h in households)
        living = [h for h in households if h.ended_on is None]
        assert all(h.head is None or h.head in h.members for h in living)
        assert len(book.households.ids()) == len(living) == book.households.count()
        assert len(book.households.ids(ended=True)) == len(households) - len(living)
        counted = sum(people for _, people in book.groups.counts().values())
        assert counted == sum(h.size for h in living)
        groups = {g.id for g in book.groups.all()}
        assert all(h.group_id in groups for h in living)


@settings(max_examples=14)
@given(steps)
def test_the_rules_of_the_roster_hold_whatever_happens(new_book, home, clock_at_may, sequence):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.antt"
        with new_book(path, clock=clock_at_may) as book:
            roster = Roster(book, home)
            names = {p.name for h in roster.now[0] for p in h.people}
            for step in sequence:
                roster.step(*step)
            assert book.check() == []
            left = {p.name for h in roster.now[0] for p in h.people}
            assert names <= left, "nobody is ever lost"
        connection = sqlite3.connect(path)
        rows = connection.execute("SELECT count(*) FROM persons").fetchone()[0]
        connection.close()
        assert rows == sum(len(h.people) for h in roster.now[0])
