"""The pages of scanned files, read one after another on worker processes."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from antt_desktop.exchange.scans import ReadPage, find_pages, read_pages, warm_up

Refused = tuple[tuple[Path, str], ...]


def read_scans(
    paths: Sequence[Path],
    on_page: Callable[[ReadPage], object],
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Refused:
    """Read every page of files and folders; return the files that could not be read, and why.

    ``on_page`` gets each page in the order of the files, ``progress(done, total)`` counts them;
    both are called on the calling thread, and what they raise ends the reading. So does
    ``stop`` once it says so. Nothing is asked of the book.
    """
    warm_up()
    found = find_pages(paths)
    total = len(found.pages)
    if progress:
        progress(0, total)
    with closing(read_pages(found.pages, stop)) as reading:
        for done, read in enumerate(reading, 1):
            on_page(read)
            if progress:
                progress(done, total)
    return found.refused
