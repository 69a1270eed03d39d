"""The tab on a small book, answered by the window's part of refreshing."""

import pytest

from antt_desktop.domain.changes import Area
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
