"""The “…” of the tab: what concerns all minutes rather than the one being read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QMenu

from antt_desktop.domain.errors import UserError
from antt_desktop.ui.kit import buttons

if TYPE_CHECKING:
    from antt_desktop.ui.meetings.tab import MeetingsTab


def fill_more(menu: QMenu, tab: MeetingsTab) -> None:
    """Add the entries, for the minutes listed now."""
    read_only = not tab.context.book.may_change
    entry = buttons.action(menu, "Nhập biên bản cũ…", tab.import_old, "file-input")
    entry.setEnabled(not read_only)
    menu.addSeparator()
    buttons.action(menu, "Việc chưa xong…", partial(_show_tasks, tab), "list-todo")
    buttons.action(menu, "Các quyết định…", partial(_show_decisions, tab), "gavel")
    menu.addSeparator()
    buttons.action(menu, "In sổ biên bản cả năm…", partial(_print_year, tab), "book-open")
    buttons.action(menu, "Câu mẫu…", partial(_edit_phrases, tab), "message-square")


def _show_tasks(tab: MeetingsTab) -> None:
    """Show every open task."""
    from antt_desktop.ui.meetings.tasks_page import TasksDialog

    _run(tab, TasksDialog(tab.context))


def _show_decisions(tab: MeetingsTab) -> None:
    """Show what the listed meetings decided."""
    from antt_desktop.ui.meetings.decisions import DecisionsDialog

    ids = tab.shown_ids
    if not ids:
        raise UserError("Danh sách đang trống: không có biên bản nào để xem quyết định.")
    _run(tab, DecisionsDialog(tab.context, ids))


def _run(tab: MeetingsTab, dialog: QDialog) -> None:
    tab.context.dialogs.run(dialog)
    dialog.deleteLater()  # lest it follow every change of the book from then on


def _print_year(tab: MeetingsTab) -> None:
    from antt_desktop.ui.meetings.year_book import print_year_book

    print_year_book(tab.context)


def _edit_phrases(tab: MeetingsTab) -> None:
    from antt_desktop.ui.meetings.phrases import PhrasesDialog

    tab.context.dialogs.run(PhrasesDialog(tab.context))
