"""Printing: sent page by page, stopped in between, or saved; who asked hears what went."""

import pytest
from PySide6.QtPrintSupport import QPrinter

from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.domain.printings import Way
from antt_desktop.ui.printer import send, set_sides, whole_sheets
from antt_desktop.ui.printing import PrintDialog, Sent, page_numbers
from antt_desktop.workflows.pages import open_pdf
from tests.ui.pages import make_pdf


@pytest.mark.parametrize(
    ("text", "pages"),
    [("", [0, 1, 2, 3, 4]), ("2", [1]), ("1-3, 5", [0, 1, 2, 4]), ("4–5;1", [3, 4, 0])],
)
def test_page_ranges(text, pages):
    assert page_numbers(text, 5) == pages


@pytest.mark.parametrize("text", ["0", "6", "3-1", "a", "1-", "1,,2"])
def test_wrong_ranges_are_refused_at_their_field(text):
    with pytest.raises(UserError) as refused:
        page_numbers(text, 5)
    assert refused.value.field == "pages"


def pdf_printer(target, dpi=300):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(target))
    printer.setResolution(dpi)
    return printer


@pytest.mark.parametrize("size", [(595.3, 841.9), (841.9, 595.3)], ids=["portrait", "landscape"])
def test_what_is_sent_is_what_was_previewed(qapp, tmp_path, size):
    target, steps = tmp_path / "out.pdf", []
    document = make_pdf(3, size)
    send(document, pdf_printer(target), [0, 2], lambda done, total: steps.append((done, total)))
    assert steps == [(0, 2), (1, 2), (2, 2)]
    with open_pdf(target) as out, open_pdf(document) as source:
        assert out.count == 2
        assert out.size(1) == pytest.approx(source.size(2), abs=1.5)
        printed = out.render(1, dpi=72, grey=True)
        meant = source.render(2, dpi=72, grey=True)
        rows = (meant.height // 2, meant.height - 60)
        for y in rows:
            middle = printed.width // 2
            one = printed.data[y * printed.stride + middle]
            other = meant.data[y * meant.stride + middle]
            assert abs(one - other) < 40


def test_a_cancelled_print_stops_between_pages(qapp, tmp_path):
    steps = []

    def progress(done, _total):
        steps.append(done)
        if done == 1:
            raise Cancelled

    assert send(make_pdf(5), pdf_printer(tmp_path / "out.pdf"), list(range(5)), progress) == 1
    assert steps == [0, 1]
    with open_pdf(tmp_path / "out.pdf") as out:
        assert out.count == 1


def test_cancelled_before_the_first_page_sends_nothing(qapp, tmp_path):
    def progress(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        send(make_pdf(2), pdf_printer(tmp_path / "out.pdf"), [0, 1], progress)
    assert not (tmp_path / "out.pdf").exists()


def test_a_range_of_a_two_sided_document_takes_whole_sheets():
    assert whole_sheets([2], 8) == [2, 3]
    assert whole_sheets([1, 4, 5, 0], 8) == [0, 1, 4, 5]
    assert whole_sheets([6], 7) == [6]


class Duplexer(QPrinter):
    """A printer that hears which sides it is to use (one that writes a PDF has none)."""

    told: tuple[QPrinter.DuplexMode, ...] = ()

    def setDuplex(self, mode):  # noqa: N802 - Qt's name
        self.told += (mode,)


@pytest.mark.parametrize(
    ("two_sided", "told"),
    [
        (True, (QPrinter.DuplexMode.DuplexLongSide,)),
        (False, (QPrinter.DuplexMode.DuplexNone,)),
        (None, ()),
    ],
)
def test_the_printer_is_told_its_sides(qapp, two_sided, told):
    printer = Duplexer()
    set_sides(printer, two_sided=two_sided)
    assert printer.told == told


def test_printing_runs_on_a_worker(qapp, tmp_path, jobs, wait_jobs):
    target = tmp_path / "out.pdf"
    printer = pdf_printer(target)
    document = make_pdf(2)
    jobs.run("Đang in", lambda progress: send(document, printer, [0, 1], progress))
    wait_jobs()
    with open_pdf(target) as out:
        assert out.count == 2


@pytest.fixture
def no_printers(monkeypatch):
    from PySide6.QtPrintSupport import QPrinterInfo

    # The test's PC may have printers; what the dialog does without any is meant here.
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", staticmethod(str))


def test_without_a_printer_it_says_so_and_saves_a_pdf(
    no_printers, context, dialogs, qtbot, tmp_path
):
    document, sent, said = make_pdf(2), [], []
    context.notice.connect(said.append)
    target = tmp_path / "cam-ket.pdf"
    dialogs.answers.append(target)
    dialog = PrintDialog(context, "In bản đăng ký", lambda: document, "cam-ket.pdf", sent.append)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.save_pdf.isEnabled)
    qtbot.waitUntil(lambda: "chưa cài máy in" in dialog._banner.sentence)
    assert not dialog.accept_button.isEnabled()
    dialog.save_pdf.click()
    assert target.read_bytes() == document
    assert sent == [Sent(range(2), Way.FILE, "cam-ket.pdf")]
    assert said == ["Đã lưu cam-ket.pdf"]
    assert not dialog.isVisible()


def test_a_pdf_that_cannot_be_saved_records_nothing(no_printers, context, dialogs, qtbot, tmp_path):
    sent = []
    dialogs.answers.append(tmp_path / "no-such-folder" / "cam-ket.pdf")
    dialog = PrintDialog(context, "In", make_pdf(1), "cam-ket.pdf", sent.append)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.save_pdf.isEnabled)
    dialog.save_pdf.click()
    assert sent == []
    assert "Không tìm thấy" in dialogs.said[-1]
    assert dialog.isVisible()


def test_a_wrong_range_stays_in_the_dialog(context, qtbot):
    dialog = PrintDialog(context, "In", make_pdf(2), "in.pdf")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.save_pdf.isEnabled)
    dialog.range.setText("9")
    dialog.save_and_close()
    assert "không phải trang" in dialog.form.error_of("pages")
    assert dialog.isVisible()
