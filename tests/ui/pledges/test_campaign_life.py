"""The life of a campaign in windows: its results, closing and opening again, years, wordings."""

import dataclasses

import pytest
import python_calamine
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.pledges import Signing, Status
from antt_desktop.ui.pledges.campaign_choice import CampaignChoice
from antt_desktop.ui.pledges.campaigns.behind import BehindDialog
from antt_desktop.ui.pledges.campaigns.results import ResultsDialog
from antt_desktop.ui.pledges.campaigns.versions import VersionsDialog
from antt_desktop.ui.pledges.campaigns.words import closed_words
from antt_desktop.ui.pledges.campaigns.years import YearsDialog
from antt_desktop.ui.printing import PrintDialog
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.campaigns import new_campaign


@pytest.fixture
def answered(book, campaign):
    """Return the campaign after one household signed and two were away, for two reasons."""
    ids = book.pledges.ids(campaign.id)
    book.pledges.sign(campaign.id, ids[:1], Signing(signed_on=book.today))
    book.pledges.mark(campaign.id, ids[1:2], Status.ABSENT, "Đi viện")
    book.pledges.mark(campaign.id, ids[2:3], Status.ABSENT)
    return book.campaigns.get(campaign.id)


@pytest.fixture
def choice(context, campaign, qtbot):
    made = CampaignChoice(context)
    qtbot.addWidget(made.button)
    made.load()
    return made


@pytest.fixture
def behind(dialogs, qtbot):
    """Return what the lists behind numbers showed: title, ids."""
    shown = []

    def look(dialog):
        qtbot.addWidget(dialog)
        if isinstance(dialog, BehindDialog):
            shown.append((dialog.windowTitle(), list(dialog.model.ids)))
        return False

    dialogs.on_run = look
    return shown


def entries(choice):
    return {a.text().split("\t")[0]: a for a in choice.button.menu().actions() if a.text()}


def test_the_results_and_the_households_behind_each_number(context, book, answered, qtbot, behind):
    dialog = ResultsDialog(context, answered)
    qtbot.addWidget(dialog)
    dialog.show()
    ids = list(book.pledges.ids(answered.id))
    assert dialog.groups.model.row(0)[1][:5] == ("Tổng cộng", 6, 1, 16, 2)
    dialog.groups.asked.emit(-1, 4)
    dialog.groups.asked.emit(0, 1)
    for row, (status, words, _households) in enumerate(dialog.tables[1].rows):
        assert status == "Vắng"
        assert words in {"Đi viện", "(không ghi lý do)"}
        dialog.reasons.asked.emit(row, 2)
    first = book.groups.all()[0]
    assert behind[0] == ("Cả làng: Vắng – Năm 2026", ids[1:3])
    assert behind[1][1] == list(book.pledges.ids(answered.id, group_id=first.id))
    assert sorted(shown for _title, (shown,) in behind[2:]) == sorted(ids[1:3])


def test_a_click_on_a_number_asks_and_one_on_a_name_does_not(context, answered, qtbot, behind):
    dialog = ResultsDialog(context, answered)
    qtbot.addWidget(dialog)
    dialog.show()
    view = dialog.groups.view
    for column, opened in ((0, 0), (2, 1)):
        place = view.visualRect(view.rows.index(1, column)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert len(behind) == opened
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [title for title, _ids in behind] == [
        "Tổ 1: Đã ký – Năm 2026",
        "Tổ 1: các hộ – Năm 2026",
    ]


def test_closing_shows_the_figures_then_settles_them(choice, context, book, answered, dialogs):
    seen = []

    def close(dialog):
        seen.append(dialog.tables[0].total)
        dialog.accept_button.click()
        return True

    dialogs.on_run = close
    choice.load()
    entries(choice)["Đóng đợt ký…"].trigger()
    assert seen == [("Tổng cộng", 6, 1, 16, 2, 0, 0, 3)]
    closed = book.campaigns.get(answered.id)
    assert closed.closed_on == book.today
    choice.load()
    assert choice.button.text() == f"Đợt ký: Năm 2026 · Đã đóng {book.today}"
    words = entries(choice)
    assert not words["Sửa đợt ký…"].isEnabled()
    assert not words["Mở lại danh sách…"].isEnabled()
    assert not words["Xóa đợt ký"].isEnabled()
    assert "Đóng đợt ký…" not in words
    assert f"đã đóng ngày {book.today}" in closed_words(closed)
    ids = book.pledges.ids(answered.id)
    with pytest.raises(UserError, match="đã đóng"):
        book.pledges.sign(answered.id, ids[3:4], Signing(signed_on=book.today))
    assert "Đã đóng ngày" in ResultsDialog(context, closed)._said()


def test_the_buttons_that_record_say_why_they_are_off(make_tab, book, answered):
    tab = make_tab()
    tip = tab.signed.toolTip()
    assert tab.signed.isEnabled()
    book.results.close(answered.id)
    for button in (tab.signed, tab.scan):
        assert not button.isEnabled()
        assert "đã đóng ngày" in button.toolTip()
    with pytest.raises(UserError, match="hãy mở lại đợt"):
        tab.sign()
    assert "Đã đóng" in tab.campaigns.button.text()
    book.results.reopen(answered.id, "Phiếu nộp muộn")
    assert tab.signed.isEnabled()
    assert tab.signed.toolTip() == tip


def test_opening_again_asks_why(choice, book, answered, dialogs):
    book.results.close(answered.id)
    choice.load()
    dialogs.answers.extend([None, "Có phiếu nộp muộn"])
    entries(choice)["Mở lại đợt ký…"].trigger()
    assert book.campaigns.get(answered.id).closed_on is not None
    entries(choice)["Mở lại đợt ký…"].trigger()
    assert book.campaigns.get(answered.id).closed_on is None
    choice.load()
    assert "Đã đóng" not in choice.button.text()
    assert closed_words(choice.current) == ""
    assert any("Có phiếu nộp muộn" in done.name for done in book.history.recent(5))


def test_the_summary_goes_to_paper_and_excel(
    context, answered, qtbot, dialogs, wait_jobs, tmp_path
):
    dialog = ResultsDialog(context, answered)
    qtbot.addWidget(dialog)
    dialogs.on_run = lambda shown: qtbot.addWidget(shown) or False
    dialog.print_()
    wait_jobs()
    assert isinstance(dialogs.ran[-1], PrintDialog)
    path = tmp_path / "ket qua.xlsx"
    dialogs.answers.append(path)
    dialog.export()
    assert dialogs.said[-1] == "Đã xuất tổng hợp kết quả ký ra ket qua.xlsx."
    book = python_calamine.CalamineWorkbook.from_path(path)
    assert book.sheet_names == ["Theo tổ", "Lý do"]


def test_years_beside_each_other(context, book, answered, qtbot, behind, dialogs, wait_jobs):
    book.results.close(answered.id)
    first = book.groups.all()[0]
    event = LifeEvent(book.today, "Tổ bầu")
    book.groups.save(dataclasses.replace(first, name="Tổ Đình"), event)
    for year in range(2027, 2031):
        last = book.campaigns.add(new_campaign(book, f"Năm {year}"))
    book.pledges.sign(last.id, book.pledges.ids(last.id), Signing(signed_on=book.today))
    dialog = YearsDialog(context, book.campaigns.all())
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.ids == [c.id for c in book.campaigns.all()[:3]]
    dialog.choices[answered.id].setChecked(True)
    assert not dialog.choices[2].isEnabled()  # four are as many as fit on paper
    headings = [column.title for column in dialog.table.model.columns]
    assert headings[1::2] == ["Năm 2026", "Năm 2028", "Năm 2029", "Năm 2030"]
    assert dialog.table.model.row(1)[1][0] == "Tổ Đình (Năm 2026: Tổ 1)"
    dialog.table.asked.emit(0, 1)
    dialog.table.asked.emit(-1, 8)
    assert [title for title, _ids in behind] == [
        "Tổ 1: Đã ký – Năm 2026",
        "Cả làng: Đã ký – Năm 2030",
    ]
    assert behind[0][1] == list(book.pledges.ids(answered.id, status=Status.SIGNED))
    dialog.print_()
    wait_jobs()
    assert isinstance(dialogs.ran[-1], PrintDialog)
    for box in dialog.choices.values():
        box.setChecked(False)
    assert "đánh dấu đợt ký" in dialog._hint.text()


def test_wordings_beside_each_other_differences_marked(context, book, campaign, qtbot):
    criteria = ("Chấp hành tốt pháp luật của Nhà nước.", *campaign.wording.criteria[1:])
    draft = new_campaign(book, "Năm 2027", wording=campaign.wording)
    same = book.campaigns.add(draft)
    other = book.campaigns.add(
        dataclasses.replace(
            draft, name="Năm 2028", wording=dataclasses.replace(draft.wording, criteria=criteria)
        )
    )
    dialog = VersionsDialog(context, book.campaigns.all(), other.id)
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.left.value, dialog.right.value) == (same.id, other.id)
    assert dialog.shared.text() == "Cùng một lời văn: Năm 2027 = Năm 2026."
    assert "≠ Tiêu chí" in dialog.text.toPlainText()
    cursor = dialog.text.document().find("Nhà nước.")
    assert cursor.charFormat().fontUnderline()
    assert cursor.charFormat().background().color() == QColor(theme.colour("done_light"))
    assert dialog.text.document().find("chủ trương").charFormat().fontStrikeOut()
    dialog.only_changed.setChecked(True)
    assert all(not pair.same for pair in dialog.pairs)
    assert dialog.pairs
    dialog.right.choose(campaign.id)
    assert dialog.text.toPlainText() == "Hai lời văn giống hệt nhau."


def test_the_menu_with_one_campaign_and_with_none(choice, context, book, campaign, qtbot):
    words = entries(choice)
    assert not words["So sánh các đợt…"].isEnabled()
    assert not words["Hộ thay đổi so với đợt trước…"].isEnabled()
    assert words["So sánh lời văn…"].isEnabled()
    assert words["Kết quả đợt ký…"].isEnabled()
    dialog = VersionsDialog(context, book.campaigns.all(), campaign.id)
    qtbot.addWidget(dialog)
    assert dialog.left.currentText() == "Mẫu của chương trình"
    book.campaigns.delete(campaign.id)
    choice.load()
    assert list(entries(choice)) == ["Đợt ký mới…"]
    assert choice.button.text() == "Chưa có đợt ký"


def test_what_changed_since_the_campaign_before(choice, book, campaign, dialogs, qtbot):
    later = book.campaigns.add(new_campaign(book, "Năm 2027"))
    choice.load()
    choice.choose(later.id)
    titles = []

    def look(dialog):
        qtbot.addWidget(dialog)
        titles.append(dialog.windowTitle())
        return False

    dialogs.on_run = look
    entries(choice)["Hộ thay đổi so với đợt Năm 2026…"].trigger()
    assert titles == ["So với đợt Năm 2026"]
