"""What is done with incidents, by whichever button: each opens its dialog or asks the book."""

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_course import Entry
from antt_desktop.domain.incidents import State
from antt_desktop.domain.mediations import Mediation, Outcome
from antt_desktop.ui.context import Context

_OUTCOMES = {State.SETTLED: Outcome.SETTLED, State.UNSETTLED: Outcome.UNSETTLED}


class Acts:
    """The acts of the tab; every one refuses where the book is only looked at."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def new(self) -> int:
        """Write down a new incident and return its id, 0 where nothing came of it."""
        return self._record(0)

    def edit(self, incident_id: int) -> int:
        """Correct what was written down."""
        return self._record(_chosen(incident_id))

    def _record(self, incident_id: int) -> int:
        from antt_desktop.ui.incidents.record.dialog import RecordDialog

        self._context.writable()
        incident = self._context.book.incidents.get(incident_id) if incident_id else None
        dialog = RecordDialog(self._context, incident)
        self._context.dialogs.run(dialog)
        dialog.deleteLater()
        return dialog.saved_id

    def delete(self, incident_id: int) -> None:
        """Take an incident written down by mistake out; undo brings it back."""
        self._context.writable()
        self._context.book.incidents.delete(_chosen(incident_id))

    def add_entry(self, incident_id: int) -> None:
        """Add to the course."""
        self.edit_entry(_chosen(incident_id), None)

    def edit_entry(self, incident_id: int, entry: Entry | None) -> None:
        """Correct an entry of the course; one of a mediation opens that."""
        from antt_desktop.ui.incidents.entry_dialog import EntryDialog

        self._context.writable()
        if entry is not None and entry.mediation_id:
            self.mediate(incident_id, self._context.book.mediations.get(entry.mediation_id)[1])
            return
        dialog = EntryDialog(self._context, incident_id, entry)
        self._context.dialogs.run(dialog)
        dialog.deleteLater()

    def move(self, incident_id: int, state: State) -> None:
        """Take an incident to its next state; a result of mediation is written as a session."""
        from antt_desktop.ui.incidents.move_dialog import MoveDialog

        self._context.writable()
        if state in _OUTCOMES:
            self.mediate(incident_id, outcome=_OUTCOMES[state])
            return
        dialog = MoveDialog(self._context, _chosen(incident_id), state)
        self._context.dialogs.run(dialog)
        dialog.deleteLater()

    def mediate(
        self,
        incident_id: int,
        mediation: Mediation | None = None,
        outcome: Outcome = Outcome.PENDING,
    ) -> None:
        """Write a session of mediation down, or correct it."""
        from antt_desktop.ui.incidents.mediation.dialog import MediationDialog

        self._context.writable()
        dialog = MediationDialog(self._context, _chosen(incident_id), mediation, outcome)
        self._context.dialogs.run(dialog)
        dialog.deleteLater()

    def print_registers(self) -> None:
        """Print the registers of a period."""
        from antt_desktop.ui.incidents.papers.register_dialog import RegisterDialog

        self._context.dialogs.run(RegisterDialog(self._context))


def _chosen(incident_id: int) -> int:
    if not incident_id:
        raise UserError("Hãy chọn một vụ việc trong danh sách trước.")
    return incident_id
