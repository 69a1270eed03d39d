"""Papers about one incident: mediation, settlement, handing over, the whole file, a reminder."""

from collections.abc import Iterator, Sequence

from antt_desktop.documents.form_files import Section
from antt_desktop.documents.incident_forms import case_words, incidents_file
from antt_desktop.documents.minutes_parts import columns, heading, typed
from antt_desktop.documents.paper_words import OPEN, Words
from antt_desktop.documents.wording import in_sentence, open_date
from antt_desktop.domain.clock import hour_words
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.incident_clock import alarms, next_step, status
from antt_desktop.domain.incident_kinds import Limits
from antt_desktop.domain.incident_papers import (
    IncidentCase,
    happened_words,
    identity_words,
    party_words,
    reporter_words,
)
from antt_desktop.domain.incidents import Incident, IncidentRow, Side, State
from antt_desktop.domain.mediations import Mediation
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.papers import Block, Paper, PaperTable, SignatureRow, paragraph
from antt_desktop.domain.village import Village

_DUTY_WIDTHS = (12, 45, 68, 35)
_DUTY_KEYS = "stt ai viec han"
_COURSE_WIDTHS = (26, 92, 42)
_NUDGE_WIDTHS = (12, 28, 48, 24, 48)


def compose_mediation_minutes(
    case: IncidentCase, mediation: Mediation, village: Village, file: Section | None = None
) -> Paper:
    """Return the minutes of one session (biên bản hòa giải)."""
    words = _words(case, village, "bien_ban_hoa_giai", file)
    session = _session_words(mediation)
    blocks: list[Block] = [
        paragraph(words.line("mo_dau", session)),
        heading(words.line("thanh_phan")),
        *_people(words, mediation),
        heading(words.line("cac_ben")),
        *_parties(case.incident),
        heading(words.line("noi_dung")),
        *_typed(case.incident.story or case.incident.title),
        heading(words.line("y_kien")),
        *_typed(mediation.positions),
        heading(words.line("ket_qua")),
        paragraph(words.line("cau_ket_qua", {"kết quả": mediation.outcome.label.lower()})),
        *typed(mediation.agreement),
        *_duties(words, mediation.duties),
        paragraph(words.line("ket_thuc", {"giờ": hour_words(mediation.end)})),
        *_side_signatures(words, case.incident, mediation),
    ]
    return _paper(words, village, blocks, open_date(village.place, mediation.day, 0))


def compose_settlement(
    case: IncidentCase, mediation: Mediation, village: Village, file: Section | None = None
) -> Paper:
    """Return the document of a settlement (văn bản hòa giải thành).

    What it says is that of Luật Hòa giải ở cơ sở 35/2013/QH13, Điều 24.
    """
    words = _words(case, village, "hoa_giai_thanh", file)
    course = [
        f"Lần {session.number}, ngày {session.day}: {session.outcome.label.lower()}"
        for session in case.mediations
    ]
    blocks: list[Block] = [
        *map(paragraph, words.lines("can_cu", _session_words(mediation))),
        heading(words.line("cac_ben")),
        *_parties(case.incident),
        heading(words.line("noi_dung")),
        *_typed(case.incident.story or case.incident.title),
        heading(words.line("dien_bien")),
        *(paragraph(f"- {line}.") for line in course),
        heading(words.line("thoa_thuan")),
        *_typed(mediation.agreement),
        heading(words.line("nghia_vu")),
        *(_duties_table(words, mediation.duties) if mediation.duties else [paragraph(OPEN)]),
        paragraph(words.line("ket")),
        *_side_signatures(words, case.incident, mediation),
    ]
    return _paper(words, village, blocks, open_date(village.place, mediation.day, 0))


def compose_hand_over(
    case: IncidentCase,
    village: Village,
    today: PartialDate,
    file: Section | None = None,
    *,
    whole_identity: bool = False,
) -> Paper:
    """Return the sheet that goes with an incident to the commune's police or committee."""
    found = case.incident
    office = "UBND" if found.state is State.COMMUNE else "Công an"
    to = {"nơi nhận": f"{office} {in_sentence(village.commune[:1].lower() + village.commune[1:])}"}
    words = _words(case, village, "phieu_chuyen", file)
    done = [entry for entry in case.entries if not entry.planned]
    blocks: list[Block] = [
        paragraph(words.line("mo_dau", to)),
        *(paragraph(words.line(key)) for key in ("tom_tat", "xay_ra", "tiep_nhan")),
        heading(words.line("cac_ben")),
        *_parties(found, whole_identity=whole_identity),
        heading(words.line("noi_dung")),
        *_typed(found.story),
        heading(words.line("da_lam")),
        *(paragraph(f"- {entry.day}: {entry.text}") for entry in done),
    ]
    if case.files:
        blocks += [heading(words.line("tai_lieu")), *_files(case)]
    blocks += [paragraph(words.line("ket", to)), _signatures(words)]
    date = open_date(village.place, today, 0)
    return _paper(words, village, blocks, date, to)


def compose_nudge(
    person: str,
    rows: Sequence[IncidentRow],
    limits: Limits,
    village: Village,
    today: PartialDate,
    file: Section | None = None,
) -> Paper:
    """Return the reminder to a person in charge of the matters that press."""
    known = {"người": person or OPEN, "số": f"{len(rows):02}", "làng": in_sentence(village.name)}
    words = Words((file or incidents_file()).section("giay_nhac"), known)
    headings = words.section.columns("cot", "stt so vu_viec han can_lam")
    listed = [
        (
            str(number),
            row.code,
            f"{row.title} ({status(row, today).lower()})",
            str(row.deadline or ""),
            _why(row, limits, today),
        )
        for number, row in enumerate(rows, 1)
    ]
    blocks: list[Block] = [
        paragraph(words.line("mo_dau")),
        PaperTable(columns(headings, _NUDGE_WIDTHS, left=(2, 4)), listed),
        paragraph(words.line("ket")),
        _signatures(words),
    ]
    return _paper(words, village, blocks, open_date(village.place, today, 0))


def compose_incident_file(
    case: IncidentCase,
    village: Village,
    file: Section | None = None,
    *,
    whole_identity: bool = False,
) -> Paper:
    """Return all that is known of an incident as one paper (hồ sơ vụ việc)."""
    found = case.incident
    words = _words(case, village, "ho_so", file)
    blocks: list[Block] = [heading(words.line("thong_tin"))]
    for what, said in (
        ("Loại, mức độ", f"{found.kind}, {found.severity.label.lower()}"),
        ("Ngày tiếp nhận", str(found.received_on or "")),
        ("Thời gian, địa điểm", happened_words(found)),
        ("Người báo, nguồn tin", reporter_words(found)),
        ("Người phụ trách", found.in_charge),
        ("Hạn giải quyết", str(found.deadline or "")),
        ("Tình trạng", found.label),
        ("Chuyển đến", f"{found.receiver}, ngày {found.handed_on}" if found.handed_on else ""),
        ("Ngày kết thúc", str(found.closed_on or "")),
    ):
        if said:
            blocks.append(paragraph(f"{what}: {said}."))
    blocks += [
        heading(words.line("cac_ben")),
        *_parties(found, whole_identity=whole_identity),
        heading(words.line("noi_dung")),
        *_typed(found.story),
        heading(words.line("dien_bien")),
        PaperTable(
            columns(
                words.section.columns("cot_dien_bien", "ngay viec ai"), _COURSE_WIDTHS, left=(1, 2)
            ),
            [
                (str(entry.day), f"Hẹn: {entry.text}" if entry.planned else entry.text, entry.who)
                for entry in case.entries
            ],
        ),
    ]
    if case.mediations:
        blocks.append(heading(words.line("hoa_giai")))
        for session in case.mediations:
            blocks += _session(session)
    if duties := [duty for session in case.mediations for duty in session.duties]:
        blocks += [heading(words.line("nghia_vu")), *_duties_table(words, duties)]
    if case.files:
        blocks += [heading(words.line("tai_lieu")), *_files(case)]
    return _paper(words, village, blocks, "")


def _words(case: IncidentCase, village: Village, key: str, file: Section | None) -> Words:
    return case_words((file or incidents_file()).section(key), village, case.incident)


def _paper(
    words: Words,
    village: Village,
    blocks: Sequence[Block],
    date_line: str,
    more: dict[str, str] | None = None,
) -> Paper:
    return Paper(
        village=village,
        number_line=words.line("so", empty=True),
        date_line=date_line,
        title=words.line("tieu_de"),
        abstract=words.line("trich_yeu", more, empty=True),
        blocks=blocks,
        recipients=words.section.texts("noi_nhan"),
    )


def _session_words(mediation: Mediation) -> dict[str, str]:
    return {
        "lần": str(mediation.number),
        "giờ": hour_words(mediation.start),
        "ngày": str(mediation.day),
        "nơi": mediation.place or OPEN,
    }


def _people(words: Words, mediation: Mediation) -> Iterator[Block]:
    for key, names in (
        ("hoa_giai_vien", mediation.mediators),
        ("nguoi_moi", mediation.guests),
        ("co_mat", mediation.present),
    ):
        if names or key != "nguoi_moi":
            yield paragraph(words.line(key, {"người": ", ".join(names) or OPEN}))


def _parties(incident: Incident, *, whole_identity: bool = False) -> Iterator[Block]:
    for party in incident.parties:
        identity = identity_words(party, whole=whole_identity)
        said = party_words(party, incident.received_on, identity=identity)
        phone = f", điện thoại {party.phone}" if party.phone else ""
        code = f" (hộ {party.code})" if party.code else ""
        yield paragraph(f"- {party.side.label}: {said}{phone}{code}.")
    if not incident.parties:
        yield paragraph(OPEN)


def _typed(text: str) -> Sequence[Block]:
    return typed(text) or [paragraph(OPEN)]


def _duties(words: Words, duties: Sequence[Task]) -> Iterator[Block]:
    if duties:
        yield paragraph(words.line("nghia_vu"))
        yield from _duties_table(words, duties)


def _duties_table(words: Words, duties: Sequence[Task]) -> Iterator[Block]:
    headings = words.section.columns("cot_nghia_vu", _DUTY_KEYS)
    rows = [
        (str(number), duty.who, duty.what, _until(duty)) for number, duty in enumerate(duties, 1)
    ]
    yield PaperTable(columns(headings, _DUTY_WIDTHS, left=(1, 2)), rows)


def _until(duty: Task) -> str:
    done = f"xong {duty.done_on}" if duty.done_on else ""
    return ", ".join(filter(None, (str(duty.due or ""), done)))


def _session(session: Mediation) -> Iterator[Block]:
    yield paragraph(
        f"Lần {session.number}, ngày {session.day}, {session.place or OPEN}:"
        f" {session.outcome.label.lower()}. Hòa giải viên: {', '.join(session.mediators)}."
    )
    yield from typed(session.positions)
    yield from typed(session.agreement)


def _files(case: IncidentCase) -> Iterator[Block]:
    for number, file in enumerate(case.files, 1):
        yield paragraph(f"{number}. {file.what}: {file.name}")


def _why(row: IncidentRow, limits: Limits, today: PartialDate) -> str:
    why = "; ".join(alarm.label for alarm in alarms(row, limits, today))
    return f"{why}. {next_step(row, today)}."


def _side_signatures(words: Words, incident: Incident, mediation: Mediation) -> Iterator[Block]:
    """Return both sides beside each other, the mediators below them."""
    hint = words.line("nhac_ky", empty=True)
    first = {party.side: party.name for party in reversed(incident.parties)}
    sides = (words.line("ky_ben_a"), words.line("ky_ben_b"))
    yield SignatureRow(sides, hint, (first.get(Side.A, ""), first.get(Side.B, "")))
    mediators = mediation.mediators[:3] or ("",)
    roles = (words.line("ky_hoa_giai_vien"),) * len(mediators)
    yield SignatureRow(roles, hint, mediators)


def _signatures(words: Words) -> SignatureRow:
    roles = words.section.roles("noi_ky")
    return SignatureRow(roles, words.line("nhac_ky", empty=True), ("",) * len(roles))
