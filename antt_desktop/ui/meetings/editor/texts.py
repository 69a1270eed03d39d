"""The large text of the editor: agenda, proceedings, opinions or conclusion, one at a time."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meetings import Meeting
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.fields import mark_wrong
from antt_desktop.ui.kit.rich_edit import RichEdit
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.meetings.editor.phrases import PhraseMenu
from antt_desktop.ui.theme import theme

_PAGES = {
    "agenda": ("Chương trình", "Những việc sẽ bàn, mỗi việc một dòng: 1. …"),
    "proceedings": ("Diễn biến", "Cuộc họp diễn ra thế nào. Gõ “1. …” rồi Enter để đánh số tiếp."),
    "opinions": ("Ý kiến", ""),
    "conclusion": ("Kết luận", "Cuộc họp thống nhất những gì"),
}
_FIRST = "proceedings"
_LEAST_HEIGHT = 190


class _Stack(QStackedWidget):
    """Takes the height that is left, whatever its pages would like to have."""

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(_LEAST_HEIGHT))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class TextPages(QWidget):
    """Three texts and the opinions behind one row of tabs. ``edited`` follows typing."""

    edited = Signal()

    def __init__(self, context: Context, opinions: QWidget, *, narrow: bool) -> None:
        super().__init__()
        self.texts = {name: RichEdit(title, hint) for name, (title, hint) in _PAGES.items() if hint}
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Phần của biên bản")
        self.tabs.setUsesScrollButtons(False)
        self._stack = _Stack()
        self._pages = [self.texts.get(name, opinions) for name in _PAGES]
        for (title, _hint), page in zip(_PAGES.values(), self._pages, strict=True):
            self.tabs.addTab(title)
            self._stack.addWidget(page)
        self.bold = buttons.tool("Chữ đậm", self._press_bold, "bold", keys="Ctrl+B")
        self.bold.setCheckable(True)
        self.phrases = buttons.menu_button("Câu mẫu", PhraseMenu(context, self._text, self))
        self._error = label("", "error", wrap=False)
        tools = QHBoxLayout()
        tools.addStretch()
        tools.addWidget(self.bold)
        tools.addWidget(self.phrases)
        direction = QBoxLayout.Direction
        row = QBoxLayout(direction.TopToBottom if narrow else direction.LeftToRight)
        row.addWidget(self.tabs)
        row.addLayout(tools)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addLayout(row)
        box.addWidget(self._stack, 1)
        box.addWidget(self._error)
        self._error.hide()
        for text in self.texts.values():
            text.textChanged.connect(self.edited)
            text.currentCharFormatChanged.connect(lambda _format: self._show_bold())
        self.tabs.currentChanged.connect(self._turn)
        self.tabs.tabBarClicked.connect(lambda at: self._pages[at].setFocus())
        self.choose(_FIRST)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the texts of a meeting; one that says the same already is left alone."""
        for name, text in self.texts.items():
            if text.rich != getattr(meeting, name):
                text.show_rich(getattr(meeting, name))

    def typed(self) -> dict[str, str]:
        """Return the texts by the fields of Meeting."""
        return {name: text.rich for name, text in self.texts.items()}

    def choose(self, name: str) -> None:
        """Show one of the texts: agenda, proceedings, opinions or conclusion."""
        self.tabs.setCurrentIndex(list(_PAGES).index(name))

    def has(self, name: str) -> bool:
        """Tell whether a field of this name is here."""
        return name in _PAGES

    def show_error(self, error: UserError) -> None:
        """Show the text that an error is about, and its sentence below."""
        self.choose(error.field)
        self._error.setText(error.sentence)
        self._error.show()
        page = self._pages[self.tabs.currentIndex()]
        page.setFocus()
        mark_wrong(page, wrong=True)

    def clear_error(self) -> None:
        """Take the sentence away."""
        self._error.hide()
        for text in self.texts.values():
            mark_wrong(text, wrong=False)

    def _text(self) -> RichEdit:
        return self.texts.get(list(_PAGES)[self.tabs.currentIndex()], self.texts[_FIRST])

    def _turn(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        typing = isinstance(self._pages[at], RichEdit)
        self.bold.setVisible(typing)
        self.phrases.setVisible(typing)
        if typing:
            self._show_bold()

    def _press_bold(self) -> None:
        self._text().set_bold(bold=self.bold.isChecked())
        self._text().setFocus()

    def _show_bold(self) -> None:
        self.bold.setChecked(self._text().is_bold)
