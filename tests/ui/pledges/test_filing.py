"""Filing scans in the window: a real stack is dropped, read, looked through, saved, undone."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Signing, Status
from antt_desktop.domain.scans import PageState
from antt_desktop.ui.dialogs import Choice
from antt_desktop.ui.pledges.filing.dialog import FilingDialog
from antt_desktop.workflows.pledge_forms import pledge_forms, pledge_paper
from antt_desktop.workflows.print_pledges import PledgeRequest, print_pledges
from tests.exchange import stacks

DPI = 110


@pytest.fixture
def ids(book, campaign):
    return list(book.pledges.ids(campaign.id))


@pytest.fixture
def forms(book, campaign, ids, tmp_path):
    """Return the printed forms of all households as pages of paper, and where each is signed."""
    from antt_desktop.documents.pledge_area import SignatureAreas

    print_pledges(
        book, PledgeRequest(campaign_id=campaign.id, household_ids=ids), tmp_path / "in.pdf"
    )
    areas = SignatureAreas(pledge_paper(book, campaign))
    boxes = [areas.of(form) for form in pledge_forms(book, campaign, ids)]
    pages = stacks.printed((tmp_path / "in.pdf").read_bytes(), dpi=DPI)
    return list(zip(pages, boxes, strict=True))


@pytest.fixture
def scanned(forms, tmp_path):
    """Return a function: forms by their places in the list, signed, torn or plain, as a PDF."""

    def page(how):
        at, *what = how if isinstance(how, tuple) else (how,)
        paper, box = forms[at]
        if "unsigned" not in what:
            area = (box.left, box.bottom, box.width, box.height)
            paper = stacks.signed(paper, at, area=area, dpi=DPI, width=0.6, ink=40, size=0.6)
        return stacks.torn(paper, at, dpi=DPI) if "torn" in what else paper

    def make(*hows, name="quet.pdf"):
        return stacks.write_pdf(tmp_path / name, [page(how) for how in hows], dpi=DPI)

    return make


@pytest.fixture
def dialog(qtbot, context, campaign, forms):
    made = FilingDialog(context, campaign)
    made.show()
    qtbot.waitActive(made)
    yield made
    made.done(0)  # the cross would ask what to do with the pages
    made.deleteLater()


@pytest.fixture
def read(qtbot, dialog):
    """Return a function that reads files into the dialog and waits for them."""

    def done(*paths):
        dialog.read(paths)
        qtbot.waitUntil(lambda: not dialog.reader.busy, timeout=20_000)

    return done


def pages(dialog):
    return [row.data(Qt.ItemDataRole.UserRole) for row in rows(dialog)]


def rows(dialog):
    model = dialog.pages.grid.model()
    return [model.index(row) for row in range(model.rowCount())]


def states(dialog):
    return [page.state for page in pages(dialog)]


def chip_words(dialog):
    return [chip.text() for chip in dialog.chips.findChildren(type(dialog.accept_button))]


def drop(widget, paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    widget.dropEvent(event)


def test_dropped_read_looked_through_saved_and_undone(
    qtbot, tab, ids, wait_jobs, scanned, type_text
):
    """The whole way, by keyboard from the drop on."""
    book, campaign, dialogs = tab.context.book, tab.campaign(), tab.context.dialogs
    notices = []
    tab.context.notice.connect(notices.append)
    path = scanned(0, (1, "torn"), (2, "unsigned"))

    def user(dialog):
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.reader.busy, timeout=20_000)
        assert states(dialog) == [
            PageState.MATCHED, PageState.UNREADABLE, PageState.UNSIGNED,
        ]  # fmt: skip
        assert dialog.accept_button.text() == "Lưu 1 bản đã ký"
        QTest.keyClick(dialog.pages.grid, Qt.Key.Key_F3)
        assert dialog.pages.page.index == 1
        assert dialog.pages.page.homes.field.hasFocus()
        head = book.pledges.rows(campaign.id, [ids[1]])[0].head
        type_text(dialog.pages.page.homes.field, head)
        QTest.keyClick(dialog.pages.page.homes.field, Qt.Key.Key_Return)
        # Assigned by hand it is not straight, so somebody says that it is signed.
        QTest.keyClick(dialog.pages.page.sheet, Qt.Key.Key_F2)
        QTest.keyClick(dialog.pages.page.sheet, Qt.Key.Key_F3)
        assert dialog.pages.page.index == 2
        QTest.keyClick(dialog.pages.page.sheet, Qt.Key.Key_F2)
        assert states(dialog) == [PageState.MATCHED] * 3
        QTest.keyClick(dialog.pages.page.sheet, Qt.Key.Key_Escape)
        assert dialog.pages.grid.hasFocus()
        assert dialog.accept_button.text() == "Lưu 3 bản đã ký"
        dialog.terms.day.setText("20/2/2026")
        dialog.accept_button.click()
        wait_jobs()
        return dialog.result() == dialog.DialogCode.Accepted

    dialogs.on_run = user
    drop(tab, [path])
    qtbot.waitUntil(lambda: bool(dialogs.ran))
    assert notices == ["Đã lưu 3 bản quét, ghi nhận 3 hộ đã ký."]
    rows = book.pledges.rows(campaign.id, ids[:3])
    assert {(row.status, str(row.signed_on), row.scans) for row in rows} == {
        (Status.SIGNED, "20/02/2026", 1)
    }
    assert [row.receiver for row in rows] == ["Ngô Văn Vinh"] * 3
    book.history.undo()
    assert not book.scans.all(campaign.id)
    assert not book.pledges.ids(campaign.id, status=Status.SIGNED)


def test_more_files_come_while_it_reads_and_bad_ones_are_told_once(
    qtbot, dialog, scanned, tmp_path
):
    bad = [tmp_path / "a.pdf", tmp_path / "b.png"]
    for path in bad:
        path.write_bytes(b"khong phai anh")
    dialog.read([scanned(0, 1, name="1.pdf"), *bad])
    dialog.read([scanned(2, name="2.pdf")])
    qtbot.waitUntil(lambda: not dialog.reader.busy, timeout=20_000)
    assert states(dialog) == [PageState.MATCHED] * 3
    assert dialog.refused.sentence.startswith("2 tệp không đọc được.")
    assert "“a.pdf”" in dialog.refused.sentence
    assert "“b.png”" in dialog.refused.sentence
    assert dialog.bar.words.text() == "Đã đọc xong 3 trang"


def test_stopped_it_keeps_what_was_read_and_can_go_on(qtbot, dialog, read, scanned):
    path = scanned(0, 1, 2)
    dialog.read([path])
    dialog.bar.stop.click()
    qtbot.waitUntil(lambda: not dialog.reader.busy, timeout=20_000)
    before = len(pages(dialog))
    assert before < 3
    assert dialog.bar.words.text() == f"Đã dừng, mới đọc {before} trang"
    read(path)
    assert len(pages(dialog)) == before + 3


def test_nothing_readable_leaves_the_first_step(dialog, read, tmp_path):
    bad = tmp_path / "a.pdf"
    bad.write_bytes(b"khong phai anh")
    read(bad)
    assert dialog.choose.isVisible()
    assert "“a.pdf”" in dialog.trouble.sentence
    assert not dialog.accept_button.isEnabled()


def test_filters_show_their_pages_and_each_page_can_be_left_out(qtbot, dialog, read, scanned):
    read(scanned(0, 0, (1, "unsigned")))
    counted = ["3 trang", "1 khớp", "1 cần xem", "1 trùng"]
    qtbot.waitUntil(lambda: chip_words(dialog) == counted)
    look = next(c for c in dialog.chips.findChildren(type(dialog.accept_button))
                if c.text() == "1 cần xem")  # fmt: skip
    look.click()
    assert states(dialog) == [PageState.UNSIGNED]
    QTest.keyClick(dialog.pages.grid, Qt.Key.Key_Delete)
    assert pages(dialog)[0].left_out
    assert "1 bỏ ra" in chip_words(dialog)
    QTest.keyClick(dialog.pages.grid, Qt.Key.Key_Return)
    assert dialog.pages.page.leave.text() == "Lấy lại"
    QTest.keyClick(dialog.pages.page.sheet, Qt.Key.Key_Delete)
    assert not pages(dialog)[0].left_out
    QTest.keyClick(dialog.pages.page.sheet, Qt.Key.Key_F4)
    assert pages(dialog)[0].denied
    assert not dialog.pages.page.next_button.isEnabled()  # nothing else is doubtful


def test_a_page_is_taken_out_of_its_household_and_turned(dialog, read, scanned):
    read(scanned(0, 1))
    dialog.pages.open_page(0)
    before = dialog.pages.page.sheet.picture_size
    QTest.keyClick(dialog.pages.page.sheet, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    after = dialog.pages.page.sheet.picture_size
    assert (before.height() > before.width(), after.height() > after.width()) == (True, False)
    QTest.keyClick(dialog.pages.page.sheet, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert pages(dialog)[0].household_id == 0
    QTest.keyClick(dialog.pages.page.sheet, Qt.Key.Key_Right)
    assert dialog.pages.page.index == 1
    QTest.keyClick(dialog.pages.page.sheet, Qt.Key.Key_Plus)
    assert dialog.pages.page.sheet.picture_size.height() > after.width()


def test_leaving_asks_for_pages_that_were_read(dialog, read, scanned, dialogs, book, campaign):
    read(scanned(0))
    dialogs.answers.append(Choice.STAY)
    dialog.reject()
    assert dialog.isVisible()
    dialogs.answers.append(Choice.DISCARD)
    dialog.reject()
    assert not dialog.isVisible()
    assert not book.scans.all(campaign.id)


def test_a_failed_save_leaves_the_plan(dialog, read, scanned, book, campaign, ids, wait_jobs):
    read(scanned(0))
    book.results.close(campaign.id)
    dialog.save_and_close()
    wait_jobs()
    assert dialog.isVisible()
    assert "đã đóng" in dialog.trouble.sentence
    assert states(dialog) == [PageState.MATCHED]
    book.results.reopen(campaign.id, "Còn bản quét")
    dialog.save_and_close()
    wait_jobs()
    assert not dialog.isVisible()
    assert len(book.scans.of(campaign.id, ids[0])) == 1


def test_a_stopped_save_writes_nothing(dialog, read, scanned, book, campaign, context, wait_jobs):
    read(scanned(0, 1))
    context.jobs.started.connect(lambda _title: context.jobs.cancel())
    dialog.save_and_close()
    wait_jobs()
    assert dialog.trouble.sentence == "Đã dừng. Chưa có gì được ghi vào sổ."
    assert not book.scans.all(campaign.id)


def test_a_day_that_is_none_is_said_before_anything_is_saved(dialog, read, scanned, book, campaign):
    read(scanned(0))
    dialog.terms.day.setText("31/2/2026")
    dialog.save_and_close()
    assert dialog.trouble.sentence
    assert dialog.terms.day.hasFocus()
    assert not book.scans.all(campaign.id)


def test_a_closed_campaign_is_said_at_once(tab, book, campaign):
    book.results.close(campaign.id)
    with pytest.raises(UserError, match="đã đóng"):
        tab.file_scans()


def test_a_page_of_another_campaign_is_kept_there(
    qtbot, context, book, campaign, ids, scanned, dialogs, wait_jobs
):
    from antt_desktop.workflows.campaigns import new_campaign

    path = scanned(0)
    other = book.campaigns.add(new_campaign(book, "Năm 2026 – đợt 2", PartialDate(2026, 6, 1)))
    dialog = FilingDialog(context, other)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read([path])
    qtbot.waitUntil(lambda: not dialog.reader.busy, timeout=20_000)
    assert states(dialog) == [PageState.OTHER_CAMPAIGN]
    dialog.pages.open_page(0)
    assert dialog.pages.page.other.text() == "Lưu vào đợt Năm 2026"
    dialog.pages.page.other.click()
    dialog.save_and_close()
    wait_jobs()
    assert len(book.scans.of(campaign.id, ids[0])) == 1
    assert book.pledges.ids(campaign.id, status=Status.SIGNED)[0] == ids[0]


def test_scans_beside_the_form_are_turned_exported_and_taken_out(
    qtbot, tab, dialog, read, scanned, ids, wait_jobs, tmp_path
):
    book, campaign, dialogs = tab.context.book, tab.campaign(), tab.context.dialogs
    book.pledges.sign(campaign.id, ids[:1], Signing(signed_on=PartialDate(2026, 2, 18)))
    read(scanned(0))
    dialog.save_and_close()
    wait_jobs()
    tab.list.reveal(ids[0])
    chips = tab.forms.chips
    qtbot.waitUntil(chips.isVisible)
    words = [chip.text() for chip in chips.findChildren(type(dialog.accept_button))]
    assert words == ["Bản in", "Bản quét (1)"]
    chips.findChildren(type(dialog.accept_button))[1].click()
    assert tab.forms.scans.sheet.picture_size.width() > 100
    assert "quet.pdf" in tab.forms.scans.words.text()
    dialogs.answers.append(tmp_path / "ra.pdf")
    dialogs.on_run = lambda asking: asking.try_to_save()
    tab.forms.scans.save_pdf.click()
    wait_jobs()
    assert (tmp_path / "ra.pdf").read_bytes().startswith(b"%PDF-")
    tab.forms.scans.remove.click()
    assert not book.scans.of(campaign.id, ids[0])
    qtbot.waitUntil(chips.isHidden)
    book.history.undo()
    assert len(book.scans.of(campaign.id, ids[0])) == 1
