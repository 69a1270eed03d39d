"""What was printed and when: each time forms of a campaign went to a printer or into a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from antt_desktop.domain.errors import UserError


class Way(StrEnum):
    """Where forms went."""

    PRINTER = "printer"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a form's page (from 1), in millimetres from the bottom left corner."""

    page: int
    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """One printing of forms; ``id`` 0 until it is in the book.

    ``printed_at`` is the PC's time, ISO to the minute; ``place`` the printer's or the file's
    name; ``household_ids`` in the order of printing; ``numbers`` those of their forms, then of
    blank forms. ``areas`` tells of each number where the head signs on that paper: a scan of it
    is looked at there, whatever has become of the wording or the household since.
    """

    id: int = 0
    campaign_id: int
    printed_at: str = ""
    who: str = ""
    way: Way
    place: str = ""
    household_ids: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    areas: tuple[Area, ...] = ()
    pages: int = 0


def areas_by_number(printings: Iterable[Printing]) -> dict[int, frozenset[Area]]:
    """Return where the head signs on the papers of each form number.

    There are several places where a form was printed again after something on it had changed.
    """
    found: dict[int, frozenset[Area]] = {}
    for printing in printings:
        for number, area in zip(printing.numbers, printing.areas, strict=True):
            found[number] = found.get(number, frozenset()) | {area}
    return found


def households_from(printing: Printing, number: int) -> tuple[int, ...]:
    """Return the households whose forms came out from form ``number`` on, that one included.

    Raises UserError (field ``number``) where that form was not in this printing.
    """
    numbers = printing.numbers[: len(printing.household_ids)]
    if number not in numbers:
        raise UserError(
            "Lần in này không có phiếu số đó. Hãy xem số phiếu in cạnh mã vuông ở cuối tờ.",
            field="number",
        )
    return printing.household_ids[numbers.index(number) :]
