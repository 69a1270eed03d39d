"""The registers of the incident log: pages on their side, a table of everything, who signs."""

from collections.abc import Iterable
from typing import BinaryIO

from antt_desktop.documents.flow import Flow
from antt_desktop.documents.fonts import Face
from antt_desktop.documents.form_files import Section
from antt_desktop.documents.incident_forms import incidents_file
from antt_desktop.documents.lists import columns_of
from antt_desktop.documents.page import WIDE_FRAME, draw_heading
from antt_desktop.documents.paper_words import OPEN, Words
from antt_desktop.documents.pdf import MM, PdfFile
from antt_desktop.documents.table import Density, Row
from antt_desktop.documents.text import balanced, draw_centred
from antt_desktop.documents.wording import in_sentence, open_date
from antt_desktop.domain.incident_course import HANDED_OVER
from antt_desktop.domain.incident_papers import (
    IncidentCase,
    Register,
    happened_words,
    party_words,
    reporter_words,
)
from antt_desktop.domain.incidents import Result, Side
from antt_desktop.domain.rich_text import plain

_DENSITY = Density(one_line=10, more_lines=10, header=9, beside=0.8 * MM, above=0.9 * MM)
_ROW_HEIGHT = 8 * MM
_INCIDENT_WIDTHS = (24, 20, 29, 22, 24, 34, 40, 20, 19, 20)
_INCIDENT_KEYS = "so ngay_nhan xay_ra nguoi_bao loai cac_ben tom_tat chuyen ket_qua ngay_dong"
_MEDIATION_WIDTHS = (10, 20, 31, 40, 40, 38, 13, 14, 22, 24)
_MEDIATION_KEYS = (
    "stt ngay_nhan hoa_giai_vien cac_ben noi_dung thoa_thuan thanh khong_thanh chu_ky ghi_chu"
)
_SECOND_WIDTHS = (12, 70, 60, 60, 50)
_SECOND_KEYS = "stt hoa_giai_vien loai_vu ket_qua ghi_chu"
_COVER_SIZE = 14


def write_incident_register(out: BinaryIO, register: Register, file: Section | None = None) -> int:
    """Write the register of all incidents and return its pages."""
    words = _words(file or incidents_file(), "so_vu_viec", register)
    pdf = _pdf(out, words, register)
    flow = Flow(pdf, WIDE_FRAME, density=_DENSITY)
    flow.begin(register.village, words.line("tieu_de"), _abstract(words, register))
    rows = [Row(_incident_cells(case, masked=register.masked)) for case in register.cases]
    columns = columns_of(words.section.columns("cot", _INCIDENT_KEYS), _INCIDENT_WIDTHS, (0, 1, 9))
    flow.table(columns, rows, _ROW_HEIGHT)
    _close(flow, words, register, {"số": str(len(register.cases))})
    pdf.finish()
    return pdf.pages


def write_mediation_register(out: BinaryIO, register: Register, file: Section | None = None) -> int:
    """Write the register of mediation, both parts, after the form of the Ministry of Justice.

    (Sổ theo dõi hoạt động hòa giải ở cơ sở, 21/4/2014.) Returns its pages.
    """
    words = _words(file or incidents_file(), "so_hoa_giai", register)
    cases = [case for case in register.cases if case.is_mediated]
    pdf = _pdf(out, words, register)
    _draw_cover(pdf, words, register)
    flow = Flow(pdf, WIDE_FRAME, density=_DENSITY, first_page=2)
    flow.centred(((words.line("phan_1"), Face.BOLD),))
    mark = words.line("thanh")
    flow.table(
        columns_of(words.section.columns("cot", _MEDIATION_KEYS), _MEDIATION_WIDTHS, (0, 1, 6, 7)),
        [
            _numbers(len(_MEDIATION_WIDTHS)),
            *(
                Row((str(n), *_mediation_cells(case, mark, masked=register.masked)))
                for n, case in enumerate(cases, 1)
            ),
        ],
        _ROW_HEIGHT,
    )
    flow.space(12)
    second = columns_of(words.section.columns("cot_2", _SECOND_KEYS), _SECOND_WIDTHS, (0,))
    rows = [
        _numbers(len(_SECOND_WIDTHS)),
        *(
            Row((str(n), *_second_cells(case, masked=register.masked)))
            for n, case in enumerate(cases, 1)
        ),
    ]
    opening = flow.table_height(second, rows, _ROW_HEIGHT)
    flow.centred(((words.line("phan_2"), Face.BOLD),), below=opening)
    flow.table(second, rows, _ROW_HEIGHT)
    results = [case.incident.result for case in cases]
    counts = {
        "số": str(len(cases)),
        "thành": str(results.count(Result.SETTLED)),
        "không thành": str(results.count(Result.UNSETTLED)),
    }
    _close(flow, words, register, counts)
    pdf.finish()
    return pdf.pages


def _words(file: Section, key: str, register: Register) -> Words:
    village, team = register.village, register.team
    known = {
        "kỳ": str(register.period),
        "làng": in_sentence(village.name),
        "tỉnh": village.province,
        "xã": village.commune,
        "tổ hòa giải": OPEN if register.masked else team.name,
        "quyển": team.book_number or "……",
        "ngày mở": str(team.opened_on or "…/…/……"),
        "ngày khóa": "…/…/……",
    }
    return Words(file.section(key), known)


def _pdf(out: BinaryIO, words: Words, register: Register) -> PdfFile:
    title = f"{words.line('tieu_de')} – {_abstract(words, register)}"
    return PdfFile(out, title=title, author=register.village.name)


def _abstract(words: Words, register: Register) -> str:
    text = words.line("trich_yeu_che_ten" if register.masked else "trich_yeu")
    return text[:1].upper() + text[1:]


def _draw_cover(pdf: PdfFile, words: Words, register: Register) -> None:
    drawing, frame = pdf.drawing(), WIDE_FRAME
    y = draw_heading(drawing, frame, register.village) - 20 * MM
    for text, size in ((words.line("tieu_de"), 22), (_abstract(words, register), 16)):
        for line in balanced(text, Face.BOLD, size, frame.width):
            draw_centred(drawing, line, frame.middle, y, size)
            y -= 1.4 * size
    y -= 8 * MM
    for text in words.lines("bia"):
        for line in balanced(text, Face.REGULAR, _COVER_SIZE, frame.width):
            draw_centred(drawing, line, frame.middle, y, _COVER_SIZE)
            y -= 1.8 * _COVER_SIZE
    pdf.page(drawing, frame.page)
    pdf.bookmark(words.line("tieu_de"))


def _numbers(count: int) -> Row:
    """Return the row (1) (2) (3) … below the headings of the form."""
    return Row(tuple(f"({n})" for n in range(1, count + 1)))


def _close(flow: Flow, words: Words, register: Register, counts: dict[str, str]) -> None:
    roles, hint = words.section.roles("noi_ky"), words.line("nhac_ky", empty=True)
    names = ("",) * len(roles)
    below = flow.signatures_height(roles, hint, names)
    flow.paragraph(((words.line("ket", counts), Face.REGULAR),), below=below, indent=0)
    date = open_date(register.village.place, register.today, 0)
    flow.paragraph(((date, Face.ITALIC),), below=below, indent=0)
    flow.signatures(roles, hint, names)
    flow.end()


def _incident_cells(case: IncidentCase, *, masked: bool) -> tuple[str, ...]:
    found = case.incident
    handed = "; ".join(
        _joined((entry.state.label, "" if masked else entry.receiver, str(entry.day)), ", ")
        for entry in case.entries
        if entry.state in HANDED_OVER
    )
    if masked:
        happened = _joined((str(found.happened_on or ""), found.group_name), ", ")
        texts = (happened, "", _kind(case), _masked_parties(case), "")
    else:
        handled = [entry.text for entry in case.entries[1:] if not entry.planned]
        story = _joined((_story(case), *handled), ". ")
        parties = _parties(case)
        texts = (happened_words(found), reporter_words(found), _kind(case), parties, story)
    return (
        found.code,
        str(found.received_on or ""),
        *texts,
        handed,
        found.label,
        str(found.closed_on or ""),
    )


def _mediation_cells(case: IncidentCase, mark: str, *, masked: bool) -> tuple[str, ...]:
    found = case.incident
    settled, unsettled = (
        mark if found.result is result else "" for result in (Result.SETTLED, Result.UNSETTLED)
    )
    if masked:
        texts = ("", _masked_parties(case), found.kind, "")
    else:
        agreed = _joined((plain(session.agreement) for session in case.mediations), ". ")
        texts = (_mediators(case), _parties(case), _story(case), agreed)
    return (str(found.received_on or ""), *texts, settled, unsettled, "", found.code)


def _second_cells(case: IncidentCase, *, masked: bool) -> tuple[str, ...]:
    found = case.incident
    kind = case.mediation_type or found.kind
    return ("" if masked else _mediators(case), kind, found.label, found.code)


def _story(case: IncidentCase) -> str:
    """Return what happened, the title first where the story does not begin with it."""
    title, story = case.incident.title, plain(case.incident.story)
    return story if story.startswith(title) else _joined((title, story), ". ")


def _kind(case: IncidentCase) -> str:
    return f"{case.incident.kind}, {case.incident.severity.label.lower()}"


def _parties(case: IncidentCase) -> str:
    found = case.incident
    return _joined((party_words(party, found.received_on) for party in found.parties), "; ")


def _masked_parties(case: IncidentCase) -> str:
    sides = {party.side for party in case.incident.parties}
    return _joined((side.label for side in Side if side in sides), ", ")


def _mediators(case: IncidentCase) -> str:
    names: dict[str, None] = {}
    for session in case.mediations:
        names |= dict.fromkeys((*session.mediators, *session.guests))
    return _joined(names, ", ")


def _joined(parts: Iterable[str], between: str) -> str:
    return between.join(part.strip().removesuffix(".") for part in parts if part.strip())
