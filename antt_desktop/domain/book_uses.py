"""What was done with the book as a whole: told in its history for good, never taken back."""

from dataclasses import dataclass
from enum import StrEnum


class UseKind(StrEnum):
    """What sort of thing was done."""

    EXPORT = "export"
    PASSPHRASE = "passphrase"  # noqa: S105 - names a kind of act
    RESTORE = "restore"
    SALVAGE = "salvage"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class BookUse:
    """Who did it, when (ISO local time), what, what for; ``rows`` and ``protected`` of exports."""

    kind: UseKind
    what: str
    purpose: str = ""
    rows: int = 0
    protected: bool = False
    at: str = ""
    who: str = ""
