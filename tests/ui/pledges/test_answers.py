"""Signatures, absences and taking them back, through the real dialogs."""

import dataclasses

import pytest
from PySide6.QtCore import Qt

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Manner, Signing, Status
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.answer_dialogs import TakeBackDialog
from antt_desktop.ui.pledges.sign_dialog import SignDialog

from .conftest import EVERYTHING

DAY = PartialDate(2026, 2, 18)


@pytest.fixture
def pledges(book, campaign):
    """Return a function: the pledges of some households, by default of all."""
    return lambda ids=None: book.pledges.rows(
        campaign.id, book.pledges.ids(campaign.id) if ids is None else ids
    )


@pytest.fixture
def minh(book):
    """Return the household that has a wife, a husband and a dead mother in its list."""
    return book.search.find("Lương Thị Minh")[0].id


def accept(dialog):
    """Press the accepting button; True where the dialog closed."""
    dialog.accept_button.click()
    return dialog.result() == dialog.DialogCode.Accepted


def test_a_whole_group_in_a_few_keys_and_undo(tab, book, dialogs, pledges, qtbot):
    third = book.groups.all()[2]
    tab.side.choose(third.id)
    table = tab.list.table
    table.setFocus()
    tab.activateWindow()
    qtbot.waitUntil(table.hasFocus)

    def enter(dialog):
        dialog.show()
        qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
        return dialog.result() == dialog.DialogCode.Accepted

    dialogs.on_run = enter
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    inside = [row for row in pledges() if row.group_id == third.id]
    assert {row.status for row in inside} == {Status.SIGNED}
    assert {row.signed_on for row in inside} == {DAY}
    assert {row.receiver for row in inside} == {"Ngô Văn Vinh"}
    assert all(row.signer == row.head for row in inside)
    assert not tab.list.model.ticked
    assert book.history.undoable() == "Ghi nhận đã ký: 2 hộ"
    book.history.undo()
    assert {row.status for row in pledges()} == {Status.NOT_PRINTED}


def test_the_last_day_typed_is_offered_next(tab, dialogs, pledges):
    typed = []

    def sign(dialog):
        typed.append(dialog.day.text())
        dialog.day.setText("20/2/26")
        return accept(dialog)

    dialogs.on_run = sign
    for household in list(tab.list.model.ids)[:2]:
        tab.list.table.go_to(household)
        tab.sign()
    assert typed == ["18/02/2026", "20/02/2026"]
    assert [r.signed_on for r in pledges()[:2]] == [PartialDate(2026, 2, 20)] * 2


def test_no_day_is_made_up(make_tab, book, campaign, dialogs):
    book.campaigns.save(dataclasses.replace(campaign, form_date=None))
    tab = make_tab()

    def sign(dialog):
        assert dialog.day.text() == ""
        closed = accept(dialog)
        assert "ngày ký" in dialog.form.error_of("signed_on")
        return closed

    dialogs.on_run = sign
    tab.sign()
    assert book.history.undoable() == f"Sửa đợt ký {campaign.name}"


def test_a_wrong_day_is_said_under_its_field_and_a_doubtful_one_only_hinted(tab, dialogs, pledges):
    def sign(dialog):
        dialog.day.setText("31/2/2026")
        assert not accept(dialog)
        assert "31/02/2026" in dialog.form.error_of("signed_on")
        dialog.day.setText("18/2/2025")
        assert dialog.form.error_of("signed_on") == ""
        return accept(dialog)

    dialogs.on_run = sign
    tab.sign()
    assert pledges()[0].signed_on == PartialDate(2025, 2, 18)


def test_somebody_of_the_household_signs(tab, dialogs, pledges, minh):
    tab.show_record(minh)

    def sign(dialog):
        items = [dialog.signer.itemText(at) for at in range(dialog.signer.count())]
        assert items == [
            "Lương Thị Minh – Chủ hộ, sinh 1961",
            "Phạm Văn Long – Chồng",
            "Người khác…",
        ]
        assert dialog.signer.currentText() == items[0]
        dialog.signer.setCurrentIndex(1)
        dialog.receiver.setCurrentText("Tổ phó Lan")
        return accept(dialog)

    dialogs.on_run = sign
    tab.sign()
    (row,) = pledges([minh])
    assert (row.signer, row.relation, row.receiver) == ("Phạm Văn Long", "Chồng", "Tổ phó Lan")
    assert presenter.note(row) == "Ký thay: Chồng Phạm Văn Long"


def test_somebody_else_signs_and_why(tab, dialogs, pledges, minh):
    tab.show_record(minh)

    def other(dialog):
        dialog.show()
        assert not dialog.name.isVisible()
        assert not dialog.reason.isVisible()
        dialog.signer.setCurrentIndex(dialog.signer.count() - 1)
        assert dialog.name.isVisible()
        assert dialog.reason.isVisible()
        assert not accept(dialog)
        assert "họ tên" in dialog.form.error_of("name")
        dialog.name.setText("Vũ Thị Mai")
        dialog.relation.setCurrentText("Người được ủy quyền")
        dialog.reason.setCurrentText("Chủ hộ đi vắng")
        return accept(dialog)

    dialogs.on_run = other
    tab.sign()
    (row,) = pledges([minh])
    assert (row.signer, row.reason) == ("Vũ Thị Mai", "Chủ hộ đi vắng")
    assert row.manner is Manner.PAPER


def test_a_signed_household_is_closed_until_it_is_taken_back_with_a_reason(
    tab, book, campaign, dialogs, pledges, minh
):
    book.pledges.sign(campaign.id, [minh], Signing(signed_on=DAY))
    tab.show_record(minh)
    dialogs.answers.append(False)
    tab.sign()
    assert "đã ký rồi" in dialogs.said[-1]
    assert pledges([minh])[0].status is Status.SIGNED

    def take_back(dialog):
        assert isinstance(dialog, TakeBackDialog)
        assert not accept(dialog)
        assert "lý do" in dialog.form.error_of("reason")
        dialog.reason.setCurrentText("Chữ ký không đúng")
        return accept(dialog)

    dialogs.answers.append(True)
    dialogs.on_run = take_back
    tab.sign()
    assert pledges([minh])[0].status is Status.NOT_PRINTED
    dialogs.on_run = accept
    tab.sign()
    assert pledges([minh])[0].status is Status.SIGNED


def test_a_closed_campaign_asks_nothing(tab, book, campaign):
    book.results.close(campaign.id)
    tab.refresh(EVERYTHING)
    for act in (tab.sign, tab.mark_absent, tab.take_back, tab.key_round):
        with pytest.raises(UserError, match="đã đóng ngày"):
            act()


def test_a_fingerprint_is_noted(tab, dialogs, pledges, minh):
    tab.show_record(minh)

    def press(dialog):
        dialog.manner.choose(Manner.FINGERPRINT)
        return accept(dialog)

    dialogs.on_run = press
    tab.sign()
    (row,) = pledges([minh])
    assert row.manner is Manner.FINGERPRINT
    assert presenter.note(row) == "Điểm chỉ"


def test_several_households_sign_on_paper_only(tab, dialogs, pledges):
    tab.list.tick_shown()

    def sign(dialog):
        dialog.show()
        assert not dialog.manner.isVisible()
        return accept(dialog)

    dialogs.on_run = sign
    tab.sign()
    assert {row.manner for row in pledges()} == {Manner.PAPER}


def test_those_signed_before_keep_their_day(tab, book, campaign, dialogs, pledges):
    ids = list(tab.list.model.ids)
    earlier = PartialDate(2026, 2, 11)
    book.pledges.sign(campaign.id, ids[:2], Signing(signed_on=earlier))
    tab.list.tick_shown()
    dialogs.on_run = accept
    tab.sign()
    assert [row.signed_on for row in pledges()] == [earlier] * 2 + [DAY] * 4
    tab.list.tick_shown()
    with pytest.raises(UserError, match="6 hộ đã ký"):
        tab.sign()


def test_several_groups_have_their_own_receivers(tab, book, dialogs, pledges):
    for group in book.groups.all():
        book.groups.save(dataclasses.replace(group, leader=f"Trưởng {group.number}"))
    tab.list.tick_shown()

    def sign(dialog):
        assert dialog.receiver.currentText() == ""
        return accept(dialog)

    dialogs.on_run = sign
    tab.sign()
    assert {row.receiver for row in pledges()} == {"Trưởng 1", "Trưởng 2", "Trưởng 3"}


def test_closing_records_nothing(tab, dialogs, pledges):
    dialogs.on_run = lambda dialog: bool(dialog.reject())
    tab.sign()
    tab.mark_absent()
    assert {row.status for row in pledges()} == {Status.NOT_PRINTED}


def test_absent_with_a_reason_offered_or_typed(tab, dialogs, pledges):
    ids = list(tab.list.model.ids)

    def absent(dialog):
        offered = [dialog.reason.itemText(at) for at in range(dialog.reason.count())]
        assert {"Đi làm ăn xa", "Đi viện", "Khác"} <= set(offered)
        dialog.reason.setCurrentText("Đi viện")
        return accept(dialog)

    dialogs.on_run = absent
    tab.list.model.tick(ids[:2], on=True)
    tab.mark_absent()

    def declined(dialog):
        dialog.status.choose(Status.DECLINED)
        dialog.reason.setCurrentText("Chờ con về bàn")
        return accept(dialog)

    dialogs.on_run = declined
    tab.list.table.go_to(ids[2])
    tab.mark_absent()
    rows = pledges(ids[:3])
    assert [row.status for row in rows] == [Status.ABSENT, Status.ABSENT, Status.DECLINED]
    assert [row.reason for row in rows] == ["Đi viện", "Đi viện", "Chờ con về bàn"]


def test_a_signature_goes_only_with_a_reason(tab, book, campaign, dialogs, pledges):
    ids = list(tab.list.model.ids)
    book.pledges.record_printed(campaign.id, ids[:1], DAY)
    book.pledges.sign(campaign.id, ids[:1], Signing(signed_on=DAY))
    tab.list.table.go_to(ids[0])

    def take_back(dialog):
        assert not accept(dialog)
        assert "lý do" in dialog.form.error_of("reason")
        dialog.reason.setCurrentText("Ghi nhầm hộ")
        return accept(dialog)

    dialogs.on_run = take_back
    tab.take_back()
    (row,) = pledges(ids[:1])
    assert (row.status, row.signed_on, row.reason) == (Status.PRINTED, None, "Ghi nhầm hộ")
    book.history.undo()
    assert pledges(ids[:1])[0].status is Status.SIGNED


def test_nothing_to_take_back_and_nobody_chosen_are_told(tab):
    with pytest.raises(UserError, match="chưa có ghi nhận"):
        tab.take_back()
    tab.list.search("không có ai")
    with pytest.raises(UserError, match="Chưa chọn hộ nào"):
        tab.sign()


def test_a_household_without_head_is_signed_alone(tab, book, dialogs, pledges):
    from antt_desktop.domain.households import Household

    lone = book.households.add(Household(group_id=book.groups.all()[0].id, address="Ngõ 9"))
    tab.list.tick_shown()
    dialogs.on_run = accept
    tab.sign()
    assert pledges([lone])[0].status is Status.NOT_PRINTED
    tab.show_record(lone)

    def sign(dialog):
        assert isinstance(dialog, SignDialog)
        assert dialog.signer.currentText() == "Người khác…"
        dialog.name.setText("Đỗ Thị Tư")
        return accept(dialog)

    dialogs.on_run = sign
    tab.sign()
    assert pledges([lone])[0].signer == "Đỗ Thị Tư"
