"""A paper as a Word document, for those who must send one: the same content as the PDF.

Layout after Nghị định 30/2020/NĐ-CP like the printed paper. The same content gives the same
bytes: no clock in the document or its archive.
"""

import io
import zipfile
from datetime import datetime
from typing import Any

from antt_desktop.domain.papers import (
    Align,
    Block,
    Paper,
    PaperTable,
    Paragraph,
    SignatureRow,
    Style,
)
from antt_desktop.domain.rich_text import cleaned

_FONT = "Times New Roman"
_MARGINS_MM = {"top": 20, "bottom": 20, "left": 30, "right": 20}
_LEFT_MM, _RIGHT_MM = 64, 96
_BODY, _HEADING = 14, 13
_INDENT_MM = 12.7
_SIGNING_LINES = 4
_LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001 - Word keeps no time zone here
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_MOTTO_WIDTH = 171.4  # points, in Times New Roman 14 bold
_CELL_EDGE = 5.4  # points that Word keeps free at both sides of a cell
_POINTS_A_MM = 72 / 25.4


def paper_docx(paper: Paper) -> bytes:
    """Return the paper as the bytes of a .docx file."""
    return _Writer(paper).written()


class _Writer:
    """One document on its way; python-docx is imported when it is needed."""

    def __init__(self, paper: Paper) -> None:
        from docx import Document

        self._paper = paper
        self._document: Any = Document()

    def written(self) -> bytes:
        self._set_up()
        self._heading()
        self._centred(self._paper.title.upper(), bold=True, before=18)
        if self._paper.abstract:
            self._centred(self._paper.abstract, bold=True)
        self._centred("_______________", after=8)
        for block in self._paper.blocks:
            self._block(block)
        if self._paper.recipients:
            self._recipients()
        out = io.BytesIO()
        self._document.save(out)
        return _without_clock(out.getvalue())

    def _set_up(self) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt

        document = self._document
        section = document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        for side, width in _MARGINS_MM.items():
            setattr(section, f"{side}_margin", Mm(width))
        section.header_distance = Mm(10)
        style = document.styles["Normal"]
        style.font.name, style.font.size = _FONT, Pt(_BODY)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
        style.paragraph_format.space_after = Pt(0)
        self._page_numbers(section)
        about = document.core_properties
        about.title = about.subject = _text(self._paper.name)[:255]
        about.author = about.last_modified_by = _text(self._paper.village.name)[:255]
        about.comments, about.language = "", "vi-VN"
        about.created = about.modified = _LONG_AGO

    @staticmethod
    def _page_numbers(section: Any) -> None:  # noqa: ANN401 - python-docx's own
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        run = OxmlElement("w:r")
        shown = OxmlElement("w:t")
        shown.text = "2"
        run.append(shown)
        field.append(run)
        paragraph._p.append(field)  # noqa: SLF001 - python-docx has no door for fields

    def _heading(self) -> None:
        paper, village = self._paper, self._paper.village
        left, right = self._side_by_side((_LEFT_MM, _RIGHT_MM))
        self._fill(left, village.upper, _HEADING)
        self._fill(left, village.own, _HEADING, bold=True)
        self._fill(left, "_________", _HEADING)
        if paper.number_line:
            self._fill(left, paper.number_line, _HEADING)
        self._fill(right, _NATION, _HEADING, bold=True)
        _underline(self._fill(right, _MOTTO, _BODY, bold=True))
        if paper.date_line:
            self._fill(right, paper.date_line, _BODY, italic=True)

    def _side_by_side(self, widths: tuple[float, ...]) -> list[Any]:
        """Return the cells of one row without borders, each with an empty first paragraph."""
        from docx.shared import Mm

        table = self._document.add_table(rows=1, cols=len(widths))
        table.autofit = False
        for cell, width in zip(table.rows[0].cells, widths, strict=True):
            cell.width = Mm(width)
        _keep_whole(table.rows[0])
        return list(table.rows[0].cells)

    @staticmethod
    def _fill(
        cell: Any,  # noqa: ANN401 - python-docx's own
        text: str,
        size: float,
        *,
        bold: bool = False,
        italic: bool = False,
    ) -> Any:  # noqa: ANN401 - python-docx's own
        """Add a centred line to a cell and return its paragraph."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        first = cell.paragraphs[0]
        unused = len(cell.paragraphs) == 1 and not first.runs
        paragraph = first if unused else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(_text(text))
        run.bold, run.italic, run.font.size = bold, italic, Pt(size)
        return paragraph

    def _centred(
        self, text: str, *, bold: bool = False, before: float = 0, after: float = 0
    ) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        layout = paragraph.paragraph_format
        layout.space_before, layout.space_after = Pt(before), Pt(after)
        paragraph.add_run(_text(text)).bold = bold

    def _paragraph(self, block: Paragraph) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm, Pt

        heads = block.style is Style.HEADING
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        layout = paragraph.paragraph_format
        layout.space_after, layout.first_line_indent = Pt(6), Mm(_INDENT_MM)
        layout.keep_with_next = heads
        for text, bold in block.runs:
            paragraph.add_run(_text(text)).bold = bold or heads

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, PaperTable):
            self._table(block)
        else:
            self._signatures(block)

    def _table(self, content: PaperTable) -> None:
        from docx.enum.table import WD_ROW_HEIGHT_RULE
        from docx.oxml import OxmlElement
        from docx.shared import Mm

        table = self._document.add_table(rows=0, cols=len(content.columns))
        table.style, table.autofit = "Table Grid", False
        header = table.add_row()
        header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
        for cell, column in zip(header.cells, content.columns, strict=True):
            cell.width = Mm(column.width)
            self._cell(cell, column.heading, Align.CENTRED, bold=True)
        for values in content.rows:
            row = table.add_row()
            row.height, row.height_rule = Mm(content.row_height), WD_ROW_HEIGHT_RULE.AT_LEAST
            _keep_whole(row)
            cells = row.cells
            if len(values) == 1:
                self._cell(cells[0].merge(cells[-1]), values[0], Align.LEFT, bold=True)
                continue
            for cell, column, value in zip(cells, content.columns, values, strict=True):
                cell.width = Mm(column.width)
                self._cell(cell, value, column.align)
        self._document.add_paragraph()

    @staticmethod
    def _cell(
        cell: Any,  # noqa: ANN401 - python-docx's own
        text: str,
        align: Align,
        *,
        bold: bool = False,
    ) -> None:
        from docx.enum.table import WD_ALIGN_VERTICAL
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.alignment = {
            Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
            Align.CENTRED: WD_ALIGN_PARAGRAPH.CENTER,
            Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
        }[align]
        run = paragraph.add_run(_text(text))
        run.bold, run.font.size = bold, Pt(12)

    def _signatures(self, block: SignatureRow) -> None:
        columns = max(len(block.roles), 2)
        cells = self._side_by_side((160 / columns,) * columns)[-len(block.roles) :]
        for cell, role, name in zip(cells, block.roles, block.names, strict=True):
            self._fill(cell, role.upper(), _BODY, bold=True)
            if block.hint:
                self._fill(cell, block.hint, _BODY, italic=True)
            for _ in range(_SIGNING_LINES):
                self._fill(cell, "\N{NO-BREAK SPACE}", _BODY)
            self._fill(cell, name, _BODY, bold=True)

    def _recipients(self) -> None:
        from docx.shared import Pt

        for at, line in enumerate(("Nơi nhận:", *self._paper.recipients)):
            run = self._document.add_paragraph().add_run(_text(line))
            run.bold = run.italic = at == 0
            run.font.size = Pt(11 if at else 12)


def _underline(motto: Any) -> None:  # noqa: ANN401 - python-docx's own
    """Draw the line below tiêu ngữ, as long as its text, as the edge of an indented paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    beside = Pt((_RIGHT_MM * _POINTS_A_MM - 2 * _CELL_EDGE - _MOTTO_WIDTH) / 2)
    motto.paragraph_format.left_indent = motto.paragraph_format.right_indent = beside
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "2"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    motto._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - no door for borders
        borders, "w:spacing", "w:ind", "w:jc"
    )


def _keep_whole(row: Any) -> None:  # noqa: ANN401 - python-docx's own
    """Let a row of a table not be split over two pages."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _text(text: str) -> str:
    """Return text that XML can hold."""
    return cleaned(text)


def _without_clock(content: bytes) -> bytes:
    """Return the archive again with every part dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return out.getvalue()
