"""The settings gear: the look, the person, the village, history, copies, other books."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.safety.locking import CHOICES, keep_lock_minutes, lock_minutes
from antt_desktop.ui.theme import TEXT_SIZES, Mode, icons, theme

_MODES = {
    Mode.LIGHT: ("Sáng", "sun"),
    Mode.DARK: ("Tối", "moon"),
    Mode.SYSTEM: ("Theo máy", "monitor"),
}
_SHOWN_BOOKS = 6


@dataclass(frozen=True, slots=True)
class MenuWork:
    """What the entries do."""

    who: Callable[[], object]
    village: Callable[[], object]
    history: Callable[[], object]
    copies: Callable[[], object]
    passphrase: Callable[[], object]
    lock: Callable[[], object]
    people: Callable[[], object]
    privacy: Callable[[], object]
    rescue: Callable[[], object]
    open: Callable[[], object]
    open_recent: Callable[[Path], object]
    close: Callable[[], object]
    about: Callable[[], object]


def settings_menu(parent: QWidget, memory: Memory, work: MenuWork) -> QMenu:
    """Return the menu of the gear."""
    menu = QMenu(parent)
    menu.setAccessibleName("Cài đặt")
    _text_sizes(menu, memory)
    _modes(menu, memory)
    menu.addSeparator()
    buttons.action(menu, "Tên người làm…", work.who, "user")
    buttons.action(menu, "Người làm và quyền…", work.people, "users")
    buttons.action(menu, "Thông tin làng…", work.village, "house")
    buttons.action(menu, "Nhật ký…", work.history, "history")
    buttons.action(menu, "Dữ liệu cá nhân…", work.privacy, "user-check")
    buttons.action(menu, "Bản sao, khôi phục…", work.copies, "hard-drive")
    menu.addSeparator()
    buttons.action(menu, "Mật khẩu của sổ…", work.passphrase, "lock")
    _lock_after(menu, memory)
    buttons.action(menu, "Khóa màn hình", work.lock, "lock", keys="Ctrl+L")
    menu.addSeparator()
    buttons.action(menu, "Mở sổ khác…", work.open, "folder-open")
    _recent(menu, memory, work.open_recent)
    buttons.action(menu, "Cứu sổ bị hỏng…", work.rescue, "rotate-ccw")
    buttons.action(menu, "Đóng sổ", work.close, "log-out")
    menu.addSeparator()
    buttons.action(menu, "Giới thiệu…", work.about, "info")
    return menu


def _text_sizes(menu: QMenu, memory: Memory) -> None:
    sizes = menu.addMenu("Chữ to")
    icons.put(sizes.menuAction(), "a-large-small", "muted")
    group = QActionGroup(sizes)

    def choose(percent: int) -> None:
        memory.text_size = percent
        theme.choose(percent=percent)

    for percent in TEXT_SIZES:
        entry = buttons.action(sizes, f"{percent} %", partial(choose, percent))
        entry.setCheckable(True)
        entry.setChecked(percent == theme.percent)
        group.addAction(entry)


def _modes(menu: QMenu, memory: Memory) -> None:
    modes = menu.addMenu("Màu sáng tối")
    icons.put(modes.menuAction(), "sun", "muted")
    group = QActionGroup(modes)

    def choose(mode: Mode) -> None:
        memory.mode = mode
        theme.choose(mode=mode)

    for mode, (words, icon) in _MODES.items():
        entry = buttons.action(modes, words, partial(choose, mode), icon)
        entry.setCheckable(True)
        entry.setChecked(mode is theme.mode)
        group.addAction(entry)


def _lock_after(menu: QMenu, memory: Memory) -> None:
    after = menu.addMenu("Tự khóa khi không dùng")
    icons.put(after.menuAction(), "lock-open", "muted")
    group = QActionGroup(after)
    for minutes in CHOICES:
        words = f"Sau {minutes} phút" if minutes else "Không tự khóa"
        entry = buttons.action(after, words, partial(keep_lock_minutes, memory, minutes))
        entry.setCheckable(True)
        entry.setChecked(minutes == lock_minutes(memory))
        group.addAction(entry)


def _recent(menu: QMenu, memory: Memory, open_recent: Callable[[Path], object]) -> None:
    recent = menu.addMenu("Sổ gần đây")
    icons.put(recent.menuAction(), "book-open", "muted")

    def fill() -> None:
        recent.clear()
        for book in [path for path in memory.recent_books() if path.is_file()][:_SHOWN_BOOKS]:
            words = f"{book.name}  –  {book.parent}".replace("&", "&&")
            buttons.action(recent, words, partial(open_recent, book))
        if recent.isEmpty():
            recent.addAction("Chưa có sổ nào").setEnabled(False)

    recent.aboutToShow.connect(fill)
    fill()
