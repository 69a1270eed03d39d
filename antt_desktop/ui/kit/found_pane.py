"""The pane at the left: how many records were found, their cards, or why there are none."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from antt_desktop.domain.text import number
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.card_list import Card, CardList
from antt_desktop.ui.kit.chips import Chips
from antt_desktop.ui.kit.panes import EmptyState, Pane
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

Row = TypeVar("Row")
_BEST, _NEWEST = "best", "newest"


class FoundPane(Pane, Generic[Row]):
    """Shows what was found.

    Signals: ``reordered(newest)`` for the switch while something is searched, ``widened`` to
    search without marks, ``unfiltered`` to search among all.
    """

    reordered = Signal(bool)
    widened = Signal()
    unfiltered = Signal()

    def __init__(
        self,
        name: str,
        id_of: Callable[[Row], int],
        card: Callable[[Row], Card],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, flush=True)
        self.count = label("", "small")
        self.order = Chips("Xếp theo")
        self.order.show_items([(_BEST, "Khớp nhất", None), (_NEWEST, "Mới nhất", None)])
        self.order.chosen.connect(lambda key: self.reordered.emit(key == _NEWEST))
        self.cards: CardList[Row] = CardList(name, id_of, card)
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

    def show_found(
        self,
        ids: Sequence[int],
        fetch: Callable[[Sequence[int]], Iterable[Row]],
        words: str,
        *,
        newest: bool | None,
        keep: bool,
    ) -> None:
        """Show these records under ``words``; ``keep`` the chosen one chosen.

        ``newest`` tells how a search is ordered, None where nothing is searched for.
        """
        self.cards.show_ids(ids, fetch, keep=keep)
        self.count.setText(words)
        self.order.choose(_NEWEST if newest else _BEST)
        self.order.setVisible(newest is not None and len(ids) > 1)
        self._pages.setCurrentWidget(self.cards)

    def show_nothing(self, title: str, sentence: str, *, filtered: bool, wider: int) -> None:
        """Say that nothing was found; ``wider`` is how many there are without marks."""
        self.nothing.say(title, sentence)
        self.unfilter.setVisible(filtered)
        self.widen.setText(f"Tìm không dấu ({number(wider)})")
        self.widen.setVisible(bool(wider))
        self._pages.setCurrentWidget(self.nothing)
