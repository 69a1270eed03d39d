"""“Biểu quyết” beside the minutes: every matter with its figures and what came of it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from antt_desktop.domain.votes import Vote, explanation
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.columns import Pill
from antt_desktop.ui.kit.items import Item
from antt_desktop.ui.kit.listed import ListedPart
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.votes import presenter
from antt_desktop.ui.theme import Tone


class VotesPane(QWidget):
    """Lists the votes of the meeting; a click edits one."""

    def __init__(self, context: Context, edited: Edited) -> None:
        super().__init__()
        self._context, self._edited = context, edited
        self._turnouts: tuple[object, ...] = ()
        self.listed: ListedPart[Vote] = ListedPart(
            "BIỂU QUYẾT",
            "Thêm nội dung biểu quyết",
            self._edit,
            lambda votes: edited.change(votes=votes),
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.listed)
        self.setFocusProxy(self.listed.add_link)
        edited.changed.connect(self._changed)
        self._changed()

    def _changed(self) -> None:
        meeting = self._edited.meeting
        counted = (meeting.roll, meeting.delegates, meeting.sittings)
        if counted != self._turnouts or meeting.votes != self.listed.items:
            self._turnouts = counted
            self.listed.show_items(meeting.votes, [self._item(vote) for vote in meeting.votes])

    def _item(self, vote: Vote) -> Item:
        meeting = self._edited.meeting
        turnout = meeting.turnout
        words, passed = presenter.pill_words(vote, turnout)
        pill = Pill(words, Tone.DONE if passed else Tone.TROUBLE) if words else None
        small = explanation(vote, turnout)
        if error := presenter.trouble(vote, meeting.turnouts):
            pill, small = Pill("Xem lại số phiếu", Tone.WAITING, "triangle-alert"), error.sentence
        return Item(vote.matter, presenter.counted_words(vote), pill, small)

    def _edit(self, vote: Vote | None) -> Vote | None:
        from antt_desktop.ui.meetings.votes.dialog import VoteDialog
        from antt_desktop.workflows.meeting_forms import meeting_forms

        rules = meeting_forms().rules
        dialog = VoteDialog(self._context, self._edited.meeting, vote, rules)
        return dialog.vote if self._context.dialogs.run(dialog) else None
