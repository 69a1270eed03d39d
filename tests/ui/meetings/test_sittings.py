"""A meeting by cụm: several sittings, each tổ in one, one result."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.majorities import MajorityRule
from antt_desktop.domain.meetings import Meeting, Sitting
from antt_desktop.domain.votes import Vote, VoteCount
from antt_desktop.ui.dialogs import Choice
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.sittings.dialog import SittingsDialog
from tests.ui.meetings.made import came


@pytest.fixture
def open_dialog(qtbot, context, dialogs):
    dialogs.answers.extend([Choice.DISCARD] * 2)  # those left open at the end

    def opened(edited) -> SittingsDialog:
        dialog = SittingsDialog(context, edited)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return opened


@pytest.fixture
def group_ids(book):
    return tuple(group.id for group in book.groups.all())


def fill(dialog, **texts):
    for name, text in texts.items():
        dialog.fields[name].setText(text)


def test_two_sittings_are_made_by_hand(open_dialog, group_ids):
    edited = Edited(Meeting(place="Nhà văn hóa"))
    dialog = open_dialog(edited)
    assert dialog.nothing.isVisible()
    dialog.add()
    assert dialog.fields["name"].text() == "Cụm 1"
    assert dialog.fields["place"].text() == "Nhà văn hóa"
    fill(dialog, day="20/2/2026", start="19h30", end="21", chair="Ngô Văn Vinh")
    dialog.groups.tick(group_ids[:2], on=True)
    assert "Tổ 3" in dialog.left.sentence
    dialog.add()
    fill(dialog, name="Cụm Đông", place="Đình làng")
    dialog.groups.tick(group_ids[2:], on=True)
    assert not dialog.left.sentence
    dialog.save_and_close()
    assert edited.meeting.sittings == (
        Sitting(
            name="Cụm 1",
            group_ids=group_ids[:2],
            day=PartialDate(2026, 2, 20),
            start="19:30",
            end="21:00",
            place="Nhà văn hóa",
            chair="Ngô Văn Vinh",
        ),
        Sitting(name="Cụm Đông", group_ids=group_ids[2:], place="Đình làng"),
    )


@pytest.fixture
def edited(book, group_ids):
    """Return a meeting in two sittings where a vote was counted."""
    sittings = (
        Sitting(name="Cụm 1", group_ids=group_ids[:1]),
        Sitting(name="Cụm 2", group_ids=group_ids[1:]),
    )
    counts = (VoteCount(2, 0, 0), VoteCount(1, 1, 0))
    vote = Vote(matter="Quỹ camera", rule=MajorityRule(name="Chung"), counts=counts)
    return Edited(Meeting(roll=came(book, 4), sittings=sittings, votes=(vote,)))


def test_a_group_ticked_elsewhere_moves(open_dialog, edited, group_ids):
    dialog = open_dialog(edited)
    assert not dialog.changed()
    dialog.groups.tick([group_ids[1]], on=True)
    assert dialog.changed()
    assert [draft.group_ids for draft in dialog.drafts] == [
        frozenset(group_ids[:2]),
        frozenset(group_ids[2:]),
    ]


def test_one_that_is_taken_away_leaves_its_votes_to_the_last(open_dialog, edited, group_ids):
    dialog = open_dialog(edited)
    dialog.remove()
    dialog.groups.tick(group_ids, on=True)
    dialog.save_and_close()
    assert [sitting.name for sitting in edited.meeting.sittings] == ["Cụm 2"]
    assert edited.meeting.votes[0].counts == (VoteCount(3, 1, 0),)


def test_all_can_sit_together_again(open_dialog, edited):
    dialog = open_dialog(edited)
    dialog.remove()
    dialog.remove()
    assert dialog.nothing.isVisible()
    dialog.save_and_close()
    assert edited.meeting.sittings == ()
    assert edited.meeting.votes[0].counts == (VoteCount(3, 1, 0),)


def test_goes_to_the_sitting_that_is_at_fault(open_dialog, edited, qtbot):
    before = edited.meeting
    dialog = open_dialog(edited)
    fill(dialog, start="tối")
    dialog.list.choose(1)
    assert dialog.fields["name"].text() == "Cụm 2"
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog.save_and_close()
    assert dialog.isVisible()
    assert dialog.fields["name"].text() == "Cụm 1"
    assert "không phải giờ" in dialog.form.error_of("start")
    fill(dialog, start="19:00", name=" ")
    dialog.save_and_close()
    assert dialog.form.error_of("name") == "Hãy ghi tên cụm, ví dụ: Cụm 1."
    assert edited.meeting == before


def test_every_group_of_the_roll_must_sit_somewhere(open_dialog, edited, group_ids):
    dialog = open_dialog(edited)
    dialog.groups.tick(group_ids[:1], on=False)
    dialog.save_and_close()
    assert dialog.form.error_of("group_ids") == "Hãy chọn tổ cho Cụm 1."
    dialog.groups.tick(group_ids[1:2], on=True)
    dialog.save_and_close()
    assert dialog.isVisible()  # the first tổ sits in none


def test_only_the_groups_called_are_offered(open_dialog, group_ids):
    dialog = open_dialog(Edited(Meeting(group_ids=group_ids[1:])))
    assert list(dialog.groups.ids) == list(group_ids[1:])
    meeting = replace(Meeting(), group_ids=())
    assert list(open_dialog(Edited(meeting)).groups.ids) == list(group_ids)
