"""What the papers of the incident log are made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.identity import masked
from antt_desktop.domain.incident_course import Entry
from antt_desktop.domain.incident_kinds import MediationTeam
from antt_desktop.domain.incidents import NAMELESS, Incident, Party, State
from antt_desktop.domain.kept_files import KeptFile
from antt_desktop.domain.mediations import Mediation
from antt_desktop.domain.periods import Period
from antt_desktop.domain.village import Village

_MEDIATED = frozenset({State.MEDIATING, State.SETTLED, State.UNSETTLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentCase:
    """An incident with all that belongs to it; ``mediation_type`` is that of its kind."""

    incident: Incident
    entries: Sequence[Entry] = ()
    mediations: Sequence[Mediation] = ()
    files: Sequence[KeptFile] = ()
    mediation_type: str = ""

    @property
    def is_mediated(self) -> bool:
        """Tell whether it belongs into the register of mediation."""
        return bool(self.mediations) or self.incident.state in _MEDIATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A register of a period, on its way to paper, in the order of the numbers.

    ``masked``: for posting. Then no name stands in it, nor any text that somebody typed.
    ``today`` stands above the signatures.
    """

    village: Village
    period: Period
    cases: Sequence[IncidentCase]
    team: MediationTeam
    today: PartialDate
    masked: bool = False


def party_words(party: Party, received_on: PartialDate | None, *, identity: str = "") -> str:
    """Return “Nguyễn Văn An, 51 tuổi, ngõ 7”; the age is that of the year it was received in."""
    age = ""
    if party.birth and received_on:
        age = f"{received_on.year - party.birth.year} tuổi"
    return ", ".join(filter(None, (party.name, age, party.address, identity)))


def identity_words(party: Party, *, whole: bool) -> str:
    """Return “số định danh •••• 1234”, the whole number where asked for; '' without one."""
    if not party.identity:
        return ""
    return f"số định danh {party.identity if whole else masked(party.identity)}"


def happened_words(incident: Incident) -> str:
    """Return when and where it happened: “19:30 ngày 03/02/2026, ngõ 7, Tổ 6”."""
    when = ""
    if incident.happened_on:
        when = (
            f"ngày {incident.happened_on}"
            if incident.happened_on.day
            else str(incident.happened_on)
        )
        when = f"{incident.happened_at} {when}".strip()
    return ", ".join(filter(None, (when, incident.place, incident.group_name)))


def reporter_words(incident: Incident) -> str:
    """Return who reported it, or that the name is kept back."""
    if incident.nameless:
        return NAMELESS
    return incident.reporter or incident.source
