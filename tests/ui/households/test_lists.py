"""The dialog of lists: choose, change, keep, print, export, go to a household."""

from dataclasses import replace

import pytest
import python_calamine
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.list_columns import ListColumn, ListRows
from antt_desktop.domain.proposed_lists import PROPOSED
from antt_desktop.ui.households.lists.columns_dialog import ColumnsDialog
from antt_desktop.ui.households.lists.dialog import RosterListsDialog, show_lists
from antt_desktop.ui.households.lists.jobs import IdentityDialog, file_name
from antt_desktop.ui.printing import PrintDialog

KEYS = {definition.name: key for key, definition in enumerate(PROPOSED)}
C = ListColumn


@pytest.fixture
def elders(book):
    """Add a poor household of tổ 2 with an old and a young person; return its id."""
    year = book.today.year
    return book.households.add(
        Household(
            group_id=book.groups.all()[1].id,
            categories=("Hộ nghèo",),
            people=(
                Person(name="Đặng Thị Ước", relation=HEAD, sex="Nữ",
                       birth=PartialDate(year - 85), identity="031046001234"),
                Person(name="Đặng Văn Bé", sex="Nam", birth=PartialDate(year - 3)),
            ),
        )
    )  # fmt: skip


@pytest.fixture
def dialog(qtbot, context, elders):
    made = RosterListsDialog(context)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog, name):
    dialog.side.choose(KEYS[name])


def names(dialog):
    column = dialog.shown.columns.index(C.NAME)
    model = dialog.model
    return [model.index(row, column + model.leading).data() for row in range(model.rowCount())]


def test_it_opens_on_all_households(dialog, context):
    assert dialog.heading.text() == "Tất cả các hộ"
    assert dialog.count.text() == f"6 hộ · {context.book.lists.people(dialog.model.ids)} nhân khẩu"
    assert dialog.print_button.isEnabled()


def test_a_proposed_list_of_people(dialog):
    choose(dialog, "Người từ 80 tuổi trở lên")
    assert names(dialog) == ["Đặng Thị Ước"]
    assert dialog.count.text() == "1 người"
    choose(dialog, "Trẻ em dưới 16 tuổi")
    assert names(dialog) == ["Đặng Văn Bé"]
    choose(dialog, "Người tạm vắng")
    assert dialog.count.text() == "0 người"
    assert not dialog.print_button.isEnabled()
    assert not dialog.export_button.isEnabled()


def test_conditions_combine_and_can_be_taken_away(dialog, qtbot):
    choose(dialog, "Trẻ em dưới 16 tuổi")
    age = dialog.conditions._controls["age"]
    assert [field.text() for field in age.fields] == ["", "15"]
    sex = dialog.conditions.add("sex")
    assert names(dialog) == []
    assert dialog.heading.text() == "Người theo điều kiện"
    sex.combo.setFocus()
    QTest.keyClick(sex.combo, Qt.Key.Key_Down)
    assert names(dialog) == ["Đặng Văn Bé"]
    age.removed.emit()
    qtbot.waitUntil(lambda: "age" not in dialog.conditions._controls)
    assert dialog.shown.conditions.age == (None, None)
    assert "age" in dict(dialog.conditions.offered())


def test_fewer_groups_leave_a_list_its_name(dialog, book):
    choose(dialog, "Hộ nghèo")
    groups = dialog.conditions.add("groups")
    assert groups.button.text() == "Tổ: chọn…"
    first = groups.menu.actions()[0]
    groups.menu.setActiveAction(first)
    groups.menu.popup(QPoint(0, 0))
    QTest.keyClick(groups.menu, Qt.Key.Key_Space)
    assert groups.menu.isVisible()
    groups.menu.close()
    assert groups.button.text() == "Tổ: Tổ 1"
    assert (dialog.heading.text(), names(dialog)) == ("Hộ nghèo", [])
    groups.menu.actions()[1].trigger()
    assert names(dialog) == ["Đặng Thị Ước"]
    assert dialog.shown.conditions.groups == tuple(g.id for g in book.groups.all()[:2])


def test_ages_are_taken_once_typing_rests(dialog, qtbot):
    choose(dialog, "Tất cả nhân khẩu")
    age = dialog.conditions.add("age")
    low, high = age.fields
    QTest.keyClicks(low, "80")
    qtbot.waitUntil(lambda: dialog.shown.conditions.age == (80, None))
    assert names(dialog) == ["Đặng Thị Ước"]
    QTest.keyClicks(high, "7")
    qtbot.waitUntil(lambda: high.property("wrong") == "true")
    assert "từ 80 trở lên" in high.toolTip()
    QTest.keyClicks(high, "5")
    assert age.value() is None
    assert names(dialog) == ["Đặng Thị Ước"]
    high.clear()
    QTest.keyClick(low, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_every_condition_can_be_added_and_shown_again(dialog, context):
    for rows in ListRows:
        dialog.conditions.rows_chosen.emit(rows.value)
        for name, words in list(dialog.conditions.offered()):
            dialog.conditions.add(name)
            assert words
    said = dialog.shown.conditions
    assert (said.turns, said.phone, said.head, said.expired) == (18, False, False, True)
    dialog.conditions.show_conditions(ListRows.PEOPLE, said)
    assert (dialog.conditions.values() or {}).keys() == set(said.in_use())
    assert len(list(dialog.conditions.offered())) == 13 - len(said.in_use())


def test_search_narrows_what_is_shown(dialog, qtbot, type_text):
    dialog.search.setFocus()
    type_text(dialog.search, "Ước")
    qtbot.waitUntil(lambda: names(dialog) == ["Đặng Thị Ước"])
    choose(dialog, "Trẻ em dưới 16 tuổi")
    assert dialog.search.text() == ""
    assert names(dialog) == ["Đặng Văn Bé"]
    assert dialog.heading.text() == "Trẻ em dưới 16 tuổi"


def test_sorting_by_a_title(dialog):
    choose(dialog, "Tất cả nhân khẩu")
    dialog.table.sort_requested.emit("name", True)
    by_name = names(dialog)
    dialog.table.sort_requested.emit("name", False)
    assert names(dialog) == by_name[::-1]
    assert dialog.heading.text() == "Tất cả nhân khẩu"


def test_columns_are_the_users_choice(dialog, dialogs, qtbot):
    choose(dialog, "Người từ 80 tuổi trở lên")

    def pick(asked):
        assert isinstance(asked, ColumnsDialog)
        qtbot.addWidget(asked)
        asked.tick(C.PHONE, on=False)
        asked.tick(C.IDENTITY, on=True)
        assert "4 số cuối" in asked.remark.text()
        asked.table.go_to(2 + list(C).index(C.NAME) - 1)
        asked.move_column(-1)
        asked.save()
        return True

    dialogs.on_run = pick
    dialog.choose_columns()
    assert dialog.shown.columns == (C.NAME, C.GROUP, C.BIRTH, C.AGE, C.ADDRESS, C.IDENTITY)
    row = [dialog.model.index(0, at).data() for at in range(dialog.model.columnCount())]
    assert row[1:3] == ["Đặng Thị Ước", "Tổ 2"]
    assert row[-1] == "•••• 1234"


def test_too_many_columns_are_refused(dialog, dialogs, qtbot, context):
    asked = ColumnsDialog(context, dialog.shown)
    qtbot.addWidget(asked)
    asked.model.tick(asked.model.ids, on=True)
    asked.save_and_close()
    assert "9 cột" in dialogs.said[-1]
    assert not asked.result()


def test_a_list_is_kept_shown_replaced_and_forgotten(dialog, dialogs, book):
    choose(dialog, "Người từ 80 tuổi trở lên")
    dialog.conditions.add("sex")
    dialogs.answers.append("Quà Tết  các cụ bà")
    dialog.keep()
    assert [one.name for one in book.lists.kept()] == ["Quà Tết các cụ bà"]
    assert dialog.heading.text() == "Quà Tết các cụ bà"
    assert names(dialog) == ["Đặng Thị Ước"]
    choose(dialog, "Hộ nghèo")
    dialogs.answers.extend(["Quà Tết các cụ bà", False])
    dialog.keep()
    assert book.lists.kept()[0].rows is ListRows.PEOPLE
    dialogs.answers.extend(["Quà Tết các cụ bà", True])
    dialog.keep()
    assert book.lists.kept()[0].rows is ListRows.HOUSEHOLDS
    dialog.forget()
    assert book.lists.kept() == ()
    assert dialog.heading.text() == "Tất cả các hộ"
    dialogs.answers.append(None)
    dialog.keep()
    assert book.lists.kept() == ()


def test_a_row_leads_to_its_household(qtbot, context, dialogs, elders):
    gone_to = []

    def double_click(asked):
        qtbot.addWidget(asked)
        choose(asked, "Trẻ em dưới 16 tuổi")
        asked.table.opened.emit(asked.model.ids[0])
        return asked.result()

    dialogs.on_run = double_click
    show_lists(context, gone_to.append)
    assert gone_to == [elders]
    dialogs.on_run = qtbot.addWidget
    show_lists(context, gone_to.append)
    assert gone_to == [elders]


def test_printing_asks_about_identity_numbers_only_where_they_are(
    dialog, dialogs, qtbot, wait_jobs
):
    asked = []

    def answer(box):
        qtbot.addWidget(box)
        asked.append(box)
        if isinstance(box, PrintDialog):
            qtbot.waitUntil(lambda: box.preview.pages > 0)
        return True

    dialogs.on_run = answer
    choose(dialog, "Hộ nghèo")
    dialog.print_()
    wait_jobs()
    assert [type(box) for box in asked] == [PrintDialog]
    assert dialog.desk.isEnabled()
    assert not dialog.work.isVisible()
    dialog._show(replace(dialog.shown, columns=(C.NAME, C.IDENTITY)))
    dialog.print_()
    wait_jobs()
    assert [type(box) for box in asked] == [PrintDialog, IdentityDialog, PrintDialog]
    assert not asked[1].whole.isChecked()


def test_exporting_identity_numbers_says_so(dialog, dialogs, tmp_path, wait_jobs):
    choose(dialog, "Hộ nghèo")
    path = tmp_path / "ho-ngheo.xlsx"
    dialogs.answers.append(path)
    dialogs.on_run = lambda asking: asking.save_and_close() or bool(asking.result())
    dialog.export()
    wait_jobs()
    assert dialogs.said[-1] == "Đã xuất 1 hộ ra ho-ngheo.xlsx."
    assert python_calamine.CalamineWorkbook.from_path(path).sheet_names == ["Danh sách"]
    dialog._show(replace(dialog.shown, columns=(C.NAME, C.IDENTITY)))
    dialogs.answers.append(False)
    dialog.export()
    assert "số CCCD của 1 hộ" in dialogs.said[-1]
    assert not dialogs.answers
    dialogs.answers.append(True)
    dialogs.answers.append(None)
    dialog.export()


def test_a_file_is_named_after_its_list(dialog):
    choose(dialog, "Đủ 18 tuổi trong năm nay")
    assert file_name(dialog.shown) == "du-18-tuoi-trong-nam-nay"
    assert file_name(replace(dialog.shown, name="")) == "danh-sach"
