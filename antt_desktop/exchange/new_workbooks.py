"""New Excel workbooks, made so that a full disk or a stopped export is told and leaves nothing."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# The book, not the clock, says what is in the file: the same rows give the same bytes.
_NO_CLOCK = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel's times have no zone


@contextmanager
def new_workbook(stream: BinaryIO, title: str) -> Iterator["Workbook"]:
    """Make a workbook in a block, sheet by sheet and row by row; then it goes to the stream.

    Raises OSError where the disk stands in the way.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    packed = io.BytesIO()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # XlsxWriter cannot close its archive once a disk is full: the archive stays in memory
        # (small, compressed), only the rows on their way go to the temporary folder.
        workbook = xlsxwriter.Workbook(packed, {"constant_memory": True, "tmpdir": folder})
        try:
            workbook.set_properties({"title": title, "created": _NO_CLOCK})
            yield workbook
        finally:
            # Closing also lets go of the temporary files of a cancelled export.
            try:
                workbook.close()
            except FileCreateError as error:
                raise error.args[0] from error
    stream.write(packed.getbuffer())
