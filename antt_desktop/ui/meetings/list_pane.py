"""The pane at the left: the minutes that are wished for, or why there are none."""

from functools import partial

from PySide6.QtWidgets import QWidget

from antt_desktop.domain.meetings import MeetingRow
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.found_pane import FoundPane
from antt_desktop.ui.meetings.presenter import Wish, card, count_words, nothing_words


class ListPane(FoundPane[MeetingRow]):
    """Lists what a ``Wish`` finds."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Danh sách biên bản", lambda row: row.id, card, parent)
        self._meetings = context.book.meetings

    def reload(self, wish: Wish, total: int, *, keep: bool) -> None:
        """Show what is wished for, out of ``total`` minutes; ``keep`` the chosen one chosen."""
        query = wish.query
        find = partial(self._meetings.ids, year=wish.year, kind=wish.kind, group_id=wish.group_id)
        found = find(query=query or None, newest=wish.newest)
        self.show_found(
            found,
            self._meetings.rows,
            count_words(len(found), total, wish),
            newest=wish.newest if query else None,
            keep=keep,
        )
        if not found:
            wider = len(find(query=query.without_marks())) if query.marked else 0
            self.show_nothing(*nothing_words(wish), filtered=wish.filtered, wider=wider)
