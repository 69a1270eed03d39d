"""What was printed and when: each time forms of a campaign went to a printer or into a file."""

from dataclasses import dataclass
from enum import StrEnum

from antt_desktop.domain.errors import UserError


class Way(StrEnum):
    """Where forms went."""

    PRINTER = "printer"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """One printing of forms; ``id`` 0 until it is in the book.

    ``printed_at`` is the PC's time, ISO to the minute; ``place`` the printer's or the file's
    name; ``household_ids`` in the order of printing; ``numbers`` those of their forms, then of
    blank forms.
    """

    id: int = 0
    campaign_id: int
    printed_at: str = ""
    who: str = ""
    way: Way
    place: str = ""
    household_ids: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    pages: int = 0


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
