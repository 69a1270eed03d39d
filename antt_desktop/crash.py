"""Errors of the program itself: what is kept of them, without a word that could name people."""

import contextlib
import faulthandler
import platform
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from antt_desktop import __version__, paths
from antt_desktop.domain.errors import SystemTrouble

_LOG_LENGTH = 100_000
_PACKAGE = Path(__file__).resolve().parent


@contextmanager
def kept_log() -> Iterator[None]:
    """Keep what a crash of Qt leaves in a file of the user's data folder."""
    with (paths.data_folder() / "sap.log").open("a", encoding="utf-8") as crash:
        faulthandler.enable(crash)
        try:
            yield
        finally:
            faulthandler.disable()


def log(text: str) -> Path | None:
    """Add a report to the log in the data folder; the oldest goes beyond 100,000 letters.

    Returns where it is, None where it could not be written: that must not be an error more.
    """
    with contextlib.suppress(OSError, SystemTrouble):
        file = paths.data_folder() / "chuong-trinh.log"
        before = file.read_text("utf-8", "replace") if file.is_file() else ""
        file.write_text(before[-_LOG_LENGTH:] + text + "\n\n", "utf-8")
        return file
    return None


def report(error: BaseException, *libraries: str) -> str:
    """Return what can be sent to us: versions, kinds of error, places in our code.

    Never the words of an error, a file's name or a variable: these could name people.
    ``libraries`` are further versions worth knowing (“Qt 6.11.3”).
    """
    lines = [
        ", ".join((f"Sổ ANTT {__version__}", f"Python {platform.python_version()}", *libraries)),
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"{datetime.now().astimezone():%d/%m/%Y %H:%M}",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        lines.extend(
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        )
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _place(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE).as_posix()
    return path.name
