"""Places for copies off this PC: a stick or a folder, known again by the mark it carries."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from antt_desktop.domain.errors import SystemTrouble
from antt_desktop.paths import disk_sentence, placed

_FOLDER = "Ban sao So ANTT"
_MARK = "noi-giu-ban-sao.json"
_MEDIA_VARIABLE = "ANTT_MEDIA"
_MEDIA = ("/media", "/run/media", "/mnt")
_REMOVABLE_DRIVE = 2


def mark(chosen: Path, book_id: str) -> Path:
    """Put the mark of a book on a stick or folder; return the folder for its copies there."""
    folder = chosen / _FOLDER
    books = sorted({*_marked_books(chosen), book_id})
    try:
        (folder / book_id).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, folder)) from error
    with placed(folder / _MARK) as partial:
        partial.write_text(json.dumps({"so": books}), encoding="utf-8")
    return folder / book_id


def folders(book_id: str, chosen: Sequence[Path]) -> list[Path]:
    """Return the folders for a book's copies on every marked place that can be reached now.

    ``chosen`` are places that are no sticks; a stick is found under any letter or name.
    """
    found = dict.fromkeys(_resolved(root) for root in (*chosen, *_sticks()))
    return [root / _FOLDER / book_id for root in found if book_id in _marked_books(root)]


def roots() -> list[Path]:
    """Return the folders with copies on every stick that can be reached, whosever they are."""
    return [stick / _FOLDER for stick in _sticks() if (stick / _FOLDER).is_dir()]


def _resolved(root: Path) -> Path:
    try:
        return root.resolve()
    except OSError:
        return root


def _marked_books(root: Path) -> set[str]:
    try:
        said = json.loads((root / _FOLDER / _MARK).read_text(encoding="utf-8"))
        return {str(book) for book in said["so"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _sticks() -> Iterable[Path]:
    """Return the roots of what was plugged in.

    The environment variable ANTT_MEDIA names folders to look into instead (for a trial, or a
    system that puts its sticks elsewhere).
    """
    if given := os.environ.get(_MEDIA_VARIABLE):
        return [Path(part) for part in given.split(os.pathsep)]
    if sys.platform == "win32":
        import ctypes

        drives = [Path(f"{letter}:\\") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ"]
        kind = ctypes.windll.kernel32.GetDriveTypeW
        return [drive for drive in drives if kind(str(drive)) == _REMOVABLE_DRIVE]
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    points = [line.split(" ")[1].replace("\\040", " ") for line in mounts.splitlines()]
    return [Path(point) for point in points if point.startswith(_MEDIA)]
