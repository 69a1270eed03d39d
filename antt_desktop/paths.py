"""Where things are: resources and forms of the program, the user's data folder, safe writing."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from antt_desktop.domain.errors import SystemTrouble

_PACKAGE = Path(__file__).resolve().parent
_DATA_FOLDER_VARIABLE = "ANTT_DATA"


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


def data_folder() -> Path:
    """Return this user's data folder for the program (copies, logs), made where missing.

    The environment variable ANTT_DATA puts it elsewhere, for a trial without traces.
    """
    chosen = os.environ.get(_DATA_FOLDER_VARIABLE)
    if chosen:
        folder = Path(chosen)
    else:
        import platformdirs

        folder = Path(platformdirs.user_data_dir("So-ANTT", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, folder)) from error
    return folder


def disk_sentence(error: OSError, path: Path) -> str:
    """Return the Vietnamese sentence for what the system says about a file or folder."""
    import errno

    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"Ổ đĩa đã đầy, chưa ghi được “{path.name}”. Hãy xóa bớt tệp rồi làm lại."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"Không có quyền ghi “{path}”. Hãy chọn thư mục khác."
        case errno.ENOENT | errno.ENOTDIR:
            return f"Không tìm thấy “{path}”. Hãy xem lại tên tệp, hoặc USB đã rút ra."
        case errno.EISDIR:
            return f"“{path}” là một thư mục, không phải tệp. Hãy chọn một tệp."
        case _:
            return f"Máy không đọc hoặc ghi được “{path}”. Hãy thử lại, hoặc chọn chỗ khác."


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file beside ``path`` and put it in place only when all is written.

    The data reaches the disk (fsync) before the rename; on any error the temporary file is
    removed and what stood at ``path`` stays. Raises SystemTrouble for errors of the disk.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, path)) from error
    finally:
        partial.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut (Windows does it by itself)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
