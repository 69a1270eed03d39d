"""The pane at the right: one meeting to read, with its people and files beside it."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from antt_desktop.domain.text_query import TextQuery
from antt_desktop.ui.context import Context
from antt_desktop.ui.files.box import FilesBox
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.panes import Banner, EmptyState, Pane, scrolled
from antt_desktop.ui.kit.text_view import TextView
from antt_desktop.ui.meetings.acts import Acts
from antt_desktop.ui.meetings.files import SHELF
from antt_desktop.ui.meetings.presenter import newer_draft_words
from antt_desktop.ui.meetings.reading.header import Header
from antt_desktop.ui.meetings.reading.minutes import (
    write_additions,
    write_minutes,
    write_people,
    write_seal,
)
from antt_desktop.ui.meetings.reading.record import Record, read_record
from antt_desktop.ui.meetings.reading.task_lines import TaskLines
from antt_desktop.ui.theme import Tone, theme

_SIDE = 230
_ROOM_BESIDE, _ROOM_FOR_RESULTS = 640, 500
_BESIDE_TEXT = 60
_ABOVE_MATCH = 80


class ReadingPane(Pane):
    """Reads a meeting from the book and shows it. ``record`` is what it shows, None if nothing."""

    def __init__(self, context: Context, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(parent, flush=True)
        self._context = context
        self._acts = acts
        self._query = TextQuery()
        self._wide = False
        self.record: Record | None = None
        self.header = Header(context, acts)
        self.draft = Banner("", Tone.WAITING)
        self.draft.box.addWidget(buttons.link("Soạn tiếp", self._resume))
        self.draft.box.addWidget(buttons.link("Bỏ bản nháp", self._drop))
        self.text = TextView("Nội dung biên bản")
        self.tasks = TaskLines(read_only=not context.book.may_change)
        self.additions = TextView("Bổ sung biên bản")
        self.people = TextView("Người chủ trì và dự họp")
        self.files = FilesBox(context, SHELF)
        self.seal = TextView("Chốt biên bản")
        self.tasks.ticked.connect(acts.tick)
        self.header.edit.clicked.connect(self._again)  # a draft may have been left
        self._nothing = EmptyState("notebook-text", "", "Chọn một biên bản trong danh sách để đọc.")
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._lay_out())
        self.box.addWidget(self._pages)
        self.setAccessibleName("Biên bản đang đọc")
        theme.changed.connect(self._write)

    def _lay_out(self) -> QWidget:
        said = QVBoxLayout()
        said.setSpacing(theme.px(14))
        said.addWidget(self.text)
        said.addWidget(self.tasks)
        said.addWidget(self.additions)
        said.addStretch()
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme.px(14))
        side.addWidget(self.people)
        side.addWidget(self.files)
        side.addWidget(self.seal)
        side.addStretch()
        self._sheet = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._sheet)
        self._row.setContentsMargins(theme.px(18), theme.px(12), theme.px(4), theme.px(16))
        self._row.setSpacing(theme.px(22))
        self._row.addLayout(said, 1)
        self._row.addWidget(self._side)
        self._area = scrolled(self._sheet)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.header)
        box.addWidget(Pane(flush=True, kind="line"))
        box.addWidget(self.draft)
        box.addWidget(self._area, 1)
        return page

    def show_meeting(self, meeting_id: int, query: TextQuery) -> None:
        """Show a meeting as the book has it now; go to the first word that ``query`` finds.

        A meeting shown already stays where it is scrolled to.
        """
        again = self.record is not None and self.record.meeting.id == meeting_id
        to_match = not again or query != self._query
        self._query = query
        self.record = read_record(self._context.book, meeting_id)
        self.files.show_files(meeting_id)
        self._pages.setCurrentIndex(1)
        self._write()
        if to_match:
            self._go_to_match()

    def show_nothing(self) -> None:
        """Show that no meeting is chosen."""
        self.record = None
        self._pages.setCurrentIndex(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put people and files under the text where there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(_ROOM_BESIDE)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._side.setMinimumWidth(theme.px(_SIDE) if beside else 0)
        self._side.setMaximumWidth(theme.px(_SIDE) if beside else self.maximumWidth())
        room = self.width() - theme.px(_BESIDE_TEXT + (_SIDE if beside else 0))
        wide = room >= theme.px(_ROOM_FOR_RESULTS)
        if wide is not self._wide:
            self._wide = wide
            self._write_text()

    def _write(self) -> None:
        if self.record is None:
            return
        record, query = self.record, self._query
        self.header.show_record(record, query)
        self.draft.say(newer_draft_words(record.draft) if record.draft else "", Tone.WAITING)
        self._write_text()
        self.tasks.show_record(record, query)
        for view, write in (
            (self.additions, write_additions),
            (self.people, write_people),
            (self.seal, write_seal),
        ):
            view.show_text(partial(write, record=record, query=query))

    def _write_text(self) -> None:
        if self.record is not None:
            self.text.show_text(
                partial(write_minutes, record=self.record, query=self._query, wide=self._wide)
            )

    def _go_to_match(self) -> None:
        self._area.verticalScrollBar().setValue(0)
        for view in (self.text, self.tasks, self.additions):
            place = view.first_mark()
            if place is not None:
                # The page must have its new height before it can be scrolled.
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
                top = view.mapTo(self._sheet, QPoint(0, place.top())).y()
                self._area.ensureVisible(0, top, 0, theme.px(_ABOVE_MATCH))
                return

    def _resume(self) -> None:
        if self.record is not None:
            self._acts.edit(self.record.meeting.id)
            self._again()

    def _drop(self) -> None:
        if self.record is not None and self.record.draft and self._acts.drop(self.record.draft):
            self._again()

    def _again(self) -> None:
        if self.record is not None:
            self.show_meeting(self.record.meeting.id, self._query)
