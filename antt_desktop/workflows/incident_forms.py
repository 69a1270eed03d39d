"""What a village has ready for its incidents: its own kinds, or those that are shipped."""

from antt_desktop.book import Book
from antt_desktop.documents import incident_forms as files
from antt_desktop.domain.incident_kinds import IncidentKind


def incident_kinds(book: Book) -> tuple[IncidentKind, ...]:
    """Return the kinds; UserError where forms/incidents.toml is written wrong."""
    return book.incident_settings.kinds() or files.incident_kinds()
