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


class GroupsPane(Pane):
    """Chooses a tổ: ``chosen(group_id)``, 0 for “Tất cả”; adds, edits and deletes tổ."""

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
        self._edit = buttons.action(self.menu, "Sửa tổ, tổ trưởng, tổ phó…", self.edit, "pencil")
        self._delete = buttons.action(self.menu, "Xóa tổ trống", self.delete, "trash-2")
        self.menu.aboutToShow.connect(self._adapt_menu)
        more = buttons.tool("Thêm, sửa, xóa tổ", self._show_menu_at_button, "ellipsis")
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
        from antt_desktop.ui.households.group_dialog import GroupDialog

        dialog = GroupDialog(self._context.dialogs, self._context.book)
        if self._context.dialogs.run(dialog) and dialog.saved:
            self.refresh()
            self.list.choose(dialog.saved.id)

    def edit(self) -> None:
        """Edit the chosen tổ."""
        from antt_desktop.ui.households.group_dialog import GroupDialog

        group = self._groups.get(self.group_id)
        if group is not None and not self._context.book.read_only:
            dialog = GroupDialog(self._context.dialogs, self._context.book, group)
            self._context.dialogs.run(dialog)

    def delete(self) -> None:
        """Delete the chosen tổ; UserError while households are in it."""
        if self.group_id:
            self._context.book.groups.delete(self.group_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits the chosen tổ, as in a list of files."""
        if event.key() == Qt.Key.Key_F2:
            self.edit()
        else:
            super().keyPressEvent(event)

    def _adapt_menu(self) -> None:
        writable = not self._context.book.read_only
        group = self._groups.get(self.group_id)
        self._add.setEnabled(writable)
        self._edit.setEnabled(writable and group is not None)
        self._edit.setText(f"Sửa {group.name}…" if group else "Sửa tổ…")
        empty = group is not None and not self._counts.get(group.id, (0, 0))[0]
        self._delete.setEnabled(writable and empty)
        self._delete.setText(
            f"Xóa {group.name}" if group and empty else "Xóa tổ (khi không còn hộ)"
        )

    def _show_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if index.isValid():
            self.list.setCurrentIndex(index)
        self.menu.popup(self.list.viewport().mapToGlobal(at))

    def _show_menu_at_button(self) -> None:
        self.menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
