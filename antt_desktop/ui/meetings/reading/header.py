"""The head of the reading view: title, when, where, how many came, and what can be done."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from antt_desktop.domain.incidents import IncidentRow
from antt_desktop.domain.meetings import MeetingState
from antt_desktop.domain.text_query import TextQuery
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import FlowLayout
from antt_desktop.ui.kit.marked import html_label, marked_html
from antt_desktop.ui.meetings.acts import Acts
from antt_desktop.ui.meetings.presenter import NO_TITLE, WHOLE_VILLAGE, time_words
from antt_desktop.ui.meetings.reading.record import Record
from antt_desktop.ui.theme import icons, theme

_FACTS = ("calendar", "map-pin", "users", "notebook-text")
_ROOM_BESIDE = 640


class Header(QWidget):
    """Shows whose minutes these are; its buttons act on them through ``acts``."""

    def __init__(self, context: Context, acts: Acts) -> None:
        super().__init__()
        self._context, self._acts = context, acts
        self._record: Record | None = None
        self.title = html_label(kind="title")
        self._facts = {icon: html_label(kind="muted", wrap=False) for icon in _FACTS}
        self._lines: list[QWidget] = []
        self.incidents = html_label(kind="muted")
        self.incidents.linkActivated.connect(lambda ref: context.go_to.emit("incidents", int(ref)))
        self.amend = buttons.secondary("Bổ sung", self._with(acts.amend), "pencil")
        self.print = buttons.primary(
            "In biên bản", self._with(acts.print_minutes), "printer", keys="Ctrl+P"
        )
        self.edit = buttons.secondary("Sửa", self._with(acts.edit), "pencil", keys="Enter")
        self.freeze = buttons.primary(
            "Chốt biên bản", self._with(acts.freeze), "lock", tip="Sau khi chốt chỉ ghi bổ sung"
        )
        self.invite = buttons.secondary(
            "In giấy mời", self._with(acts.print_invitations), "printer"
        )
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more = buttons.more_button("Giấy tờ và việc khác của biên bản này", self.menu)
        context.lock(self.amend, self.edit, self.freeze)
        self._lay_out()

    def _lay_out(self) -> None:
        facts = FlowLayout(spacing=3)
        for icon, words in self._facts.items():
            fact = QWidget()
            row = QHBoxLayout(fact)
            row.setContentsMargins(0, 0, theme.px(14), 0)
            row.setSpacing(theme.px(4))
            row.addWidget(icons.IconLabel(icon, "muted", 16))
            row.addWidget(words)
            facts.addWidget(fact)
            self._lines.append(fact)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.px(8))
        self._row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        deeds = QHBoxLayout()
        deeds.setSpacing(theme.px(8))
        for button in (self.amend, self.print, self.edit, self.invite, self.freeze, self.more):
            deeds.addWidget(button)
        deeds.addStretch()
        self._row.addLayout(deeds)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(18), theme.px(12), theme.px(18), theme.px(10))
        box.setSpacing(theme.px(6))
        box.addLayout(self._row)
        box.addLayout(facts)
        box.addWidget(self.incidents)

    def _show_incidents(self, rows: Sequence[IncidentRow]) -> None:
        """Name the incidents that were spoken of, each a link to it."""
        links = [f'<a href="{row.id}">{row.code} {escape(row.title)}</a>' for row in rows]
        self.incidents.setText("Vụ việc liên quan: " + " · ".join(links))
        self.incidents.setVisible(bool(rows))

    def show_record(self, record: Record, query: TextQuery) -> None:
        """Show the head of a meeting, the searched words marked."""
        self._record = record
        meeting = record.meeting
        self.title.setText(marked_html(meeting.title or NO_TITLE, query))
        scope = "" if meeting.scope == WHOLE_VILLAGE else meeting.scope
        turnout = meeting.turnout.words(meeting.quorum)
        kind = " · ".join(filter(None, (meeting.kind, scope)))
        facts = (time_words(meeting), meeting.place, turnout, kind)
        for line, words, text in zip(self._lines, self._facts.values(), facts, strict=True):
            words.setText(marked_html(text, query))
            line.setVisible(bool(text))
        self._show_incidents(record.incidents)
        for state, button in (
            (MeetingState.FROZEN, self.amend),
            (MeetingState.FROZEN, self.print),
            (MeetingState.DRAFT, self.freeze),
            (MeetingState.PLANNED, self.invite),
        ):
            button.setVisible(record.state is state)
        self.edit.setVisible(record.state is not MeetingState.FROZEN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the title where there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(_ROOM_BESIDE)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _with(self, act: Callable[[int], object]) -> Callable[[], None]:
        """Return what a button does: the act on the meeting shown then."""

        def pressed() -> None:
            if self._record is not None:
                act(self._record.meeting.id)

        return pressed

    def _fill_menu(self) -> None:
        from antt_desktop.ui.meetings.papers.menu import fill_papers

        self.menu.clear()
        if self._record is None:
            return
        meeting_id = self._record.meeting.id
        fill_papers(self.menu, self._context, meeting_id)
        self.menu.addSeparator()
        frozen = self._record.state is MeetingState.FROZEN
        deeds = []
        if frozen:
            revoke = self._with(self._acts.revoke)
            deeds.append(buttons.action(self.menu, "Bỏ chốt…", revoke, "lock-open"))
        buttons.action(self.menu, "Lịch sử chốt", self._with(self._acts.show_freezes), "history")
        if not frozen:
            delete = self._with(self._acts.delete)
            deeds.append(buttons.action(self.menu, "Xóa biên bản", delete, "trash-2"))
        for deed in deeds:
            deed.setEnabled(self._context.book.may_change)
