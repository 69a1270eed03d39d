"""Opinions as they are given: who speaks, what they say, Ctrl+Enter, the next one."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from antt_desktop.domain.meetings import Opinion
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.fields import commit_typing
from antt_desktop.ui.kit.items import Item, ItemList
from antt_desktop.ui.kit.keys import on_ctrl_enter, on_enter
from antt_desktop.ui.kit.order import inserted, moved, put, without
from antt_desktop.ui.kit.panes import Pane, scrolled
from antt_desktop.ui.kit.proposals import propose
from antt_desktop.ui.kit.undo_line import UndoLine
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.opinions import presenter
from antt_desktop.ui.theme import theme

_EMPTY = (
    "Ghi ý kiến của bà con ở ô bên dưới. Gõ tới đâu, biên bản có tới đó; Ctrl+Enter để sang"
    " ý kiến của người khác."
)


class OpinionsPane(QWidget):
    """Lists the opinions; the fields below edit one of them, in the meeting at once.

    ``at`` is the place of the one in the fields: behind the last it is a new one.
    """

    def __init__(self, context: Context, edited: Edited) -> None:
        super().__init__()
        self._context, self._edited = context, edited
        self._shown: tuple[object, ...] = ()
        self._group_names = {g.id: g.name for g in context.book.groups.all(living=False)}
        self.at = len(edited.meeting.opinions)
        self.list = ItemList("Các ý kiến")
        self.undo = UndoLine()
        self._empty = label(_EMPTY, "muted")
        self._offered: list[str] = []
        self.speaker = QLineEdit()
        self.speaker.setAccessibleName("Người phát biểu")
        self.speaker.setPlaceholderText("Gõ tên, chọn trong danh sách hoặc gõ người khác")
        self.speaker.installEventFilter(self)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Ý kiến")
        self.text.setPlaceholderText("Nội dung ý kiến")
        self.text.setTabChangesFocus(True)
        self.add_button = buttons.secondary("", self.next, "plus", keys="Ctrl+Enter")
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        inner = QWidget()
        listed = QVBoxLayout(inner)
        listed.setContentsMargins(theme.px(6), theme.px(6), 0, theme.px(6))
        for part in (self._empty, self.list):
            listed.addWidget(part)
        pane = Pane(flush=True)
        self.area = scrolled(inner)
        pane.box.addWidget(self.area)
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self.speaker, 1)
        line.addWidget(self.add_button)
        self.text.setMinimumHeight(theme.px(64))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addWidget(pane, 3)
        box.addWidget(self.undo)
        for words, field in (("Người phát biểu", self.speaker), ("Ý kiến", self.text)):
            caption = label(words, "small", wrap=False)
            caption.setBuddy(field)
            box.addWidget(caption)
            if field is self.speaker:
                box.addLayout(line)
        box.addWidget(self.text, 2)

    def _connect(self) -> None:
        self.speaker.textChanged.connect(lambda _text: self._typed())
        self.text.textChanged.connect(self._typed)
        on_enter(self.speaker, self.text.setFocus)
        for field in (self.speaker, self.text):
            on_ctrl_enter(field, self.next)
        self.list.opened.connect(self.open)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        self._edited.changed.connect(self._refresh)

    def next(self) -> None:
        """Be done with the opinion in the fields and begin a new one."""
        commit_typing()
        kept = tuple(o for o in self._edited.meeting.opinions if not presenter.is_blank(o))
        self.at = len(kept)
        self._edited.change(opinions=kept)
        self._begin(self.at)
        self._refresh()
        self.area.verticalScrollBar().setValue(self.area.verticalScrollBar().maximum())
        self.speaker.setFocus()

    def open(self, at: int) -> None:
        """Take an opinion into the fields."""
        self._begin(at)
        self._refresh()
        self.text.setFocus()
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def _begin(self, at: int) -> None:
        opinions = self._edited.meeting.opinions
        opinion = opinions[at] if at < len(opinions) else Opinion("", "")
        self.at = -1  # what is put into the fields now was not typed
        self.speaker.setText(opinion.speaker)
        self.text.setPlainText(opinion.text)
        self.at = at

    def _move(self, at: int, by: int) -> None:
        opinions = moved(self._edited.meeting.opinions, at, by)
        self.at = {at: at + by, at + by: at}.get(self.at, self.at)
        self._edited.change(opinions=opinions)

    def _remove(self, at: int) -> None:
        opinion = self._edited.meeting.opinions[at]
        mine, self.at = self.at == at, self.at - (at < self.at)
        self._edited.change(opinions=without(self._edited.meeting.opinions, at))
        if mine:
            self._begin(len(self._edited.meeting.opinions))
            self._refresh()
        whose = opinion.speaker or "một người"
        self.undo.say(f"Đã bỏ ý kiến của {whose}.", lambda: self._put_back(at, opinion))

    def _put_back(self, at: int, opinion: Opinion) -> None:
        self.at += at <= self.at
        self._edited.change(opinions=inserted(self._edited.meeting.opinions, at, opinion))

    def _typed(self) -> None:
        if self.at < 0:
            return
        opinion = Opinion(self.speaker.text(), self.text.toPlainText())
        opinions = self._edited.meeting.opinions
        new = self.at >= len(opinions) - 1
        if new and presenter.is_blank(opinion):
            self._edited.change(opinions=opinions[: self.at])
        else:
            self._edited.change(opinions=put(opinions, self.at, opinion))

    def _refresh(self) -> None:
        opinions = self._edited.meeting.opinions
        self.at = min(self.at, len(opinions))
        others = (*opinions[: self.at], *opinions[self.at + 1 :])
        shown = (others, self.at, self.at < len(opinions) - 1)
        if shown == self._shown:
            return
        self._shown = shown
        last = self.at >= len(opinions) - 1
        listed = others if last else opinions
        self.list.show_items(
            [
                Item(
                    opinion.speaker or "(chưa ghi người phát biểu)",
                    presenter.shown_text(opinion),
                    small="Đang sửa ở ô bên dưới" if at == self.at and not last else "",
                )
                for at, opinion in enumerate(listed)
            ]
        )
        self._empty.setVisible(not listed)
        self.add_button.setText("Thêm ý kiến" if last else "Xong")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer the names of this moment when somebody comes to type one."""
        # Names that drop down give the focus back while they close: they must live on then.
        if (
            isinstance(event, QFocusEvent)
            and event.gotFocus()
            and event.reason() is not Qt.FocusReason.PopupFocusReason
        ):
            self._offer()
        return super().eventFilter(watched, event)

    def _offer(self) -> None:
        meeting = self._edited.meeting
        roll = meeting.roll or self._context.book.meetings.invited(meeting.group_ids)
        others = replace(meeting, opinions=without(meeting.opinions, self.at))
        names = presenter.speakers(others, roll, lambda i: self._group_names.get(i, ""))
        if names != self._offered:
            self._offered = names
            propose(self.speaker, names)
