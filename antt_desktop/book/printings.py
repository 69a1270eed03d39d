"""What was printed when, so that a stack can be continued after a paper jam."""

import dataclasses
import json

from antt_desktop.book.actions import Actions
from antt_desktop.book.store import Store
from antt_desktop.domain.printings import Area, Printing, Way
from antt_desktop.domain.roles import Act


class PrintingsPart:
    """Every printing of forms, of closed campaigns too."""

    def __init__(self, store: Store, actions: Actions) -> None:
        self._store = store
        self._actions = actions

    def add(self, printing: Printing) -> None:
        """Remember a printing; when and who are the book's clock and person at the keyboard."""
        with self._actions.action("Ghi lần in bản đăng ký", act=Act.PRINT):
            self._store.insert_many(
                "printings",
                (
                    "campaign_id", "printed_at", "who", "way", "place", "household_ids",
                    "numbers", "areas", "pages",
                ),
                [(
                    printing.campaign_id,
                    self._actions.clock().isoformat(timespec="minutes"),
                    self._actions.who,
                    str(printing.way),
                    printing.place,
                    json.dumps(printing.household_ids),
                    json.dumps(printing.numbers),
                    json.dumps([dataclasses.astuple(area) for area in printing.areas]),
                    printing.pages,
                )],
            )  # fmt: skip

    def all(self, campaign_id: int) -> tuple[Printing, ...]:
        """Return the printings of a campaign, the last first."""
        rows = self._store.run(
            "SELECT id, campaign_id, printed_at, who, way, place, household_ids, numbers, areas,"
            " pages"
            " FROM printings WHERE campaign_id = ? ORDER BY id DESC",
            (campaign_id,),
        )
        return tuple(
            Printing(
                id=row[0],
                campaign_id=row[1],
                printed_at=row[2],
                who=row[3],
                way=Way(row[4]),
                place=row[5],
                household_ids=tuple(json.loads(row[6])),
                numbers=tuple(json.loads(row[7])),
                areas=tuple(Area(*area) for area in json.loads(row[8])),
                pages=row[9],
            )
            for row in rows
        )
