"""The list at the side: the tổ with leader and count, or with their progress."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from antt_desktop.ui.kit.cells import draw_bar
from antt_desktop.ui.kit.columns import Bar
from antt_desktop.ui.kit.row_list import ROW, Index, RowDelegate, RowList
from antt_desktop.ui.kit.rows import listed
from antt_desktop.ui.theme import icons, theme

_TITLE, _NOTE = 10.5, 9.0
_MARGIN, _ICON = 15, 17


@dataclass(frozen=True, slots=True)
class SideItem:
    """One entry: ``title`` with ``right`` beside it, below them a ``note`` or a ``bar``.

    An ``icon`` stands before it where there is one.
    """

    key: int
    title: str
    right: str = ""
    note: str = ""
    bar: Bar | None = None
    icon: str = ""


def _spoken(item: SideItem) -> tuple[str, ...]:
    return item.title, item.note, item.right


class _Delegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        item: SideItem = index.data(ROW)
        title = QFontMetrics(theme.font(_TITLE)).height()
        below = 0
        if item.note:
            below = QFontMetrics(theme.font(_NOTE)).height()
        elif item.bar:
            below = theme.px(11)
        return QSize(theme.px(120), max(title + below + theme.px(10), theme.px(36)))

    def draw(self, painter: QPainter, rect: QRect, item: SideItem) -> None:
        margin, pad = theme.px(_MARGIN), theme.px(5)
        inner = rect.adjusted(margin, pad, -theme.px(12), -pad)
        if item.icon:
            side = theme.px(_ICON)
            ratio = painter.device().devicePixelRatioF()
            mark = icons.pixmap(item.icon, theme.colour("muted"), side, ratio)
            painter.drawPixmap(inner.x(), inner.center().y() - side // 2, mark)
            inner.setLeft(inner.left() + side + theme.px(9))
        right_width = self._right(painter, inner, item, centred=item.bar is None)
        self._left(painter, inner, item, right_width)

    @staticmethod
    def _right(painter: QPainter, inner: QRect, item: SideItem, *, centred: bool) -> int:
        if not item.right:
            return 0
        painter.setFont(theme.font(9.75))
        painter.setPen(theme.colour("muted"))
        metrics = QFontMetrics(painter.font())
        upright = Qt.AlignmentFlag.AlignVCenter if centred else Qt.AlignmentFlag.AlignTop
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | upright), item.right)
        return metrics.horizontalAdvance(item.right) + theme.px(8)

    @staticmethod
    def _left(painter: QPainter, inner: QRect, item: SideItem, right_width: int) -> None:
        painter.setFont(theme.font(_TITLE))
        painter.setPen(theme.colour("text"))
        metrics = QFontMetrics(painter.font())
        room = inner.width() - right_width
        alone = not item.note and item.bar is None
        height = inner.height() if alone else metrics.height()
        painter.drawText(
            QRect(inner.x(), inner.y(), room, height),
            int(Qt.AlignmentFlag.AlignVCenter),
            metrics.elidedText(item.title, Qt.TextElideMode.ElideRight, room),
        )
        if item.bar is not None:
            thick = theme.px(6)
            draw_bar(
                painter,
                QRectF(inner.x(), inner.bottom() + 1 - thick, inner.width(), thick),
                item.bar,
            )
        elif item.note:
            painter.setFont(theme.font(_NOTE))
            painter.setPen(theme.colour("muted"))
            note = QFontMetrics(painter.font())
            painter.drawText(
                QRect(inner.x(), inner.y() + height, room, note.height()),
                int(Qt.AlignmentFlag.AlignVCenter),
                note.elidedText(item.note, Qt.TextElideMode.ElideRight, room),
            )


class SideList(RowList[SideItem]):
    """A list to choose one entry from. ``chosen(key)`` follows the current entry."""

    def __init__(self, name: str) -> None:
        super().__init__(name, lambda item: item.key, _spoken)
        self.setItemDelegate(_Delegate(self))

    @property
    def current(self) -> int:
        """Return the key of the chosen entry, -1 if none."""
        at = self.currentIndex().row()
        return self.ids[at] if 0 <= at < len(self.ids) else -1

    def show_items(self, items: Sequence[SideItem]) -> None:
        """Show these entries; the chosen one stays chosen, else the first one is, silently."""
        current = self.current
        self._replace(listed(items, lambda item: item.key), lambda: self.choose(current))

    def choose(self, key: int) -> None:
        """Choose an entry by key (the first one where the key is not there)."""
        if not self.go_to(key) and self.ids:
            self.go_to(self.ids[0])
