"""What the dialog of lists decides and says, in plain Python."""

from collections.abc import Callable
from dataclasses import replace

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.list_columns import NUMBERS, ListColumn, ListRow, ListRows, cell
from antt_desktop.domain.proposed_lists import HOUSEHOLD_COLUMNS, PEOPLE_COLUMNS, PROPOSED
from antt_desktop.domain.roster_lists import SORTABLE, Conditions, ListDefinition
from antt_desktop.domain.text import number
from antt_desktop.ui.kit.columns import Align, Column
from antt_desktop.ui.kit.side_list import SideItem

_COUNTED = 3000
"""Up to so many households the number of each list is told beside its name."""
_KEPT_NOTE = "Danh sách của làng"
_KEPT_FROM = 1000
"""Keys of the kept lists at the side begin here, those of the proposed ones at 0."""
_SAMPLES = {
    ListColumn.GROUP: "Tổ 109",
    ListColumn.CODE: "03-005",
    ListColumn.NAME: "Nguyễn Thị Hồng Đạt",
    ListColumn.RELATION: "Cha vợ (chồng)",
    ListColumn.HEAD: "Nguyễn Thị Hồng Đạt",
    ListColumn.BIRTH: "05/03/1960",
    ListColumn.YEAR: "1960",
    ListColumn.IDENTITY: "•••• 1234",
    ListColumn.PHONE: "0964 464 646",
    ListColumn.ADDRESS: "Ngõ 12, số 345",
    ListColumn.CATEGORIES: "Gia đình chính sách",
    ListColumn.OCCUPATION: "Công nhân may",
    ListColumn.RESIDENCE: "Thường trú",
    ListColumn.SINCE: "05/03/2026",
    ListColumn.UNTIL: "05/03/2026",
    ListColumn.NOTE: "Con đi làm xa, hay vắng",
    ListColumn.LEFT_ON: "05/03/2026",
    ListColumn.LEFT_WHY: "Chuyển đến xã Quang Hưng",
}
_STRETCHING = (ListColumn.ADDRESS, ListColumn.NOTE, ListColumn.LEFT_WHY, ListColumn.NAME)


class Shelf:
    """The lists at the side: those the village keeps first, then the proposed ones."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._kept = book.lists.kept()

    def items(self) -> list[SideItem]:
        """Return the entries, with the number of each list where that costs nothing."""
        counted = self._book.households.count() <= _COUNTED
        lists = [
            *((_KEPT_FROM + at, one, _KEPT_NOTE) for at, one in enumerate(self._kept)),
            *((at, one, "") for at, one in enumerate(PROPOSED)),
        ]
        return [
            SideItem(
                key,
                one.name,
                number(len(self._book.lists.ids(one))) if counted else "",
                note,
            )
            for key, one, note in lists
        ]

    def get(self, key: int) -> ListDefinition:
        """Return the list of an entry."""
        return self._kept[key - _KEPT_FROM] if self.is_kept(key) else PROPOSED[key]

    def is_kept(self, key: int) -> bool:
        """Tell whether an entry is one the village keeps itself."""
        return key >= _KEPT_FROM

    def key(self, name: str) -> int:
        """Return the key of the kept list with a name, 0 (the first proposed one) if none."""
        names = [one.name for one in self._kept]
        return _KEPT_FROM + names.index(name) if name in names else 0


def with_conditions(
    shown: ListDefinition, chosen: ListDefinition, conditions: Conditions
) -> ListDefinition:
    """Return the list shown with other conditions.

    It keeps the name of the chosen one only while it has the same people, perhaps of fewer tổ:
    a paper must not be called what it is not.
    """
    same = shown.rows is chosen.rows and _elsewhere(conditions) == _elsewhere(chosen.conditions)
    return replace(shown, conditions=conditions, name=chosen.name if same else "")


def _elsewhere(conditions: Conditions) -> Conditions:
    return replace(conditions, groups=())


def with_rows(shown: ListDefinition, rows: ListRows) -> ListDefinition:
    """Return the same conditions as a list of households or of people, with usual columns."""
    columns = HOUSEHOLD_COLUMNS if rows is ListRows.HOUSEHOLDS else PEOPLE_COLUMNS
    return ListDefinition(rows=rows, conditions=shown.conditions, columns=columns)


def title(definition: ListDefinition) -> str:
    """Return the heading over the rows."""
    if definition.name:
        return definition.name
    return "Hộ theo điều kiện" if definition.rows is ListRows.HOUSEHOLDS else "Người theo điều kiện"


def table_columns(definition: ListDefinition, day: PartialDate) -> list[Column[ListRow]]:
    """Return the columns chosen, as the table shows them; identity numbers stay covered."""
    stretching = next((c for c in _STRETCHING if c in definition.columns), definition.columns[-1])
    return [
        Column(
            title=column.label(definition.rows),
            text=_text(column, day),
            key=sort_key(column),
            align=Align.RIGHT if column in NUMBERS else Align.LEFT,
            sample=_SAMPLES.get(column, ""),
            strong=column is ListColumn.NAME,
            muted=column in {ListColumn.GROUP, ListColumn.CODE},
            stretch=column is stretching,
        )
        for column in definition.columns
    ]


def sort_key(column: ListColumn) -> str:
    """Return the order that a click on a column's title asks for, '' for none."""
    if column is ListColumn.YEAR:
        return ListColumn.BIRTH.value
    return column.value if column in SORTABLE else ""


def _text(column: ListColumn, day: PartialDate) -> Callable[[ListRow], str]:
    return lambda row: cell(column, row, day)
