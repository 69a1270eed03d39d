"""One sitting of keying: the households of a round, each answer recorded as it is given."""

from dataclasses import dataclass

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Campaign, Signing, Status
from antt_desktop.ui.pledges.keying.presenter import Line
from antt_desktop.workflows.print_rounds import door_rows


@dataclass(frozen=True, slots=True)
class _Act:
    """What one key did; ``action`` names it in the book, '' where that said the same already."""

    place: int
    was_answered: bool
    action: str


class Sitting:
    """The households of a tổ that have not signed, as its door-to-door list has them.

    ``answered`` holds the ids of those answered since the sitting began: who was absent the
    last time is asked again. ``last`` is the place of the line answered last, -1 before.
    """

    def __init__(self, book: Book, campaign: Campaign, group_id: int) -> None:
        self._book, self._campaign_id = book, campaign.id
        asked = door_rows(book, campaign.id, group_id)
        pledges = book.pledges.rows(campaign.id, [row.household_id for row in asked])
        self.lines = [Line(row.number, pledge) for row, pledge in zip(asked, pledges, strict=True)]
        self.answered: set[int] = set()
        self.last = -1
        self._acts: list[_Act] = []

    def sign(self, place: int, signing: Signing) -> None:
        """Record a signature; raises UserError where there is one."""
        line = self.lines[place]
        self._book.pledges.sign(self._campaign_id, [line.id], signing)
        self._keep(place, recorded=True)

    def mark(self, place: int, status: Status, reason: str = "") -> None:
        """Record absent or declined; raises UserError where a signature needs a reason to go.

        Said once more of the same household it keeps the reason given before.
        """
        pledge = self.lines[place].pledge
        same = pledge.status is status and reason in {"", pledge.reason}
        if not same:
            self._book.pledges.mark(self._campaign_id, [pledge.household_id], status, reason)
        self._keep(place, recorded=not same)

    def take_back(self) -> int:
        """Take the last answer of this sitting back; return its place, -1 if there is none.

        Raises UserError where something else was recorded since, as by a printer that went on.
        """
        if not self._acts:
            return -1
        act = self._acts[-1]
        if act.action:
            if self._book.history.undoable() != act.action:
                raise UserError(
                    "Sau đó sổ đã ghi việc khác (ví dụ in xong). Muốn bỏ, hãy đóng cửa sổ này rồi"
                    " dùng “Bỏ ghi nhận”."
                )
            self._book.history.undo()
        self._acts.pop()
        self._read(act.place)
        if not act.was_answered:
            self.answered.discard(self.lines[act.place].id)
        self.last = self._acts[-1].place if self._acts else -1
        return act.place

    def next_open(self, place: int) -> int:
        """Return the first line without an answer after a place, from the top again; else it."""
        count = len(self.lines)
        following = ((place + step) % count for step in range(1, count + 1))
        return next((at for at in following if self.lines[at].id not in self.answered), place)

    def _keep(self, place: int, *, recorded: bool) -> None:
        self._read(place)
        line = self.lines[place]
        action = self._book.history.undoable() if recorded else ""
        self._acts.append(_Act(place, line.id in self.answered, action))
        self.answered.add(line.id)
        self.last = place

    def _read(self, place: int) -> None:
        line = self.lines[place]
        (row,) = self._book.pledges.rows(self._campaign_id, [line.id])
        self.lines[place] = Line(line.number, row)
