"""The look in force: palette, text size, fonts; one object that every widget asks."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication

from antt_desktop.ui.theme.palette import DARK, LIGHT, Palette, Tone

FAMILY = "Be Vietnam Pro"
BASE_POINTS = 11.0
TEXT_SIZES = (100, 115, 130, 150)
"""Text sizes to choose from, in percent."""


class Mode(StrEnum):
    """Light, dark, or as the system is."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """The look in force. ``changed`` is emitted after colours or the text size changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.palette: Palette = LIGHT
        self.mode = Mode.SYSTEM
        self.percent = TEXT_SIZES[0]

    def choose(self, *, mode: Mode | None = None, percent: int | None = None) -> None:
        """Take another mode or text size (one of TEXT_SIZES); everything follows ``changed``."""
        self.mode = mode or self.mode
        self.percent = percent if percent in TEXT_SIZES else self.percent
        self.palette = DARK if self._dark() else LIGHT
        self.changed.emit()

    def system_changed(self) -> None:
        """Follow the system's change between light and dark, where the user wants that."""
        if self.mode is Mode.SYSTEM:
            self.choose()

    def px(self, pixels: float) -> int:
        """Return a length given at 100 % in the text size in force."""
        return round(pixels * self.percent / 100)

    def colour(self, role: str) -> QColor:
        """Return the colour of a palette role."""
        return QColor(self.palette.role(role))

    def tone(self, tone: Tone) -> tuple[QColor, QColor]:
        """Return (text, ground) of a tone."""
        return self.colour(tone.value), self.colour(f"{tone.value}_light")

    def font(self, points: float = BASE_POINTS, weight: int = 400) -> QFont:
        """Return the window's font in a size given at 100 %."""
        font = QFont(FAMILY)
        font.setPointSizeF(points * self.percent / 100)
        font.setWeight(QFont.Weight(weight))
        return font

    def _dark(self) -> bool:
        if self.mode is Mode.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.mode is Mode.DARK


theme = Theme()
"""The one look of this process."""
