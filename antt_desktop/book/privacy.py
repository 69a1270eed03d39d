"""Requests of people about their data: registered, answered, and erasing one person for good.

What is erased goes from the tables and from the history, where digests stay, so that the chain
still holds; it cannot be taken back. What was signed on paper (frozen minutes, scans) stays.
"""

from antt_desktop.book.actions import Actions
from antt_desktop.book.change_details import action_details
from antt_desktop.book.curtain import Curtain
from antt_desktop.book.erasing import Eraser, write_anew
from antt_desktop.book.households import HouseholdsPart
from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.identity import shown_phone
from antt_desktop.domain.pledges import Status
from antt_desktop.domain.privacy import ERASED, PrivacyRequest, RequestKind, checked_request
from antt_desktop.domain.roles import Act
from antt_desktop.domain.safety_papers import PersonData

_COLUMNS = (
    "id", "received_on", "kind", "person_id", "asked_by", "note", "done_on", "answer",
)  # fmt: skip
_PERSON = (
    ("relation", "Quan hệ với chủ hộ"), ("sex", "Giới tính"), ("birth", "Ngày sinh"),
    ("identity", "Số định danh"), ("phone", "Điện thoại"), ("occupation", "Nghề nghiệp"),
    ("residence", "Cư trú"), ("note", "Ghi chú"),
)  # fmt: skip


class PrivacyPart:
    """The register of requests, and what is done about them."""

    def __init__(
        self,
        store: Store,
        actions: Actions,
        curtain: Curtain,
        households: HouseholdsPart,
        eraser: Eraser,
    ) -> None:
        self._store = store
        self._actions = actions
        self._curtain = curtain
        self._households = households
        self._eraser = eraser

    def requests(self) -> list[PrivacyRequest]:
        """Return all requests, the last first."""
        rows = self._store.run(
            f"SELECT {', '.join(_COLUMNS)} FROM privacy_requests ORDER BY id DESC"
        )
        return [
            PrivacyRequest(
                id=row[0],
                received_on=PartialDate.from_iso(row[1]),
                kind=RequestKind(row[2]),
                person_id=row[3],
                asked_by=row[4],
                note=row[5],
                done_on=PartialDate.from_iso(row[6]),
                answer=row[7],
            )
            for row in rows
        ]

    def register(self, request: PrivacyRequest) -> int:
        """Write a request down and return its id; UserError for one that lacks something."""
        request = checked_request(request, self._actions.today)
        request_id = self._store.next_id("privacy_requests")
        with self._actions.action("Ghi yêu cầu về dữ liệu cá nhân"):
            self._store.insert_many("privacy_requests", _COLUMNS, [_values(request, request_id)])
        return request_id

    def answer(self, request_id: int, answer: str) -> None:
        """Write down that a request was answered today, and how."""
        if not answer.strip():
            raise UserError("Hãy ghi đã trả lời thế nào.", field="answer")
        with self._actions.action("Trả lời yêu cầu về dữ liệu cá nhân"):
            self._store.run(
                "UPDATE privacy_requests SET done_on = ?, answer = ? WHERE id = ?",
                (self._actions.today.iso, answer.strip(), request_id),
            )

    def data_of(self, person_id: int) -> PersonData:
        """Return all the book holds of one person; UserError where he is not in the roster.

        Of incidents only those that may be seen now.
        """
        name, household_id, person = self._person(person_id)
        household = self._households.get(household_id)
        shown = {**person, "birth": str(PartialDate.from_iso(str(person["birth"])) or "")}
        shown["phone"] = shown_phone(str(person["phone"]))
        roster = [("Họ tên", name), ("Hộ", f"{household.code} {household.address}".strip())]
        roster += [(label, str(shown[field])) for field, label in _PERSON if shown[field]]
        return PersonData(
            name=name,
            roster=tuple(roster),
            pledges=tuple(self._pledges(household_id, name)),
            incidents=tuple(self._incidents(person_id, household_id, name)),
            changes=tuple(self._changes(person_id)),
        )

    def erase(self, person_id: int, request_id: int = 0) -> None:
        """Erase one person from the roster, past lists, pledges, incidents and the history.

        The household stays. Copies of the book taken before still hold the name. Raises
        UserError where he is not in the roster.
        """
        name, _household_id, _values = self._person(person_id)
        if name == ERASED:
            raise UserError("Tên người này đã được xóa trước đó.")
        with self._actions.action("Xóa dữ liệu cá nhân theo yêu cầu", act=Act.OWN):
            self._eraser.erase_person(person_id)
            if request_id:
                self.answer(request_id, "Đã xóa tên và dữ liệu trong sổ.")
            self._eraser.end()
        write_anew(self._store)

    def _person(self, person_id: int) -> tuple[str, int, dict[str, object]]:
        fields = [field for field, _label in _PERSON]
        rows = self._store.run(
            f"SELECT name, household_id, {', '.join(fields)} FROM persons WHERE id = ?",
            (person_id,),
        )
        if not rows:
            raise UserError("Người này không còn trong danh sách.")
        name, household_id, *values = rows[0]
        return name, household_id, dict(zip(fields, values, strict=True))

    def _pledges(self, household_id: int, name: str) -> list[str]:
        rows = self._store.run(
            "SELECT c.name, p.status, p.signed_on FROM pledges p JOIN campaigns c"
            " ON c.id = p.campaign_id WHERE p.household_id = ? AND p.signer IN ('', ?)"
            " ORDER BY c.id",
            (household_id, name),
        )
        return [
            f"{campaign}: {Status(status).label} {PartialDate.from_iso(day) or ''}".strip()
            for campaign, status, day in rows
        ]

    def _incidents(self, person_id: int, household_id: int, name: str) -> list[str]:
        rows = self._store.run(
            f"SELECT DISTINCT i.year, i.number, i.title FROM {self._curtain.incidents} i"
            " JOIN incident_parties p ON p.incident_id = i.id"
            " WHERE p.person_id = ? OR p.household_id = ? AND p.name = ? ORDER BY 1, 2",
            (person_id, household_id, name),
        )
        return [f"VV-{year}-{number:03} {title}" for year, number, title in rows]

    def _changes(self, person_id: int) -> list[str]:
        rows = self._store.run(
            "SELECT a.id, a.at, a.name FROM history h JOIN actions a ON a.id = h.action_id"
            " WHERE h.tbl = 'persons' AND h.row_id = ? ORDER BY a.id",
            (person_id,),
        )
        return [
            f"{at[8:10]}/{at[5:7]}/{at[:4]}: {name}"
            for action_id, at, name in rows
            if action_details(self._store, action_id)
        ]


def _values(request: PrivacyRequest, request_id: int) -> tuple[object, ...]:
    return (
        request_id,
        request.received_on.iso if request.received_on else "",
        request.kind,
        request.person_id,
        request.asked_by,
        request.note,
        request.done_on.iso if request.done_on else "",
        request.answer,
    )
