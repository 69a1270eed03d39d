"""Drafts: what is typed survives a kill, says when it cannot be kept, and can be gone on with."""

import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from antt_desktop.book import Book
from antt_desktop.domain.meetings import Draft
from antt_desktop.ui.meetings.editor.drafts import EVERY_MS
from tests.ui.meetings.made import full_meeting

TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from antt_desktop.book import Book
from antt_desktop.domain.meetings import Meeting
from antt_desktop.ui import theme
from antt_desktop.ui.context import Context
from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.jobs import Jobs
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.meetings.editor.dialog import MinutesEditor

app = QApplication([])
theme.start(app, theme.Mode.LIGHT, 100)
memory = Memory(Path(sys.argv[1] + ".ini"))
dialogs = Dialogs(None, memory)
context = Context(Book.open(Path(sys.argv[1])), dialogs, Jobs(print), memory)
editor = MinutesEditor(context, Meeting())
editor.show()
text = editor.texts.texts["proceedings"]
QTimer.singleShot(100, lambda: text.put("1. Đang gõ dở"))
editor.keeper.said.connect(lambda words, _well: print(words, flush=True))
app.exec()
"""


def test_what_is_typed_is_kept_within_three_seconds_and_survives_a_kill(village):
    assert EVERY_MS <= 3000
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", TYPING, str(village)],
        stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=root,
    ) as typing:  # fmt: skip
        assert typing.stdout.readline().startswith("Đã lưu nháp")
        typing.send_signal(signal.SIGKILL)
    with Book.open(village) as book:
        (draft,) = book.drafts.unsaved()
        assert draft.meeting.proceedings == "1. Đang gõ dở"


def test_typing_that_goes_on_does_not_put_the_draft_off(edit, book, qtbot):
    editor = edit()
    editor.keeper._wait.setInterval(30)
    editor.head.title.setText("H")
    left = editor.keeper._wait.remainingTime()
    editor.head.title.setText("Họp")
    assert editor.keeper._wait.remainingTime() <= left
    qtbot.waitUntil(lambda: bool(book.drafts.unsaved()))
    assert book.drafts.unsaved()[0].meeting.title == "Họp"
    assert editor.words.sentence.startswith("Đã lưu nháp ")


def test_keeping_leaves_half_composed_letters_alone(edit, book):
    editor = edit()
    field = editor.texts.texts["proceedings"]
    field.put("Đã gõ ")
    QApplication.sendEvent(field, QInputMethodEvent("Vie", []))
    editor.keeper.keep()
    assert book.drafts.unsaved()[0].meeting.proceedings == "Đã gõ "
    done = QInputMethodEvent()
    done.setCommitString("Việt")
    QApplication.sendEvent(field, done)
    assert field.rich == "Đã gõ Việt"


def test_leaving_a_field_keeps_at_once(edit, book):
    editor = edit()
    editor.head.title.setText("Họp")
    editor.head.place.setFocus()
    assert [draft.meeting.title for draft in book.drafts.unsaved()] == ["Họp"]


def test_a_draft_that_cannot_be_kept_is_said_and_tried_again(edit, book, qtbot):
    editor = edit()
    editor.keeper._wait.setInterval(20)
    with book.borrow():
        editor.head.title.setText("Họp")
        qtbot.waitUntil(lambda: "Chưa lưu được nháp" in editor.words.sentence)
        assert editor.words._words.property("tone") == "waiting"
    qtbot.waitUntil(lambda: editor.words.sentence.startswith("Đã lưu nháp"))
    assert book.drafts.unsaved()[0].meeting.title == "Họp"


def test_closing_while_nothing_can_be_written_stays_unless_told_otherwise(edit, book, dialogs):
    editor = edit()
    editor.head.title.setText("Họp")
    with book.borrow():
        dialogs.answers.append(False)
        editor.reject()
        assert "cả bản nháp" in dialogs.said[-1]
    assert editor.isVisible()
    editor.reject()
    assert book.meetings.get(editor.saved_id).title == "Họp"


def test_a_draft_is_gone_on_with_or_put_aside(edit, book):
    saved = book.meetings.get(book.meetings.save(full_meeting(book)))
    typed = full_meeting(book, id=saved.id, title="Đang sửa dở")
    draft_id = book.drafts.keep(0, typed)
    draft = book.drafts.of(saved.id)
    assert isinstance(draft, Draft)
    editor = edit(saved, draft)
    assert editor.banner.isVisible()
    assert editor.banner.banner.sentence.startswith("Đã khôi phục bản nháp lúc ")
    assert editor.head.title.text() == "Đang sửa dở"
    editor.banner.link.click()
    assert editor.head.title.text() == saved.title
    assert not editor.changed()
    editor.banner.link.click()
    assert editor.head.title.text() == "Đang sửa dở"
    editor.banner.link.click()
    editor.reject()
    assert book.meetings.get(saved.id) == saved
    assert draft_id
    assert book.drafts.of(saved.id) is None
