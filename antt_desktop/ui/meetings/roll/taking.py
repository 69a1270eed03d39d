"""The roll of the edited meeting: taking it from the roster, and marking who is there."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from antt_desktop.domain.households import Group
from antt_desktop.domain.meetings import Delegates, Meeting
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.undo_line import UndoLine
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.roll import presenter
from antt_desktop.ui.meetings.roll.presenter import Line, Roll


class RollTaking:
    """What the pane and the dialog of the roll do alike; ``undo`` says what was done.

    Until the list is taken ``roll`` is that of the roster as it stands; the first mark takes it.
    """

    def __init__(self, context: Context, edited: Edited, undo: UndoLine) -> None:
        self._context, self.edited, self.undo = context, edited, undo
        self.groups: Mapping[int, Group] = {
            group.id: group for group in context.book.groups.all(living=False)
        }
        self._foreseen: Roll = ()
        self._foreseen_of: tuple[int, ...] | None = None

    @property
    def roll(self) -> Roll:
        """Return the frozen list, or the households that would be on it if taken now."""
        meeting = self.edited.meeting
        if meeting.roll:
            return meeting.roll
        if self._foreseen_of != meeting.group_ids:
            self._foreseen = self._context.book.meetings.invited(meeting.group_ids)
            self._foreseen_of = meeting.group_ids
        return self._foreseen

    @property
    def taken(self) -> bool:
        """Tell whether the list is frozen."""
        return bool(self.edited.meeting.roll)

    def group_name(self, group_id: int) -> str:
        """Return the name of a tổ."""
        group = self.groups.get(group_id)
        return group.name if group else ""

    def lines(self) -> list[Line]:
        """Return the households with their numbers."""
        return [
            Line(number, row, self.group_name(row.group_id))
            for number, row in enumerate(self.roll, 1)
        ]

    def take(self) -> None:
        """Freeze the list as the roster stands now."""
        self.edited.change(roll=self.roll)

    def retake(self) -> None:
        """Take the list again, with what was recorded of those who are still on it."""
        meeting = self.edited.meeting
        new = self._context.book.meetings.invited(meeting.group_ids)
        before = len(meeting.roll)
        self._with_undo(
            f"Đã lấy lại danh sách: {len(new)} hộ, trước đó {before} hộ.",
            roll=presenter.retaken(meeting.roll, new),
        )

    def mark(self, ids: Collection[int], *, present: bool, whom: str = "") -> None:
        """Record households as present or absent; can be taken back."""
        roll = self.roll
        if not whom:
            named = [line for line in self.lines() if line.id in ids][:2]
            whom = named[0].spoken if len(named) == 1 else f"{len(ids)} hộ"
        self._with_undo(
            f"{whom}: {'có mặt' if present else 'vắng'}.",
            roll=presenter.marked(roll, ids, present=present),
        )

    def mark_all(self, *, present: bool, group_id: int = 0) -> None:
        """Record a whole tổ, or everybody, as present or absent; can be taken back."""
        ids = {row.household_id for row in self.roll if group_id in {0, row.group_id}}
        whom = f"Cả {self.group_name(group_id)}" if group_id else f"Tất cả {len(ids)} hộ"
        self.mark(ids, present=present, whom=whom)

    def mark_numbers(self, typed: str) -> str:
        """Record “1 5 7-20 33v”; return what was not understood."""
        roll = self.roll
        marks = presenter.parse_marks(typed, len(roll))
        marked = roll
        for numbers, present in ((marks.present, True), (marks.absent, False)):
            ids = {roll[number - 1].household_id for number in numbers}
            marked = presenter.marked(marked, ids, present=present)
        words = presenter.marks_words(marks, len(roll))
        if marks.present or marks.absent:
            self._with_undo(words, roll=marked)
        else:
            self.undo.say(words)
        return " ".join(marks.unread)

    def describe(self, household_id: int, came: str, late: str) -> None:
        """Record who came for a household and how late (“19:45”); such a one is present."""
        self.edited.change(roll=presenter.described(self.roll, household_id, came, late))

    def count_people(self, *, people: bool) -> None:
        """Count people by number instead of calling households, or the other way round."""
        if people:
            self._with_undo("Cuộc họp đếm số người dự.", delegates=Delegates(), roll=())
        else:
            self._with_undo("Cuộc họp điểm danh theo hộ.", delegates=None)

    def _with_undo(self, sentence: str, **fields: object) -> None:
        before = self.edited.meeting
        self.edited.change(**fields)
        changed = self.edited.meeting != before
        self.undo.say(sentence, (lambda: self._back(before, fields)) if changed else None)

    def _back(self, before: Meeting, fields: Mapping[str, object]) -> None:
        old = {name: getattr(before, name) for name in fields}
        self.edited.show(replace(self.edited.meeting, **old))
