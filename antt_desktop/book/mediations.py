"""Mediations of incidents: sessions, and the duties the parties took on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from antt_desktop.book.actions import Actions
from antt_desktop.book.curtain import Curtain
from antt_desktop.book.incident_course import IncidentCoursePart
from antt_desktop.book.incident_rows import ENTRY_COLUMNS, entries_of, entry_values, stored_day
from antt_desktop.book.incidents import IncidentsPart, refuse_anonymised
from antt_desktop.book.listed_rows import save_listed
from antt_desktop.book.meeting_rows import task_from, task_values
from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_course import Entry, EntryKind
from antt_desktop.domain.incidents import State, incident_code
from antt_desktop.domain.mediations import DutyRow, Mediation, Outcome, checked_mediation
from antt_desktop.domain.meeting_tasks import Task, refuse_not_done_yet
from antt_desktop.domain.text import tidy

_COLUMNS = (
    "id", "incident_id", "number", "day", "start_time", "end_time", "place", "mediators", "guests",
    "present", "positions", "agreement", "outcome",
)  # fmt: skip
_DUTY_COLUMNS = (
    "id", "mediation_id", "position", "incident_id", "what", "who", "due", "done_on", "note",
)  # fmt: skip
_DUTY = "d.id, d.what, d.who, d.due, d.done_on, d.note"
_STATES = {
    Outcome.PENDING: None,
    Outcome.SETTLED: State.SETTLED,
    Outcome.UNSETTLED: State.UNSETTLED,
}


class MediationsPart:
    """Each session is an entry of its incident's course, and moves it by its outcome."""

    def __init__(
        self,
        store: Store,
        actions: Actions,
        curtain: Curtain,
        incidents: IncidentsPart,
        course: IncidentCoursePart,
    ) -> None:
        self._store = store
        self._actions = actions
        self._curtain = curtain
        self._incidents = incidents
        self._course = course

    def of(self, incident_id: int) -> list[Mediation]:
        """Return the sessions of an incident, the first one first."""
        self._incidents.row(incident_id)
        return [
            self._read(row) for row in self._rows("incident_id = ? ORDER BY number", incident_id)
        ]

    def get(self, mediation_id: int) -> tuple[int, Mediation]:
        """Return (incident id, session); UserError where it is not in the book."""
        for row in self._rows("id = ?", mediation_id):
            if self._curtain.sees(row[1]):
                return row[1], self._read(row)
        raise UserError("Buổi hòa giải này không còn trong sổ.")

    def save(self, incident_id: int, mediation: Mediation) -> int:
        """Save a session and return its id; its entry and the incident's state follow.

        Raises UserError with the field to mend.
        """
        incident = self._incidents.get(incident_id)
        refuse_anonymised(incident)
        mediation = checked_mediation(mediation, incident, self._actions.today)
        verb = "Sửa" if mediation.id else "Ghi"
        with self._actions.action(f"{verb} buổi hòa giải: vụ việc {incident.code}"):
            if not mediation.id:
                ((number,),) = self._store.run(
                    "SELECT coalesce(max(number), 0) + 1 FROM incident_mediations"
                    " WHERE incident_id = ?",
                    (incident_id,),
                )
                mediation = replace(
                    mediation, id=self._store.next_id("incident_mediations"), number=number
                )
                self._store.insert_many(
                    "incident_mediations", _COLUMNS, [_values(incident_id, mediation)]
                )
            else:
                self.get(mediation.id)
                self._store.update_rows(
                    "incident_mediations", _COLUMNS, [_values(incident_id, mediation)]
                )
            save_listed(
                self._store,
                "incident_duties",
                _DUTY_COLUMNS,
                mediation.id,
                ((duty.id, (incident_id, *task_values(duty))) for duty in mediation.duties),
            )
            self._save_entry(incident_id, mediation)
            self._course.follow(incident)
        return mediation.id

    def remove(self, mediation_id: int) -> None:
        """Take a session away with its entry and duties; the incident follows."""
        incident_id, mediation = self.get(mediation_id)
        incident = self._incidents.get(incident_id)
        refuse_anonymised(incident)
        with self._actions.action(f"Bỏ buổi hòa giải {mediation.number}: vụ việc {incident.code}"):
            for table, column in (
                ("incident_entries", "mediation_id"),
                ("incident_mediations", "id"),
            ):
                self._store.run(f"DELETE FROM {table} WHERE {column} = ?", (mediation_id,))
            self._course.follow(incident)

    def _save_entry(self, incident_id: int, mediation: Mediation) -> None:
        entry = Entry(
            day=mediation.day,
            kind=EntryKind.MEDIATED,
            text=f"Hòa giải lần {mediation.number}: {mediation.outcome.label.lower()}",
            who=", ".join(mediation.mediators),
            state=_STATES[mediation.outcome],
            mediation_id=mediation.id,
        )
        for known in entries_of(self._store, incident_id):
            if known.mediation_id == mediation.id:
                row = (known.id, incident_id, *entry_values(entry))
                self._store.update_rows("incident_entries", ENTRY_COLUMNS, [row])
                return
        row = (incident_id, *entry_values(entry))
        self._store.insert_many("incident_entries", ENTRY_COLUMNS[1:], [row])

    def duties(self, *, open_only: bool = True) -> list[DutyRow]:
        """Return what parties took on, what is due first at the top; done ones last."""
        which = "AND d.done_on = ''" if open_only else ""
        return [
            DutyRow(
                task=task_from(row),
                incident_id=incident_id,
                incident_code=incident_code(year, number),
                incident_title=title,
            )
            for *row, incident_id, year, number, title in self._store.run(
                f"SELECT {_DUTY}, i.id, i.year, i.number, i.title FROM incident_duties d"
                f" JOIN {self._curtain.incidents} i ON i.id = d.incident_id WHERE 1 {which}"
                " ORDER BY d.done_on <> '', d.due = '', d.due, d.id"
            )
        ]

    def finish(self, duty_id: int, day: PartialDate, note: str = "") -> None:
        """Say that a duty was fulfilled, on which day, with a note."""
        refuse_not_done_yet(day, self._actions.today)
        self._write(duty_id, "Đã thực hiện cam kết", day.iso, tidy(note))

    def reopen(self, duty_id: int) -> None:
        """Say that a duty is not fulfilled after all; its note stays."""
        self._write(duty_id, "Mở lại cam kết", "", None)

    def _write(self, duty_id: int, verb: str, done_on: str, note: str | None) -> None:
        rows = self._store.run(
            f"SELECT i.year, i.number FROM incident_duties d JOIN {self._curtain.incidents} i"
            " ON i.id = d.incident_id WHERE d.id = ?",
            (duty_id,),
        )
        if not rows:
            raise UserError("Cam kết này không còn trong sổ.")
        with self._actions.action(f"{verb}: vụ việc {incident_code(*rows[0])}"):
            self._store.run(
                "UPDATE incident_duties SET done_on = ?, note = coalesce(?, note) WHERE id = ?",
                (done_on, note, duty_id),
            )

    def _rows(self, where: str, value: int) -> list[tuple[Any, ...]]:
        return self._store.run(
            f"SELECT {', '.join(_COLUMNS)} FROM incident_mediations WHERE {where}", (value,)
        )

    def _read(self, row: Sequence[Any]) -> Mediation:
        values = dict(zip(_COLUMNS, row, strict=True))
        return Mediation(
            id=values["id"],
            number=values["number"],
            day=stored_day(values["day"]),
            start=values["start_time"],
            end=values["end_time"],
            place=values["place"],
            mediators=_lines(values["mediators"]),
            guests=_lines(values["guests"]),
            present=_lines(values["present"]),
            positions=values["positions"],
            agreement=values["agreement"],
            outcome=Outcome(values["outcome"]),
            duties=self._duties(values["id"]),
        )

    def _duties(self, mediation_id: int) -> tuple[Task, ...]:
        return tuple(
            task_from(row)
            for row in self._store.run(
                f"SELECT {_DUTY} FROM incident_duties d WHERE d.mediation_id = ?"
                " ORDER BY d.position",
                (mediation_id,),
            )
        )


def _values(incident_id: int, mediation: Mediation) -> tuple[object, ...]:
    return (
        mediation.id,
        incident_id,
        mediation.number,
        mediation.day.iso,
        mediation.start,
        mediation.end,
        mediation.place,
        "\n".join(mediation.mediators),
        "\n".join(mediation.guests),
        "\n".join(mediation.present),
        mediation.positions,
        mediation.agreement,
        str(mediation.outcome),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
