"""The header of a table: titles, the sort arrow, and the tick box for all rows."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from antt_desktop.ui.kit.cells import PADDING, draw_tick_box
from antt_desktop.ui.kit.columns import Align
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.theme import icons, theme

HEADER_POINTS = 9.75
HEADER_HEIGHT = 34
_ARROW = 13
_RADIUS = 7


class TableHeader(QHeaderView):
    """Draws titles as pictured. ``sorted_by`` is (section, descending), section -1 for none.

    Signal: ``dragged`` when the mouse has given a column another width.
    """

    dragged = Signal()

    def __init__(self, model: TableModel[object], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._table = parent
        self.sorted_by = (-1, False)
        self._before: list[int] = []
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName("Tiêu đề cột")

    def title_width(self, section: int) -> int:
        """Return the width a section's title wants, with room for the arrow."""
        column = self._model.column(section)
        title = column.title if column else "STT"
        text = QFontMetrics(theme.font(HEADER_POINTS, 500)).horizontalAdvance(title)
        arrow = theme.px(_ARROW + 6) if column and column.key else 0
        if column and column.align is Align.RIGHT:
            arrow = max(arrow - theme.px(PADDING), 0)  # the title moves over its own padding
        return text + arrow + 2 * theme.px(PADDING) + 2

    def sizeHint(self) -> QSize:
        """Return the header's height at the text size in force."""
        return QSize(theme.px(HEADER_HEIGHT), theme.px(HEADER_HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take note of the widths: a drag may begin."""
        self._before = self._widths()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell whether a drag has ended."""
        super().mouseReleaseEvent(event)
        if self._widths() != self._before:
            self.dragged.emit()

    def _widths(self) -> list[int]:
        return [self.sectionSize(section) for section in range(self.count())]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, with round corners where the table is at the top of its pane."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("header"))
        ground = QRectF(self.viewport().rect())
        radius = theme.px(_RADIUS) if self._table.y() <= 1 else 0
        painter.drawRoundedRect(ground.adjusted(0, 0, 0, radius), radius, radius)
        painter.fillRect(QRectF(0, ground.height() - 1, ground.width(), 1), theme.colour("border"))
        painter.end()
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Draw one title on the header's ground."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self.devicePixelRatioF()
        if self._model.is_tick(logicalIndex):
            draw_tick_box(painter, QRectF(rect).center(), self._model.tick_state(), ratio)
        else:
            self._title(painter, rect, logicalIndex, ratio)
        painter.restore()

    def _title(self, painter: QPainter, rect: QRect, section: int, ratio: float) -> None:
        column = self._model.column(section)
        here = self.sorted_by[0] == section
        inner = rect.adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
        arrow = theme.px(_ARROW + 4) if here else 0
        if column and column.align is Align.RIGHT:
            inner.setLeft(rect.left())
        painter.setFont(theme.font(HEADER_POINTS, 600 if here else 500))
        painter.setPen(theme.colour("text" if here else "muted"))
        metrics = QFontMetrics(painter.font())
        title = column.title if column else "STT"
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, inner.width() - arrow)
        width = metrics.horizontalAdvance(shown)
        left = inner.x()
        match column.align if column else Align.RIGHT:
            case Align.RIGHT:
                left = inner.right() + 1 - width - arrow
            case Align.CENTER:
                left = inner.x() + (inner.width() - width - arrow) // 2
        painter.drawText(
            QRect(left, inner.y(), width + 2, inner.height()),
            int(Qt.AlignmentFlag.AlignVCenter),
            shown,
        )
        if here:
            size = theme.px(_ARROW)
            name = "arrow-down" if self.sorted_by[1] else "arrow-up"
            top = inner.y() + (inner.height() - size) / 2
            glyph = icons.pixmap(name, theme.colour("text"), size, ratio)
            painter.drawPixmap(QPointF(left + width + theme.px(4), top), glyph)
