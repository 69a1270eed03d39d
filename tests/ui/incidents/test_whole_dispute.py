"""A dispute from the first call to its settlement, with the keyboard and few clicks."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from antt_desktop.domain.incidents import Result, State
from antt_desktop.ui.incidents.mediation.dialog import MediationDialog
from antt_desktop.ui.incidents.record.dialog import RecordDialog

MOST = 25
"""Keystrokes and clicks beyond the text itself."""


class Hands(QObject):
    """Presses keys and buttons as a user does, and counts them; letters are free."""

    def __init__(self, qtbot, type_text) -> None:
        super().__init__()
        self._qtbot, self._type = qtbot, type_text
        self.used = 0

    def type(self, text: str) -> None:
        self._type(QApplication.focusWidget(), text)

    def key(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        self.used += 1
        self._qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def tab(self) -> None:
        self.key(Qt.Key.Key_Tab)

    def click(self, widget: QWidget) -> None:
        self.used += 1
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def hands(qtbot, type_text) -> Hands:
    return Hands(qtbot, type_text)


def seen(qtbot, dialog: QWidget) -> None:
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.focusWidget() is not None)


def test_a_dispute_takes_few_keys(make_tab, book, dialogs, hands, qtbot):
    tab = make_tab()

    def record(dialog: RecordDialog) -> bool:
        seen(qtbot, dialog)
        hands.type("Tranh chấp lối đi ngõ 7")
        hands.tab()
        hands.key(Qt.Key.Key_T)  # the kinds beginning so
        assert dialog.kind.value == "Tranh chấp đất đai"
        hands.tab()
        for name in ("nguyễn thị hồng đạt", "ngô công đạt"):
            hands.type(name)
            hands.key(Qt.Key.Key_Return)
        assert len(dialog.parties.parties) == 2
        hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        return dialog.isHidden()

    dialogs.on_run = record
    hands.click(tab.first)
    (incident_id,) = book.incidents.ids()
    saved = book.incidents.get(incident_id)
    assert [party.name for party in saved.parties] == ["Nguyễn Thị Hồng Đạt", "Ngô Công Đạt"]
    assert (saved.group_name, saved.in_charge) == ("Tổ 1", "Tổ trưởng Tổ 1")
    assert saved.deadline is not None

    def settle(dialog: MediationDialog) -> bool:
        seen(qtbot, dialog)
        hands.type("Hai bên đều nói là lối đi chung.")
        hands.tab()
        hands.key(Qt.Key.Key_H)
        assert dialog.outcome.value == "settled"
        hands.tab()
        hands.type("Để lối đi rộng hai mét.")
        hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        return dialog.isHidden()

    dialogs.on_run = settle
    tab.reading.tabs.setCurrentIndex(2)
    hands.used += 1
    hands.click(tab.reading.mediations.add)
    settled = book.incidents.get(incident_id)
    assert (settled.state, settled.result) == (State.SETTLED, Result.SETTLED)
    (session,) = book.mediations.of(incident_id)
    assert session.present == ("Nguyễn Thị Hồng Đạt", "Ngô Công Đạt")
    assert hands.used < MOST
