"""The wording files of the papers around a round: they can be edited, and say what is wrong."""

import shutil

import pytest

from antt_desktop import paths
from antt_desktop.documents.paper_wording import (
    door_text,
    hand_over_text,
    printer_test_text,
    reminder_text,
)
from antt_desktop.domain.errors import SystemTrouble, UserError

FILES = {
    "door-list.toml": door_text,
    "reminder.toml": reminder_text,
    "hand-over.toml": hand_over_text,
    "printer-test.toml": printer_test_text,
}


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(paths.forms(), tmp_path / "forms")


@pytest.mark.parametrize("name", FILES)
def test_a_village_may_have_its_own_words(folder, name):
    file = folder / name
    text = file.read_text("utf-8")
    title = FILES[name](folder).title
    file.write_text(text.replace(f'"{title}"', '"GIẤY CỦA LÀNG"'), "utf-8")
    assert FILES[name](folder).title == "GIẤY CỦA LÀNG"


@pytest.mark.parametrize("name", FILES)
def test_an_unknown_place_is_refused_by_name(folder, name):
    file = folder / name
    text = file.read_text("utf-8")
    file.write_text(text.replace("tieu_de = ", 'tieu_de = "{sai}" # ', 1), "utf-8")
    with pytest.raises(UserError, match=name) as refused:
        FILES[name](folder)
    assert refused.value.field == "tieu_de"


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_the_pcs_trouble(tmp_path, name):
    with pytest.raises(SystemTrouble, match=name):
        FILES[name](tmp_path)
