"""The minutes of a year bound together: cover, contents with page numbers, all minutes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from antt_desktop.documents.flow import Flow
from antt_desktop.documents.fonts import Face
from antt_desktop.documents.form_files import Section
from antt_desktop.documents.lists import columns_of
from antt_desktop.documents.page import TEXT_FRAME, draw_heading
from antt_desktop.documents.paper_pages import draw_paper
from antt_desktop.documents.pdf import A4, MM, Drawing, PdfFile
from antt_desktop.documents.table import Column, Row
from antt_desktop.documents.text import balanced, draw_centred
from antt_desktop.domain.papers import Paper
from antt_desktop.domain.village import Village

_FRAME = TEXT_FRAME
_COVER_Y = 180 * MM
_COVER_SIZES = (26, 22, 16)
_WIDTHS = (14, 28, 102, 16)
_CENTRED = (0, 1, 3)
_ROW_HEIGHT = 8 * MM
_COVER_PAGES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundMinutes:
    """Minutes in the book of a year: the day and what the contents say of them.

    ``compose`` makes the paper, when its turn comes. ``frozen`` False is said in the contents.
    """

    day: str
    title: str
    compose: Callable[[], Paper]
    frozen: bool = True


def write_minutes_book(
    out: BinaryIO,
    village: Village,
    year: int,
    entries: Sequence[BoundMinutes],
    file: Section,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write the bound minutes and return the pages in all.

    Pages are numbered through, bookmarks name each minutes. ``progress(done, total)`` is told
    after each of them; what it raises leaves ``out`` unfinished.
    """
    text = _BookText(file.section("tap"), year, len(entries))
    pdf = PdfFile(out, title=f"{text.title} {text.year}", author=village.name)
    _draw_cover(pdf, village, text)
    starts = [0] * len(entries)
    page = _COVER_PAGES + _draw_contents(_Kept(pdf), text, entries, starts) + 1
    bound = []
    for at, entry in enumerate(entries):
        kept = _Kept(pdf)
        starts[at] = page
        page = draw_paper(kept, entry.compose(), first_page=page) + 1
        bound.append(kept)
        if progress:
            progress(at + 1, len(entries))
    contents = _Kept(pdf)
    _draw_contents(contents, text, entries, starts)
    contents.write(text.contents)
    for kept, entry in zip(bound, entries, strict=True):
        kept.write(f"{entry.day} – {entry.title}")
    pdf.finish()
    return pdf.pages


class _Kept:
    """Pages that wait until the contents before them are known."""

    def __init__(self, pdf: PdfFile) -> None:
        self._pdf = pdf
        self._pages: list[tuple[Drawing, tuple[float, float]]] = []

    def drawing(self) -> Drawing:
        return self._pdf.drawing()

    def page(self, drawing: Drawing, size: tuple[float, float] = A4) -> None:
        self._pages.append((drawing, size))

    def write(self, bookmark: str) -> None:
        """Write the pages; the bookmark names the first of them."""
        for at, (drawing, size) in enumerate(self._pages):
            self._pdf.page(drawing, size)
            if not at:
                self._pdf.bookmark(bookmark)


class _BookText:
    """The words of the cover and the contents."""

    def __init__(self, section: Section, year: int, count: int) -> None:
        self.title = section.text("tieu_de")
        self.year = section.text("nam", {"năm"}).replace("{năm}", str(year))
        self.count = section.text("so_bien_ban", {"số"}).replace("{số}", str(count))
        self.contents = section.text("muc_luc")
        self.unfrozen = section.text("chua_chot")
        self.columns = section.columns("cot", "stt ngay ten trang")


def _draw_cover(pdf: PdfFile, village: Village, text: _BookText) -> None:
    drawing = pdf.drawing()
    draw_heading(drawing, _FRAME, village)
    y = _COVER_Y
    for said, size in zip((text.title, text.year, text.count), _COVER_SIZES, strict=True):
        for line in balanced(said, Face.BOLD, size, _FRAME.width):
            draw_centred(drawing, line, _FRAME.middle, y, size)
            y -= 1.5 * size
    pdf.page(drawing)
    pdf.bookmark(text.title)


def _draw_contents(
    kept: _Kept, text: _BookText, entries: Sequence[BoundMinutes], starts: Sequence[int]
) -> int:
    """Draw the contents and return how many pages they take, whatever numbers they name."""
    flow = Flow(kept, _FRAME, first_page=_COVER_PAGES + 1)
    columns: list[Column] = columns_of(text.columns, _WIDTHS, _CENTRED)
    flow.centred(((text.contents, Face.BOLD),))
    rows = [
        Row((str(number), entry.day, _title(entry, text), str(start)))
        for number, (entry, start) in enumerate(zip(entries, starts, strict=True), 1)
    ]
    flow.table(columns, rows, _ROW_HEIGHT)
    return flow.end() - _COVER_PAGES


def _title(entry: BoundMinutes, text: _BookText) -> str:
    return entry.title if entry.frozen else f"{entry.title} {text.unfrozen}"
