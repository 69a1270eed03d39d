"""Sessions of mediation, their place in the course, and the duties taken on."""

from dataclasses import replace

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incidents import Result, State
from antt_desktop.domain.mediations import Mediation, Outcome
from antt_desktop.domain.meeting_tasks import Task
from tests.book.incident_making import written_down
from tests.domain.incident_samples import VIOLENCE

FIRST, SECOND = PartialDate(2026, 2, 9), PartialDate(2026, 2, 21)


def session(**fields) -> Mediation:
    """Return a session that is to be gone on with."""
    return Mediation(**({"day": FIRST, "mediators": ("Bà Hoa",)} | fields))


def settled(**fields) -> Mediation:
    """Return a session with an agreement and two duties."""
    duties = (
        Task(what="Dời hàng rào", who="Ông An", due=PartialDate(2026, 3, 12)),
        Task(what="Trả tiền", who="Ông Ước"),
    )
    plain = {"day": SECOND, "agreement": "Dời rào", "outcome": Outcome.SETTLED, "duties": duties}
    return session(**(plain | fields))


def test_two_sessions_to_a_settlement(book):
    incident = written_down(book)
    book.mediations.save(incident.id, session(positions="Không ai chịu"))
    assert book.incidents.get(incident.id).state is State.MEDIATING
    book.mediations.save(incident.id, settled(start="19:30", end="21:00", guests=("Bí thư",)))
    found = book.incidents.get(incident.id)
    assert (found.result, found.resolved_on) == (Result.SETTLED, SECOND)
    first, second = book.mediations.of(incident.id)
    assert (first.number, second.number) == (1, 2)
    assert replace(second, id=0, number=0, duties=()) == settled(
        start="19:30", end="21:00", guests=("Bí thư",), duties=()
    )
    assert book.mediations.get(second.id) == (incident.id, second)
    texts = [entry.text for entry in book.incident_course.of(incident.id)]
    assert texts[1:] == [
        "Hòa giải lần 1: chưa kết thúc, hẹn buổi sau",
        "Hòa giải lần 2: hòa giải thành",
    ]
    assert book.check() == []


def test_a_corrected_session_leads_the_incident(book):
    incident = written_down(book)
    book.mediations.save(incident.id, settled())
    (kept,) = book.mediations.of(incident.id)
    book.mediations.save(incident.id, replace(kept, outcome=Outcome.UNSETTLED, duties=()))
    assert book.incidents.get(incident.id).state is State.UNSETTLED
    assert book.mediations.duties() == []
    book.history.undo()
    assert book.mediations.of(incident.id) == [kept]
    book.mediations.remove(kept.id)
    assert book.incidents.get(incident.id).state is State.NEW
    assert len(book.incident_course.of(incident.id)) == 1
    assert book.check() == []


def test_its_entry_is_changed_with_it_only(book):
    incident = written_down(book)
    book.mediations.save(incident.id, session())
    entry = book.incident_course.of(incident.id)[1]
    for refused in (
        lambda: book.incident_course.save(incident.id, entry),
        lambda: book.incident_course.remove(incident.id, entry.id),
    ):
        with pytest.raises(UserError, match="mục “Hòa giải”"):
            refused()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"mediators": (" ",)}, "mediators"),
        ({"day": PartialDate(2026, 3, 14)}, "day"),
        ({"day": PartialDate(2026, 2, 2)}, "day"),
        ({"day": PartialDate(2026, 2)}, "day"),
        ({"start": "20:00", "end": "19:00"}, "end"),
        ({"agreement": " "}, "agreement"),
        ({"duties": (Task(what=" "),)}, "what"),
    ],
)
def test_a_session_that_cannot_be_is_refused(book, fields, field):
    incident = written_down(book)
    with pytest.raises(UserError) as refusal:
        book.mediations.save(incident.id, settled(**fields))
    assert refusal.value.field == field
    assert book.mediations.of(incident.id) == []


def test_what_may_be_a_crime_is_not_mediated(book):
    incident = written_down(book, VIOLENCE)
    with pytest.raises(UserError, match="không được hòa giải"):
        book.mediations.save(incident.id, session())


def test_what_was_settled_is_reopened_before_it_is_mediated_again(book):
    incident = written_down(book)
    book.mediations.save(incident.id, settled())
    with pytest.raises(UserError, match="lý do mở lại"):
        book.mediations.save(incident.id, session(day=PartialDate(2026, 3, 1)))
    assert len(book.mediations.of(incident.id)) == 1


def test_duties_are_followed_until_they_are_done(book):
    incident = written_down(book)
    book.mediations.save(incident.id, settled())
    first, second = book.mediations.duties()
    assert (first.task.what, first.incident_code) == ("Dời hàng rào", "VV-2026-001")
    book.mediations.finish(first.id, PartialDate(2026, 3, 10), " đã  dời ")
    assert [duty.id for duty in book.mediations.duties()] == [second.id]
    done = book.mediations.duties(open_only=False)[-1].task
    assert (done.done_on, done.note) == (PartialDate(2026, 3, 10), "đã dời")
    with pytest.raises(UserError) as refusal:
        book.mediations.finish(second.id, PartialDate(2026, 3, 14))
    assert refusal.value.field == "day"
    book.mediations.reopen(first.id)
    assert [duty.id for duty in book.mediations.duties()] == [first.id, second.id]
    with pytest.raises(UserError, match="không còn trong sổ"):
        book.mediations.finish(99, FIRST)
    assert book.check() == []


def test_duties_keep_what_was_done_when_the_session_is_corrected(book):
    incident = written_down(book)
    book.mediations.save(incident.id, settled())
    book.mediations.finish(book.mediations.duties()[0].id, FIRST)
    (kept,) = book.mediations.of(incident.id)
    book.mediations.save(incident.id, replace(kept, place="Nhà văn hóa"))
    assert book.mediations.of(incident.id)[0].duties[0].done_on == FIRST
