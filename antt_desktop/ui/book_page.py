"""An open book in the window: its tabs, made when first shown, and the bar that undoes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from antt_desktop.book import Book
from antt_desktop.domain.changes import ActionDone, Area
from antt_desktop.ui.context import Context, Tab, TabMaker
from antt_desktop.ui.kit.panes import Banner, UndoBar
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.ui.topbar import TopBar

_LAST_TAB = "window/tab"
_UNDID, _REDID = "Hoàn tác: ", "Làm lại: "


class BookPage(QWidget):
    """Shows one book. ``said(str)`` carries what the current tab has for the status bar."""

    said = Signal(str)

    def __init__(
        self, context: Context, makers: Sequence[TabMaker], menu: QMenu, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._context = context
        self._makers = makers
        self._tabs: dict[int, Tab] = {}
        self._stale: dict[int, frozenset[Area]] = {}
        self._texts: dict[int, str] = {}
        self._shown = 0
        self._stack = QStackedWidget(self)
        self.top = TopBar([(maker.title, maker.icon) for maker in makers], menu)
        self.undo_bar = UndoBar(self)
        self._banner = Banner(_why_only_looked_at(context.book), Tone.WAITING)
        frame = QVBoxLayout()
        frame.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        frame.setSpacing(theme.px(10))
        frame.addWidget(self._banner)
        frame.addWidget(self._stack, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.top)
        box.addLayout(frame, 1)
        self.top.turned.connect(self._turned)
        self.top.search.connect(self.search_all)
        context.changed.connect(self._changed)
        context.go.connect(self.go)
        context.go_to.connect(self._go_to)
        context.jobs.ended.connect(self._fetch_again)
        names = [maker.name for maker in makers]
        last = context.memory.text(_LAST_TAB)
        self._show_badges()
        self._turned(0)
        self.turn_to(names.index(last) if last in names else 0)

    @property
    def status(self) -> str:
        """Return what the tab shown has for the status bar."""
        return self._texts.get(self._shown, "")

    @property
    def tab(self) -> Tab:
        """Return the tab that is shown."""
        return self._tabs[self._shown]

    def turn_to(self, index: int) -> None:
        """Show a tab by its place."""
        if 0 <= index < len(self._makers):
            self.top.turn_to(index)

    def go(self, name: str) -> None:
        """Show a tab by its name."""
        self.turn_to([maker.name for maker in self._makers].index(name))

    def search_all(self) -> None:
        """Open the search of everything."""
        from antt_desktop.ui.search_all import SearchAll

        self._context.dialogs.run(SearchAll(self._context))

    def undo(self) -> None:
        """Take back the last action, or say that there is none."""
        if self._context.book.history.undo() is None:
            self._context.notice.emit("Không có việc nào để hoàn tác.")

    def redo(self) -> None:
        """Do again what was taken back, or say that there is nothing."""
        if self._context.book.history.redo() is None:
            self._context.notice.emit("Không có việc nào để làm lại.")

    def refresh(self) -> None:
        """Show everything anew (F5)."""
        for index in self._tabs:
            self._mark(index, frozenset(Area))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the undo bar at the foot."""
        super().resizeEvent(event)
        if self.undo_bar.isVisible():
            self.undo_bar.place()

    def _turned(self, index: int) -> None:
        if index not in self._tabs:
            self._make(index)
        self._shown = index
        self._stack.setCurrentWidget(self._tabs[index])
        areas = self._stale.pop(index, frozenset())
        if areas:
            self._tabs[index].refresh(areas)
        self._context.memory.keep_text(_LAST_TAB, self._makers[index].name)
        self.said.emit(self.status)

    def _make(self, index: int) -> None:
        made = self._makers[index].make(self._context, self._stack)
        self._tabs[index] = made
        made.status_text.connect(lambda text: self._tab_said(index, text))
        self._stack.addWidget(made)
        made.refresh(frozenset(Area))

    def _tab_said(self, index: int, text: str) -> None:
        self._texts[index] = text
        if index == self._shown:
            self.said.emit(text)

    def _changed(self, done: ActionDone) -> None:
        for index in self._tabs:
            self._mark(index, done.areas)
        self._show_badges()
        if not done.name:
            return  # nobody may be told of it
        if done.name.startswith(_UNDID):
            name = done.name.removeprefix(_UNDID)
            self.undo_bar.offer(f"Đã hoàn tác việc {_small(name)}", "Làm lại", "Ctrl+Y", self.redo)
        else:
            name = done.name.removeprefix(_REDID)
            self.undo_bar.offer(f"Đã {_small(name)}", "Hoàn tác", "Ctrl+Z", self.undo)

    def _show_badges(self) -> None:
        """Say at the tabs what wants attention; later where a job has the book."""
        if self._context.book.lent:
            return
        for index, maker in enumerate(self._makers):
            self.top.show_badge(index, *maker.badge(self._context.book))

    def _mark(self, index: int, areas: frozenset[Area]) -> None:
        """Refresh a tab now if it is shown, else when it is next shown."""
        if index == self._shown:
            self._tabs[index].refresh(areas)
        else:
            self._stale[index] = self._stale.get(index, frozenset()) | areas

    def _go_to(self, name: str, record_id: int) -> None:
        self.go(name)
        self.tab.show_record(record_id)

    def _fetch_again(self) -> None:
        """Let lists ask for the rows they could not have while the book was lent."""
        for view in self.findChildren(QAbstractItemView):
            view.viewport().update()


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _why_only_looked_at(book: Book) -> str:
    if book.read_only:
        return "Sổ này mở chỉ để xem, không sửa được."
    return "" if book.may_change else "Đang xem và in; không sửa được sổ (vai chỉ xem)."
