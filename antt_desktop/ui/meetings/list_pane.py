"""The pane at the left: how many minutes there are, their cards, or why there are none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import Chips
from antt_desktop.ui.kit.panes import EmptyState, Pane
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.meetings.cards import Cards
from antt_desktop.ui.meetings.presenter import Wish, count_words, nothing_words
from antt_desktop.ui.theme import theme

_BEST, _NEWEST = "best", "newest"


class ListPane(Pane):
    """Lists what a ``Wish`` finds.

    Signals: ``reordered(newest)`` for the switch while something is searched, ``widened`` to
    search without marks, ``unfiltered`` to search in all minutes.
    """

    reordered = Signal(bool)
    widened = Signal()
    unfiltered = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, flush=True)
        self._context = context
        self.count = label("", "small")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.order = Chips("Xếp theo")
        self.order.show_items([(_BEST, "Khớp nhất", None), (_NEWEST, "Mới nhất", None)])
        self.order.chosen.connect(lambda key: self.reordered.emit(key == _NEWEST))
        self.cards = Cards()
        self.widen = buttons.secondary("Tìm không dấu", self.widened.emit, "search")
        self.unfilter = buttons.secondary("Bỏ lọc", self.unfiltered.emit, "filter")
        self.nothing = EmptyState("search", "", "", [self.widen, self.unfilter])
        self._pages = QStackedWidget()
        self._pages.addWidget(self.cards)
        self._pages.addWidget(self.nothing)
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(theme.px(14), theme.px(8), theme.px(10), theme.px(8))
        lines.setSpacing(theme.px(6))
        lines.addWidget(self.count)
        lines.addWidget(self.order)
        self.box.addWidget(head)
        self.box.addWidget(Pane(flush=True, kind="line"))
        self.box.addWidget(self._pages, 1)

    def reload(self, wish: Wish, total: int, *, keep: bool) -> None:
        """Show what is wished for, out of ``total`` minutes; ``keep`` the chosen one chosen."""
        meetings = self._context.book.meetings
        found = meetings.ids(
            query=wish.query or None,
            year=wish.year,
            kind=wish.kind,
            group_id=wish.group_id,
            newest=wish.newest,
        )
        self.cards.show_ids(found, meetings.rows, keep=keep)
        self.count.setText(count_words(len(found), total, wish))
        self.order.choose(_NEWEST if wish.newest else _BEST)
        self.order.setVisible(bool(wish.query) and len(found) > 1)
        self._pages.setCurrentWidget(self.cards if found else self.nothing)
        if not found:
            self._say_nothing(wish)

    def _say_nothing(self, wish: Wish) -> None:
        self.nothing.say(*nothing_words(wish))
        self.unfilter.setVisible(wish.filtered)
        self.widen.hide()
        if wish.query.marked:
            wider = self._context.book.meetings.ids(
                query=wish.query.without_marks(),
                year=wish.year,
                kind=wish.kind,
                group_id=wish.group_id,
            )
            self.widen.setText(f"Tìm không dấu ({number(len(wider))})")
            self.widen.setVisible(bool(wider))
