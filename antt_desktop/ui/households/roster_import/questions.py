"""Rows that may mean several households: one question after the other, answered by a key."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.roster_import.rows import Listed, ListRow
from antt_desktop.ui.households.roster_import.wish import Place, Rehearsal
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.columns import Align, Column, Pill
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane, scrolled
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import Tone, icons, theme
from antt_desktop.workflows.import_roster import NEW_HOUSEHOLD, Answer, PlannedRow

_LEAVE_OUT = "Bỏ qua dòng này"
_KEYS = 9


class QuestionsDialog(FormDialog):
    """Asks about every unclear row of a rehearsal; ``answers`` holds what was said, None: leave.

    The keys 1 to 9 choose; the next unanswered row comes by itself. Nothing is planned anew
    before the dialog is accepted.
    """

    def __init__(self, context: Context, said: Rehearsal) -> None:
        super().__init__(context.dialogs, "Các dòng cần hỏi")
        self.answers: dict[Place, Answer | None] = dict(said.wish.answers)
        self._before = dict(self.answers)
        self._texts: Mapping[Place, str] = said.texts
        self._asked = list(said.asked.items())
        columns: list[Column[ListRow]] = [
            Column(title="Trang tính", text=lambda r: r.cells[0], sample="Nhân khẩu"),
            Column(title="Dòng", text=lambda r: r.cells[1], sample="1234", align=Align.RIGHT),
            Column(
                title="Họ và tên", text=lambda r: r.cells[2], sample="Nguyễn Thị Hồng Đạt",
                strong=True,
            ),
            Column(title="Trong tệp", text=lambda r: r.cells[3], stretch=True),
            Column(
                title="Trả lời", text=lambda r: r.cells[4], sample="Chưa trả lời     ",
                pills=lambda r: (r.pill,) if r.pill else (),
            ),
        ]  # fmt: skip
        self.model: TableModel[ListRow] = TableModel(columns, lambda row: row.id)
        self.table = TableView(
            self.model, "import-questions", context.memory, label="Các dòng cần hỏi"
        )
        self.table.current_changed.connect(self._show_question)
        self.table.opened.connect(lambda _at: self.choices[0].setFocus())
        self.question, self.reason = label("", "heading"), label("", "muted")
        self.choices: list[QPushButton] = []
        self._lay_out()
        self._show_answers()
        self._go_on(from_row=0)

    def _lay_out(self) -> None:
        rows = Pane(flush=True)
        rows.box.addWidget(self.table)
        inside = QWidget()
        self._choices = QVBoxLayout(inside)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._choices.setSpacing(theme.px(6))
        asking = Pane()
        asking.box.addWidget(self.question)
        asking.box.addWidget(self.reason)
        asking.box.addWidget(scrolled(inside), 1)
        self.body.addWidget(rows, 3)
        self.body.addWidget(asking, 4)
        self.all_new = buttons.link(
            "Còn lại đều là hộ mới", partial(self.answer_rest, NEW_HOUSEHOLD)
        )
        self.none_else = buttons.link("Bỏ qua các dòng còn lại", partial(self.answer_rest, None))
        self.foot.addWidget(self.all_new)
        self.foot.addWidget(self.none_else)
        self.buttons("Xong", "Thôi")
        for key in range(1, _KEYS + 1):
            pressed = QShortcut(QKeySequence(str(key)), self)
            pressed.activated.connect(partial(self._press, key - 1))
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(940), room.width() - 40), min(theme.px(600), room.height() - 60))

    def changed(self) -> bool:
        """Tell whether there are answers that closing would lose."""
        return self.answers != self._before

    def answer(self, answer: Answer | None) -> None:
        """Take the answer for the current row, and go on to the next one without."""
        at = self.table.current_id
        if at:
            self.answers[self._asked[at - 1][0]] = answer
            self._show_answers()
            self._go_on(from_row=at)
            self.table.setFocus()

    def answer_rest(self, answer: Answer | None) -> None:
        """Take the same answer for all rows that have none yet."""
        for place, _row in self._asked:
            self.answers.setdefault(place, answer)
        self._show_answers()
        self._show_question(self.table.current_id)

    def _go_on(self, from_row: int) -> None:
        """Stand on the next row without an answer, from the beginning after the last one."""
        count = len(self._asked)
        for step in range(count):
            at = (from_row + step) % count
            if self._asked[at][0] not in self.answers:
                self.table.go_to(at + 1)
                return
        if not from_row:
            self.table.go_to(1)
        self._show_question(self.table.current_id)

    def _show_answers(self) -> None:
        listed = Listed(self._asked, self._cells, self._pill)
        self.model.show_ids(listed.ids, listed.fetch)
        open_ = sum(place not in self.answers for place, _row in self._asked)
        words = f"còn {number(open_)} dòng chưa trả lời" if open_ else "đã trả lời hết"
        self.say(
            "Các dòng cần hỏi",
            f"Chưa rõ mỗi dòng dưới đây là hộ nào trong sổ: {words}."
            " Dòng chưa trả lời thì không nhập.",
        )
        for button in (self.all_new, self.none_else):
            button.setEnabled(open_ > 0)

    def _show_question(self, at: int) -> None:
        for button in self.choices:
            self._choices.removeWidget(button)
            button.deleteLater()
        self.choices = []
        if not at:
            return
        place, row = self._asked[at - 1]
        self.question.setText(f"Dòng {row.row}: {row.name or self._texts.get(place, '')}")
        reason = row.refusal.reason if row.refusal else ""
        text = self._texts.get(place, "")
        self.reason.setText(f"Trong tệp: {text}\n{reason}" if text else reason)
        offered: list[tuple[Answer | None, str]] = [
            (c.household_id, f"Là {c.label[:1].lower()}{c.label[1:]}") for c in row.choices
        ]
        for turn, (answer, words) in enumerate([*offered, (None, _LEAVE_OUT)], 1):
            key = f"{turn}   " if turn <= _KEYS else ""
            button = buttons.secondary(
                f"{key}{words}".replace("&", "&&"), partial(self.answer, answer)
            )
            button.setAccessibleName(words)
            if place in self.answers and self.answers[place] == answer:
                icons.put(button, "check", "accent")
            self.choices.append(button)
            self._choices.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _press(self, turn: int) -> None:
        if turn < len(self.choices):
            self.choices[turn].click()

    def _cells(self, asked: tuple[Place, PlannedRow]) -> tuple[str, ...]:
        place, row = asked
        pill = self._pill(asked)
        return row.sheet, str(row.row), row.name, self._texts.get(place, ""), pill.word

    def _pill(self, asked: tuple[Place, PlannedRow]) -> Pill:
        place, _row = asked
        if place not in self.answers:
            return Pill("Chưa trả lời", Tone.WAITING)
        match self.answers[place]:
            case None:
                return Pill("Bỏ qua", Tone.NEUTRAL)
            case 0:
                return Pill("Hộ mới", Tone.DONE)
            case _:
                return Pill("Hộ đã có", Tone.ACCENT)
