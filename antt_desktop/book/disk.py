"""One translator from errors of the database to sentences, and where a book may not lie."""

import errno
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee
from sqlcipher3 import dbapi2 as driver

from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.paths import disk_sentence

_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "ncpfs"}
_REMOTE_DRIVE = 4

_SENTENCES = {
    "SQLITE_FULL": "Ổ đĩa đã đầy, chưa lưu được. Hãy xóa bớt tệp rồi làm lại; sổ vẫn nguyên.",
    "SQLITE_BUSY": "Sổ đang được chương trình khác dùng. Hãy đóng chương trình kia rồi làm lại.",
    "SQLITE_LOCKED": "Sổ đang được chương trình khác dùng. Hãy đóng chương trình kia rồi làm lại.",
    "SQLITE_READONLY": "Sổ nằm ở nơi chỉ đọc, không lưu được. Hãy chép sổ sang thư mục khác.",
    "SQLITE_CANTOPEN": "Không mở được tệp sổ: ổ đĩa đã rút ra, hoặc chỉ cho đọc."
    " Hãy xem ổ đĩa, thư mục rồi mở lại sổ.",
    "SQLITE_IOERR": "Máy không đọc hoặc ghi được tệp sổ. Hãy xem USB, ổ đĩa rồi mở lại sổ.",
    "SQLITE_CORRUPT": "Tệp sổ bị hỏng. Đừng ghi thêm; hãy mở bản sao gần nhất.",
    "SQLITE_NOTADB": "Tệp này không phải sổ ANTT, hoặc đã hỏng. Hãy chọn tệp .antt khác, "
    "hoặc mở bản sao gần nhất.",
}


def _sqlite_name(error: BaseException) -> str:
    """Return SQLite's own name of an error, looked for along the chain of causes."""
    names = []
    seen: BaseException | None = error
    while seen is not None:
        names.append(_by_message(str(seen)) or getattr(seen, "sqlite_errorname", ""))
        seen = seen.__cause__ or seen.__context__
    # The deepest one came first: a full disk shows as "cannot rollback" on the way up.
    return next((name for name in reversed(names) if name), "")


def _by_message(message: str) -> str:
    for part, name in (
        ("disk is full", "SQLITE_FULL"),
        ("is locked", "SQLITE_BUSY"),
        ("readonly", "SQLITE_READONLY"),
        ("unable to open", "SQLITE_CANTOPEN"),
        ("disk I/O", "SQLITE_IOERR"),
        ("malformed", "SQLITE_CORRUPT"),
        ("not a database", "SQLITE_NOTADB"),
        ("decode to UTF-8", "SQLITE_CORRUPT"),
        # Our statements name only what the migrations made: its name in the file is damaged.
        ("no such", "SQLITE_CORRUPT"),
    ):
        if part in message:
            return name
    return ""


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn errors of the disk and the file into SystemTrouble; faults of ours pass through."""
    try:
        yield
    except (peewee.PeeweeException, driver.Error) as error:
        name = _sqlite_name(error)
        for known, sentence in _SENTENCES.items():
            if name.startswith(known):
                raise SystemTrouble(sentence) from error
        raise
    except UnicodeDecodeError as error:  # the driver could not even read SQLite's own message
        raise SystemTrouble(_SENTENCES["SQLITE_CORRUPT"]) from error


def refuse_network(path: Path) -> None:
    """Raise SystemTrouble where a book would lie on a network share: SQLite is not safe there."""
    if _on_network(path.resolve().parent):
        raise SystemTrouble(
            f"“{path.name}” nằm trên ổ mạng, dễ hỏng sổ. Hãy chép sổ về ổ cứng của máy này."
        )


def _on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        if str(folder).startswith("\\\\"):
            return True
        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE)
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return file_system(folder, mounts) in _NETWORK_FILE_SYSTEMS


def file_system(folder: Path, mounts: str) -> str:
    """Return the kind of file system a folder lies on; ``mounts`` as in Linux's /proc/mounts."""
    best, kind = "", ""
    for line in mounts.splitlines():
        _, point, file_system, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        inside = folder.is_relative_to(point)
        if inside and len(point) >= len(best):
            best, kind = point, file_system
    return kind


def refuse_existing(path: Path) -> None:
    """Raise UserError where something stands at ``path`` already."""
    try:
        path.lstat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, path)) from error
    raise UserError(f"Đã có tệp “{path.name or path}” ở đó. Hãy chọn tên khác.", field="path")


def existing_book_file(path: Path) -> None:
    """Raise SystemTrouble where ``path`` is no file that could hold a book."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, "")
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, path)) from error
    if found.st_size == 0:
        raise SystemTrouble(
            f"Tệp “{path.name}” rỗng, không có dữ liệu. Hãy mở bản sao gần nhất của sổ."
        )
