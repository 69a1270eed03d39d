"""The village's names: mended, changed from a day, and those of before."""

import dataclasses

import pytest
from PySide6.QtWidgets import QLabel, QTabWidget

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.life import LifeEvent
from antt_desktop.ui.village_dialog import VillageDialog


@pytest.fixture
def open_dialog(context, qtbot):
    def make():
        dialog = VillageDialog(context)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def test_a_new_name_is_kept_with_its_day(open_dialog, book):
    dialog = open_dialog()
    assert not dialog.renaming.kind.isVisible()
    dialog.fields["commune"].setText("Phường Quang Hưng")
    assert dialog.renaming.kind.isVisible()
    assert dialog.changed()
    dialog.renaming.fields.day.setText("")
    dialog.save_and_close()
    assert dialog.form.error_of("happened_on") == "Hãy ghi ngày có hiệu lực."
    dialog.renaming.fields.day.setText("1/7/2026")
    dialog.renaming.fields.reason.setText("Sắp xếp")
    dialog.save_and_close()
    assert not dialog.isVisible()
    (change,) = book.settings.village_changes()
    assert (str(change.happened_on), change.reason) == ("01/07/2026", "Sắp xếp")
    assert book.settings.village().place == "Quang Hưng"


def test_a_spelling_mistake_needs_no_day(open_dialog, book):
    dialog = open_dialog()
    dialog.fields["province"].setText("Thành phố Hải Phòng")
    dialog.renaming.kind.choose(False)
    assert not dialog.renaming.fields.day.isVisible()
    dialog.save_and_close()
    assert book.settings.village().province == "Thành phố Hải Phòng"
    assert book.settings.village_changes() == []


def test_earlier_names_are_listed(open_dialog, book):
    assert open_dialog().findChild(QTabWidget) is None
    village = dataclasses.replace(book.settings.village(), name="Thôn Đông")
    book.settings.save_village(village, LifeEvent(PartialDate(2026, 1, 5), "Đổi tên"))
    dialog = open_dialog()
    tabs = dialog.findChild(QTabWidget)
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["Hiện nay", "Trước đây"]
    said = [found.text() for found in tabs.widget(1).findChildren(QLabel)]
    assert said == [
        "Từ ngày 05/01/2026 · Đổi tên", "Đổi tên Làng văn hóa Quang Khải thành Thôn Đông",
    ]  # fmt: skip
