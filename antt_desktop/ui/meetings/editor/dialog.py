"""The editor of minutes: typed while people speak; nothing typed is lost."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meetings import Draft, Meeting, checked, refuse_unready
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import commit_typing
from antt_desktop.ui.meetings.editor.drafts import DraftKeeper, now
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.editor.filling import refilled
from antt_desktop.ui.meetings.editor.head import MeetingHead
from antt_desktop.ui.meetings.editor.notices import DraftBanner, SavedWords
from antt_desktop.ui.meetings.editor.side import SideColumn
from antt_desktop.ui.meetings.editor.texts import TextPages
from antt_desktop.ui.meetings.opinions.pane import OpinionsPane
from antt_desktop.ui.meetings.roll.presenter import retaken
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.meeting_forms import begin_meeting

_SIZE = QSize(1160, 690)
_FRAME = QSize(16, 40)
"""What the system draws around a window."""
_SIDE = 390
_AROUND = 30  # the caption above a field, what is wrong below it
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class MinutesEditor(FormDialog):
    """Edits a meeting, as it is or as a draft of it was left; ``saved_id`` once it is saved.

    It is accepted where the meeting was saved, rejected where nothing is new.
    """

    def __init__(self, context: Context, meeting: Meeting, draft: Draft | None = None) -> None:
        super().__init__(
            context.dialogs,
            "Sửa biên bản" if meeting.id else "Biên bản mới",
            "Tự lưu bản nháp mỗi vài giây – mất điện cũng không mất nội dung đang gõ",
        )
        self._context, self._book = context, context.book
        self.saved_id = 0
        self._saved = self._proposed = meeting
        self.edited = Edited(draft.meeting if draft else meeting, self)
        room = self.screen().availableSize() - _FRAME
        self.resize(QSize(theme.px(_SIZE.width()), theme.px(_SIZE.height())).boundedTo(room))
        narrow = self.width() < theme.px(_SIZE.width())
        self.head = MeetingHead(self._book, self.edited.meeting.group_ids, narrow=narrow)
        self.texts = TextPages(context, OpinionsPane(context, self.edited), narrow=narrow)
        self.side = SideColumn(context, self.edited)
        self.keeper = DraftKeeper(self._book, self._collected, draft, self)
        self._lay_out(draft)
        self._show()
        self._listen()
        (self.texts.texts["proceedings"] if meeting.id or draft else self.head.title).setFocus()

    def _lay_out(self, draft: Draft | None) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.banner = DraftBanner(draft, self._saved)
        self.body.addWidget(self.banner)
        left = self._left = QWidget()
        left.setProperty("kind", "flow")
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(self.head)
        column.addWidget(self.texts, 1)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(left)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(area, 1)
        self.side.setFixedWidth(min(theme.px(_SIDE), self.width() // 2))
        beside.addWidget(self.side)
        self.body.addLayout(beside, 1)
        self.words = SavedWords()
        self.foot.addWidget(self.words)
        self.close_it = buttons.secondary("Đóng", self.reject, keys="Esc", tip="Lưu và đóng")
        self.preview = buttons.secondary("Xem trước", self._preview, "eye")
        self.freeze = buttons.primary("Chốt biên bản", self._freeze)
        for button in (self.close_it, self.preview, self.freeze):
            self._right.addWidget(button)

    def _listen(self) -> None:
        self.head.edited.connect(self.keeper.touch)
        self.texts.edited.connect(self.keeper.touch)
        self.edited.changed.connect(self.keeper.touch)
        self.head.kind_chosen.connect(self._kind_chosen)
        self.head.scope_chosen.connect(self._scope_chosen)
        self.keeper.said.connect(self.words.say)
        self.banner.swapped.connect(self._swap)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._focus_moved)
        save = QShortcut(QKeySequence.StandardKey.Save, self)
        save.activated.connect(self._save_now)

    # what is typed

    def _show(self) -> None:
        self.head.show_meeting(self.edited.meeting)
        self.texts.show_meeting(self.edited.meeting)

    def _collect(self, *, strict: bool) -> Meeting:
        """Return the meeting as typed; with ``strict`` raise UserError for what means nothing."""
        self.edited.change(**self.head.typed(strict=strict), **self.texts.typed())
        return self.edited.meeting

    def _collected(self) -> Meeting:
        return self._collect(strict=False)

    def changed(self) -> bool:
        """Tell whether anything was typed that is not in the book."""
        try:
            return checked(self._collect(strict=True)) != checked(self._saved)
        except UserError:
            return True

    def _focus_moved(self) -> None:
        self.keeper.keep_touched()
        QTimer.singleShot(0, self, self._follow_focus)

    def _follow_focus(self) -> None:
        """Show the field in use, where the head and the text need more room than there is."""
        focus = self.focusWidget()
        if focus is not None and self._left.isAncestorOf(focus):
            middle = focus.mapTo(self._left, focus.rect().center())
            around = focus.height() // 2 + theme.px(_AROUND)
            self._area.ensureVisible(middle.x(), middle.y(), 0, around)

    def _swap(self, meeting: Meeting) -> None:
        """Take another version of the whole: the draft, or what the book has."""
        self.edited.show(meeting)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field of the head, and never presses a button elsewhere."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif self.head.isAncestorOf(self.focusWidget()):
            commit_typing()
            self.focusNextChild()

    # choices that the rest hangs on

    def _kind_chosen(self) -> None:
        if self.head.kind.currentText().strip() != self._proposed.kind:
            self._propose()

    def _propose(self) -> None:
        """Put in what the kind of a new meeting begins with."""
        if self.edited.meeting.id:
            return
        typed, saved = self._collected(), self._saved
        untouched = replace(typed, kind=saved.kind, group_ids=saved.group_ids) == saved
        begun = begin_meeting(self._book, typed.kind, typed.group_ids)
        self.edited.show(refilled(typed, self._proposed, begun))
        self._proposed = begun
        self._show()
        if untouched:
            self._saved = self.edited.meeting
            self.keeper.settle(self._collected())

    def _scope_chosen(self) -> None:
        meeting, group_ids = self.edited.meeting, self.head.scope.group_ids
        if not meeting.roll:
            self.edited.change(group_ids=group_ids)
            self._propose()
            return
        new = retaken(meeting.roll, self._book.meetings.invited(group_ids))
        left = sum(row.present for row in meeting.roll) - sum(row.present for row in new)
        lost = f" {left} hộ có mặt không còn trong danh sách mới." if left else ""
        if self.dialogs.confirm(
            "Đã điểm danh theo phạm vi trước. Lấy lại danh sách hộ theo phạm vi mới?",
            yes="Lấy lại danh sách",
            no="Giữ phạm vi trước",
            detail=f"Danh sách mới có {len(new)} hộ; hộ nào còn thì giữ nguyên điểm danh.{lost}",
        ):
            self.edited.change(group_ids=group_ids, roll=new)
        self.head.scope.show_groups(self.edited.meeting.group_ids)

    # saving

    def save(self) -> None:
        """Save the meeting as a draft of minutes; UserError for what must be mended first."""
        meeting_id = self._book.meetings.save(self._collect(strict=True))
        self.saved_id = meeting_id
        self._saved = self._book.meetings.get(meeting_id)
        self.edited.show(self._saved)
        self.keeper.settle(self._collected())
        self.banner.hide()

    def _save_now(self) -> None:
        self._clear_errors()
        try:
            self.save()
        except UserError as error:
            self.show_error(error)
        else:
            self.words.say(f"Đã lưu vào sổ {now()}", well=True)

    def _freeze(self) -> None:
        self._clear_errors()
        try:
            meeting = self._collect(strict=True)
            if not meeting.id:  # better not saved at all than saved without a name
                refuse_unready(checked(meeting), self._book.today)
            if self.changed():
                self.save()
            self._book.minutes.freeze(self.edited.meeting.id)
        except UserError as error:
            self.show_error(error)
        else:
            self.saved_id = self.edited.meeting.id
            self.keeper.settle(self.edited.meeting)
            self.accept()

    def _preview(self) -> None:
        from antt_desktop.ui.meetings.papers.show import show_minutes

        self._clear_errors()
        try:
            meeting = checked(self._collect(strict=True))
        except UserError as error:
            self.show_error(error)
        else:
            show_minutes(self._context, meeting)

    def reject(self) -> None:
        """Close by Esc, the cross or Đóng: what was typed is saved, or kept as a draft."""
        commit_typing()
        self._clear_errors()
        if not self.changed():
            self.keeper.settle(self.edited.meeting)
            self.done(self.DialogCode.Rejected)
            return
        try:
            self.save()
        except UserError as error:
            self.show_error(error)
            if self._may_leave(error):
                self.keeper.stop()
                self.done(self.DialogCode.Rejected)
        else:
            self.accept()

    def _may_leave(self, error: UserError) -> bool:
        """Offer to go on another time with what cannot be saved now."""
        if self.keeper.keep():
            return self.dialogs.confirm(
                f"Chưa lưu được biên bản vào sổ. {error.sentence}",
                yes="Đóng, giữ bản nháp",
                no="Ở lại sửa",
                detail="Bản nháp giữ mọi điều đã gõ; lần sau mở ra viết tiếp.",
            )
        return self.dialogs.confirm(
            f"Chưa lưu được, cả bản nháp cũng chưa. {error.sentence}",
            yes="Đóng, bỏ phần chưa lưu",
            no="Ở lại",
            detail="Nên ở lại, dọn bớt đĩa hoặc cắm lại USB cho máy ghi được, rồi lưu lại.",
        )

    # what is wrong

    def show_error(self, error: UserError) -> None:
        """Show a sentence where its field is, whichever part holds it."""
        for part in (self.texts, self.side, self.head):
            if part.has(error.field) or part is self.head:
                part.show_error(error)
                break
        QTimer.singleShot(0, self, self._follow_focus)

    def _clear_errors(self) -> None:
        self.head.clear_errors()
        self.texts.clear_error()
        self.side.clear_errors()
