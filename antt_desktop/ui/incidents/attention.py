"""What presses, and where matters come again and again; reminders for those in charge."""

from functools import partial

from PySide6.QtWidgets import QMenu

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_clock import HotSpot, hot_spots, next_step
from antt_desktop.domain.incidents import IncidentRow
from antt_desktop.domain.mediations import DutyRow
from antt_desktop.domain.meeting_tasks import due_words
from antt_desktop.ui.context import Context
from antt_desktop.ui.incidents.presenter import alarm_words, pill
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import Chips
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.side_list import SideItem, SideList
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.paper_dialog import PaperDialog
from antt_desktop.ui.theme import theme
from antt_desktop.workflows import print_incidents

_PRESSING, _DUTIES, _HOT = "pressing", "duties", "hot"
_QUIET = "Không có vụ việc nào cần chú ý."
_DONE = "Các bên đã thực hiện hết cam kết."
_COOL = "Không có nơi nào, hộ nào hay tổ nào có nhiều vụ việc lặp lại."


class AttentionDialog(FormDialog):
    """Lists what to see to; ``chosen_id`` is the incident the user wants to go to, 0 for none."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialogs, "Việc cần chú ý")
        self._context = context
        self.chosen_id = 0
        book = context.book
        limits = book.incident_settings.limits()
        self._rows = book.incidents.pressing(limits)
        self._duties = book.mediations.duties()
        self._spots = hot_spots(book.incidents.comings(), limits, book.today)
        self.chips = Chips("Xem gì")
        self.chips.show_items(
            [
                (_PRESSING, "Vụ việc cần chú ý", len(self._rows)),
                (_DUTIES, "Cam kết chưa thực hiện", len(self._duties)),
                (_HOT, "Điểm nóng", len(self._spots)),
            ]
        )
        self.list = SideList("Việc cần chú ý")
        self.said = label("", "muted")
        self._people = QMenu(self)
        self._people.aboutToShow.connect(self._fill_people)
        self.nudge = buttons.menu_button("In giấy nhắc", self._people, "printer")
        self.body.addWidget(self.chips)
        self.body.addWidget(self.said)
        self.body.addWidget(self.list, 1)
        self.foot.addWidget(self.nudge)
        self.foot.addWidget(buttons.secondary("Tới vụ việc này", self._go, "chevron-right"))
        self.close_button()
        self.resize(theme.px(720), theme.px(560))
        self.chips.chosen.connect(self._show)
        self.list.activated.connect(lambda _index: self._go())
        self.chips.choose(_PRESSING)
        self._show(_PRESSING)

    def _show(self, what: str) -> None:
        if what == _HOT:
            limits = self._context.book.incident_settings.limits()
            self.said.setText(
                f"Từ {limits.hot_count} vụ trở lên trong {limits.hot_months} tháng."
                if self._spots
                else _COOL
            )
            self.list.show_items([item for spot in self._spots for item in self._spot(spot)])
        elif what == _DUTIES:
            self.said.setText("" if self._duties else _DONE)
            self.list.show_items([self._duty(duty) for duty in self._duties])
        else:
            self.said.setText("" if self._rows else _QUIET)
            self.list.show_items([self._pressing(row) for row in self._rows])
        self.said.setVisible(bool(self.said.text()))

    def _pressing(self, row: IncidentRow) -> SideItem:
        book = self._context.book
        words, _tone = alarm_words(row, book.incident_settings.limits(), book.today)
        who = row.in_charge or "chưa có người phụ trách"
        note = f"{words} · {who} · {next_step(row, book.today)}"
        return SideItem(row.id, row.title, row.code, note, icon="circle-alert")

    def _duty(self, duty: DutyRow) -> SideItem:
        due = due_words(duty.task, self._context.book.today)
        note = " · ".join(filter(None, (duty.task.who, due, duty.incident_title)))
        return SideItem(duty.id, duty.task.what, duty.incident_code, note, icon="list-todo")

    def _spot(self, spot: HotSpot) -> list[SideItem]:
        rows = self._context.book.incidents.rows(spot.ids)
        where = f"{spot.what} {spot.name}" if not spot.name.startswith(spot.what) else spot.name
        return [
            SideItem(
                row.id,
                f"{where}: {row.title}" if not at else row.title,
                row.code,
                f"{row.received_on} · {pill(row, self._context.book.today).word}",
                icon="map-pin" if not at else "",
            )
            for at, row in enumerate(rows)
        ]

    def _go(self) -> None:
        if self.list.current <= 0:
            raise UserError("Hãy chọn một vụ việc trong danh sách trước.")
        self.chosen_id = self.list.current
        if self.chips.current == _DUTIES:
            incident_of = {duty.id: duty.incident_id for duty in self._duties}
            self.chosen_id = incident_of[self.list.current]
        self.accept()

    def _fill_people(self) -> None:
        self._people.clear()
        for person, rows in sorted(print_incidents.pressing(self._context.book).items()):
            words = f"{person or 'Chưa có người phụ trách'} ({len(rows)})"
            buttons.action(self._people, words, partial(self._print, person))

    def _print(self, person: str) -> None:
        paper = print_incidents.nudge_paper(self._context.book, person)
        title = f"Giấy nhắc việc {person}".strip()
        self._context.dialogs.run(PaperDialog(self._context, title, paper, "giay-nhac"))
