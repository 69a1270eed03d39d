"""Keeping what is typed as a draft: a power cut costs a few seconds of typing, never more."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meetings import Draft, Meeting

EVERY_MS = 3000
"""The longest that anything typed waits to be kept."""


class DraftKeeper(QObject):
    """Keeps the meeting that ``collect`` returns, three seconds after it was first touched.

    ``said(words, well)`` tells the user; what could not be kept is tried again.
    """

    said = Signal(str, bool)

    def __init__(
        self, book: Book, collect: Callable[[], Meeting], draft: Draft | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._book, self._collect = book, collect
        self._draft_id = draft.id if draft else 0
        self._kept = draft.meeting if draft else None
        self._wait = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._wait.timeout.connect(self.keep)

    def touch(self) -> None:
        """Keep in a moment what has just changed."""
        if not self._wait.isActive():
            self._wait.start()

    def keep_touched(self) -> None:
        """Keep at once what was to be kept in a moment."""
        if self._wait.isActive():
            self.keep()

    def keep(self) -> bool:
        """Keep what is typed now; False, said and tried again later, where that failed."""
        self._wait.stop()
        meeting = self._collect()
        if meeting != self._kept:
            try:
                self._draft_id = self._book.drafts.keep(self._draft_id, meeting)
            except UserError as error:
                self.said.emit(f"Chưa lưu được nháp, sẽ thử lại. {error.sentence}", False)  # noqa: FBT003
                self._wait.start()
                return False
            self._kept = meeting
            self.said.emit(f"Đã lưu nháp {now()}", True)  # noqa: FBT003
        return True

    def stop(self) -> None:
        """Keep nothing more: the editor is closing."""
        self._wait.stop()

    def settle(self, meeting: Meeting) -> None:
        """Take a meeting as one that needs no draft: nothing was typed, or it is in the book."""
        self.stop()
        self._kept = meeting
        if self._draft_id:
            self._book.drafts.drop(self._draft_id)
            self._draft_id = 0


def now() -> str:
    """Return the time of the clock on the wall: 19:42:07."""
    return f"{datetime.now().astimezone():%H:%M:%S}"
