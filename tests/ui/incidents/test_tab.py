"""The tab as it is used: list, chips, search, reading, acts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from antt_desktop.book import Book
from antt_desktop.domain.incident_course import Entry
from antt_desktop.domain.incidents import State, Which
from antt_desktop.ui.context import Context
from antt_desktop.ui.incidents.entry_dialog import EntryDialog
from antt_desktop.ui.incidents.mediation.dialog import MediationDialog
from antt_desktop.ui.incidents.move_dialog import MoveDialog
from antt_desktop.ui.incidents.presenter import Wish


def titles(tab) -> list[str]:
    return [tab.list.model.row(at).title for at in range(tab.list.model.rowCount())]


def facts(tab) -> str:
    """Return all words of the reading pane."""
    return " ".join(part.text() for part in tab.reading.findChildren(QLabel))


def test_what_presses_stands_first(tab, incidents):
    assert titles(tab) == [
        "Tranh chấp ranh giới đất", "Mất xe đạp", "Đổ rác ra mương", "Chó sủa đêm",
    ]  # fmt: skip
    assert tab.current_id == incidents.late
    words = facts(tab)
    assert "Quá hạn 11 ngày" in words
    assert "Kéo dài" in words
    assert "Tổ trưởng Tổ 1" in words


def test_chips_filter_and_count(tab, incidents):
    tab.list.chips.chosen.emit(str(Which.OVERDUE))
    assert titles(tab) == ["Tranh chấp ranh giới đất"]
    tab.list.chips.chosen.emit(str(Which.SETTLED))
    assert titles(tab) == ["Chó sủa đêm"]
    tab.show_which(Wish(which=Which.POLICE))
    assert tab.current_id == incidents.handed


def test_search_finds_with_or_without_marks(tab, qtbot):
    tab.search.setText("cho sua")
    qtbot.keyPress(tab.search, Qt.Key.Key_Return)
    assert titles(tab) == ["Chó sủa đêm"]
    tab.search.setText("không có")
    qtbot.keyPress(tab.search, Qt.Key.Key_Return)
    assert not tab.list.table.isVisible()
    tab.list.unfiltered.emit()
    assert len(titles(tab)) == 4


def test_sorting_by_header_comes_back_to_what_presses(tab):
    tab.list.table.sort_requested.emit("title", False)
    assert titles(tab)[0] == "Chó sủa đêm"
    tab.list.table.sort_requested.emit("title", True)
    assert titles(tab)[0] == "Tranh chấp ranh giới đất"
    tab.list.table.sort_requested.emit("title", False)
    assert titles(tab)[0] == "Tranh chấp ranh giới đất"
    assert titles(tab)[1] == "Mất xe đạp"


def test_an_entry_is_added_and_shown(tab, dialogs, book: Book, incidents):
    def user(dialog: EntryDialog) -> bool:
        dialog.text.setPlainText("Gặp hai bên tại nhà")
        dialog.save_and_close()
        return True

    dialogs.on_run = user
    tab.reading.add.click()
    (_, entry) = book.incident_course.of(incidents.late)
    assert (entry.text, entry.day, entry.who) == (
        "Gặp hai bên tại nhà", book.today, "Tổ trưởng Tổ 1",
    )  # fmt: skip
    assert "Gặp hai bên tại nhà" in facts(tab)
    book.history.undo()
    assert "Gặp hai bên tại nhà" not in facts(tab)


def test_an_entry_without_words_stays_open_with_its_sentence(tab, dialogs):
    def user(dialog: EntryDialog) -> bool:
        dialog.save_and_close()
        assert dialog.form.error_of("text") == "Hãy ghi việc đã làm hoặc sẽ làm."
        dialog.day.setText("5/3/2999")
        dialog.text.setPlainText("Gặp")
        dialog.save_and_close()
        assert dialog.form.error_of("day")
        return False

    dialogs.on_run = user
    tab.reading.add.click()


def test_handing_over_asks_to_whom(tab, dialogs, book, incidents):
    def user(dialog: MoveDialog) -> bool:
        dialog.save_and_close()
        assert "người nhận" in dialog.form.error_of("receiver")
        dialog.receiver.setText("Đại úy Vũ Văn Thành")
        dialog.save_and_close()
        return True

    dialogs.on_run = user
    tab.acts.move(incidents.late, State.POLICE)
    assert book.incidents.get(incidents.late).receiver == "Đại úy Vũ Văn Thành"


def test_a_result_of_mediation_is_written_as_a_session(tab, dialogs, book, incidents):
    course = book.incident_course
    course.add(incidents.late, Entry(day=book.today, state=State.MEDIATING))
    assert tab.reading.likely.text() == "Hòa giải thành"

    def user(dialog: MediationDialog) -> bool:
        assert dialog.outcome.value == "settled"
        assert list(dialog.mediators.tags) == ["Bùi Thị Hoa"]
        dialog.save_and_close()
        assert dialog.form.error_of("agreement")
        dialog.agreement.setPlainText("Để lại mốc cũ.")
        dialog.save_and_close()
        return True

    dialogs.on_run = user
    tab.reading.likely.click()
    saved = book.incidents.get(incidents.late)
    assert saved.state is State.SETTLED
    (session,) = book.mediations.of(incidents.late)
    assert session.present == tuple(party.name for party in saved.parties)


def test_delete_is_undone(tab, book, incidents):
    tab.list.table.delete_requested.emit()
    assert incidents.late not in tab.shown_ids
    book.history.undo()
    assert incidents.late in tab.shown_ids


def test_a_link_leads_to_the_household(tab, context, incidents, qtbot):
    with qtbot.waitSignal(context.go_to) as gone:
        links = next(
            part for part in tab.reading.findChildren(QLabel) if part.accessibleName() == "Các bên"
        )
        links.linkActivated.emit("3")
    assert gone.args == ["households", 3]


def test_an_empty_book_offers_the_first_step(make_tab, dialogs):
    tab = make_tab()
    assert tab.first.isVisible()
    assert not tab.reading.isVisible()


def test_a_book_to_look_at_takes_nothing(incidents, book, dialogs, jobs, memory, make_tab):
    path = book.path
    book.close()
    with Book.open(path, read_only=True) as copy:
        tab = make_tab(Context(copy, dialogs, jobs, memory))
        assert not tab.add.isEnabled()
        assert not tab.reading.add.isEnabled()
        assert titles(tab)
