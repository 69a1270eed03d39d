"""Tổ are added, edited with the day of a change, merged, split and deleted from their pane."""

import dataclasses

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.groups import Role, Term
from antt_desktop.domain.life import LifeEvent
from antt_desktop.ui.context import Context
from antt_desktop.ui.dialogs import Choice
from antt_desktop.ui.households.groups.dialog import GroupDialog
from antt_desktop.ui.households.groups.pane import GroupsPane
from antt_desktop.workflows.campaigns import new_campaign


@pytest.fixture
def pane(qtbot, context):
    made = GroupsPane(context)
    context.changed.connect(lambda _done: made.refresh())
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    return made


@pytest.fixture
def play(dialogs, pane):
    """Return a function: play the user in the dialog that an act of the pane opens."""

    def run(act, user, group_id=1):
        def saved(dialog):
            dialog.show()
            user(dialog)
            dialog.save_and_close()
            return not dialog.isVisible()

        dialogs.on_run = saved
        pane.list.choose(group_id)
        act()
        return dialogs.ran[-1]

    return run


def entries(pane):
    pane.menu.aboutToShow.emit()
    return {a.text().split("\t")[0]: a.isEnabled() for a in pane.menu.actions() if a.text()}


def names(book):
    return [(group.number, group.name) for group in book.groups.all()]


def test_a_group_is_added_and_chosen(pane, book, play):
    def user(dialog):
        assert dialog.fields.number.text() == "4"
        assert not dialog.renaming.kind.isVisible()
        dialog.fields.leader.setText("Đỗ  Thị Hà")

    play(pane.add, user)
    added = book.groups.all()[-1]
    assert (added.name, added.leader) == ("Tổ 4", "Đỗ Thị Hà")
    assert pane.group_id == added.id


def test_a_new_name_asks_from_which_day(pane, book, play):
    def user(dialog):
        dialog.fields.number.setText("2")
        dialog.save_and_close()
        assert dialog.form.error_of("number") == "Đã có tổ số 2: Tổ 2."
        dialog.fields.number.setText("1")
        assert not dialog.renaming.kind.isVisible()
        dialog.fields.name.setText("Tổ xóm Đình")
        assert dialog.renaming.kind.isVisible()
        assert dialog.renaming.fields.day.date() == book.today
        dialog.renaming.fields.day.setText("5/3")
        dialog.save_and_close()
        assert dialog.form.error_of("happened_on")
        dialog.renaming.fields.day.setText("05/03/2026")
        dialog.renaming.fields.reason.setText("Sắp xếp năm 2026")

    play(pane.edit, user)
    (change,) = book.groups.changes(1)
    assert (str(change.happened_on), change.reason) == ("05/03/2026", "Sắp xếp năm 2026")
    assert pane.name(1) == "Tổ xóm Đình"


def test_a_mistyped_name_is_mended_without_a_day(pane, book, play):
    def user(dialog):
        dialog.fields.leader.setText("Ngô Văn Vịnh")
        dialog.renaming.kind.choose(False)
        assert not dialog.renaming.fields.day.isVisible()

    play(pane.edit, user)
    assert book.groups.changes(1) == []
    assert [t.name for t in book.groups.terms(1)] == ["Ngô Văn Vịnh"]


def test_another_leader_from_a_day_begins_a_term(pane, book, play):
    play(pane.edit, lambda dialog: dialog.fields.leader.setText("Đỗ Thị Hà"))
    new, old = book.groups.terms(1)
    assert (new.name, new.since, old.name, old.until) == (
        "Đỗ Thị Hà", book.today, "Ngô Văn Vinh", book.today,
    )  # fmt: skip
    book.history.undo()
    assert book.groups.get(1).leader == "Ngô Văn Vinh"


def test_past_terms_are_added_mended_and_deleted_on_their_page(context, book, dialogs, qtbot):
    dialog = GroupDialog(context, book.groups.get(1))
    qtbot.addWidget(dialog)
    page = dialog.terms

    def add(form):
        form.name.setText("Hoàng Văn Hoát")
        form.since.setText("2019")
        form.save_and_close()
        assert "hiện nay là Ngô Văn Vinh" in form.form.error_of("until")
        form.until.setText("06/2024")
        form.save_and_close()
        return True

    dialogs.on_run = add
    page.add.click()
    assert [(t.name, str(t.until or "")) for t in book.groups.terms(1)] == [
        ("Ngô Văn Vinh", ""), ("Hoàng Văn Hoát", "06/2024"),
    ]  # fmt: skip

    def mend(form):
        form.name.setText("Ngô Văn Vịnh")
        form.save_and_close()
        return True

    dialogs.on_run = mend
    page.table.go_to(book.groups.terms(1)[0].id)
    page.edit.click()
    assert dialog.fields.leader.text() == "Ngô Văn Vịnh"
    assert not dialog.changed()
    page.table.go_to(book.groups.terms(1)[1].id)
    page.delete.click()
    assert [t.name for t in book.groups.terms(1)] == ["Ngô Văn Vịnh"]
    page.delete.click()
    assert (book.groups.get(1).leader, page.edit.isEnabled()) == ("", False)


def test_what_was_typed_stays_when_a_term_is_mended(context, book, dialogs, qtbot):
    dialog = GroupDialog(context, book.groups.get(1))
    qtbot.addWidget(dialog)
    dialog.fields.leader.setText("Đỗ Thị Hà")
    book.groups.save_term(Term(group_id=1, role=Role.DEPUTY, name="Lê Thị A"))
    dialog.terms.changed.emit()
    assert (dialog.fields.leader.text(), dialog.fields.deputy.text()) == ("Đỗ Thị Hà", "Lê Thị A")
    dialogs.answers.append(Choice.SAVE)
    dialog.reject()
    group = book.groups.get(1)
    assert (group.leader, group.deputy) == ("Đỗ Thị Hà", "Lê Thị A")


def test_merging_says_first_what_will_change(pane, book, play):
    book.campaigns.add(new_campaign(book, "Năm 2020"))
    book.campaigns.add(new_campaign(book, f"Năm {book.today.year}"))

    def user(dialog):
        assert dialog.preview.text() == "•  Hãy đánh dấu tổ sẽ gộp vào tổ này."
        dialog.save_and_close()
        assert dialog.isVisible()
        dialog.others.tick([2, 3], on=True)
        dialog.fields.name.setText("Tổ xóm Đình")
        dialog.fields.number.setText("2")
        assert dialog.preview.text().splitlines() == [
            "•  3 hộ (10 nhân khẩu) của Tổ 2, Tổ 3 chuyển sang Tổ xóm Đình.",
            "•  Tổ xóm Đình khi đó có 5 hộ. Mã hộ giữ nguyên.",
            f"•  Tổ 2, Tổ 3 không còn từ ngày {book.today}.",
            f"•  Đợt ký Năm {book.today.year} gồm cả 5 hộ của Tổ xóm Đình.",
            "•  Danh sách và giấy tờ đợt ký Năm 2020 giữ nguyên tên cũ.",
        ]
        dialog.since.day.setText("01/01/2190")
        dialog.save_and_close()
        assert "chưa tới" in dialog.form.error_of("happened_on")
        dialog.since.day.set_date(book.today)

    play(pane.merge, user)
    assert names(book) == [(2, "Tổ xóm Đình")]
    assert pane.people(1) == 15
    assert not entries(pane)["Gộp tổ khác vào Tổ xóm Đình…"]
    book.history.undo()  # name and merging are one action
    assert names(book) == [(1, "Tổ 1"), (2, "Tổ 2"), (3, "Tổ 3")]


def test_a_merge_that_brings_households_into_a_campaign_says_so(pane, book, play):
    campaign = dataclasses.replace(new_campaign(book, f"Năm {book.today.year}"), group_ids=(2,))
    book.campaigns.add(campaign)

    def user(dialog):
        dialog.others.tick([2], on=True)
        assert "gồm cả 4 hộ của Tổ 1, thêm 2 hộ trước đây không tham gia." in dialog.preview.text()

    play(pane.merge, user)


def test_splitting_asks_which_households_go(pane, book, play, qtbot):
    first, second = book.households.ids(group_id=1)

    def user(dialog):
        dialog.save_and_close()
        assert dialog.isVisible()
        dialog.search.setText("hoà")
        qtbot.waitUntil(lambda: list(dialog.households.ids) == [second])
        dialog.households.tick([second], on=True)
        dialog.search.clear()
        assert dialog._count.text() == "Đã chọn 1/2 hộ"
        dialog.fields.leader.setText("Trần Văn Hoà")
        assert dialog.preview.text().splitlines()[:2] == [
            f"•  1 hộ chuyển từ Tổ 1 sang Tổ 4 từ ngày {book.today}.",
            "•  Tổ 1 còn 1 hộ. Mã hộ giữ nguyên.",
        ]
        dialog.fields.number.setText("3")
        dialog.save_and_close()
        assert "Đã có tổ số 3" in dialog.form.error_of("number")
        dialog.fields.number.setText("4")

    dialog = play(pane.split, user)
    assert list(book.households.ids(group_id=1)) == [first]
    assert list(book.households.ids(group_id=dialog.saved.id)) == [second]
    assert pane.group_id == dialog.saved.id
    (term,) = book.groups.terms(dialog.saved.id)
    assert (term.name, term.since) == ("Trần Văn Hoà", book.today)
    book.history.undo()
    assert (len(names(book)), len(book.households.ids(group_id=1))) == (3, 2)


def test_closing_with_something_chosen_asks(pane, dialogs, qtbot):
    def user(dialog):
        qtbot.addWidget(dialog)
        dialog.reject()
        dialog.show()
        dialog.others.tick([2], on=True)
        dialogs.answers.append(Choice.DISCARD)
        dialog.reject()
        return False

    dialogs.on_run = user
    pane.list.choose(1)
    pane.merge()
    assert dialogs.said == ["Có thay đổi chưa lưu."]


def test_only_an_empty_group_can_be_deleted(pane, book, play):
    pane.list.choose(1)
    assert entries(pane) == {
        "Thêm tổ…": True, "Sửa Tổ 1…": True, "Gộp tổ khác vào Tổ 1…": True, "Tách Tổ 1…": True,
        "Xóa Tổ 1 (chỉ tổ chưa có hộ)": False,
    }  # fmt: skip
    with pytest.raises(UserError, match="còn 2 hộ"):
        pane.delete()
    play(pane.add, lambda dialog: None)
    assert entries(pane)["Xóa Tổ 4 (chỉ tổ chưa có hộ)"]
    pane.delete()
    assert len(names(book)) == 3
    assert pane.group_id == 0


def test_a_merged_group_is_no_longer_listed(pane, book):
    book.groups.merge(1, [2], LifeEvent(PartialDate(2026, 1, 1)))
    assert [group.name for group in pane.groups] == ["Tổ 1", "Tổ 3"]


def test_in_a_copy_opened_to_look_at_nothing_is_offered(pane, book, dialogs, jobs, memory, qtbot):
    book.close()
    with Book.open(book.path, read_only=True) as copy:
        looking = GroupsPane(Context(copy, dialogs, jobs, memory))
        qtbot.addWidget(looking)
        looking.refresh()
        looking.list.choose(1)
        assert not any(entries(looking).values())
        for act in (looking.edit, looking.merge, looking.split):
            act()
    assert dialogs.ran == []
