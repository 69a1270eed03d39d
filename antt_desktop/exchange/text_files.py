"""Reads .csv and .txt into rows: any encoding and delimiter that programs here have written.

UTF-8 and UTF-16 are told by their marks or their bytes. Of files with one byte a letter, those
of Windows-1258 become Unicode; those of TCVN3 and VNI come out as the Latin-1 characters they
look like in Excel too, to be voted on column by column.
"""

import csv
import io
import re
from collections import Counter
from itertools import islice

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import nfc
from antt_desktop.exchange.legacy_text import Encoding, syllables_read
from antt_desktop.exchange.workbook_files import (
    MAX_CELLS,
    MAX_ROWS,
    damaged_sentence,
    too_large_sentence,
)

_PROBED_LINES = 30
_VOTING_LINES = 2000
_DELIMITERS = ";\t,|"
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_SEPARATOR_LINE = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)
_LINE_ENDS = re.compile("\r\n|\r|\n")
_ENDED_BY_DOS = "\x1a"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_BEYOND_DOUBT_UTF8 = re.compile(
    b"\xe1[\xba\xbb][\x80-\xbf]"
)  # ạ … ỹ in UTF-8, nothing in any other
# Windows-1252 leaves five codes undefined; programs show them as Latin-1 does.
_LATIN = {
    code: letter
    for code in range(0x80, 0xA0)
    if (letter := bytes([code]).decode("cp1252", errors="ignore"))
}


def text_rows(content: bytes, name: str) -> list[list[str]]:
    """Return the records of a delimited text file as Excel would number them, cells as text.

    A first line "sep=;" names the delimiter and is no row. Blank lines at the end are left out.
    Raises UserError with a sentence for what is no text, is damaged, or has an open quote.
    """
    text = _text(content, name)
    if stated := _SEPARATOR_LINE.match(text):
        delimiter, text = stated[1], text[stated.end() :]
    else:
        delimiter = _likely_delimiter(text)
    if len(_LINE_ENDS.findall(text)) > MAX_ROWS or text.count(delimiter) > MAX_CELLS:
        raise UserError(too_large_sentence(name))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(reader)
    except csv.Error as error:
        raise UserError(
            f'Dấu ngoặc kép (") ở gần dòng {reader.line_num} của “{name}” không khép đúng chỗ. Hãy'
            " mở tệp bằng Excel, sửa dòng đó, lưu lại dạng .xlsx rồi nhập."
        ) from error
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def _text(content: bytes, name: str) -> str:
    mark = next((mark for mark in _MARKS if content.startswith(mark)), b"")
    encoding = _MARKS[mark] if mark else _unmarked_encoding(content)
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        if mark or encoding != "utf-8" or _BEYOND_DOUBT_UTF8.search(content):
            raise UserError(damaged_sentence(name)) from error
        text = _single_byte_text(content)
    text = text.rstrip(_ENDED_BY_DOS)
    if _CONTROLS.search(text):
        raise UserError(damaged_sentence(name))
    return text


def _unmarked_encoding(content: bytes) -> str:
    """Return UTF-16 where every second byte of delimiters, digits and line ends is 0."""
    if len(content) % 2 == 0 and b"\0" in content:
        even, odd = content[::2].count(0), content[1::2].count(0)
        if even != odd:
            return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8"


def _single_byte_text(content: bytes) -> str:
    """Return the reading, as Windows-1258 or as Latin-1, whose words are more often syllables."""
    latin = content.decode("latin-1").translate(_LATIN)
    try:
        unicode = nfc(content.decode("cp1258"))
    except UnicodeDecodeError:
        return latin
    probed = latin.splitlines()[:_VOTING_LINES]
    as_legacy = max(syllables_read(probed, encoding) for encoding in Encoding)
    as_1258 = syllables_read(unicode.splitlines()[:_VOTING_LINES], Encoding.UNICODE)
    return unicode if as_1258 > as_legacy else latin


def _likely_delimiter(text: str) -> str:
    lines = list(islice(io.StringIO(text, newline=""), _PROBED_LINES))
    return max(_DELIMITERS, key=lambda delimiter: _table_likeness(lines, delimiter))


def _table_likeness(lines: list[str], delimiter: str) -> tuple[int, int]:
    """Return (how many lines have the commonest number of cells over one, that number)."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return 0, 0
    return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))
