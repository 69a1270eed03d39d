"""The list of minutes as cards of three lines, fetched a page at a time as they are seen."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from antt_desktop.domain.meetings import MeetingRow
from antt_desktop.ui.kit.cells import draw_pill, pill_width
from antt_desktop.ui.kit.rows import PagedRows, listed
from antt_desktop.ui.meetings.presenter import NO_DAY, NO_TITLE, card_note, state_pill
from antt_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole
_DAY, _TITLE, _NOTE = (9.75, 400), (11.0, 500), (9.75, 400)
_MARGIN, _PAD, _GAP = 15, 11, 3


def _row_id(row: MeetingRow) -> int:
    return row.id


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: PagedRows[MeetingRow] = listed((), _row_id)

    def show(
        self, ids: Sequence[int], fetch: Callable[[Sequence[int]], Iterable[MeetingRow]]
    ) -> None:
        self.beginResetModel()
        self.rows = PagedRows(ids, fetch, _row_id)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows.row(index.row())
        if row is None:
            return None
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or NO_TITLE
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            said = (row.title, str(row.day or NO_DAY), row.state.label, card_note(row))
            return ", ".join(filter(None, said))
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        lines = sum(QFontMetrics(theme.font(*font)).height() for font in (_DAY, _TITLE, _NOTE))
        return QSize(theme.px(160), lines + theme.px(2 * _PAD + 2 * _GAP) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: MeetingRow | None = index.data(_ROW)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or hovered:
            painter.fillRect(rect, theme.colour("accent_light" if selected else "hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        if selected:
            edge = QRect(rect.left(), rect.top(), theme.px(3), rect.height())
            painter.fillRect(edge, theme.colour("accent"))
        if row is not None:
            inner = rect.adjusted(theme.px(_MARGIN), theme.px(_PAD), -theme.px(_MARGIN), 0)
            self._lines(painter, inner, row, option.widget.devicePixelRatioF())
        painter.restore()

    @staticmethod
    def _lines(painter: QPainter, inner: QRect, row: MeetingRow, ratio: float) -> None:
        pill = state_pill(row.state)
        width = pill_width(pill) + 1
        left = inner.right() + 1 - width
        top = inner.top()
        for text, font, role, right in (
            (str(row.day or NO_DAY), _DAY, "muted", left - theme.px(8)),
            (row.title or NO_TITLE, _TITLE, "text", inner.right()),
            (card_note(row), _NOTE, "muted", inner.right()),
        ):
            painter.setFont(theme.font(*font))
            painter.setPen(theme.colour(role))
            metrics = QFontMetrics(painter.font())
            line = QRect(inner.left(), top, right - inner.left(), metrics.height())
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), cut)
            if top == inner.top():
                draw_pill(painter, QRect(left, top, width, line.height()), pill, ratio)
            top += metrics.height() + theme.px(_GAP)


class Cards(QListView):
    """Minutes to choose from.

    ``chosen(id)`` follows the current card, ``opened(id)`` Enter or a double click on it.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Danh sách biên bản")
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._moved)
        self.doubleClicked.connect(lambda _index: self.opened.emit(self.current_id))
        self._quiet = False
        theme.changed.connect(self._scale)

    @property
    def ids(self) -> Sequence[int]:
        """Return the ids of all cards, in their order."""
        return self._model.rows.ids

    @property
    def current_id(self) -> int:
        """Return the id of the chosen card, 0 if none."""
        at = self.currentIndex().row()
        return self.ids[at] if 0 <= at < len(self.ids) else 0

    def show_ids(
        self,
        ids: Sequence[int],
        fetch: Callable[[Sequence[int]], Iterable[MeetingRow]],
        *,
        keep: bool,
    ) -> None:
        """Show these cards, silently; ``keep``: the chosen one stays chosen and in its place.

        Where it is gone its neighbour is chosen; else the first.
        """
        before, at = self.current_id, self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._quiet = True
        self._model.show(ids, fetch)
        if keep and self.go_to(before):
            self.verticalScrollBar().setValue(scrolled)
        elif len(ids):
            place = min(max(at, 0), len(ids) - 1) if keep else 0
            self.setCurrentIndex(self._model.index(place))
        self._quiet = False

    def go_to(self, meeting_id: int) -> bool:
        """Choose a card by its meeting; False where it is not in the list."""
        if meeting_id not in self.ids:
            return False
        self.setCurrentIndex(self._model.index(self.ids.index(meeting_id)))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the card; everything else moves as in any list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_id:
            self.opened.emit(self.current_id)
        else:
            super().keyPressEvent(event)

    def _scale(self) -> None:
        self.scheduleDelayedItemsLayout()

    def _moved(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.current_id)
