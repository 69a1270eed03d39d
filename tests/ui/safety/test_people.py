"""Naming the people of the office and signing in; requests about personal data."""

import pytest
from PySide6.QtWidgets import QLabel

from antt_desktop.domain.privacy import RequestKind
from antt_desktop.domain.roles import OfficePerson, Role
from antt_desktop.ui.paper_dialog import PaperDialog
from antt_desktop.ui.safety.people import PeopleDialog, SignInDialog
from antt_desktop.ui.safety.privacy_dialog import PrivacyDialog, RequestDialog


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
            dialog._look_up(household.head.name)
            dialog.found.choose(household.head.id)
            dialog._take()
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
