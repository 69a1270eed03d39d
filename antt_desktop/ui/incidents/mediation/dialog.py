"""A session of mediation: who came, what each side said, what was agreed, who does what."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from antt_desktop.domain.incidents import Incident
from antt_desktop.domain.mediations import Mediation, Outcome
from antt_desktop.domain.meeting_tasks import Task, due_words
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo, DateField, TimeField, typed_date
from antt_desktop.ui.kit.items import Item
from antt_desktop.ui.kit.listed import ListedPart
from antt_desktop.ui.kit.panes import scrolled
from antt_desktop.ui.kit.stacked_form import Cell, StackedForm
from antt_desktop.ui.kit.tags import Tags
from antt_desktop.ui.theme import theme

_TALL = 84
_HALL = "Nhà văn hóa"


class MediationDialog(FormDialog):
    """Writes a session (None: a new one); ``outcome`` is what a new one is begun with."""

    def __init__(
        self,
        context: Context,
        incident_id: int,
        mediation: Mediation | None = None,
        outcome: Outcome = Outcome.PENDING,
    ) -> None:
        incident = context.book.incidents.get(incident_id)
        title = "Sửa buổi hòa giải" if mediation else "Ghi buổi hòa giải"
        super().__init__(context.dialogs, title, f"{incident.code} · {incident.title}")
        self._context, self._incident = context, incident
        self._mediation = mediation or self._begun(incident, outcome)
        self._duties = self._mediation.duties
        self.form = self._lines = StackedForm()
        self._make_fields()
        self._lay_out()
        self._before = self._typed()
        self.positions.setFocus()

    def _begun(self, incident: Incident, outcome: Outcome) -> Mediation:
        """Return a new session as the last one was, of the team where it is the first."""
        book = self._context.book
        before = book.mediations.of(incident.id)
        team = book.incident_settings.team()
        first = (team.head or incident.in_charge,)
        return Mediation(
            day=book.today,
            place=before[-1].place if before else _HALL,
            mediators=before[-1].mediators if before else tuple(filter(None, first)),
            present=tuple(party.name for party in incident.parties),
            outcome=outcome,
        )

    def _make_fields(self) -> None:
        found, today = self._mediation, self._context.book.today
        self.day = DateField("Ngày", latest_year=today.year, whole_day=True)
        self.day.set_date(found.day)
        self.start, self.end = TimeField("Từ"), TimeField("Đến")
        self.start.setText(found.start)
        self.end.setText(found.end)
        self.place = QLineEdit(found.place)
        self.mediators = Tags("Hòa giải viên", "Gõ tên rồi Enter")
        self.mediators.show_tags(found.mediators)
        self.guests = Tags("Người được mời", "Gõ tên rồi Enter")
        self.guests.show_tags(found.guests)
        names = dict.fromkeys((*(party.name for party in self._incident.parties), *found.present))
        self.present = {name: QCheckBox(name) for name in names}
        for name, box in self.present.items():
            box.setChecked(name in found.present)
        self.positions, self.agreement = (
            QPlainTextEdit(text) for text in (found.positions, found.agreement)
        )
        for field in (self.positions, self.agreement):
            field.setTabChangesFocus(True)
            field.setFixedHeight(theme.px(_TALL))
        self.outcome = Combo("Kết quả", [(one, one.label) for one in Outcome])
        self.outcome.choose(found.outcome)
        self.duties: ListedPart[Task] = ListedPart(
            "CÁC BÊN CAM KẾT", "Thêm cam kết", self._edit_duty, self._put_duties
        )
        self._put_duties(self._duties)

    def _lay_out(self) -> None:
        came = QWidget()
        row = QHBoxLayout(came)
        row.setContentsMargins(0, 0, 0, 0)
        for box in self.present.values():
            row.addWidget(box)
        row.addStretch()
        form = self._lines
        form.line([Cell("positions", "Ý kiến các bên", self.positions)])
        form.line([Cell("outcome", "Kết quả", self.outcome)])
        form.line([Cell("agreement", "Thỏa thuận, hoặc yêu cầu của các bên", self.agreement)])
        form.line([Cell("what", "", self.duties)])
        form.line(
            [
                Cell("day", "Ngày *", self.day, 2),
                Cell("start", "Từ", self.start, 1),
                Cell("end", "Đến", self.end, 1),
                Cell("place", "Nơi", self.place, 3),
            ]
        )
        form.line(
            [
                Cell("mediators", "Hòa giải viên *", self.mediators),
                Cell("guests", "Người được mời", self.guests),
            ]
        )
        form.line([Cell("present", "Các bên có mặt", came)])
        self.body.addWidget(scrolled(form), 1)
        self.buttons("Lưu buổi hòa giải", icon="check")
        self.resize(theme.px(800), theme.px(640))

    def _edit_duty(self, duty: Task | None) -> Task | None:
        from antt_desktop.ui.task_dialog import TaskDialog

        dialog = TaskDialog(self._context, duty, list(self.present))
        return dialog.task if self._context.dialogs.run(dialog) else None

    def _put_duties(self, duties: tuple[Task, ...]) -> None:
        self._duties = duties
        today = self._context.book.today
        words = [
            Item(duty.what, " · ".join(filter(None, (duty.who, due_words(duty, today)))))
            for duty in duties
        ]
        self.duties.show_items(duties, words)

    def _typed(self) -> tuple[object, ...]:
        return (
            self.day.text(), self.start.text(), self.end.text(), self.place.text(),
            tuple(self.mediators.tags), tuple(self.guests.tags), self._present(),
            self.positions.toPlainText(), self.agreement.toPlainText(), self.outcome.value,
            self._duties,
        )  # fmt: skip

    def _present(self) -> tuple[str, ...]:
        return tuple(name for name, box in self.present.items() if box.isChecked())

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return self._typed() != self._before

    def save(self) -> None:
        """Keep the session; the incident follows its outcome."""
        self._context.book.mediations.save(
            self._incident.id,
            replace(
                self._mediation,
                day=typed_date(self.day, "day") or self._context.book.today,
                start=self.start.in_full(),
                end=self.end.in_full(),
                place=self.place.text(),
                mediators=tuple(self.mediators.tags),
                guests=tuple(self.guests.tags),
                present=self._present(),
                positions=self.positions.toPlainText(),
                agreement=self.agreement.toPlainText(),
                outcome=Outcome(str(self.outcome.value)),
                duties=self._duties,
            ),
        )
