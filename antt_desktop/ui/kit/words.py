"""Words on the window: labels in the kinds of the style sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def label(text: str, kind: str = "", *, wrap: bool = True) -> QLabel:
    """Return a label. ``kind``: display, title, heading, section, strong, muted, small, error,
    hint, pill, or '' for plain words. Text is shown as it is, never read as markup.
    """  # noqa: D205 - the kinds do not fit on one line
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


def section(title: str) -> QLabel:
    """Return the title of a section."""
    return label(title, "section", wrap=False)


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet looks at; Qt has to be told to look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def say_in_tone(words: QLabel, text: str, tone: str = "") -> None:
    """Show a text in another tone ('' the colour of its kind); an empty text hides the label."""
    words.setText(text)
    set_look(words, "tone", tone)
    words.setVisible(bool(text))
