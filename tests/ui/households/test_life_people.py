"""What happens to people: from the menu to the book, and back by undo."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import (
    ABSENT,
    DEAD,
    HEAD,
    MOVED_AWAY,
    TEMPORARY,
)
from antt_desktop.ui.dialogs import Choice
from antt_desktop.ui.households.life.menu import Deed

from .conftest import last, people

ON = PartialDate(2026, 3, 5)


def test_a_death_of_the_head_asks_for_the_next_one(tab, book, family, happen):
    def play(dialog):
        household = book.households.get(family)
        assert not dialog.head.choice.isVisible()
        dialog.who.choose(household.head.id)
        assert dialog.head.choice.isVisible()
        dialog.head.choice.choose(household.people[2].id)
        dialog.head.relations_field.choose(household.people[3].id, "Em")

    dialog = happen(Deed.DEATH, play)
    assert "Đỗ Hữu Bình: đã mất từ 05/03/2026" in dialog.seen
    assert people(book, family) == {
        "Đỗ Hữu Sơn": HEAD, "Đỗ Hữu Bình": "Cha đẻ", "Lê Thị Mận": "Mẹ đẻ", "Đỗ Thị Thu": "Em",
    }  # fmt: skip
    assert tab.detail.people.gone.text() == "Đỗ Hữu Bình (cha đẻ, 1960): đã mất 05/03/2026"


def test_the_last_one_dies_and_the_household_goes_to_those_that_left(tab, book, happen):
    alone = book.households.ids(query="Nguyễn Thị Hồng Đạt")[0]
    tab.show_record(alone)
    happen(Deed.DEATH, lambda dialog: dialog.who.setCurrentIndex(0))
    assert book.households.get(alone).ended_on == ON
    assert alone not in tab.list.model.ids
    assert tab.list.turn.text() == "Đã rời làng, đã gộp: 1 hộ"
    book.history.undo()
    assert alone in tab.list.model.ids
    assert not tab.list.turn.isVisible()


def test_somebody_marries_into_another_household(tab, book, family, happen, qtbot, type_text):
    def play(dialog):
        daughter = book.households.get(family).people[3]
        dialog.who.tick(daughter.id)
        type_text(dialog.other.search, "do huu lan")
        qtbot.waitUntil(lambda: len(dialog.other.model.ids) == 1)
        dialog.other.search.down.emit()
        dialog.relations.choose(daughter.id, "Con dâu")

    dialog = happen(Deed.TRANSFER, play)
    assert "Đỗ Thị Thu: vào hộ, Con dâu" in dialog.seen, dialog.missed
    assert people(book, tab.list.table.current_id) == {
        "Đỗ Hữu Lan": HEAD, "Đỗ Thị Thu": "Con dâu",
    }  # fmt: skip
    assert "Đỗ Thị Thu" not in people(book, family)


def test_a_birth_needs_no_more_than_a_name_and_the_day(book, family, happen):
    def play(dialog):
        dialog.save_and_close()
        assert dialog.form.error_of("name") == "Hãy ghi họ tên cháu."
        dialog.child.name.setText("Đỗ Hữu An")
        dialog.relation.setCurrentText("Cháu ruột")

    happen(Deed.BIRTH, play)
    child = book.households.get(family).people[-1]
    assert (child.name, child.relation, child.birth) == ("Đỗ Hữu An", "Cháu ruột", ON)


def test_people_arrive_for_a_time(book, family, happen):
    def play(dialog):
        dialog.people.lines[0].name.setText("Vũ Văn Trọ")
        dialog.people.more.click()
        dialog.people.lines[1].name.setText("Vũ Thị Trọ")
        dialog.people.lines[1].relation.setCurrentText("Ở thuê")
        assert not dialog.until.isVisible()
        dialog.residence.choose(TEMPORARY)
        dialog.until.setText("31/12/27")

    happen(Deed.ARRIVE, play)
    one, two = book.households.get(family).people[-2:]
    assert (one.residence, one.residence_from, one.residence_to) == (
        TEMPORARY, ON, PartialDate(2027, 12, 31),
    )  # fmt: skip
    assert (two.name, two.relation) == ("Vũ Thị Trọ", "Ở thuê")


def test_one_person_leaves_the_village(tab, book, family, happen):
    tab.detail.people.table.go_to(3)

    def play(dialog):
        assert dialog.who.ids == {book.households.get(family).people[2].id}, "the chosen one"
        dialog.destination.setCurrentText("Nước ngoài")

    happen(Deed.DEPART, play)
    son = book.households.get(family).people[2]
    assert (son.residence, son.residence_from) == (MOVED_AWAY, ON)
    assert last(book, family)[3] == "Đỗ Hữu Sơn chuyển đi, đến Nước ngoài"


def test_an_absence_has_an_end(book, family, happen):
    def play(dialog):
        dialog.who.tick(book.households.get(family).people[3].id)
        dialog.until.setText("01/01/2026")
        dialog.save_and_close()
        assert "trước ngày bắt đầu" in dialog.form.error_of("until")
        dialog.until.setText("")

    happen(Deed.RESIDE, play)
    daughter = book.households.get(family).people[3]
    assert (daughter.residence, daughter.residence_to) == (ABSENT, None)


def test_what_changed_meanwhile_is_not_overwritten(book, family, happen, dialogs):
    def play(dialog):
        household = book.households.get(family)
        dialog.who.choose(household.people[1].id)
        book.households.save(replace(household, note="vừa sửa"))
        dialog.save_and_close()
        said = " ".join(words.text() for words in dialog.form.findChildren(QLabel))
        assert "vừa được sửa ở chỗ khác" in said

    dialog = happen(Deed.DEATH, play)
    assert "vừa được sửa" in dialog.missing.text()
    dialogs.answers.append(Choice.DISCARD)
    dialog.reject()
    assert all(p.residence != DEAD for p in book.households.get(family).people)
