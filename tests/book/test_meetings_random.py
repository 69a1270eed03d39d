"""Whatever is done to meetings and taken back, the book is what an editor would show."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.kept_files import NewFile
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Meeting
from tests.book.editing import Editor
from tests.book.meeting_making import said
from tests.book.meeting_search import index_of, rebuilt_index_of


class Secretary(Editor):
    """Does steps of every kind on meetings of a small village."""

    def __init__(self, book, home) -> None:
        book.households.add_many([home("Nguyễn Văn An"), home("Lê Thị Hoa", group_id=2)])
        super().__init__(book)

    def shown(self):
        book = self.book
        ids = list(book.meetings.ids())
        return (
            book.meetings.rows(ids),
            [book.meetings.get(i) for i in ids],
            [(book.minutes.freezes(i), book.minutes.amendments(i)) for i in ids],
            [book.meeting_files.of(i) for i in ids],
            book.meeting_tasks.all(open_only=False),
        )

    def change(self, kind: str, number: int, text: str) -> None:
        ids = self.book.meetings.ids()
        if kind == "add" or not ids:
            task = Task(what=f"Việc {text}", due=PartialDate(2026, number % 12 + 1))
            said(self.book, f"Họp {text}", f"Bàn {text}", tasks=(task,) * (number % 3))
            return
        with self.book.action("Một việc"):
            self.change_one(kind, ids[number % len(ids)], number, text)

    def change_one(self, kind: str, meeting_id: int, number: int, text: str) -> None:
        if kind == "freeze" or (kind == "files" and number % 2):
            self.change_frozen(meeting_id, number, text)
        elif kind == "files":
            file = NewFile(name=f"{text}.txt", what="", media="", data=b"a", text=text)
            self.book.meeting_files.attach(meeting_id, [file, file])
            self.book.meeting_files.remove(self.book.meeting_files.of(meeting_id)[0].id)
        elif kind == "task":
            for row in self.book.meeting_tasks.all(open_only=False)[:2]:
                if row.task.done_on:
                    self.book.meeting_tasks.reopen(row.id)
                else:
                    self.book.meeting_tasks.finish(row.id, PartialDate(2026, 1), text)
        elif self.book.minutes.standing(meeting_id) is None:
            self.change_open(kind, self.book.meetings.get(meeting_id), text)

    def change_frozen(self, meeting_id: int, number: int, text: str) -> None:
        if self.book.minutes.standing(meeting_id) is None:
            self.book.minutes.freeze(meeting_id)
        elif number % 2:
            self.book.minutes.amend(meeting_id, f"Bổ sung {text}")
        else:
            self.book.minutes.revoke(meeting_id, f"Lý do {text}")

    def change_open(self, kind: str, meeting: Meeting, text: str) -> None:
        if kind == "delete":
            self.book.meetings.delete(meeting.id)
        if kind == "save":
            tasks = (*meeting.tasks[1:], Task(what=f"Mới {text}"))
            roll = tuple(replace(row, came=text) for row in meeting.roll[::-1])
            new = replace(meeting, conclusion=text, tasks=tasks, roll=roll, title=f"{text}!")
            self.book.meetings.save(new)


steps = st.lists(
    st.tuples(
        st.sampled_from(
            ("add", "save", "freeze", "freeze", "files", "task", "delete")
            + ("undo",) * 3
            + ("redo",) * 2
        ),
        st.integers(0, 1000),
        st.text(st.sampled_from("aễĐ\"'\\ {}[],:1e5null"), max_size=6),
    ),
    min_size=5,
    max_size=30,
)


@settings(max_examples=6)
@given(steps)
def test_whatever_is_done_and_taken_back_the_book_is_as_an_editor_would_show_it(
    new_book, home, clock_at_may, sequence
):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.antt"
        with new_book(path, clock=clock_at_may) as book:
            secretary = Secretary(book, home)
            for step in sequence:
                secretary.step(*step)
            assert book.check() == []
            assert index_of(book) == rebuilt_index_of(book)
        with Book.open(path, clock=clock_at_may) as again:
            assert list(again.meetings.ids()) == [row.id for row in secretary.now[0]]
            assert [again.meetings.get(m.id) for m in secretary.now[1]] == secretary.now[1]
