"""Lists people ask for: conditions that combine, the columns to show, a name to keep them by."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.list_columns import ListColumn, ListRows
from antt_desktop.domain.text import tidy

Span = tuple[int | None, int | None]
"""From and to, both included; None leaves that side open."""

EVERY_YEAR, THIS_YEAR = 0, 1
"""What a condition on a year may say instead of a year of the calendar."""

SORTABLE = frozenset(
    {
        ListColumn.GROUP, ListColumn.NAME, ListColumn.HEAD, ListColumn.CODE, ListColumn.ADDRESS,
        ListColumn.SIZE, ListColumn.BIRTH, ListColumn.SINCE, ListColumn.UNTIL, ListColumn.LEFT_ON,
    }
)  # fmt: skip
"""The columns a list can be in the order of; GROUP means by tổ, then by name."""

MAX_COLUMNS = 9
MAX_NAME = 80
_OPEN: Span = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What a row must meet, all of it; within ``groups``, ``categories``, ``residences`` any.

    In a list of households what is said of a person is said of the chủ hộ. ``age`` is in full
    years on the day the list is made; ``turns`` is the age reached within that year. ``since``
    and ``left`` are years, EVERY_YEAR or THIS_YEAR. Without ``left`` only households that live
    in the village are listed; without a condition that asks for them nobody who died or moved
    away.
    """

    groups: tuple[int, ...] = ()
    categories: tuple[str, ...] = ()
    residences: tuple[str, ...] = ()
    age: Span = _OPEN
    turns: int | None = None
    sex: str = ""
    phone: bool | None = None
    head: bool | None = None
    identity: bool | None = None
    size: Span = _OPEN
    expired: bool = False
    since: int | None = None
    left: int | None = None
    text: str = ""

    def in_use(self) -> tuple[str, ...]:
        """Return the names of the conditions that say something."""
        nothing = asdict(Conditions())
        return tuple(name for name, value in asdict(self).items() if value != nothing[name])


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDefinition:
    """A list: whom it has, what it shows, in which order. ``name`` is '' until it has one."""

    name: str = ""
    rows: ListRows
    conditions: Conditions = field(default_factory=Conditions)
    columns: tuple[ListColumn, ...]
    order: ListColumn = ListColumn.GROUP
    descending: bool = False

    @property
    def shows_identity(self) -> bool:
        """Tell whether identity numbers are among what it shows."""
        return ListColumn.IDENTITY in self.columns

    def as_json(self) -> str:
        """Return all but the name as JSON, to be kept in the book."""
        said = {name: getattr(self.conditions, name) for name in self.conditions.in_use()}
        return json.dumps(
            {
                "rows": self.rows,
                "conditions": said,
                "columns": self.columns,
                "order": self.order,
                "descending": self.descending,
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, name: str, text: str) -> "ListDefinition":
        """Read back what ``as_json`` wrote."""
        kept = json.loads(text)
        return cls(
            name=name,
            rows=ListRows(kept["rows"]),
            conditions=_conditions(kept["conditions"]),
            columns=tuple(ListColumn(column) for column in kept["columns"]),
            order=ListColumn(kept["order"]),
            descending=kept["descending"],
        )


def _conditions(kept: Mapping[str, Any]) -> Conditions:
    as_tuples: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()
    }
    return Conditions(**as_tuples)


def checked(definition: ListDefinition) -> ListDefinition:
    """Return a list ready to be kept; raise UserError for what must be mended first."""
    name = tidy(definition.name)
    if not name:
        raise UserError("Hãy đặt tên cho danh sách.", field="name")
    if len(name) > MAX_NAME:
        raise UserError(f"Tên danh sách dài quá {MAX_NAME} ký tự.", field="name")
    check_columns(definition.columns)
    check_span(definition.conditions.age, "Tuổi")
    check_span(definition.conditions.size, "Số nhân khẩu")
    return replace(definition, name=name)


def check_columns(columns: tuple[ListColumn, ...]) -> None:
    """Raise UserError for more columns than a sheet of paper holds, or none at all."""
    if not columns:
        raise UserError("Hãy chọn ít nhất một cột.", field="columns")
    if len(columns) > MAX_COLUMNS:
        raise UserError(
            f"Trang giấy chỉ đủ chỗ cho {MAX_COLUMNS} cột. Hãy bỏ bớt cột.", field="columns"
        )


def check_span(span: Span, what: str) -> None:
    """Raise UserError where a span ends before it begins."""
    low, high = span
    if low is not None and high is not None and high < low:
        raise UserError(f"{what} “đến” phải từ {low} trở lên.", field="span")
