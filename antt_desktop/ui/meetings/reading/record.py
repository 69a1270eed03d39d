"""All that the reading view shows of one meeting, asked of the book at once."""

from dataclasses import dataclass

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.incidents import IncidentRow
from antt_desktop.domain.meeting_papers import Amendment, Freeze
from antt_desktop.domain.meetings import Draft, Meeting, MeetingState


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A meeting with what happened to its minutes; ``files`` are (name, text) of those with text.

    ``draft`` is what was typed after it was last saved, where somebody can go on with it.
    ``today`` decides what is overdue; ``incidents`` were spoken of there.
    """

    meeting: Meeting
    state: MeetingState
    today: PartialDate
    freeze: Freeze | None = None
    amendments: tuple[Amendment, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    draft: Draft | None = None
    incidents: tuple[IncidentRow, ...] = ()


def read_record(book: Book, meeting_id: int) -> Record:
    """Return the record of a meeting; UserError where it is no longer in the book."""
    texts = [
        (file.name, book.meeting_files.text(file.id)) for file in book.meeting_files.of(meeting_id)
    ]
    return Record(
        meeting=book.meetings.get(meeting_id),
        state=book.minutes.state(meeting_id),
        today=book.today,
        freeze=book.minutes.standing(meeting_id),
        amendments=tuple(book.minutes.amendments(meeting_id)),
        files=tuple((name, text) for name, text in texts if text.strip()),
        draft=None if not book.may_change else book.drafts.of(meeting_id),
        incidents=tuple(book.incidents.of_meeting(meeting_id)),
    )
