"""Surfaces: panes, what scrolls, banners, the empty state, the undo bar."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from antt_desktop.ui.kit.words import label, set_look
from antt_desktop.ui.theme import Tone, icons, theme

_UNDO_SHOWN_MS = 12_000


class Pane(QFrame):
    """A white surface with a thin border; ``box`` is its layout.

    ``flush`` leaves no margin, for a table or list that fills it.
    """

    def __init__(
        self, parent: QWidget | None = None, *, flush: bool = False, kind: str = "pane"
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.box = QVBoxLayout(self)
        margin = 0 if flush else theme.px(14)
        self.box.setContentsMargins(margin or 1, margin or 1, margin or 1, margin or theme.px(4))
        self.box.setSpacing(0 if flush else theme.px(8))


def top_row(parts: Sequence[QWidget], wide: QWidget) -> QHBoxLayout:
    """Return the line of controls over a tab; ``wide`` of them takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    for part in parts:
        row.addWidget(part, int(part is wide))
    return row


def scrolled(inner: QWidget) -> QScrollArea:
    """Return a place where a widget scrolls up and down once the room is too small for it."""
    page = QWidget()
    page.setProperty("kind", "flow")
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, theme.px(12), 0)
    box.addWidget(inner)
    box.addStretch()
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area


class Banner(QFrame):
    """A line across the top that says something lasting, with an icon and perhaps a button."""

    _ICONS = {  # noqa: RUF012 - a table of this class
        Tone.WAITING: "triangle-alert",
        Tone.TROUBLE: "circle-alert",
        Tone.DONE: "circle-check",
        Tone.ACCENT: "info",
        Tone.NEUTRAL: "info",
    }

    def __init__(self, sentence: str = "", tone: Tone = Tone.ACCENT) -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self._icon = icons.IconLabel(self._ICONS[tone], tone.value)
        self._words = label(sentence)
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(theme.px(12), theme.px(7), theme.px(12), theme.px(7))
        self.box.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addWidget(self._words, 1)
        self.say(sentence, tone)

    def say(self, sentence: str, tone: Tone) -> None:
        """Show another sentence; an empty one hides the banner."""
        self._words.setText(sentence)
        self._icon.show_icon(self._ICONS[tone], tone.value)
        for part in (self, self._words):
            set_look(part, "tone", tone.value)
        self.setVisible(bool(sentence))

    @property
    def sentence(self) -> str:
        """Return what it says."""
        return self._words.text()


class EmptyState(QWidget):
    """What a place is for, and the first steps, where there is nothing to show yet."""

    def __init__(
        self, icon: str, title: str, sentence: str, steps: Sequence[QPushButton] = ()
    ) -> None:
        super().__init__()
        self._title, self._sentence = label(title, "heading"), label(sentence, "muted")
        for words in (self._title, self._sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setVisible(bool(title))
        row = QHBoxLayout()
        row.addStretch()
        for step in steps:
            row.addWidget(step)
        row.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(32), theme.px(24), theme.px(32), theme.px(24))
        box.setSpacing(theme.px(8))
        box.addStretch(2)
        box.addWidget(icons.IconLabel(icon, "muted", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._title)
        box.addWidget(self._sentence)
        box.addSpacing(theme.px(8))
        box.addLayout(row)
        box.addStretch(3)

    def say(self, title: str, sentence: str) -> None:
        """Show other words."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._sentence.setText(sentence)


class UndoBar(QFrame):
    """The bar at the bottom: “Đã xóa hộ 03-005 · Hoàn tác”; it goes away by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("kind", "undo")
        self._words = label("", wrap=False)
        self._act: Callable[[], object] = lambda: None
        self._button = QPushButton("Hoàn tác")
        self._button.clicked.connect(self._pressed)
        close = QPushButton("Đóng")
        close.clicked.connect(self.hide)
        for button in (self._button, close):
            button.setAutoDefault(True)  # Enter presses it
        box = QHBoxLayout(self)
        box.setContentsMargins(theme.px(16), theme.px(4), theme.px(8), theme.px(4))
        box.addWidget(self._words)
        box.addWidget(self._button)
        box.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=_UNDO_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def sentence(self) -> str:
        """Return what it says."""
        return self._words.text()

    def offer(self, sentence: str, button: str, keys: str, act: Callable[[], object]) -> None:
        """Say what was done and offer to take it back (or to do it again)."""
        self._words.setText(sentence)
        self._button.setText(button)
        self._button.setToolTip(f"{button} ({keys})")
        self._act = act
        self.show()
        self.place()
        self.raise_()
        self._timer.start()

    def place(self) -> None:
        """Stand at the middle of the parent's foot."""
        self.adjustSize()
        width = min(self.width(), self._over.width() - theme.px(24))
        self.resize(width, self.height())
        foot = self._over.height() - self.height() - theme.px(14)
        self.move((self._over.width() - width) // 2, foot)

    def _pressed(self) -> None:
        self.hide()
        self._act()


def emptied(layout: QLayout) -> None:
    """Take every widget out of a layout; each goes once its own slot has ended."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
