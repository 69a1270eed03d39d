"""A new workbook reaches its file whole, or the disk's own error comes through."""

import errno
import io

import pytest
import python_calamine

from antt_desktop.domain.errors import Cancelled
from antt_desktop.exchange.new_workbooks import new_workbook


class FullDisk(io.RawIOBase):
    """A file on a disk that has no room left."""

    def write(self, _data):
        raise OSError(errno.ENOSPC, "No space left on device")


def write(stream, stopped_by=None):
    with new_workbook(stream, "Các dòng") as workbook:
        workbook.add_worksheet("Tổ 1").write_string(0, 0, "Bùi Thị Hoa")
        if stopped_by:
            raise stopped_by


def test_what_was_written_is_read_back():
    stream = io.BytesIO()
    write(stream)
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(stream.getvalue()))
    assert workbook.get_sheet_by_name("Tổ 1").to_python() == [["Bùi Thị Hoa"]]


def test_a_full_disk_is_told_by_its_own_error():
    with pytest.raises(OSError, match="No space left"):
        write(FullDisk())


def test_a_stopped_export_writes_nothing():
    stream = io.BytesIO()
    with pytest.raises(Cancelled):
        write(stream, Cancelled())
    assert stream.getvalue() == b""
