"""What a tab is given: the open book and the services of its window."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from antt_desktop.book import Book
from antt_desktop.domain.changes import ActionDone, Area
from antt_desktop.domain.errors import READ_ONLY, UserError
from antt_desktop.domain.roles import ONLY_LOOKS
from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.jobs import Jobs, Progress
from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.memory import Memory

T = TypeVar("T")


class Context(QObject):
    """The book and the services. One per window with an open book.

    ``changed(ActionDone)`` follows every committed action, undo and redo, on the window's
    thread; the window answers it with ``tab.refresh(areas)`` and the undo bar, so a tab need
    not. A UserError raised out of a slot is shown by the window as a sentence.
    """

    changed = Signal(object)
    go = Signal(str)
    """Ask the window to show the tab of this name ("households", "pledges")."""
    go_to = Signal(str, int)
    """Ask the window to show a record by id in the tab of this name ("meetings", 12)."""
    notice = Signal(str)
    """Show a passing line in the status bar."""
    _heard = Signal(object)

    def __init__(self, book: Book, dialogs: Dialogs, jobs: Jobs, memory: Memory) -> None:
        super().__init__()
        self.book = book
        self.dialogs = dialogs
        self.jobs = jobs
        self.memory = memory
        self._heard.connect(self._pass_on)
        book.listener = self._heard.emit

    def work_on_book(
        self,
        title: str,
        work: Callable[[Book, Progress], T],
        done: Callable[[T], object] = lambda _result: None,
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        """Run ``work(book, progress)`` in a worker on a book borrowed for it.

        Until it ends the window's own book refuses use and lists show what they have.
        """
        lent = threading.Event()

        def borrowed(progress: Progress) -> T:
            try:
                with self.book.borrow() as book:
                    lent.set()
                    return work(book, progress)
            finally:
                lent.set()

        self.jobs.run(title, borrowed, done, failed)
        lent.wait()

    def writable(self) -> None:
        """Raise UserError where the book may only be looked at."""
        if why := self._refusal():
            raise UserError(why)

    def lock(self, *parts: QWidget) -> None:
        """Switch off what writes, saying why, where the book may only be looked at."""
        if why := self._refusal():
            for part in parts:
                part.setEnabled(False)
                part.setToolTip(why)

    def _refusal(self) -> str:
        if self.book.read_only:
            return READ_ONLY
        return "" if self.book.may_change else ONLY_LOOKS

    def _pass_on(self, done: ActionDone) -> None:
        self.changed.emit(done)


class Tab(QWidget):
    """What every tab is: a widget that answers these calls of the window.

    While a job has the book nothing can be asked of it: a tab that has to show something anew
    ``put_off``s that.
    """

    status_text = Signal(str)
    """The text for the left of the status bar."""
    search: SearchField
    """Where Ctrl+F goes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._late: frozenset[Area] = frozenset()
        self.setProperty("kind", "page")
        context.jobs.ended.connect(self.catch_up)

    def put_off(self, areas: frozenset[Area]) -> bool:
        """Tell whether a job has the book; these areas are refreshed once it is back."""
        if self.context.book.lent:
            self._late |= areas
        return self.context.book.lent

    def catch_up(self) -> None:
        """Refresh what was put off."""
        areas, self._late = self._late, frozenset()
        if areas:
            self.refresh(areas)

    def refresh(self, areas: frozenset[Area]) -> None:
        """Show anew what belongs to these areas; the window calls it once after making it."""

    def new(self) -> None:
        """Ctrl+N: begin a new record."""

    def print_(self) -> None:
        """Ctrl+P: print what this tab is about."""

    def focus_search(self) -> None:
        """Ctrl+F: go to the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def show_record(self, record_id: int) -> None:
        """Show the household, the meeting… of this id, whatever is filtered now."""


@dataclass(frozen=True, slots=True)
class TabMaker:
    """A tab before it is made; ``make`` imports its code only when it is first shown.

    It is made inside the widget that will show it: what is put into a widget later on, Qt
    styles once more with all that is in it.
    """

    name: str
    title: str
    icon: str
    make: Callable[[Context, QWidget], Tab]
    badge: Callable[[Book], tuple[int, str]] = lambda _book: (0, "")
    """How many things in the tab want attention, and the sentence that says which."""
