"""The sessions of mediation of an incident, and what its parties still have to do."""

from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from antt_desktop.domain.incidents import Incident
from antt_desktop.domain.mediations import Mediation, Outcome
from antt_desktop.domain.meeting_tasks import Task, due_words
from antt_desktop.ui.context import Context
from antt_desktop.ui.incidents.acts import Acts
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.panes import emptied
from antt_desktop.ui.kit.words import label, say_in_tone, section
from antt_desktop.ui.theme import Tone, theme

_TONES = {
    Outcome.PENDING: Tone.WAITING,
    Outcome.SETTLED: Tone.DONE,
    Outcome.UNSETTLED: Tone.TROUBLE,
}


class MediationsPage(QWidget):
    """Shows the sessions with their duties; a tick says that a duty was fulfilled."""

    def __init__(self, context: Context, acts: Acts) -> None:
        super().__init__()
        self._context, self._acts = context, acts
        self._incident_id = 0
        self.add = buttons.secondary("Ghi buổi hòa giải", self._add, "plus")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(10))
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        box.addLayout(self._rows)
        box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch()

    def show_incident(self, incident: Incident, *, writable: bool) -> None:
        """Show the sessions of an incident."""
        self._incident_id = incident.id
        emptied(self._rows)
        for mediation in self._context.book.mediations.of(incident.id):
            self._rows.addWidget(self._session(mediation, writable=writable))
        if incident.police:
            self._rows.addWidget(label("Loại vụ này không hòa giải, chuyển ngay Công an xã."))
        self.add.setVisible(not incident.police)
        self.add.setEnabled(writable)

    def _session(self, mediation: Mediation, *, writable: bool) -> QWidget:
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        head = QHBoxLayout()
        head.addWidget(label(f"Lần {mediation.number} · {mediation.day}", "strong"), 1)
        result = label("", "pill", wrap=False)
        say_in_tone(result, mediation.outcome.label, _TONES[mediation.outcome])
        head.addWidget(result, 0, Qt.AlignmentFlag.AlignVCenter)
        edit = buttons.tool(
            f"Sửa buổi {mediation.number}",
            partial(self._acts.mediate, self._incident_id, mediation),
            "pencil",
        )
        remove = buttons.tool(
            f"Bỏ buổi {mediation.number}",
            partial(self._context.book.mediations.remove, mediation.id),
            "trash-2",
        )
        for button in (edit, remove):
            button.setEnabled(writable)
            head.addWidget(button)
        box.addLayout(head)
        people = ", ".join(mediation.mediators)
        where = f" tại {mediation.place}" if mediation.place else ""
        box.addWidget(label(f"Hòa giải viên: {people}{where}", "small"))
        for name, text in (("Ý kiến", mediation.positions), ("Thỏa thuận", mediation.agreement)):
            if text:
                box.addWidget(_told(name, text))
        if mediation.duties:
            box.addWidget(section("CÁC BÊN CAM KẾT"))
        for duty in mediation.duties:
            box.addWidget(self._duty(duty, writable=writable))
        return whole

    def _duty(self, duty: Task, *, writable: bool) -> QWidget:
        due = due_words(duty, self._context.book.today)
        words = " · ".join(filter(None, (f"{duty.who}: {duty.what}".lstrip(": "), due)))
        box = QCheckBox()
        box.setAccessibleName(words)
        box.setChecked(duty.done_on is not None)
        box.setEnabled(writable)
        box.setToolTip("Đánh dấu đã thực hiện")
        box.clicked.connect(lambda on: self._tick(duty, on=on))
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words), 1)
        return whole

    def _tick(self, duty: Task, *, on: bool) -> None:
        mediations = self._context.book.mediations
        if on:
            mediations.finish(duty.id, self._context.book.today)
        else:
            mediations.reopen(duty.id)

    def _add(self) -> None:
        self._acts.mediate(self._incident_id)


def _told(name: str, text: str) -> QLabel:
    words = label("")
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setText(f"<b>{name}:</b> {escape(text).replace(chr(10), '<br>')}")
    return words
