"""The printer's test page; it needs no book."""

from io import BytesIO
from pathlib import Path

from antt_desktop.documents.paper_wording import printer_test_text
from antt_desktop.documents.printer_test import write_printer_test
from antt_desktop.paths import written_whole


def printer_test() -> bytes:
    """Return the test page as a PDF."""
    out = BytesIO()
    write_printer_test(out, printer_test_text())
    return out.getvalue()


def print_printer_test(path: Path) -> None:
    """Write the test page into a file; SystemTrouble where that cannot be written."""
    with written_whole(path) as out:
        write_printer_test(out, printer_test_text())
