"""Incidents of a small village for the tests of the book."""

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.incident_course import Entry
from antt_desktop.domain.incidents import Incident, Party, Side, State
from antt_desktop.domain.kept_files import NewFile
from antt_desktop.domain.mediations import Mediation, Outcome
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Meeting
from tests.domain.incident_samples import DISPUTE, RECEIVED, VIOLENCE, incident

NAMES = (
    "Quách Thị Bưởi", "Tạ Đình Khế", "Lục Văn Chanh", "Mạc Thị Cam", "Hứa Văn Quýt", "Giáp Thị Na",
)  # fmt: skip
"""Names that stand nowhere else in the book; each in another place of a whole incident."""


def written_down(book: Book, kind=DISPUTE, **fields) -> Incident:
    """Return an incident as the book keeps it."""
    return book.incidents.get(book.incidents.save(incident(kind, **fields)))


def violence(**fields) -> Incident:
    """Return what is typed of a sensitive incident."""
    return incident(VIOLENCE, title="Bạo lực gia đình nhà bên", sensitive=True, **fields)


def whole(book: Book, household_id: int = 0, **fields) -> Incident:
    """Return an incident with all that can belong to one, NAMES all over it, closed at last."""
    party, other, reporter, mediator, writer, attached = NAMES
    meeting_id = book.meetings.save(Meeting(title="Họp tổ 1", day=RECEIVED))
    saved = written_down(
        book,
        title=f"{party} cãi nhau với {other}",
        place=f"nhà {party}",
        group_id=1,
        reporter=reporter,
        source="Người dân báo",
        story=f"{party} nói {other} lấn đất.",
        parties=(
            Party(name=party, household_id=household_id, code="01-001", identity="030160001234"),
            Party(name=other, side=Side.B, phone="0912345678", address=f"nhà {other}"),
        ),
        meeting_ids=(meeting_id,),
        **fields,
    )
    book.incident_course.add(saved.id, Entry(day=RECEIVED, text=f"Gặp {party}", who=writer))
    mediation = Mediation(
        day=PartialDate(2026, 2, 9),
        place=f"nhà {mediator}",
        mediators=(mediator,),
        present=(party, other),
        positions=f"{other} không chịu.",
        agreement=f"{party} trả đất cho {other}.",
        outcome=Outcome.SETTLED,
        duties=(Task(what=f"trả đất cho {other}", who=party),),
    )
    book.mediations.save(saved.id, mediation)
    file = NewFile(
        name=f"don {attached}.pdf",
        what="Đơn",
        media="application/pdf",
        data=f"%PDF {attached}".encode(),
        text=f"Tôi là {attached}",
    )
    book.incident_files.attach(saved.id, [file])
    closing = Entry(day=PartialDate(2026, 2, 10), state=State.CLOSED, who=writer)
    book.incident_course.add(saved.id, closing)
    return book.incidents.get(saved.id)
