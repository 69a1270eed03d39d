"""An open book in a window: its day's copy, who works in it, coming forward, closing it."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from antt_desktop.domain.backups import STALE_DAYS, CopyKind, days_since
from antt_desktop.domain.changes import ActionDone
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import tidy
from antt_desktop.ui.context import Context
from antt_desktop.ui.status import spoken_time

if TYPE_CHECKING:
    from antt_desktop.ui.single_instance import Presence

_PRESENT_AFTER_MS, _COPY_AFTER_MS, _LOOK_MS = 200, 600, 20_000
"""Nobody starts the program twice within a blink, so the first picture comes before these; the
last is how often it looks for a stick and a new day."""


class Session(QObject):
    """Begins with the book shown, ends with it closed.

    Signals: ``copied`` after a copy, ``asked`` when a second start wants the window in front,
    ``signed_in`` when somebody with another role is at the keyboard. A book that is only looked
    at has none of them.
    """

    copied = Signal()
    asked = Signal()
    signed_in = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.context = context
        self._presence: Presence | None = None
        self._uncopied = False
        self._copied_away: date | None = None
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._look.timeout.connect(self._look_around)
        context.changed.connect(self._changed)
        book = context.book
        if not book.read_only:
            names = book.settings.operators()
            book.who = context.memory.who(book.id) or (names[0] if len(names) == 1 else "")
            context.memory.add_recent(book.path)
            context.memory.keep_last_book(book.path)
            QTimer.singleShot(_PRESENT_AFTER_MS, self, self._be_present)
            QTimer.singleShot(_COPY_AFTER_MS, self, self._begin_day)
            self._look.start()

    def last_copy(self) -> tuple[str, bool]:
        """Return when the last copies here and elsewhere were taken, and whether that is long ago.

        As people say it: “Sao lưu: 07:42 hôm nay · Ngoài máy: 3 ngày trước”.
        """
        backups = self.context.book.backups
        copies = [copy for copy in backups.all() if not copy.away]
        here = spoken_time(copies[0].taken_at, _today()) if copies else "chưa có"
        days = days_since(backups.state().away_at, backups.clock())
        said = {None: "chưa có", 0: "hôm nay", 1: "hôm qua"}.get(days, f"{days} ngày trước")
        return f"Sao lưu: {here} · Ngoài máy: {said}", days is None or days > STALE_DAYS

    def end(self, *, copy: bool = True) -> None:
        """Take a copy of what changed and close the book; a copy that fails is only told.

        Without ``copy`` none is taken: the book is about to be put aside as it is.
        """
        book = self.context.book
        self._look.stop()
        if self._uncopied and copy:
            try:
                book.backups.take(CopyKind.DAILY, thorough=False)
                book.backups.take_away(thorough=False)
            except UserError as error:
                self.context.dialogs.warn(error)
        book.listener = None
        book.close()
        if self._presence is not None:
            self._presence.close()
        self.context.deleteLater()

    def ask_who(self) -> None:
        """Ask who is at the keyboard; the history shows this name.

        Where the people of the office are named, one of them signs in, with a code if he has one.
        """
        book = self.context.book
        if book.read_only:
            return
        if book.people.all():
            self._sign_in()
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
        self._take_over(name)
        if name not in known:
            book.settings.add_operator(name)

    def _sign_in(self) -> None:
        from antt_desktop.ui.safety.people import SignInDialog

        asking = SignInDialog(self.context)
        if self.context.dialogs.run(asking):
            self._take_over(asking.name)
            self.signed_in.emit()

    def _take_over(self, name: str) -> None:
        book = self.context.book
        book.who = name
        self.context.memory.keep_who(book.id, name)

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

    def _look_around(self) -> None:
        """Take the copy of a new day, and one to a stick that was plugged in."""
        if self.context.jobs.busy or self.context.book.lent:
            return
        backups = self.context.book.backups
        if not any(copy.taken_at.date() == _today() for copy in backups.all() if not copy.away):
            self._begin_day()
            return
        if self._copied_away == _today() or not backups.places():
            return
        self._copied_away = _today()  # tried once a day: a stick that is full does not nag
        self.context.work_on_book(
            "Đang sao lưu ra USB",
            lambda lent, _progress: lent.backups.take_away(),
            lambda _paths: self.copied.emit(),
        )

    def _greet(self) -> None:
        self.copied.emit()
        if not self.context.book.who or self.context.book.people.all():
            self.ask_who()


def _today() -> date:
    return datetime.now().astimezone().date()
