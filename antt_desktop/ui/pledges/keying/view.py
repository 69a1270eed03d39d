"""How the fast keying looks: day and receiver, the last answer, the entry, the households."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget

from antt_desktop.domain.households import Group
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.columns import Align, Column
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo, DateField, OpenCombo
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import EmptyState, Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label, set_look
from antt_desktop.ui.pledges.columns import pill
from antt_desktop.ui.pledges.keying import presenter as words
from antt_desktop.ui.pledges.keying.entry import Entry, Press
from antt_desktop.ui.pledges.keying.presenter import Line
from antt_desktop.ui.pledges.keying.sitting import Sitting
from antt_desktop.ui.pledges.presenter import NO_HEAD
from antt_desktop.ui.theme import theme

_KEYS = (
    ("Enter: đã ký", Press.SIGN),
    ("F3: vắng", Press.ABSENT),
    ("F4: chưa đồng ý", Press.DECLINE),
    ("F2: lý do", Press.REASON),
    ("↑ ↓: hàng khác", Press.DOWN),
    ("Ctrl+Z: bỏ lần cuối", Press.UNDO),
)


class KeyingView(FormDialog):
    """The widgets, and what is shown in them; ``asked`` is a key pressed with the mouse."""

    asked = Signal(object)

    def __init__(self, context: Context, campaign_name: str, groups: Sequence[Group]) -> None:
        super().__init__(
            context.dialogs,
            "Ghi nhanh kết quả đi từng nhà",
            f"Đợt ký {campaign_name}. Ghi hộ nào lưu ngay hộ đó. Trên bàn phím số: - vắng,"
            " * chưa đồng ý, / lý do.",
        )
        self.lines: dict[int, Line] = {}
        self._marked = 0
        self.group = Combo("Tổ", [(group.id, group.name) for group in groups])
        self.group.setPlaceholderText("Chọn tổ…")
        today = context.book.today
        self.day = DateField("Ngày ký", latest_year=today.year, whole_day=True)
        self.receiver = OpenCombo("Người nhận")
        self.counter = label("", "heading", wrap=False)
        self.last, self.note = label("", "title"), label("")
        self.entry = Entry()
        self.entry.setAccessibleName("Ô ghi kết quả")
        self.model = TableModel(self._columns(), id_of=lambda household_id: household_id)
        self.table = TableView(self.model, "keying", context.memory, label="Các hộ chưa ký")
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the entry keeps the focus
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self._empty = EmptyState("circle-check", "", "")
        self._lay_out()

    def _columns(self) -> list[Column[int]]:
        """Return columns over ids: one answer redraws its row, never the whole list."""
        lines = self.lines
        return [
            Column(
                title="STT",
                text=lambda i: str(lines[i].number),
                align=Align.RIGHT,
                sample="→ 9999",
                muted=True,
                icon=lambda i: "pen-line" if i == self._marked else "",
            ),
            Column(
                title="Chủ hộ",
                text=lambda i: lines[i].pledge.head or NO_HEAD,
                sample="Nguyễn Thị Hồng Đạt Nguyễn",
                strong=True,
            ),
            Column(title="Mã hộ", text=lambda i: lines[i].pledge.code, sample="03-005", muted=True),
            Column(title="Địa chỉ", text=lambda i: lines[i].pledge.address, sample="Ngõ 12, số 34"),
            Column(
                title="Kết quả",
                text=lambda i: lines[i].pledge.status.label,
                pills=lambda i: [pill(lines[i].pledge.status)],
                sample="Đã in, chờ ký a",
            ),
            Column(title="Lý do", text=lambda i: lines[i].pledge.reason, stretch=True, muted=True),
        ]

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        for caption, field, wide in (
            ("Tổ", self.group, 120),
            ("Ngày ký", self.day, 120),
            ("Người nhận", self.receiver, 210),
        ):
            name = QLabel(caption)
            name.setProperty("kind", "muted")
            name.setBuddy(field)
            field.setMinimumWidth(theme.px(wide))
            top.addWidget(name)
            top.addWidget(field)
            top.addSpacing(theme.px(8))
        top.addStretch()
        top.addWidget(self.counter)
        typing = QHBoxLayout()
        typing.setSpacing(theme.px(14))
        self.entry.setMinimumWidth(theme.px(340))
        typing.addWidget(self.entry)
        typing.addWidget(self.note, 1)
        self.last.setMinimumHeight(theme.px(28))
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(pane)
        self._stack.addWidget(self._empty)
        self.body.addLayout(top)
        self.body.addWidget(self.last)
        self.body.addLayout(typing)
        self.body.addWidget(self._stack, 1)
        self._add_keys()
        self.close_button()
        self.resize(theme.px(1060), theme.px(660))

    def _add_keys(self) -> None:
        """Name the keys at the foot; each can be pressed with the mouse too."""
        self.foot.setSpacing(0)
        for name, press in _KEYS:
            button = QPushButton(name)
            button.setProperty("kind", "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, press=press: self.asked.emit(press))
            self.foot.addWidget(button)

    def show_round(self, sitting: Sitting | None) -> None:
        """Show the households of a tổ; None before one was chosen."""
        self.lines.clear()
        self.lines.update({line.id: line for line in sitting.lines} if sitting else {})
        self.model.show_rows(list(self.lines))
        if sitting is None:
            self._empty.say("Chọn tổ", "Danh sách các hộ chưa ký của tổ sẽ hiện ở đây.")
        else:
            self._empty.say("Mọi hộ của tổ này đã ký", "Chọn tổ khác ở trên.")
            self._count(sitting)
        self._stack.setCurrentIndex(0 if self.lines else 1)
        self.counter.setVisible(bool(self.lines))
        self.entry.setEnabled(bool(self.lines))

    def show_line(self, sitting: Sitting, place: int) -> None:
        """Show an answer as it stands, and how many there are."""
        line = sitting.lines[place]
        self.lines[line.id] = line
        self._redraw(line.id)
        self._count(sitting)

    def show_mark(self, line: Line) -> None:
        """Mark a household as the one the next key answers for."""
        before, self._marked = self._marked, line.id
        self.table.go_to(line.id)
        self._redraw(before)
        self._redraw(line.id)
        self.entry.setAccessibleDescription(line.answer)

    def _count(self, sitting: Sitting) -> None:
        self.counter.setText(words.counted(len(sitting.answered), len(sitting.lines)))

    def _redraw(self, household_id: int) -> None:
        place = self.model.position(household_id)
        for section in range(self.model.columnCount() if place >= 0 else 0):
            self.table.update(self.model.index(place, section))

    def tell(self, sentence: str, tone: str) -> None:
        """Say the last answer, large."""
        _tell(self.last, sentence, tone)

    def hint(self, sentence: str, tone: str) -> None:
        """Say what was found, what is asked or what is missing."""
        _tell(self.note, sentence, tone)


def _tell(where: QLabel, sentence: str, tone: str) -> None:
    where.setText(sentence)
    set_look(where, "tone", tone)
