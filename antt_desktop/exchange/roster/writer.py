"""Writes the roster as a workbook of two sheets that imports back unchanged."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, BinaryIO

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Household, Person
from antt_desktop.exchange.new_workbooks import new_workbook
from antt_desktop.exchange.roster.cells import joined_categories
from antt_desktop.exchange.roster.fields import EXPORTED, Field, SheetKind

if TYPE_CHECKING:
    from xlsxwriter import Workbook

HOUSEHOLDS_SHEET = "Hộ"
PEOPLE_SHEET = "Nhân khẩu"

_WIDTHS = {
    Field.CODE: 10, Field.GROUP: 6, Field.HEAD: 26, Field.NAME: 26, Field.RELATION: 20,
    Field.BIRTH: 12, Field.SEX: 10, Field.IDENTITY: 15, Field.PHONE: 13, Field.ADDRESS: 24,
    Field.DECLARED_SIZE: 13, Field.RESIDENCE: 14, Field.CATEGORIES: 24, Field.OCCUPATION: 20,
    Field.NOTE: 40,
}  # fmt: skip
_NUMBERS = {Field.GROUP, Field.DECLARED_SIZE}
_PROGRESS_STEP = 500


def write_roster(
    stream: BinaryIO,
    households: Iterable[Household],
    group_numbers: Mapping[int, int],
    total: int,
    progress: Callable[[int, int], None],
) -> None:
    """Write the sheets “Hộ” and “Nhân khẩu” to a stream.

    Text is always written as text, so that a name like =1+1 stays a name; the tổ (its number)
    and the number of people (the one shown) are numbers. ``progress`` is told (households
    written, total) and may raise Cancelled. Raises UserError for a text no cell can hold.
    """
    with new_workbook(stream, "Danh sách hộ") as workbook:
        _write_sheets(workbook, households, group_numbers, total, progress)


def _write_sheets(
    workbook: "Workbook",
    households: Iterable[Household],
    group_numbers: Mapping[int, int],
    total: int,
    progress: Callable[[int, int], None],
) -> None:
    homes = _SheetWriter(workbook, HOUSEHOLDS_SHEET, SheetKind.HOUSEHOLDS)
    people = _SheetWriter(workbook, PEOPLE_SHEET, SheetKind.PEOPLE)
    for done, household in enumerate(households):
        if done % _PROGRESS_STEP == 0:
            progress(done, total)
        homes.write(_household_values(household, group_numbers[household.group_id]))
        for person in household.people:
            people.write(_person_values(household.code, person))
    progress(total, total)


class _SheetWriter:
    def __init__(self, workbook: "Workbook", name: str, kind: SheetKind) -> None:
        self._sheet = workbook.add_worksheet(name)
        self._row = 1
        header = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        # As text, so that a zero typed later at the front of a number stays.
        text = workbook.add_format({"num_format": "@"})
        self._fields = EXPORTED[kind]
        for column, field in enumerate(self._fields):
            cell_format = None if field in _NUMBERS else text
            self._sheet.set_column(column, column, _WIDTHS[field], cell_format)
        self._sheet.freeze_panes(1, 0)
        for column, field in enumerate(self._fields):
            self._sheet.write_string(0, column, field.label, header)
        self._text = text

    def write(self, values: tuple[str | int, ...]) -> None:
        """Write one row; empty texts are left blank."""
        for column, value in enumerate(values):
            if isinstance(value, int):
                fault = self._sheet.write_number(self._row, column, value)
            else:
                fault = (
                    self._sheet.write_string(self._row, column, value, self._text) if value else 0
                )
            if fault:
                raise UserError(
                    f"{self._fields[column].label} của hộ {values[0]} dài quá 32.767 ký tự, Excel"
                    " không chứa được. Hãy rút ngắn rồi xuất lại."
                )
        self._row += 1


def _household_values(household: Household, group_number: int) -> tuple[str | int, ...]:
    head = household.head
    return (
        household.code,
        group_number,
        head.name if head else "",
        str(head.birth or "") if head else "",
        head.identity if head else "",
        household.phone,
        household.address,
        household.size,
        head.residence if head else "",
        joined_categories(household.categories),
        household.note,
    )


def _person_values(code: str, person: Person) -> tuple[str | int, ...]:
    return (
        code,
        person.name,
        person.relation,
        str(person.birth or ""),
        person.sex,
        person.identity,
        person.phone,
        person.occupation,
        person.note,
    )
