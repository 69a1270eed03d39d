"""A small village with incidents in several states, and the tab that shows them."""

from dataclasses import replace
from typing import NamedTuple

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.changes import Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.incident_course import Entry
from antt_desktop.domain.incident_kinds import MediationTeam, kind_named
from antt_desktop.domain.incidents import Incident, Party, Side, State
from antt_desktop.domain.mediations import Mediation, Outcome
from antt_desktop.domain.periods import days_after
from antt_desktop.ui.incidents.tab import IncidentsTab
from antt_desktop.workflows.incident_forms import incident_kinds


class Incidents(NamedTuple):
    """The ids of one incident of each sort; the last one is sensitive."""

    late: int
    settled: int
    handed: int
    fresh: int
    hidden: int


def write(book: Book, title: str, kind: str, ago: int, **fields) -> int:
    """Write an incident down that was received so many days ago."""
    limited = kind_named(incident_kinds(book), kind).limits(
        Incident(title=title, received_on=days_after(book.today, -ago), **fields)
    )
    return book.incidents.save(replace(limited, sensitive=fields.get("sensitive", False)))


@pytest.fixture
def incidents(book) -> Incidents:
    first, second = book.households.rows(book.households.ids())[:2]
    parties = (
        Party(name=first.head, household_id=first.id, code=first.code, identity="030160001234"),
        Party(side=Side.B, name=second.head, household_id=second.id, code=second.code),
    )
    group = book.groups.all()[0].id
    book.incident_settings.save_team(MediationTeam(head="Bùi Thị Hoa", members=("Cao Bách",)))
    late = write(
        book, "Tranh chấp ranh giới đất", "Tranh chấp đất đai", 41, group_id=group,
        place="ngõ 7", in_charge="Tổ trưởng Tổ 1", parties=parties,
    )  # fmt: skip
    settled = write(book, "Chó sủa đêm", "Tiếng ồn, vệ sinh, vật nuôi", 9, in_charge="Bà Hoa")
    mediation = Mediation(
        day=book.today, mediators=("Bùi Thị Hoa",), agreement="Xích chó", outcome=Outcome.SETTLED
    )
    book.mediations.save(settled, mediation)
    handed = write(book, "Mất xe đạp", "Trộm cắp", 4, in_charge="Bà Hoa")
    police = Entry(day=book.today, state=State.POLICE, receiver="Đại úy Thành")
    book.incident_course.add(handed, police)
    fresh = write(book, "Đổ rác ra mương", "Tiếng ồn, vệ sinh, vật nuôi", 0, in_charge="Bà Hoa")
    hidden = write(
        book, "Bạo lực nhà ông Quách", "Bạo lực gia đình", 2, sensitive=True, parties=parties
    )
    return Incidents(late, settled, handed, fresh, hidden)


@pytest.fixture
def make_tab(qtbot, context):
    """Return a function that shows the tab as the window does: refreshed after each change."""

    def make(given=context) -> IncidentsTab:
        tab = IncidentsTab(given)
        qtbot.addWidget(tab)
        given.changed.connect(lambda done: tab.refresh(done.areas))
        tab.resize(1342, 640)
        tab.show()
        qtbot.waitExposed(tab)
        tab.refresh(frozenset(Area))
        return tab

    return make


@pytest.fixture
def tab(incidents, make_tab) -> IncidentsTab:
    """Return the tab over the village's ``incidents``."""
    return make_tab()


@pytest.fixture
def today(book) -> PartialDate:
    return book.today
