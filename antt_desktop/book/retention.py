"""How long data is kept, what is over, and erasing that for good; figures stay."""

from collections.abc import Sequence

from antt_desktop.book.actions import Actions
from antt_desktop.book.erasing import Eraser, drop_blobs, forget, write_anew
from antt_desktop.book.setting_rows import put_setting, setting
from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.privacy import ERASED, RequestKind
from antt_desktop.domain.retention import Due, KeepYears, Kept, checked_years, over_on
from antt_desktop.domain.roles import Act
from antt_desktop.domain.text import name_key, number

_SETTING = "retention."
_ENDED = {
    # What ended and still holds what is to be erased: (id, day, code, name).
    Kept.HOUSEHOLDS: """
        SELECT id, ended_on, code, head FROM households h WHERE ended_on <> '' AND (
            address || phone || note <> ''
            OR EXISTS (SELECT 1 FROM persons WHERE household_id = h.id AND name <> :erased))""",
    Kept.PLEDGES: """
        SELECT id, closed_on, 'Đợt', name FROM campaigns c WHERE closed_on <> '' AND (
            EXISTS (SELECT 1 FROM scans WHERE campaign_id = c.id)
            OR EXISTS (SELECT 1 FROM signatures WHERE campaign_id = c.id)
            OR EXISTS (SELECT 1 FROM pledges WHERE campaign_id = c.id
                AND signer || receiver || reason <> '')
            OR EXISTS (SELECT 1 FROM campaign_households WHERE campaign_id = c.id
                AND head NOT IN ('', :erased)))""",
    Kept.REQUESTS: """
        SELECT id, done_on, kind, asked_by FROM privacy_requests
        WHERE done_on <> '' AND asked_by <> :erased""",
}


class RetentionPart:
    """The years of keeping, and erasing what is over. Copies taken before still hold it."""

    def __init__(self, store: Store, actions: Actions, eraser: Eraser) -> None:
        self._store = store
        self._actions = actions
        self._eraser = eraser

    def years(self) -> KeepYears:
        """Return how long each kind is kept."""
        found = {kept: setting(self._store, f"{_SETTING}{kept}") for kept in Kept}
        return KeepYears(**{kept: int(value) for kept, value in found.items() if value})

    def save_years(self, years: KeepYears) -> None:
        """Keep other years; UserError for a number that cannot be."""
        checked_years(years)
        with self._actions.action("Sửa thời gian giữ dữ liệu", act=Act.OWN):
            for kept in Kept:
                put_setting(self._store, f"{_SETTING}{kept}", str(years.of(kept)))

    def due(self) -> list[Due]:
        """Return what need not be kept any longer, by kind, the oldest first."""
        years, today = self.years(), self._actions.today
        found = []
        for kept, query in _ENDED.items():
            for record_id, iso, *named in self._store.run(query, {"erased": ERASED}):
                day = PartialDate.from_iso(iso)
                if not day or not years.of(kept):
                    continue
                until = over_on(day, years.of(kept))
                if until.iso <= today.iso:
                    found.append(Due(kept, record_id, _title(kept, *named), until))
        return sorted(found, key=lambda due: (list(Kept).index(due.kept), due.over_on.iso))

    def erase(self, due: Sequence[Due]) -> None:
        """Erase what is over, all or nothing; UserError for what is still to be kept."""
        if not due:
            raise UserError("Chưa có dữ liệu nào hết thời gian giữ.")
        if not set(due) <= set(self.due()):
            raise UserError("Có dữ liệu chưa hết thời gian giữ. Hãy xem lại danh sách.")
        name = f"Xóa dữ liệu hết thời gian giữ: {number(len(due))} mục"
        erase = {
            Kept.HOUSEHOLDS: self._erase_household,
            Kept.PLEDGES: self._erase_campaign,
            Kept.REQUESTS: self._erase_request,
        }
        with self._actions.action(name, act=Act.OWN):
            for one in due:
                erase[one.kept](one.id)
            self._eraser.end()
        write_anew(self._store)

    def _erase_household(self, household_id: int) -> None:
        people = self._store.run("SELECT id FROM persons WHERE household_id = ?", (household_id,))
        for (person_id,) in people:
            self._eraser.erase_person(person_id)
        self._eraser.write_over(
            "households",
            "address = '', address_key = '', phone = '', note = ''",
            "id = :household",
            {"household": household_id},
        )

    def _erase_campaign(self, campaign_id: int) -> None:
        store, known = self._store, {"campaign": campaign_id}
        blobs = store.run(
            "SELECT hash FROM scans WHERE campaign_id = :campaign"
            " UNION SELECT original FROM scans WHERE campaign_id = :campaign",
            known,
        )
        for table in ("scans", "signatures"):
            ids = store.run(f"SELECT id FROM {table} WHERE campaign_id = :campaign", known)
            store.run(f"DELETE FROM {table} WHERE campaign_id = :campaign", known)
            forget(store, table, [row_id for (row_id,) in ids])
        drop_blobs(store, [digest for (digest,) in blobs])
        of_campaign = "campaign_id = :campaign"
        self._eraser.write_over(
            "pledges", "signer = '', relation = '', receiver = '', reason = ''", of_campaign, known
        )
        self._eraser.write_over(
            "campaign_households",
            "head = :erased, sort_key = :key, birth = '', identity = '', phone = '',"
            " address = '', address_key = ''",
            of_campaign,
            {**known, "erased": ERASED, "key": name_key(ERASED)},
        )

    def _erase_request(self, request_id: int) -> None:
        self._eraser.write_over(
            "privacy_requests",
            "asked_by = :erased, note = '', answer = '', person_id = 0",
            "id = :request",
            {"erased": ERASED, "request": request_id},
        )


def _title(kept: Kept, what: str, name: str) -> str:
    if kept is Kept.REQUESTS:
        return f"{RequestKind(what).label}: {name}"
    return f"{what} {name}".strip()
