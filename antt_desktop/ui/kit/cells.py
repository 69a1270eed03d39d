"""How the cells of a table are drawn: text, pills, bars, icons, tick boxes, row grounds."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from antt_desktop.ui.kit.columns import Align, Bar, Column, Pill
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.theme import Tone, icons, theme

CELL_POINTS = 10.5
PILL_POINTS = 9.75
_NOTE_POINTS = 9.5
PADDING = 10
_PILL_HEIGHT, _PILL_PADDING, _PILL_GAP, _PILL_ICON = 20, 10, 6, 14
_BAR_HEIGHT = 7
_BOX = 17
_ICON = 16
_ALL = 100


def draw_pill(painter: QPainter, at: QRect, pill: Pill, ratio: float) -> int:
    """Draw a pill at the left of ``at``, vertically centred; return the width it took."""
    ink, ground = theme.tone(pill.tone)
    font = theme.font(PILL_POINTS, 600 if pill.tone is not Tone.NEUTRAL else 500)
    metrics = QFontMetrics(font)
    padding = theme.px(_PILL_PADDING)
    icon = theme.px(_PILL_ICON) if pill.icon else 0
    gap = theme.px(4) if icon else 0
    width = padding * 2 + icon + gap + metrics.horizontalAdvance(pill.word)
    height = max(theme.px(_PILL_HEIGHT), metrics.height())
    box = QRectF(at.x(), at.y() + (at.height() - height) / 2, min(width, at.width()), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, height / 2, height / 2)
    left = box.x() + padding
    if icon:
        top = box.y() + (height - icon) / 2
        painter.drawPixmap(QPointF(left, top), icons.pixmap(pill.icon, ink, icon, ratio))
        left += icon + gap
    painter.setFont(font)
    painter.setPen(ink)
    room = box.right() - padding - left
    word = metrics.elidedText(pill.word, Qt.TextElideMode.ElideRight, int(room) + 1)
    painter.drawText(
        QRectF(left, box.y(), room + 2, height), int(Qt.AlignmentFlag.AlignVCenter), word
    )
    return round(box.width())


def pill_width(pill: Pill) -> int:
    """Return the width a pill wants."""
    metrics = QFontMetrics(theme.font(PILL_POINTS, 600))
    icon = theme.px(_PILL_ICON) + theme.px(4) if pill.icon else 0
    return 2 * theme.px(_PILL_PADDING) + icon + metrics.horizontalAdvance(pill.word)


def draw_bar(painter: QPainter, box: QRectF, bar: Bar) -> None:
    """Draw a progress bar; a full one is green."""
    radius = box.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("track"))
    painter.drawRoundedRect(box, radius, radius)
    if bar.done and bar.total:
        part = QRectF(box)
        part.setWidth(max(box.width() * min(bar.done / bar.total, 1.0), box.height()))
        painter.setBrush(theme.colour("done" if bar.done >= bar.total else "accent"))
        painter.drawRoundedRect(part, radius, radius)


def draw_tick_box(painter: QPainter, centre: QPointF, state: Qt.CheckState, ratio: float) -> None:
    """Draw a tick box around a point."""
    size = theme.px(_BOX)
    box = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
    off = state is Qt.CheckState.Unchecked
    painter.setPen(QPen(theme.colour("field_border" if off else "accent"), 1))
    painter.setBrush(theme.colour("surface" if off else "accent"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
    if not off:
        mark = "check" if state is Qt.CheckState.Checked else "minus"
        glyph = icons.pixmap(mark, theme.colour("on_accent"), size - 3, ratio)
        painter.drawPixmap(QPointF(box.x() + 1.5, box.y() + 1.5), glyph)


class CellDelegate(QStyledItemDelegate):
    """Draws every cell of a TableView. ``hovered`` is the row under the mouse, -1 if none."""

    def __init__(self, model: TableModel[object], parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.hovered = -1

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row's ground, its lower line and what the column shows."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        ratio = option.widget.devicePixelRatioF()
        painter.fillRect(rect, self._ground(option, index.row()))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        section = index.column()
        inner = rect.adjusted(theme.px(PADDING), 0, -theme.px(PADDING), -1)
        if self._model.is_tick(section):
            on = self._model.ids[index.row()] in self._model.ticked
            state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            draw_tick_box(painter, QRectF(rect).center(), state, ratio)
        else:
            self._content(painter, inner, index, ratio)
        if option.state & QStyle.StateFlag.State_HasFocus and section == self._focus_section():
            painter.fillRect(
                QRect(rect.left(), rect.top(), theme.px(3), rect.height()), theme.colour("accent")
            )
        painter.restore()

    def _content(
        self,
        painter: QPainter,
        inner: QRect,
        index: QModelIndex | QPersistentModelIndex,
        ratio: float,
    ) -> None:
        column = self._model.column(index.column())
        row = self._model.row(index.row())
        if column is None:
            self._text(painter, inner, str(index.row() + 1), column)
            return
        if row is None:
            return
        if column.bar is not None and (bar := column.bar(row)) is not None:
            height = theme.px(_BAR_HEIGHT)
            top = inner.y() + (inner.height() - height) / 2
            draw_bar(painter, QRectF(inner.x(), top, inner.width(), height), bar)
            return
        if column.pills is not None and (pills := column.pills(row)):
            for pill in pills:
                if inner.width() < theme.px(2 * _PILL_PADDING):
                    break
                taken = draw_pill(painter, inner, pill, ratio)
                inner.setLeft(inner.left() + taken + theme.px(_PILL_GAP))
            return
        if column.icon is not None and (name := column.icon(row)):
            size = theme.px(_ICON)
            glyph = icons.pixmap(name, theme.colour(column.icon_role), size, ratio)
            top = inner.y() + (inner.height() - size) / 2
            painter.drawPixmap(QPointF(inner.x(), top), glyph)
            inner.setLeft(inner.left() + size + theme.px(6))
        if column.note is not None:
            upper, lower = QRect(inner), QRect(inner)
            upper.setBottom(inner.center().y() + theme.px(2))
            lower.setTop(inner.center().y() + theme.px(2))
            self._note(painter, lower, column.note(row))
            inner = upper.adjusted(0, theme.px(5), 0, 0)
        self._text(painter, inner, column.text(row), column)

    @staticmethod
    def _note(painter: QPainter, inner: QRect, text: str) -> None:
        painter.setFont(theme.font(_NOTE_POINTS))
        painter.setPen(theme.colour("muted"))
        shown = QFontMetrics(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, inner.width()
        )
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(inner, int(top), shown)

    def _text(
        self, painter: QPainter, inner: QRect, text: str, column: Column[object] | None
    ) -> None:
        painter.setFont(self._font(column))
        quiet = column is None or column.muted
        painter.setPen(theme.colour("muted" if quiet else "text"))
        align = {
            Align.LEFT: Qt.AlignmentFlag.AlignLeft,
            Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
            Align.RIGHT: Qt.AlignmentFlag.AlignRight,
        }[column.align if column else Align.RIGHT]
        shown = QFontMetrics(painter.font()).elidedText(
            text.replace("\n", " "), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, int(align | Qt.AlignmentFlag.AlignVCenter), shown)

    def _ground(self, option: QStyleOptionViewItem, row: int) -> QColor:
        ticked = self._model.tinted and self._model.ids[row] in self._model.ticked
        if option.state & QStyle.StateFlag.State_Selected or ticked:
            return theme.colour("accent_light")
        return theme.colour("hover" if row == self.hovered else "surface")

    def _focus_section(self) -> int:
        return 0

    @staticmethod
    def _font(column: Column[object] | None) -> QFont:
        return theme.font(CELL_POINTS, 500 if column is not None and column.strong else 400)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the room a cell wants, for fitting a column to what it shows."""
        column = self._model.column(index.column())
        padding = 2 * theme.px(PADDING)
        height = theme.px(33)
        row = self._model.row(index.row())
        if column is None or row is None:
            return QSize(theme.px(48), height)
        if column.pills is not None and (pills := column.pills(row)):
            widths = [pill_width(pill) + theme.px(_PILL_GAP) for pill in pills]
            return QSize(sum(widths) + padding, height)
        text = QFontMetrics(self._font(column)).horizontalAdvance(column.text(row))
        return QSize(text + padding + theme.px(4), height)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show a cell's tooltip, or its whole text where the column cuts it off."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        text = index.data(Qt.ItemDataRole.ToolTipRole) or ""
        if not text and self.sizeHint(option, index).width() > option.rect.width():
            text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        QToolTip.showText(event.globalPos(), text, view)
        return True
