"""Another head, and people who split off: from the menu to the book, and back."""

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import (
    ABSENT,
    DEAD,
    HEAD,
)
from antt_desktop.domain.life import LifeKind
from antt_desktop.ui.households.life.menu import Deed

from .conftest import last, people

ON = PartialDate(2026, 3, 5)


def test_another_head_takes_over_and_what_follows_is_proposed(tab, book, family, happen):
    def play(dialog):
        household = book.households.get(family)
        assert "chủ hộ mới" in dialog.missing.text()
        dialog.old_head.choose(ABSENT)
        dialog.reason.setCurrentText("Đi làm xa")
        dialog.head.choice.choose(household.people[1].id)

    dialog = happen(Deed.HEAD, play)
    assert "Lê Thị Mận: Vợ → Chủ hộ" in dialog.seen
    assert people(book, family) == {
        "Lê Thị Mận": HEAD, "Đỗ Hữu Bình": "Chồng", "Đỗ Hữu Sơn": "Con đẻ", "Đỗ Thị Thu": "Con đẻ",
    }  # fmt: skip
    assert last(book, family)[:3] == (LifeKind.HEAD, ON, "Đi làm xa")
    assert tab.detail.title.text() == "Lê Thị Mận"
    book.history.undo()
    assert tab.detail.title.text() == "Đỗ Hữu Bình"


def test_a_head_without_a_line_yet_is_typed_in(tab, book, happen):
    lone = book.households.ids(query="Trần Văn Hoà")[0]
    assert book.households.get(lone).declared_size == 4
    tab.show_record(lone)

    def play(dialog):
        assert dialog.head.choice.count() == 1, "nobody else is listed"
        dialog.old_head.choose(DEAD)
        dialog.save_and_close()
        assert dialog.form.error_of("head_new") == "Hãy ghi họ tên chủ hộ mới."
        dialog.head.new.name.setText("Lê Thị Mận")
        dialog.head.new.sex.choose("Nữ")
        dialog.head.new.birth.setText("năm sinh")
        assert "không phải ngày" in dialog.missing.text()
        dialog.head.new.birth.setText("1960")

    happen(Deed.HEAD, play)
    household = book.households.get(lone)
    assert (household.head.name, household.head.sex) == ("Lê Thị Mận", "Nữ")
    assert household.declared_size == 3, "she was one of the four"
    assert [p.residence for p in household.people if p.name == "Trần Văn Hoà"] == [DEAD]


def test_people_split_off_with_somebody_not_listed(tab, book, family, happen):
    def play(dialog):
        _, _, son, _ = book.households.get(family).people
        dialog.who.tick(son.id)
        assert dialog.head.choice.value == son.id, "the only one who leaves"
        dialog.unlisted.more.click()
        dialog.unlisted.lines[0].name.setText("Phạm Thị Lụa")
        dialog.head.relations_field.choose(-1, "Vợ")
        dialog.group.choose(book.groups.all()[1].id)
        dialog.address.setText("Ngõ 7")

    dialog = happen(Deed.SPLIT, play)
    assert "Đỗ Hữu Sơn: rời hộ" in dialog.seen
    assert "Hộ mới: Đỗ Hữu Sơn" in dialog.seen
    new = book.households.get(tab.list.table.current_id)
    assert people(book, new.id) == {"Đỗ Hữu Sơn": HEAD, "Phạm Thị Lụa": "Vợ"}
    assert (new.group_id, new.address) == (book.groups.all()[1].id, "Ngõ 7")
    assert set(people(book, family)) == {"Đỗ Hữu Bình", "Lê Thị Mận", "Đỗ Thị Thu"}
    book.history.undo()
    assert len(people(book, family)) == 4
    assert new.id not in tab.list.model.ids


def test_a_split_where_only_the_head_is_listed_asks_for_names_at_once(tab, book, happen):
    lone = book.households.ids(query="Trần Văn Hoà")[0]
    tab.show_record(lone)
    happen(Deed.SPLIT, lambda dialog: dialog.unlisted.lines[0].name.setText("Trần Văn Nam"))
    new = book.households.get(tab.list.table.current_id)
    assert people(book, new.id) == {"Trần Văn Nam": HEAD}
    assert book.households.get(lone).declared_size == 3


def test_the_head_leaves_in_a_split_and_those_who_stay_get_another(tab, book, family, happen):
    def play(dialog):
        head, wife, _, _ = book.households.get(family).people
        dialog.who.tick(head.id)
        assert dialog.staying.choice.isVisible()
        dialog.save_and_close()
        assert dialog.form.error_of("staying") == "Hãy chọn chủ hộ mới."
        dialog.staying.choice.choose(wife.id)

    happen(Deed.SPLIT, play)
    assert people(book, family)["Lê Thị Mận"] == HEAD
    assert people(book, tab.list.table.current_id) == {"Đỗ Hữu Bình": HEAD}
