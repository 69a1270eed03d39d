"""What the window does about safety: history, copies, restoring, passphrase, lock, rescue."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.roles import Act, refuse
from antt_desktop.ui.context import Context
from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.jobs import Jobs
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.safety.locking import Lock

_KINDS = "Sổ ANTT (*.antt)"
_NO_LOCK = (
    "Sổ chưa có mật khẩu nên chưa khóa được. Hãy đặt mật khẩu ở nút bánh răng, “Mật khẩu của sổ”."
)
_RESTORED = "so-antt.antt"
_RESCUED = "Đã cứu {rows} dòng sang “{name}”."


class Host(Protocol):
    """The window, as far as these acts need it."""

    dialogs: Dialogs
    memory: Memory
    jobs: Jobs

    @property
    def context(self) -> Context | None:
        """Return the context of the open book."""

    def open_book(self, path: Path, *, read_only: bool = False, passphrase: str = "") -> None:
        """Open a book in place of what is shown."""

    def put_away(self, *, copy: bool = True) -> bool:
        """Close the book, with or without a copy of what changed; False where it stays."""


class SafetyActs(QObject):
    """One per window; without an open book most of it does nothing."""

    def __init__(self, host: Host, parent: QWidget, open_copy: Callable[[Path], object]) -> None:
        super().__init__(parent)
        self._host, self._open_copy = host, open_copy
        self.lock = Lock(parent, host.memory)

    def watch(self, book: Book) -> None:
        """Let the window lock itself while this book is open, if it has a passphrase."""
        if book.passphrase.is_set:
            self.lock.watch(book.passphrase.is_right)
        else:
            self.lock.rest()

    def show_history(self) -> None:
        """Show who did what."""
        from antt_desktop.ui.safety.history_dialog import HistoryDialog

        if context := self._host.context:
            self._host.dialogs.run(HistoryDialog(context))

    def show_copies(self) -> None:
        """Show the copies of the book."""
        from antt_desktop.ui.safety.copies_dialog import CopiesDialog, CopyWork

        if context := self._host.context:
            work = CopyWork(self._open_copy, self.restore)
            self._host.dialogs.run(CopiesDialog(context, work))

    def show_passphrase(self) -> None:
        """Set, change or remove the passphrase."""
        from antt_desktop.ui.safety.passphrase_dialog import PassphraseDialog

        if context := self._host.context:
            context.writable()
            self._host.dialogs.run(PassphraseDialog(context))
            self.watch(context.book)

    def print_recovery_sheet(self, passphrase: str) -> None:
        """Show the sheet with the passphrase of the book just made; nothing for a plain one."""
        from antt_desktop.ui.safety.passphrase_dialog import show_recovery_sheet

        if passphrase and (context := self._host.context):
            show_recovery_sheet(context, passphrase)

    def show_people(self) -> None:
        """Name the people of the office, their roles and codes."""
        from antt_desktop.ui.safety.people import PeopleDialog

        if context := self._host.context:
            context.writable()
            self._host.dialogs.run(PeopleDialog(context))

    def show_privacy(self) -> None:
        """Show the requests about personal data and what can be done for them."""
        from antt_desktop.ui.safety.privacy_dialog import PrivacyDialog

        if context := self._host.context:
            self._host.dialogs.run(PrivacyDialog(context))

    def lock_now(self) -> None:
        """Cover the window, or say why that is not possible."""
        if (context := self._host.context) and not self.lock.lock():
            context.notice.emit(_NO_LOCK)

    def restore(self, copy: Path, passphrase: str) -> None:
        """Put a copy in the place of the open book and open that; what was open stays if not."""
        from antt_desktop.ui.safety.unlock import with_passphrase
        from antt_desktop.workflows.restore import look_into, restore

        context = self._host.context
        if context is None:
            return
        refuse(context.book.people.role, Act.OWN)

        def opening(typed: str) -> str:
            """Return the passphrase that opens the copy, '' for a plain one."""
            look_into(copy, typed or passphrase)
            return typed or passphrase

        sentence = f"Bản sao “{copy.name}” có mật khẩu. Hãy gõ mật khẩu của ngày sao."
        used = with_passphrase(self._host.dialogs, sentence, opening, "Khôi phục")
        path, who = context.book.path, context.book.who
        if used is None or not self._host.put_away(copy=False):
            return
        try:
            restore(path, copy, used, who=who)
        except UserError:
            self._host.open_book(path)
            raise
        self._host.open_book(path, passphrase=used)
        if self._host.context is not None:
            self._host.context.notice.emit("Đã khôi phục sổ. Sổ trước đó được cất trong Bản sao.")

    def restore_without_book(self) -> None:
        """Restore from a copy where the book itself does not open, or is gone."""
        from antt_desktop.ui.safety.found_copies import FoundCopies
        from antt_desktop.ui.safety.unlock import with_passphrase
        from antt_desktop.workflows.restore import look_into, restore

        dialogs = self._host.dialogs
        asking = FoundCopies(dialogs, self._host.memory)
        if not dialogs.run(asking) or asking.path is None:
            return
        copy = asking.path
        sentence = f"Bản sao “{copy.name}” có mật khẩu. Hãy gõ mật khẩu của ngày sao."
        found = with_passphrase(dialogs, sentence, lambda typed: (look_into(copy, typed), typed))
        if found is None:
            return
        contents, passphrase = found
        target = dialogs.choose_save_file("Sổ cần khôi phục, hoặc nơi để sổ", _RESTORED, _KINDS)
        if target is None or not dialogs.confirm(
            f"Khôi phục vào “{target.name}”?",
            yes="Khôi phục",
            detail=f"Bản sao có: {contents.words}.\nTệp đang có ở đó được cất riêng trước.",
        ):
            return
        restore(target, copy, passphrase)
        self._host.open_book(target, passphrase=passphrase)

    def rescue(self) -> None:
        """Save what can be read of a damaged book into a new one, and list what is missing."""
        from antt_desktop.ui.safety.unlock import with_passphrase

        dialogs = self._host.dialogs
        damaged = dialogs.choose_open_file("Chọn tệp sổ bị hỏng", _KINDS)
        if damaged is None:
            return
        name = f"{damaged.stem}-cuu.antt"
        target = dialogs.choose_save_file("Nơi để sổ mới", name, _KINDS)
        if target is None:
            return
        found = with_passphrase(
            dialogs,
            f"Tệp “{damaged.name}” có mật khẩu.",
            lambda typed: Book.salvage(damaged, target, passphrase=typed),
            "Cứu sổ",
        )
        if found is None:
            return
        missing = "\n".join(f"– {line}" for line in found.missing)
        detail = f"Còn thiếu:\n{missing}" if missing else "Không thiếu gì."
        dialogs.tell(_RESCUED.format(rows=found.rows, name=target.name), detail)
        self._host.open_book(target)
