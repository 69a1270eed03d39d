"""Records as cards of three lines, fetched a page at a time as they are seen."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from antt_desktop.ui.kit.cells import draw_pill, pill_width
from antt_desktop.ui.kit.columns import Pill
from antt_desktop.ui.kit.row_list import Index, RowDelegate, RowList
from antt_desktop.ui.kit.rows import PagedRows
from antt_desktop.ui.theme import theme

Row = TypeVar("Row")
_ABOVE, _TITLE, _NOTE = (9.75, 400), (11.0, 500), (9.75, 400)
_MARGIN, _PAD, _GAP = 15, 11, 3


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: a day with a pill beside it, the title, a note."""

    above: str
    title: str
    note: str
    pill: Pill


class _Delegate(RowDelegate, Generic[Row]):
    def __init__(self, card: Callable[[Row], Card], view: "CardList[Row]") -> None:
        super().__init__(view)
        self._card, self._view = card, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        lines = sum(QFontMetrics(theme.font(*font)).height() for font in (_ABOVE, _TITLE, _NOTE))
        return QSize(theme.px(160), lines + theme.px(2 * _PAD + 2 * _GAP) + 1)

    def draw(self, painter: QPainter, rect: QRect, row: Row) -> None:
        foot = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(foot, theme.colour("line"))
        inner = rect.adjusted(theme.px(_MARGIN), theme.px(_PAD), -theme.px(_MARGIN), 0)
        card = self._card(row)
        width = pill_width(card.pill) + 1
        left = inner.right() + 1 - width
        top = inner.top()
        for text, font, role, right in (
            (card.above, _ABOVE, "muted", left - theme.px(8)),
            (card.title, _TITLE, "text", inner.right()),
            (card.note, _NOTE, "muted", inner.right()),
        ):
            painter.setFont(theme.font(*font))
            painter.setPen(theme.colour(role))
            metrics = QFontMetrics(painter.font())
            line = QRect(inner.left(), top, right - inner.left(), metrics.height())
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), cut)
            if top == inner.top():
                place = QRect(left, top, width, line.height())
                draw_pill(painter, place, card.pill, self._view.devicePixelRatioF())
            top += metrics.height() + theme.px(_GAP)


class CardList(RowList[Row]):
    """Records to choose one from, each as the ``card`` that a function makes of it.

    ``chosen(id)`` follows the current card, ``opened(id)`` Enter or a double click on it.
    """

    opened = Signal(object)

    def __init__(self, name: str, id_of: Callable[[Row], int], card: Callable[[Row], Card]) -> None:
        def spoken(row: Row) -> tuple[str, ...]:
            said = card(row)
            return said.title, said.above, said.pill.word, said.note

        super().__init__(name, id_of, spoken)
        self._id_of = id_of
        self.setItemDelegate(_Delegate(card, self))
        self.setUniformItemSizes(True)
        self.doubleClicked.connect(lambda _index: self.opened.emit(self.current_id))

    @property
    def current_id(self) -> int:
        """Return the id of the chosen card, 0 if none."""
        at = self.currentIndex().row()
        return self.ids[at] if 0 <= at < len(self.ids) else 0

    def show_ids(
        self, ids: Sequence[int], fetch: Callable[[Sequence[int]], Iterable[Row]], *, keep: bool
    ) -> None:
        """Show these cards, silently; ``keep``: the chosen one stays chosen and in its place.

        Where it is gone its neighbour is chosen; else the first.
        """
        before, at = self.current_id, self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()

        def choose() -> None:
            if keep and self.go_to(before):
                self.verticalScrollBar().setValue(scrolled)
            elif self.ids:
                self.go_to(self.ids[min(max(at, 0), len(self.ids) - 1) if keep else 0])

        self._replace(PagedRows(ids, fetch, self._id_of), choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the card; everything else moves as in any list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_id:
            self.opened.emit(self.current_id)
        else:
            super().keyPressEvent(event)
