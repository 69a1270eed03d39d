"""Where things are: resources and forms of the program, the user's data folder, safe writing."""

import contextlib
import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from antt_desktop.domain.errors import SystemTrouble, UserError

_PACKAGE = Path(__file__).resolve().parent
_DATA_FOLDER_VARIABLE = "ANTT_DATA"
_PART = ".antt.part"
_SCRATCH = "tam"
_DATABASE_MARK = b"SQLite format 3\0"


def _shipped(name: str) -> Path:
    """Return a shipped folder: beside the package's modules (installed), else in its parent."""
    for base in (_PACKAGE, _PACKAGE.parent):
        if (base / name).is_dir():
            return base / name
    raise SystemTrouble(
        f"Chương trình bị thiếu thư mục “{name}”. Hãy cài lại chương trình; sổ của làng vẫn còn."
    )


def resources() -> Path:
    """Return the folder of fonts, icons and the style sheet."""
    return _shipped("resources")


def forms() -> Path:
    """Return the folder with the default wording of the printed forms."""
    return _shipped("forms")


def own_forms() -> Path:
    """Return the folder for the village's own wording, file by file; it need not be there."""
    return _data_place() / "mau-giay"


def data_folder() -> Path:
    """Return this user's data folder for the program (copies, logs), made where missing.

    The environment variable ANTT_DATA puts it elsewhere, for a trial without traces.
    """
    folder = _data_place()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, folder)) from error
    return folder


def _data_place() -> Path:
    chosen = os.environ.get(_DATA_FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir("So-ANTT", appauthor=False))


def disk_sentence(error: OSError, path: Path) -> str:
    """Return the Vietnamese sentence for what the system says about a file or folder."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"Ổ đĩa đã đầy, chưa ghi được “{path.name}”. Hãy xóa bớt tệp rồi làm lại."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"Không có quyền ghi “{path}”. Hãy chọn thư mục khác."
        case errno.ENOENT | errno.ENOTDIR:
            return f"Không tìm thấy “{path}”. Hãy xem lại tên tệp, hoặc USB đã rút ra."
        case errno.ENAMETOOLONG:
            return f"Tên “{path.name[:40]}…” dài quá. Hãy chọn tên ngắn hơn."
        case errno.EISDIR:
            return f"“{path}” là một thư mục, không phải tệp. Hãy chọn một tệp."
        case _:
            return f"Máy không đọc hoặc ghi được “{path}”. Hãy thử lại, hoặc chọn chỗ khác."


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a private folder that is emptied afterwards, and what a killed process left in it."""
    root = data_folder() / _SCRATCH
    try:
        root.mkdir(mode=0o700, exist_ok=True)
        for left in root.iterdir():
            if not (left.name.isdigit() and _is_running(int(left.name))):
                shutil.rmtree(left, ignore_errors=True)
        own = root / str(os.getpid())
        own.mkdir(mode=0o700, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=own))
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, root)) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copied(source: Path, target: Path) -> None:
    """Copy a file; raises SystemTrouble for errors of the disk."""
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, source)) from error


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """Give a temporary name beside ``path``; what is written there takes its place at the end.

    The data reaches the disk (fsync) before the rename; on any error the temporary file is
    removed and what stood at ``path`` stays. What a killed process left in the folder goes too.
    Raises SystemTrouble for errors of the disk.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}{_PART}")
    try:
        remove_abandoned(path.parent)
        yield partial
        with partial.open("rb+") as stream:
            os.fsync(stream.fileno())
        partial.replace(path)
        sync_folder(path.parent)
    except FileNotFoundError as error:
        raise SystemTrouble(disk_sentence(error, path.parent)) from error
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, path)) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file to be written, which appears at ``path`` only when all is written.

    An older file there is replaced, but never a book. Raises UserError or SystemTrouble where
    the file cannot be written; then what stood at ``path`` stays.
    """
    _refuse_target(path)
    with placed(path) as partial, partial.open("wb") as stream:
        yield stream


def written_copy(source: Path, target: Path) -> None:
    """Copy a file to where the user wants it, whole or not at all; raises as ``written_whole``."""
    try:
        stream = source.open("rb")
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, source)) from error
    with stream, written_whole(target) as out:
        shutil.copyfileobj(stream, out)


def _refuse_target(path: Path) -> None:
    try:
        if not path.name or path.is_dir():
            raise SystemTrouble(f"“{path}” là một thư mục. Hãy ghi cả tên tệp muốn lưu.")
        if not path.exists():
            return
        if not path.is_file():
            raise SystemTrouble(f"“{path}” không phải tệp thường. Hãy chọn tên khác.")
        with path.open("rb+") as stream:  # told now where another program holds the file
            is_book = stream.read(len(_DATABASE_MARK)) == _DATABASE_MARK
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, path)) from error
    if is_book or path.suffix == ".antt":
        raise UserError(f"“{path.name}” là một sổ, không được ghi đè. Hãy chọn tên khác.")


def remove_abandoned(folder: Path) -> None:
    """Remove the temporary files of processes of this program that were killed."""
    for part in folder.glob(f".*{_PART}*"):
        owner = re.fullmatch(rf"\..+\.(\d+){re.escape(_PART)}(-journal)?", part.name)
        if owner and not _is_running(int(owner[1])):
            with contextlib.suppress(OSError):  # on Windows a file still in use stays by itself
                part.unlink()


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        return process == os.getpid()
    try:
        os.kill(process, 0)  # asks only
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut (Windows does it by itself)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
