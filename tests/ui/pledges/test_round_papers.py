"""The papers of going from door to door and the printer's test page, out of the “…” menu."""

import pypdf
import pytest
from PySide6.QtWidgets import QMenu

from antt_desktop.domain.pledges import Status
from antt_desktop.ui.exporting import ExportDialog
from antt_desktop.ui.pledges.round_papers import ReminderDialog
from antt_desktop.ui.printing import PrintDialog


@pytest.fixture
def saved(dialogs, wait_jobs, tmp_path, qtbot):
    """Return a function: press what is given, save the PDF that is shown, return its text."""

    def run(press, day=""):
        def user(dialog):
            qtbot.addWidget(dialog)
            if isinstance(dialog, ReminderDialog):
                dialog.day.setText(day)
                dialog.save_and_close()
                return dialog.result() == dialog.DialogCode.Accepted
            if isinstance(dialog, ExportDialog):
                dialog.save_and_close()
                return True
            assert isinstance(dialog, PrintDialog)
            assert dialog._two_sided is None
            dialog.show()
            qtbot.waitUntil(dialog.save_pdf.isEnabled)
            dialog.save_pdf.click()
            return True

        target = tmp_path / "giay.pdf"
        dialogs.on_run = user
        dialogs.answers.append(target)
        press()
        wait_jobs()
        pages = pypdf.PdfReader(target).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    return run


def entry(tab, words):
    """Return what pressing an entry of the “…” menu does."""
    menu = tab.more.menu()
    menu.aboutToShow.emit()
    entries = [*menu.actions(), *(a for sub in menu.findChildren(QMenu) for a in sub.actions())]
    return next(action for action in entries if action.text() == words).trigger


def test_door_list_of_the_group_shown(tab, book, saved):
    tab.side.choose(book.groups.all()[2].id)
    text = saved(entry(tab, "Danh sách đi từng nhà…"))
    assert "Lương Thị Minh" in text
    assert "Đỗ Hữu Lan" not in text


def test_reminders_name_the_last_day(tab, saved):
    text = saved(entry(tab, "Phiếu nhắc…"), "5/3/2026")
    assert "05/03/2026" in text
    assert "Đỗ Hữu Lan" in text


def test_a_wrong_day_stays_in_the_dialog(context, qtbot):
    dialog = ReminderDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.day.setText("2026")
    dialog.save_and_close()
    assert dialog.isVisible()
    assert dialog.until is None


def test_hand_over_record_of_all(tab, book, campaign, saved):
    ids = list(book.pledges.ids(campaign.id))
    book.pledges.mark(campaign.id, ids[:1], Status.ABSENT, "Đi viện")
    text = saved(entry(tab, "Biên bản bàn giao…"))
    assert "Đi viện" in text


def test_printer_test_page(tab, saved):
    assert "ặ" in saved(entry(tab, "In trang thử máy in…"))
