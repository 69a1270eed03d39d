"""Whatever is done, taken back and done again in whatever order, the book is as expected."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.pledges import Manner, Signing, Status
from antt_desktop.domain.scans import NewScan
from antt_desktop.domain.strokes import Strokes
from tests.book.editing import Editor
from tests.book.moving import move

DAY = PartialDate(2026, 2, 18)
steps = st.lists(
    st.tuples(
        st.sampled_from(
            ("add", "save", "head", "move", "delete", "sign", "print", "mark", "cover", "draw")
            + ("scan",)
            + ("undo",) * 3
            + ("redo",) * 2
        ),
        st.integers(0, 1000),
        st.text(st.sampled_from("aễĐ\"'\\ {}[],:1e5null\n"), max_size=6),
    ),
    min_size=3,
    max_size=25,
)


class Village(Editor):
    """Does steps of every kind on two households and a campaign."""

    def __init__(self, book, home, campaign) -> None:
        self.home = home
        self.campaign = book.campaigns.add(campaign)
        book.households.add_many([home("Nguyễn Văn An", "Lê Thị Hoa"), home(group_id=2)])
        super().__init__(book)

    def shown(self):
        book = self.book
        rows = book.pledges.rows(self.campaign.id, book.households.ids())
        return (
            tuple(book.households.all()),
            tuple(replace(row, form_number=0) for row in rows),
            book.campaigns.get(self.campaign.id),
            book.pledges.strokes(self.campaign.id, book.households.ids()),
            book.scans.all(self.campaign.id),
        )

    def change(self, kind: str, number: int, text: str) -> None:
        book, campaign_id = self.book, self.campaign.id
        if kind == "add":
            book.households.add(self.home(text.strip() or "A", group_id=number % 3 + 1, note=text))
        if kind == "cover":
            covered = tuple(g for g in (1, 2, 3) if number >> g & 1) or (1,)
            book.campaigns.save(replace(book.campaigns.get(campaign_id), group_ids=covered))
        if ids := list(book.households.ids()):
            self.change_one(kind, book.households.get(ids[number % len(ids)]), number, text)
            self.change_some(kind, ids[:: number % 3 + 1], number, text)

    def change_one(self, kind: str, household: Household, number: int, text: str) -> None:
        if kind == "save":
            self.book.households.save(replace(household, note=text, declared_size=number % 9))
        if kind == "head":
            others = tuple(replace(p, relation="Con đẻ") for p in household.people[number % 2 :])
            new = Person(name=f"Mới {number}", relation=HEAD)
            self.book.households.save(replace(household, people=(new, *others)))

    def change_some(self, kind: str, some: list[int], number: int, text: str) -> None:
        book, campaign_id = self.book, self.campaign.id
        if kind == "move":
            move(book, some, number % 3 + 1)
        if kind == "delete":
            scanned = {scan.household_id for scan in book.scans.all(campaign_id)}
            book.households.delete([i for i in some if i not in scanned])
        covered = set(book.pledges.ids(campaign_id))
        some = [i for i in some if i in covered]
        if kind == "sign":
            rows = book.pledges.rows(campaign_id, some)
            open_ = [row.household_id for row in rows if row.status is not Status.SIGNED]
            book.pledges.sign(campaign_id, open_, Signing(signed_on=DAY, signer=text))
        if kind == "draw":
            self.draw(some[:1], number)
        if kind == "scan":
            book.scans.file(
                NewScan(campaign_id=campaign_id, household_id=i, data=text.encode()) for i in some
            )
        if kind == "print":
            book.pledges.number_forms(campaign_id, some)
            book.pledges.record_printed(campaign_id, some, PartialDate(2026, 1, number % 28 + 1))
        if kind == "mark":
            book.pledges.mark(campaign_id, some, Status.ABSENT, text + "lý do")

    def draw(self, some: list[int], number: int) -> None:
        """Sign on the screen, anew where there is a signature."""
        strokes = Strokes((((number % 700, 0), (5, number % 200)),))
        with self.book.action("Ký lại"):
            self.book.pledges.mark(self.campaign.id, some, Status.PRINTED, "Ký lại")
            signing = Signing(signed_on=DAY, manner=Manner.SCREEN, strokes=strokes)
            self.book.pledges.sign(self.campaign.id, some, signing)


@settings(max_examples=10)
@given(steps)
def test_the_book_is_always_as_an_ordinary_editor_would_show_it(
    new_book, new_campaign, home, sequence
):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.antt"
        with new_book(path) as book:
            village = Village(book, home, new_campaign())
            for step in sequence:
                village.step(*step)
            assert book.check() == []
            found = {row.id for row in book.search.find("a", limit=10**6)}
            expected = {
                h.id
                for h in village.now[0]
                if any(w.casefold().startswith("a") for p in h.people for w in p.name.split())
            }
            assert found >= expected
        with Book.open(path) as again:
            assert tuple(again.households.all()) == village.now[0]
            assert again.households.count() == len(village.now[0])
            if village.future:
                again.history.redo()
                assert tuple(again.households.all()) == village.future[-1][0]
