"""One line of the course: what was done, or is to be done, on which day, by whom."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from antt_desktop.domain.incident_course import Entry, EntryKind
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo, DateField, OpenCombo, typed_date
from antt_desktop.ui.theme import theme

_YEARS_AHEAD = 2
_OFFERED: list[EntryKind] = [
    kind for kind in EntryKind if kind not in {EntryKind.RECEIVED, EntryKind.HANDED_OVER}
]
_TALL = 96


class EntryDialog(FormDialog):
    """Writes an entry (None: a new one) of an incident."""

    def __init__(self, context: Context, incident_id: int, entry: Entry | None = None) -> None:
        book = context.book
        title = "Sửa diễn biến" if entry else "Thêm diễn biến"
        incident = book.incidents.get(incident_id)
        super().__init__(context.dialogs, title, f"{incident.code} · {incident.title}")
        self._context, self._incident_id = context, incident_id
        self._entry = entry or Entry(day=book.today, kind=EntryKind.TALKED)
        self.text = QPlainTextEdit(self._entry.text)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(_TALL))
        self.kind = Combo("Việc gì", [(kind, kind.label) for kind in self._kinds()])
        self.kind.choose(self._entry.kind)
        self.day = DateField("Ngày", latest_year=book.today.year + _YEARS_AHEAD, whole_day=True)
        self.day.set_date(self._entry.day)
        self.who = OpenCombo("Người làm", book.incidents.people_in_charge())
        self.who.setCurrentText(self._entry.who if entry else incident.in_charge)
        self.planned = QCheckBox("Việc hẹn tới, chưa làm")
        self.planned.setChecked(self._entry.planned)
        self.form.add("text", "Nội dung *", self.text)
        self.form.add("kind", "Việc gì", self.kind)
        self.form.add("day", "Ngày *", self.day)
        self.form.add("who", "Người làm", self.who)
        self.form.add("planned", "", self.planned)
        self.body.addWidget(self.form)
        self.body.addStretch()
        if entry and entry.kind is not EntryKind.RECEIVED:
            self.foot.addWidget(buttons.link("Bỏ diễn biến này", self._remove, "trash-2"))
        self.buttons("Lưu", icon="check")
        self.setMinimumWidth(theme.px(560))
        self._before = self._typed()
        self.text.setFocus()

    def _kinds(self) -> list[EntryKind]:
        kind = self._entry.kind
        return _OFFERED if kind in _OFFERED else [kind, *_OFFERED]

    def _typed(self) -> tuple[object, ...]:
        return (
            self.text.toPlainText(),
            self.kind.value,
            self.day.text(),
            self.who.currentText(),
            self.planned.isChecked(),
        )

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return self._typed() != self._before

    def save(self) -> None:
        """Keep the entry."""
        day = typed_date(self.day, "day") or self._context.book.today
        text, kind, _, who, planned = self._typed()
        entry = replace(
            self._entry,
            text=str(text),
            kind=EntryKind(str(kind)),
            day=day,
            who=str(who),
            planned=bool(planned),
        )
        course = self._context.book.incident_course
        if entry.id:
            course.save(self._incident_id, entry)
        else:
            course.add(self._incident_id, entry)

    def _remove(self) -> None:
        self._context.book.incident_course.remove(self._incident_id, self._entry.id)
        self.accept()
