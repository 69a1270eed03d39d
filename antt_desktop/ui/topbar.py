"""The bar along the top: the tabs, search of everything, the settings gear."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTabBar, QToolButton

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import icons, theme

_POINTS = 11.25


class _Tabs(QTabBar):
    """Leaves each tab the room its word needs in bold: Qt measures it before it is current."""

    def tabSizeHint(self, index: int) -> QSize:
        size = super().tabSizeHint(index)
        text = self.tabText(index)
        bold = QFontMetrics(theme.font(_POINTS, 600)).horizontalAdvance(text)
        plain = QFontMetrics(theme.font(_POINTS, 500)).horizontalAdvance(text)
        return size + QSize(bold - plain + 2, 0)


class TopBar(QFrame):
    """Signals: ``turned(index)`` when another tab is chosen, ``search`` for Ctrl+K."""

    turned = Signal(int)
    search = Signal()

    def __init__(self, tabs: Sequence[tuple[str, str]], menu: QMenu) -> None:
        super().__init__()
        self.setProperty("kind", "topbar")
        self._icons = [icon for _title, icon in tabs]
        self.tabs = _Tabs()
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setProperty("kind", "main")
        self.tabs.setAccessibleName("Các mục của sổ")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for number, (title, _icon) in enumerate(tabs, 1):
            self.tabs.addTab(title)
            self.tabs.setTabToolTip(number - 1, f"{title} (Ctrl+{number})")
        self.tabs.currentChanged.connect(self.turned)
        find = buttons.link("Tìm tất cả", self.search.emit, "search", keys="Ctrl+K")
        find.setProperty("kind", "quiet")
        icons.put(find, "search", "muted")
        gear = buttons.tool("Cài đặt", lambda: None, "settings")
        gear.setMenu(menu)
        gear.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.tabs)
        row.addStretch()
        row.addWidget(find)
        row.addWidget(label("Ctrl+K", "key", wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(theme.px(4))
        row.addWidget(gear)
        theme.changed.connect(self._scale)
        self._scale()

    def show_badge(self, index: int, count: int, tip: str) -> None:
        """Show a number beside a tab's title, red; 0 takes it away. ``tip`` says what it is of."""
        badge = None
        if count:
            badge = label(str(count), "badge", wrap=False)
            badge.setToolTip(tip)
            badge.setAccessibleName(tip)
        before = self.tabs.tabButton(index, QTabBar.ButtonPosition.RightSide)
        self.tabs.setTabButton(index, QTabBar.ButtonPosition.RightSide, badge)
        if before is not None:
            before.deleteLater()

    def turn_to(self, index: int) -> None:
        """Choose a tab."""
        self.tabs.setCurrentIndex(index)

    def _scale(self) -> None:
        side = theme.px(20)
        self.tabs.setIconSize(QSize(side, side))
        for index, icon in enumerate(self._icons):
            self.tabs.setTabIcon(index, icons.icon(icon, "muted", side, on="accent"))
