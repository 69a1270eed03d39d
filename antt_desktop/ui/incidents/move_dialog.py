"""Taking an incident to its next state: handed over, closed, watched, taken up again."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from antt_desktop.domain.incident_course import HANDED_OVER, Entry, EntryKind, is_reopening
from antt_desktop.domain.incidents import State
from antt_desktop.ui.context import Context
from antt_desktop.ui.incidents.presenter import NEXT_WORDS
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import DateField, OpenCombo, typed_date
from antt_desktop.ui.theme import theme

_KINDS = {
    State.POLICE: EntryKind.HANDED_OVER,
    State.COMMUNE: EntryKind.HANDED_OVER,
    State.WATCHED: EntryKind.FOLLOWED_UP,
    State.CLOSED: EntryKind.DECIDED,
}
_TALL = 84


class MoveDialog(FormDialog):
    """Asks for the day and what the move needs: who took it over, why it is taken up again."""

    def __init__(self, context: Context, incident_id: int, state: State) -> None:
        book = context.book
        incident = book.incidents.get(incident_id)
        title = "Mở lại vụ việc" if is_reopening(incident.state, state) else NEXT_WORDS[state]
        super().__init__(context.dialogs, title, f"{incident.code} · {incident.title}")
        self._context, self._incident_id, self._state = context, incident_id, state
        self.receiver = QLineEdit()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(_TALL))
        self.day = DateField("Ngày", latest_year=book.today.year, whole_day=True)
        self.day.set_date(book.today)
        self.who = OpenCombo("Người làm", book.incidents.people_in_charge())
        self.who.setCurrentText(incident.in_charge)
        reason = is_reopening(incident.state, state)
        if state in HANDED_OVER:
            self.form.add(
                "receiver", "Người nhận *", self.receiver,
                hint="Ví dụ: Đại úy Vũ Văn Thành, Công an xã.",
            )  # fmt: skip
        self.form.add("text", "Lý do *" if reason else "Ghi thêm", self.text)
        self.form.add("day", "Ngày *", self.day)
        self.form.add("who", "Người làm", self.who)
        self.body.addWidget(self.form)
        self.body.addStretch()
        self.buttons(title, icon="check")
        self.setMinimumWidth(theme.px(540))
        self._before = self._typed()
        (self.receiver if state in HANDED_OVER else self.text).setFocus()

    def _typed(self) -> tuple[str, ...]:
        return (
            self.receiver.text(),
            self.text.toPlainText(),
            self.day.text(),
            self.who.currentText(),
        )

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return self._typed() != self._before

    def save(self) -> None:
        """Write the move down as an entry of the course."""
        receiver, text, _, who = self._typed()
        self._context.book.incident_course.add(
            self._incident_id,
            Entry(
                day=typed_date(self.day, "day") or self._context.book.today,
                kind=_KINDS.get(self._state, EntryKind.OTHER),
                text=text,
                who=who,
                state=self._state,
                receiver=receiver,
            ),
        )
