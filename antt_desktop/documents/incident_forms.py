"""The kinds of incidents and the wording of their papers, read from forms/incidents.toml."""

from pathlib import Path

from antt_desktop.documents.form_files import Section
from antt_desktop.documents.paper_words import OPEN, Words
from antt_desktop.documents.wording import in_sentence
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_kinds import IncidentKind, checked_kinds
from antt_desktop.domain.incident_papers import happened_words
from antt_desktop.domain.incidents import Incident
from antt_desktop.domain.village import Village


def incidents_file(folder: Path | None = None) -> Section:
    """Return the wording of the papers; UserError for a file written wrong."""
    return Section.read("incidents.toml", folder)


def incident_kinds(folder: Path | None = None) -> tuple[IncidentKind, ...]:
    """Return the kinds as shipped; UserError says what is wrong in the file."""
    file = incidents_file(folder)
    kinds = [
        IncidentKind(
            name=section.text("ten"),
            mediate_days=section.number("hoa_giai"),
            deadline_days=section.number("giai_quyet"),
            police=section.switch("cong_an", missing=False),
            sensitive=section.switch("nhay_cam", missing=False),
            keep_years=section.number("giu"),
            mediation_type=section.text("loai_vu", empty=True) if section.has("loai_vu") else "",
        )
        for section in file.sections("loai")
    ]
    try:
        return checked_kinds(kinds)
    except UserError as error:
        raise file.refusal("loai", error.sentence) from error


def case_words(section: Section, village: Village, incident: Incident) -> Words:
    """Return the words of a paper about one incident."""
    return Words(
        section,
        {
            "số": incident.code,
            "tóm tắt": incident.title,
            "loại": incident.kind,
            "mức độ": incident.severity.label.lower(),
            "ngày nhận": str(incident.received_on or OPEN),
            "xảy ra": happened_words(incident) or OPEN,
            "tổ": incident.group_name or OPEN,
            "phụ trách": incident.in_charge or OPEN,
            "nguồn": incident.source or OPEN,
            "làng": in_sentence(village.name),
            "xã": village.commune,
        },
    )
