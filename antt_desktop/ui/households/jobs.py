"""What the tab does beside the window: many changes at once, import, export, printing.

Dialogs and workflows are imported where they are asked for: the first picture needs none.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.ui.context import Context
from antt_desktop.ui.jobs import Progress

_MANY = 500
"""So many households are changed beside the window, so that it never stands still."""


def change_many(
    context: Context, title: str, ids: Sequence[int], change: Callable[[Book], object]
) -> None:
    """Change some households at once, a great many as a job."""

    def work(book: Book, _progress: Progress) -> None:
        change(book)

    if len(ids) < _MANY:
        change(context.book)
    else:
        context.work_on_book(title, work)


def import_roster(context: Context, path: Path | None) -> None:
    """Show the import dialog, for this file or one chosen first."""
    from antt_desktop.ui.households.roster_import.dialog import ImportDialog

    dialog = ImportDialog(context)
    if path is not None:
        dialog.take_file(path)
    context.dialogs.run(dialog)


def export(context: Context) -> None:
    """Ask where to and what for, and write the roster there."""
    from antt_desktop.ui.exporting import export_file
    from antt_desktop.workflows.export_roster import export_roster

    export_file(context, "Xuất danh sách hộ", "danh-sach-ho.xlsx", "hộ", export_roster)


def print_roster(context: Context, group_id: int, group_name: str) -> None:
    """Ask what to print, lay it out beside the window, then show it before it is printed."""
    from antt_desktop.ui.households.print_dialog import RosterDialog
    from antt_desktop.ui.printing import PrintDialog
    from antt_desktop.workflows.print_roster import roster

    asked = RosterDialog(context.dialogs, group_id, group_name)
    if not context.dialogs.run(asked):
        return
    group_ids, with_people = asked.group_ids, asked.with_people.isChecked()

    def work(book: Book, progress: Progress) -> bytes:
        return roster(book, group_ids, with_people=with_people, progress=progress)

    def show(pdf: bytes) -> None:
        title = f"Danh sách hộ – {group_name if group_ids else 'cả làng'}"
        context.dialogs.run(
            PrintDialog(context, title, pdf, "danh-sach-ho.pdf", listed="Lưu danh sách hộ")
        )

    context.work_on_book("Đang dựng danh sách hộ", work, show)
