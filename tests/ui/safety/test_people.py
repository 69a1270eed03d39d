"""Naming the people of the office and signing in; requests about personal data."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from antt_desktop.domain import life_events as life
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.privacy import ERASED, RequestKind
from antt_desktop.domain.retention import Kept
from antt_desktop.domain.roles import OfficePerson, Role
from antt_desktop.ui.paper_dialog import PaperDialog
from antt_desktop.ui.safety.people import PeopleDialog, SignInDialog
from antt_desktop.ui.safety.privacy_dialog import PrivacyDialog, RequestDialog
from antt_desktop.ui.safety.retention_dialog import RetentionDialog
from antt_desktop.workflows.safety_papers import privacy_notice


def test_people_are_named_with_roles_and_codes(opened, dialogs):
    def user(dialog):
        assert isinstance(dialog, PeopleDialog)
        first = dialog._lines[0]
        assert (first.name.text(), first.role.value) == ("Ngô Văn Vinh", Role.OWNER)
        first.role.choose(Role.CLERK)
        dialog.save_and_close()
        said = " ".join(part.text() for part in dialog.form.findChildren(QLabel))
        assert "ít nhất một người giữ sổ" in said
        first.role.choose(Role.OWNER)
        first.code.setText("1234")
        dialog.add()
        dialog._lines[1].name.setText("Lê Thị Nga")
        dialog._lines[1].role.choose(Role.VIEWER)
        dialog.save_and_close()
        return True

    dialogs.on_run = user
    opened.safety.show_people()
    book = opened.session.context.book
    assert book.people.all() == [
        OfficePerson("Ngô Văn Vinh", Role.OWNER, has_code=True),
        OfficePerson("Lê Thị Nga", Role.VIEWER),
    ]


@pytest.fixture
def office(opened):
    people = [OfficePerson("Ngô Văn Vinh", Role.OWNER), OfficePerson("Lê Thị Nga", Role.VIEWER)]
    opened.session.context.book.people.save(people, {"Ngô Văn Vinh": "1234"})
    return opened


def test_who_only_looks_is_told_so_and_cannot_change(office, dialogs):
    def viewer(dialog):
        assert isinstance(dialog, SignInDialog)
        dialog.who.choose("Lê Thị Nga")
        dialog.save_and_close()
        return True

    dialogs.on_run = viewer
    office.session.ask_who()
    book = office.session.context.book
    assert (book.who, book.may_change) == ("Lê Thị Nga", False)
    assert "vai chỉ xem" in office.page._banner.sentence

    def owner(dialog):
        dialog.who.choose("Ngô Văn Vinh")
        dialog.code.setText("9999")
        dialog.save_and_close()
        assert "Mã không đúng" in dialog.form.error_of("code")
        dialog.code.setText("1234")
        dialog.save_and_close()
        return True

    dialogs.on_run = owner
    office.session.ask_who()
    assert book.may_change
    assert not office.page._banner.sentence


def test_a_request_is_written_down_printed_and_carried_out(opened, dialogs):
    book = opened.session.context.book
    household = next(book.households.all())
    asked = []

    def user(dialog):
        if isinstance(dialog, RequestDialog):
            dialog.kind.choose(RequestKind.ERASE)
            dialog.save_and_close()
            assert "Hãy chọn người" in dialog.form.error_of("person")
            dialog.show()
            dialog.person.field.setText(household.head.name)
            QTest.keyClick(dialog.person.field, Qt.Key.Key_Return)
            assert dialog.chosen.text() == household.head.name
            assert dialog.person.found.isHidden()
            assert dialog.asked_by.text() == household.head.name
            dialog.save_and_close()
            return True
        if isinstance(dialog, PaperDialog):
            asked.append(dialog.windowTitle())
            return False
        assert isinstance(dialog, PrivacyDialog)
        dialog.add.click()
        assert dialog.erase.isEnabled()
        dialog.print_data.click()
        dialog._notice()
        dialogs.answers.append(True)
        dialog.erase.click()
        assert not dialog.erase.isEnabled()
        return False

    dialogs.on_run = user
    opened.safety.show_privacy()
    assert len(asked) == 2
    assert book.privacy.requests()[0].answer
    assert household.head.name not in {home.head.name for home in book.households.all()}
    assert book.check() == []


def test_what_is_over_is_shown_and_erased_on_purpose(opened, dialogs, wait_jobs):
    book = opened.session.context.book
    home = next(book.households.all())
    book.life.apply(life.leave(home, LifeEvent(PartialDate(2019, 2, 1))))
    seen = []

    def user(dialog):
        if isinstance(dialog, PrivacyDialog):
            assert dialog.times.text() == "Thời gian giữ… (1 hết hạn)"
            dialog.times.click()
            assert dialog.times.text() == "Thời gian giữ…"
            return False
        assert isinstance(dialog, RetentionDialog)
        assert list(dialog.over.ids) == [0]
        dialog.spins[Kept.HOUSEHOLDS].setValue(9)
        dialog.erase.click()
        assert not dialogs.said, "by the new years nothing is over"
        dialog.spins[Kept.HOUSEHOLDS].setValue(6)
        dialog.save()
        dialog.reload()
        dialogs.answers.append(True)
        dialog.erase.click()
        assert not dialog.erase.isEnabled()
        seen.append(dialog)
        return True

    dialogs.on_run = user
    opened.safety.show_privacy()
    assert seen
    assert book.households.get(home.id).head.name == ERASED
    assert "6 năm sau" in str(privacy_notice(book).blocks)
    assert book.check() == []
