"""The pages of a stack as cards in a grid: thumbnail, name, form number, state."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from antt_desktop.domain.filing import PlannedPage
from antt_desktop.ui.kit.cells import draw_pill, pill_width
from antt_desktop.ui.kit.row_list import ROOT, ROW, Index, set_up
from antt_desktop.ui.pledges.filing import presenter
from antt_desktop.ui.pledges.filing.thumbnails import Thumbnails
from antt_desktop.ui.theme import Tone, theme

_WIDTH, _GAP, _PADDING = 236, 11, 9
_THUMB, _ROUND = 140, 7
_NAME, _SMALL = 10.5, 9.75


class PageModel(QAbstractListModel):
    """The pages that pass the filter, of the plan ``pages``; rows are places in the filter."""

    def __init__(self, pages: Sequence[PlannedPage], parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._wanted = ""
        self.shown: list[int] = []

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many cards there are."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a page, or what is said of it."""
        page = self._pages[self.shown[index.row()]]
        if role == ROW:
            return page
        if role == Qt.ItemDataRole.DisplayRole:
            return presenter.title(page)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return presenter.spoken(page)
        return None

    def wanted(self, page: PlannedPage) -> bool:
        """Tell whether a page passes the filter."""
        return not self._wanted or presenter.kind(page) == self._wanted

    def filter(self, kind: str) -> None:
        """Show the pages of one kind, '' for all."""
        self.beginResetModel()
        self._wanted = kind
        self.shown = [page.index for page in self._pages if self.wanted(page)]
        self.endResetModel()

    def added(self, page: PlannedPage) -> None:
        """Show a new page, where it passes the filter."""
        if self.wanted(page):
            at = len(self.shown)
            self.beginInsertRows(QModelIndex(), at, at)
            self.shown.append(page.index)
            self.endInsertRows()

    def changed(self, index: int) -> None:
        """Draw a page again; it stays where it is until the filter is chosen anew."""
        if index in self.shown:
            at = self.index(self.shown.index(index))
            self.dataChanged.emit(at, at)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where the parts of a card stand."""

    card: QRectF
    ground: QRect
    name: QRect
    line: QRect


class _CardDelegate(QStyledItemDelegate):
    def __init__(self, thumbnails: Thumbnails, view: "PageGrid") -> None:
        super().__init__(view)
        self._thumbnails = thumbnails
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        page: PlannedPage = index.data(ROW)
        parts = _parts(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_card(painter, option, page, parts.card)
        self._draw_picture(painter, page, parts.ground)
        self._draw_words(painter, page, parts)
        painter.restore()

    def _draw_card(
        self, painter: QPainter, option: QStyleOptionViewItem, page: PlannedPage, card: QRectF
    ) -> None:
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        width = 2 if current else 1
        painter.setPen(QPen(theme.colour("accent") if current else _edge(page), width))
        painter.setBrush(theme.colour("hover" if hovered else "surface"))
        painter.drawRoundedRect(card, theme.px(_ROUND), theme.px(_ROUND))

    def _draw_picture(self, painter: QPainter, page: PlannedPage, ground: QRect) -> None:
        painter.fillRect(ground, theme.colour("neutral_light"))
        ratio = self._view.devicePixelRatioF()
        room = ground.adjusted(0, theme.px(6), 0, -theme.px(6)).size() * ratio
        picture = self._thumbnails.get(page.index, room)
        if picture is None or picture.isNull():
            words = "" if picture is None else "Không có ảnh"
            painter.setFont(theme.font(_SMALL))
            painter.setPen(theme.colour("muted"))
            painter.drawText(ground, int(Qt.AlignmentFlag.AlignCenter), words)
            return
        size = picture.size() / ratio
        left = ground.x() + (ground.width() - size.width()) // 2
        top = ground.y() + (ground.height() - size.height()) // 2
        box = QRect(left, top, size.width(), size.height())
        painter.setOpacity(1.0 if page.saves or presenter.doubtful(page) else 0.45)
        painter.drawPixmap(box, picture)
        painter.setOpacity(1.0)
        painter.setPen(theme.colour("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)

    @staticmethod
    def _draw_words(painter: QPainter, page: PlannedPage, parts: _Parts) -> None:
        painter.setFont(theme.font(_NAME, 600))
        painter.setPen(theme.colour("text"))
        name = QFontMetrics(painter.font()).elidedText(
            presenter.title(page), Qt.TextElideMode.ElideRight, parts.name.width()
        )
        painter.drawText(parts.name, int(Qt.AlignmentFlag.AlignVCenter), name)
        pill = presenter.pill(page)
        line = parts.line
        width = min(pill_width(pill), line.width())
        at = QRect(line.right() + 1 - width, line.y(), width, line.height())
        draw_pill(painter, at, pill, 1.0)
        room = line.width() - width - theme.px(6)
        painter.setFont(theme.font(_SMALL))
        painter.setPen(theme.colour("muted"))
        words = QFontMetrics(painter.font()).elidedText(
            presenter.under_title(page), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), words)


def _parts(rect: QRect) -> _Parts:
    gap, padding = theme.px(_GAP), theme.px(_PADDING)
    card = QRectF(rect).adjusted(0.5, 0.5, -gap - 0.5, -gap - 0.5)
    inner = card.toRect().adjusted(padding, padding, -padding, -padding)
    ground = QRect(inner.x(), inner.y(), inner.width(), theme.px(_THUMB))
    name_height = QFontMetrics(theme.font(_NAME, 600)).height()
    name = QRect(inner.x(), ground.bottom() + theme.px(7), inner.width(), name_height)
    top = name.bottom() + 1
    line = QRect(inner.x(), top, inner.width(), inner.bottom() + 1 - top)
    return _Parts(card, ground, name, line)


def _edge(page: PlannedPage) -> QColor:
    """Return the colour of a card's border: a doubtful page stands out."""
    tone = presenter.TONES[presenter.kind(page)]
    if tone not in {Tone.WAITING, Tone.TROUBLE}:
        return theme.colour("border")
    ink = theme.tone(tone)[0]
    ink.setAlphaF(0.6)
    return ink


class PageGrid(QListView):
    """The grid of cards; thousands of pages scroll. ``opened(index)``: Enter or a click."""

    opened = Signal(int)
    left_out = Signal(int)

    def __init__(self, pages: Sequence[PlannedPage], picture: Callable[[int], bytes]) -> None:
        super().__init__()
        set_up(self, "Các trang đã đọc")
        self._model = PageModel(pages, self)
        self.thumbnails = Thumbnails(picture, self)
        self.setModel(self._model)
        self.setItemDelegate(_CardDelegate(self.thumbnails, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.thumbnails.ready.connect(self._model.changed)
        self.clicked.connect(lambda at: self.opened.emit(self.shown[at.row()]))
        theme.changed.connect(self._scale)

    @property
    def shown(self) -> Sequence[int]:
        """Return the indices of the pages that pass the filter, in their order."""
        return self._model.shown

    @property
    def current(self) -> int:
        """Return the index of the current page, -1 if there is none."""
        row = self.currentIndex().row()
        return self.shown[row] if 0 <= row < len(self.shown) else -1

    def add(self, page: PlannedPage) -> None:
        """Show a page that was read."""
        self._model.added(page)

    def redraw(self, index: int) -> None:
        """Show what has become of a page."""
        self._model.changed(index)

    def filter(self, kind: str) -> None:
        """Show the pages of one kind, '' for all; the current one stays where it is shown."""
        current = self.current
        self._model.filter(kind)
        self.go_to(current if current in self.shown else next(iter(self.shown), -1))

    def go_to(self, index: int) -> None:
        """Make a page current, where it is shown."""
        if index in self.shown:
            self.setCurrentIndex(self._model.index(self._model.shown.index(index)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current page, Delete leaves it out or takes it in again."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if enter and not event.modifiers() and self.current >= 0:
            self.opened.emit(self.current)
        elif event.key() == Qt.Key.Key_Delete and self.current >= 0:
            self.left_out.emit(self.current)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width among as many cards as fit."""
        self._divide()
        super().resizeEvent(event)

    def _scale(self) -> None:
        self.thumbnails.clear()
        self._divide()

    def _divide(self) -> None:
        width = max(self.viewport().width() - 1, 1)
        columns = max(1, width // theme.px(_WIDTH + _GAP))
        words = QFontMetrics(theme.font(_NAME, 600)).height()
        words += max(QFontMetrics(theme.font(_SMALL, 600)).height(), theme.px(20)) + theme.px(3)
        height = theme.px(_THUMB + 2 * _PADDING + 7 + _GAP) + words
        size = QSize(width // columns, height)
        if size != self.gridSize():
            self.thumbnails.clear()
            self.setGridSize(size)
