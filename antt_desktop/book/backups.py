"""Automatic copies of the book in this PC's data folder, verified before they count."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from antt_desktop.book.disk import disk_errors
from antt_desktop.book.store import Store
from antt_desktop.domain.errors import SystemTrouble
from antt_desktop.paths import data_folder, disk_sentence, placed

DAILY, BEFORE_IMPORT, BEFORE_MIGRATION = "ngay", "truoc-nhap", "truoc-nang-cap"
_KEPT = {DAILY: 10, BEFORE_IMPORT: 5, BEFORE_MIGRATION: 5}
_NAME = re.compile(r"(?P<kind>[a-z-]+)-(?P<at>\d{8}-\d{6})-(?P<households>\d+)ho\.antt")
_AT = "%Y%m%d-%H%M%S"
_COUNT = "SELECT count(*) FROM households"


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified copy: where, when (local time of the PC), why, how much is in it."""

    path: Path
    taken_at: datetime
    kind: str
    households: int
    size_bytes: int

    @property
    def label(self) -> str:
        """Return why the copy was taken, for people."""
        return {BEFORE_IMPORT: "Trước khi nhập", BEFORE_MIGRATION: "Trước khi nâng cấp"}.get(
            self.kind, "Hằng ngày"
        )


class BackupsPart:
    """One copy a day (10 kept), and before imports and migrations (5 of each kept)."""

    def __init__(self, store: Store, book_id: str, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._book_id = book_id
        self.clock = clock

    @property
    def folder(self) -> Path:
        """Return the folder of this book's copies on this PC."""
        return data_folder() / "ban-sao" / self._book_id

    def all(self) -> list[Copy]:
        """Return the copies on this PC, the newest first."""
        if not self.folder.is_dir():
            return []
        found = []
        for path in self.folder.glob("*.antt"):
            if match := _NAME.fullmatch(path.name):
                at = datetime.strptime(match["at"], _AT).astimezone()
                size = path.stat().st_size
                found.append(Copy(path, at, match["kind"], int(match["households"]), size))
        return sorted(found, key=lambda copy: copy.taken_at, reverse=True)

    def take(self, kind: str = DAILY) -> Path:
        """Take a copy, verify it, put it in place, and drop those beyond the number kept.

        The day's copy replaces an earlier one of the same day. Raises SystemTrouble where the
        copy cannot be written or does not verify; what was there before stays.
        """
        now = self.clock()
        households = self._store.run(_COUNT)[0][0]
        path = self.folder / f"{kind}-{now.strftime(_AT)}-{households}ho.antt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SystemTrouble(disk_sentence(error, self.folder)) from error
        with placed(path) as partial:
            self._copy_to(partial, households)
        self._thin(kind, path)
        return path

    def _copy_to(self, path: Path, households: int) -> None:
        """Copy the book in one step and read the copy back."""
        with disk_errors():
            copy = driver.connect(str(path), isolation_level=None)
            try:
                self._store.connection.backup(copy)
                sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                found = copy.execute(_COUNT).fetchone()[0]
            finally:
                copy.close()
        if not sound or found != households:
            raise SystemTrouble("Bản sao vừa tạo không đọc lại được. Hãy xem lại ổ đĩa của máy.")

    def _thin(self, kind: str, newest: Path) -> None:
        copies = [copy for copy in self.all() if copy.kind == kind]
        if kind == DAILY:
            day = next(copy for copy in copies if copy.path == newest).taken_at.date()
            for copy in copies:
                if copy.taken_at.date() == day and copy.path != newest:
                    copy.path.unlink(missing_ok=True)
            copies = [copy for copy in copies if copy.path.exists()]
        # The one just taken stays even where the PC's clock has fallen back by years.
        others = [copy for copy in copies if copy.path != newest]
        for copy in others[_KEPT[kind] - 1 :]:
            copy.path.unlink(missing_ok=True)
