"""The preview and printing: pages drawn beside the window, sent page by page."""

import io
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.ui.preview import Preview
from antt_desktop.ui.printing import PrintDialog, page_numbers, send
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.pages import open_pdf


def make_pdf(pages=3, size=(595.3, 841.9)):
    from reportlab.pdfgen import canvas

    stream = io.BytesIO()
    drawing = canvas.Canvas(stream, pagesize=size)
    for page in range(pages):
        drawing.rect(size[0] / 4, size[1] / 4, size[0] / 2, 40 + page * 100, fill=1)
        drawing.showPage()
    drawing.save()
    return stream.getvalue()


@pytest.fixture
def preview(qtbot):
    shown = Preview()
    qtbot.addWidget(shown)
    shown.resize(420, 600)
    shown.show()
    return shown


def ink(preview):
    """Return how much of the page's middle column is black."""
    image = preview._sheet.grab().toImage()
    x = image.width() // 2
    return sum(image.pixelColor(x, y).lightness() < 60 for y in range(image.height()))


def test_pages_are_drawn_and_turned(preview, qtbot):
    with qtbot.waitSignal(preview.ready):
        preview.show_pdf(make_pdf())
    assert (preview.pages, preview.page) == (3, 0)
    assert preview._number.text() == "Trang 1/3"
    assert not preview._back.isEnabled()
    first = ink(preview)
    assert first > 5
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: ink(preview) > first * 2)
    assert preview._number.text() == "Trang 2/3"
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert preview.page == 2
    assert not preview._on.isEnabled()


def test_it_fits_the_width_and_zooms(preview, qtbot):
    with qtbot.waitSignal(preview.ready):
        preview.show_pdf(make_pdf())
    fitted = preview._sheet.width()
    assert 0.85 * 420 < fitted <= 420
    preview.zoom(100)
    qtbot.waitUntil(lambda: abs(preview._sheet.width() - 796) <= 3)
    preview._step_zoom(1)
    qtbot.waitUntil(lambda: preview._sheet.width() > 900)
    preview.zoom(0)
    preview.resize(520, 600)
    qtbot.waitUntil(lambda: preview._sheet.width() > fitted + 60)


def test_the_page_is_white_also_on_a_dark_window(preview, qtbot):
    theme.choose(mode="dark")
    with qtbot.waitSignal(preview.ready):
        preview.show_pdf(make_pdf())
    image = preview._sheet.grab().toImage()
    assert image.pixelColor(20, 20).lightness() == 255


def test_the_last_wish_wins_while_a_document_is_made(preview, qtbot):
    gate, made = threading.Event(), []

    def slow():
        assert gate.wait(10)
        made.append("slow")
        return make_pdf(5)

    preview.show_pdf(slow)
    preview.show_pdf(lambda: made.append("never") or make_pdf(9))
    with qtbot.waitSignal(preview.ready):
        preview.show_pdf(make_pdf(2))
        gate.set()
    assert preview.pages == 2
    assert made == ["slow"]


def test_a_document_that_cannot_be_made_says_why(preview, qtbot):
    def refuse():
        raise UserError("Đợt ký này chưa có tiêu chí.")

    preview.show_pdf(refuse)
    qtbot.waitUntil(lambda: preview._words.text() == "Đợt ký này chưa có tiêu chí.")
    assert preview.pages == 0
    preview.show_pdf(b"no pdf at all")
    qtbot.waitUntil(lambda: "không phải tệp PDF" in preview._words.text())


def test_a_preview_that_goes_away_while_drawing_harms_nothing(qtbot):
    gate = threading.Event()

    def slow():
        gate.wait(10)
        return make_pdf()

    shown = Preview()
    shown.show_pdf(slow)
    shown.deleteLater()
    del shown
    gate.set()


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

    with pytest.raises(Cancelled):
        send(make_pdf(5), pdf_printer(tmp_path / "out.pdf"), list(range(5)), progress)
    assert steps == [0, 1]


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
    assert sent == [[0, 1]]
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
