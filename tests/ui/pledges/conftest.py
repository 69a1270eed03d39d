"""The tab “Ký cam kết” over a small village in a campaign."""

import pytest

from antt_desktop.domain.changes import Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.pledges import Campaign
from antt_desktop.ui.pledges.tab import PledgesTab
from antt_desktop.workflows.campaigns import new_campaign

FORM_DATE = PartialDate(2026, 2, 18)
EVERYTHING = frozenset(Area)


@pytest.fixture
def campaign(book) -> Campaign:
    """Return “Năm 2026” of all three tổ; tổ 3 has a household with a wife."""
    third = book.groups.all()[2]
    book.households.add(
        Household(
            group_id=third.id,
            people=(
                Person(name="Lương Thị Minh", relation=HEAD, birth=PartialDate(1961)),
                Person(name="Phạm Văn Long", relation="Chồng"),
                Person(name="Phạm Thị Mất", relation="Mẹ đẻ", residence="Đã mất"),
            ),
        )
    )
    return book.campaigns.add(new_campaign(book, "Năm 2026", FORM_DATE))


@pytest.fixture
def make_tab(qtbot, context):
    """Return a function that shows the tab as the window does: refreshed after each change."""

    def make() -> PledgesTab:
        tab = PledgesTab(context)
        qtbot.addWidget(tab)
        context.changed.connect(lambda done: tab.refresh(done.areas))
        tab.resize(1342, 640)
        tab.show()
        tab.refresh(EVERYTHING)
        return tab

    return make


@pytest.fixture
def tab(make_tab, campaign) -> PledgesTab:
    return make_tab()
