"""Icons: Lucide drawings in the colours of the palette, sharp at every scaling.

They are drawn with QtSvg for the scalings of the screens at hand (an icon engine written in
Python brings Qt down); only the style sheet needs them as files.
"""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, QTemporaryDir
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from antt_desktop import paths
from antt_desktop.ui.theme.current import theme

_NAME, _ROLE = "iconName", "iconRole"
_BUTTON_SIZE, _MENU_SIZE = 18, 16
_GAP = 1 / 3
"""Room right of an icon beside a word, in its sizes: Qt sets the two too close."""


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()


@cache
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def file(name: str, colour: str) -> Path:
    """Return the file of an icon in a colour (#RRGGBB), for the style sheet."""
    path = Path(_folder().path()) / f"{name}-{colour.lstrip('#')}.svg"
    path.write_text(_drawing(name).replace("currentColor", colour), "utf-8")
    return path


@lru_cache(maxsize=1024)
def _rendered(name: str, colour: str, size: int, ratio: float, gap: int) -> QPixmap:
    pixmap = QPixmap(QSize(round((size + gap) * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing = _drawing(name).replace("currentColor", colour)
    box = QRectF(0, 0, pixmap.height(), pixmap.height())
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, box)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    """Return an icon as a picture of ``size`` logical pixels for a screen of that ratio."""
    return _rendered(name, colour.name(), size, ratio, 0)


def icon(name: str, role: str, size: int, *, on: str = "", gap: int = 0) -> QIcon:
    """Return an icon of ``size`` logical pixels in the colour of a role.

    Current or checked it takes the role ``on``; ``gap`` is empty room at its right.
    """
    made = QIcon()
    for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        made.addPixmap(_rendered(name, theme.palette.role(role), size, ratio, gap))
        if on:
            current = _rendered(name, theme.palette.role(on), size, ratio, gap)
            made.addPixmap(current, QIcon.Mode.Normal, QIcon.State.On)
    return made


def put(target: QAbstractButton | QAction, name: str, role: str = "text") -> None:
    """Give a button or an action an icon that follows the palette."""
    target.setProperty(_NAME, name)
    target.setProperty(_ROLE, role)
    _dress(target)


def _dress(target: QAbstractButton | QAction) -> None:
    name, role = str(target.property(_NAME)), str(target.property(_ROLE))
    if isinstance(target, QAction):
        target.setIcon(icon(name, role, _MENU_SIZE))
        return
    size = theme.px(_BUTTON_SIZE)
    gap = round(size * _GAP) if isinstance(target, QPushButton) and target.text() else 0
    target.setIcon(icon(name, role, size, gap=gap))
    target.setIconSize(QSize(size + gap, size))


class IconLabel(QLabel):
    """An icon standing by itself, in a role's colour; ``size`` in pixels at 100 %."""

    def __init__(self, name: str, role: str = "muted", size: int = 18) -> None:
        super().__init__()
        self._name, self._role, self._size = name, role, size
        self.setAccessibleName("")
        self.redraw()

    def show_icon(self, name: str, role: str) -> None:
        """Take another icon."""
        self._name, self._role = name, role
        self.redraw()

    def redraw(self) -> None:
        """Draw it again in the palette and text size in force."""
        size = theme.px(self._size)
        self.setPixmap(pixmap(self._name, theme.colour(self._role), size, self.devicePixelRatio()))
        self.setFixedSize(size, size)


def repaint_all() -> None:
    """Draw every icon given by ``put`` again, after the palette changed."""
    for top in QApplication.topLevelWidgets():
        for label in top.findChildren(IconLabel):
            label.redraw()
        for button in top.findChildren(QAbstractButton):
            if button.property(_NAME):
                _dress(button)
        for action in top.findChildren(QAction):
            if action.property(_NAME):
                _dress(action)
