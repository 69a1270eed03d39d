"""Files a stack again and again until it is killed; says each step of it."""

import sys
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.workflows.file_scans import Filing, read_scans


def acknowledge(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201 - this is how the test hears of it


def main(folder: Path) -> None:
    reads: list = []
    read_scans([folder / "quet.pdf"], reads.append)
    with Book.open(folder / "lang.antt", who="Người thử") as book:
        while True:
            filing = Filing(book, book.campaigns.all()[0].id)
            for read in reads:
                filing.add(read)
            acknowledge("saving", filing.to_save)
            result = filing.save(
                book,
                PartialDate(2026, 2, 18),
                progress=lambda done, _total: acknowledge("page", done),
            )
            acknowledge("filed", result.saved)
            book.history.undo()
            acknowledge("none")


main(Path(sys.argv[1]))
