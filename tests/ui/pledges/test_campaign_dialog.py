"""The editor of a campaign: typed, checked, saved, locked."""

import dataclasses

import pytest
from PySide6.QtCore import Qt

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Household, Person
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.life_events import leave
from antt_desktop.domain.pledges import Signing
from antt_desktop.ui.dialogs import Choice
from antt_desktop.ui.pledges.campaign_dialog import CampaignDialog
from antt_desktop.ui.pledges.wording_fields import CriteriaField, SentenceField
from antt_desktop.workflows.campaigns import new_campaign, sample_wording


@pytest.fixture
def editor(context, qtbot):
    """Return a function that opens the editor on a campaign, by default a new one."""

    def make(campaign=None):
        dialog = CampaignDialog(context, campaign or new_campaign(context.book, "Năm 2026"))
        qtbot.addWidget(dialog, before_close_func=lambda shown: shown.hide())
        dialog.show()
        return dialog

    return make


def press(dialog):
    dialog.accept_button.click()
    return dialog.result() == dialog.DialogCode.Accepted


def test_a_new_campaign_with_its_wording(editor, book):
    dialog = editor()
    dialog.by_hand.setChecked(False)
    dialog.form_date.setText("18/2/2026")
    first = book.groups.all()[0]
    dialog.groups.tick([first.id], on=False)
    dialog.wording.criteria.show_texts(["Một.", "", "Hai."])
    assert press(dialog)
    (campaign,) = book.campaigns.all()
    assert (campaign.name, campaign.year, campaign.label) == ("Năm 2026", 2026, "2026")
    assert campaign.form_date == PartialDate(2026, 2, 18)
    assert campaign.opened_on == book.today
    assert first.id not in campaign.group_ids
    assert len(campaign.group_ids) == 2
    assert campaign.wording.criteria == ("Một.", "Hai.")
    assert dialog.saved == campaign


def test_the_date_may_be_left_for_the_pen(editor, book):
    dialog = editor()
    assert dialog.by_hand.isChecked()
    assert not dialog.form_date.isEnabled()
    assert press(dialog)
    assert book.campaigns.all()[0].form_date is None


@pytest.mark.parametrize(
    ("spoil", "field"),
    [
        (lambda d: d.name.setText("  "), "name"),
        (lambda d: d.groups.tick(list(d.groups.ticked), on=False), "group_ids"),
        (lambda d: d.wording.criteria.show_texts([]), "criteria"),
        (lambda d: d.opened_on.setText("32/1/2026"), "opened_on"),
        (lambda d: d.by_hand.setChecked(False), "form_date"),
    ],
)
def test_what_must_be_mended_is_said_beside_its_field(editor, book, spoil, field):
    dialog = editor()
    spoil(dialog)
    assert not press(dialog)
    assert dialog.form.error_of(field)
    assert book.campaigns.all() == ()


def test_a_name_that_is_taken(editor, campaign, book):
    dialog = editor()
    assert not press(dialog)
    assert "Năm 2026" in dialog.form.error_of("name")


def test_closing_with_changes_asks(editor, book, dialogs):
    dialog = editor()
    dialog.reject()
    assert dialogs.said == []
    for answer, saved in ((Choice.STAY, 0), (Choice.DISCARD, 0), (Choice.SAVE, 1)):
        dialog = editor()
        dialog.wording.criteria.add_empty()
        dialogs.answers.append(answer)
        dialog.reject()
        assert len(book.campaigns.all()) == saved
        assert dialog.isVisible() is (answer is Choice.STAY)


def test_the_wording_is_locked_once_somebody_signed(editor, campaign, book):
    ids = book.pledges.ids(campaign.id)
    book.pledges.sign(campaign.id, ids[:1], Signing(signed_on=PartialDate(2026, 2, 18)))
    dialog = editor(book.campaigns.get(campaign.id))
    fields = dialog.findChildren(SentenceField)
    assert fields
    assert all(field.isReadOnly() for field in fields)
    dialog.name.setText("Đợt đầu năm")
    assert press(dialog)
    saved = book.campaigns.get(campaign.id)
    assert (saved.name, saved.year, saved.wording) == ("Đợt đầu năm", 2026, campaign.wording)


def test_the_sample_wording_comes_back(editor, campaign):
    dialog = editor(campaign)
    dialog.wording.criteria.show_texts(["Khác."])
    button = next(b for b in dialog.findChildren(type(dialog.accept_button))
                  if b.text() == "Lấy lại lời văn mẫu")  # fmt: skip
    button.click()
    assert dialog.wording.wording() == campaign.wording
    assert not dialog.changed()


def test_the_page_beside_follows_what_is_typed(editor, qtbot):
    dialog = editor()
    qtbot.waitUntil(lambda: dialog.preview.pages == 1)
    dialog.wording.criteria.show_texts([dialog.wording.criteria.texts[1] * 4] * 12)
    qtbot.waitUntil(lambda: dialog.preview.pages > 1)


def test_criteria_are_added_moved_and_removed_by_keyboard(qtbot):
    field = CriteriaField()
    qtbot.addWidget(field)
    field.show_texts(["Một.", "Hai.", "Ba."])
    field.show()
    alt, ctrl = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(field.rows[2].field, Qt.Key.Key_Up, alt)
    assert field.texts == ("Một.", "Ba.", "Hai.")
    assert field.focusWidget() is field.rows[1].field  # goes with what was moved
    qtbot.keyClick(field.rows[0].field, Qt.Key.Key_Up, alt)
    qtbot.keyClick(field.rows[2].field, Qt.Key.Key_Down, alt)
    assert field.texts == ("Một.", "Ba.", "Hai.")
    qtbot.keyClick(field.rows[0].field, Qt.Key.Key_Delete, ctrl)
    assert field.texts == ("Ba.", "Hai.")
    qtbot.keyClick(field.rows[1].field, Qt.Key.Key_Return)
    assert field.texts == ("Ba.", "Hai.", "")
    qtbot.keyClick(field.rows[2].field, Qt.Key.Key_Return)  # an empty one is enough
    assert field.texts == ("Ba.", "Hai.", "")
    qtbot.keyClick(field.rows[2].field, Qt.Key.Key_Backspace)
    assert field.texts == ("Ba.", "Hai.")
    for _ in range(2):
        qtbot.keyClick(field.rows[0].field, Qt.Key.Key_Delete, ctrl)
    assert field.texts == ("Hai.",)  # the last one stays


def test_no_more_than_twelve_criteria_and_tab_goes_down_through_them(qtbot):
    field = CriteriaField()
    qtbot.addWidget(field)
    field.show_texts([f"Tiêu chí {n}." for n in range(1, 12)])
    field.show()
    for _ in range(3):
        qtbot.keyClick(field.rows[10].field, Qt.Key.Key_Return)
        field.rows[11].field.setPlainText("Mười hai.")
        qtbot.keyClick(field.rows[11].field, Qt.Key.Key_Return)
    assert len(field.texts) == 12
    qtbot.keyClick(field.rows[3].field, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    for at in range(2, 11):
        assert field.focusWidget() is field.rows[at].field
        qtbot.keyClick(field.focusWidget(), Qt.Key.Key_Tab)


def test_optional_parts_are_switched_and_proposed(editor, book):
    dialog = editor()
    form, switches = dialog.wording, dialog.wording.switches
    assert not any(switch.isChecked() for switch in switches.values())
    assert form.second_roles.isHidden()
    switches["show_second_row"].setChecked(True)
    switches["show_notice"].setChecked(True)
    switches["show_phone"].setChecked(True)
    assert not form.second_roles.isHidden()
    form.second_roles.lines[1].setText("")
    assert press(dialog)
    wording = book.campaigns.all()[0].wording
    assert wording.show_second_row
    assert wording.second_roles == ("TRƯỞNG THÔN", "CÔNG AN XÃ")
    assert wording.show_notice
    assert wording.notice
    assert (wording.show_phone, wording.show_identity) == (True, False)


def test_a_second_row_needs_somebody_to_sign(editor, book):
    dialog = editor()
    dialog.wording.switches["show_second_row"].setChecked(True)
    dialog.wording.second_roles.show_texts([])
    assert not press(dialog)
    assert "từ 1 đến 3 nơi ký" in dialog.form.error_of("second_roles")


def test_a_long_wording_is_said_in_words(editor, qtbot):
    dialog = editor()
    qtbot.waitUntil(lambda: dialog.preview.pages == 1)
    assert dialog.length.isHidden()
    texts = dialog.wording.criteria.texts
    dialog.wording.criteria.show_texts([*texts, *texts][:9])
    qtbot.waitUntil(lambda: "cỡ 13" in dialog.length.sentence)
    dialog.wording.criteria.show_texts([*texts, *texts, *texts][:12])
    qtbot.waitUntil(lambda: "thành 2 trang" in dialog.length.sentence)


def test_last_years_wording_or_the_sample(context, book, campaign, editor, dialogs, qtbot):
    ours = dataclasses.replace(campaign.wording, criteria=("Của làng.",), left_role="TRƯỞNG XÓM")
    book.campaigns.save(dataclasses.replace(campaign, wording=ours))
    earlier = book.campaigns.all()
    draft = new_campaign(book, "Năm 2027", wording=ours)
    dialog = CampaignDialog(context, draft, earlier)
    qtbot.addWidget(dialog, before_close_func=lambda shown: shown.hide())
    dialog.show()
    rows = dialog.earlier
    assert rows.source.value == campaign.id
    assert dialog.wording.wording().left_role == "TRƯỞNG XÓM"
    dialog.wording.criteria.show_texts(["Sửa dở."])
    dialogs.answers.extend([False, True])
    for answer, criteria in ((campaign.id, ("Sửa dở.",)), (0, sample_wording().criteria)):
        rows.source.choose(0)
        rows.take()
        assert rows.source.value == answer
        assert dialog.wording.wording().criteria == criteria
    assert len(dialogs.said) == 2


def test_what_changed_since_last_year_is_counted_and_shown(context, book, campaign, dialogs, qtbot):
    first, second, third = book.groups.all()
    book.campaigns.freeze(campaign.id)
    event = LifeEvent(book.today, "Về quê")
    gone = book.pledges.ids(campaign.id, group_id=first.id)[0]
    book.life.apply(leave(book.households.get(gone), event, "Hà Nội"))
    new = book.households.add(Household(group_id=second.id, people=(Person(name="Lý Mới"),)))
    book.groups.save(dataclasses.replace(third, name="Tổ Đình"), event)
    dialog = CampaignDialog(context, new_campaign(book, "Năm 2027"), book.campaigns.all())
    qtbot.addWidget(dialog, before_close_func=lambda shown: shown.hide())
    dialog.show()
    assert dialog.earlier.changes.text() == "1 hộ thêm vào, 1 hộ không còn, 1 tổ đổi tên."
    shown = []

    def look(compare):
        qtbot.addWidget(compare)
        for kind in ("new", "gone"):
            compare.chips.choose(kind)
            compare._show()
            shown.append([compare.model.data(compare.model.index(0, at)) for at in range(6)])
            assert compare.model.rowCount() == 1
        return False

    dialogs.on_run = look
    dialog.earlier.show_changes()
    assert shown[0][1] == book.households.get(new).code
    assert shown[1][1] == book.households.get(gone).code
    assert "Hà Nội" in shown[1][5]
    assert "Về quê" in shown[1][5]
    dialog.groups.tick([third.id], on=False)
    left_out = len(book.pledges.ids(campaign.id, group_id=third.id))
    assert f"{1 + left_out} hộ không còn" in dialog.earlier.changes.text()


def test_a_long_sentence_is_shown_whole_and_stays_one_line(qtbot, type_text):
    field = SentenceField("Tiêu chí")
    qtbot.addWidget(field)
    field.resize(300, 36)
    field.show()
    low = field.height()
    type_text(field, "Chấp hành tốt chủ trương của Đảng, pháp luật của Nhà nước. " * 3)
    assert field.height() > low
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "\n" not in field.toPlainText()
