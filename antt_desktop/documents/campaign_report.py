"""The results of campaigns on paper: tables of figures, a closing line, who signs.

What they say is read from forms/campaign-report.toml.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.form_files import Section
from antt_desktop.documents.lists import columns_of
from antt_desktop.documents.page import (
    BODY_SIZE,
    TABLE_FRAME,
    WIDE_FRAME,
    Frame,
    draw_heading,
    draw_roles,
    draw_title,
    signatures_height,
)
from antt_desktop.documents.pdf import MM, PdfFile
from antt_desktop.documents.table import Column, Density, Row, Table
from antt_desktop.documents.text import SINGLE, Line, broken, draw_centred, draw_line
from antt_desktop.documents.wording import open_date
from antt_desktop.domain.campaign_figures import Figures, shown
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.village import Village

_LEAD = SINGLE * BODY_SIZE
_GAP = 12
_ROW = 7 * MM
_DENSITY = Density(more_lines=11, header=11, beside=0.8 * MM, above=0.6 * MM)
_DATE_COLUMN = 96 * MM
_CAMPAIGN = frozenset({"năm", "đợt", "làng"})
SUMMARY_WIDTHS = (46, 17, 17, 17, 15, 19, 17, 17)
"""Millimetres of the columns of a summary, a page in all."""
REASON_WIDTHS = (40, 105, 20)
_GROUP_WIDTHS = (38, 62)
_COUNT_WIDTH, _SHARE_WIDTH = 23, 23


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryText:
    """The words of the summary of one campaign."""

    title: str
    abstract: str
    closed: str
    running: str
    closing: str
    reasons: str
    unsaid: str
    total: str
    roles: tuple[str, ...]
    signature_hint: str
    columns: tuple[str, ...]
    reason_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundsText:
    """The words of the table of several campaigns; ``shared`` heads each share."""

    title: str
    abstract: str
    closing: str
    total: str
    roles: tuple[str, ...]
    signature_hint: str
    group: str
    shared: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A table of the paper: the line above it ('' for none), its columns' widths in mm.

    Together they are as wide as the page; the first ``words`` columns are of words, the others
    centred.
    """

    caption: str
    figures: Figures
    widths: Sequence[float]
    words: int = 1

    def columns(self) -> list[Column]:
        """Return the columns as they are drawn."""
        centred = range(self.words, len(self.widths))
        return columns_of(self.figures.headings, self.widths, centred)

    def rows(self) -> list[Row]:
        """Return the rows as they are drawn, the sums last."""
        rows = [Row(tuple(map(shown, cells))) for cells in self.figures.rows]
        if self.figures.total:
            rows.append(Row(tuple(map(shown, self.figures.total)), bold=True))
        return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A paper on its way to the page: its words are filled in, every sign stands as it reads.

    ``day`` is the date above the signatures; None leaves day and month open for the pen.
    """

    village: Village
    title: str
    abstract: str
    parts: Sequence[Part]
    closing: str
    roles: tuple[str, ...]
    signature_hint: str
    day: PartialDate | None = None
    wide: bool = False


def summary_text(folder: Path | None = None) -> SummaryText:
    """Return the words of the summary; UserError says what is wrong in the file."""
    file = Section.read("campaign-report.toml", folder).section("tong_hop")
    return SummaryText(
        title=file.text("tieu_de", _CAMPAIGN),
        abstract=file.text("trich_yeu", _CAMPAIGN, empty=True),
        closed=file.text("da_dong", _CAMPAIGN | {"ngày"}, empty=True),
        running=file.text("chua_dong", _CAMPAIGN | {"ngày"}, empty=True),
        closing=file.text("ket", _CAMPAIGN | {"hộ", "đã ký", "tỷ lệ"}, empty=True),
        reasons=file.text("ly_do", _CAMPAIGN, empty=True),
        unsaid=file.text("khong_ly_do"),
        total=file.text("tong_cong"),
        roles=file.roles("noi_ky"),
        signature_hint=file.text("nhac_ky", empty=True),
        columns=file.columns("cot", "to so_ho da_ky ty_le vang chua_dong_y cho_ky chua_in"),
        reason_columns=file.columns("cot_ly_do", "tinh_trang ly_do so_ho"),
    )


def rounds_text(folder: Path | None = None) -> RoundsText:
    """Return the words of the table of campaigns; UserError says what is wrong in the file."""
    file = Section.read("campaign-report.toml", folder).section("so_sanh")
    group, shared = file.columns("cot", "to ty_le")
    return RoundsText(
        title=file.text("tieu_de", {"làng"}),
        abstract=file.text("trich_yeu", {"làng"}, empty=True),
        closing=file.text("ket", {"làng"}, empty=True),
        total=file.text("tong_cong"),
        roles=file.roles("noi_ky"),
        signature_hint=file.text("nhac_ky", empty=True),
        group=group,
        shared=shared,
    )


def rounds_widths(rounds: int) -> tuple[tuple[float, ...], bool]:
    """Return the widths (mm) of the table of so many campaigns; True where its page is turned."""
    pairs = rounds * (_COUNT_WIDTH + _SHARE_WIDTH)
    wide = pairs + _GROUP_WIDTHS[0] > TABLE_FRAME.width / MM
    room = (WIDE_FRAME if wide else TABLE_FRAME).width / MM
    group = min(max(room - pairs, _GROUP_WIDTHS[0]), _GROUP_WIDTHS[1])
    each = (room - group) / (2 * rounds)
    return (group, *([each] * 2 * rounds)), wide


def write_report(out: BinaryIO, report: Report) -> int:
    """Write the paper and return its pages."""
    frame = WIDE_FRAME if report.wide else TABLE_FRAME
    pdf = PdfFile(out, title=report.title, author=report.village.name)
    table = Table(pdf, frame, report.parts[0].columns(), _ROW, _DENSITY)
    y = draw_heading(table.drawing, frame, report.village)
    y = draw_title(table.drawing, frame, y, report.title, report.abstract)
    ending = _height_below(report, frame)
    for part in report.parts:
        table.turn_to(part.columns())
        y = _begin(table, frame, part, y)
        *rows, last = part.rows()
        for row in rows:
            table.add(row)
        table.add(last, below=ending if part is report.parts[-1] else 0.0)
        y = table.y
    _finish(table, frame, report, ending)
    pdf.finish()
    return pdf.pages


def _begin(table: Table, frame: Frame, part: Part, y: float) -> float:
    """Draw the caption of a table and its header, on a new page where two rows do not fit."""
    caption = broken(((part.caption, Face.REGULAR),), BODY_SIZE, frame.width)
    if y - 2 * _GAP - len(caption) * _LEAD - 3 * _ROW < frame.bottom:
        table.new_page()
        y = frame.top
    y -= _GAP
    for line in caption:
        y -= _LEAD
        draw_line(table.drawing, line, frame.left, y, BODY_SIZE)
    table.begin(y - (_GAP / 2 if caption else 0))
    return table.y


def _finish(table: Table, frame: Frame, report: Report, height: float) -> None:
    if table.y - height < frame.bottom:
        table.new_page()
    drawing, y = table.drawing, table.y - _GAP
    for line in _closing(report, frame):
        y -= _LEAD
        draw_line(drawing, line, frame.left, y, BODY_SIZE)
    y -= _GAP
    year = report.day.year if report.day else 0
    date_line = open_date(report.village.place, report.day, year)
    for line in broken(((date_line, Face.ITALIC),), BODY_SIZE, _DATE_COLUMN):
        y -= _LEAD
        draw_centred(drawing, line, frame.right - _DATE_COLUMN / 2, y, BODY_SIZE)
    draw_roles(drawing, frame, y - 2, report.roles, report.signature_hint, BODY_SIZE)
    table.end()


def _height_below(report: Report, frame: Frame) -> float:
    signatures = signatures_height(report.roles, report.signature_hint, 1, frame, BODY_SIZE)
    return 3 * _GAP + (len(_closing(report, frame)) + 2) * _LEAD + signatures


def _closing(report: Report, frame: Frame) -> Sequence[Line]:
    return broken(((report.closing, Face.REGULAR),), BODY_SIZE, frame.width)
