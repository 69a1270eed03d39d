"""Asking for the passphrase of a book or of a copy."""

from collections.abc import Callable
from typing import Generic, TypeVar

from antt_desktop.domain.errors import PassphraseNeeded
from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.safety.secret_field import SecretField
from antt_desktop.ui.theme import theme

T = TypeVar("T")


class UnlockDialog(FormDialog, Generic[T]):
    """Asks until ``work(passphrase)`` goes well; ``outcome`` is what it returned, else None."""

    def __init__(
        self, dialogs: Dialogs, sentence: str, work: Callable[[str], T], accept: str = "Mở"
    ) -> None:
        super().__init__(dialogs, "Mật khẩu", sentence)
        self._work = work
        self.outcome: T | None = None
        self.field = SecretField("Mật khẩu")
        self.form.add("passphrase", "Mật khẩu", self.field)
        self.body.addWidget(self.form)
        self.buttons(accept, icon="lock-open")
        self.setMinimumWidth(theme.px(480))
        self.field.setFocus()

    def save(self) -> None:
        """Try what was typed."""
        self.outcome = self._work(self.field.text())


def with_passphrase(
    dialogs: Dialogs, sentence: str, work: Callable[[str], T], accept: str = "Mở"
) -> T | None:
    """Do ``work("")``, or with the passphrase that is asked for where it needs one.

    None where the user gave up.
    """
    try:
        return work("")
    except PassphraseNeeded:
        asking: UnlockDialog[T] = UnlockDialog(dialogs, sentence, work, accept)
        return asking.outcome if dialogs.run(asking) else None
