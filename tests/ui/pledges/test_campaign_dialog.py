"""The editor of a campaign: typed, checked, saved, locked."""

import pytest
from PySide6.QtCore import Qt

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.pledges import Signing
from antt_desktop.ui.dialogs import Choice
from antt_desktop.ui.pledges.campaign_dialog import CampaignDialog
from antt_desktop.ui.pledges.wording_fields import CriteriaField, SentenceField
from antt_desktop.workflows.campaigns import new_campaign


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


def test_criteria_are_added_moved_and_removed(qtbot):
    field = CriteriaField()
    qtbot.addWidget(field)
    field.show_texts(["Một.", "Hai.", "Ba."])
    field.show()
    rows = field._rows
    field.shift(rows[2], -1)
    assert field.texts == ("Một.", "Ba.", "Hai.")
    field.remove(rows[0])
    assert field.texts == ("Ba.", "Hai.")
    qtbot.keyClick(rows[1].field, Qt.Key.Key_Return)
    assert field.texts == ("Ba.", "Hai.", "")
    for _ in range(20):
        qtbot.keyClick(rows[-1].field, Qt.Key.Key_Return)
    assert len(field.texts) == 3


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
