"""The signature pad: mouse, pen and finger, and the way into the book and back."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Manner
from antt_desktop.domain.strokes import BOX
from antt_desktop.ui import theme as look
from antt_desktop.ui.dialogs import Choice
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.signature_pad import SignatureField
from antt_desktop.ui.theme import Mode

WIDTH, HEIGHT = 752, 252
LINE = (QPoint(151, 101), QPoint(201, 51), QPoint(251, 151), QPoint(301, 101))
IN_BOX = ((150, 100), (200, 50), (250, 150), (300, 100))
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def field(qtbot):
    """Return a field whose sheet is one pixel for a tenth of a millimetre, from (1, 1)."""
    made = SignatureField()
    qtbot.addWidget(made)
    made.pad.setFixedSize(WIDTH, HEIGHT)
    made.show()
    qtbot.waitExposed(made)
    return made


def draw(pad, points=LINE):
    """Draw a line with the mouse."""
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, NO_KEYS, points[0])
    for point in points[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, NO_KEYS, points[-1])


def pen(pad, kind, at, *, pointer=QPointingDevice.PointerType.Pen):
    """Send an event of a pen tablet."""
    device = QPointingDevice(
        "pen", 1, QInputDevice.DeviceType.Stylus, pointer,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure, 1, 3,
    )  # fmt: skip
    moving = kind is QEvent.Type.TabletMove
    button = Qt.MouseButton.NoButton if moving else Qt.MouseButton.LeftButton
    event = QTabletEvent(
        kind, device, QPointF(at), QPointF(pad.mapToGlobal(at)), 0.5, 0, 0, 0, 0, 0, NO_KEYS,
        button, Qt.MouseButton.LeftButton,
    )  # fmt: skip
    QApplication.sendEvent(pad, event)
    return event.isAccepted()


def test_a_mouse_draws_in_the_measures_of_the_box(field):
    assert field.pad.is_empty
    draw(field.pad)
    assert field.pad.strokes().lines == (IN_BOX,)


def test_a_line_begins_on_the_sheet_and_stays_within(field):
    draw(field.pad, (QPoint(700, 240), QPoint(749, 249), QPoint(900, 400)))
    left, top, right, bottom = field.pad.strokes().box
    assert 0 <= left <= right <= BOX[0]
    assert 0 <= top <= bottom <= BOX[1]
    field.pad.setFixedSize(WIDTH, 2 * HEIGHT)
    draw(field.pad, (QPoint(300, 5), QPoint(310, 300)))
    assert len(field.pad.strokes().lines) == 1


def test_a_pen_draws_and_its_rubber_takes_back(field):
    pad = field.pad
    assert pen(pad, QEvent.Type.TabletPress, LINE[0])
    for point in LINE[1:]:
        assert pen(pad, QEvent.Type.TabletMove, point)
    assert pen(pad, QEvent.Type.TabletRelease, LINE[-1])
    pen(pad, QEvent.Type.TabletMove, QPoint(600, 200))
    assert pad.strokes().lines == (IN_BOX,)
    rubber = QPointingDevice.PointerType.Eraser
    pen(pad, QEvent.Type.TabletPress, LINE[0], pointer=rubber)
    assert pad.is_empty


def test_one_finger_draws_and_the_palm_does_not(field):
    pad = field.pad
    screen = QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(1, LINE[0], pad).commit()
    for point in LINE[1:]:
        QTest.touchEvent(pad, screen).move(1, point, pad).press(2, QPoint(500, 200), pad).commit()
    QTest.touchEvent(pad, screen).release(1, LINE[-1], pad).commit()
    assert pad.strokes().lines == (IN_BOX,)


def test_the_last_stroke_and_all_can_be_taken_away(field, qtbot):
    for shift in (0, 30, 60):
        draw(field.pad, [point + QPoint(0, shift) for point in LINE])
    field.activateWindow()
    field.pad.setFocus()
    qtbot.waitUntil(field.pad.hasFocus)
    qtbot.keyClick(field.pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(field.pad.strokes().lines) == 2
    field.back.click()
    assert len(field.pad.strokes().lines) == 1
    field.restart.click()
    assert field.pad.is_empty
    assert not field.restart.isEnabled()


def test_a_drawing_keeps_its_place_when_the_pad_grows(field):
    draw(field.pad)
    field.pad.setFixedSize(2 * WIDTH, 2 * HEIGHT)
    assert field.pad.strokes().lines == (IN_BOX,)


def test_an_endless_scribble_is_refused(field):
    for _ in range(40):
        draw(field.pad, [QPoint(100 + 10 * (i % 2), 5 + i % 240) for i in range(150)])
    with pytest.raises(UserError, match="quá nhiều nét"):
        field.pad.strokes()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_ink_is_seen_on_the_ground_in_both_palettes(field, mode):
    look.theme.choose(mode=mode)
    before = field.pad.grab().toImage()
    draw(field.pad)
    after = field.pad.grab().toImage()
    ratio = after.devicePixelRatio()
    at = QPoint(round(LINE[0].x() * ratio), round(LINE[0].y() * ratio))
    assert abs(after.pixelColor(at).lightness() - before.pixelColor(at).lightness()) > 150


def test_signed_on_the_screen_into_the_book_and_back(tab, book, campaign, dialogs):
    household = tab.list.table.current_id

    def sign(dialog):
        dialog.show()
        assert not dialog.signature.isVisible()
        dialog.manner.choose(Manner.SCREEN)
        assert dialog.signature.isVisible()
        dialog.accept_button.click()
        assert dialog.result() != dialog.DialogCode.Accepted
        dialogs.answers.append(Choice.STAY)
        draw(dialog.signature.pad, (QPoint(80, 40), QPoint(120, 60), QPoint(160, 50)))
        dialog.reject()
        assert dialog.isVisible()
        dialog.signature.larger.click()
        assert not dialog.form.isVisible()
        assert dialog.signature.pad.width() > 600
        drawn.append(dialog.signature.pad.strokes())
        dialog.accept_button.click()
        return dialog.result() == dialog.DialogCode.Accepted

    drawn = []
    dialogs.on_run = sign
    tab.sign()
    assert book.pledges.strokes(campaign.id, [household]) == {household: drawn[0]}
    (row,) = book.pledges.rows(campaign.id, [household])
    assert row.manner is Manner.SCREEN
    assert presenter.note(row) == "Ký trên màn hình"


def test_what_was_drawn_is_not_kept_for_a_signature_on_paper(tab, book, campaign, dialogs):
    household = tab.list.table.current_id

    def sign(dialog):
        dialog.show()
        dialog.manner.choose(Manner.SCREEN)
        draw(dialog.signature.pad, (QPoint(80, 40), QPoint(160, 50)))
        dialog.manner.choose(Manner.PAPER)
        dialog.accept_button.click()
        return True

    dialogs.on_run = sign
    tab.sign()
    assert book.pledges.strokes(campaign.id, [household]) == {}
