"""The head of the minutes: what meeting it was, when, where, who led it and who came."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError, naming
from antt_desktop.domain.meetings import Meeting
from antt_desktop.ui.kit.fields import DateField, OpenCombo, Spin, TimeField
from antt_desktop.ui.kit.proposals import propose
from antt_desktop.ui.kit.stacked_form import Cell, StackedForm
from antt_desktop.ui.kit.tags import Tags
from antt_desktop.ui.meetings.editor.scope import ScopeButton
from antt_desktop.workflows.meeting_forms import meeting_forms

_MOST_COPIES = 99
_LINES = ("title kind", "day start end place scope", "chair chair_role secretary secretary_role",
          "guests copies")  # fmt: skip
_NARROW = ("title", "kind scope", "day start end", "place", "chair chair_role",
           "secretary secretary_role", "guests copies")  # fmt: skip
_WORDS = {
    "title": ("Tên cuộc họp", 5),
    "kind": ("Loại họp", 3),
    "day": ("Ngày", 5),
    "start": ("Từ", 3),
    "end": ("Đến", 3),
    "place": ("Địa điểm", 8),
    "scope": ("Phạm vi", 5),
    "chair": ("Chủ trì", 4),
    "chair_role": ("Chức vụ", 3),
    "secretary": ("Thư ký", 4),
    "secretary_role": ("Chức vụ thư ký", 3),
    "guests": ("Thành phần cùng dự", 7),
    "copies": ("Số bản", 1),
}


class MeetingHead(StackedForm):
    """The fields of the head. ``edited`` follows every change of what is typed.

    ``kind_chosen`` and ``scope_chosen`` follow choices that the rest of the minutes hangs on.
    """

    edited = Signal()
    kind_chosen = Signal()
    scope_chosen = Signal()

    def __init__(self, book: Book, group_ids: Sequence[int], *, narrow: bool) -> None:
        super().__init__()
        self.title, self.chair_role, self.secretary_role = QLineEdit(), QLineEdit(), QLineEdit()
        self.place, self.chair, self.secretary = QLineEdit(), QLineEdit(), QLineEdit()
        kinds = [template.kind for template in meeting_forms().templates]
        self.kind = OpenCombo("Loại họp", dict.fromkeys((*kinds, *book.meetings.kinds())))
        self.kind.setMinimumContentsLength(10)
        next_year = book.today.year + 1  # a meeting may be planned
        self.day = DateField("Ngày họp", latest_year=next_year)
        self.start, self.end = TimeField("Từ giờ"), TimeField("Đến giờ")
        every = book.groups.all(living=False)
        self.scope = ScopeButton([g for g in every if not g.ended_on or g.id in group_ids])
        self.guests = Tags("Thành phần cùng dự", "Gõ rồi Enter, ví dụ: Bí thư chi bộ")
        self.copies = Spin("Số bản", 0, _MOST_COPIES, 2)
        for line in _NARROW if narrow else _LINES:
            self.line([self._cell(name) for name in line.split()])
        people = book.meetings.people()
        for field, names in ((self.chair, people), (self.secretary, people),
                             (self.place, book.meetings.places())):  # fmt: skip
            propose(field, names)
        self._listen()

    def _cell(self, name: str) -> Cell:
        words, share = _WORDS[name]
        return Cell(name, words, getattr(self, name), share)

    def _listen(self) -> None:
        for field in self._lines().values():
            field.textChanged.connect(self._typed)
        for field in (self.day, self.start, self.end):
            field.textChanged.connect(self._typed)
        self.kind.editTextChanged.connect(self._typed)
        self.guests.changed.connect(self._typed)
        self.copies.valueChanged.connect(self._typed)
        self.kind.textActivated.connect(lambda _kind: self.kind_chosen.emit())
        if (typed := self.kind.lineEdit()) is not None:
            typed.editingFinished.connect(self.kind_chosen)
        self.scope.chosen.connect(self.scope_chosen)

    def _typed(self) -> None:
        self.edited.emit()

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "title": self.title,
            "place": self.place,
            "chair": self.chair,
            "chair_role": self.chair_role,
            "secretary": self.secretary,
            "secretary_role": self.secretary_role,
        }

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting; fields that say the same already are left alone."""
        for name, field in self._lines().items():
            if field.text() != getattr(meeting, name):
                field.setText(getattr(meeting, name))
        self.kind.setCurrentText(meeting.kind)
        self.day.set_date(meeting.day)
        self.start.setText(meeting.start)
        self.end.setText(meeting.end)
        self.scope.show_groups(meeting.group_ids)
        if self.guests.tags != meeting.guests:
            self.guests.show_tags(meeting.guests)
        self.copies.setValue(meeting.copies)

    def typed(self, *, strict: bool) -> dict[str, Any]:
        """Return what is typed, by the fields of Meeting.

        What is no date or hour is left out, or with ``strict`` raises UserError naming it.
        """
        found: dict[str, Any] = {name: field.text() for name, field in self._lines().items()}
        found |= {
            "kind": self.kind.currentText(),
            "guests": self.guests.tags,
            "copies": self.copies.value(),
        }
        readers: dict[str, Callable[[], object]] = {
            "day": self.day.date,
            "start": self.start.in_full,
            "end": self.end.in_full,
        }
        for name, read in readers.items():
            try:
                with naming(name):
                    found[name] = read()
            except UserError:
                if strict:
                    raise
        return found

    def has(self, name: str) -> bool:
        """Tell whether a field of this name is here."""
        return name in _WORDS
