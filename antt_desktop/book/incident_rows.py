"""How an incident stands in its tables: rows out of the record, and the record out of rows."""

from collections.abc import Sequence
from typing import Any

from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.incident_course import Entry, EntryKind
from antt_desktop.domain.incidents import (
    Incident,
    IncidentRow,
    Party,
    Result,
    Severity,
    Side,
    State,
)

INCIDENT_COLUMNS = (
    "id", "year", "number", "title", "kind", "police", "happened_on", "happened_at", "place",
    "group_id", "group_name", "source", "reporter", "nameless", "story", "severity", "in_charge",
    "received_on", "mediate_by", "deadline", "sensitive", "keep_years", "state", "state_on",
    "result", "resolved_on", "closed_on", "handed_on", "receiver", "anonymised_on",
)  # fmt: skip
PARTY_COLUMNS = (
    "id", "incident_id", "position", "side", "household_id", "person_id", "code", "name", "birth",
    "address", "identity", "phone",
)  # fmt: skip
ENTRY_COLUMNS = (
    "id", "incident_id", "day", "kind", "text", "who", "planned", "state", "receiver",
    "mediation_id",
)  # fmt: skip
_DAYS = frozenset({
    "happened_on", "received_on", "mediate_by", "deadline", "state_on", "resolved_on",
    "closed_on", "handed_on", "anonymised_on",
})  # fmt: skip
_FLAGS = frozenset({"police", "nameless", "sensitive"})
_WORDS = {"state": State, "result": Result, "severity": Severity}

LISTED = (
    "i.id, i.year, i.number, i.title, i.kind, i.police, i.group_id, i.group_name, i.place,"
    " i.received_on, i.mediate_by, i.deadline, i.in_charge, i.state, i.result, i.resolved_on,"
    " i.sensitive,"
    " (SELECT max(day) FROM incident_entries e WHERE e.incident_id = i.id AND NOT e.planned),"
    " (SELECT min(day || char(10) || text) FROM incident_entries e"
    " WHERE e.incident_id = i.id AND e.planned),"
    " EXISTS (SELECT 1 FROM incident_mediations m WHERE m.incident_id = i.id),"
    " (SELECT group_concat(name, ' · ') FROM (SELECT p.name FROM incident_parties p"
    " WHERE p.incident_id = i.id ORDER BY p.position)),"
    " (SELECT count(*) FROM incident_files f WHERE f.incident_id = i.id)"
)
"""What ``listed_incident`` reads, of ``incidents i``."""


def listed_incident(row: Sequence[Any]) -> IncidentRow:
    """Return an incident for lists out of a row of ``LISTED``."""
    (
        incident_id, year, number, title, kind, police, group_id, group_name, place, received,
        mediate_by, deadline, in_charge, state, result, resolved, sensitive, last, planned,
        mediated, parties, files,
    ) = row  # fmt: skip
    next_on, _, next_text = (planned or "").partition("\n")
    return IncidentRow(
        id=incident_id,
        year=year,
        number=number,
        title=title,
        kind=kind,
        police=bool(police),
        group_id=group_id,
        group_name=group_name,
        place=place,
        received_on=stored_day(received),
        mediate_by=PartialDate.from_iso(mediate_by),
        deadline=PartialDate.from_iso(deadline),
        in_charge=in_charge,
        state=State(state),
        result=Result(result),
        resolved_on=PartialDate.from_iso(resolved),
        sensitive=bool(sensitive),
        last_on=PartialDate.from_iso(last or ""),
        next_on=PartialDate.from_iso(next_on),
        next_text=next_text,
        mediated=bool(mediated) or state in _MEDIATED,
        parties=parties or "",
        files=files,
    )


_MEDIATED = frozenset({State.MEDIATING, State.SETTLED, State.UNSETTLED})


def incident_values(incident: Incident) -> tuple[object, ...]:
    """Return the row of an incident, with its id, in the order of INCIDENT_COLUMNS."""
    values = []
    for name in INCIDENT_COLUMNS:
        value = getattr(incident, name)
        if name in _DAYS:
            value = iso(value)
        elif name in _FLAGS:
            value = int(value)
        elif name in _WORDS:
            value = str(value)
        values.append(value)
    return tuple(values)


def incident_from(
    row: Sequence[Any], parties: tuple[Party, ...], meeting_ids: tuple[int, ...]
) -> Incident:
    """Return an incident out of its row and what belongs to it."""
    values: dict[str, Any] = dict(zip(INCIDENT_COLUMNS, row, strict=True))
    values |= {name: PartialDate.from_iso(values[name]) for name in _DAYS}
    values |= {name: bool(values[name]) for name in _FLAGS}
    values |= {name: word(values[name]) for name, word in _WORDS.items()}
    return Incident(**values, parties=parties, meeting_ids=meeting_ids)


def party_values(party: Party) -> tuple[object, ...]:
    """Return a party without ids and place."""
    return (
        str(party.side),
        party.household_id or None,
        party.person_id,
        party.code,
        party.name,
        iso(party.birth),
        party.address,
        party.identity,
        party.phone,
    )


def parties_of(store: Store, incident_id: int) -> tuple[Party, ...]:
    """Return the parties of an incident in their order."""
    return tuple(
        Party(
            id=party_id,
            side=Side(side),
            household_id=household_id or 0,
            person_id=person_id,
            code=code,
            name=name,
            birth=PartialDate.from_iso(birth),
            address=address,
            identity=identity,
            phone=phone,
        )
        for (
            party_id, side, household_id, person_id, code, name, birth, address, identity, phone
        ) in store.run(
            "SELECT id, side, household_id, person_id, code, name, birth, address, identity,"
            " phone FROM incident_parties WHERE incident_id = ? ORDER BY position",
            (incident_id,),
        )
    )  # fmt: skip


def entry_values(entry: Entry) -> tuple[object, ...]:
    """Return an entry without ids."""
    return (
        entry.day.iso,
        str(entry.kind),
        entry.text,
        entry.who,
        int(entry.planned),
        str(entry.state or ""),
        entry.receiver,
        entry.mediation_id,
    )


def entries_of(store: Store, incident_id: int) -> list[Entry]:
    """Return the course of an incident, the oldest first."""
    return [
        Entry(
            id=entry_id,
            day=stored_day(day),
            kind=EntryKind(kind),
            text=text,
            who=who,
            planned=bool(planned),
            state=State(state) if state else None,
            receiver=receiver,
            mediation_id=mediation_id,
        )
        for entry_id, _, day, kind, text, who, planned, state, receiver, mediation_id in store.run(
            f"SELECT {', '.join(ENTRY_COLUMNS)} FROM incident_entries WHERE incident_id = ?"
            " ORDER BY day, id",
            (incident_id,),
        )
    ]


def stored_day(text: str) -> PartialDate:
    """Read a day that is always there."""
    return PartialDate(*map(int, text.split("-")))


def iso(day: PartialDate | None) -> str:
    """Return what the book stores of a day, '' for none."""
    return day.iso if day else ""
