"""Writing an incident down, from the first call: little is needed, the rest is proposed."""

from contextlib import suppress
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_kinds import IncidentKind, kind_named
from antt_desktop.domain.incidents import SOURCES, Incident, Severity
from antt_desktop.ui.context import Context
from antt_desktop.ui.incidents.record.parties import PartiesEdit
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo, DateField, OpenCombo, TimeField, typed_date
from antt_desktop.ui.kit.panes import Banner, scrolled
from antt_desktop.ui.kit.stacked_form import Cell, StackedForm
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.workflows.incident_forms import incident_kinds

_TALL = 90
_SHORTEST = 8
_YEARS_AHEAD = 2
_MOST_MEETINGS = 300
_POLICE = "Loại vụ này phải chuyển ngay Công an xã, không được hòa giải."
_HIDDEN = "Đã ghi vụ việc nhạy cảm. Vụ này chỉ hiện khi mở phần vụ việc nhạy cảm."


class RecordDialog(FormDialog):
    """Writes an incident (None: a new one); ``saved_id`` is its id once it is saved, else 0.

    A sensitive one that nobody may see now is saved, and ``saved_id`` stays 0.
    """

    def __init__(self, context: Context, incident: Incident | None = None) -> None:
        title = "Sửa vụ việc" if incident else "Ghi vụ việc"
        super().__init__(context.dialogs, title, incident.code if incident else "")
        book = context.book
        self._context = context
        self._kinds = incident_kinds(book)
        self._incident = incident or Incident(received_on=book.today)
        self.saved_id = 0
        self.form = self._lines = StackedForm()
        self._make_fields()
        self._lay_out()
        self._connect()
        self._before = self._typed()
        self._proposed_deadline = self._limit(self._incident.received_on)
        self._show_kind()
        self.title.setFocus()

    def _make_fields(self) -> None:
        book, found = self._context.book, self._incident
        today = book.today
        self.title = QLineEdit(found.title)
        names = [kind.name for kind in self._kinds]
        if found.kind and found.kind not in names:
            names.append(found.kind)
        self.kind = Combo("Loại vụ việc", [("", "Chọn loại…"), *((name, name) for name in names)])
        self.kind.choose(found.kind)
        self.parties = PartiesEdit(self._context, found.parties)
        groups = [(group.id, group.name) for group in book.groups.all()]
        self.group = Combo("Tổ", [(0, "Chưa rõ"), *groups])
        self.group.choose(found.group_id)
        self.place = QLineEdit(found.place)
        self.happened_on = DateField("Ngày xảy ra", latest_year=today.year)
        self.happened_on.set_date(found.happened_on)
        self.happened_at = TimeField("Giờ")
        self.happened_at.setText(found.happened_at)
        self.story = QPlainTextEdit(found.story)
        self.story.setTabChangesFocus(True)
        self.story.setFixedHeight(theme.px(_TALL))
        self.source = OpenCombo("Nguồn tin", SOURCES)
        self.source.setCurrentText(found.source or ("" if found.id else SOURCES[0]))
        self.reporter = QLineEdit(found.reporter)
        self.nameless = QCheckBox("Giữ kín tên người báo")
        self.nameless.setChecked(found.nameless)
        self.severity = Combo("Mức độ", [(one, one.label) for one in Severity])
        self.severity.choose(found.severity)
        self.in_charge = OpenCombo("Người phụ trách", self._proposed())
        self.in_charge.setCurrentText(found.in_charge)
        self.received_on = DateField("Ngày tiếp nhận", latest_year=today.year, whole_day=True)
        self.received_on.set_date(found.received_on)
        self.deadline = DateField(
            "Hạn giải quyết", latest_year=today.year + _YEARS_AHEAD, whole_day=True
        )
        self.deadline.set_date(found.deadline)
        meetings = book.meetings.rows(book.meetings.ids()[:_MOST_MEETINGS])
        self.meeting = Combo(
            "Cuộc họp",
            [
                (0, "Chưa gắn với cuộc họp nào"),
                *((row.id, f"{row.day or ''} {row.title}".strip()) for row in meetings),
            ],
        )
        self.meeting.choose(next(iter(found.meeting_ids), 0))
        self.sensitive = QCheckBox("Vụ việc nhạy cảm: chỉ hiện khi mở có chủ ý")
        self.sensitive.setChecked(found.sensitive)

    def _proposed(self) -> list[str]:
        book = self._context.book
        leaders = [f"Tổ trưởng {group.name}" for group in book.groups.all()]
        team = book.incident_settings.team()
        return list(dict.fromkeys([*book.incidents.people_in_charge(), *leaders, team.name]))

    def _lay_out(self) -> None:
        self.banner = Banner("", Tone.TROUBLE)
        form = self._lines
        form.line([Cell("title", "Tóm tắt *", self.title, 3), Cell("kind", "Loại *", self.kind, 2)])
        form.line([Cell("parties", "Các bên", self.parties)])
        form.line([Cell("story", "Nội dung", self.story)])
        form.line(
            [
                Cell("place", "Nơi xảy ra", self.place, 3),
                Cell("group_id", "Tổ", self.group, 2),
                Cell("happened_on", "Ngày xảy ra", self.happened_on, 2),
                Cell("happened_at", "Giờ", self.happened_at, 1),
            ]
        )
        form.line(
            [
                Cell("source", "Nguồn tin", self.source, 2),
                Cell("reporter", "Người báo", self.reporter, 2),
                Cell("nameless", "", self.nameless, 2),
            ]
        )
        form.line(
            [
                Cell("in_charge", "Người phụ trách", self.in_charge, 3),
                Cell("received_on", "Ngày tiếp nhận *", self.received_on, 2),
                Cell("deadline", "Hạn giải quyết", self.deadline, 2),
                Cell("severity", "Mức độ", self.severity, 2),
            ]
        )
        form.line(
            [
                Cell("meeting_ids", "Đã bàn ở cuộc họp", self.meeting, 3),
                Cell("sensitive", "", self.sensitive, 3),
            ]
        )
        for combo in (self.kind, self.group, self.source, self.in_charge, self.meeting):
            # A long title among the proposals does not widen the dialog.
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(_SHORTEST)
        self.body.addWidget(self.banner)
        self.body.addWidget(scrolled(form), 1)
        self.buttons("Lưu vụ việc", icon="check")
        self.resize(theme.px(860), theme.px(700))

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _at: self._take_kind())
        self.parties.first_group.connect(self._propose_group)
        self.group.currentIndexChanged.connect(lambda _at: self._propose_leader())
        self.received_on.editingFinished.connect(self._move_deadline)
        self.nameless.toggled.connect(lambda on: self.reporter.setEnabled(not on))
        self.reporter.setEnabled(not self.nameless.isChecked())

    @property
    def _kind(self) -> IncidentKind:
        return kind_named(self._kinds, str(self.kind.value))

    def _take_kind(self) -> None:
        """Propose what the kind says: the deadline, and whether it is hidden at first."""
        self._propose_deadline()
        if self._kind.sensitive:
            self.sensitive.setChecked(True)
        self._show_kind()

    def _limit(self, received: PartialDate | None) -> str:
        limited = self._kind.limits(replace(self._incident, received_on=received))
        return str(limited.deadline or "")

    def _received(self) -> PartialDate | None:
        """Return the day typed; what cannot be a day yet is told when it is saved."""
        with suppress(UserError):
            return self.received_on.date() or self._incident.received_on
        return self._incident.received_on

    def _propose_deadline(self) -> None:
        self._proposed_deadline = self._limit(self._received())
        self.deadline.setText(self._proposed_deadline)

    def _move_deadline(self) -> None:
        """Let the deadline follow the day of receiving until another one is typed."""
        if self.kind.value and self.deadline.text() == self._proposed_deadline:
            self._propose_deadline()

    def _show_kind(self) -> None:
        self.banner.say(_POLICE if self._kind.police else "", Tone.TROUBLE)

    def _meetings(self) -> tuple[int, ...]:
        """Return the meetings it is linked to: the first is chosen here, others stay."""
        chosen = int(str(self.meeting.value))
        return (*((chosen,) if chosen else ()), *self._incident.meeting_ids[1:])

    def _propose_group(self, group_id: int) -> None:
        if not self.group.value:
            self.group.choose(group_id)

    def _propose_leader(self) -> None:
        if self.group.value and not self.in_charge.currentText().strip():
            self.in_charge.setCurrentText(f"Tổ trưởng {self.group.currentText()}")

    def _typed(self) -> tuple[object, ...]:
        return (
            self.title.text(), self.kind.value, self.parties.parties, self.group.value,
            self.place.text(), self.happened_on.text(), self.happened_at.text(),
            self.story.toPlainText(), self.source.currentText(), self.reporter.text(),
            self.nameless.isChecked(), self.severity.value, self.in_charge.currentText(),
            self.received_on.text(), self.deadline.text(), self.sensitive.isChecked(),
            self.meeting.value,
        )  # fmt: skip

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return self._typed() != self._before

    def save(self) -> None:
        """Keep the incident; say where it went if it is hidden now."""
        incident = replace(
            self._incident,
            title=self.title.text(),
            kind=str(self.kind.value),
            parties=self.parties.parties,
            group_id=int(str(self.group.value)),
            place=self.place.text(),
            happened_on=typed_date(self.happened_on, "happened_on"),
            happened_at=self.happened_at.in_full(),
            story=self.story.toPlainText(),
            source=self.source.currentText(),
            reporter=self.reporter.text(),
            nameless=self.nameless.isChecked(),
            severity=Severity(str(self.severity.value)),
            in_charge=self.in_charge.currentText(),
            received_on=typed_date(self.received_on, "received_on"),
            sensitive=self.sensitive.isChecked(),
            meeting_ids=self._meetings(),
        )
        if incident.kind and incident.kind != self._incident.kind:
            incident = self._kind.limits(incident)
        incident = replace(incident, deadline=typed_date(self.deadline, "deadline"))
        saved = self._context.book.incidents.save(incident)
        if incident.sensitive and not self._context.book.access.shows_sensitive:
            self._context.notice.emit(_HIDDEN)
        else:
            self.saved_id = saved
