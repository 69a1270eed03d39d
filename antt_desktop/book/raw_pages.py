"""Rows of a file whose directory is lost, read page by page past SQLite.

Only the leaves of tables are read (sqlite.org/fileformat2.html, “B-tree Pages”, “Record
Format”); of a sealed file only pages that carry the key's seal (SQLCipher 4: 16 bytes of IV and
64 of seal at a page's end). Which table a row belongs to is for the reader to recognise.
"""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from antt_desktop.book.cipher import IV, MAC, PAGE, Key, decrypted

_LEAF = 0x0D
_PAGE_KINDS = frozenset({0x02, 0x05, 0x0A, _LEAF})
_PAGES_LOOKED_AT = 64
_MOST_BYTES = 1 << 30
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_BLOB = 12  # and above: twice the length, one more for a text
_VARINT = 9
_CONSTANTS = {0: None, 8: 0, 9: 1}

Value = int | str | bytes | None


class RawPages:
    """A damaged file as pages; use it as a context."""

    def __init__(self, path: Path, key: Key | None) -> None:
        self._path, self._key = path, key
        self._usable = PAGE - (IV + MAC if key else 0)

    def __enter__(self) -> Self:
        self._file = self._path.open("rb")
        self._count = self._path.stat().st_size // PAGE
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def rows(self) -> Iterator[tuple[int, list[Value]]]:
        """Yield every row that can be read: its rowid and its values (NULL for the rowid)."""
        for number in range(2, self._count + 1):  # the first page holds only the directory
            page = self._page(number)
            if not page or page[0] != _LEAF:
                continue
            for cell in range(int.from_bytes(page[3:5])):
                at = int.from_bytes(page[8 + 2 * cell : 10 + 2 * cell])
                try:
                    yield self._row(page, at)
                except (ValueError, IndexError):  # bytes that are no row
                    continue

    def _page(self, number: int) -> bytes:
        """Return the usable bytes of a page (from 1), none where it cannot be trusted."""
        if not 1 <= number <= self._count:
            return b""
        self._file.seek((number - 1) * PAGE)
        page = self._file.read(PAGE)
        return decrypted(self._key, page, number) if self._key else page

    def _row(self, page: bytes, at: int) -> tuple[int, list[Value]]:
        size, at = _varint(page, at)
        rowid, at = _varint(page, at)
        if not 0 < size < _MOST_BYTES:
            raise ValueError(size)
        return rowid, _values(self._payload(page, at, size))

    def _payload(self, page: bytes, at: int, size: int) -> bytes:
        """Return the bytes of a record, those on overflow pages included."""
        usable = self._usable
        here = size
        if size > usable - 35:
            least = (usable - 12) * 32 // 255 - 23
            here = least + (size - least) % (usable - 4)
            if here > usable - 35:
                here = least
        found = bytearray(page[at : at + here])
        following = int.from_bytes(page[at + here : at + here + 4])
        while len(found) < size:
            overflow = self._page(following)
            if len(overflow) < usable:
                raise ValueError(following)
            following = int.from_bytes(overflow[:4])
            found += overflow[4 : 4 + size - len(found)]
        return bytes(found)


def looks_plain(path: Path) -> bool:
    """Tell whether the pages of a file are those of a plain book, its first one aside."""
    with path.open("rb") as stream:
        data = stream.read(PAGE * (_PAGES_LOOKED_AT + 1))
    kinds = [data[at] in _PAGE_KINDS for at in range(PAGE, len(data), PAGE)]
    return sum(kinds) * 4 > len(kinds)  # in a sealed file one page of 64 by chance


def _values(record: bytes) -> list[Value]:
    end, at = _varint(record, 0)
    kinds = []
    while at < end:
        kind, at = _varint(record, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(record, at, kind)
        values.append(value)
    if at != len(record):
        raise ValueError(at)
    return values


def _value(record: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in _CONSTANTS:
        return _CONSTANTS[kind], at
    if kind in _INTEGERS:
        end = at + _INTEGERS[kind]
        return int.from_bytes(record[at:end], signed=True), end
    if kind < _BLOB:  # our tables hold no fractions
        raise ValueError(kind)
    end = at + (kind - _BLOB) // 2
    data = record[at:end]
    return (data.decode() if kind % 2 else data), end


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for end in range(at, at + _VARINT - 1):
        value = value << 7 | data[end] & 0x7F
        if not data[end] & 0x80:
            return value, end + 1
    return value << 8 | data[at + _VARINT - 1], at + _VARINT
