"""Labels that change their tone, and the heading of a side pane."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme


def say_in_tone(words: QLabel, text: str, tone: str = "") -> None:
    """Show a text in another tone ('' the colour of its kind); an empty text hides the label."""
    words.setText(text)
    words.setProperty("tone", tone)
    words.style().unpolish(words)
    words.style().polish(words)
    words.setVisible(bool(text))


def section_head(title: QLabel, pill: QLabel | None = None) -> QHBoxLayout:
    """Return a line with the title of a section at the left and a pill at the right."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(6))
    row.addWidget(title, 1)
    if pill is not None:
        row.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def section(title: str) -> QLabel:
    """Return the title of a section."""
    return label(title, "section", wrap=False)
