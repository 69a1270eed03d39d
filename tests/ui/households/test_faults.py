"""The page of likely faults: kinds, the way to a household, going on where one left."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from antt_desktop.domain.household_faults import FaultKind
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.ui.households.faults_dialog import FaultsDialog, show_faults
from antt_desktop.ui.kit.panes import EmptyState
from antt_desktop.workflows.check_roster import RosterCheck, check_roster

HEADLESS = Person(name="Lê Thị Mận", relation="Vợ")


@pytest.fixture
def faulty(book):
    """Return the book with three households without a head and one without anybody."""
    group = book.groups.all()[0].id
    book.households.save_many(
        replace(h, declared_size=None, phone="") for h in book.households.all()
    )
    book.households.add_many(
        [Household(group_id=group, code=f"K{at}", people=(HEADLESS,)) for at in (1, 2, 3)]
    )
    book.households.add(Household(group_id=group, code="T1"))
    return book


@pytest.fixture
def ask(context, dialogs, wait_jobs, qtbot):
    """Return a function: open the page, let ``play`` act in it; return where it went."""

    def asked(play):
        gone = []

        def run(dialog):
            qtbot.addWidget(dialog)
            dialog.show()
            qtbot.waitExposed(dialog)
            play(dialog)
            return dialog.result() == FaultsDialog.DialogCode.Accepted

        dialogs.on_run = run
        show_faults(context, gone.append)
        wait_jobs()
        return gone

    return asked


def shown(dialog):
    table = dialog.table
    return [table.rows.row(at)[1].code for at in range(len(table.rows.ids))]


def kind_key(kind):
    return 1 + list(FaultKind).index(kind)


def test_all_faults_are_shown_with_the_kinds_that_occur(faulty, ask):
    seen = {}

    def look(dialog):
        items = [
            dialog.kinds.model().index(row, 0) for row in range(dialog.kinds.model().rowCount())
        ]
        spoken = Qt.ItemDataRole.AccessibleTextRole
        seen["kinds"] = [index.data(spoken) for index in items]
        seen["rows"] = shown(dialog)
        seen["words"] = [dialog.whose.text(), dialog.what.text()]
        dialog.kinds.choose(kind_key(FaultKind.NO_HEAD))
        seen["headless"] = shown(dialog)
        dialog.reject()

    assert ask(look) == []
    assert seen["kinds"] == ["Tất cả, 4", "Hộ không có ai, 1", "Không có chủ hộ, 3"]
    assert seen["rows"] == ["T1", "K1", "K2", "K3"]
    assert seen["words"] == ["Hộ T1 · Tổ 1", "Hộ không có ai: Hộ chưa ghi người nào."]
    assert seen["headless"] == ["K1", "K2", "K3"]


@pytest.mark.parametrize("way", ["button", "enter", "double click"])
def test_each_fault_has_a_way_to_its_household(faulty, ask, way):
    def go(dialog):
        dialog.kinds.choose(kind_key(FaultKind.NO_HEAD))
        table = dialog.table
        table.go_to(table.rows.ids[1])
        if way == "button":
            dialog.save_and_close()
        elif way == "enter":
            QTest.keyClick(table, Qt.Key.Key_Return)
        else:
            at = table.visualRect(table.currentIndex()).center()
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
            QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert ask(go) == [faulty.households.find("K2")]


def test_asked_again_it_goes_on_with_the_next_fault_mended_or_not(faulty, ask):
    stood = []

    def first(dialog):
        dialog.kinds.choose(kind_key(FaultKind.NO_HEAD))
        dialog.save_and_close()

    def go(dialog):
        stood.append((dialog.kinds.current, shown(dialog)[dialog.table.currentIndex().row()]))
        dialog.save_and_close()

    headless = kind_key(FaultKind.NO_HEAD)
    (mended,) = ask(first)
    household = faulty.households.get(mended)
    faulty.households.save(replace(household, people=(replace(HEADLESS, relation=HEAD),)))
    ask(go)  # K1 was mended: the next is K2
    ask(go)  # K2 was left as it is: the next is K3
    ask(go)  # after the last one from the top again
    assert stood == [(headless, "K2"), (headless, "K3"), (headless, "K2")]

    for code in ("K2", "K3"):
        faulty.households.delete([faulty.households.find(code)])
    ask(go)  # nothing of that kind is left
    assert stood[-1] == (0, "T1")


def test_a_sound_roster_says_so_calmly(book, ask):
    book.households.save_many(
        replace(h, declared_size=1, phone="0912345678") for h in book.households.all()
    )
    seen = []

    def look(dialog):
        seen.extend(words.text() for words in dialog.findChild(EmptyState).findChildren(QLabel))
        dialog.reject()

    assert ask(look) == []
    assert "Không thấy lỗi nào trong 5 hộ" in seen


def test_a_village_of_faults_is_shown_at_once(faulty, context, qtbot):
    fault = check_roster(faulty).faults[0]
    dialog = FaultsDialog(context, RosterCheck(100_000, [fault] * 200_000))
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog.table, Qt.Key.Key_End)
    assert dialog.table.current_id == 200_000
