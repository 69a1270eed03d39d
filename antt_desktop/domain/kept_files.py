"""Files that are kept with a record of the book: a meeting, an incident."""

from dataclasses import dataclass, field

from antt_desktop.domain.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file to keep: its ``name``, what it is (“Biên bản đã ký”), its bytes.

    ``media`` is its type (“application/pdf”); ``text`` what is searched of it; ``pages`` 0
    where it has none.
    """

    name: str
    what: str
    media: str
    data: bytes = field(repr=False)
    text: str = field(default="", repr=False)
    pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A kept file; ``size`` in bytes."""

    id: int
    name: str
    what: str
    media: str
    size: int
    pages: int
    added_on: PartialDate
