"""The pages of a stack: all of them in a grid, or one of them large; what is said of each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.filing import PlannedPage
from antt_desktop.ui.pledges.filing import presenter
from antt_desktop.ui.pledges.filing.page_cards import PageGrid
from antt_desktop.ui.pledges.filing.page_view import Act, PageView
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.file_scans import Filing

_ALL, _ONE = range(2)


class StackPages(QStackedWidget):
    """Shows and changes a plan; ``above`` and ``below`` stand around the grid.

    ``moved`` follows going between the grid and a page, ``planned(trouble)`` every change of
    the plan, with the sentence why one could not be made; ``widened``: the filter was taken
    away; ``none_doubtful``: no page is left to look at.
    """

    moved = Signal()
    planned = Signal(str)
    widened = Signal()
    none_doubtful = Signal()

    def __init__(self, filing: Filing, *, above: QWidget, below: QWidget) -> None:
        super().__init__()
        self._filing = filing
        self._homes = filing.homes
        self._kind = ""
        self.grid = PageGrid(filing.pages, filing.picture)
        self.page = PageView(self._homes)
        every = QWidget()
        box = QVBoxLayout(every)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(8))
        box.addWidget(above)
        box.addWidget(self.grid, 1)
        box.addWidget(below)
        self.addWidget(every)
        self.addWidget(self.page)
        self.grid.opened.connect(self.open_page)
        self.grid.left_out.connect(self._leave_out)
        self.page.act.connect(self._do)
        self.page.assigned.connect(self._assign)
        self.page.turned.connect(self._turn)
        self.page.next_wanted.connect(self.next_doubtful)
        self.page.closed.connect(self._close_page)

    @property
    def one(self) -> bool:
        """Tell whether one page is shown large."""
        return self.currentIndex() == _ONE

    def add(self, page: PlannedPage) -> None:
        """Show a page that was read, and what it changed of those before."""
        self.grid.add(page)
        self._redraw_changed()

    def filter(self, kind: str) -> None:
        """Show the pages of one kind, '' for all."""
        self._kind = kind
        self.setCurrentIndex(_ALL)
        self.grid.filter(kind)
        self.grid.setFocus()
        self.moved.emit()

    def open_page(self, index: int) -> None:
        """Show one page large."""
        page = self._filing.pages[index]
        self.setCurrentIndex(_ONE)
        self.page.show_picture(self._filing.picture(index))
        likely = presenter.likely_homes(self._homes, self._filing.pages, index)
        self.page.homes.begin(likely)
        self.grid.go_to(index)
        self._show_page(index)
        self.moved.emit()
        lost = not page.household_id and not page.left_out
        (self.page.homes.field if lost else self.page.sheet).setFocus()

    def next_doubtful(self) -> None:
        """Show the next page that somebody should look at."""
        at = self.page.index if self.one else self.grid.current
        index = presenter.next_doubtful(self._filing.pages, at)
        if index < 0:
            self.none_doubtful.emit()
            return
        if index not in self.grid.shown:
            self.filter("")
            self.widened.emit()
        self.open_page(index)

    def _close_page(self) -> None:
        at = self.page.index
        self.filter(self._kind)
        self.grid.go_to(at)

    def _turn(self, steps: int) -> None:
        shown = self.grid.shown
        if self.page.index in shown:
            at = shown.index(self.page.index) + steps
            if 0 <= at < len(shown):
                self.open_page(shown[at])

    def _show_page(self, index: int) -> None:
        shown = list(self.grid.shown)
        place = shown.index(index) + 1 if index in shown else 1
        more = presenter.next_doubtful(self._filing.pages, index) not in {-1, index}
        self.page.show_page(self._filing.pages[index], (place, len(shown)), more=more)

    def _redraw_changed(self) -> None:
        for page in self._filing.changed():
            self.grid.redraw(page.index)
            if self.one and page.index == self.page.index:
                self._show_page(page.index)

    def _change(self, change: Callable[[], None]) -> None:
        trouble = ""
        try:
            change()
        except UserError as error:
            trouble = error.sentence
        self._redraw_changed()
        if self.one:
            self._show_page(self.page.index)
            self.page.sheet.setFocus()
        self.planned.emit(trouble)

    def _assign(self, household_id: int) -> None:
        self._change(partial(self._filing.assign, self.page.index, household_id))

    def _leave_out(self, index: int) -> None:
        out = not self._filing.pages[index].left_out
        self._change(partial(self._filing.leave_out, index, out=out))

    def _do(self, act: Act) -> None:
        filing, index = self._filing, self.page.index
        match act:
            case Act.SIGNED:
                self._change(partial(filing.confirm_signed, index))
            case Act.NOT_SIGNED:
                self._change(partial(filing.deny_signed, index))
            case Act.SPLIT_OFF:
                self._change(partial(filing.split_off, index))
            case Act.LEAVE_OUT:
                self._leave_out(index)
            case Act.OTHER_CAMPAIGN:
                self._change(partial(filing.take_other_campaign, index))
            case Act.TURN_LEFT | Act.TURN_RIGHT:
                self._change(partial(filing.turn, index, 1 if act is Act.TURN_RIGHT else -1))
                self.grid.thumbnails.forget(index)
                self.page.show_picture(filing.picture(index))
