"""The roster looked through for likely faults."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from antt_desktop.book import Book
from antt_desktop.domain.households import Household
from antt_desktop.domain.roster_faults import Fault, roster_faults

Progress = Callable[[int, int], None]
_STEP = 100


@dataclass(frozen=True, slots=True)
class RosterCheck:
    """How many households were looked through, and what was found in them."""

    households: int
    faults: list[Fault]

    def as_json(self) -> dict[str, object]:
        """Return it as the command line writes it out."""
        return {
            "households": self.households,
            "faults": [
                {
                    "kind": fault.kind.name.lower(),
                    "certain": fault.kind.certain,
                    "code": fault.code,
                    "group": fault.group,
                    "head": fault.head,
                    "people": fault.people,
                    "sentence": fault.sentence,
                }
                for fault in self.faults
            ],
        }


def check_roster(book: Book, progress: Progress = lambda _done, _total: None) -> RosterCheck:
    """Look through every household that lives in the village, as of today.

    ``progress`` is told (households done, all) and may raise Cancelled. Nothing is written.
    """
    total = book.households.count()
    groups = {group.id: group.name for group in book.groups.all(living=False)}

    def told() -> Iterator[Household]:
        for done, household in enumerate(book.households.all()):
            if done % _STEP == 0:
                progress(done, total)
            yield household

    faults = roster_faults(told(), groups, book.today)
    progress(total, total)
    return RosterCheck(total, faults)
