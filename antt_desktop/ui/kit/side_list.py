"""The list at the side: the tổ with leader and count, or with their progress."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from antt_desktop.ui.kit.cells import draw_bar
from antt_desktop.ui.kit.columns import Bar
from antt_desktop.ui.theme import icons, theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ITEM = Qt.ItemDataRole.UserRole
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


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: tuple[SideItem, ...] = ()

    def show(self, items: Sequence[SideItem]) -> None:
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role == _ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return ", ".join(part for part in (item.title, item.note, item.right) if part)
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        item: SideItem = index.data(_ITEM)
        title = QFontMetrics(theme.font(_TITLE)).height()
        below = 0
        if item.note:
            below = QFontMetrics(theme.font(_NOTE)).height()
        elif item.bar:
            below = theme.px(11)
        return QSize(theme.px(120), max(title + below + theme.px(10), theme.px(36)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: SideItem = index.data(_ITEM)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or hovered:
            painter.fillRect(rect, theme.colour("accent_light" if selected else "hover"))
        if selected:
            edge = QRect(rect.left(), rect.top(), theme.px(3), rect.height())
            painter.fillRect(edge, theme.colour("accent"))
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
        painter.restore()

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


class SideList(QListView):
    """A list to choose one entry from. ``chosen(key)`` follows the current entry."""

    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._moved)
        self._quiet = False
        theme.changed.connect(self._scale)

    @property
    def current(self) -> int:
        """Return the key of the chosen entry, -1 if none."""
        row = self.currentIndex().row()
        return self._model.items[row].key if 0 <= row < len(self._model.items) else -1

    def show_items(self, items: Sequence[SideItem]) -> None:
        """Show these entries; the chosen one stays chosen, else the first one is, silently."""
        current = self.current
        self._quiet = True
        self._model.show(items)
        self.choose(current if any(i.key == current for i in items) else -1)
        self._quiet = False

    def choose(self, key: int) -> None:
        """Choose an entry by key (the first one where the key is not there)."""
        rows = [row for row, item in enumerate(self._model.items) if item.key == key]
        if self._model.items:
            self.setCurrentIndex(self._model.index(rows[0] if rows else 0))

    def _scale(self) -> None:
        self.scheduleDelayedItemsLayout()

    def _moved(self) -> None:
        if not self._quiet and self.current >= 0:
            self.chosen.emit(self.current)
