"""Incidents as tests need them: received on 3 February 2026, of a kind that is mediated."""

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.incident_kinds import IncidentKind
from antt_desktop.domain.incidents import Incident, IncidentRow, Result, State

RECEIVED = PartialDate(2026, 2, 3)
DISPUTE = IncidentKind(name="Tranh chấp đất đai", mediation_type="Dân sự")
VIOLENCE = IncidentKind(name="Bạo lực gia đình", police=True, sensitive=True, mediate_days=0)


def incident(
    kind: IncidentKind = DISPUTE, received_on: PartialDate = RECEIVED, **fields
) -> Incident:
    """Return a matter of a kind, with its limits."""
    plain = {"title": "Tranh chấp ranh giới đất, ngõ 7", "in_charge": "Tổ trưởng Tổ 1"}
    return kind.limits(Incident(received_on=received_on, **(plain | fields)))


def row(**fields) -> IncidentRow:
    """Return an open matter for lists: in charge, mediated, spoken of on the day received."""
    plain = {
        "id": 1,
        "year": 2026,
        "number": 14,
        "title": "Tranh chấp ranh giới đất, ngõ 7",
        "kind": DISPUTE.name,
        "police": False,
        "group_id": 1,
        "group_name": "Tổ 1",
        "place": "ngõ 7",
        "received_on": RECEIVED,
        "mediate_by": None,
        "deadline": None,
        "in_charge": "Tổ trưởng Tổ 1",
        "state": State.MEDIATING,
        "result": Result.NONE,
        "resolved_on": None,
        "sensitive": False,
        "mediated": True,
    }
    return IncidentRow(**(plain | fields))
