"""Reading a damaged file: every row that still can be read, past those that cannot."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from antt_desktop.book.cipher import Key
from antt_desktop.book.store import unlock

_MOST_FAILED, _MOST_IN_ALL = 500, 3000
"""After so many ids in a row, or in all, that cannot be read, the rest of a table is given up."""
_ERRORS = (driver.Error, UnicodeDecodeError)


class DamagedFile:
    """Opens the file anew after each error: a page with a broken seal ends a connection."""

    def __init__(self, path: Path, key: Key | None) -> None:
        self._uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._key = key
        self._connection = self._connect()
        self.version = self._version()

    @property
    def readable(self) -> bool:
        """Tell whether the file still says which tables it has."""
        try:
            self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except _ERRORS:
            self._reopen()
            return False
        return True

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def rows(self, table: str, names: Sequence[str]) -> tuple[list[tuple[Any, ...]], int]:
        """Return the rows of a table that can be read, and how many could not.

        A table of which not even the highest id is known is read as far as it goes.
        """
        keyed = "id" if "id" in names else names[0]
        select = f"SELECT {', '.join(names)} FROM {table}"
        if keyed != "id":
            return self._unnumbered(select)
        found: dict[int, tuple[Any, ...]] = {}
        at = names.index("id")
        last, failed, tried, lost = 0, 0, 0, 0
        highest = self._highest(table)
        while last <= highest and failed < _MOST_FAILED and tried < _MOST_IN_ALL:
            try:
                for row in self._connection.execute(f"{select} WHERE id > ? ORDER BY id", (last,)):
                    if row[at] <= last:  # a damaged page that leads back to itself
                        raise driver.DatabaseError("ids do not rise")
                    found[row[at]] = row
                    last, failed = row[at], 0
                break
            except _ERRORS:
                self._reopen()
                last, failed, tried = last + 1, failed + 1, tried + 1
                try:
                    rows = self._connection.execute(f"{select} WHERE id = ?", (last,)).fetchall()
                    found |= {row[at]: row for row in rows}
                except _ERRORS:
                    self._reopen()
                    lost += 1
        return [found[row_id] for row_id in sorted(found)], lost

    def _unnumbered(self, select: str) -> tuple[list[tuple[Any, ...]], int]:
        rows: list[tuple[Any, ...]] = []
        try:
            rows.extend(self._connection.execute(select))
        except _ERRORS:
            self._reopen()
            return rows, 1
        return rows, 0

    def sequences(self) -> list[tuple[str, int]]:
        """Return the highest id each table ever gave, as far as it can be read."""
        return [row for row in self._unnumbered("SELECT name, seq FROM sqlite_sequence")[0]
                if isinstance(row[1], int)]  # fmt: skip

    def _highest(self, table: str) -> int:
        for asked in (
            f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",
            f"SELECT max(id) FROM {table}",
        ):
            try:
                found = self._connection.execute(asked).fetchall()
            except _ERRORS:
                self._reopen()
                continue
            if found and isinstance(found[0][0], int):
                return found[0][0]
        return 1 << 40

    def _version(self) -> int:
        try:
            return int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        except (*_ERRORS, TypeError, ValueError):
            self._reopen()
            return 0

    def _reopen(self) -> None:
        self._connection.close()
        self._connection = self._connect()

    def _connect(self) -> Any:
        connection = driver.connect(self._uri, uri=True, isolation_level=None)
        unlock(connection, self._key)
        return connection
