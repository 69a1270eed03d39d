"""Errors: sentences for the user's, a report without names for ours."""

import sys

import pytest
from PySide6.QtCore import QTimer

from antt_desktop import crash
from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.ui.errors import catch_all, report
from antt_desktop.ui.kit.fields import NumberField
from antt_desktop.ui.report_dialog import ReportDialog


@pytest.fixture
def hook(dialogs, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_all(lambda: dialogs)
    return sys.excepthook


def mistake():
    name = "Nguyễn Thị Hồng Đạt"
    raise KeyError(name)


def caught(act):
    try:
        act()
    except Exception as error:  # noqa: BLE001
        return error
    return None


def test_the_report_names_places_and_kinds_but_no_person(qtbot):
    def around():
        try:
            mistake()
        except KeyError as error:
            raise RuntimeError("/home/dat/so-cua-Nguyễn.antt") from error

    field = NumberField("Số", 0, 9)
    qtbot.addWidget(field)
    text = report(caught(around))
    assert "RuntimeError" in text
    assert "KeyError" in text
    assert "test_errors.py" in text
    assert "Nguyễn" not in text
    assert "/home" not in text
    field.setText("x")
    assert "ui/kit/fields.py" in report(caught(field.number))


def test_a_user_error_out_of_a_slot_is_told_as_its_sentence(hook, dialogs, qtbot):
    error = caught(lambda: (_ for _ in ()).throw(UserError("Ổ đĩa đã đầy.")))
    hook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: dialogs.said == ["Ổ đĩa đã đầy."])


def test_a_cancelled_job_says_nothing(hook, dialogs, qtbot):
    hook(Cancelled, Cancelled(), None)
    done = []
    QTimer.singleShot(0, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert dialogs.said == []


def test_our_mistake_opens_one_report_that_can_be_saved(hook, dialogs, qtbot, tmp_path):
    target = tmp_path / "bao-cao.txt"
    dialogs.answers.append(target)

    def play(dialog):
        assert isinstance(dialog, ReportDialog)
        dialog._save()
        return False

    dialogs.on_run = play
    error = caught(mistake)
    for _again in range(3):
        hook(type(error), error, error.__traceback__)
    qtbot.waitUntil(target.is_file)
    assert "KeyError" in target.read_text("utf-8")
    assert "Nguyễn" not in target.read_text("utf-8")
    assert len(dialogs.ran) == 1


def test_the_log_keeps_the_report(own_data_folder):
    with crash.kept_log():
        crash.log(report(caught(mistake)))
    text = (own_data_folder / "chuong-trinh.log").read_text("utf-8")
    assert "KeyError" in text
    assert "Nguyễn" not in text
    assert (own_data_folder / "sap.log").is_file()
