"""Printing from the tab: what is asked, what is written, what is recorded afterwards."""

import pypdf
import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.pledges import Signing, Status
from antt_desktop.domain.printings import Way
from antt_desktop.ui.exporting import ExportDialog
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.print_dialog import PrintPledgesDialog
from antt_desktop.ui.printing import PrintDialog, Sent


@pytest.fixture
def ids(tab):
    return list(tab.list.model.ids)


def states(book, campaign, ids):
    return [row.status for row in book.pledges.rows(campaign.id, ids)]


def to_file(**chosen):
    """Return a user who chooses so and presses “Lưu PDF…”."""

    def user(dialog):
        assert isinstance(dialog, PrintPledgesDialog)
        for name, value in chosen.items():
            field = dialog.choices[value] if name == "scope" else getattr(dialog, name)
            if name in {"scope", "separators"}:
                field.setChecked(True)
            else:
                field.setValue(value)
        press(dialog, "Lưu PDF…")
        return dialog.result() == dialog.DialogCode.Accepted

    return user


def press(dialog, words):
    from PySide6.QtWidgets import QPushButton

    next(b for b in dialog.findChildren(QPushButton) if b.text() == words).click()


def test_ticked_forms_into_a_file_then_recorded(
    tab, book, campaign, ids, dialogs, wait_jobs, tmp_path, qtbot
):
    tab.list.model.tick([ids[3], ids[1]], on=True)
    dialogs.on_run = to_file(scope=presenter.CHOSEN)
    dialogs.answers.append(tmp_path / "phieu.pdf")
    tab.print_()
    wait_jobs()
    pages = pypdf.PdfReader(tmp_path / "phieu.pdf").pages
    rows = book.pledges.rows(campaign.id, [ids[1], ids[3]])
    assert [row.head in page.extract_text() for row, page in zip(rows, pages, strict=True)] == [
        True,
        True,
    ]
    assert states(book, campaign, ids).count(Status.PRINTED) == 2
    qtbot.waitUntil(lambda: "Chờ ký 2" in chips(tab))
    assert tab.list.model.ticked == {ids[1], ids[3]}
    book.history.undo()
    assert set(states(book, campaign, ids)) == {Status.NOT_PRINTED}
    assert [r.form_number for r in book.pledges.rows(campaign.id, [ids[1], ids[3]])] == [1, 2]


def chips(tab):
    return {chip.text() for chip in tab.list.chips.children() if hasattr(chip, "text")}


def test_all_unsigned_with_separators_and_blanks(
    tab, book, campaign, ids, dialogs, wait_jobs, tmp_path
):
    book.pledges.sign(campaign.id, ids[:1], Signing(signed_on=PartialDate(2026, 2, 18)))
    dialogs.on_run = to_file(scope=presenter.UNSIGNED, separators=True, blanks=2, copies=2)
    dialogs.answers.append(tmp_path / "phieu.pdf")
    tab.print_()
    wait_jobs()
    assert len(pypdf.PdfReader(tmp_path / "phieu.pdf").pages) == 3 + 2 * (5 + 2)
    assert states(book, campaign, ids) == [Status.SIGNED, *[Status.PRINTED] * 5]


def test_to_the_printer_records_what_was_sent_only(tab, book, campaign, ids, dialogs, wait_jobs):
    sent = []

    def user(dialog):
        if isinstance(dialog, PrintPledgesDialog):
            dialog.accept_button.click()
            return True
        assert isinstance(dialog, PrintDialog)
        sent.append(dialog)
        return False

    dialogs.on_run = user
    tab.list.model.tick(ids[:3], on=True)
    tab.print_()
    wait_jobs()
    (dialog,) = sent
    assert set(states(book, campaign, ids)) == {Status.NOT_PRINTED}
    dialog._on_sent(Sent([0, 2], Way.PRINTER, "Canon LBP"))
    (printing,) = book.printings.all(campaign.id)
    assert (printing.place, printing.household_ids) == ("Canon LBP", (ids[0], ids[2]))
    assert states(book, campaign, ids[:3]) == [
        Status.PRINTED,
        Status.NOT_PRINTED,
        Status.PRINTED,
    ]


def test_saving_from_the_print_window_counts_as_printed(
    tab, book, campaign, ids, dialogs, wait_jobs, tmp_path, qtbot
):
    def user(dialog):
        if isinstance(dialog, PrintPledgesDialog):
            dialog.choices[presenter.GROUP].setChecked(True)
            dialog.accept_button.click()
            return True
        dialog.show()
        qtbot.waitUntil(dialog.save_pdf.isEnabled)
        dialog.save_pdf.click()
        return True

    dialogs.on_run = user
    dialogs.answers.append(tmp_path / "phieu.pdf")
    tab.side.choose(book.groups.all()[2].id)
    tab.print_()
    wait_jobs()
    assert len(pypdf.PdfReader(tmp_path / "phieu.pdf").pages) == 2
    assert states(book, campaign, ids).count(Status.PRINTED) == 2
    (printing,) = book.printings.all(campaign.id)
    assert (printing.way, printing.place) == (Way.FILE, "phieu.pdf")
    assert (printing.who, printing.numbers, printing.pages) == ("Ngô Văn Vinh", (1, 2), 2)


def test_two_sided_forms_are_told_to_the_printer(
    tab, book, campaign, dialogs, wait_jobs, tmp_path, qtbot
):
    def user(dialog):
        if isinstance(dialog, PrintPledgesDialog):
            dialog.choices[presenter.EVERY].setChecked(True)
            dialog.two_sided.setChecked(True)
            dialog.accept_button.click()
            return True
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.save_pdf.isEnabled)
        assert dialog._two_sided
        assert dialog.preview.pages == 2 * 6
        return False

    dialogs.on_run = user
    tab.print_()
    wait_jobs()
    assert len(dialogs.ran) == 2


def test_left_without_a_file_nothing_happens(tab, book, campaign, ids, dialogs):
    dialogs.on_run = to_file(scope=presenter.EVERY)
    dialogs.answers.append(None)
    tab.print_()
    assert set(states(book, campaign, ids)) == {Status.NOT_PRINTED}
    assert {row.form_number for row in book.pledges.rows(campaign.id, ids)} == {0}


def test_stopped_leaves_no_file_and_no_record(
    tab, book, campaign, ids, dialogs, context, wait_jobs, tmp_path
):
    dialogs.on_run = to_file(scope=presenter.EVERY)
    dialogs.answers.append(tmp_path / "out" / "phieu.pdf")
    (tmp_path / "out").mkdir()
    context.jobs.started.connect(lambda _title: context.jobs.cancel())
    tab.print_()
    wait_jobs()
    assert set(states(book, campaign, ids)) == {Status.NOT_PRINTED}
    assert list((tmp_path / "out").iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(tab, dialogs, wait_jobs, tmp_path):
    dialogs.on_run = to_file(scope=presenter.EVERY)
    dialogs.answers.append(tmp_path / "usb" / "phieu.pdf")
    tab.print_()
    wait_jobs()
    assert any("Không tìm thấy" in sentence for sentence in dialogs.said)


def test_blanks_only(tab, book, campaign, ids, dialogs, wait_jobs, tmp_path):
    dialogs.on_run = to_file(scope=presenter.BLANKS_ONLY)
    dialogs.answers.append(tmp_path / "trang.pdf")
    tab.print_()
    wait_jobs()
    (page,) = pypdf.PdfReader(tmp_path / "trang.pdf").pages
    assert "2026-0001" in page.extract_text()
    assert set(states(book, campaign, ids)) == {Status.NOT_PRINTED}


def test_choices_without_households_cannot_be_taken(tab, context, campaign, qtbot, book):
    group = book.groups.all()[0]
    scopes = presenter.scopes(book, campaign, group, [])
    dialog = PrintPledgesDialog(context, campaign.id, scopes, presenter.CHOSEN)
    qtbot.addWidget(dialog)
    assert not dialog.choices[presenter.CHOSEN].isEnabled()
    assert dialog.choices[presenter.GROUP_UNSIGNED].isChecked()
    assert not dialog.separators.isEnabled()
    dialog.choices[presenter.EVERY].setChecked(True)
    assert dialog.separators.isEnabled()


def test_signing_list_of_the_group_shown(tab, book, dialogs, wait_jobs, tmp_path, qtbot):
    def user(dialog):
        if isinstance(dialog, ExportDialog):
            dialog.purpose.setCurrentText("Mang tới từng nhà")
            dialog.password.setText("khó đoán")
            dialog.save_and_close()
            return True
        assert isinstance(dialog, PrintDialog)
        dialog.show()
        qtbot.waitUntil(dialog.save_pdf.isEnabled)
        dialog.save_pdf.click()
        return True

    dialogs.on_run = user
    dialogs.answers.append(tmp_path / "ds.pdf")
    tab.side.choose(book.groups.all()[2].id)
    tab.print_list()
    wait_jobs()
    with pytest.raises(pypdf.errors.FileNotDecryptedError):
        len(pypdf.PdfReader(tmp_path / "ds.pdf").pages)
    (page,) = pypdf.PdfReader(tmp_path / "ds.pdf", password="khó đoán").pages  # noqa: S106
    use = book.uses.all()[0]
    assert (use.what, use.purpose, use.rows) == ("Lưu danh sách ký", "Mang tới từng nhà", 1)
    assert use.protected
    assert "Lương Thị Minh" in " ".join(page.extract_text().split())
