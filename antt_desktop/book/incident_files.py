"""Files kept with an incident: the complaint, photographs, papers that were signed."""

from antt_desktop.book.actions import Actions
from antt_desktop.book.attachments import AttachmentsPart
from antt_desktop.book.incidents import IncidentsPart, refuse_anonymised
from antt_desktop.book.kept_files import KeptFilesPart
from antt_desktop.book.store import Store


def incident_files(
    store: Store, actions: Actions, attachments: AttachmentsPart, incidents: IncidentsPart
) -> KeptFilesPart:
    """Return the files of the incidents that may be seen."""

    def name(incident_id: int, verb: str, _what: str) -> str:
        # Names of files may name people: they stay out of the words of the history.
        incident = incidents.get(incident_id)
        if verb:
            refuse_anonymised(incident)
        return f"{verb} tệp {'khỏi' if verb == 'Bỏ' else 'vào'} vụ việc {incident.code}"

    return KeptFilesPart(store, actions, attachments, "incident", name)
