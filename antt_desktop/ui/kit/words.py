"""Words on the window: labels in the kinds of the style sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def label(text: str, kind: str = "", *, wrap: bool = True) -> QLabel:
    """Return a label. ``kind``: display, title, heading, section, strong, muted, small, error,
    hint, or '' for plain words. Text is shown as it is, never read as markup.
    """  # noqa: D205 - the kinds do not fit on one line
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made
