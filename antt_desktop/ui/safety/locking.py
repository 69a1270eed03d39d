"""Locking the window: on Ctrl+L, and after minutes without use, nothing can be read in it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.safety.secret_field import SecretField
from antt_desktop.ui.theme import icons, theme

_MINUTES = "lock/minutes"
CHOICES = (5, 10, 20, 60, 0)
_USED = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
)
_INPUT = _USED | {
    QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick,
    QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut, QEvent.Type.ContextMenu,
    QEvent.Type.InputMethod, QEvent.Type.DragEnter, QEvent.Type.Drop, QEvent.Type.ToolTip,
}  # fmt: skip


def lock_minutes(memory: Memory) -> int:
    """Return after how many minutes without use the window locks; 0 for never."""
    text = memory.text(_MINUTES, "10")
    return int(text) if text.isdigit() else 10


def keep_lock_minutes(memory: Memory, minutes: int) -> None:
    """Remember after how many minutes the window locks."""
    memory.keep_text(_MINUTES, str(minutes))


class Cover(QWidget):
    """Lies over one window and hides all of it; ``tried`` says what was typed."""

    tried = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Sổ đang khóa")
        self.field = SecretField("Mật khẩu")
        self.field.setPlaceholderText("Gõ mật khẩu rồi Enter")
        self.field.setMaximumWidth(theme.px(340))
        self.wrong = label("", "error")
        self.wrong.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        title = label("Sổ đang khóa", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.open = buttons.primary("Mở khóa", self._try, "lock-open")
        self.field.returnPressed.connect(self._try)
        box = QVBoxLayout(self)
        box.setSpacing(theme.px(10))
        box.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        box.addWidget(icons.IconLabel("lock", "accent", 32), 0, middle)
        box.addWidget(title)
        box.addWidget(self.field, 0, middle)
        box.addWidget(self.wrong)
        box.addWidget(self.open, 0, middle)
        box.addStretch(3)
        self.field.setMinimumWidth(min(theme.px(300), max(window.width() - theme.px(40), 120)))
        self.fit()

    def fit(self) -> None:
        """Cover the whole window, whatever its size is now."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self.raise_()

    def _try(self) -> None:
        self.tried.emit(self.field.text())


class Lock(QObject):
    """Covers every window of the program while it is locked.

    What was being typed in dialogs stays under the covers.
    """

    def __init__(self, window: QWidget, memory: Memory) -> None:
        super().__init__(window)
        self._window, self._memory = window, memory
        self._covers: list[Cover] = []
        self._is_right: Callable[[str], bool] | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._idle.timeout.connect(self.lock)

    @property
    def is_locked(self) -> bool:
        """Tell whether the windows are covered now."""
        return bool(self._covers)

    @property
    def covers(self) -> tuple[Cover, ...]:
        """Return what lies over the windows now."""
        return tuple(self._covers)

    def watch(self, is_right: Callable[[str], bool]) -> None:
        """Begin to count the time without use; ``is_right(text)`` tells what opens the lock."""
        self._is_right = is_right
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
            application.installEventFilter(self)
        self.count_anew()

    def rest(self) -> None:
        """Stop counting: there is nothing to lock, or nothing to lock it with."""
        self._is_right = None
        self._idle.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._uncover()

    def count_anew(self) -> None:
        """Begin the time without use anew."""
        minutes = lock_minutes(self._memory)
        if minutes and not self.is_locked:
            self._idle.start(minutes * 60_000)
        else:
            self._idle.stop()

    def lock(self) -> bool:
        """Cover every window; False where there is nothing to lock with."""
        if self.is_locked or self._is_right is None:
            return self.is_locked
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._cover(window)
        self._idle.stop()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count use; while locked let only the covers hear of keys and the mouse."""
        kind = event.type()
        if not self.is_locked:
            if kind in _USED:
                self.count_anew()
            return False
        if kind is QEvent.Type.Resize and isinstance(watched, QWidget) and watched.isWindow():
            for cover in self._covers:
                cover.fit()
        if kind is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            QTimer.singleShot(0, self, lambda: self._cover_late(watched))
        if kind in _INPUT:
            return not self._belongs(watched)
        return False

    def _cover_late(self, window: QWidget) -> None:
        """Cover a window that came while all was locked."""
        covered = {cover.parentWidget() for cover in self._covers}
        if self.is_locked and window.isVisible() and window not in covered:
            self._cover(window)

    def _cover(self, window: QWidget) -> None:
        cover = Cover(window)
        cover.tried.connect(lambda text: self._try(cover, text))
        cover.show()
        self._covers.append(cover)
        if window.isActiveWindow() or window is self._window:
            cover.field.setFocus()

    def _belongs(self, watched: QObject) -> bool:
        """Tell whether an object is a cover, in one, or no widget at all."""
        if not isinstance(watched, QWidget):
            return not hasattr(watched, "activated")  # a shortcut has it, a window has not
        return any(watched is cover or cover.isAncestorOf(watched) for cover in self._covers)

    def _try(self, cover: Cover, text: str) -> None:
        if self._is_right is None or self._is_right(text):
            self._uncover()
            self.count_anew()
            return
        cover.wrong.setText("Mật khẩu không đúng. Hãy gõ lại.")
        cover.field.selectAll()
        cover.field.setFocus()

    def _uncover(self) -> None:
        covers, self._covers = self._covers, []
        for cover in covers:
            cover.hide()
            cover.deleteLater()
