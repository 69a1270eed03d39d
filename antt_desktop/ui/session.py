"""An open book in a window: its day's copy, who works in it, coming forward, closing it."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from antt_desktop.domain.backups import CopyKind
from antt_desktop.domain.changes import ActionDone
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import tidy
from antt_desktop.ui.context import Context
from antt_desktop.ui.status import spoken_time

if TYPE_CHECKING:
    from antt_desktop.ui.single_instance import Presence

_PRESENT_AFTER_MS, _COPY_AFTER_MS = 200, 600
"""Nobody starts the program twice within a blink, so the first picture comes before these."""


class Session(QObject):
    """Begins with the book shown, ends with it closed.

    Signals: ``copied`` after the day's copy, ``asked`` when a second start wants the window in
    front. A book that is only looked at has neither.
    """

    copied = Signal()
    asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.context = context
        self._presence: Presence | None = None
        self._uncopied = False
        context.changed.connect(self._changed)
        book = context.book
        if not book.read_only:
            names = book.settings.operators()
            book.who = context.memory.who(book.id) or (names[0] if len(names) == 1 else "")
            context.memory.add_recent(book.path)
            context.memory.keep_last_book(book.path)
            QTimer.singleShot(_PRESENT_AFTER_MS, self, self._be_present)
            QTimer.singleShot(_COPY_AFTER_MS, self, self._begin_day)

    def last_copy(self) -> str:
        """Return when the last automatic copy was taken, as people say it."""
        copies = self.context.book.backups.all()
        return spoken_time(copies[0].taken_at, _today()) if copies else "chưa có"

    def end(self) -> None:
        """Take a copy of what changed and close the book; a copy that fails is only told."""
        book = self.context.book
        if self._uncopied:
            try:
                book.backups.take(CopyKind.DAILY)
            except UserError as error:
                self.context.dialogs.warn(error)
        book.listener = None
        book.close()
        if self._presence is not None:
            self._presence.close()
        self.context.deleteLater()

    def ask_who(self) -> None:
        """Ask who is at the keyboard; the history shows this name."""
        book = self.context.book
        if book.read_only:
            return
        known = book.settings.operators()
        answer = self.context.dialogs.ask_text(
            "Tên người làm",
            "Ai đang làm việc với sổ? Tên này ghi vào nhật ký.",
            book.who,
            known,
        )
        name = tidy(answer or "")
        if not name:
            return
        book.who = name
        self.context.memory.keep_who(book.id, name)
        if name not in known:
            book.settings.add_operator(name)

    def _changed(self, _done: ActionDone) -> None:
        self._uncopied = True

    def _be_present(self) -> None:
        from antt_desktop.ui.single_instance import Presence

        self._presence = Presence(self.context.book.path, self)
        self._presence.asked.connect(self.asked)

    def _begin_day(self) -> None:
        """Take the day's copy if there is none, then ask who works here if nobody said."""
        if self.context.jobs.busy:
            return
        copies = self.context.book.backups.all()
        if any(copy.kind is CopyKind.DAILY and copy.taken_at.date() == _today() for copy in copies):
            self._greet()
            return
        self.context.work_on_book(
            "Đang sao lưu",
            lambda lent, _progress: lent.backups.take(CopyKind.DAILY),
            lambda _path: self._greet(),
        )

    def _greet(self) -> None:
        self.copied.emit()
        if not self.context.book.who:
            self.ask_who()


def _today() -> date:
    return datetime.now().astimezone().date()
