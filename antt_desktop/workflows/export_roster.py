"""The roster to Excel: a workbook that imports back unchanged."""

from collections.abc import Callable
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.exchange.roster.writer import write_roster
from antt_desktop.paths import written_whole


def export_roster(
    book: Book, path: Path, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> int:
    """Write every household and its people to an .xlsx file; return the number of households.

    The file appears whole or not at all. ``progress`` is told (done, total) and may raise
    Cancelled. Raises SystemTrouble where the disk stands in the way. The same book gives the
    same bytes.
    """
    numbers = {group.id: group.number for group in book.groups.all()}
    total = book.households.count()
    with written_whole(path) as stream:
        write_roster(stream, book.households.all(), numbers, total, progress)
    return total
