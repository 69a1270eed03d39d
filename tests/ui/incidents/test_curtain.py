"""A sensitive incident is behind no door of the window, unless it is shown on purpose."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel

from antt_desktop import app
from antt_desktop.domain.incidents import Which
from antt_desktop.ui.households.detail import DetailPane
from antt_desktop.ui.incidents.attention import AttentionDialog
from antt_desktop.ui.incidents.curtain import CodeDialog, CodeQuestion, open_curtain
from antt_desktop.ui.incidents.figures import FiguresDialog
from antt_desktop.ui.incidents.record.dialog import RecordDialog
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.search_all import SearchAll
from antt_desktop.ui.window import MainWindow

HIDDEN_NAME = "Quách"


def shown(widget) -> str:
    return " ".join(part.text() for part in widget.findChildren(QLabel))


def rows(model) -> str:
    return " ".join(
        str(model.index(at, column).data(role) or "")
        for at in range(model.rowCount(QModelIndex()))
        for column in range(len(model.columns) if isinstance(model, TableModel) else 1)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    )


def searched(context, typed: str) -> SearchAll:
    dialog = SearchAll(context)
    dialog.field.setText(typed)
    dialog.field.returnPressed.emit()
    return dialog


def doors(tab, context, incidents, qtbot) -> dict[str, str]:
    """Return what each door of the window shows now."""
    detail = DetailPane(context)
    qtbot.addWidget(detail)
    household = context.book.incidents.get(incidents.late).parties[0].household_id
    detail.show_household(household, lambda _id: "Tổ 1")
    found = searched(context, "quach")
    attention, figures = AttentionDialog(context), FiguresDialog(context)
    for dialog in (found, attention, figures):
        qtbot.addWidget(dialog)
    count, tip = app.tabs()[-1].badge(context.book)
    return {
        "list": rows(tab.list.model),
        "household": rows(detail.incidents.model),
        "search all": rows(found.list.model()),
        "attention": rows(attention.list.model()),
        "figures": shown(figures),
        "badge": f"{count} {tip}",
        "history": " ".join(record.name for record in context.book.history.recent()),
        "undo": context.book.history.undoable(),
    }


def test_every_door_of_the_window_is_shut(tab, context, book, incidents, qtbot):
    code = "VV-2026-005" if book.today.year == 2026 else f"VV-{book.today.year}-005"
    before = doors(tab, context, incidents, qtbot)
    for door, words in before.items():
        assert HIDDEN_NAME not in words, door
        assert code not in words, door
        assert "Bạo lực" not in words, door
    tab.search.setText("quach")
    qtbot.keyPress(tab.search, Qt.Key.Key_Return)
    assert not tab.list.model.ids


def test_shown_on_purpose_and_hidden_again(tab, context, book, dialogs, incidents, qtbot):
    dialogs.answers.append(True)
    open_curtain(context)
    after = doors(tab, context, incidents, qtbot)
    assert HIDDEN_NAME in after["list"]
    assert HIDDEN_NAME in after["household"]
    assert HIDDEN_NAME in after["search all"]
    assert HIDDEN_NAME in after["attention"]
    assert "Bạo lực gia đình" in after["figures"]
    assert tab.curtain.isVisible()
    tab.show_record(incidents.hidden)
    assert [what for _at, _who, what in book.access.looks(incidents.hidden)] == ["Xem"]
    tab.curtain.hide_again.click()
    assert not tab.curtain.isVisible()
    assert HIDDEN_NAME not in rows(tab.list.model)
    assert HIDDEN_NAME not in shown(tab.reading)


def test_unused_it_hides_itself(tab, context, dialogs):
    dialogs.answers.append(True)
    open_curtain(context)
    tab.curtain._idle.timeout.emit()
    assert HIDDEN_NAME not in rows(tab.list.model)


def test_the_code_is_asked_for(tab, context, book, dialogs):
    book.access.set_code("1965")

    def user(dialog: CodeQuestion) -> bool:
        dialog.code.setText("1234")
        assert not dialog.try_to_save()
        assert "Mã không đúng" in dialog.form.error_of("code")
        assert not book.access.shows_sensitive
        dialog.code.setText("1965")
        return dialog.try_to_save()

    dialogs.on_run = user
    open_curtain(context)
    assert HIDDEN_NAME in rows(tab.list.model)


def test_the_owner_sets_and_takes_away_the_code(context, book, incidents, qtbot):
    for old, new, again, wrong in (
        ("", "1965", "1956", "again"),
        ("", "19", "19", "new"),
        ("", "1965", "1965", ""),
        ("1956", "", "", "old"),
        ("1965", "", "", ""),
    ):
        dialog = CodeDialog(context)
        qtbot.addWidget(dialog)
        dialog.old.setText(old)
        dialog.new.setText(new)
        dialog.again.setText(again)
        assert dialog.try_to_save() is not bool(wrong)
        if wrong:
            assert dialog.form.error_of(wrong)
    assert not book.access.has_code


def test_writing_a_sensitive_one_down_says_where_it_went(tab, context, dialogs, qtbot):
    notices = []
    context.notice.connect(notices.append)

    def user(dialog: RecordDialog) -> bool:
        dialog.title.setText("Việc nhà ông Mít")
        dialog.kind.choose("Bạo lực gia đình")
        assert dialog.sensitive.isChecked()
        assert "Công an xã" in shown(dialog)
        dialog.save_and_close()
        return True

    dialogs.on_run = user
    tab.new()
    assert "chỉ hiện khi mở" in notices[0]
    assert "Mít" not in rows(tab.list.model)
    assert context.book.incidents.counts()[Which.ALL] == 4


@pytest.fixture
def window(qtbot, book, memory, incidents, dialogs):
    made = MainWindow(memory, app.tabs(), lambda _path: None, dialogs)
    dialogs.parent = made
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.show_book(book)
    with qtbot.waitSignal(made.session.copied, timeout=20_000):
        made.page.go("incidents")
    return made


def test_the_undo_bar_is_silent_of_it(window, book, incidents):
    page = window.page
    page.undo_bar.hide()
    book.access.show()
    book.access.hide()
    assert not page.undo_bar.isVisible()
    book.incidents.delete(incidents.fresh)
    assert page.undo_bar.isVisible()


def test_the_badge_counts_what_presses(window, book, incidents):
    tabs = window.page.top.tabs
    badge = tabs.tabButton(3, tabs.ButtonPosition.RightSide)
    assert badge.text() == "1"
    assert "Quá hạn 1" in badge.toolTip()
    book.incidents.delete(incidents.late)
    assert tabs.tabButton(3, tabs.ButtonPosition.RightSide) is None
