"""Scanned pages of signed forms, filed to their households."""

from collections.abc import Iterable, Sequence

from antt_desktop.book.actions import Actions
from antt_desktop.book.attachments import AttachmentsPart
from antt_desktop.book.campaign_lists import (
    CampaignLists,
    frozen_households,
    listed_households,
    refuse_closed,
)
from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.scans import NewScan, Scan

_COLUMNS = (
    "s.id, s.campaign_id, s.household_id, s.form_number, s.page, s.filed_on, s.source, s.hash,"
    " s.size, s.original <> ''"
)
_BY_PAGE = "s.form_number, s.page, s.id DESC"


class ScansPart:
    """A page scanned again is kept beside the older one, the newer first."""

    def __init__(
        self,
        store: Store,
        actions: Actions,
        campaigns: CampaignLists,
        attachments: AttachmentsPart,
    ) -> None:
        self._store = store
        self._actions = actions
        self._campaigns = campaigns
        self._attachments = attachments

    def file(self, pages: Iterable[NewScan]) -> int:
        """Keep pages, all or none, and return how many.

        ``pages`` is read one at a time, so that a large stack need not be in memory. Raises
        UserError for a closed campaign or a household that is not in the campaign's list.
        """
        rows: list[tuple[object, ...]] = []
        with self._actions.action("Lưu bản quét"):
            listed: dict[int, set[int]] = {}
            for page in pages:
                if page.campaign_id not in listed:
                    refuse_closed(self._store, page.campaign_id)
                    listed[page.campaign_id] = self._listed(page.campaign_id)
                if page.household_id not in listed[page.campaign_id]:
                    raise UserError(
                        f"{page.source}: hộ không thuộc danh sách đợt ký. Chưa lưu trang nào."
                    )
                rows.append(self._kept(page))
            self._store.insert_many(
                "scans",
                (
                    "campaign_id", "household_id", "form_number", "page", "filed_on", "source",
                    "hash", "size", "original",
                ),
                rows,
            )  # fmt: skip
        return len(rows)

    def _kept(self, page: NewScan) -> tuple[object, ...]:
        digest = self._attachments.keep(page.data, "image/jpeg")
        original = (
            self._attachments.keep(page.original, page.original_kind) if page.original_kind else ""
        )
        return (
            page.campaign_id,
            page.household_id,
            page.form_number,
            page.page,
            self._actions.today.iso,
            page.source,
            digest,
            len(page.data),
            original,
        )

    def _listed(self, campaign_id: int) -> set[int]:
        source = listed_households(self._store, campaign_id)
        groups = {group.id for group in self._campaigns.groups(campaign_id)}
        rows = self._store.run(f"SELECT id, group_id FROM {source}")
        return {household_id for household_id, group_id in rows if group_id in groups}

    def of(self, campaign_id: int, household_id: int) -> tuple[Scan, ...]:
        """Return the pages of a household by form and page, of one page the newer first."""
        return self._scans(
            f"SELECT {_COLUMNS} FROM scans s WHERE s.campaign_id = ? AND s.household_id = ?"
            f" ORDER BY {_BY_PAGE}",
            (campaign_id, household_id),
        )

    def all(self, campaign_id: int, group_id: int | None = None) -> tuple[Scan, ...]:
        """Return the pages of a campaign, or of a tổ in it, in the order of its list.

        Those of a household that left before the list was frozen come last, and in no tổ.
        """
        of_group = "" if group_id is None else " AND h.group_id = ?2"
        source = frozen_households(self._store, campaign_id) or (
            "(SELECT h.*, number FROM households h JOIN groups g ON g.id = h.group_id)"
        )
        return self._scans(
            f"SELECT {_COLUMNS} FROM scans s LEFT JOIN {source} h ON h.id = s.household_id"
            f" WHERE s.campaign_id = ?1{of_group}"
            f" ORDER BY h.id IS NULL, h.number, h.sort_key, h.code, s.household_id, {_BY_PAGE}",
            (campaign_id,) if group_id is None else (campaign_id, group_id),
        )

    def filed(self, campaign_id: int) -> dict[tuple[int, int], int]:
        """Return how many pictures there are of each (household id, page of its form)."""
        return {
            (household_id, page): count
            for household_id, page, count in self._store.run(
                "SELECT household_id, page, count(*) FROM scans WHERE campaign_id = ?"
                " GROUP BY household_id, page",
                (campaign_id,),
            )
        }

    def data(self, scan_id: int) -> bytes:
        """Return the JPEG of a page; raise UserError where it is lost or damaged."""
        return self._attachments.read(self._named(scan_id, "hash"))[0]

    def original(self, scan_id: int) -> tuple[bytes, str]:
        """Return the page as it came and its kind (“image/png”); UserError if it was not kept."""
        return self._attachments.read(self._named(scan_id, "original"))

    def remove(self, scan_id: int) -> None:
        """Take one page out of the book's lists; undo brings it back."""
        rows = self._store.run(
            "SELECT s.campaign_id, coalesce(h.code || ' ' || h.head, '') FROM scans s"
            " JOIN households h ON h.id = s.household_id WHERE s.id = ?",
            (scan_id,),
        )
        for campaign_id, whose in rows:
            refuse_closed(self._store, campaign_id)
            with self._actions.action(f"Bỏ bản quét: {whose}".strip()):
                self._store.run("DELETE FROM scans WHERE id = ?", (scan_id,))

    def _named(self, scan_id: int, column: str) -> str:
        rows = self._store.run(f"SELECT {column} FROM scans WHERE id = ?", (scan_id,))
        if not rows or not rows[0][0]:
            raise UserError("Bản quét này không còn trong sổ.")
        return str(rows[0][0])

    def _scans(self, sql: str, parameters: Sequence[object]) -> tuple[Scan, ...]:
        return tuple(
            Scan(
                id=row[0],
                campaign_id=row[1],
                household_id=row[2],
                form_number=row[3],
                page=row[4],
                filed_on=_day(row[5]),
                source=row[6],
                hash=row[7],
                size=row[8],
                has_original=bool(row[9]),
            )
            for row in self._store.run(sql, parameters)
        )


def _day(text: str) -> PartialDate:
    day = PartialDate.from_iso(text)
    if day is None:
        raise UserError("Bản quét trong sổ không có ngày lưu. Hãy lấy lại từ bản sao của sổ.")
    return day
