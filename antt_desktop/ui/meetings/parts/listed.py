"""A part of the meeting that is a list: entries to open, move, take out, and one more."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.parts.items import Item, ItemList
from antt_desktop.ui.meetings.parts.labels import section
from antt_desktop.ui.meetings.parts.order import moved, put, without
from antt_desktop.ui.meetings.parts.undo_line import UndoLine
from antt_desktop.ui.theme import theme

T = TypeVar("T")


class ListedPart(QWidget, Generic[T]):
    """Shows and changes one field of the meeting that is a tuple.

    ``edit(item)`` asks the user and returns the item as it shall be, None to leave it as it is;
    it is given None for a new one.
    """

    def __init__(
        self,
        edited: Edited,
        field: str,
        title: str,
        add: str,
        edit: Callable[[T | None], T | None],
    ) -> None:
        super().__init__()
        self._edited, self._field, self._edit = edited, field, edit
        self._shown: tuple[T, ...] | None = None
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

    @property
    def items(self) -> tuple[T, ...]:
        """Return what the meeting holds now."""
        items: tuple[T, ...] = getattr(self._edited.meeting, self._field)
        return items

    @property
    def stale(self) -> bool:
        """Tell whether the meeting holds other items than those shown."""
        return self.items != self._shown

    def show_items(self, items: Sequence[Item]) -> None:
        """Show the words of all items anew."""
        self._shown = self.items
        self.list.show_items(items)

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
        before = self.items
        title = self.list.entries[at].accessibleName()
        self._put(without(before, at))
        self.undo.say(f"Đã bỏ “{title}”.", lambda: self._put(before))

    def _put(self, items: tuple[T, ...]) -> None:
        self._edited.change(**{self._field: items})
