"""Buttons: one way to make each kind, with icon, tooltip, shortcut and spoken name."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QToolButton

from antt_desktop.ui.theme import icons


def primary(
    text: str, pressed: Callable[[], object], icon: str = "", *, keys: str = "", tip: str = ""
) -> QPushButton:
    """Return the one accented button of a screen. ``keys`` is shown in the tooltip only."""
    return _push("primary", "on_accent", text, pressed, icon, keys, tip)


def secondary(
    text: str, pressed: Callable[[], object], icon: str = "", *, keys: str = "", tip: str = ""
) -> QPushButton:
    """Return an ordinary button."""
    return _push("secondary", "text", text, pressed, icon, keys, tip)


def link(
    text: str, pressed: Callable[[], object], icon: str = "", *, keys: str = "", tip: str = ""
) -> QPushButton:
    """Return a button that looks like words: “+ Thêm người”, “Xem ›”."""
    return _push("link", "accent", text, pressed, icon, keys, tip)


def tool(
    name: str, pressed: Callable[[], object], icon: str, *, keys: str = "", boxed: bool = False
) -> QToolButton:
    """Return a button with only an icon; ``name`` is its tooltip and what a reader says."""
    button = QToolButton()
    button.setProperty("kind", "boxed" if boxed else "tool")
    _dress(button, icon, "text", name, keys)
    button.clicked.connect(lambda _checked=False: pressed())
    return button


def menu_button(text: str, menu: QMenu, icon: str = "", *, tip: str = "") -> QPushButton:
    """Return a button that opens a menu (“Đợt ký: Năm 2026 ⌄”)."""
    button = QPushButton(text)
    button.setProperty("hasMenu", "true")
    button.setAutoDefault(True)
    _dress(button, icon, "text", tip or text, "")
    button.setMenu(menu)
    return button


def more_button(name: str, menu: QMenu) -> QToolButton:
    """Return the “…” button that holds what is seldom needed."""
    button = tool(name, lambda: None, "ellipsis", boxed=True)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def action(
    menu: QMenu,
    text: str,
    pressed: Callable[[], object],
    icon: str = "",
    *,
    keys: str = "",
) -> QAction:
    """Add an entry to a menu. ``keys`` is shown beside it; the window holds the shortcut."""
    entry = menu.addAction(f"{text}\t{keys}" if keys else text)
    if icon:
        icons.put(entry, icon, "muted")
    entry.triggered.connect(lambda _checked=False: pressed())
    return entry


def _push(
    kind: str,
    role: str,
    text: str,
    pressed: Callable[[], object],
    icon: str,
    keys: str,
    tip: str,
) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", kind)
    button.setAutoDefault(True)  # Enter presses it, in a tab as in a dialog
    _dress(button, icon, role, tip or text, keys)
    button.clicked.connect(lambda _checked=False: pressed())
    return button


def _dress(button: QAbstractButton, icon: str, role: str, tip: str, keys: str) -> None:
    tip = tip.replace("&", "")
    button.setAccessibleName(button.text().replace("&", "") or tip)
    if keys:
        tip = f"{tip} ({keys})"
    button.setToolTip(tip)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        icons.put(button, icon, role)
