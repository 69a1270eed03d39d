"""Looks at a file before it is read: what it really is, and whether it can be read in bounds.

A file is judged by its content, never by its name: people rename files. The directory of a
.xlsx or .ods (both are zip archives) is weighed before anything in it is unpacked, and sheets
are measured before they are laid out in memory, because a sheet of two cells far apart would
be laid out as all the cells between them.
"""

import io
import re
import zipfile
import zlib
from enum import Enum, auto
from pathlib import Path

from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.paths import disk_sentence

MAX_FILE_BYTES = 100 << 20
MAX_UNPACKED_BYTES = 512 << 20
MAX_PARTS = 5_000
MAX_CELLS = 8_000_000
MAX_COLUMNS = 256

_ZIP_MARK = b"PK\x03\x04"
_OLE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
_HEAD_BYTES = 4096
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension\s+ref="(?:[A-Z]+\d+:)?([A-Z]+)(\d+)"')
_CELL = re.compile(rb'\br\s*=\s*["\']([A-Z]{1,3})(\d{1,7})["\'](?:[^>]*[^/>])?>')
_LAST_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*\br="(\d+)"')
_REPEATED_CELL = re.compile(rb'<table:table-cell[^>]*columns-repeated="\d{4,}"(?:[^>]*[^/>])?>')
_REPEATED_ROW = re.compile(
    rb'<table:table-row[^>]*rows-repeated="\d{4,}"(?:[^>]*[^/>])?>(.*?)</table:table-row>',
    re.DOTALL,
)


class Container(Enum):
    """What a file is, by its content."""

    ZIPPED = auto()
    OLE = auto()
    TEXT = auto()


def content_of(path: Path) -> bytes:
    """Return the bytes of a file; raise UserError where there is none, or nothing in it."""
    try:
        if path.is_dir():
            raise UserError(f"“{path}” là một thư mục. Hãy chọn một tệp Excel hoặc CSV.")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise UserError(
                f"Tệp “{path.name}” lớn quá {MAX_FILE_BYTES >> 20} MB nên không phải danh sách hộ."
                " Hãy xem lại tệp đã chọn."
            )
        content = path.read_bytes()
    except PermissionError as error:
        raise SystemTrouble(
            f"Không có quyền đọc tệp “{path.name}”. Nếu tệp đang mở trong Excel, hãy đóng lại;"
            " hoặc chép tệp sang thư mục Tài liệu (Documents) rồi chọn lại."
        ) from error
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, path)) from error
    if not content:
        raise UserError(
            f"Tệp “{path.name}” trống (0 byte). Có thể chép dở dang: hãy chép lại từ máy gốc."
        )
    return content


def container_of(content: bytes, name: str) -> Container:
    """Return what a file is; raise UserError for what is no table, is locked or too large."""
    if content.startswith(_ZIP_MARK):
        _weigh_archive(content, name)
        return Container.ZIPPED
    if content.startswith(_OLE_MARK):
        if _utf16("EncryptedPackage") in content:
            raise UserError(password_sentence(name))
        if _utf16("WordDocument") in content:
            raise UserError(_word_sentence(name))
        return Container.OLE
    start = content[:_HEAD_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"%pdf", b"{\\rtf")) or b"\0" in start:
        raise UserError(damaged_sentence(name))
    return Container.TEXT


def damaged_sentence(name: str) -> str:
    """Return the sentence for a file that is damaged or no table at all."""
    return (
        f"Không đọc được “{name}”: tệp bị hỏng hoặc không phải bảng tính. Hãy mở tệp bằng Excel,"
        " lưu lại dạng .xlsx rồi nhập tệp mới."
    )


def password_sentence(name: str) -> str:
    """Return the sentence for a workbook that is locked with a password."""
    return (
        f"Tệp “{name}” có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ"
        " làm việc), lưu lại rồi nhập."
    )


def _word_sentence(name: str) -> str:
    return (
        f"“{name}” là tệp Word, không phải bảng tính. Hãy chép bảng trong Word sang Excel, lưu"
        " dạng .xlsx rồi nhập."
    )


def _too_large_sentence(name: str) -> str:
    return (
        f"Tệp “{name}” phình quá lớn khi mở ra nên không được đọc. Hãy chép riêng bảng danh sách"
        " sang một tệp Excel mới rồi nhập tệp đó."
    )


def check_width(sheet: str, first_column: int, width: int) -> None:
    """Raise UserError for a sheet with more columns than any list of people has."""
    if width > MAX_COLUMNS:
        last = f"{first_column + width:,}".replace(",", ".")
        raise UserError(
            f"Trang “{sheet}” có dữ liệu đến cột thứ {last}, nhiều hơn {MAX_COLUMNS} cột."
            " Hãy xóa các cột thừa, lưu lại rồi nhập."
        )


def _weigh_archive(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {part.filename: part for part in archive.infolist()}
            unpacked = sum(part.file_size for part in parts.values())
            if unpacked > MAX_UNPACKED_BYTES or len(parts) > MAX_PARTS:
                raise UserError(_too_large_sentence(name))
            if "word/document.xml" in parts:
                raise UserError(_word_sentence(name))
            if "content.xml" in parts:
                _measure_ods(archive, name)
            elif "xl/workbook.xml" in parts:
                for part in parts:
                    if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                        _measure_sheet(archive.read(part), name)
            else:
                raise UserError(damaged_sentence(name))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UserError(damaged_sentence(name)) from error


def _measure_sheet(xml: bytes, name: str) -> None:
    """Refuse a sheet that would be laid out as more cells than memory should hold.

    The size a sheet declares is believed only if its last row agrees; otherwise the cells
    with something in them are measured one by one, blank formatted ones left out.
    """
    declared = _DIMENSION.search(xml, 0, _HEAD_BYTES)
    if declared:
        columns, rows = _column_number(declared[1]), int(declared[2])
        last = _LAST_ROW.match(xml, max(xml.rfind(b"<row "), 0))
        if (last is None or int(last[1]) <= rows) and rows * columns <= MAX_CELLS:
            return
    right, bottom = 0, 0
    for match in _CELL.finditer(xml):
        right = max(right, _column_number(match[1]))
        bottom = max(bottom, int(match[2]))
    if right * bottom > MAX_CELLS:
        raise UserError(_too_large_sentence(name))


def _measure_ods(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a sheet where a filled cell or row is said to be repeated thousands of times."""
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in archive.read(manifest):
        raise UserError(password_sentence(name))
    xml = archive.read("content.xml")
    filled_rows = (row for row in _REPEATED_ROW.findall(xml) if b"office:value" in row)
    if _REPEATED_CELL.search(xml) or any(filled_rows):
        raise UserError(_too_large_sentence(name))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
