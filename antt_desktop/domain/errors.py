"""What goes wrong, told as sentences a user can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

READ_ONLY = "Đây là bản sao mở để xem, không sửa được. Hãy mở sổ chính để ghi."


class UserError(Exception):
    """Something the user asked for cannot be done; the sentence says why and what to do.

    ``field`` names the field to mend (the attribute of the dataclass), where there is one.
    """

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


@contextmanager
def naming(field: str) -> Iterator[None]:
    """Let a UserError of the block name the field to mend: readers do not know where they stand."""
    try:
        yield
    except UserError as error:
        raise UserError(error.sentence, field=field) from error


class SystemTrouble(UserError):  # noqa: N818 - trouble of the PC, not an error of ours
    """The PC stands in the way: disk full, file locked, folder read-only, damaged file."""


class PassphraseNeeded(SystemTrouble):
    """The book has a passphrase and none was given."""


class WrongPassphrase(UserError):  # noqa: N818 - not an error of ours
    """The passphrase does not open the book; ``field`` is ``passphrase``."""


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """A long job was stopped by the user; nothing of it is kept."""
