"""Works on a book until it is killed: import, sign, print; says each thing once it is done."""

import sys
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.pledges import Signing
from antt_desktop.workflows.import_roster import apply_import, plan_import
from antt_desktop.workflows.print_pledges import PledgeRequest, print_pledges


def acknowledge(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201 - this is how the test hears of it


def main(folder: Path) -> None:
    with Book.open(folder / "lang.antt", who="Người thử") as book:
        acknowledge("open")
        while True:
            plan = plan_import(book, folder / "danh-sach.xlsx")
            apply_import(book, plan)
            acknowledge("households", book.households.count())
            campaign = book.campaigns.all()[0].id
            ids = list(book.pledges.ids(campaign))
            print_pledges(
                book,
                PledgeRequest(campaign_id=campaign, household_ids=ids[:30]),
                folder / "ban-dang-ky.pdf",
            )
            acknowledge("printed", 30)
            for part in range(0, len(ids), 20):
                signing = Signing(signed_on=PartialDate(2026, 2, 18))
                book.pledges.sign(campaign, ids[part : part + 20], signing)
                acknowledge("signed", part + len(ids[part : part + 20]))
            while book.history.undoable() != "Mở đợt ký Năm 2026":
                book.history.undo()
            acknowledge("households", 0)


main(Path(sys.argv[1]))
