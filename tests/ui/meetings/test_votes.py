"""Votes beside the minutes and in their dialog: figures, rules, sentences, refused sums."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.majorities import Base, MajorityRule, Turnout
from antt_desktop.domain.meetings import Attendance, Meeting, Sitting
from antt_desktop.domain.votes import Ballots, Vote, VoteCount
from antt_desktop.ui.dialogs import Choice
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.votes import presenter
from antt_desktop.ui.meetings.votes.dialog import VoteDialog
from antt_desktop.ui.meetings.votes.pane import VotesPane
from tests.ui.meetings.made import TWO_THIRDS

HALF = MajorityRule(name="Việc khác")
PRESENT = MajorityRule(name="Bầu thư ký", base=Base.PRESENT)
RULES = (TWO_THIRDS, HALF, PRESENT)


def roll(total, present):
    return tuple(
        Attendance(
            household_id=n, group_id=1 + n % 2, code=str(n), head=f"Hộ {n}", present=n <= present
        )
        for n in range(1, total + 1)
    )


VILLAGE = Meeting(roll=roll(495, 452))
BY_CUM = replace(
    VILLAGE,
    sittings=(Sitting(name="Cụm 1", group_ids=(1,)), Sitting(name="Cụm 2", group_ids=(2,))),
)
CAMERA = Vote(matter="Quỹ camera", rule=TWO_THIRDS, counts=(VoteCount(401, 28, 23),))


@pytest.fixture
def open_dialog(qtbot, context, dialogs):
    dialogs.answers.extend([Choice.DISCARD] * 2)  # those left open at the end

    def opened(vote=None, meeting=VILLAGE) -> VoteDialog:
        dialog = VoteDialog(context, meeting, vote, RULES)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return opened


@pytest.fixture
def count(qtbot):
    """Return a function that types figures into a row of the dialog, None for none."""

    def typed(dialog, *numbers, row=0):
        for field, number in zip(dialog.counts.fields[row], numbers, strict=False):
            if number is not None:
                field.setFocus()
                field.selectAll()
                qtbot.keyClicks(field, str(number))

    return typed


def test_other_is_proposed_and_the_sentence_written(open_dialog, count, type_text):
    dialog = open_dialog()
    type_text(dialog.matter, "Đóng góp quỹ camera an ninh")
    count(dialog, 401, 28)
    assert dialog.counts.fields[0][2].text() == "23"
    assert dialog.pill.text() == "Thông qua 81%"
    assert dialog.explained.text() == "401/495 hộ; cần ít nhất 2/3 tổng số hộ (330)"
    assert dialog.wording.toPlainText().startswith("Có 401 hộ đồng ý, 28 hộ không đồng ý, 23 hộ")
    assert not dialog.back.isVisible()
    dialog.save_and_close()
    assert dialog.result() == VoteDialog.DialogCode.Accepted
    assert dialog.vote == replace(CAMERA, matter="Đóng góp quỹ camera an ninh")


def test_a_typed_other_is_kept(open_dialog, count):
    dialog = open_dialog()
    count(dialog, 400, 10, 5)
    count(dialog, 401)
    assert dialog.counts.fields[0][2].text() == "5"


def test_the_denominator_is_that_of_the_rule(open_dialog):
    dialog = open_dialog(CAMERA)
    dialog.rule.choose(RULES.index(PRESENT))
    assert dialog.pill.text() == "Thông qua 88%"
    assert dialog.explained.text().startswith("401/452 hộ")
    assert "401/452" in dialog.wording.toPlainText()


def test_a_rule_of_its_own_is_kept(open_dialog):
    own = replace(TWO_THIRDS, name="Theo hương ước", denominator=4, numerator=3)
    dialog = open_dialog(replace(CAMERA, rule=own))
    assert dialog.rule.currentText() == "Theo hương ước: ít nhất 3/4 tổng số hộ"
    dialog.save_and_close()
    assert dialog.vote.rule == own


def test_only_the_wording_can_be_changed(open_dialog, count):
    dialog = open_dialog(CAMERA)
    dialog.wording.setPlainText("Đã thông qua với 500 hộ đồng ý.")
    assert dialog.back.isVisible()
    dialog.save_and_close()
    assert dialog.isVisible()
    assert "500" in dialog.form.error_of("wording")
    own = "Với 401/495 hộ đồng ý, 28 hộ không đồng ý, 23 hộ ý kiến khác, nội dung được thông qua."
    dialog.wording.setPlainText(own)
    dialog.save_and_close()
    assert dialog.vote.wording == own
    again = open_dialog(dialog.vote)
    assert again.wording.toPlainText() == own
    count(again, 400)
    assert again.wording.toPlainText().startswith("Có 400 hộ đồng ý, 28 hộ")
    again.wording.setPlainText("khác")
    again.back.click()
    assert again.wording.toPlainText().startswith("Có 400 hộ")


def test_sums_that_cannot_be_are_said_and_refused(open_dialog, count):
    dialog = open_dialog(CAMERA)
    count(dialog, 430)
    assert "Tổng số phiếu 458 lớn hơn số hộ có mặt (452)" in dialog.explained.text()
    assert not dialog.pill.isVisible()
    dialog.save_and_close()
    assert dialog.isVisible()
    assert "458" in dialog.form.error_of("counts")


def test_a_matter_without_figures_is_not_taken_yet(open_dialog, type_text):
    dialog = open_dialog()
    dialog.save_and_close()
    assert dialog.form.error_of("matter") == "Hãy ghi nội dung biểu quyết."
    type_text(dialog.matter, "Bầu thư ký")
    dialog.save_and_close()
    assert dialog.vote.counts == ()
    assert not dialog.isVisible()


def test_secret_ballots_must_come_to_the_votes(open_dialog, count, qtbot):
    dialog = open_dialog()
    dialog.matter.setText("Bầu trưởng thôn")
    assert not dialog.ballots.isVisible()
    dialog.way.choose("secret")
    assert dialog.ballots.isVisible()
    for field, number in zip(dialog.ballots.fields, (452, 450, 2), strict=True):
        qtbot.keyClicks(field, str(number))
    count(dialog, 400, 40)
    assert dialog.counts.fields[0][2].text() == "8"
    count(dialog, None, None, 9)
    dialog.save_and_close()
    assert "Phiếu hợp lệ là 448" in dialog.form.error_of("ballots")
    count(dialog, None, None, 8)
    dialog.tellers.setText("Nguyễn Văn A, Trần Thị B")
    dialog.save_and_close()
    assert dialog.vote.ballots == Ballots(452, 450, 2)
    assert dialog.vote.tellers == ("Nguyễn Văn A", "Trần Thị B")


def test_ballots_by_half_are_asked_for():
    with pytest.raises(UserError, match="cả số phiếu phát ra"):
        presenter.ballots_of(452, None, None)
    assert presenter.ballots_of(None, None, None) is None


def test_each_sitting_has_its_figures(open_dialog, count):
    dialog = open_dialog(meeting=BY_CUM)
    dialog.matter.setText("Quỹ camera")
    first, second = (turnout.present for turnout in BY_CUM.turnouts)
    count(dialog, 200, 10, row=0)
    count(dialog, second, 0, row=1)
    assert dialog.counts.fields[0][2].text() == str(first - 210)
    assert dialog.counts.fields[1][2].text() == "0"
    dialog.save_and_close()
    assert dialog.vote.counts == (VoteCount(200, 10, first - 210), VoteCount(second, 0, 0))
    assert dialog.pill.text() == f"Thông qua {(200 + second) * 100 // 495}%"


def test_closing_asks_only_after_a_change(open_dialog, dialogs, type_text):
    dialog = open_dialog(CAMERA)
    assert not dialog.changed()
    type_text(dialog.matter, " mới")
    assert dialog.changed()


@pytest.mark.parametrize(
    ("agreed", "against", "cast", "other"),
    [(401, 28, 452, 23), (452, 0, 452, 0), (None, 3, 452, None), (400, 60, 452, None)],
)
def test_proposes_who_is_left(agreed, against, cast, other):
    assert presenter.proposed_other(agreed, against, cast) == other


@pytest.mark.parametrize(
    ("counts", "origins", "fitted"),
    [
        (((4, 1, 0),), [None, None], ((0, 0, 0), (4, 1, 0))),
        (((4, 1, 0), (2, 2, 2)), [], ((6, 3, 2),)),
        (((4, 1, 0), (2, 2, 2)), [1], ((6, 3, 2),)),
        (((4, 1, 0), (2, 2, 2)), [1, 0], ((2, 2, 2), (4, 1, 0))),
        ((), [0, 1], ()),
    ],
)
def test_other_sittings_keep_every_sum(counts, origins, fitted):
    vote = replace(CAMERA, counts=tuple(VoteCount(*count) for count in counts))
    (refitted,) = presenter.refitted([vote], origins)
    assert refitted.counts == tuple(VoteCount(*count) for count in fitted)
    assert refitted.total == vote.total


def test_sums_are_looked_at_without_the_wording():
    assert presenter.trouble(CAMERA, [Turnout(452, 495)]) is None
    assert "452" in presenter.trouble(CAMERA, [Turnout(451, 495)]).sentence


@pytest.fixture
def pane(qtbot, context) -> VotesPane:
    edited = Edited(replace(VILLAGE, votes=(CAMERA, replace(CAMERA, matter="Năm tiêu chí"))))
    made = VotesPane(context, edited)
    made.edited = edited
    qtbot.addWidget(made)
    made.resize(330, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def matters(pane):
    return [vote.matter for vote in pane.edited.meeting.votes]


def test_the_pane_says_the_figures_and_what_came_of_them(pane):
    entry = pane.listed.list.entries[0]
    assert entry.accessibleName() == "Quỹ camera"
    assert entry.accessibleDescription() == (
        "Đồng ý 401 · Không 28 · Khác 23. Thông qua 81%."
        " 401/495 hộ; cần ít nhất 2/3 tổng số hộ (330)"
    )
    pane.edited.change(roll=roll(495, 430))
    assert "Xem lại số phiếu" in entry.accessibleDescription()


def test_a_click_edits_and_the_link_adds(pane, dialogs):
    def answer(dialog):
        dialog.matter.setText(f"{dialog.matter.text()} mới".strip())
        dialog.save_and_close()
        return True

    dialogs.on_run = answer
    pane.listed.list.entries[1].click()
    pane.listed.add_link.click()
    assert matters(pane) == ["Quỹ camera", "Năm tiêu chí mới", "mới"]
    dialogs.on_run = lambda _dialog: False
    pane.listed.add_link.click()
    assert len(matters(pane)) == 3


def test_entries_move_and_go_and_come_back(pane, qtbot):
    entries = pane.listed.list.entries
    entries[0].setFocus()
    qtbot.keyClick(entries[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert matters(pane) == ["Năm tiêu chí", "Quỹ camera"]
    assert entries[1].hasFocus()
    qtbot.keyClick(entries[1], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert matters(pane) == ["Năm tiêu chí", "Quỹ camera"]
    qtbot.keyClick(entries[1], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(entries[0], Qt.Key.Key_Delete)
    assert matters(pane) == ["Năm tiêu chí"]
    assert pane.listed.undo.sentence == "Đã bỏ “Quỹ camera”."
    pane.listed.undo.button.click()
    assert matters(pane) == ["Quỹ camera", "Năm tiêu chí"]
