import msoffcrypto
import pytest

from antt_desktop.domain.book_uses import UseKind
from antt_desktop.domain.errors import UserError
from antt_desktop.ui.exporting import ExportDialog
from antt_desktop.ui.households.print_dialog import RosterDialog
from antt_desktop.ui.printing import PrintDialog
from antt_desktop.workflows.import_roster import plan_import


def test_the_roster_is_laid_out_and_shown_before_it_is_printed(
    tab, book, dialogs, wait_jobs, qtbot
):
    tab.groups.list.choose(book.groups.all()[1].id)
    shown = []

    def answer(dialog):
        qtbot.addWidget(dialog)
        if isinstance(dialog, RosterDialog):
            assert dialog.one.text() == "Chỉ Tổ 2"
            assert dialog.group_ids == (book.groups.all()[1].id,)
            dialog.every.setChecked(True)
            dialog.with_people.setChecked(True)
            return True
        assert isinstance(dialog, PrintDialog)
        qtbot.waitUntil(lambda: dialog.preview.pages > 0)
        shown.append((dialog.windowTitle(), dialog.preview.pages))
        return False

    dialogs.on_run = answer
    tab.print_()
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=10_000)
    assert shown == [("Danh sách hộ – cả làng", 3)]


def exported(dialog):
    """Say what a list is for, as the user does."""
    assert isinstance(dialog, ExportDialog)
    dialog.purpose.setCurrentText(" Nộp  xã ")
    dialog.save_and_close()
    return bool(dialog.result())


def test_a_file_under_a_password_opens_with_it_only(tab, book, dialogs, wait_jobs, tmp_path):
    target, typed = tmp_path / "kín.xlsx", "mật khẩu tệp"

    def sealed(dialog):
        dialog.purpose.setCurrentText("")
        dialog.password.setText("abc")
        assert not dialog.try_to_save()
        dialog.password.setText(typed)
        return exported(dialog)

    dialogs.answers.append(target)
    dialogs.on_run = sealed
    tab.export_file()
    wait_jobs()
    assert not target.read_bytes().startswith(b"PK")
    assert book.uses.all(UseKind.EXPORT)[0].protected
    with pytest.raises(UserError, match="mật khẩu"):
        plan_import(book, target)
    with target.open("rb") as stream:
        file = msoffcrypto.OfficeFile(stream)
        file.load_key(password=typed, verify_password=True)
        opened = tmp_path / "mở.xlsx"
        with opened.open("wb") as out:
            file.decrypt(out)
    assert plan_import(book, opened).unchanged == 5


def test_the_roster_is_exported_and_imports_back_unchanged(
    tab, book, context, dialogs, wait_jobs, tmp_path
):
    notices = []
    context.notice.connect(notices.append)
    target = tmp_path / "ra.xlsx"
    dialogs.answers.append(target)
    dialogs.on_run = exported
    tab.export_file()
    wait_jobs()
    assert notices == ["Đã xuất 5 hộ ra ra.xlsx."]
    (use,) = book.uses.all(UseKind.EXPORT)
    assert (use.what, use.purpose, use.rows) == ("Xuất danh sách hộ", "Nộp xã", 5)
    plan = plan_import(book, target)
    assert (plan.unchanged, plan.to_add, plan.to_save) == (5, (), ())
    dialogs.on_run = lambda _dialog: False
    for given_up in (None, target):
        dialogs.answers.append(given_up)
        tab.export_file()
    assert len(notices) == 1


def test_an_empty_book_says_why_there_is_nothing_to_print(tab, book, dialogs, wait_jobs, qtbot):
    book.households.delete(list(tab.list.model.ids))
    dialogs.on_run = lambda dialog: isinstance(dialog, RosterDialog)
    tab.print_()
    wait_jobs()
    assert any("chưa có hộ nào" in said for said in dialogs.said)
