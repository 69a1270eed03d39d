"""What the import dialog says about a rehearsal, in plain Python."""

import html
from dataclasses import dataclass

from antt_desktop.domain.households import Household
from antt_desktop.domain.text import number
from antt_desktop.workflows.import_roster import (
    FIELDS,
    Fate,
    ImportPlan,
    ImportResult,
    SheetKind,
    SheetMapping,
)

LEFT_OUT = "(bỏ qua)"
_SAMPLE_LETTERS = 34


@dataclass(frozen=True, slots=True)
class Card:
    """A number with its words: the strong part, then the rest."""

    strong: str
    rest: str


def cards(plan: ImportPlan) -> tuple[Card, Card, Card]:
    """Return what the three cards say: new households, changed ones, rows that cannot be."""
    refused = len(plan.result.rejected)
    changed = Card(f"{number(len(plan.to_save))} hộ đã có", "không có ô nào thay đổi")
    if plan.to_save:
        what = f"sẽ cập nhật {number(plan.changed_cells)} ô" if plan.changed_cells else ""
        changed = Card(f"{number(len(plan.to_save))} hộ đã có", what or "sẽ được cập nhật")
    elif plan.unchanged:
        changed = Card(f"{number(plan.unchanged)} hộ đã có", "không thay đổi gì")
    return (
        Card(f"{number(len(plan.to_add))} hộ mới", "sẽ được thêm"),
        changed,
        Card(f"{number(refused)} dòng có lỗi", "không nhập"),
    )


def accept_words(plan: ImportPlan) -> str:
    """Return the words of the accepting button."""
    count = len(plan.to_add) + len(plan.to_save)
    return f"Nhập {number(count)} hộ" if count else "Không có gì để nhập"


def nothing_new(plan: ImportPlan) -> str:
    """Return the sentence for an import that changes nothing, '' for one that does."""
    if plan.to_add or plan.to_save:
        return ""
    if plan.unchanged:
        kept = f"Tệp này không có gì mới: {number(plan.unchanged)} hộ đã có trong sổ và không đổi."
    else:
        kept = "Không nhập được dòng nào của tệp này."
    return f"{kept} Hãy xem các dòng có lỗi." if plan.result.rejected else kept


def file_line(plan: ImportPlan) -> str:
    """Return the line below the title: file, sheets and their rows."""
    sheets = (
        f"trang tính “{sheet.mapping.sheet}”, {number(sheet.rows)} dòng" for sheet in plan.sheets
    )
    return " · ".join([plan.path.name, *sheets])


def proposals_count(plan: ImportPlan) -> int:
    """Return how many households have a note that speaks of a category they lack."""
    return sum(bool(row.proposed) for row in plan.rows)


def result_lines(result: ImportResult) -> tuple[str, str]:
    """Return what was done, and what was not."""
    done = []
    if result.added:
        done.append(f"thêm {number(result.added)} hộ")
    if result.updated:
        done.append(f"cập nhật {number(result.updated)} hộ")
    said = f"Đã {' và '.join(done)}." if done else "Không có gì thay đổi."
    left = f"{number(len(result.rejected))} dòng có lỗi chưa nhập." if result.rejected else ""
    return said, left


def field_choices(kind: SheetKind) -> list[tuple[object, str]]:
    """Return the fields a column of this kind of sheet can be taken for, first none."""
    return [("", LEFT_OUT), *((str(field), field.label) for field in FIELDS[kind])]


def sample(raw: str, read: str) -> str:
    """Return a sample as rich text: as it stands, and in bold what is read where it differs."""
    if not raw and not read:
        return "–"
    shown = html.escape(_short(raw))
    return shown if raw == read else f"{shown} → <b>{html.escape(_short(read))}</b>"


def headers(mapping: SheetMapping) -> tuple[str, ...]:
    """Return the columns' headers, the letter where a header is empty."""
    return tuple(column.header or f"Cột {column.letter}" for column in mapping.columns)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SAMPLE_LETTERS else text[: _SAMPLE_LETTERS - 1] + "…"


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of one of the lists behind the cards; ``id`` only tells rows apart."""

    id: int
    cells: tuple[str, ...]


def new_rows(plan: ImportPlan) -> tuple[ListRow, ...]:
    """Return (chủ hộ, mã hộ, địa chỉ, nhân khẩu) of the households to be added."""
    return tuple(
        ListRow(at, (_head(h), h.code or "tự cấp", h.address, str(h.size or "")))
        for at, h in enumerate(plan.to_add, 1)
    )


def change_rows(plan: ImportPlan) -> tuple[ListRow, ...]:
    """Return (trang, dòng, hộ, ô, đang ghi, sẽ ghi) of every value that changes."""
    cells = (
        (row.sheet, str(row.row), f"{row.code} {row.name}".strip(), c.label, c.before, c.after)
        for row in plan.rows
        if row.fate is not Fate.REFUSED
        for c in row.changes
    )
    return tuple(ListRow(at, texts) for at, texts in enumerate(cells, 1))


def refused_rows(result: ImportResult) -> tuple[ListRow, ...]:
    """Return (trang, dòng, cột, đang ghi, lý do) of every row that is not imported."""
    return tuple(
        ListRow(at, (r.sheet, str(r.row), r.column, r.value, r.reason))
        for at, r in enumerate(result.rejected, 1)
    )


def warning_rows(plan: ImportPlan) -> tuple[ListRow, ...]:
    """Return every remark on what would be imported."""
    return tuple(ListRow(at, (sentence,)) for at, sentence in enumerate(plan.warnings, 1))


def _head(household: Household) -> str:
    return household.head.name if household.head else "Chưa có chủ hộ"
