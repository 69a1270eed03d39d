"""Put the look on the application, and again whenever it changes."""

from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from antt_desktop import paths
from antt_desktop.ui.theme import icons, sheet
from antt_desktop.ui.theme.current import Mode, theme

_ROLES = {
    "Window": "window",
    "WindowText": "text",
    "Base": "surface",
    "AlternateBase": "header",
    "Text": "text",
    "Button": "surface",
    "ButtonText": "text",
    "BrightText": "trouble",
    "ToolTipBase": "surface",
    "ToolTipText": "text",
    "PlaceholderText": "muted",
    "Highlight": "accent",
    "HighlightedText": "on_accent",
    "Accent": "accent",
    "Link": "accent",
    "LinkVisited": "accent",
    "Light": "surface",
    "Midlight": "header",
    "Mid": "border",
    "Dark": "field_border",
    "Shadow": "muted",
}


def start(app: QApplication, mode: Mode, percent: int) -> None:
    """Load the fonts, choose Fusion and put the look on ``app``; it follows the theme after."""
    for face in sorted((paths.resources() / "fonts").glob("BeVietnamPro*.ttf")):
        QFontDatabase.addApplicationFont(str(face))
    app.setStyle(QStyleFactory.create("Fusion"))
    app.styleHints().colorSchemeChanged.connect(theme.system_changed)
    theme.changed.connect(lambda: _put_on(app))
    theme.choose(mode=mode, percent=percent)


def _put_on(app: QApplication) -> None:
    app.setFont(theme.font())
    app.setPalette(_qt_palette())
    app.setStyleSheet(sheet.filled(theme.palette, theme.percent))
    icons.repaint_all()


def _qt_palette() -> QPalette:
    palette = QPalette()
    for role, ours in _ROLES.items():
        palette.setColor(QPalette.ColorRole[role], theme.colour(ours))
    for role in ("WindowText", "Text", "ButtonText"):
        palette.setColor(
            QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], theme.colour("disabled")
        )
    return palette
