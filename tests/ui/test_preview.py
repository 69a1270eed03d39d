"""The preview: pages drawn beside the window."""

import threading

import pytest
from PySide6.QtCore import Qt

from antt_desktop.domain.errors import UserError
from antt_desktop.ui.preview import Preview
from antt_desktop.ui.theme import theme
from tests.ui.pages import make_pdf


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
