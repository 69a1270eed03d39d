"""The connection to the file: one at work at a time, on the thread that opened it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee
from sqlcipher3 import dbapi2 as driver

from antt_desktop.book.cipher import Key, is_sealed, salt_of
from antt_desktop.book.disk import disk_errors
from antt_desktop.domain.errors import READ_ONLY, PassphraseNeeded, UserError
from antt_desktop.paths import placed

APPLICATION_ID = 0x414E5454  # "ANTT"
Parameters = Sequence[object] | Mapping[str, object]
_VALUES = 2000  # in one statement
_PRAGMAS = (
    # With journal_mode=DELETE, SQLite's own default: one whole file whenever the book is idle,
    # and nothing acknowledged lost in a power cut.
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "cache_size=-65536",
    "temp_store=MEMORY",
)


class _Database(peewee.SqliteDatabase):  # type: ignore[misc,unused-ignore]
    """peewee on SQLCipher's SQLite, so that the SQLite inside is the same on every PC."""

    server_version = driver.sqlite_version_info

    def __init__(self, path: Path, *, read_only: bool, key: Key | None) -> None:
        super().__init__(str(path), autoconnect=False)
        self._key = key
        self._uri = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rwc'}"

    def _connect(self) -> Any:
        connection = driver.connect(self._uri, uri=True, isolation_level=None, timeout=5)
        unlock(connection, self._key)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        return connection


def unlock(connection: Any, key: Key | None) -> None:
    """Give a connection that was just made the key of its file."""
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
    if key is not None:
        connection.execute(f'PRAGMA key="{key.words}"').fetchall()


class Store:
    """Runs queries on the book's file; raises SystemTrouble where the disk stands in the way."""

    def __init__(self, path: Path, *, read_only: bool = False, key: Key | None = None) -> None:
        self.path = path
        self.read_only = read_only
        self.key = key
        self.lent = False
        self._open()

    def _open(self) -> None:
        self._db: Any = _Database(self.path, read_only=self.read_only, key=self.key)
        with disk_errors():
            try:
                self._db.connect()
                # Reading the header now: a file that is no database is told here, not later.
                self.version = self._pragma("user_version")
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Close the connection; closing twice does no harm."""
        if not self._db.is_closed():
            self._db.close()

    @property
    def application_id(self) -> int:
        """Return whose file this is: ``APPLICATION_ID`` of a book."""
        return self._pragma("application_id")

    @property
    def connection(self) -> Any:
        """Return the driver's connection, for bulk writes and the online backup."""
        self._free()
        return self._db.connection()

    def keep_one_file(self) -> None:
        """Take a book that another tool put into WAL mode back to a single file at rest."""
        if not self.read_only:
            self.run("PRAGMA journal_mode=DELETE")

    def unlock(self, connection: Any) -> None:
        """Give a connection to a copy that is to be written the book's own key."""
        unlock(connection, self.key)

    def key_of(self, copy: Path) -> Key | None:
        """Return the key of a copy of this book: none, or the present one.

        Raises PassphraseNeeded where it was sealed under another passphrase.
        """
        if not is_sealed(copy):
            return None
        if self.key is None or salt_of(copy) != self.key.salt:
            raise PassphraseNeeded(
                f"“{copy.name}” giữ mật khẩu của ngày sao. Hãy gõ mật khẩu của ngày đó."
            )
        return self.key

    @contextmanager
    def replaced(self, key: Key | None) -> Iterator[Path]:
        """Give a name beside the book; what is written there takes its place, under ``key``.

        A power cut leaves the old file or the new one, whole; an error leaves the old one.
        """
        self._free()
        try:
            with placed(self.path) as partial:
                yield partial
                self.close()
            self.key = key
        finally:
            if self._db.is_closed():
                self._open()

    def _pragma(self, name: str) -> int:
        return int(self._db.execute_sql(f"PRAGMA {name}").fetchone()[0])

    def run(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return all its rows as tuples."""
        self._free()
        with disk_errors():
            return list(self._db.execute_sql(sql, parameters).fetchall())

    def each(self, sql: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
        """Run one statement and yield its rows one by one, for what may be large."""
        self._free()
        with disk_errors():
            yield from self._db.execute_sql(sql, parameters)

    def query(self, query: Any) -> list[tuple[Any, ...]]:
        """Run a peewee query and return its rows as plain tuples."""
        self._free()
        with disk_errors():
            return list(self._db.execute(query).fetchall())

    def insert_many(self, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Insert many rows, some hundred in each statement.

        Within a savepoint every statement costs as much as all rows changed since it began: a
        statement for each row made a batch of thousands quadratic.
        """
        part = _VALUES // len(names)
        row = f"({', '.join('?' * len(names))})"
        head = f"INSERT INTO {table} ({', '.join(names)}) VALUES "
        with disk_errors():
            for start in range(0, len(rows), part):
                some = rows[start : start + part]
                self.connection.execute(
                    head + ", ".join([row] * len(some)),
                    [value for values in some for value in values],
                )

    def update_rows(self, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Write rows over those with their ids, some hundred in each statement as well.

        ``names`` begins with ``id``.
        """
        part = _VALUES // len(names)
        row = f"({', '.join('?' * len(names))})"
        pairs = ", ".join(f"{name} = v.column{at}" for at, name in enumerate(names[1:], 2))
        with disk_errors():
            for start in range(0, len(rows), part):
                some = rows[start : start + part]
                self.connection.execute(
                    f"UPDATE {table} SET {pairs} FROM (VALUES {', '.join([row] * len(some))}) v"
                    f" WHERE {table}.id = v.column1",
                    [value for values in some for value in values],
                )

    def update_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for many rows of parameters."""
        with disk_errors():
            self.connection.executemany(sql, rows)

    def next_id(self, table: str) -> int:
        """Return the id the next new row of a table gets; ids are never used again."""
        rows = self.run("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return (rows[0][0] if rows else 0) + 1

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block all or nothing; inside another one it is a savepoint of it."""
        self._free()
        if self.read_only:
            raise UserError(READ_ONLY)
        with (
            disk_errors(),
            self._db.atomic("IMMEDIATE")
            if not self._db.in_transaction()
            else (self._db.savepoint()),
        ):
            yield

    @contextmanager
    def lend(self) -> Iterator["Store"]:
        """Lend the file to a long job: a store of its own, while this one refuses all use."""
        self._free()
        self.lent = True
        try:
            store = Store(self.path, read_only=self.read_only, key=self.key)
            try:
                yield store
            finally:
                store.close()
        finally:
            self.lent = False

    def _free(self) -> None:
        if self.lent:
            raise UserError("Sổ đang bận với việc đang chạy. Hãy đợi xong hoặc bấm Hủy.")
