"""A list with the columns somebody chose, upright or on its side, as they need room."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from antt_desktop.documents.lists import ListPages, ListPaper, columns_of, names_below
from antt_desktop.documents.page import TABLE_FRAME, WIDE_FRAME, Frame
from antt_desktop.documents.pdf import MM, PdfFile
from antt_desktop.documents.table import SIGNING_HEIGHT, Row
from antt_desktop.domain.list_columns import ListColumn

# The least and the best width of each column in mm, for text of 12 pt with its padding. Columns
# of one width hold what must not be cut: dates, numbers.
_WIDTHS = {
    ListColumn.GROUP: (15, 20),
    ListColumn.CODE: (17, 17),
    ListColumn.NAME: (36, 46),
    ListColumn.RELATION: (20, 26),
    ListColumn.HEAD: (34, 44),
    ListColumn.SEX: (13, 13),
    ListColumn.BIRTH: (24, 24),
    ListColumn.YEAR: (13, 13),
    ListColumn.AGE: (13, 13),
    ListColumn.IDENTITY: (29, 29),
    ListColumn.PHONE: (26.5, 26.5),
    ListColumn.ADDRESS: (27, 48),
    ListColumn.SIZE: (13, 13),
    ListColumn.CATEGORIES: (26, 40),
    ListColumn.OCCUPATION: (22, 32),
    ListColumn.RESIDENCE: (19, 24),
    ListColumn.SINCE: (24, 24),
    ListColumn.UNTIL: (24, 24),
    ListColumn.NOTE: (22, 40),
    ListColumn.LEFT_ON: (24, 24),
    ListColumn.LEFT_WHY: (28, 50),
    ListColumn.SIGNATURE: (22, 30),
}
_CENTRED = frozenset(
    {
        ListColumn.CODE, ListColumn.SEX, ListColumn.BIRTH, ListColumn.YEAR, ListColumn.AGE,
        ListColumn.IDENTITY, ListColumn.PHONE, ListColumn.SIZE, ListColumn.SINCE,
        ListColumn.UNTIL, ListColumn.LEFT_ON,
    }
)  # fmt: skip
_NUMBER, _LONG_NUMBER = 11, 16
_LONG = 10_000
_ROW_HEIGHT = 7 * MM
_STEP = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeList:
    """A list on its way to paper: ``rows`` have a cell for each column, are read once.

    ``paper.text.columns`` are the headings with STT first. ``counts`` fills the closing line;
    ``leader`` signs where a role of the form is a tổ trưởng's.
    """

    paper: ListPaper
    columns: Sequence[ListColumn]
    rows: Iterable[Sequence[str]]
    total: int
    counts: Mapping[str, str]
    leader: str = ""
    progress: Callable[[int, int], None] = field(default=lambda _done, _total: None)


def write_free_list(out: BinaryIO, content: FreeList) -> int:
    """Write the list and return its pages; what ``progress`` raises leaves ``out`` unfinished."""
    paper = content.paper
    pdf = PdfFile(out, title=paper.title, author=paper.village.name)
    frame, widths = layout(content.columns, content.total)
    centred = [0, *(at for at, column in enumerate(content.columns, 1) if column in _CENTRED)]
    columns = columns_of(paper.text.columns, widths, centred)
    signed = ListColumn.SIGNATURE in content.columns
    pages = ListPages(pdf, paper, "", columns, SIGNING_HEIGHT if signed else _ROW_HEIGHT, frame)
    names = names_below(paper.text.roles, content.leader)
    pages.add_all(_numbered(content), names)
    pages.finish(content.counts, names)
    pdf.finish()
    content.progress(content.total, content.total)
    return pdf.pages


def _numbered(content: FreeList) -> Iterable[Row]:
    for number, cells in enumerate(content.rows, 1):
        if number % _STEP == 0:
            content.progress(number, content.total)
        yield Row((str(number), *cells))


def layout(columns: Sequence[ListColumn], total: int) -> tuple[Frame, list[float]]:
    """Return the page and the widths (mm) of STT and the columns, which fill it exactly.

    Upright if the least widths fit there. Room that is left goes first to the columns that
    want it, then to all; where even a page on its side is too narrow, columns of free text
    give way.
    """
    number = _LONG_NUMBER if total >= _LONG else _NUMBER
    least = [number, *(_WIDTHS[column][0] for column in columns)]
    best = [number, *(_WIDTHS[column][1] for column in columns)]
    frame = TABLE_FRAME if sum(least) * MM <= TABLE_FRAME.width else WIDE_FRAME
    room = frame.width / MM
    wishes = [b - a for a, b in zip(least, best, strict=True)]
    if sum(least) > room:
        yielding = [a if wish else 0 for a, wish in zip(least, wishes, strict=True)]
        return frame, _spread(least, yielding, room)
    if sum(best) > room:
        return frame, _spread(least, wishes, room)
    return frame, _spread(best, wishes if any(wishes) else best, room)


def _spread(widths: Sequence[float], shares: Sequence[float], room: float) -> list[float]:
    """Return widths that fill the room, what is missing or left over dealt out by shares."""
    unit = (room - sum(widths)) / sum(shares)
    return [width + unit * share for width, share in zip(widths, shares, strict=True)]
