"""A picture, large: fitted to its place or zoomed, and turned over by keys of its owner."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

FIT_PAGE, FIT_WIDTH = -1, 0
_ZOOMS = (25, 35, 50, 75, 100, 150, 200, 300)


def decoded(data: QByteArray, room: QSize | None = None, *, upright: bool = False) -> QImage:
    """Return a picture's pixels, made to fit ``room`` where given; a null image where it is none.

    A JPEG is decoded at the size wanted: a thumbnail takes a fraction of the whole picture.
    ``upright`` turns it as the camera that took it was held.
    """
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(upright)
    size = reader.size()
    if room is not None and size.isValid():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read() if data.size() else QImage()


class _Paper(QWidget):
    """The picture itself, drawn at the size it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(event.rect())
        if not self.image.isNull():
            painter.drawImage(self.rect(), self.image)
            painter.setPen(theme.colour("border"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PictureSheet(QFrame):
    """Shows one picture. + and - zoom, the wheel with Ctrl too; ``bar`` takes further buttons."""

    def __init__(self, fit: int = FIT_PAGE) -> None:
        super().__init__()
        self.setProperty("kind", "desk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Ảnh trang quét")
        self._zoom = fit
        self._paper = _Paper()
        self._words = label("", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = QScrollArea()
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._paper)
        self.bar = QHBoxLayout()
        self.bar.setSpacing(0)
        self.bar.addStretch()
        for tool in (
            buttons.tool("Thu nhỏ", lambda: self.step(-1), "zoom-out", keys="-"),
            buttons.tool("Phóng to", lambda: self.step(1), "zoom-in", keys="+"),
            buttons.tool("Vừa bề rộng", lambda: self.zoom(FIT_WIDTH), "move-horizontal", keys="9"),
            buttons.tool("Vừa cả trang", lambda: self.zoom(FIT_PAGE), "maximize", keys="0"),
        ):
            self.bar.addWidget(tool)
        self.bar.addStretch()
        box = QVBoxLayout(self)
        margin = theme.px(10)
        box.setContentsMargins(margin, margin, margin, theme.px(4))
        box.setSpacing(theme.px(4))
        box.addWidget(self._area, 1)
        box.addWidget(self._words, 1)
        box.addLayout(self.bar)
        self.show_picture(b"")

    @property
    def picture_size(self) -> QSize:
        """Return the size in which the picture is drawn."""
        return self._paper.size()

    def show_picture(self, data: bytes, otherwise: str = "", *, upright: bool = False) -> None:
        """Show a JPEG or PNG, or the sentence ``otherwise`` where there is none."""
        self._paper.image = decoded(QByteArray(data), upright=upright)
        seen = not self._paper.image.isNull()
        self._area.setVisible(seen)
        self._words.setVisible(not seen)
        self._words.setText(otherwise)
        self._area.verticalScrollBar().setValue(0)
        self._fit()

    def zoom(self, percent: int) -> None:
        """Show at a size: percent of the picture's own pixels, or FIT_PAGE, FIT_WIDTH."""
        self._zoom = percent
        self._fit()

    def step(self, steps: int) -> None:
        """Zoom in or out to the next usual size."""
        if self._paper.image.isNull():
            return
        now = 100 * self._paper.width() / self._paper.image.width()
        further = [z for z in _ZOOMS if (z > now + 1 if steps > 0 else z < now - 1)]
        if further:
            self.zoom(further[0] if steps > 0 else further[-1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by keys; the arrows up and down scroll."""
        bar = self._area.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.step(1)
            case Qt.Key.Key_Minus:
                self.step(-1)
            case Qt.Key.Key_0:
                self.zoom(FIT_PAGE)
            case Qt.Key.Key_9:
                self.zoom(FIT_WIDTH)
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + theme.px(60))
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - theme.px(60))
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        image = self._paper.image
        if image.isNull():
            return
        margins = self.contentsMargins()
        room = self._area.maximumViewportSize()
        room = QSize(max(room.width(), 1), max(room.height(), 1)).shrunkBy(margins)
        if self._zoom == FIT_PAGE:
            size = image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        elif self._zoom == FIT_WIDTH:
            width = room.width() - theme.px(14)  # for the scroll bar, so that it settles at once
            size = QSize(width, max(1, round(image.height() * width / image.width())))
        else:
            size = image.size() * (self._zoom / 100)
        self._paper.resize(size)
        self._paper.update()
