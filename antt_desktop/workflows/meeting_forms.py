"""Beginning a meeting: the template of its kind, filled with what the book knows."""

from collections.abc import Sequence

from antt_desktop.book import Book
from antt_desktop.documents import meeting_forms as files
from antt_desktop.domain.meeting_forms import MeetingForms, begun
from antt_desktop.domain.meetings import Meeting


def meeting_forms() -> MeetingForms:
    """Return templates, rules and phrases; UserError where forms/meetings.toml is written wrong."""
    return files.meeting_forms()


def begin_meeting(book: Book, kind: str, group_ids: Sequence[int] = ()) -> Meeting:
    """Return a new meeting of a kind, not saved yet.

    Its template is filled in; the tasks still open come onto its agenda; chair, secretary and
    place are those of the last meeting of this kind, and where there was none the chair and the
    secretary of the last one.
    """
    forms = meeting_forms()
    names = {group.id: group.name for group in book.groups.all()}
    last = _last(book, kind)
    return begun(
        forms.template(kind),
        Meeting(
            group_ids=tuple(group_ids),
            place=last.place if last.kind == kind else "",
            chair=last.chair,
            chair_role=last.chair_role,
            secretary=last.secretary,
            secretary_role=last.secretary_role,
        ),
        village=book.settings.village().name,
        group=", ".join(names[group] for group in group_ids if group in names) or "…",
        year=book.today.year,
        open_tasks=book.meeting_tasks.for_scope(group_ids),
    )


def _last(book: Book, kind: str) -> Meeting:
    for ids in (book.meetings.ids(kind=kind), book.meetings.ids()):
        if ids:
            return book.meetings.get(ids[0])
    return Meeting()
