"""The papers of a meeting: minutes, extract, vote count, sign-in sheet, invitations, bound year.

What needs the book gathers here and now; what draws touches no book and may run in a worker.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO

from antt_desktop.book import Book
from antt_desktop.documents.invitations import (
    compose_invitation_list,
    invitation_text,
    write_invitations,
)
from antt_desktop.documents.minutes import compose_minutes
from antt_desktop.documents.minutes_book import BoundMinutes, write_minutes_book
from antt_desktop.documents.minutes_extracts import compose_extract, compose_vote_count
from antt_desktop.documents.minutes_wording import minutes_file
from antt_desktop.documents.sign_in_sheet import compose_sign_in_sheet, sign_in_text
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meetings import Meeting, MeetingState
from antt_desktop.domain.papers import Paper
from antt_desktop.domain.votes import Vote

Progress = Callable[[int, int], None]


def minutes_paper(book: Book, meeting: Meeting) -> Paper:
    """Return the minutes of a meeting, saved or not, with what was added to them since."""
    return _minutes(book, meeting)()


def extract_paper(book: Book, meeting: Meeting, vote: Vote) -> Paper:
    """Return the extract of one decision."""
    return compose_extract(meeting, vote, book.minutes.village(meeting.id), minutes_file())


def vote_count_paper(book: Book, meeting: Meeting, vote: Vote) -> Paper:
    """Return the record of counting one vote, to be filled in where it was not taken yet."""
    return compose_vote_count(meeting, vote, book.minutes.village(meeting.id), minutes_file())


def sign_in_paper(book: Book, meeting: Meeting) -> Paper:
    """Return the sheet to sign at the door; today's households where the roll is not taken yet."""
    return compose_sign_in_sheet(
        _with_roll(book, meeting),
        book.minutes.village(meeting.id),
        sign_in_text(),
        groups=_group_names(book),
    )


def invitation_list_paper(book: Book, meeting: Meeting) -> Paper:
    """Return one invitation with the list of all households that are called."""
    return compose_invitation_list(
        _with_roll(book, meeting),
        book.minutes.village(meeting.id),
        invitation_text(),
        groups=_group_names(book),
    )


def invitations_pdf(book: Book, meeting: Meeting) -> Callable[[], bytes]:
    """Return what draws an invitation for each household called.

    Raises UserError where no household is called.
    """
    called = _with_roll(book, meeting).roll
    if not called:
        raise UserError("Chưa có hộ nào được mời. Hãy nhập danh sách hộ ở tab Hộ dân trước.")
    village, text, groups = book.minutes.village(meeting.id), invitation_text(), _group_names(book)

    def drawn() -> bytes:
        out = BytesIO()
        write_invitations(out, meeting, called, village, text, groups=groups)
        return out.getvalue()

    return drawn


def year_book(book: Book, year: int) -> Callable[[Progress | None], bytes]:
    """Return what draws the minutes of a year bound together, by date.

    Meetings that did not open yet are not among them. Raises UserError where there are none.
    """
    rows = [
        row
        for row in book.meetings.rows(book.meetings.ids(year=year))
        if row.state is not MeetingState.PLANNED
    ]
    if not rows:
        raise UserError(f"Năm {year} chưa có biên bản nào.")
    rows.sort(key=lambda row: (row.day.iso if row.day else "", row.start, row.id))
    entries = [
        BoundMinutes(
            day=str(row.day),
            title=row.title,
            compose=_minutes(book, book.meetings.get(row.id)),
            frozen=row.state is MeetingState.FROZEN,
        )
        for row in rows
    ]
    village, file = book.minutes.village(0), minutes_file()

    def drawn(progress: Progress | None) -> bytes:
        out = BytesIO()
        write_minutes_book(out, village, year, entries, file, progress=progress)
        return out.getvalue()

    return drawn


def _minutes(book: Book, meeting: Meeting) -> Callable[[], Paper]:
    """Gather what the minutes say; return what composes them without the book."""
    return partial(
        compose_minutes,
        meeting,
        book.minutes.village(meeting.id),
        minutes_file(),
        groups=_group_names(book),
        amendments=book.minutes.amendments(meeting.id) if meeting.id else (),
    )


def _with_roll(book: Book, meeting: Meeting) -> Meeting:
    """Return a meeting with the households that would be called today, if it did not open."""
    if meeting.roll or meeting.delegates is not None:
        return meeting
    return replace(meeting, roll=book.meetings.invited(meeting.group_ids))


def _group_names(book: Book) -> dict[int, str]:
    return {group.id: group.name for group in book.groups.all(living=False)}
