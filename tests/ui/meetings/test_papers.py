"""The papers of a meeting: the menu, the preview, PDF and Word."""

import docx
import pypdf
import pytest
from PySide6.QtWidgets import QMenu

from antt_desktop.domain.meetings import Delegates
from antt_desktop.ui.meetings.papers.menu import fill_papers
from antt_desktop.ui.meetings.papers.show import show_minutes
from antt_desktop.ui.paper_dialog import PaperDialog
from antt_desktop.ui.printing import PrintDialog
from tests.ui.meetings.made import full_meeting, save_meeting


@pytest.fixture
def saved(context, dialogs, qtbot, tmp_path):
    """Return a function: press what is given, save the PDF that is shown, return its text."""

    def run(press):
        target = tmp_path / "giay.pdf"

        def user(dialog):
            qtbot.addWidget(dialog)
            dialog.show()
            qtbot.waitUntil(dialog.save_pdf.isEnabled, timeout=10_000)
            dialog.save_pdf.click()
            return True

        dialogs.on_run = user
        dialogs.answers.append(target)
        press()
        pages = pypdf.PdfReader(target).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    return run


@pytest.fixture
def menu(qtbot, context, meetings):
    made = QMenu()
    qtbot.addWidget(made)
    fill_papers(made, context, meetings.frozen)
    return made


def entry(menu, *path):
    for words in path:
        action = next(a for a in menu.actions() if a.text().split("\t")[0] == words)
        menu = action.menu()
    return action


def test_every_paper_has_an_entry(menu):
    assert [action.text().split("\t")[0] for action in menu.actions()] == [
        "In biên bản…", "Giấy mời từng hộ…", "Giấy mời kèm danh sách…", "Bảng điểm danh…",
        "Trích biên bản", "Biên bản kiểm phiếu",
    ]  # fmt: skip
    matters = [a.text() for a in entry(menu, "Trích biên bản").menu().actions()]
    assert matters == ["Thông qua 5 tiêu chí…", "Đóng góp quỹ camera…"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("In biên bản…",), "Trần Thị Hồng Nga"),
        (("Giấy mời từng hộ…",), "Đỗ Hữu Lan"),
        (("Giấy mời kèm danh sách…",), "Đỗ Hữu Lan"),
        (("Bảng điểm danh…",), "Ngô Công Đạt"),
        (("Trích biên bản", "Đóng góp quỹ camera…"), "Đóng góp quỹ camera"),
        (("Biên bản kiểm phiếu", "Thông qua 5 tiêu chí…"), "Thông qua 5 tiêu chí"),
    ],
)
def test_each_is_shown_and_saved(menu, saved, dialogs, path, words):
    text = saved(entry(menu, *path).trigger)
    assert words in text
    assert isinstance(dialogs.ran[0], PrintDialog)
    assert isinstance(dialogs.ran[0], PaperDialog) is (path[0] != "Giấy mời từng hộ…")


def test_minutes_not_saved_yet_are_shown(context, book, saved, dialogs):
    text = saved(lambda: show_minutes(context, full_meeting(book, title="Họp bất thường")))
    assert "mâu thuẫn" in text
    assert dialogs.ran[0].windowTitle() == "Biên bản – Họp bất thường"
    assert dialogs.ran[0]._file_name == "bien-ban-2026-02-20-hop-bat-thuong.pdf"


def test_word_has_the_same_content(context, book, meetings, dialogs, wait_jobs, qtbot, tmp_path):
    target, said = tmp_path / "bien-ban.docx", []
    context.notice.connect(said.append)

    def user(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.save_pdf.isEnabled, timeout=10_000)
        dialog.save_word.click()
        return True

    dialogs.on_run = user
    dialogs.answers.append(target)
    show_minutes(context, book.meetings.get(meetings.frozen))
    wait_jobs()
    text = "\n".join(p.text for p in docx.Document(str(target)).paragraphs)
    assert "hòa giải khi có mâu thuẫn" in text
    assert said == ["Đã lưu bien-ban.docx"]


def test_a_meeting_of_people_invites_no_households(context, book, qtbot):
    meeting_id = save_meeting(
        book, roll=(), delegates=Delegates(20, 18), votes=(), title="Họp chi bộ"
    )
    menu = QMenu()
    qtbot.addWidget(menu)
    fill_papers(menu, context, meeting_id)
    assert not entry(menu, "Giấy mời từng hộ…").isEnabled()
    assert not entry(menu, "Trích biên bản").menu().isEnabled()
