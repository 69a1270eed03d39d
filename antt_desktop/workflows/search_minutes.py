"""Searching minutes by words: which meetings, best first, each with the place that was found."""

from collections.abc import Iterator
from dataclasses import dataclass

from antt_desktop.book import Book
from antt_desktop.domain.meetings import MeetingRow
from antt_desktop.domain.rich_text import plain
from antt_desktop.domain.text_query import TextQuery, excerpt


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """A meeting that was found, and some words of it around what was searched for."""

    row: MeetingRow
    excerpt: str


def search_minutes(book: Book, query: TextQuery) -> list[FoundMeeting]:
    """Return the meetings a query finds, best first; none for an empty query."""
    if not query:
        return []
    rows = book.meetings.rows(book.meetings.ids(query=query))
    return [FoundMeeting(row, _excerpt(book, row.id, query)) for row in rows]


def _excerpt(book: Book, meeting_id: int, query: TextQuery) -> str:
    """Return words of the text with most matches: of equals the one that says most."""
    best = max(_texts(book, meeting_id), key=lambda text: len(query.spans(text)))
    return excerpt(best, query)


def _texts(book: Book, meeting_id: int) -> Iterator[str]:
    meeting = book.meetings.get(meeting_id)
    yield plain(meeting.proceedings)
    yield plain(meeting.conclusion)
    yield " ".join(f"{vote.matter}. {vote.wording}" for vote in meeting.votes)
    yield " ".join(f"{task.who}: {task.what}. {task.note}" for task in meeting.tasks)
    yield " ".join(f"{opinion.speaker}: {plain(opinion.text)}" for opinion in meeting.opinions)
    yield plain(meeting.agenda)
    for amendment in book.minutes.amendments(meeting_id):
        yield amendment.text
    yield f"{meeting.title}. {meeting.place}. {meeting.chair}, {meeting.secretary}"
    yield ", ".join(meeting.guests)
    for file in book.meeting_files.of(meeting_id):
        yield f"{file.name} {file.what} {book.meeting_files.text(file.id)}"
