"""One page of the stack, large, with what was read on it and all that can be done with it."""

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from antt_desktop.domain.filing import ListedHome, PlannedPage
from antt_desktop.domain.scans import PageState
from antt_desktop.domain.text import number
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.picture_sheet import PictureSheet
from antt_desktop.ui.kit.words import label, set_look
from antt_desktop.ui.pledges.filing import presenter
from antt_desktop.ui.pledges.filing.home_picker import HomePicker
from antt_desktop.ui.theme import icons, theme

_SIDE = 352


class Act(Enum):
    """What can be done with the page shown."""

    SIGNED = auto()
    NOT_SIGNED = auto()
    TURN_LEFT = auto()
    TURN_RIGHT = auto()
    SPLIT_OFF = auto()
    LEAVE_OUT = auto()
    OTHER_CAMPAIGN = auto()


class PageView(QWidget):
    """Shows a page; ``act(Act)`` and ``assigned(household_id)`` ask the owner to do something.

    ``turned(steps)`` asks for another page, ``next_wanted`` for the next doubtful one,
    ``closed`` for all the pages again.
    """

    act = Signal(Act)
    assigned = Signal(int)
    turned = Signal(int)
    next_wanted = Signal()
    closed = Signal()

    def __init__(self, homes: Sequence[ListedHome]) -> None:
        super().__init__()
        self.index = -1
        self.sheet = PictureSheet()
        self.homes = HomePicker(homes)
        self.homes.chosen.connect(self.assigned)
        self._make_buttons()
        self._make_words()
        self._lay_out()
        self._bind()

    def _make_buttons(self) -> None:
        def asks(what: Act) -> Callable[[], None]:
            return lambda: self.act.emit(what)

        self.back = buttons.link("Các trang", self.closed.emit, "arrow-left", keys="Esc")
        self.before = buttons.tool(
            "Trang trước", lambda: self.turned.emit(-1), "chevron-left", keys="←"
        )
        self.after = buttons.tool(
            "Trang sau", lambda: self.turned.emit(1), "chevron-right", keys="→"
        )
        self.signed = buttons.secondary(
            "Có chữ ký – ghi nhận", asks(Act.SIGNED), "check", keys="F2"
        )
        self.not_signed = buttons.secondary("Chưa ký", asks(Act.NOT_SIGNED), "x", keys="F4")
        self.other = buttons.secondary(
            "", asks(Act.OTHER_CAMPAIGN), "save", keys="F6", tip="Lưu vào đợt in trên phiếu"
        )
        self.split = buttons.secondary(
            "Tách khỏi hộ này", asks(Act.SPLIT_OFF), "unlink", keys="Ctrl+T"
        )
        self.leave = buttons.secondary("Bỏ trang này", asks(Act.LEAVE_OUT), "trash-2", keys="Del")
        left = buttons.tool("Xoay trái", asks(Act.TURN_LEFT), "rotate-ccw", keys="Ctrl+←")
        right = buttons.tool("Xoay phải", asks(Act.TURN_RIGHT), "rotate-cw", keys="Ctrl+→")
        for at, tool in enumerate((left, right)):
            self.sheet.bar.insertWidget(at + 1, tool)
        self.next_button = buttons.secondary(
            "Trang cần xem tiếp theo", self.next_wanted.emit, "chevron-right", keys="F3"
        )

    def _make_words(self) -> None:
        self._place = label("", "muted", wrap=False)
        self._title = label("", "heading")
        self._pill = label("", "pill", wrap=False)
        self._of = label("", "small")
        self._said = label("")
        self._source = label("", "small")
        self._choose = label("Chọn hộ cho trang này", "strong", wrap=False)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.px(2))
        top.addWidget(self.back)
        top.addStretch()
        for part in (self.before, self._place, self.after):
            top.addWidget(part)
        state = QHBoxLayout()
        state.addWidget(self._pill)
        state.addStretch()
        signing, leaving = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (signing, (self.signed, self.not_signed)),
            (leaving, (self.split, self.leave)),
        ):
            row.setSpacing(theme.px(6))
            for button in parts:
                row.addWidget(button)
        inner = QWidget()
        inner.setProperty("kind", "flow")
        area = QScrollArea()  # at a large text size on a small screen it scrolls
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme.px(6))
        side.addWidget(self._title)
        side.addLayout(state)
        for words in (self._of, self._said, self._source):
            side.addWidget(words)
        side.addLayout(signing)
        side.addWidget(self.other)
        side.addLayout(leaving)
        side.addWidget(self._choose)
        side.addWidget(self.homes, 1)
        self.side = QWidget()
        self.side.setFixedWidth(theme.px(_SIDE))
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(top)
        column.addWidget(area, 1)
        column.addWidget(self.next_button)
        self.homes.setMinimumHeight(theme.px(150))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(14))
        box.addWidget(self.sheet, 1)
        box.addWidget(self.side)
        theme.changed.connect(self._scale)

    def _bind(self) -> None:
        presses: tuple[tuple[str, QPushButton], ...] = (
            ("F2", self.signed),
            ("F4", self.not_signed),
            ("F6", self.other),
            ("Ctrl+T", self.split),
            ("Del", self.leave),
        )
        asked = [(key, button.click) for key, button in presses]
        asked += [
            ("Left", self.before.click),
            ("PgUp", self.before.click),
            ("Right", self.after.click),
            ("PgDown", self.after.click),
            ("Ctrl+Left", lambda: self.act.emit(Act.TURN_LEFT)),
            ("Ctrl+Right", lambda: self.act.emit(Act.TURN_RIGHT)),
            ("Ctrl+F", self.homes.field.setFocus),
        ]
        for key, pressed in asked:
            keys = QShortcut(QKeySequence(key), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the pages; a bare Enter presses no button of the dialog here."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            event.accept()
        else:
            super().keyPressEvent(event)

    def show_picture(self, data: bytes) -> None:
        """Show a page's JPEG."""
        self.sheet.show_picture(data, "Trang này không có ảnh.")

    def show_page(self, page: PlannedPage, place: tuple[int, int], *, more: bool) -> None:
        """Say what was read; ``place`` is which it is of how many, ``more``: doubtful ones."""
        self.index = page.index
        at, count = place
        self._place.setText(f"{number(at)}/{number(count)}")
        self.before.setEnabled(at > 1)
        self.after.setEnabled(at < count)
        self._title.setText(presenter.title(page))
        pill = presenter.pill(page)
        self._pill.setText(pill.word)
        set_look(self._pill, "tone", pill.tone.value)
        self._say(self._of, presenter.belongs_words(page))
        self._say(self._said, page.said)
        self._say(self._source, page.source)
        self._show_acts(page)
        self.next_button.setEnabled(more)

    def _show_acts(self, page: PlannedPage) -> None:
        unsigned = page.state is PageState.UNSIGNED
        picture = page.state is not PageState.DAMAGED
        bears = bool(page.household_id) and page.page == page.pages
        self.signed.setVisible(bears and unsigned and not page.left_out)
        self.not_signed.setVisible(bears and not page.denied and not page.left_out)
        self.other.setVisible(page.state is PageState.OTHER_CAMPAIGN)
        self.other.setText(f"Lưu vào đợt {page.campaign_name}".replace("&", "&&"))
        self.split.setVisible(bool(page.household_id))
        self.leave.setText("Lấy lại" if page.left_out else "Bỏ trang này")
        icons.put(self.leave, "undo-2" if page.left_out else "trash-2")
        self.leave.setToolTip(f"{self.leave.text()} (Del)")
        self.leave.setAccessibleName(self.leave.text())
        self.leave.setVisible(picture)
        self._choose.setText("Đổi sang hộ khác" if page.household_id else "Chọn hộ cho trang này")
        self._choose.setVisible(picture)
        self.homes.setEnabled(picture)

    @staticmethod
    def _say(words: QLabel, text: str) -> None:
        words.setText(text)
        words.setVisible(bool(text))

    def _scale(self) -> None:
        self.side.setFixedWidth(theme.px(_SIDE))
