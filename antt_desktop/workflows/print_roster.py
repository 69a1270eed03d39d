"""The roster (danh sách hộ) of each tổ, as one PDF."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from antt_desktop.book import Book
from antt_desktop.documents.lists import ListPaper
from antt_desktop.documents.roster import RosterGroup, write_roster
from antt_desktop.documents.wording import roster_text
from antt_desktop.domain.errors import UserError
from antt_desktop.paths import written_whole

Progress = Callable[[int, int], None]


def roster(
    book: Book,
    group_ids: Sequence[int] = (),
    *,
    with_people: bool = False,
    progress: Progress | None = None,
) -> bytes:
    """Return the roster of some tổ (none named: every tổ with households) as a PDF.

    ``with_people`` lists every person under the household; identity numbers are never
    printed. ``progress`` is told (tổ done, all) and may raise Cancelled.
    """
    out = BytesIO()
    _write(book, group_ids, out, with_people=with_people, progress=progress)
    return out.getvalue()


def print_roster(
    book: Book,
    path: Path,
    group_ids: Sequence[int] = (),
    *,
    with_people: bool = False,
    progress: Progress | None = None,
) -> int:
    """Write the same roster into a file and return its pages.

    Raises SystemTrouble where the file cannot be written, Cancelled where ``progress`` does;
    then there is no file.
    """
    with written_whole(path) as out:
        return _write(book, group_ids, out, with_people=with_people, progress=progress)


def _write(
    book: Book,
    group_ids: Sequence[int],
    out: BinaryIO,
    *,
    with_people: bool,
    progress: Progress | None,
) -> int:
    counts = book.groups.counts()
    groups = [
        group
        for group in book.groups.all()
        if (group.id in group_ids if group_ids else counts[group.id][0])
    ]
    if not groups:
        raise UserError("Sổ chưa có hộ nào để in. Hãy nhập từ Excel hoặc thêm hộ trước.")
    paper = ListPaper(village=book.settings.village(), text=roster_text())
    rosters = (
        RosterGroup(group=group, households=book.households.all(group.id)) for group in groups
    )
    return write_roster(
        out, paper, rosters, with_people=with_people, total=len(groups), progress=progress
    )
