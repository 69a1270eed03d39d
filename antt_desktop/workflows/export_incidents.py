"""The list of incidents in an Excel file, with or without names."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_clock import age, status
from antt_desktop.domain.incidents import IncidentRow, Look
from antt_desktop.exchange.list_writer import ListSheet, write_list
from antt_desktop.paths import written_whole

_OPEN = (
    "Số", "Ngày nhận", "Loại", "Tổ", "Vụ việc", "Nơi xảy ra", "Các bên", "Người phụ trách", "Hạn",
    "Tình trạng", "Số ngày", "Ngày có kết quả",
)  # fmt: skip
_NAMELESS = frozenset({"Vụ việc", "Nơi xảy ra", "Các bên", "Người phụ trách"})
"""What may name somebody, and stays out of a list that is passed on."""


def export_incidents(
    book: Book,
    path: Path,
    ids: Sequence[int],
    *,
    masked: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> int:
    """Write incidents to an .xlsx file in the order of ``ids`` and return how many there are.

    The file appears whole or not at all. Who exported sensitive ones is written down. Raises
    UserError where there are none, SystemTrouble where the disk stands in the way.
    """
    rows = book.incidents.rows(ids)
    if not rows:
        raise UserError("Danh sách không có vụ việc nào. Hãy bớt điều kiện rồi làm lại.")
    headings = [name for name in _OPEN if not (masked and name in _NAMELESS)]
    sheet = ListSheet(
        title="Danh sách vụ việc",
        below=(book.settings.village().name, f"Lập ngày {book.today}"),
        headings=headings,
        rows=_cells(rows, headings, book),
        total=len(rows),
    )
    book.access.note(ids, Look.EXPORTED)
    with written_whole(path) as out:
        write_list(out, sheet, progress)
    return len(rows)


def _cells(
    rows: Sequence[IncidentRow], headings: Sequence[str], book: Book
) -> Iterator[list[str | int]]:
    today = book.today
    for row in rows:
        values: dict[str, str | int] = {
            "Số": row.code,
            "Ngày nhận": str(row.received_on),
            "Loại": row.kind,
            "Tổ": row.group_name,
            "Vụ việc": row.title,
            "Nơi xảy ra": row.place,
            "Các bên": row.parties,
            "Người phụ trách": row.in_charge,
            "Hạn": str(row.deadline or ""),
            "Tình trạng": status(row, today),
            "Số ngày": age(row, today),
            "Ngày có kết quả": str(row.resolved_on or ""),
        }
        yield [values[name] for name in headings]
