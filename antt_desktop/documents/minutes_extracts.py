"""Papers about one decision of a meeting: the extract of the minutes, the record of its count."""

from collections.abc import Iterator

from antt_desktop.documents.form_files import Section
from antt_desktop.documents.minutes_parts import (
    attendance,
    columns,
    composed,
    leaders,
    votes_table,
)
from antt_desktop.documents.minutes_wording import Said
from antt_desktop.documents.paper_words import OPEN
from antt_desktop.documents.wording import open_date
from antt_desktop.domain.majorities import percent
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.papers import Block, Paper, PaperTable, SignatureRow, paragraph
from antt_desktop.domain.village import Village
from antt_desktop.domain.votes import Vote, VoteCount, result_sentence

_COUNT_WIDTHS = (56, 26, 28, 26, 24)
_SIDE_BY_SIDE = 3
_DOTS = "………"


def compose_extract(meeting: Meeting, vote: Vote, village: Village, file: Section) -> Paper:
    """Return the extract of one decision (trích biên bản); its date is left open for the pen."""
    shared, said = (Said(file.section(key), village, meeting) for key in ("bien_ban", "trich"))
    turnout = meeting.turnout
    blocks: list[Block] = [
        paragraph(said.line("mo_dau")),
        *leaders(shared, meeting),
        attendance(shared, meeting),
        paragraph(said.line("noi_dung", {"nội dung": vote.matter})),
        votes_table(shared, meeting, [vote]),
    ]
    if sentence := result_sentence(vote, turnout):
        blocks.append(paragraph(said.line("ket_qua", {"câu": sentence})))
    if vote.rule.source:
        rule = {"căn cứ": vote.rule.source, "mức": vote.rule.words(turnout.unit)}
        blocks.append(paragraph(said.line("can_cu", rule)))
    blocks.append(paragraph(said.line("ket")))
    roles = said.section.roles("noi_ky")
    blocks.append(SignatureRow(roles, said.line("nhac_ky", empty=True), ("",) * len(roles)))
    return composed(said, village, blocks, open_date(village.place, None, 0))


def compose_vote_count(meeting: Meeting, vote: Vote, village: Village, file: Section) -> Paper:
    """Return the record of counting one vote; dots stand where it was not counted yet."""
    shared, said = (Said(file.section(key), village, meeting) for key in ("bien_ban", "kiem_phieu"))
    matter = {"nội dung": vote.matter}
    blocks: list[Block] = [
        paragraph(said.line("mo_dau", matter)),
        attendance(shared, meeting),
        *_tellers(said, vote),
        paragraph(said.line("phieu_kin" if vote.secret else "gio_tay")),
    ]
    if vote.secret:
        blocks.append(paragraph(said.line("phieu", _ballots(vote))))
    sentence = result_sentence(vote, meeting.turnout) or OPEN
    blocks += [
        paragraph(said.line("ket_qua")),
        _figures(said, meeting, vote),
        paragraph(said.line("ket_luan", {"câu": sentence})),
        paragraph(said.line("ket")),
        *_signatures(said, meeting, vote),
    ]
    date_line = open_date(village.place, meeting.day, 0)
    return composed(said, village, blocks, date_line, matter)


def _tellers(said: Said, vote: Vote) -> Iterator[Block]:
    if not vote.tellers:
        yield paragraph(said.line("chua_co_to"))
        return
    yield paragraph(said.line("to_kiem_phieu", {"số": f"{len(vote.tellers):02}"}))
    for number, name in enumerate(vote.tellers, 1):
        yield paragraph(f"{number}. {name}")


def _ballots(vote: Vote) -> dict[str, str]:
    papers = vote.ballots
    return {
        "phát ra": str(papers.issued) if papers else _DOTS,
        "thu về": str(papers.returned) if papers else _DOTS,
        "hợp lệ": str(papers.valid) if papers else _DOTS,
        "không hợp lệ": str(papers.invalid) if papers else _DOTS,
    }


def _figures(said: Said, meeting: Meeting, vote: Vote) -> PaperTable:
    """Return the votes of each sitting, their sum, and its share of the rule's denominator."""
    base = meeting.turnout.of(vote.rule.base)
    parted = meeting.delegates is None  # people are counted in all sittings together
    names = [sitting.name for sitting in meeting.sittings] if parted else []
    whole = said.line("cong" if names else "so_phieu")
    rows: list[tuple[str, ...]] = []
    if not vote.counts:
        rows += [(name, "", "", "", "") for name in (*names, whole)]
    else:
        rows += [_row(name, count) for name, count in zip(names, vote.counts, strict=False)]
        rows.append(_row(whole, vote.total))
    total = vote.total
    shares = (
        f"{percent(votes, base)}%" if vote.counts else ""
        for votes in (total.agreed, total.against, total.other, total.cast)
    )
    words = {"mẫu số": str(base) if base else _DOTS, "đơn vị": meeting.unit}
    rows.append((said.line("ty_le", words), *shares))
    headings = said.section.columns("cot", "bieu_quyet tan_thanh khong_tan_thanh y_kien_khac cong")
    return PaperTable(columns(headings, _COUNT_WIDTHS, left=(0,)), rows, row_height=9)


def _row(name: str, count: VoteCount) -> tuple[str, ...]:
    return (name, *(str(n) for n in (count.agreed, count.against, count.other, count.cast)))


def _signatures(said: Said, meeting: Meeting, vote: Vote) -> Iterator[Block]:
    """Return the first teller beside the chair, then the other tellers."""
    hint = said.line("nhac_ky", empty=True)
    first, *others = vote.tellers or ("",)
    roles = said.line("ky_to_kiem_phieu"), said.line("ky_chu_tri")
    yield SignatureRow(roles, hint, (first, meeting.chair))
    for at in range(0, len(others), _SIDE_BY_SIDE):
        names = tuple(others[at : at + _SIDE_BY_SIDE])
        yield SignatureRow((said.line("ky_thanh_vien"),) * len(names), hint, names)
