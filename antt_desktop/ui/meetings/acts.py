"""What can be done with minutes from the tab: begin, go on, freeze, amend, delete, print."""

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Draft, Meeting
from antt_desktop.ui.context import Context

_UNSAVED = (
    "Biên bản này có phần soạn sau chưa lưu. Hãy soạn tiếp rồi lưu, hoặc bỏ bản nháp, rồi mới chốt."
)


class Acts:
    """Acts on one meeting by its id; each raises UserError where it cannot be done."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._book = context.book

    def begin(self, kind: str = "") -> int:
        """Write the minutes of a new meeting, of the first kind of the forms for ''.

        Return its id, 0 where it was not saved.
        """
        self._context.writable()
        from antt_desktop.workflows.meeting_forms import begin_meeting, meeting_forms

        kind = kind or meeting_forms().templates[0].kind
        return self._edit(begin_meeting(self._book, kind), None)

    def edit(self, meeting_id: int) -> None:
        """Go on writing minutes that are not frozen: from their draft where one was left."""
        self._context.writable()
        self._edit(self._book.meetings.get(meeting_id), self._book.drafts.of(meeting_id))

    def resume(self, draft: Draft) -> int:
        """Go on with a draft of a new meeting; return its id, 0 where it was not saved."""
        self._context.writable()
        from antt_desktop.workflows.meeting_forms import begin_meeting

        left = draft.meeting
        return self._edit(begin_meeting(self._book, left.kind, left.group_ids), draft)

    def drop(self, draft: Draft) -> bool:
        """Throw a draft away, which cannot be undone; False where the user thought better of it."""
        self._context.writable()
        question = "Bỏ phần đã soạn mà chưa lưu?"
        if not self._context.dialogs.confirm(question, yes="Bỏ bản nháp"):
            return False
        self._book.drafts.drop(draft.id)
        return True

    def freeze(self, meeting_id: int) -> None:
        """Freeze minutes; UserError where something is missing or a draft is newer."""
        self._context.writable()
        if self._book.drafts.of(meeting_id):
            raise UserError(_UNSAVED)
        self._book.minutes.freeze(meeting_id)

    def revoke(self, meeting_id: int) -> None:
        """Ask for a reason and revoke the freeze."""
        self._context.writable()
        reason = self._context.dialogs.ask_text(
            "Bỏ chốt biên bản", "Lý do bỏ chốt (được giữ trong lịch sử chốt):"
        )
        if reason is not None:
            self._book.minutes.revoke(meeting_id, reason)

    def amend(self, meeting_id: int) -> None:
        """Add to frozen minutes."""
        from antt_desktop.ui.meetings.reading.dialogs import AmendDialog

        self._context.writable()
        self._context.dialogs.run(AmendDialog(self._context, meeting_id))

    def show_freezes(self, meeting_id: int) -> None:
        """Tell who froze the minutes, and who revoked that why."""
        from antt_desktop.ui.meetings.reading.dialogs import FreezesDialog

        freezes = self._book.minutes.freezes(meeting_id)
        self._context.dialogs.run(FreezesDialog(self._context, freezes))

    def tick(self, task: Task) -> None:
        """Record that an open task is done, or that a finished one is not."""
        from antt_desktop.ui.meetings.reading.dialogs import TaskDoneDialog

        self._context.writable()
        if task.done_on is not None:
            self._book.meeting_tasks.reopen(task.id)
        else:
            self._context.dialogs.run(TaskDoneDialog(self._context, task))

    def delete(self, meeting_id: int) -> None:
        """Delete minutes that are not frozen; the window offers to take it back."""
        self._context.writable()
        self._book.meetings.delete(meeting_id)

    def print_minutes(self, meeting_id: int) -> None:
        """Show the minutes as they are printed."""
        from antt_desktop.ui.meetings.papers.show import show_minutes

        show_minutes(self._context, self._book.meetings.get(meeting_id))

    def print_invitations(self, meeting_id: int) -> None:
        """Show the invitations of a meeting: for each household, or for all with their list."""
        from antt_desktop.ui.meetings.papers.show import show_invitation_list, show_invitations

        meeting = self._book.meetings.get(meeting_id)
        show = show_invitations if meeting.delegates is None else show_invitation_list
        show(self._context, meeting)

    def _edit(self, meeting: Meeting, draft: Draft | None) -> int:
        from antt_desktop.ui.meetings.editor.dialog import MinutesEditor

        editor = MinutesEditor(self._context, meeting, draft)
        self._context.dialogs.run(editor)
        saved: int = editor.saved_id
        editor.deleteLater()
        return saved
