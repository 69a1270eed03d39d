"""The “…” of the tab: what is done with the log as a whole."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from antt_desktop.ui.kit import buttons

if TYPE_CHECKING:
    from antt_desktop.ui.incidents.tab import IncidentsTab


def fill_more(menu: QMenu, tab: "IncidentsTab") -> None:
    """Put in what can be done now."""
    context = tab.context
    access = context.book.access
    buttons.action(menu, "Việc cần chú ý, điểm nóng…", partial(_attention, tab), "circle-alert")
    buttons.action(menu, "Thống kê…", partial(_figures, tab), "list-checks")
    buttons.action(menu, "Xuất danh sách ra Excel…", partial(_export, tab), "file-spreadsheet")
    menu.addSeparator()
    entries = [
        buttons.action(menu, "Loại vụ việc, thời hạn…", partial(_kinds, tab), "settings"),
        buttons.action(menu, "Tổ hòa giải…", partial(_team, tab), "users"),
        buttons.action(menu, "Mã xem vụ việc nhạy cảm…", partial(_code, tab), "lock"),
        buttons.action(menu, "Ẩn danh vụ việc cũ…", partial(_anonymise, tab), "unlink"),
    ]
    menu.addSeparator()
    if access.shows_sensitive:
        buttons.action(menu, "Ẩn vụ việc nhạy cảm", tab.curtain.hide_sensitive, "lock")
    else:
        entries.append(
            buttons.action(menu, "Hiện vụ việc nhạy cảm…", partial(_open, tab), "lock-open")
        )
    for entry in entries:
        entry.setEnabled(context.book.may_change)


def _attention(tab: "IncidentsTab") -> None:
    from antt_desktop.ui.incidents.attention import AttentionDialog

    dialog = AttentionDialog(tab.context)
    tab.context.dialogs.run(dialog)
    if dialog.chosen_id:
        tab.show_record(dialog.chosen_id)


def _figures(tab: "IncidentsTab") -> None:
    from antt_desktop.ui.incidents.figures import FiguresDialog

    dialog = FiguresDialog(tab.context)
    tab.context.dialogs.run(dialog)
    if dialog.wish is not None:
        tab.show_which(dialog.wish)


def _export(tab: "IncidentsTab") -> None:
    from antt_desktop.ui.incidents.export import export_shown

    export_shown(tab.context, tab.shown_ids)


def _kinds(tab: "IncidentsTab") -> None:
    from antt_desktop.ui.incidents.settings_dialogs import KindsDialog

    tab.context.dialogs.run(KindsDialog(tab.context))


def _team(tab: "IncidentsTab") -> None:
    from antt_desktop.ui.incidents.settings_dialogs import TeamDialog

    tab.context.dialogs.run(TeamDialog(tab.context))


def _code(tab: "IncidentsTab") -> None:
    from antt_desktop.ui.incidents.curtain import CodeDialog

    tab.context.dialogs.run(CodeDialog(tab.context))


def _anonymise(tab: "IncidentsTab") -> None:
    from antt_desktop.ui.incidents.anonymise import anonymise_old

    anonymise_old(tab.context)


def _open(tab: "IncidentsTab") -> None:
    from antt_desktop.ui.incidents.curtain import open_curtain

    open_curtain(tab.context)
