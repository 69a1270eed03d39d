"""Processes that read files from outside, and when one of them is given up.

A damaged PDF of some kilobytes can keep PDFium busy for ever while it takes all memory; no
limit can be set from within. So such a file is first opened in a process of its own.
"""

import contextlib
import multiprocessing
import time
from multiprocessing.connection import Connection
from pathlib import Path

from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.pages import PdfPages

_LONGEST = 30.0
"""Seconds for one step; a page takes a hundredth."""

_MOST_MEMORY = 1500 << 20
"""Bytes; the largest page we read takes half of it."""

_LOOK = 0.1
_DPI = 20


def overdone(pid: int | None, since: float) -> bool:
    """Tell whether a process takes too much memory, or too long since a moment (monotonic)."""
    if time.monotonic() - since > _LONGEST:
        return True
    import psutil

    try:
        return pid is not None and psutil.Process(pid).memory_info().rss > _MOST_MEMORY
    except psutil.Error:  # it has just ended
        return False


def try_pdf(path: Path, *, drawn: int) -> None:
    """Open every page of a PDF in a process of its own, draw the first ``drawn``, read their text.

    What came through may be read here. Raises UserError for a file that cannot be opened, or
    takes too long or too much memory; a damaged page alone is no reason.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_try, args=(path, drawn, theirs), daemon=True)
    process.start()
    theirs.close()
    refused = f"Tệp “{path.name}” bị hỏng nên đọc mãi không xong. Hãy quét lại hoặc lưu lại PDF."
    try:
        since = time.monotonic()
        while True:
            if ours.poll(_LOOK):
                said = ours.recv()
                since = time.monotonic()
                if said is not None:
                    break
            elif overdone(process.pid, since):
                said = refused
                break
    except (EOFError, OSError):  # PDFium crashed
        said = refused
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()
    if said:
        raise UserError(said)


def _try(path: Path, drawn: int, pipe: Connection) -> None:
    """Say None for each page, at last '' or why the file cannot be read (in the process)."""
    try:
        with PdfPages(path) as pages:
            for page in range(pages.count):
                with contextlib.suppress(UserError):
                    if page < drawn:
                        pages.render(page, dpi=_DPI)
                        pages.text(page)
                    else:
                        pages.jpeg(page)
                pipe.send(None)
    except UserError as error:
        pipe.send(error.sentence)
    else:
        pipe.send("")
