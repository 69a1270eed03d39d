"""The tab on a small book, answered by the window's part of refreshing."""

import pytest

from antt_desktop.domain.changes import Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.ui.households.roster_import.dialog import ImportDialog
from antt_desktop.ui.households.tab import HouseholdsTab


@pytest.fixture
def tab(qtbot, context):
    made = HouseholdsTab(context)
    context.changed.connect(lambda done: made.refresh(done.areas))
    qtbot.addWidget(made)
    made.resize(1366, 660)
    made.refresh(frozenset(Area))
    made.show()
    return made


@pytest.fixture
def tidings(tab):
    """Return the list of texts the tab has put into the status bar."""
    said: list[str] = []
    tab.status_text.connect(said.append)
    return said


@pytest.fixture
def dialog(qtbot, context):
    """Return the import dialog, before a file is chosen."""
    made = ImportDialog(context)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def ready(qtbot, dialog):
    """Return a function that waits until the import dialog has done what it was asked."""
    return lambda: qtbot.waitUntil(lambda: not dialog.busy, timeout=10_000)


@pytest.fixture
def family(tab, book):
    """Return the id of a household of four in the first tổ, shown in the tab."""
    made = book.households.add(
        Household(
            group_id=book.groups.all()[0].id,
            address="Ngõ 4, số 21",
            people=(
                Person(name="Đỗ Hữu Bình", relation=HEAD, sex="Nam", birth=PartialDate(1960)),
                Person(name="Lê Thị Mận", relation="Vợ", sex="Nữ", birth=PartialDate(1962)),
                Person(name="Đỗ Hữu Sơn", relation="Con đẻ", sex="Nam", birth=PartialDate(1985)),
                Person(name="Đỗ Thị Thu", relation="Con đẻ", sex="Nữ", birth=PartialDate(1990)),
            ),
        )
    )
    tab.show_record(made)
    return made


@pytest.fixture
def happen(tab, dialogs, qtbot):
    """Return a function: choose an entry of “Biến động”, let ``play`` fill the form, save.

    It returns the dialog; what the preview said before saving stands in ``dialog.seen``.
    """

    def chosen(deed, play):
        def run(dialog):
            qtbot.addWidget(dialog)
            dialog.show()
            dialog.day.setText("05/03/2026")
            play(dialog)
            dialog.missed = dialog.missing.text()
            dialog.seen = f"{dialog.preview_title.text()}\n{dialog.preview.text()}"
            dialog.save_and_close()
            return dialog.result() == dialog.DialogCode.Accepted

        dialogs.on_run = run
        menu = tab.detail.life.menu()
        menu.aboutToShow.emit()
        entry = next(a for a in menu.actions() if a.text() == f"{deed.value}…")
        entry.trigger()
        return dialogs.ran[-1]

    return chosen


def people(book, household_id):
    """Return what each person of a household is to its head, by name."""
    return {p.name: p.relation for p in book.households.get(household_id).people}


def last(book, household_id):
    """Return what happened last to a household: kind, day, reason, words."""
    record = book.life.of(household_id)[0]
    return record.kind, record.happened_on, record.reason, record.words
