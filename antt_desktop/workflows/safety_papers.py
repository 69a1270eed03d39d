"""The papers about keeping the book, filled from the book."""

from antt_desktop.book import Book
from antt_desktop.documents.safety_papers import (
    compose_person_data,
    compose_privacy_notice,
    compose_recovery_sheet,
)
from antt_desktop.domain.incident_kinds import KEEP_YEARS
from antt_desktop.domain.papers import Paper
from antt_desktop.domain.passphrase import normalised
from antt_desktop.workflows.incident_forms import incident_kinds


def recovery_sheet(book: Book, passphrase: str) -> Paper:
    """Return the sheet to print and seal; the passphrase stands on it and nowhere else."""
    village = book.settings.village()
    return compose_recovery_sheet(
        village, normalised(passphrase), book.path.name, book.id, book.today
    )


def privacy_notice(book: Book) -> Paper:
    """Return the page on what is kept of people and why."""
    kinds = incident_kinds(book)
    return compose_privacy_notice(
        book.settings.village(),
        book.today,
        book.retention.years(),
        [kind.keep_years for kind in kinds] or [KEEP_YEARS],
    )


def person_paper(book: Book, person_id: int) -> Paper:
    """Return all that the book holds of one person; UserError where he is not in it."""
    data = book.privacy.data_of(person_id)
    return compose_person_data(data, book.settings.village(), book.today)
