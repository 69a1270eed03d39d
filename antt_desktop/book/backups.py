"""Copies of the book: on this PC and on a marked stick or disk, verified before they count."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from antt_desktop.book import places
from antt_desktop.book.cipher import Key, is_sealed
from antt_desktop.book.copies import contents, refuse_unsound
from antt_desktop.book.disk import disk_errors
from antt_desktop.book.store import Store
from antt_desktop.domain.backups import Contents, Copy, CopyKind, CopyState, kept
from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.paths import data_folder, disk_sentence, placed

_NAME = re.compile(r"(?P<kind>[a-z-]+)-(?P<at>\d{8}-\d{6})-(?P<households>\d+)ho\.antt")
_AT = "%Y%m%d-%H%M%S"
_COUNT = "SELECT count(*) FROM households"
_STATE = "ban-sao.json"
_SPARE = 1 << 20
_MEGABYTE = 1 << 20

Check = Callable[[Store], list[str]]


class BackupsPart:
    """Takes, lists, verifies and thins copies; remembers on this PC what stands elsewhere."""

    def __init__(
        self, store: Store, book_id: str, clock: Callable[[], datetime], check: Check
    ) -> None:
        self._store = store
        self._book_id = book_id
        self._check = check
        self.clock = clock

    @property
    def folder(self) -> Path:
        """Return the folder of this book's copies on this PC."""
        return data_folder() / "ban-sao" / self._book_id

    def all(self) -> list[Copy]:
        """Return the copies on this PC and those that can be reached elsewhere, newest first."""
        found = [*copies_in(self.folder)]
        for place in self.places():
            found += [replace(copy, away=True) for copy in copies_in(place)]
        return sorted(found, key=lambda copy: copy.taken_at, reverse=True)

    def places(self) -> list[Path]:
        """Return the folders for this book's copies elsewhere that can be reached now."""
        return places.folders(self._book_id, self.state().places)

    def add_place(self, chosen: Path) -> Path:
        """Make a stick or folder a place for copies of this book, from now on known by its mark.

        Returns the folder in it. Raises UserError for one on the disk's own copy folder, and
        SystemTrouble where nothing can be written.
        """
        if chosen.resolve().is_relative_to(data_folder().resolve()):
            raise UserError("Chỗ này nằm ngay trên máy. Hãy chọn USB hoặc ổ đĩa khác.")
        folder = places.mark(chosen, self._book_id)
        state = self.state()
        self._keep_state(replace(state, places=tuple(dict.fromkeys((*state.places, chosen)))))
        return folder

    def take(self, kind: CopyKind = CopyKind.DAILY, *, thorough: bool = True) -> Path:
        """Take a copy on this PC, verify it, put it in place, and drop those not to be kept.

        A daily one replaces an earlier one of the same day. ``thorough`` also holds every row
        of it against the history. Raises SystemTrouble where the copy cannot be written or
        is not sound; what was there before stays.
        """
        path = self._take_in(self.folder, kind, thorough=thorough)
        self._thin(self.folder, path)
        return path

    def take_away(self, *, thorough: bool = True) -> list[Path]:
        """Take a verified copy to every place elsewhere that can be reached; return where.

        Raises SystemTrouble where one could not be written (those before it are).
        """
        taken = []
        for folder in self.places():
            path = self._take_in(folder, CopyKind.DAILY, thorough=thorough)
            self._thin(folder, path)
            taken.append(path)
            where = folder.parent.parent.name or str(folder.anchor)
            self._keep_state(replace(self.state(), away_at=self.clock(), away_where=where))
        return taken

    def verify(self, copy: Path) -> list[str]:
        """Return what is wrong with a copy, nothing for a sound one; it has this book's key."""
        with self._opened(copy) as store:
            return self._check(store)

    def contents(self, copy: Path | None = None) -> Contents:
        """Return what is in a copy, or in the book as it is now."""
        if copy is None:
            return contents(self._store)
        with self._opened(copy) as store:
            return contents(store)

    def key_of(self, copy: Path) -> Key | None:
        """Return what opens a copy taken under the present passphrase, for ``Book.trial``."""
        return self._store.key_of(copy)

    def state(self) -> CopyState:
        """Return what this PC remembers; what cannot be read counts as never."""
        try:
            said = json.loads((self.folder / _STATE).read_text(encoding="utf-8"))
            return CopyState(
                away_at=_moment(said["away_at"]),
                away_where=str(said["away_where"]),
                rehearsed_at=_moment(said["rehearsed_at"]),
                places=tuple(Path(place) for place in said["places"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return CopyState()

    def note_rehearsal(self) -> None:
        """Remember that restoring was rehearsed now."""
        self._keep_state(replace(self.state(), rehearsed_at=self.clock()))

    def _keep_state(self, state: CopyState) -> None:
        said = {
            "away_at": state.away_at.isoformat() if state.away_at else "",
            "away_where": state.away_where,
            "rehearsed_at": state.rehearsed_at.isoformat() if state.rehearsed_at else "",
            "places": [str(place) for place in state.places],
        }
        _made(self.folder)
        with placed(self.folder / _STATE) as partial:
            partial.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")

    def _opened(self, copy: Path) -> "_Opened":
        return _Opened(Store(copy, read_only=True, key=self._store.key_of(copy)))

    def _take_in(self, folder: Path, kind: CopyKind, *, thorough: bool) -> Path:
        households = self._store.run(_COUNT)[0][0]
        name = f"{kind}-{self.clock().strftime(_AT)}-{households}ho.antt"
        path = folder / name
        _made(folder)
        self._refuse_full(folder)
        with placed(path) as partial:
            self._copy_to(partial)
            with self._opened(partial) as copy:
                refuse_unsound(copy, self._store)
                if thorough and (faults := self._check(copy)):
                    raise SystemTrouble(
                        f"Bản sao vừa tạo không đạt kiểm tra: {faults[0]} Các bản sao cũ vẫn còn."
                    )
        return path

    def _refuse_full(self, folder: Path) -> None:
        book = self._store.path
        try:
            need = book.stat().st_size + _SPARE
        except OSError as error:
            raise SystemTrouble(disk_sentence(error, book)) from error
        try:
            free = shutil.disk_usage(folder).free
        except OSError as error:
            raise SystemTrouble(disk_sentence(error, folder)) from error
        if free < need:
            raise SystemTrouble(
                f"Không đủ chỗ cho bản sao ở “{folder}”: cần {need // _MEGABYTE + 1} MB,"
                f" còn {free // _MEGABYTE} MB. Hãy xóa bớt tệp rồi làm lại."
            )

    def _copy_to(self, path: Path) -> None:
        """Copy the book in one step, under its own key."""
        try:
            path.touch()  # where this fails it is the place of the copy, not the book
        except OSError as error:
            raise SystemTrouble(disk_sentence(error, path.parent)) from error
        with disk_errors():
            copy: Any = driver.connect(str(path), isolation_level=None)
            try:
                self._store.unlock(copy)
                self._store.connection.backup(copy)
            finally:
                copy.close()

    def _thin(self, folder: Path, newest: Path) -> None:
        """Drop the copies that need not stay, never the one just taken.

        It stays even where the PC's clock has fallen back by years.
        """
        copies = sorted(copies_in(folder), key=lambda copy: copy.path != newest)
        staying = {copy.path for copy in kept(copies)} | {newest}
        for copy in copies:
            if copy.path not in staying:
                copy.path.unlink(missing_ok=True)


class _Opened:
    """A store for the length of a block."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Store:
        return self._store

    def __exit__(self, *_error: object) -> None:
        self._store.close()


def copies_in(folder: Path) -> list[Copy]:
    """Return the copies in a folder, the newest first; other files are let alone."""
    found = []
    try:
        paths = list(folder.glob("*.antt"))
    except OSError:  # the stick was pulled out just now
        return []
    for path in paths:
        match = _NAME.fullmatch(path.name)
        if not match or match["kind"] not in set(CopyKind):
            continue
        try:
            size, sealed = path.stat().st_size, is_sealed(path)
        except (OSError, SystemTrouble):
            continue
        at = datetime.strptime(match["at"], _AT).astimezone()
        households = int(match["households"])
        found.append(Copy(path, at, CopyKind(match["kind"]), households, size, sealed))
    return sorted(found, key=lambda copy: copy.taken_at, reverse=True)


def all_copies() -> list[Copy]:
    """Return the copies of every book on this PC and on marked sticks, for one that won't open."""
    here = [copy for folder in _folders(data_folder() / "ban-sao") for copy in copies_in(folder)]
    away = [
        replace(copy, away=True)
        for root in places.roots()
        for folder in _folders(root)
        for copy in copies_in(folder)
    ]
    return sorted([*here, *away], key=lambda copy: copy.taken_at, reverse=True)


def _folders(root: Path) -> list[Path]:
    try:
        return [folder for folder in root.iterdir() if folder.is_dir()]
    except OSError:
        return []


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, folder)) from error


def _moment(iso: str) -> datetime | None:
    return datetime.fromisoformat(iso) if iso else None
