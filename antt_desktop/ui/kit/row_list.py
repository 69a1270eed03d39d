"""What every list of drawn rows has: its look, the ground of a row, which row is chosen."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from antt_desktop.ui.kit.rows import PagedRows, listed
from antt_desktop.ui.theme import theme

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole


def set_up(view: QListView, name: str) -> None:
    """Let a list of drawn rows look and scroll as all of them do."""
    view.setAccessibleName(name)
    view.setMouseTracking(True)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class _Model(QAbstractListModel, Generic[Row]):
    def __init__(
        self, rows: PagedRows[Row], spoken: Callable[[Row], Sequence[str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.rows, self._spoken = rows, spoken

    def show(self, rows: PagedRows[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows.row(index.row())
        if row is None or role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._spoken(row)[0]
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return ", ".join(filter(None, self._spoken(row)))
        return None


class RowDelegate(QStyledItemDelegate):
    """Draws the ground of a row, chosen or under the mouse; a subclass draws what is on it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row; one that cannot be had just now stays empty."""
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("accent_light" if selected else "hover"))
        if selected:
            edge = QRect(rect.left(), rect.top(), theme.px(3), rect.height())
            painter.fillRect(edge, theme.colour("accent"))
        row = index.data(ROW)
        if row is not None:
            self.draw(painter, rect, row)
        painter.restore()

    def draw(self, painter: QPainter, rect: QRect, row: Any) -> None:  # noqa: ANN401 - the list's
        """Draw what a row says."""
        raise NotImplementedError


class RowList(QListView, Generic[Row]):
    """Rows to choose one from. ``chosen(id)`` follows the current row where the user moves it.

    ``spoken(row)`` is what is read aloud of a row, its title first.
    """

    chosen = Signal(int)

    def __init__(
        self, name: str, id_of: Callable[[Row], int], spoken: Callable[[Row], Sequence[str]]
    ) -> None:
        super().__init__()
        set_up(self, name)
        self._model: _Model[Row] = _Model(listed((), id_of), spoken, self)
        self.setModel(self._model)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._moved)
        theme.changed.connect(self._scale)

    @property
    def ids(self) -> Sequence[int]:
        """Return the ids of all rows, in their order."""
        return self._model.rows.ids

    def go_to(self, row_id: int) -> bool:
        """Choose a row; False where it is not in the list."""
        if row_id not in self.ids:
            return False
        self.setCurrentIndex(self._model.index(self.ids.index(row_id)))
        return True

    def _replace(self, rows: PagedRows[Row], choose: Callable[[], object]) -> None:
        """Show other rows, of which ``choose`` chooses one silently."""
        self._quiet = True
        self._model.show(rows)
        choose()
        self._quiet = False

    def _scale(self) -> None:
        self.scheduleDelayedItemsLayout()

    def _moved(self, current: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self.chosen.emit(self.ids[current.row()])
