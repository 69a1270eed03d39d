"""Looks into .xlsx and .ods files, both zip archives, before they are laid out in memory.

The directory is weighed before anything is unpacked, and sheets are measured, because a sheet
of two cells far apart would be laid out as all the cells between them.
"""

import io
import re
import shutil
import string
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO

from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.workbook_files import (
    MAX_CELLS,
    damaged_sentence,
    password_sentence,
    too_large_sentence,
    word_sentence,
)

MAX_UNPACKED_BYTES = 512 << 20
MAX_PARTS = 5_000

_PIECE_BYTES = 1 << 20
# These are applied to pieces without name space prefixes and begin with plain text, which is
# what keeps half a million cells a matter of a second.
_PREFIX = re.compile(rb"(</?)\w+:")
_ROW = re.compile(rb"<row(?=[\s>])")
_CLOSED_CELL = re.compile(rb"</c\s*>")
_FILLED_CELL = re.compile(rb"<c(?=[\s>])[^>]*(?<!/)>")
_ADDRESS = re.compile(rb' r="([A-Z]{1,3}\d{1,7})"[^>]*(?<!/)>')
_ODD_CELL = re.compile(rb'<c(?=[\s>])(?![^>]* r="[A-Z]{1,3}\d{1,7}")')
_ODD_ADDRESS = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3}\d{1,7})[\"'][^>]*(?<!/)>")
_UNADDRESSED = re.compile(rb"<c(?=[\s>])(?![^>]*\sr\s*=)[^>]*(?<!/)>")
_LETTERS = string.ascii_letters.encode()
_ERROR_MARKS = (b'"e"', b"'e'", b'"error"')
_XLSX_ERROR = re.compile(rb"(<(?:\w+:)?c\s(?:[^>]*\s)?t\s*=\s*[\"'])e([\"'])")
_ODS_ERROR = re.compile(
    rb'(<table:table-cell\s[^>]*?)\soffice:string-value=""([^>]*\scalcext:value-type="error")'
)
_ODS_TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>")
_REPEATED = re.compile(rb'-repeated="(\d+)"')
_MOST_REPEATED = 1_000


_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError,
    ValueError, KeyError, OverflowError,
)  # fmt: skip
"""What zipfile raises for an archive whose own table of contents is wrong."""


def readable(content: bytes, name: str) -> bytes:
    """Return the content of a .xlsx or .ods that can be read within bounds, its faults as text.

    Raises UserError for what is damaged, locked, no workbook or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {part.filename: part for part in archive.infolist()}
            unpacked = sum(part.file_size for part in parts.values())
            if unpacked > MAX_UNPACKED_BYTES or len(parts) > MAX_PARTS:
                raise UserError(too_large_sentence(name))
            if "word/document.xml" in parts:
                raise UserError(word_sentence(name))
            if not {"content.xml", "xl/workbook.xml"} & parts.keys():
                raise UserError(damaged_sentence(name))
            _check_unlocked(archive, name)
            for part in _sheet_parts(parts):
                with archive.open(part) as sheet:
                    (_measure_ods if part == "content.xml" else _measure_sheet)(sheet, name)
            return _with_errors_as_text(archive, name) or content
    except _DAMAGED as error:
        raise UserError(damaged_sentence(name)) from error


def _sheet_parts(parts: Iterable[str]) -> list[str]:
    """Return the parts of an archive that can be sheets: in a .xlsx they may have any name."""
    return [
        part
        for part in parts
        if part == "content.xml" or (part.startswith("xl/") and part.endswith(".xml"))
    ]


def _tag_pieces(part: IO[bytes], name: str) -> Iterator[bytes]:
    """Give a part of an archive in pieces of some size that never cut a tag in two."""
    rest = b""
    while piece := part.read(_PIECE_BYTES):
        piece = rest + piece
        cut = piece.rfind(b"<")
        rest = b"" if cut < 0 or piece.find(b">", cut) > 0 else piece[cut:]
        if len(rest) > _PIECE_BYTES:
            raise UserError(damaged_sentence(name))
        yield piece[: len(piece) - len(rest)]
    yield rest


def _measure_sheet(part: IO[bytes], name: str) -> None:
    """Refuse a sheet that would be laid out as more cells than memory should hold.

    Blank formatted cells are left out. What the sheet declares about its own size is not
    believed, and a million formatted blank rows, hundreds of megabytes, are never held whole.
    """
    right = bottom = rows = 0
    for raw in _tag_pieces(part, name):
        piece = _PREFIX.sub(rb"\1", raw) if b":c" in raw or b":row" in raw else raw
        rows += len(_ROW.findall(piece))
        last_row = max(piece.rfind(b"<row"), 0)
        if not (_CLOSED_CELL.search(piece) or _FILLED_CELL.search(piece, last_row)):
            continue
        is_odd = _ODD_CELL.search(piece)
        addresses = (_ODD_ADDRESS if is_odd else _ADDRESS).findall(piece)
        columns = {address.rstrip(b"0123456789") for address in addresses}
        right = max(right, *map(_column_number, columns), 0)
        bottom = max(bottom, *(int(address.lstrip(_LETTERS)) for address in addresses), 0)
        if is_odd:  # cells without an address stand beside the one before them
            right = max(right, *(len(_UNADDRESSED.findall(row)) for row in _ROW.split(piece)))
            bottom = max(bottom, rows)
        if right * bottom > MAX_CELLS:
            raise UserError(too_large_sentence(name))


def _measure_ods(part: IO[bytes], name: str) -> None:
    """Refuse a sheet with filled cells too far apart, or said to be repeated a thousand times."""
    row = column = row_repeated = right = bottom = 0
    for piece in _tag_pieces(part, name):
        for tag, attributes in _ODS_TAG.findall(piece):
            repeated = int(found[1]) if (found := _REPEATED.search(attributes)) else 1
            if tag == b"table":
                row = right = bottom = 0
            elif tag == b"table-row":
                row, column, row_repeated = row + repeated, 0, repeated
            else:
                column += repeated
                if attributes.endswith(b"/") and b"office:value" not in attributes:
                    continue
                right, bottom = max(right, column), row
                if right * bottom > MAX_CELLS or max(repeated, row_repeated) >= _MOST_REPEATED:
                    raise UserError(too_large_sentence(name))


def _check_unlocked(archive: zipfile.ZipFile, name: str) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in archive.read(manifest):
        raise UserError(password_sentence(name))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _with_errors_as_text(source: zipfile.ZipFile, name: str) -> bytes | None:
    """Return a workbook whose faulty formulas ("#REF!") are kept as that text; None without any.

    The reader takes them for blank cells, and a blank would be believed.
    """
    faulty = []
    for part in _sheet_parts(source.namelist()):
        with source.open(part) as sheet:
            if any(_errors_as_text(piece) != piece for piece in _tag_pieces(sheet, name)):
                faulty.append(part)
    if not faulty:
        return None
    mended = io.BytesIO()
    with zipfile.ZipFile(mended, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for part in source.namelist():
            with source.open(part) as old, target.open(part, "w") as new:
                if part in faulty:
                    new.writelines(map(_errors_as_text, _tag_pieces(old, name)))
                else:
                    shutil.copyfileobj(old, new)
    return mended.getvalue()


def _errors_as_text(piece: bytes) -> bytes:
    if not any(mark in piece for mark in _ERROR_MARKS):
        return piece
    return _ODS_ERROR.sub(rb"\1\2", _XLSX_ERROR.sub(rb"\1str\2", piece))
