"""The dialogs of the log: writing down, mediation, registers, attention, figures, settings."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QPushButton

from antt_desktop.domain.incident_course import Entry
from antt_desktop.domain.incident_kinds import Limits
from antt_desktop.domain.incidents import NAMELESS, Side, State, Which
from antt_desktop.domain.mediations import Mediation, Outcome
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.periods import days_after
from antt_desktop.ui.dialogs import Choice
from antt_desktop.ui.incidents.anonymise import anonymise_old
from antt_desktop.ui.incidents.attention import AttentionDialog
from antt_desktop.ui.incidents.export import export_shown
from antt_desktop.ui.incidents.figures import FiguresDialog
from antt_desktop.ui.incidents.papers.menu import fill_papers
from antt_desktop.ui.incidents.papers.register_dialog import RegisterDialog
from antt_desktop.ui.incidents.record.dialog import RecordDialog
from antt_desktop.ui.incidents.settings_dialogs import (
    KindDialog,
    KindsDialog,
    LimitsDialog,
    TeamDialog,
)
from antt_desktop.ui.printing import PrintDialog


def entered(dialog: RecordDialog, name: str) -> None:
    finder = dialog.parties.finder
    finder.field.setText(name)
    finder.field.returnPressed.emit()
    finder.found.clicked.emit(finder.found.currentIndex())


def test_what_must_be_mended_is_said_under_its_field(context, book, qtbot):
    dialog = RecordDialog(context)
    qtbot.addWidget(dialog)
    assert not dialog.try_to_save()
    assert "Hãy ghi tóm tắt" in dialog.form.error_of("title")
    dialog.title.setText("Cãi nhau")
    assert not dialog.try_to_save()
    assert "Hãy chọn loại" in dialog.form.error_of("kind")
    dialog.kind.choose("Vay nợ")
    dialog.received_on.setText("31/2/2026")
    assert not dialog.try_to_save()
    assert dialog.form.error_of("received_on")
    dialog.received_on.set_date(book.today)
    assert dialog.try_to_save()
    assert book.incidents.get(dialog.saved_id).kind == "Vay nợ"


def test_parties_are_found_in_the_roster_or_written_as_typed(context, book, qtbot):
    dialog = RecordDialog(context)
    qtbot.addWidget(dialog)
    entered(dialog, "do huu lan")
    entered(dialog, "Ông Tây ở xã bên")
    first, second = dialog.parties.parties
    assert (first.name, first.side, bool(first.household_id)) == ("Đỗ Hữu Lan", Side.A, True)
    assert (second.name, second.side, second.household_id) == ("Ông Tây ở xã bên", Side.B, 0)
    assert dialog.group.currentText() == "Tổ 2"
    assert dialog.in_charge.currentText() == "Tổ trưởng Tổ 2"


def test_a_reporter_may_stay_unnamed(context, book, qtbot):
    dialog = RecordDialog(context)
    qtbot.addWidget(dialog)
    dialog.title.setText("Cãi nhau")
    dialog.kind.choose("Vay nợ")
    dialog.reporter.setText("Bà Mít")
    dialog.nameless.setChecked(True)
    assert not dialog.reporter.isEnabled()
    assert dialog.try_to_save()
    saved = book.incidents.get(dialog.saved_id)
    assert (saved.reporter, saved.nameless) == ("", True)
    assert NAMELESS[1:] in book.incident_course.of(saved.id)[0].text


def test_closing_asks_what_becomes_of_what_was_typed(context, dialogs, qtbot, book):
    dialog = RecordDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.title.setText("Cãi nhau")
    dialogs.answers.append(Choice.STAY)
    dialog.reject()
    assert dialog.isVisible()
    dialogs.answers.append(Choice.DISCARD)
    dialog.reject()
    assert not dialog.isVisible()
    assert not list(book.incidents.ids())


def test_correcting_keeps_what_is_not_shown(context, book, incidents, qtbot):
    before = book.incidents.get(incidents.late)
    dialog = RecordDialog(context, before)
    qtbot.addWidget(dialog)
    assert not dialog.changed()
    dialog.place.setText("ngõ 9")
    assert dialog.try_to_save()
    assert book.incidents.get(incidents.late) == replace(before, place="ngõ 9")


def test_duties_are_ticked_on_the_page(tab, book, incidents):
    book.mediations.save(
        incidents.late,
        Mediation(
            day=book.today, mediators=("Bà Hoa",), agreement="Dời rào", outcome=Outcome.SETTLED,
            duties=(Task(what="Dời rào", who="Ông Đạt"),),
        ),
    )  # fmt: skip
    tab.show_record(incidents.late)
    (box,) = tab.reading.mediations.findChildren(QCheckBox)
    box.click()
    assert book.mediations.duties() == []
    (box,) = tab.reading.mediations.findChildren(QCheckBox)
    assert box.isChecked()
    box.click()
    assert len(book.mediations.duties()) == 1


def test_registers_are_shown_before_they_are_printed(context, dialogs, incidents, qtbot):
    dialog = RegisterDialog(context)
    qtbot.addWidget(dialog)
    seen = []
    dialogs.on_run = lambda shown: seen.append(shown.windowTitle()) or False
    assert dialog.try_to_save()
    dialog.kind.choose("mediation")
    assert dialog.try_to_save()
    assert "hòa giải" in seen[1]
    dialog.time.choose("days")
    assert not dialog.try_to_save()
    assert "Hãy ghi ngày" in dialog.form.error_of("since")
    dialog.since.setText("2/1/1990")
    dialog.until.setText("1/1/1990")
    assert not dialog.try_to_save()
    assert "trước ngày đầu" in dialog.form.error_of("until")
    dialog.until.setText("3/1/1990")
    assert not dialog.try_to_save()
    assert any(isinstance(shown, PrintDialog) for shown in dialogs.ran)


def test_every_paper_of_a_case_opens(context, book, dialogs, incidents):
    shown = []
    dialogs.on_run = lambda dialog: shown.append(dialog.windowTitle()) or False
    dialogs.answers.extend([False, False])
    menu = QMenu()
    fill_papers(menu, context, book.incidents.get(incidents.settled))
    for entry in menu.actions():
        entry.trigger()
    fill_papers(menu, context, book.incidents.get(incidents.late))
    for entry in menu.actions()[-2:]:
        entry.trigger()
    assert [title.split(" VV")[0] for title in shown] == [
        "Hồ sơ vụ việc", "Phiếu chuyển", "Biên bản hòa giải", "Hòa giải thành", "Hồ sơ vụ việc",
        "Phiếu chuyển",
    ]  # fmt: skip


def test_what_presses_leads_to_the_case_and_to_a_reminder(context, book, dialogs, incidents, qtbot):
    for ago in (3, 4):
        book.incident_course.add(
            incidents.late, Entry(day=days_after(book.today, -ago), text="Gặp")
        )
    dialog = AttentionDialog(context)
    qtbot.addWidget(dialog)
    dialog.list.choose(incidents.late)
    shown = []
    dialogs.on_run = lambda paper: shown.append(paper.windowTitle()) or False
    menu = dialog.nudge.menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert shown == ["Giấy nhắc việc Tổ trưởng Tổ 1"]
    dialog.list.activated.emit(dialog.list.currentIndex())
    assert dialog.chosen_id == incidents.late


def test_what_parties_promised_leads_to_the_case(context, book, incidents, qtbot):
    mediation = Mediation(
        day=book.today, mediators=("Bà Hoa",), duties=(Task(what="Dời rào", who="Ông Đạt"),)
    )
    book.mediations.save(incidents.late, mediation)
    dialog = AttentionDialog(context)
    qtbot.addWidget(dialog)
    dialog.chips.choose("duties")
    dialog.chips.chosen.emit("duties")
    dialog.list.choose(book.mediations.duties()[0].id)
    dialog.list.activated.emit(dialog.list.currentIndex())
    assert dialog.chosen_id == incidents.late


def test_a_case_is_linked_to_the_meeting_that_spoke_of_it(tab, context, book, incidents, qtbot):
    meeting = Meeting(
        title="Họp bàn mốc giới", day=book.today, tasks=(Task(what="Mời địa chính", who="Ông An"),)
    )
    meeting_id = book.meetings.save(meeting)
    dialog = RecordDialog(context, book.incidents.get(incidents.late))
    qtbot.addWidget(dialog)
    dialog.meeting.choose(meeting_id)
    assert dialog.try_to_save()
    assert [row.id for row in book.incidents.of_meeting(meeting_id)] == [incidents.late]
    words = " ".join(part.text() for part in tab.reading.findChildren(QLabel))
    assert "Họp bàn mốc giới" in words
    assert "Ông An: Mời địa chính" in words


def test_a_number_leads_to_the_list_behind_it(context, incidents, qtbot, book):
    dialog = FiguresDialog(context)
    qtbot.addWidget(dialog)
    wanted = next(
        link
        for link in dialog.findChildren(QPushButton)
        if link.accessibleName().startswith("Trộm cắp: 1")
    )
    wanted.click()
    assert dialog.wish.kind == "Trộm cắp"
    ids = book.incidents.ids(kind=dialog.wish.kind, year=dialog.wish.year, which=Which.ALL)
    assert list(ids) == [incidents.handed]


def test_the_village_settles_its_own_kinds_limits_and_team(context, book, dialogs, qtbot):
    kinds = KindsDialog(context)
    qtbot.addWidget(kinds)

    def user(dialog: KindDialog) -> bool:
        assert not dialog.try_to_save()
        dialog.name.setText("Thả diều vướng điện")
        dialog.deadline.setValue(7)
        assert dialog.try_to_save()
        return True

    dialogs.on_run = user
    kinds.listed.add()
    assert kinds.changed()
    assert kinds.try_to_save()
    assert book.incident_settings.kinds()[-1].deadline_days == 7
    limits = LimitsDialog(context)
    qtbot.addWidget(limits)
    limits.fields["prolonged_days"].setValue(20)
    assert limits.try_to_save()
    assert book.incident_settings.limits() == Limits(prolonged_days=20)
    team = TeamDialog(context)
    qtbot.addWidget(team)
    team.head.setText("  Bùi Thị   Hoa ")
    team.members.show_tags(("Cao Bách", "Cao Bách"))
    team.opened.setText("2/1/2025")
    assert team.try_to_save()
    kept = book.incident_settings.team()
    assert (kept.head, kept.members) == ("Bùi Thị Hoa", ("Cao Bách",))
    assert str(kept.opened_on) == "02/01/2025"


def test_old_names_are_erased_after_one_question(context, book, dialogs, incidents, wait_jobs):
    closing = Entry(day=book.today, state=State.CLOSED, text="Hai bên nhận lỗi")
    book.incident_course.add(incidents.settled, closing)
    now = book._actions.clock
    later = timedelta(days=4 * 366)
    book._actions.clock = lambda: now() + later
    dialogs.answers.append(False)
    anonymise_old(context)
    assert not book.incidents.get(incidents.settled).anonymised_on
    dialogs.answers.append(True)
    anonymise_old(context)
    wait_jobs()
    assert book.incidents.get(incidents.settled).anonymised_on
    assert "Ẩn danh 1 vụ việc" in dialogs.said[0]


def test_the_list_goes_to_excel_without_names(
    context, book, dialogs, incidents, tmp_path, wait_jobs
):
    target = tmp_path / "ds.xlsx"
    dialogs.answers.extend([False, target])
    dialogs.on_run = lambda asking: asking.save_and_close() or bool(asking.result())
    export_shown(context, list(book.incidents.ids()))
    wait_jobs()
    assert target.read_bytes().startswith(b"PK")


def test_the_deadline_follows_the_day_received_until_one_is_typed(context, book, qtbot):
    dialog = RecordDialog(context)
    qtbot.addWidget(dialog)
    dialog.kind.choose("Tranh chấp đất đai")
    assert dialog.deadline.text() == str(days_after(book.today, 30))
    dialog.received_on.setText(str(days_after(book.today, -5)))
    dialog.received_on.editingFinished.emit()
    assert dialog.deadline.text() == str(days_after(book.today, 25))
    dialog.deadline.setText("01/12/2026")
    dialog.received_on.setText(str(days_after(book.today, -2)))
    dialog.received_on.editingFinished.emit()
    assert dialog.deadline.text() == "01/12/2026"


def test_identity_numbers_are_shown_only_when_asked_for(tab, incidents):
    number = "030160001234"
    tab.list.table.go_to(incidents.late)
    story = tab.reading.story
    assert number not in story.text()
    assert "1234" in story.text()
    story.linkActivated.emit("numbers")
    assert number in story.text()
    tab.reading.show_incident(incidents.late)
    assert number not in story.text()
