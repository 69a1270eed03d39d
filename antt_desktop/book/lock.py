"""One program at a time on a book: a lock of the operating system on a file beside it.

What the file says (who, which PC, since when) is for the message only. The lock dies with its
owner, so a file left behind on a stick is simply taken.
"""

import contextlib
import json
import os
import socket
import sys
from collections.abc import Callable
from datetime import datetime
from io import FileIO
from pathlib import Path

from antt_desktop.domain.errors import SystemTrouble
from antt_desktop.paths import disk_sentence

_LOCKED_BYTE = 4096  # far behind the text, so that others can still read who holds the lock


class BookLock:
    """Held from construction until ``release``; raises SystemTrouble where another holds it."""

    def __init__(self, book: Path, clock: Callable[[], datetime]) -> None:
        self._path = book.with_name(book.name + ".lock")
        self._stream = self._opened(book)
        try:
            _lock(self._stream)
            while not self._is_in_place():  # its owner removed it just as we took it
                self._stream.close()
                self._stream = self._opened(book)
                _lock(self._stream)
        except OSError as error:
            holder = self._holder()
            self._stream.close()
            raise SystemTrouble(
                f"Sổ đang mở ở chương trình khác{holder}. Hãy đóng ở đó rồi mở lại."
            ) from error
        self.write("", clock())

    def write(self, who: str, since: datetime) -> None:
        """Say who works in the book and since when, as far as the disk has room for it."""
        text = json.dumps(
            {"who": who, "pc": socket.gethostname(), "since": f"{since:%H:%M %d/%m/%Y}"},
            ensure_ascii=False,
        )
        with contextlib.suppress(OSError):  # a full disk must not keep a book from being opened
            self._stream.truncate(0)
            self._stream.write(text.encode())

    def release(self) -> None:
        """Give the book free and remove the file."""
        if self._stream.closed:
            return
        # Windows removes only closed files, Linux must remove before another can lock it.
        if sys.platform != "win32":
            with contextlib.suppress(OSError):  # the stick turned read-only, or is gone
                self._path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._stream.close()
        if sys.platform == "win32":
            with contextlib.suppress(OSError):  # the next program already has it
                self._path.unlink(missing_ok=True)

    def _opened(self, book: Path) -> FileIO:
        try:
            return self._path.open("a+b", buffering=0)
        except OSError as error:
            raise SystemTrouble(disk_sentence(error, book)) from error

    def _is_in_place(self) -> bool:
        try:
            return self._path.stat().st_ino == os.fstat(self._stream.fileno()).st_ino
        except FileNotFoundError:
            return False

    def _holder(self) -> str:
        try:
            said = json.loads(self._path.read_text(encoding="utf-8"))
            who = f" ({said['who']})" if said["who"] else ""
            return f" trên máy {said['pc']}{who}, từ {said['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            return ""


def _lock(stream: FileIO) -> None:
    if sys.platform == "win32":
        import msvcrt

        stream.seek(_LOCKED_BYTE)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        stream.seek(0)
    else:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
