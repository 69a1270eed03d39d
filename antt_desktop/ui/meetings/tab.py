"""The tab “Biên bản họp”: minutes at the left, the one chosen to read at the right."""

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from antt_desktop.domain.changes import Area
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meetings import Draft, MeetingState
from antt_desktop.ui.context import Context, Tab
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.kit.filters import Filter
from antt_desktop.ui.kit.panes import Banner, EmptyState, Pane, top_row
from antt_desktop.ui.kit.split import Split
from antt_desktop.ui.meetings.acts import Acts
from antt_desktop.ui.meetings.list_pane import ListPane
from antt_desktop.ui.meetings.presenter import Wish, draft_words, status_words
from antt_desktop.ui.meetings.reading.pane import ReadingPane
from antt_desktop.ui.theme import Tone, theme

_SHOWN = frozenset({Area.MEETINGS, Area.GROUPS, Area.INCIDENTS})
_LIST, _LIST_SHARE, _FILTER_SHARE = 360, 0.34, 0.16
_LEAST_LIST, _LEAST_READING = 220, 360


class MeetingsTab(Tab):
    """Minutes, to be found and read. See ``ui.context.Tab`` for what the window asks of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._book = context.book
        self._wish = Wish()
        self._drafts: list[Draft] = []
        self._total = 0
        self.acts = Acts(context)
        self._kinds = QMenu(self)
        self._kinds.aboutToShow.connect(self._fill_kinds)
        self.add = buttons.primary("Biên bản mới", lambda: None, "plus", keys="Ctrl+N")
        self.add.setProperty("hasMenu", "true")
        self.add.setMenu(self._kinds)
        self.search = SearchField("Tìm trong mọi biên bản… gõ không dấu cũng được", "Tìm biên bản")
        self.year = Filter("Năm", "Năm: Tất cả", 0, self)
        self.kind = Filter("Loại họp", "Loại họp", "", self)
        self.group = Filter("Phạm vi", "Phạm vi", 0, self)
        self._more = QMenu(self)
        self._more.aboutToShow.connect(self._fill_more)
        self.more = buttons.more_button("Việc khác với biên bản", self._more)
        self.unsaved = Banner("", Tone.WAITING)
        self.unsaved.box.addWidget(buttons.link("Soạn tiếp", self._resume))
        self.unsaved.box.addWidget(buttons.link("Bỏ", self._drop))
        self._panes = Split(context.memory, "meetings", self)
        self.list = ListPane(context, self._panes)
        self.reading = ReadingPane(context, self.acts, self._panes)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        filters = [part.button for part in (self.year, self.kind, self.group)]
        top = top_row([self.add, self.search, *filters, self.more], self.search)
        self._panes.put([self.list, self.reading], {1: 1})
        self.first = [
            buttons.primary("Biên bản mới", self.new, "plus", keys="Ctrl+N"),
            buttons.secondary("Nhập biên bản cũ", self.import_old, "file-input"),
        ]
        empty = Pane()
        empty.box.addWidget(
            EmptyState(
                "notebook-text",
                "Chưa có biên bản nào",
                "Ghi biên bản ngay trong cuộc họp, hoặc nhập biên bản cũ (bản quét, Word, PDF) để"
                " tìm lại được.",
                self.first,
            )
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._panes)
        self._stack.addWidget(empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(10))
        box.addLayout(top)
        box.addWidget(self.unsaved)
        box.addWidget(self._stack, 1)
        self._scale()

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.down.connect(self.list.cards.setFocus)
        for part in (self.year, self.kind, self.group):
            part.chosen.connect(self._filter)
        self.list.cards.chosen.connect(self._show_reading)
        self.list.cards.opened.connect(self._open)
        self.list.reordered.connect(lambda newest: self._ask(replace(self._wish, newest=newest)))
        self.list.widened.connect(lambda: self._ask(replace(self._wish, unmarked=True)))
        self.list.unfiltered.connect(self._unfilter)
        theme.changed.connect(self._scale)
        self.context.lock(self.add, *self.first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the room as designed, unless the user has divided it otherwise."""
        super().resizeEvent(event)
        self._divide()

    # what the window asks

    def refresh(self, areas: frozenset[Area]) -> None:
        """Show anew what belongs to these areas; later, while a job has the book."""
        if self.put_off(areas) or not areas & _SHOWN:
            return
        self._total = self._book.meetings.count()
        self.year.show_items([(year, str(year)) for year in self._book.meetings.years()])
        self.kind.show_items([(kind, kind) for kind in self._book.meetings.kinds()])
        self.group.show_items([(group.id, group.name) for group in self._book.groups.all()])
        self._wish = self._filtered()
        self._reload(keep=True)

    def new(self) -> None:
        """Write the minutes of a new meeting."""
        self.begin()

    def begin(self, kind: str = "") -> None:
        """Write the minutes of a new meeting of a kind, '' for the first of the forms."""
        self._edited(self.acts.begin(kind))

    def print_(self) -> None:
        """Print the minutes that are read."""
        self.acts.print_minutes(self._chosen())

    def show_record(self, meeting_id: int) -> None:
        """Show this meeting, whatever is filtered now; UserError where it is gone."""
        self._book.meetings.get(meeting_id)
        if meeting_id not in self.list.cards.ids:
            self.search.clear()
            self._let_all_through()
            self._ask(Wish())
        self.list.cards.go_to(meeting_id)
        self.list.cards.setFocus()

    # what the more-menu is about

    @property
    def current_id(self) -> int:
        """Return the id of the meeting that is read, 0 for none."""
        return self.list.cards.current_id

    @property
    def shown_ids(self) -> list[int]:
        """Return the ids of all minutes in the list, in its order."""
        return list(self.list.cards.ids)

    def import_old(self) -> None:
        """Take in old minutes from a scan or a file."""
        self.context.writable()
        from antt_desktop.ui.meetings.old_minutes import ImportMinutesDialog

        dialog = ImportMinutesDialog(self.context)
        self.context.dialogs.run(dialog)
        if dialog.saved_id:
            self.show_record(dialog.saved_id)

    # inside

    def _chosen(self) -> int:
        if not self.current_id:
            raise UserError("Hãy chọn một biên bản trong danh sách trước.")
        return self.current_id

    def _fill_kinds(self) -> None:
        from antt_desktop.workflows.meeting_forms import meeting_forms

        self._kinds.clear()
        for template in meeting_forms().templates:
            buttons.action(self._kinds, template.kind, partial(self.begin, template.kind))

    def _fill_more(self) -> None:
        from antt_desktop.ui.meetings.more_menu import fill_more

        self._more.clear()
        fill_more(self._more, self)

    def _open(self, meeting_id: int) -> None:
        """Edit what can be edited; of frozen minutes there is nothing more than to read."""
        if self._book.minutes.state(meeting_id) is not MeetingState.FROZEN:
            self.acts.edit(meeting_id)
            self._edited(meeting_id)

    def _edited(self, meeting_id: int) -> None:
        """Show what came of the editor: the meeting, or the draft that was left."""
        if meeting_id:
            self.show_record(meeting_id)
        self._show_drafts()
        self._show_reading()

    def _resume(self) -> None:
        self._edited(self.acts.resume(self._drafts[0]))

    def _drop(self) -> None:
        if self.acts.drop(self._drafts[0]):
            self._show_drafts()

    def _search(self, typed: str) -> None:
        self._ask(replace(self._wish, typed=typed, unmarked=False))

    def _filtered(self) -> Wish:
        return replace(
            self._wish,
            year=self.year.value,
            kind=self.kind.value,
            group_id=self.group.value,
        )

    def _filter(self) -> None:
        self._ask(self._filtered())

    def _unfilter(self) -> None:
        self._let_all_through()
        self._filter()

    def _let_all_through(self) -> None:
        self.year.choose(0)
        self.kind.choose("")
        self.group.choose(0)

    def _ask(self, wish: Wish) -> None:
        """Show the list that is wished for; what is found begins with its best."""
        self._wish = wish
        self._reload(keep=False)

    def _reload(self, *, keep: bool) -> None:
        if self.put_off(_SHOWN):
            return
        self._show_drafts()
        self._stack.setCurrentIndex(0 if self._total else 1)
        self.list.reload(self._wish, self._total, keep=keep)
        self._show_reading()
        words = status_words(self._total, self._book.meetings.first_year())
        self.status_text.emit(words if self._total else "")

    def _show_reading(self, _meeting_id: int = 0) -> None:
        if self.put_off(_SHOWN):
            return
        if self.current_id:
            self.reading.show_meeting(self.current_id, self._wish.query)
        else:
            self.reading.show_nothing()

    def _show_drafts(self) -> None:
        self._drafts = [] if not self._book.may_change else self._book.drafts.unsaved()
        words = ""
        if self._drafts:
            words = draft_words(self._drafts[0], len(self._drafts) - 1, self._book.today.iso)
        self.unsaved.say(words, Tone.WAITING)

    def _scale(self) -> None:
        """Follow the text size, also in how the room is divided where nobody chose that."""
        self.search.setMinimumWidth(theme.px(140))
        self.list.setMinimumWidth(theme.px(_LEAST_LIST))
        self.reading.setMinimumWidth(theme.px(_LEAST_READING))
        self._divide()

    def _divide(self) -> None:
        for part in (self.year, self.kind, self.group):
            part.fit(round(self.width() * _FILTER_SHARE))
        side = min(theme.px(_LIST), round(self.width() * _LIST_SHARE))
        self._panes.divide([side, self.width() - side])
