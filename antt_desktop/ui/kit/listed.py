"""A part of a record that is a list: entries to open, move, take out, and one more."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.items import Item, ItemList
from antt_desktop.ui.kit.order import inserted, moved, put, without
from antt_desktop.ui.kit.undo_line import UndoLine
from antt_desktop.ui.kit.words import section
from antt_desktop.ui.theme import theme

T = TypeVar("T")


class ListedPart(QWidget, Generic[T]):
    """Shows ``items``, a field of a record that is a tuple, and lets the user change them.

    ``edit(item)`` asks the user and returns the item as it shall be, None to leave it as it is;
    it is given None for a new one. ``put(items)`` changes the record, which is then shown anew.
    """

    def __init__(
        self,
        title: str,
        add: str,
        edit: Callable[[T | None], T | None],
        put: Callable[[tuple[T, ...]], object],
    ) -> None:
        super().__init__()
        self._edit, self._put = edit, put
        self.items: tuple[T, ...] = ()
        self.list = ItemList(title.capitalize())
        self.undo = UndoLine()
        self.add_link = buttons.link(add, self.add, "plus")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(section(title))
        box.addWidget(self.list)
        box.addWidget(self.undo)
        box.addWidget(self.add_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.opened.connect(self.open)
        self.list.moved.connect(lambda at, by: self._put(moved(self.items, at, by)))
        self.list.removed.connect(self.remove)

    def show_items(self, items: tuple[T, ...], words: Sequence[Item]) -> None:
        """Show what the record holds now, each in its words."""
        self.items = items
        self.list.show_items(words)

    def add(self) -> None:
        """Ask for one more."""
        self.open(len(self.items))

    def open(self, at: int) -> None:
        """Let the user edit the item at a place."""
        old = self.items[at] if at < len(self.items) else None
        new = self._edit(old)
        if new is not None:
            self.undo.say("")
            self._put(put(self.items, at, new))

    def remove(self, at: int) -> None:
        """Take an item out; it can be put back."""
        item, title = self.items[at], self.list.entries[at].accessibleName()
        self._put(without(self.items, at))
        self.undo.say(f"Đã bỏ “{title}”.", lambda: self._put(inserted(self.items, at, item)))
