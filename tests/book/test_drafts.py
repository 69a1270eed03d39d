"""What is being typed survives a killed program, and is no part of the history."""

from dataclasses import replace
from datetime import timedelta

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.text_query import text_query
from tests.book.meeting_making import hall, said

TYPE = """
import sys
from pathlib import Path
from antt_desktop.book import Book
from antt_desktop.domain.meetings import Meeting
with Book.open(Path(sys.argv[1])) as book:
    draft_id = 0
    for n in range(100_000):
        text = f"Dòng {n} " * 2000
        draft_id = book.drafts.keep(draft_id, Meeting(title=f"Họp {n}", proceedings=text))
        print(n, flush=True)
"""


def test_a_draft_is_kept_over_and_over_and_is_no_action(book, path, village, clock):
    before = book.history.recent()
    heard = []
    book.listener = heard.append
    first = hall(book)
    draft_id = book.drafts.keep(0, first)
    clock.now += timedelta(seconds=5)
    later = replace(first, conclusion="Thống nhất thêm.")
    assert book.drafts.keep(draft_id, later) == draft_id
    (draft,) = book.drafts.unsaved()
    assert (draft.id, draft.meeting) == (draft_id, later)
    assert draft.saved_at == "2026-03-13T07:42:05+07:00"
    assert book.meetings.count() == 0
    assert list(book.meetings.ids(query=text_query("thống nhất"))) == []
    assert (book.history.recent(), heard) == (before, [])
    assert book.check() == []
    book.close()
    with Book.open(path) as again:
        assert again.drafts.unsaved() == [draft]


def test_undo_passes_over_drafts(book, village):
    meeting_id = said(book)
    saved = book.meetings.get(meeting_id)
    draft_id = book.drafts.keep(0, replace(saved, title="Đang sửa"))
    assert "Thêm biên bản" in book.history.undoable()
    book.history.undo()
    book.history.redo()
    draft = book.drafts.of(meeting_id)
    assert (draft.id, draft.meeting.title) == (draft_id, "Đang sửa")
    assert book.meetings.get(meeting_id) == saved


def test_drafts_of_several_meetings_stand_apart(book, village, clock):
    meeting_id = said(book)
    saved = book.meetings.get(meeting_id)
    assert book.drafts.of(meeting_id) is None
    one = book.drafts.keep(0, Meeting(title="Một"))
    clock.now += timedelta(seconds=1)
    two = book.drafts.keep(0, Meeting(title="Hai"))
    known = book.drafts.keep(0, saved)
    assert len({one, two, known}) == 3
    assert [d.meeting.title for d in book.drafts.unsaved()] == ["Hai", "Một"]
    assert book.drafts.of(meeting_id).meeting == saved
    clock.now += timedelta(seconds=1)
    book.drafts.keep(one, Meeting(title="Một lại"))
    assert [d.id for d in book.drafts.unsaved()] == [one, two]
    book.drafts.drop(known)
    book.drafts.drop(known)
    book.drafts.drop(one)
    assert book.drafts.of(meeting_id) is None
    assert [d.id for d in book.drafts.unsaved()] == [two]
    assert book.drafts.keep(0, Meeting()) > known, "an id is never used again"


def test_a_draft_of_a_new_meeting_becomes_that_of_the_saved_one(book, village):
    draft_id = book.drafts.keep(0, Meeting(title="Họp"))
    meeting_id = book.meetings.save(Meeting(title="Họp"))
    book.drafts.keep(draft_id, book.meetings.get(meeting_id))
    assert book.drafts.unsaved() == []
    assert book.drafts.of(meeting_id).id == draft_id


def test_a_long_draft_with_anything_in_it(book):
    meeting = Meeting(title=' "{}\\', proceedings="Ông Đặng nói: “được”.\n\ue001đậm\ue002 " * 7000)
    assert len(meeting.proceedings.encode()) > 200_000
    book.drafts.keep(0, meeting)
    assert book.drafts.unsaved()[0].meeting == meeting


def test_a_book_that_is_only_looked_at_keeps_no_draft(book, path):
    book.drafts.keep(0, Meeting(title="Họp"))
    with Book.open(path, read_only=True) as copy:
        assert len(copy.drafts.unsaved()) == 1
        with pytest.raises(UserError, match="mở để xem"):
            copy.drafts.keep(0, Meeting())


def test_a_killed_program_loses_no_draft_it_acknowledged(path, book, other_program):
    book.close()
    for lines in (1, 5):
        program = other_program(TYPE, path)
        heard = [program.stdout.readline() for _ in range(lines)]
        program.kill()
        heard += program.stdout.read().splitlines()
        program.wait()
        numbers = [int(line) for line in heard if line.strip()]
        with Book.open(path) as again:
            draft = again.drafts.unsaved()[0]
            kept = int(draft.meeting.title.split()[1])
            assert kept in {numbers[-1], numbers[-1] + 1}
            assert draft.meeting.proceedings == f"Dòng {kept} " * 2000
            assert again.check() == []
            again.drafts.drop(draft.id)
