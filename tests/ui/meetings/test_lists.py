"""What all meetings left behind: tasks, decisions; phrases, the year book, the more menu."""

from dataclasses import replace

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.ui.meetings.decisions import DecisionsDialog
from antt_desktop.ui.meetings.more_menu import fill_more
from antt_desktop.ui.meetings.phrases import PhrasesDialog
from antt_desktop.ui.meetings.tasks_page import TasksDialog, state_pill
from antt_desktop.ui.meetings.year_book import YearDialog, print_year_book
from antt_desktop.ui.printing import PrintDialog
from antt_desktop.ui.records_dialog import matching
from antt_desktop.ui.theme import Tone
from antt_desktop.workflows.meeting_forms import meeting_forms
from tests.ui.meetings.made import save_meeting

TODAY = PartialDate(2026, 3, 13)


@pytest.fixture
def show(qtbot):
    """Return a function that shows a dialog."""

    def shown(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return shown


@pytest.fixture
def went(context):
    """Return the list of places the window was asked to go to."""
    places = []
    context.go_to.connect(lambda tab, record: places.append((tab, record)))
    return places


def column(dialog, place):
    return [dialog.model.index(row, place).data() for row in range(dialog.model.rowCount())]


def test_every_word_of_a_query_begins_a_word():
    assert matching("do huu", "Ông Đỗ Hữu Lan")
    assert matching("", "gì cũng được")
    assert matching("hoà", "hòa giải")
    assert not matching("đổ", "Ông Đỗ Hữu Lan")
    assert not matching("lan huong", "Ông Đỗ Hữu Lan")


@pytest.mark.parametrize(
    ("due", "done", "word", "tone"),
    [
        (PartialDate(2026, 3, 8), None, "Quá 5 ngày", Tone.TROUBLE),
        (PartialDate(2026, 2), None, "Quá hạn", Tone.TROUBLE),
        (PartialDate(2026, 3, 13), None, "Hôm nay", Tone.WAITING),
        (PartialDate(2026, 3, 15), None, "Còn 2 ngày", Tone.WAITING),
        (PartialDate(2026, 4, 15), None, "Còn 33 ngày", Tone.NEUTRAL),
        (None, None, "Chưa xong", Tone.NEUTRAL),
        (PartialDate(2026, 3, 8), PartialDate(2026, 3, 7), "Xong 07/03/2026", Tone.DONE),
    ],
)
def test_how_a_task_stands(due, done, word, tone):
    pill = state_pill(Task(what="việc", due=due, done_on=done), TODAY)
    assert (pill.word, pill.tone) == (word, tone)


def test_tasks_are_listed_by_due_day_and_lead_to_their_meeting(context, meetings, show, went):
    dialog = show(TasksDialog(context))
    assert column(dialog, 0) == ["05/03/2026", "15/03/2026"]
    assert "Giao tại: Họp triển khai mô hình năm 2026, ngày 20/02/2026" in dialog.about.text()
    dialog.jump.click()
    assert went == [("meetings", meetings.frozen)]
    assert not dialog.isVisible()


def test_a_task_is_done_with_a_note_and_opened_again(context, meetings, dialogs, show, book):
    dialog = show(TasksDialog(context))

    def user(asking):
        asking.note.setText("đủ 20 hộ")
        asking.save_and_close()
        return asking.result() == asking.DialogCode.Accepted

    dialogs.on_run = user
    dialog.tick.click()
    assert column(dialog, 0) == ["15/03/2026"]
    dialog.done_too.click()
    dialog.table.go_to(dialog.model.ids[-1])
    assert "Kết quả: đủ 20 hộ" in dialog.about.text()
    assert dialog.tick.text() == "Chưa xong, mở lại"
    dialog.tick.click()
    assert len(book.meeting_tasks.all()) == 2
    assert dialog.tick.text() == "Ghi đã xong…"


def test_tasks_are_searched_and_filtered(context, meetings, show, type_text, qtbot):
    dialog = show(TasksDialog(context))
    type_text(dialog.search, "van dong")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    assert dialog.current.task.who == "Tổ 1"
    type_text(dialog.search, " không có")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)
    assert dialog.current is None
    assert not dialog.jump.isEnabled()
    dialog.search.clear()
    dialog.chips.chosen.emit("soon")
    assert dialog.model.rowCount() == 2, "the chip that is down counts"


def test_decisions_of_the_listed_meetings(context, meetings, book, show, went, qtbot):
    book.meetings.save(replace(book.meetings.get(meetings.planned), agenda="1. Bàn việc"))
    other = save_meeting(book, 3, title="Họp năm 2025", day=PartialDate(2025, 2, 20))
    dialog = show(DecisionsDialog(context, book.meetings.ids()))
    assert column(dialog, 0) == ["20/02/2026"] * 2 + ["20/02/2025"] * 2
    assert column(dialog, 2) == ["4/5 hộ", "3/5 hộ", "3/5 hộ", "2/5 hộ"]
    pills = [dialog.model.column(3).pills(dialog.model.row(at))[0].word for at in range(4)]
    assert pills == ["Thông qua 80%", "Không thông qua 60%", "Thông qua 60%", "Không thông qua 40%"]
    dialog.table.go_to(dialog.model.ids[1])
    assert "không được thông qua" in dialog.about.text()
    assert "· Giơ tay" in dialog.about.text()
    dialog.chips.choose("refused")
    dialog.chips.chosen.emit("refused")
    assert dialog.model.rowCount() == 2
    dialog.table.go_to(dialog.model.ids[1])
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert went == [("meetings", other)]


def test_phrases_are_edited_one_a_line(context, book, show):
    ready = list(meeting_forms().phrases)
    dialog = show(PhrasesDialog(context))
    assert dialog.text.toPlainText().splitlines() == ready
    dialog.text.setPlainText("Hội nghị nhất trí.\n\nĐề nghị bà con ký cam kết.")
    dialog.save_and_close()
    assert book.meetings.phrases() == ("Hội nghị nhất trí.", "Đề nghị bà con ký cam kết.")


def test_phrases_of_the_program_come_back(context, book, show):
    book.meetings.save_phrases(["Câu riêng."])
    dialog = show(PhrasesDialog(context))
    assert dialog.text.toPlainText() == "Câu riêng."
    dialog._take_ready()
    dialog.save_and_close()
    assert book.meetings.phrases() is None


def test_phrases_that_did_not_change_write_nothing(context, book, show):
    dialog = show(PhrasesDialog(context))
    assert not dialog.changed()
    dialog.save_and_close()
    assert book.meetings.phrases() is None


def test_the_minutes_of_a_year_are_one_document(context, meetings, dialogs, wait_jobs, qtbot,
                                                tmp_path):  # fmt: skip
    target = tmp_path / "so.pdf"

    def user(dialog):
        qtbot.addWidget(dialog)
        if isinstance(dialog, YearDialog):
            assert [dialog.year.itemText(at) for at in range(2)] == ["2026", "2025"]
            return True
        assert isinstance(dialog, PrintDialog)
        dialog.show()
        qtbot.waitUntil(dialog.save_pdf.isEnabled)
        dialog.save_pdf.click()
        return True

    dialogs.on_run = user
    dialogs.answers.append(target)
    print_year_book(context)
    wait_jobs()
    text = " ".join(" ".join(p.extract_text() for p in pypdf.PdfReader(target).pages).split())
    assert "Họp triển khai mô hình năm 2026" in text
    assert "góp ý hương ước" not in text, "of another year"


def test_without_minutes_there_is_no_year_to_print(context):
    with pytest.raises(UserError, match="chưa có biên bản"):
        print_year_book(context)


class ATab:
    """What the menu knows of the tab."""

    def __init__(self, context, ids):
        self.context, self.shown_ids, self.imported = context, ids, 0

    def import_old(self):
        self.imported += 1


def test_the_more_menu_leads_to_all_of_them(context, meetings, dialogs, qtbot):
    tab, menu = ATab(context, [meetings.frozen]), QMenu()
    qtbot.addWidget(menu)
    fill_more(menu, tab)
    entries = {action.text(): action for action in menu.actions() if action.text()}
    assert list(entries) == [
        "Nhập biên bản cũ…", "Việc chưa xong…", "Các quyết định…", "In sổ biên bản cả năm…",
        "Câu mẫu…",
    ]  # fmt: skip
    dialogs.on_run = lambda _dialog: False
    for entry in entries.values():
        entry.trigger()
    assert tab.imported == 1
    assert [type(d) for d in dialogs.ran] == [
        TasksDialog,
        DecisionsDialog,
        YearDialog,
        PhrasesDialog,
    ]


def test_a_closed_list_no_longer_follows_the_book(context, meetings, dialogs, qtbot):
    tab, menu = ATab(context, [meetings.frozen]), QMenu()
    qtbot.addWidget(menu)
    dialogs.on_run = lambda _dialog: False
    fill_more(menu, tab)
    for entry in menu.actions():
        if entry.text() in {"Việc chưa xong…", "Các quyết định…"}:
            entry.trigger()
    assert len(dialogs.ran) == 2
    qtbot.waitUntil(lambda: not any(isValid(dialog) for dialog in dialogs.ran))


def test_decisions_of_an_empty_list_are_refused(context, qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    fill_more(menu, ATab(context, []))
    decisions = next(a for a in menu.actions() if a.text() == "Các quyết định…")
    with qtbot.captureExceptions() as caught:
        decisions.trigger()
    assert "trống" in str(caught[0][1])
