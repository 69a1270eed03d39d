"""The “…” of the tab: what is done less often than printing and signing, section by section."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from antt_desktop.domain.text import number
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.scan_export import export_scans
from antt_desktop.ui.theme import icons

if TYPE_CHECKING:
    from antt_desktop.ui.pledges.tab import PledgesTab

_ROUND_PAPERS = (
    ("Danh sách đi từng nhà…", "door_list"),
    ("Phiếu nhắc…", "reminders"),
    ("Biên bản bàn giao…", "hand_over"),
)


class MoreMenu(QMenu):
    """Fills itself anew each time it opens, for the tổ and the households chosen then."""

    def __init__(self, tab: PledgesTab) -> None:
        super().__init__(tab)
        self._tab = tab
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Make the entries anew."""
        self.clear()
        self._add_printing()
        self._add_scans()
        self.addSeparator()
        rounds = buttons.action(
            self, "Ghi nhanh kết quả đi từng nhà…", self._tab.key_round, "keyboard", keys="F8"
        )
        rounds.setEnabled(self._tab.context.book.may_change)
        add_answers(self, self._tab)

    def _add_printing(self) -> None:
        tab, group = self._tab, self._tab.group()
        if group is not None:
            buttons.action(
                self, f"In cả {group.name}…", partial(tab.print_forms, presenter.GROUP), "printer"
            )
        for words, start in (
            ("In mọi hộ chưa ký…", presenter.UNSIGNED),
            ("In bản trắng cho hộ mới…", presenter.BLANKS_ONLY),
        ):
            buttons.action(self, words, partial(tab.print_forms, start), "printer")
        buttons.action(
            self,
            "In cả làng theo tổ, có tờ ngăn…",
            partial(tab.print_forms, presenter.EVERY, separators=True),
            "printer",
        )
        buttons.action(self, "In lại…", partial(_print_again, tab), "rotate-ccw")
        for entry in self.actions():
            entry.setEnabled(tab.context.book.may_change)
        where = group.name if group else "cả làng"
        buttons.action(self, f"Danh sách ký {where} (PDF)…", tab.print_list, "list-checks")
        doors = self.addMenu("Đi từng nhà")
        icons.put(doors.menuAction(), "house", "muted")
        for words, paper in _ROUND_PAPERS:
            buttons.action(doors, words, partial(_send_round_paper, tab, paper), "printer")
        buttons.action(self, "In trang thử máy in…", partial(_test_printer, tab), "printer")

    def _add_scans(self) -> None:
        tab = self._tab
        if tab.campaigns.current is None:
            return
        campaign, group = tab.campaigns.current, tab.group()
        export = partial(export_scans, tab.context, campaign)
        if tab.scan.isHidden():
            entry = buttons.action(self, "Nhập bản quét…", tab.file_scans, "scan-line")
            entry.setEnabled(tab.context.book.may_change)
        menu = self.addMenu("Xuất bản quét (PDF)")
        icons.put(menu.menuAction(), "file-down", "muted")
        current = tab.list.table.current_id
        if current:
            buttons.action(menu, "Hộ đang xem…", partial(export, household_id=current), "file-down")
        if group is not None:
            buttons.action(
                menu, f"Cả {group.name}…", partial(export, group_id=group.id), "file-down"
            )
        buttons.action(menu, f"Cả đợt ký {campaign.name}…", export, "file-down")


def _print_again(tab: PledgesTab) -> None:
    from antt_desktop.ui.pledges.print_again import print_again

    print_again(tab.context, tab.campaign())


def _send_round_paper(tab: PledgesTab, paper: str) -> None:
    from antt_desktop.ui.pledges.round_papers import RoundPaper, send_round_paper

    send_round_paper(tab.context, tab.campaign(), tab.side.current, RoundPaper(paper))


def _test_printer(tab: PledgesTab) -> None:
    from antt_desktop.ui.pledges.round_papers import send_printer_test

    send_printer_test(tab.context)


def add_answers(menu: QMenu, tab: PledgesTab) -> None:
    """Add what can be recorded for the chosen households."""
    answers = (
        ("Ghi nhận vắng / chưa đồng ý…", tab.mark_absent, "x"),
        ("Bỏ ghi nhận…", tab.take_back, "undo-2"),
    )
    for words, act, icon in answers:
        entry = buttons.action(menu, words, act, icon)
        entry.setEnabled(tab.context.book.may_change)
    if tab.list.model.ticked:
        menu.addSeparator()
        words = f"Bỏ đánh dấu {number(len(tab.list.model.ticked))} hộ"
        buttons.action(menu, words, tab.list.untick_all, "minus")
