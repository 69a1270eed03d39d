"""The papers of the incident log: registers, papers of mediation, sheets for others, reminders.

What needs the book gathers here and now, and writes down who printed what is sensitive.
"""

from collections.abc import Callable
from io import BytesIO

from antt_desktop.book import Book
from antt_desktop.documents.incident_papers import (
    compose_hand_over,
    compose_incident_file,
    compose_mediation_minutes,
    compose_nudge,
    compose_settlement,
)
from antt_desktop.documents.registers import write_incident_register, write_mediation_register
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_kinds import kind_named
from antt_desktop.domain.incident_papers import IncidentCase, Register
from antt_desktop.domain.incidents import IncidentRow, Look
from antt_desktop.domain.mediations import Mediation, Outcome
from antt_desktop.domain.papers import Paper
from antt_desktop.domain.periods import Period
from antt_desktop.workflows.incident_forms import incident_kinds
from antt_desktop.workflows.papers import bound_pdf

INCIDENTS, MEDIATIONS = "incident", "mediation"


def incident_case(book: Book, incident_id: int) -> IncidentCase:
    """Return an incident with all that belongs to it; UserError where it is not in the book."""
    incident = book.incidents.get(incident_id)
    return IncidentCase(
        incident=incident,
        entries=book.incident_course.of(incident_id),
        mediations=book.mediations.of(incident_id),
        files=book.incident_files.of(incident_id),
        mediation_type=kind_named(incident_kinds(book), incident.kind).mediation_type,
    )


def register_pdf(
    book: Book, kind: str, period: Period, *, masked: bool = False
) -> Callable[[], bytes]:
    """Return what draws a register: INCIDENTS, or MEDIATIONS of those that were mediated.

    In it is what was received in the period, by number; ``masked`` has no names at all.
    Raises UserError where there is nothing to print.
    """
    ids = list(book.incidents.ids(period=period, sort="number"))
    cases = [incident_case(book, incident_id) for incident_id in ids]
    if kind == MEDIATIONS:
        cases = [case for case in cases if case.is_mediated]
    if not cases:
        raise UserError(f"Không có vụ việc nào được ghi trong thời gian {period}. Hãy chọn lại.")
    register = Register(
        village=book.settings.village(),
        period=period,
        cases=cases,
        team=book.incident_settings.team(),
        today=book.today,
        masked=masked,
    )
    book.access.note([case.incident.id for case in cases], Look.PRINTED)
    write = write_mediation_register if kind == MEDIATIONS else write_incident_register

    def drawn() -> bytes:
        out = BytesIO()
        write(out, register)
        return out.getvalue()

    return drawn


def mediation_paper(book: Book, mediation_id: int) -> Paper:
    """Return the minutes of a session of mediation."""
    case, mediation = _session(book, mediation_id)
    return compose_mediation_minutes(case, mediation, book.settings.village())


def settlement_paper(book: Book, mediation_id: int) -> Paper:
    """Return the document of a settlement; UserError where the session did not settle it."""
    case, mediation = _session(book, mediation_id)
    if mediation.outcome is not Outcome.SETTLED:
        raise UserError("Buổi này chưa hòa giải thành nên chưa lập văn bản hòa giải thành được.")
    return compose_settlement(case, mediation, book.settings.village())


def _session(book: Book, mediation_id: int) -> tuple[IncidentCase, Mediation]:
    incident_id, mediation = book.mediations.get(mediation_id)
    book.access.note([incident_id], Look.PRINTED)
    return incident_case(book, incident_id), mediation


def hand_over_paper(book: Book, incident_id: int, *, whole_identity: bool = False) -> Paper:
    """Return the sheet that goes with an incident to the commune."""
    case = incident_case(book, incident_id)
    book.access.note([incident_id], Look.PRINTED)
    village = book.settings.village()
    return compose_hand_over(case, village, book.today, whole_identity=whole_identity)


def nudge_paper(book: Book, person: str) -> Paper:
    """Return the reminder to a person of what presses; UserError where nothing does."""
    rows = pressing(book).get(person, [])
    if not rows:
        raise UserError("Không còn vụ việc nào cần nhắc người này.")
    book.access.note([row.id for row in rows], Look.PRINTED)
    limits = book.incident_settings.limits()
    return compose_nudge(person, rows, limits, book.settings.village(), book.today)


def pressing(book: Book) -> dict[str, list[IncidentRow]]:
    """Return the open incidents that raise an alarm, by who is in charge ('' nobody)."""
    found: dict[str, list[IncidentRow]] = {}
    for row in book.incidents.pressing(book.incident_settings.limits()):
        found.setdefault(row.in_charge, []).append(row)
    return found


def incident_file_pdf(
    book: Book, incident_id: int, *, whole_identity: bool = False
) -> Callable[[], bytes]:
    """Return what draws an incident as a file, its pictures and PDF files bound behind it."""
    case = incident_case(book, incident_id)
    book.access.note([incident_id], Look.PRINTED)
    paper = compose_incident_file(case, book.settings.village(), whole_identity=whole_identity)
    files = [book.incident_files.read(file.id) for file in case.files]
    return lambda: bound_pdf(paper, files)
