"""Looks at a file before it is read: what it really is, how large it may be, what to say.

A file is judged by its content, never by its name: people rename files.
"""

from enum import Enum, auto
from pathlib import Path

from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.paths import disk_sentence

MAX_FILE_BYTES = 100 << 20
MAX_CELLS = 8_000_000
MAX_COLUMNS = 256
MAX_ROWS = 1 << 20  # Excel has no more

_ZIP_MARK = b"PK\x03\x04"
_OLE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
_HEAD_BYTES = 4096


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
    """Return what a file is; raise UserError for what is no table or is locked."""
    if content.startswith(_ZIP_MARK):
        return Container.ZIPPED
    if content.startswith(_OLE_MARK):
        if _utf16("EncryptedPackage") in content:
            raise UserError(password_sentence(name))
        if _utf16("WordDocument") in content:
            raise UserError(word_sentence(name))
        return Container.OLE
    start = content[:_HEAD_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"%pdf", b"{\\rtf")):
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


def word_sentence(name: str) -> str:
    """Return the sentence for a text of Word, whatever it is called."""
    return (
        f"“{name}” là tệp Word, không phải bảng tính. Hãy chép bảng trong Word sang Excel, lưu"
        " dạng .xlsx rồi nhập."
    )


def too_large_sentence(name: str) -> str:
    """Return the sentence for a file that would be laid out beyond all bounds."""
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


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
