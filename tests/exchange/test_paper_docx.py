"""Papers as Word documents, read back with python-docx."""

import io

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from antt_desktop import paths
from antt_desktop.domain.papers import (
    Paper,
    PaperColumn,
    PaperTable,
    Paragraph,
    SignatureRow,
    Style,
    paragraph,
)
from antt_desktop.domain.rich_text import cleaned
from antt_desktop.domain.village import Village
from antt_desktop.exchange.paper_docx import paper_docx

VILLAGE = Village(name="Làng Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")


def paper(*blocks):
    return Paper(
        village=VILLAGE,
        date_line="Quang Hưng, ngày 05 tháng 02 năm 2026",
        title="Biên bản",
        abstract="Họp làng",
        blocks=blocks,
    )


def opened(content):
    return Document(io.BytesIO(content))


def test_text_tables_and_signatures_are_there_as_on_paper():
    document = opened(
        paper_docx(
            paper(
                paragraph("I. THÀNH PHẦN", Style.HEADING),
                Paragraph((("Chủ trì: ", True), ("Trần Thị Nga <b>&", False))),
                PaperTable(
                    [PaperColumn("STT", 20), PaperColumn("Việc", 140)],
                    [("Tổ 1",), ("1", "=HYPERLINK(1)")],
                ),
                SignatureRow(("Thư ký", "Chủ trì"), "(Ký)", ("Nguyễn Văn Ánh", "Trần Thị Nga")),
            )
        )
    )
    texts = [p.text for p in document.paragraphs]
    assert "BIÊN BẢN" in texts
    assert "Chủ trì: Trần Thị Nga <b>&" in texts
    (line,) = (p for p in document.paragraphs if p.text.startswith("Chủ trì"))
    assert [run.bold for run in line.runs] == [True, False]
    heading, table, signatures = document.tables
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in heading.cell(0, 1).text
    assert "Quang Hưng, ngày 05 tháng 02 năm 2026" in heading.cell(0, 1).text
    assert [cell.text for cell in table.rows[2].cells] == ["1", "=HYPERLINK(1)"]
    assert signatures.cell(0, 0).text.startswith("THƯ KÝ\n(Ký)\n")
    assert signatures.cell(0, 1).text.endswith("Trần Thị Nga")
    section = document.sections[0]
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 20)
    assert section.different_first_page_header_footer


def test_the_same_content_gives_the_same_bytes():
    assert paper_docx(paper(paragraph("a"))) == paper_docx(paper(paragraph("a")))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_written_and_stands_there(text):
    document = opened(paper_docx(paper(paragraph(text))))
    body = "\n".join(p.text for p in document.paragraphs)
    wanted = "".join(cleaned(text).split())
    assert wanted in "".join(body.split())


@pytest.mark.parametrize("name", ["", "x" * 400])
def test_odd_titles_do_no_harm(name):
    content = paper_docx(
        Paper(village=VILLAGE, title=name or "B", abstract=name, blocks=[paragraph("a")])
    )
    assert len(opened(content).core_properties.title) <= 255


def test_the_line_under_the_motto_is_as_long_as_its_text():
    right = opened(paper_docx(paper())).tables[0].cell(0, 1)
    (motto,) = (p for p in right.paragraphs if p.text.startswith("Độc lập"))
    assert motto._p.xpath("w:pPr/w:pBdr/w:bottom[@w:val='single']")
    beside = motto.paragraph_format.left_indent.pt + motto.paragraph_format.right_indent.pt
    in_cell = right.width.pt - 2 * 5.4
    font = ImageFont.truetype(str(paths.resources() / "fonts/LiberationSerif-Bold.ttf"), 1400)
    assert in_cell - beside == pytest.approx(font.getlength(motto.text) / 100, abs=1)
