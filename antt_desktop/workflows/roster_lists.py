"""Lists people ask for, on paper and in Excel."""

from array import array
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.documents.free_list import FreeList, write_free_list
from antt_desktop.documents.lists import ListPaper
from antt_desktop.documents.wording import free_list_text
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.list_columns import NUMBERS, ListColumn, ListRow, ListRows, cell
from antt_desktop.domain.proposed_lists import in_words, places
from antt_desktop.domain.roster_lists import ListDefinition, check_columns
from antt_desktop.domain.text import number
from antt_desktop.exchange.list_writer import ListSheet, write_list
from antt_desktop.paths import written_whole

Progress = Callable[[int, int], None]
_PART = 500
_EMPTY = "Danh sách này không có ai. Hãy bớt điều kiện rồi làm lại."


def list_pdf(
    book: Book,
    definition: ListDefinition,
    *,
    whole_identity: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> bytes:
    """Return a list as a PDF, as of today.

    Identity numbers show their last digits unless ``whole_identity``. ``progress`` is told
    (rows drawn, all) and may raise Cancelled. Raises UserError for a list of nobody.
    """
    columns, day = definition.columns, book.today
    check_columns(columns)
    ids = _ids(book, definition)
    text = free_list_text(definition.rows, columns, with_age=_with_age(definition))
    village = book.settings.village()
    title, scope = headings(book, definition)
    content = FreeList(
        paper=ListPaper(
            village=village,
            text=text,
            besides={"tên": title, "phạm vi": scope or village.name},
        ),
        columns=columns,
        rows=(
            [cell(column, row, day, whole_identity=whole_identity) for column in columns]
            for row in _rows(book, definition, ids)
        ),
        total=len(ids),
        counts={
            "hộ": number(len(ids)),
            "người": number(len(ids)),
            "khẩu": number(_people(book, definition, ids)),
            "ngày": str(day),
        },
        leader=_leader(book, definition),
        progress=progress,
    )
    out = BytesIO()
    write_free_list(out, content)
    return out.getvalue()


def export_list(
    book: Book,
    definition: ListDefinition,
    path: Path,
    progress: Progress = lambda _done, _total: None,
) -> int:
    """Write a list to an .xlsx file, identity numbers whole; return the number of its rows.

    The file appears whole or not at all. ``progress`` is told (rows written, all) and may
    raise Cancelled. Raises UserError for a list of nobody, SystemTrouble where the disk stands
    in the way.
    """
    columns, day = definition.columns, book.today
    check_columns(columns)
    ids = _ids(book, definition)
    title, scope = headings(book, definition)
    sheet = ListSheet(
        title=f"DANH SÁCH {title.upper()}",
        below=[line for line in (scope, book.settings.village().name, f"Ngày lập: {day}") if line],
        headings=[column.label(definition.rows) for column in columns],
        rows=(
            [_value(column, cell(column, row, day, whole_identity=True)) for column in columns]
            for row in _rows(book, definition, ids)
        ),
        total=len(ids),
    )
    with written_whole(path) as stream:
        write_list(stream, sheet, progress)
    return len(ids)


def headings(book: Book, definition: ListDefinition) -> tuple[str, str]:
    """Return what stands after “DANH SÁCH”, and the tổ and conditions to say below it.

    A list with a name of its own says by it whom it has; only its places are said then.
    """
    names = {group.id: group.name for group in book.groups.all(living=False)}
    name = definition.name.strip()
    for beginning in ("danh sách ", "ds "):
        if name.casefold().startswith(beginning):
            name = name[len(beginning) :]
    if name:
        return name, places(definition, names)
    words = "; ".join(in_words(definition, names, book.today))
    return definition.rows.counted, words[:1].upper() + words[1:]


def _ids(book: Book, definition: ListDefinition) -> "array[int]":
    ids = book.lists.ids(definition)
    if not ids:
        raise UserError(_EMPTY)
    return ids


def _rows(book: Book, definition: ListDefinition, ids: "array[int]") -> Iterator[ListRow]:
    for start in range(0, len(ids), _PART):
        yield from book.lists.rows(definition, ids[start : start + _PART])


def _people(book: Book, definition: ListDefinition, ids: "array[int]") -> int:
    return len(ids) if definition.rows is ListRows.PEOPLE else book.lists.people(ids)


def _with_age(definition: ListDefinition) -> bool:
    return ListColumn.AGE in definition.columns or "age" in definition.conditions.in_use()


def _leader(book: Book, definition: ListDefinition) -> str:
    """Return the tổ trưởng of a list that is of one tổ."""
    groups = definition.conditions.groups
    return next((g.leader for g in book.groups.all() if groups == (g.id,)), "")


def _value(column: ListColumn, text: str) -> str | int:
    return int(text) if column in NUMBERS and text else text
