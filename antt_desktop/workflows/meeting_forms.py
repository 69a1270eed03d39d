"""Beginning a meeting: the template of its kind, filled with what the book knows."""

from collections.abc import Sequence

from antt_desktop.book import Book
from antt_desktop.documents import meeting_forms as files
from antt_desktop.domain.meeting_forms import MeetingForms, MeetingTemplate, begun
from antt_desktop.domain.meetings import Meeting


def meeting_forms() -> MeetingForms:
    """Return templates, rules and phrases; UserError where forms/meetings.toml is written wrong."""
    return files.meeting_forms()


def begin_meeting(book: Book, kind: str, group_ids: Sequence[int] = ()) -> Meeting:
    """Return a new meeting of a kind, not saved yet.

    Its template is filled in, the tasks still open where it asks for them; chair, secretary and
    place are those of the last meeting of this kind held by the same tổ. Where there was none,
    chair and secretary are those of the last of all, if its chair held the office that presides
    here: a trưởng thôn is not put down for the bí thư of the chi bộ.
    """
    template = meeting_forms().template(kind)
    names = {group.id: group.name for group in book.groups.all()}
    last = _last(book, template, group_ids)
    return begun(
        template,
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


def _last(book: Book, template: MeetingTemplate, group_ids: Sequence[int]) -> Meeting:
    """Return the meeting to take those who lead from; one that says nothing where there is none."""
    group_id = group_ids[0] if group_ids else 0
    if alike := book.meetings.ids(kind=template.kind, group_id=group_id):
        return book.meetings.get(alike[0])
    if every := book.meetings.ids():
        last = book.meetings.get(every[0])
        if template.chair_role in {"", last.chair_role}:
            return last
    return Meeting()
