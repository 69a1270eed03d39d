"""A folder to show the program with: the demo village, its papers, pictures of the window."""

from collections.abc import Callable
from pathlib import Path

from antt_desktop import paths
from antt_desktop.book import Book
from antt_desktop.domain.errors import SystemTrouble
from antt_desktop.workflows.demo_village import build_demo
from antt_desktop.workflows.export_roster import export_roster
from antt_desktop.workflows.print_lists import print_signing_lists
from antt_desktop.workflows.print_pledges import PledgeRequest, print_pledges

_LARGE = 5000
"""Above so many households the papers are those of one tổ only."""


def write_demo_folder(
    folder: Path,
    households: int,
    groups: int,
    seed: int,
    take_screens: Callable[[Path, Path], None],
) -> None:
    """Write demo.antt, roster.xlsx, pledges.pdf, pledge-list.pdf and screens/*.png.

    What an earlier demo left there is written anew. ``take_screens(book, folder)`` makes the
    pictures from the real window. Raises SystemTrouble where the folder cannot be written.
    """
    book_path = folder / "demo.antt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        book_path.unlink(missing_ok=True)
    except OSError as error:
        raise SystemTrouble(paths.disk_sentence(error, folder)) from error
    build_demo(book_path, households, groups, seed)
    with Book.open(book_path) as book:
        export_roster(book, folder / "roster.xlsx")
        campaign = book.campaigns.all()[0].id
        one = book.groups.all()[0].id if households > _LARGE else None
        ids = book.pledges.ids(campaign, group_id=one)
        print_pledges(
            book,
            PledgeRequest(campaign_id=campaign, household_ids=ids),
            folder / "pledges.pdf",
        )
        print_signing_lists(book, campaign, folder / "pledge-list.pdf", [one] if one else [])
    take_screens(book_path, folder / "screens")
