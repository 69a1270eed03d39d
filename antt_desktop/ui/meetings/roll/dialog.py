"""The whole roll: ticks, numbers from the sign-in sheet, who came and how late."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import Chips
from antt_desktop.ui.kit.columns import Align, Column
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import SearchField, commit_typing
from antt_desktop.ui.kit.keys import on_enter
from antt_desktop.ui.kit.panes import Pane, scrolled
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.undo_line import UndoLine
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.roll import presenter
from antt_desktop.ui.meetings.roll.guest_strip import GuestStrip
from antt_desktop.ui.meetings.roll.presenter import Line
from antt_desktop.ui.meetings.roll.table import RollModel
from antt_desktop.ui.meetings.roll.taking import RollTaking
from antt_desktop.ui.theme import theme

_MANY_GROUPS = 20


class RollDialog(FormDialog):
    """Shows and changes the roll of the edited meeting; every change is in it at once."""

    def __init__(self, context: Context, edited: Edited) -> None:
        super().__init__(context.dialogs, "Bảng điểm danh", " ")
        self._edited = edited
        self.undo = UndoLine()
        self.taking = RollTaking(context, edited, self.undo)
        self.numbers = QLineEdit()
        self.numbers.setAccessibleName("Nhập số trên bảng điểm danh")
        self.numbers.setPlaceholderText("Số trên bảng: 1 5 7-20 33v rồi Enter (v: vắng)")
        self.search = SearchField("Tên, mã hộ hoặc số…", "Tìm hộ trong danh sách")
        self.chips = Chips("Lọc danh sách")
        self.model = RollModel(self.taking, _columns())
        self.table: TableView[Line] = TableView(
            self.model, "roll", context.memory, label="Danh sách hộ được mời"
        )
        self.strip = GuestStrip(context.book, self.taking, self.table)
        self._lay_out()
        self._connect()
        self._refresh()
        self.numbers.setFocus()

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(theme.px(10))
        entry.addWidget(self.numbers, 3)
        entry.addWidget(self.search, 2)
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        filters = QVBoxLayout()
        if len(presenter.turnouts(self.taking.roll)) > _MANY_GROUPS:
            area = scrolled(self.chips)
            area.setFixedHeight(theme.px(84))
            filters.addWidget(area)
        else:
            filters.addWidget(self.chips)
        self.body.addLayout(entry)
        self.body.addWidget(self.undo)
        self.body.addLayout(filters)
        self.body.addWidget(pane, 1)
        self.body.addWidget(self.strip)
        for words, present, icon in (("Tất cả có mặt", True, "check"), ("Tất cả vắng", False, "x")):
            act = partial(self.taking.mark_all, present=present)
            self.foot.addWidget(buttons.secondary(words, act, icon))
        hint = "Phím cách: đánh dấu. F2: người đi họp, đến muộn."
        self.foot.addWidget(label(hint, "small", wrap=False))
        self.close_button()
        self.resize(theme.px(1000), theme.px(640))

    def _connect(self) -> None:
        on_enter(self.numbers, self.mark_numbers)
        on_enter(self.search, self.table.setFocus)
        self.search.searched.connect(lambda _text: self._refresh())
        self.search.down.connect(self.table.setFocus)
        self.chips.chosen.connect(lambda _key: self._refresh())
        self.table.current_changed.connect(lambda _id: self._show_current())
        self.table.opened.connect(lambda _id: self.strip.came.setFocus())
        edit = QShortcut(QKeySequence(Qt.Key.Key_F2), self.table)
        edit.setContext(Qt.ShortcutContext.WidgetShortcut)
        edit.activated.connect(self.strip.came.setFocus)
        self._edited.changed.connect(self._refresh)
        # The dialog lives on behind the window after it was closed.
        self.finished.connect(lambda: self._edited.changed.disconnect(self._refresh))

    def mark_numbers(self) -> None:
        """Record the numbers typed; those that are none of the list stay in the field."""
        self.numbers.setText(self.taking.mark_numbers(self.numbers.text()))

    def reject(self) -> None:
        """Close once what is still being typed is recorded."""
        commit_typing()
        if self.strip.record():
            super().reject()

    def _refresh(self) -> None:
        meeting, roll = self._edited.meeting, self.taking.roll
        words = (
            meeting.turnout.words(meeting.quorum)
            or "Chưa chốt danh sách: ghi hộ đầu tiên thì chốt."
        )
        self.say("Bảng điểm danh", words)
        here = len(presenter.present_ids(roll))
        self.chips.show_items(
            [
                (presenter.ALL, "Tất cả", len(roll)),
                (presenter.PRESENT, "Có mặt", here),
                (presenter.ABSENT, "Vắng", len(roll) - here),
                *(
                    (str(group_id), self.taking.group_name(group_id), None)
                    for group_id in presenter.turnouts(roll)
                ),
            ]
        )
        lines = self.taking.lines()
        if typed := self.search.text().strip():
            lines = [lines[place] for place in presenter.find(roll, typed)]
        self.model.show_lines(presenter.filtered(lines, self.chips.current))
        if not self.table.current_id and self.model.ids:
            self.table.go_to(self.model.ids[0])
        self._show_current()

    def _show_current(self) -> None:
        place = self.model.position(self.table.current_id)
        self.strip.show_line(self.model.row(place) if place >= 0 else None)


def _columns() -> list[Column[Line]]:
    return [
        Column(title="Số", text=lambda line: str(line.number), align=Align.RIGHT, sample="2000"),
        Column(title="Mã hộ", text=lambda line: line.row.code, muted=True, sample="03-005A"),
        Column(
            title="Chủ hộ", text=lambda line: line.name, strong=True, stretch=True,
            sample="Nguyễn Thị Hồng Đạt",
        ),
        Column(title="Tổ", text=lambda line: line.group, sample="Tổ 13"),
        Column(title="Người đi họp", text=_came, sample="Nguyễn Thị Hồng Đạt (vợ)"),
        Column(title="Đến muộn", text=lambda line: line.row.late, sample="19:45"),
    ]  # fmt: skip


def _came(line: Line) -> str:
    return line.row.came or ("chủ hộ" if line.row.present else "")
