"""What the minutes say, in the order of the reading view."""

from PySide6.QtGui import QTextDocument

from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.rich_text import plain
from antt_desktop.domain.text_query import TextQuery
from antt_desktop.domain.votes import Vote, explanation, outcome
from antt_desktop.ui.kit.columns import Pill
from antt_desktop.ui.kit.writer import SMALL, Writer
from antt_desktop.ui.meetings.presenter import digest_words, moment
from antt_desktop.ui.meetings.reading.record import Record
from antt_desktop.ui.theme import Tone

_HEADS = ("Nội dung", "Đồng ý", "Không", "Ý kiến khác")
_WIDEST = "Không thông qua 100%"
_NOT_TAKEN = Pill("Chưa biểu quyết", Tone.WAITING)
_LONGEST, _BEFORE = 40_000, 2_000
"""Of the text of a file so much is shown, from so far before the first match beyond it."""


def write_minutes(
    document: QTextDocument, record: Record, query: TextQuery, *, wide: bool
) -> Writer:
    """Write what was said and decided.

    ``wide``: there is room for the results in a column of their own.
    """
    meeting, writer = record.meeting, Writer(document, query)
    _rich(writer, "Chương trình", meeting.agenda)
    _rich(writer, "Nội dung", meeting.proceedings)
    if meeting.opinions:
        writer.section("Ý kiến")
        for opinion in meeting.opinions:
            writer.line(opinion.speaker, weight=600)
            writer.words(f": {opinion.text}" if opinion.speaker else opinion.text)
    if meeting.votes:
        writer.section("Biểu quyết")
        _write_votes(writer, meeting, wide=wide)
    _rich(writer, "Kết luận", meeting.conclusion)
    return writer


def write_additions(document: QTextDocument, record: Record, query: TextQuery) -> Writer:
    """Write the amendments and the text of old files."""
    writer = Writer(document, query)
    if record.amendments:
        writer.section("Bổ sung")
    for amendment in record.amendments:
        writer.line(f"Bổ sung số {amendment.number}", weight=600)
        writer.words(f"  {amendment.on}, {amendment.who}", SMALL, role="muted")
        writer.line(amendment.text)
    for name, text in record.files:
        writer.section("Chữ trong tệp")
        writer.line(name, weight=600)
        _write_file(writer, text, query)
    return writer


def write_people(document: QTextDocument, record: Record, query: TextQuery) -> Writer:
    """Write who led the meeting and was there, and its sittings."""
    meeting, writer = record.meeting, Writer(document, query)
    for title, name, role in (
        ("Chủ trì", meeting.chair, meeting.chair_role),
        ("Thư ký", meeting.secretary, meeting.secretary_role),
    ):
        if name:
            writer.section(title)
            writer.line(name)
            if role:
                writer.line(role, SMALL, role="muted")
    if meeting.guests:
        writer.section("Cùng dự")
        for guest in meeting.guests:
            writer.line(guest)
    if meeting.sittings:
        writer.section("Họp theo cụm")
    for sitting, turnout in zip(meeting.sittings, meeting.turnouts, strict=False):
        writer.line(sitting.name, weight=500)
        hours = "–".join(filter(None, (sitting.start, sitting.end)))
        when = ", ".join(filter(None, (hours, str(sitting.day or ""), sitting.place)))
        chair = f"Chủ trì: {sitting.chair}" if sitting.chair else ""
        for note in filter(None, (turnout.short(), when, chair)):
            writer.line(note, SMALL, role="muted")
    return writer


def write_seal(document: QTextDocument, record: Record, query: TextQuery) -> Writer:
    """Write when and by whom the minutes were frozen, and the head of their check code."""
    writer = Writer(document, query)
    if (freeze := record.freeze) is not None:
        code = digest_words(freeze.digest)
        writer.line(
            f"Đã chốt {moment(freeze.at)} bởi {freeze.who}, mã kiểm tra {code}…",
            SMALL,
            role="muted",
        )
    return writer


def _rich(writer: Writer, title: str, text: str) -> None:
    if plain(text).strip():
        writer.section(title)
        writer.rich(text.strip("\n"))


def _write_votes(writer: Writer, meeting: Meeting, *, wide: bool) -> None:
    heads = (*_HEADS, "") if wide else _HEADS
    samples = ("", "", "", _WIDEST)[: len(heads) - 1]
    table = writer.table(heads, samples, len(meeting.votes))
    for row, vote in enumerate(meeting.votes, start=1):
        result = outcome(vote, meeting.turnout)
        pill = _NOT_TAKEN
        if result is not None:
            pill = Pill(result.words, Tone.DONE if result.passed else Tone.TROUBLE)
        writer.cell(table, row, 0)
        writer.words(vote.matter)
        if not wide:
            writer.line("")
            writer.pill(pill)
        writer.line(explanation(vote, meeting.turnout), SMALL, role="muted")
        for note in _vote_notes(vote, meeting):
            writer.line(note, SMALL, role="muted")
        if vote.wording:
            writer.line(vote.wording)
        counts = (vote.total.agreed, vote.total.against, vote.total.other)
        for column, count in enumerate(counts, start=1):
            writer.cell(table, row, column, right=True)
            writer.words(str(count) if vote.counts else "–")
        if wide:
            writer.cell(table, row, len(_HEADS))
            writer.pill(pill)
    writer.done(table)


def _vote_notes(vote: Vote, meeting: Meeting) -> list[str]:
    notes = []
    if len(vote.counts) > 1:
        notes += [
            f"{sitting.name}: {count.agreed} đồng ý, {count.against} không, {count.other} khác"
            for sitting, count in zip(meeting.sittings, vote.counts, strict=False)
        ]
    if vote.secret:
        papers = vote.ballots
        notes.append(
            "Bỏ phiếu kín"
            + (
                f": phát {papers.issued}, thu {papers.returned}, không hợp lệ {papers.invalid}"
                if papers
                else ""
            )
        )
    if vote.tellers:
        notes.append(f"Kiểm phiếu: {', '.join(vote.tellers)}")
    return notes


def _write_file(writer: Writer, text: str, query: TextQuery) -> None:
    start = 0
    if query and len(text) > _LONGEST:
        first = next(iter(query.spans(text)), (0, 0))[0]
        start = max(first - _BEFORE, 0) if first > _LONGEST - _BEFORE else 0
    part = text[start : start + _LONGEST].strip()
    if start:
        writer.line("… (phần trước ở trong tệp)", SMALL, role="muted")
    writer.line(part)
    if start + _LONGEST < len(text):
        writer.line("… (phần sau ở trong tệp)", SMALL, role="muted")
