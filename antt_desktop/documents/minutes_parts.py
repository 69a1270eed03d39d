"""Parts that the papers of a meeting share: who took part, what was typed, how it was voted."""

from collections.abc import Iterator, Mapping, Sequence

from antt_desktop.documents.minutes_wording import Said
from antt_desktop.documents.paper_words import OPEN
from antt_desktop.domain import rich_text
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.papers import (
    Align,
    Block,
    Paper,
    PaperColumn,
    PaperTable,
    Paragraph,
    Style,
    paragraph,
)
from antt_desktop.domain.village import Village
from antt_desktop.domain.votes import Vote, outcome

_VOTE_WIDTHS = (12, 56, 20, 24, 20, 28)


def typed(text: str) -> list[Paragraph]:
    """Return a rich text as paragraphs, a line each, without empty lines around it."""
    lines = rich_text.lines(text)
    paragraphs = [
        Paragraph(tuple(line) if any(part.strip() for part, _ in line) else ()) for line in lines
    ]
    while paragraphs and not paragraphs[-1].runs:
        paragraphs.pop()
    first = next((at for at, one in enumerate(paragraphs) if one.runs), 0)
    return paragraphs[first:]


def heading(text: str) -> Paragraph:
    """Return the heading of a part of a paper."""
    return paragraph(text, Style.HEADING)


def leaders(said: Said, meeting: Meeting) -> Iterator[Paragraph]:
    """Return who presided and who wrote, with their roles."""
    for key, name, role in (
        ("chu_tri", meeting.chair, meeting.chair_role),
        ("thu_ky", meeting.secretary, meeting.secretary_role),
    ):
        person = " – ".join(filter(None, (name or OPEN, role)))
        yield paragraph(said.line(key, {"người": person}))


def attendance(said: Said, meeting: Meeting) -> Paragraph:
    """Return how many were called and came, and whether that is enough."""
    turnout = meeting.turnout
    if not turnout.total:
        return paragraph(said.line("chua_diem_danh", {"đơn vị": turnout.unit}))
    words = {
        "đơn vị": turnout.unit,
        "mời": str(turnout.total),
        "có mặt": str(turnout.present),
        "vắng": str(turnout.total - turnout.present),
        "tỷ lệ": str(turnout.percent),
        "kết luận": turnout.verdict(meeting.quorum),
        "mức": meeting.quorum.words(turnout.unit),
    }
    return paragraph(said.line("co_mat", words))


def votes_table(said: Said, meeting: Meeting, votes: Sequence[Vote]) -> PaperTable:
    """Return the table of some votes, numbered in this order."""
    unknown = said.line("chua_bieu_quyet")
    rows = []
    for number, vote in enumerate(votes, 1):
        result, total = outcome(vote, meeting.turnout), vote.total
        figures = (str(total.agreed), str(total.against), str(total.other))
        words = result.words if result else unknown
        rows.append((str(number), vote.matter, *(figures if result else ("",) * 3), words))
    headings = said.section.columns(
        "cot_bieu_quyet", "stt noi_dung tan_thanh khong_tan_thanh y_kien_khac ket_luan"
    )
    return PaperTable(columns(headings, _VOTE_WIDTHS, left=(1,)), rows)


def columns(
    headings: Sequence[str], widths: Sequence[float], left: Sequence[int]
) -> list[PaperColumn]:
    """Return columns of these widths (mm); those not named in ``left`` are centred."""
    return [
        PaperColumn(heading, width, Align.LEFT if at in left else Align.CENTRED)
        for at, (heading, width) in enumerate(zip(headings, widths, strict=True))
    ]


def composed(
    said: Said,
    village: Village,
    blocks: Sequence[Block],
    date_line: str,
    words: Mapping[str, str] | None = None,
) -> Paper:
    """Return a paper whose number, title, abstract and recipients are in the wording."""
    return Paper(
        village=village,
        number_line=said.line("so", empty=True),
        date_line=date_line,
        title=said.line("tieu_de", words),
        abstract=said.line("trich_yeu", words, empty=True),
        blocks=blocks,
        recipients=said.section.texts("noi_nhan"),
    )
