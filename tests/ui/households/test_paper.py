from antt_desktop.domain.book_uses import UseKind
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


def test_the_roster_is_exported_and_imports_back_unchanged(
    tab, book, context, dialogs, wait_jobs, tmp_path
):
    notices = []
    context.notice.connect(notices.append)
    target = tmp_path / "ra.xlsx"
    dialogs.answers.extend([target, " Nộp  xã "])
    tab.export_file()
    wait_jobs()
    assert notices == ["Đã xuất 5 hộ ra ra.xlsx."]
    (use,) = book.uses.all(UseKind.EXPORT)
    assert (use.what, use.purpose, use.rows) == ("Xuất danh sách hộ", "Nộp xã", 5)
    plan = plan_import(book, target)
    assert (plan.unchanged, plan.to_add, plan.to_save) == (5, (), ())
    for given_up in ([None], [target, None]):
        dialogs.answers.extend(given_up)
        tab.export_file()
    assert len(notices) == 1


def test_an_empty_book_says_why_there_is_nothing_to_print(tab, book, dialogs, wait_jobs, qtbot):
    book.households.delete(list(tab.list.model.ids))
    dialogs.on_run = lambda dialog: isinstance(dialog, RosterDialog)
    tab.print_()
    wait_jobs()
    assert any("chưa có hộ nào" in said for said in dialogs.said)
