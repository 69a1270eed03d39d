"""What papers about keeping the book and about one person's data are made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonData:
    """All the book holds of one person, as lines for people."""

    name: str
    roster: tuple[tuple[str, str], ...]
    """(what, value): “Ngày sinh”, “1961”."""
    pledges: tuple[str, ...]
    incidents: tuple[str, ...]
    changes: tuple[str, ...]
