"""The pane at the left: every tổ with its leader and number of households."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from antt_desktop.domain.households import Group
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.presenter import ALL, group_lines
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.side_list import SideItem, SideList
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_LONGEST_IN_MENU = 30


class GroupsPane(Pane):
    """Chooses a tổ: ``chosen(group_id)``, 0 for “Tất cả”; adds, edits, merges, splits tổ."""

    chosen = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, flush=True)
        self._context = context
        self._groups: dict[int, Group] = {}
        self._counts: dict[int, tuple[int, int]] = {}
        self.list = SideList("Tổ dân cư")
        self.list.chosen.connect(self.chosen)
        self.list.doubleClicked.connect(lambda _index: self.edit())
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.menu = QMenu(self)
        self._add = buttons.action(self.menu, "Thêm tổ…", self.add, "plus")
        self._edit = buttons.action(self.menu, "Sửa tổ…", self.edit, "pencil", keys="F2")
        self._merge = buttons.action(self.menu, "Gộp tổ…", self.merge, "list-checks")
        self._split = buttons.action(self.menu, "Tách tổ…", self.split, "arrow-right-left")
        self.menu.addSeparator()
        self._delete = buttons.action(self.menu, "Xóa tổ", self.delete, "trash-2")
        self.menu.aboutToShow.connect(self._adapt_menu)
        more = buttons.tool("Thêm, sửa, gộp, tách tổ", self._show_menu_at_button, "ellipsis")
        self._more = more
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(12), theme.px(4), theme.px(4), theme.px(2))
        head.addWidget(label("TỔ DÂN CƯ", "section", wrap=False), 1)
        head.addWidget(more)
        self.box.addLayout(head)
        self.box.addWidget(self.list, 1)

    @property
    def group_id(self) -> int:
        """Return the id of the chosen tổ, 0 for all."""
        return max(self.list.current, ALL)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return every tổ, by number."""
        return tuple(self._groups.values())

    def name(self, group_id: int) -> str:
        """Return a tổ's name; “Cả làng” for all of them."""
        group = self._groups.get(group_id)
        return group.name if group else "Cả làng"

    def people(self, group_id: int) -> int:
        """Return how many people a tổ or the village has."""
        if group_id:
            return self._counts.get(group_id, (0, 0))[1]
        return sum(people for _, people in self._counts.values())

    def refresh(self) -> None:
        """Show the tổ of the book; the chosen one stays chosen."""
        book = self._context.book
        self._groups = {group.id: group for group in book.groups.all()}
        self._counts = book.groups.counts()
        before = self.list.current
        scrolled = self.list.verticalScrollBar().value()
        self.list.show_items(
            [
                SideItem(line.key, line.title, line.count, line.leader)
                for line in group_lines(self.groups, self._counts)
            ]
        )
        self.list.verticalScrollBar().setValue(scrolled)
        if before > ALL and before not in self._groups:
            self.chosen.emit(ALL)

    def add(self) -> None:
        """Ask for a new tổ and choose it."""
        from antt_desktop.ui.households.groups.dialog import GroupDialog

        dialog = GroupDialog(self._context)
        if self._context.dialogs.run(dialog) and dialog.saved:
            self.refresh()
            self.list.choose(dialog.saved.id)

    def edit(self) -> None:
        """Edit the chosen tổ."""
        from antt_desktop.ui.households.groups.dialog import GroupDialog

        group = self._writable_group()
        if group is not None:
            self._context.dialogs.run(GroupDialog(self._context, group))

    def merge(self) -> None:
        """Merge other tổ into the chosen one."""
        from antt_desktop.ui.households.groups.merge import MergeDialog

        group = self._writable_group()
        if group is not None:
            self._context.dialogs.run(MergeDialog(self._context, group))

    def split(self) -> None:
        """Make a new tổ of some households of the chosen one, and choose it."""
        from antt_desktop.ui.households.groups.split import SplitDialog

        group = self._writable_group()
        if group is None:
            return
        dialog = SplitDialog(self._context, group)
        if self._context.dialogs.run(dialog) and dialog.saved:
            self.refresh()
            self.list.choose(dialog.saved.id)

    def delete(self) -> None:
        """Delete the chosen tổ; UserError once households were in it."""
        if self.group_id:
            self._context.book.groups.delete(self.group_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits the chosen tổ, as in a list of files."""
        if event.key() == Qt.Key.Key_F2:
            self.edit()
        else:
            super().keyPressEvent(event)

    def _writable_group(self) -> Group | None:
        return None if not self._context.book.may_change else self._groups.get(self.group_id)

    def _adapt_menu(self) -> None:
        group = self._writable_group()
        households = self._counts.get(group.id, (0, 0))[0] if group else 0
        self._add.setEnabled(self._context.book.may_change)
        self._edit.setEnabled(group is not None)
        self._merge.setEnabled(group is not None and len(self._groups) > 1)
        self._split.setEnabled(households > 1)
        self._delete.setEnabled(group is not None and not households)
        name = group.name if group else "tổ"
        if len(name) > _LONGEST_IN_MENU:
            name = "tổ này"
        self._edit.setText(f"Sửa {name}…\tF2")
        self._merge.setText(f"Gộp tổ khác vào {name}…" if group else "Gộp tổ…")
        self._split.setText(f"Tách {name}…")
        self._delete.setText(f"Xóa {name} (chỉ tổ chưa có hộ)")

    def _show_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if index.isValid():
            self.list.setCurrentIndex(index)
        self.menu.popup(self.list.viewport().mapToGlobal(at))

    def _show_menu_at_button(self) -> None:
        self.menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
