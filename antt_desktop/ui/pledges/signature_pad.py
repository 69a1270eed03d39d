"""The pad for a signature on the screen: by mouse, pen tablet or finger, kept as strokes.

Lines are held in the tenths of a millimetre of the signature's box, so the pad can grow and
shrink while somebody signs, and what is kept prints at the size of the box.
"""

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QShortcut,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from antt_desktop.domain.strokes import BOX, Strokes, thinned
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import icons, theme

_PEN_WIDTH = 6.0
_RADIUS = 6
_LEAST_WIDTH, _USUAL_WIDTH = 300, 480
_BASE_LINE, _BASE_MARGIN = 0.78, 0.06
_TOUCH_BEGINS = QEvent.Type.TouchBegin
_TOUCH_GOES_ON = QEvent.Type.TouchUpdate
_TOUCH_ENDS = {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}
_HINT = "Ký vào đây"


class SignaturePad(QWidget):
    """A sheet of 75 × 25 mm to write on; ``changed`` follows every stroke begun or taken back.

    It keeps these proportions within whatever room it has.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[list[tuple[float, float]]] = []
        self._drawing = False
        self.setAccessibleName("Khung ký tên")
        self.setAccessibleDescription("Ký bằng chuột, bút hoặc ngón tay; không ký được bằng phím.")
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(self._size(_LEAST_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a size comfortable for a hand with a mouse."""
        return self._size(_USUAL_WIDTH)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was drawn."""
        return not self._lines

    def strokes(self) -> Strokes:
        """Return what was drawn; raises UserError (field ``strokes``) for an endless scribble."""
        return thinned(self._lines)

    def clear(self) -> None:
        """Take everything away."""
        self._lines, self._drawing = [], False
        self._redraw()

    def take_back(self) -> None:
        """Take the last stroke away."""
        self._drawing = False
        if self._lines:
            self._lines.pop()
        self._redraw()

    # what draws

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a stroke."""
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a stroke."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._end(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with the tip of a pen; its other end takes the last stroke away."""
        event.accept()  # else Qt would send the same once more as a mouse
        rubber = event.pointerType() is QPointingDevice.PointerType.Eraser
        match event.type():
            case QEvent.Type.TabletPress if rubber:
                self.take_back()
            case QEvent.Type.TabletPress if event.button() is Qt.MouseButton.LeftButton:
                self._begin(event.position())
            case QEvent.Type.TabletMove:
                self._go_on(event.position())
            case QEvent.Type.TabletRelease:
                self._end(event.position())

    def event(self, event: QEvent) -> bool:
        """Draw with the first finger on the pad; the palm beside it draws nothing."""
        if not isinstance(event, QTouchEvent):
            return super().event(event)
        event.accept()
        kind, first = event.type(), event.points()[:1]
        if kind in _TOUCH_ENDS:
            self._drawing = False
        elif first and kind is _TOUCH_BEGINS:
            self._begin(first[0].position())
        elif first and kind is _TOUCH_GOES_ON:
            lifted = first[0].state() is QEventPoint.State.Released
            (self._end if lifted else self._go_on)(first[0].position())
        return True

    def _begin(self, at: QPointF) -> None:
        if not self._sheet().contains(at):
            return
        self._drawing = True
        self._lines.append([self._in_box(at)])
        self._redraw()

    def _go_on(self, at: QPointF) -> None:
        if self._drawing:
            self._lines[-1].append(self._in_box(at))
            self.update()

    def _end(self, at: QPointF) -> None:
        self._go_on(at)
        self._drawing = False

    def _redraw(self) -> None:
        self.update()
        self.changed.emit()

    # where it is

    @staticmethod
    def _size(width: int) -> QSize:
        return QSize(theme.px(width), theme.px(width * BOX[1] / BOX[0]))

    def _sheet(self) -> QRectF:
        """Return where the box stands: as large as it fits, at the middle."""
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        size = QSize(*BOX).toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        sheet = QRectF(QPointF(), size)
        sheet.moveCenter(room.center())
        return sheet

    def _in_box(self, at: QPointF) -> tuple[float, float]:
        sheet = self._sheet()
        scale = BOX[0] / sheet.width()
        return (at.x() - sheet.x()) * scale, (at.y() - sheet.y()) * scale

    # how it looks

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the sheet, the line to write on, and the strokes."""
        sheet = self._sheet()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if self.hasFocus() else "field_border"
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(sheet, theme.px(_RADIUS), theme.px(_RADIUS))
        base = sheet.top() + _BASE_LINE * sheet.height()
        left = sheet.left() + _BASE_MARGIN * sheet.width()
        right = sheet.right() - _BASE_MARGIN * sheet.width()
        painter.setPen(QPen(theme.colour("line"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left, base), QPointF(right, base))
        if self.is_empty:
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font(14))
            painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, _HINT)
        painter.setClipRect(sheet)
        painter.translate(sheet.topLeft())
        painter.scale(sheet.width() / BOX[0], sheet.height() / BOX[1])
        ink = QPen(theme.colour("text"), _PEN_WIDTH)
        ink.setCapStyle(Qt.PenCapStyle.RoundCap)
        ink.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in self._lines:
            painter.drawPath(_smooth(line))
        painter.end()


class SignatureField(QWidget):
    """The pad with what belongs to it: begin anew, last stroke back, more room."""

    enlarged = Signal(bool)
    """Asks for more room, or to have the rest of the dialog back."""

    def __init__(self) -> None:
        super().__init__()
        self.pad = SignaturePad()
        self.restart = buttons.link("Xóa, ký lại", self.pad.clear, "trash-2")
        self.back = buttons.link("Bỏ nét cuối", self.pad.take_back, "undo-2", keys="Ctrl+Z")
        self.larger = buttons.link("Phóng to", self._turn, "zoom-in")
        for button in (self.restart, self.back, self.larger):
            button.setAutoDefault(False)  # Enter in the dialog is to record
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        for button in (self.restart, self.back):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.larger)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(self.pad, 1)
        box.addLayout(row)
        box.addWidget(
            label("Ký bằng chuột, bút hoặc ngón tay. Không tiện thì chọn “Ký trên giấy”.", "hint")
        )
        back = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.pad.take_back)
        self.pad.changed.connect(self._show_tools)
        self._large = False
        self._show_tools()

    def shrink(self) -> None:
        """Give the rest of the dialog its room back."""
        if self._large:
            self._turn()

    def _turn(self) -> None:
        self._large = not self._large
        self.larger.setText("Thu nhỏ" if self._large else "Phóng to")
        icons.put(self.larger, "zoom-out" if self._large else "zoom-in", "accent")
        self.enlarged.emit(self._large)

    def _show_tools(self) -> None:
        for button in (self.restart, self.back):
            button.setEnabled(not self.pad.is_empty)


def _smooth(line: list[tuple[float, float]]) -> QPainterPath:
    """Return a path through the middles between points, the points bending it: no corners."""
    points = [QPointF(*point) for point in line]
    path = QPainterPath(points[0])
    for bend, after in pairwise(points[1:]):
        path.quadTo(bend, (bend + after) / 2)
    # A dot is a line that goes nowhere; a round cap makes it one.
    path.lineTo(points[-1] + QPointF(0.01, 0) if len(points) == 1 else points[-1])
    return path
