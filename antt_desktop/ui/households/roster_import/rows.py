"""The rows of the lists behind the import's cards: made when they are shown, a page at a time."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from antt_desktop.domain.households import Household
from antt_desktop.ui.households.presenter import NO_HEAD
from antt_desktop.ui.kit.columns import Pill
from antt_desktop.ui.theme import Tone
from antt_desktop.workflows.import_roster import (
    Change,
    Fate,
    ImportPlan,
    PlannedRow,
    Skipped,
)

T = TypeVar("T")

_FATES = {
    Fate.NEW: Pill("Thêm mới", Tone.DONE),
    Fate.CHANGED: Pill("Cập nhật", Tone.ACCENT),
    Fate.UNCHANGED: Pill("Không đổi", Tone.NEUTRAL),
    Fate.REFUSED: Pill("Không nhập", Tone.TROUBLE),
}
_ASKED = Pill("Cần hỏi", Tone.WAITING)


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list: ``id`` (from 1) only tells rows apart; ``pill`` stands in one column."""

    id: int
    cells: tuple[str, ...]
    pill: Pill | None = None


class Listed(Generic[T]):
    """Things of which a table shows rows: ``ids`` and ``fetch`` are what it asks for."""

    def __init__(
        self,
        things: Sequence[T],
        cells: Callable[[T], tuple[str, ...]],
        pill: Callable[[T], Pill | None] = lambda _thing: None,
    ) -> None:
        self._things, self._cells, self._pill = things, cells, pill
        self.ids = array("q", range(1, len(things) + 1))

    def fetch(self, ids: Sequence[int]) -> Iterable[ListRow]:
        """Return the rows with these ids."""
        for at in ids:
            thing = self._things[at - 1]
            yield ListRow(at, self._cells(thing), self._pill(thing))


def new_rows(plan: ImportPlan, groups: Mapping[int, str]) -> Listed[Household]:
    """Return (chủ hộ, ngày sinh, tổ, địa chỉ, nhân khẩu, mã) of the households to be added."""

    def cells(household: Household) -> tuple[str, ...]:
        head = household.head
        return (
            head.name if head else NO_HEAD,
            str(head.birth or "") if head else "",
            groups.get(household.group_id, ""),
            household.address,
            str(household.size or ""),
            household.code or "tự cấp",
        )

    return Listed(plan.to_add, cells)


def change_rows(plan: ImportPlan) -> Listed[tuple[PlannedRow, Change]]:
    """Return (trang, dòng, hộ, ô, đang ghi, sẽ ghi) of every value that changes."""
    found = [(row, c) for row in plan.rows if row.fate is Fate.CHANGED for c in row.changes]

    def cells(at: tuple[PlannedRow, Change]) -> tuple[str, ...]:
        row, change = at
        who = f"{row.code} {row.name}".strip()
        return row.sheet, str(row.row), who, change.label, change.before or "(trống)", change.after

    return Listed(found, cells)


def refused_rows(plan: ImportPlan) -> Listed[PlannedRow]:
    """Return (trang, dòng, cột, đang ghi, vì sao) of every row that is not imported."""

    def cells(row: PlannedRow) -> tuple[str, ...]:
        refusal = row.refusal
        said = (refusal.column, refusal.value, refusal.reason) if refusal else ("", "", "")
        return row.sheet, str(row.row), *said

    return Listed([row for row in plan.rows if row.refusal is not None], cells)


def all_rows(plan: ImportPlan) -> Listed[PlannedRow]:
    """Return (trang, dòng, họ tên, mã hộ, sẽ làm gì, chi tiết) of every row of the file."""

    def pill(row: PlannedRow) -> Pill:
        return _ASKED if row.choices else _FATES[row.fate]

    def cells(row: PlannedRow) -> tuple[str, ...]:
        return row.sheet, str(row.row), row.name, row.code, pill(row).word, told(row)

    return Listed(plan.rows, cells, pill)


def skipped_rows(skipped: Sequence[Skipped]) -> Listed[Skipped]:
    """Return (trang, dòng, vì sao) of the rows that stand for nobody."""
    return Listed(skipped, lambda row: (row.sheet, str(row.row), row.reason.capitalize()))


def warning_rows(plan: ImportPlan) -> Listed[str]:
    """Return every remark on what would be imported."""
    return Listed(plan.warnings, lambda sentence: (sentence,))


def told(row: PlannedRow) -> str:
    """Return what becomes of a row and why: values before → after, or the reason."""
    if row.refusal is not None:
        return row.refusal.reason
    return "; ".join(f"{c.label}: {c.before or '(trống)'} → {c.after}" for c in row.changes)
