"""Campaigns of signing, each with its own copy of the wording."""

import dataclasses
import json
from collections.abc import Iterable

from antt_desktop.book.campaign_lists import CampaignLists, refuse_closed
from antt_desktop.book.tables import Campaign as Table
from antt_desktop.domain import pledges as rules
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Campaign, Status, Wording
from antt_desktop.domain.text import tidy


class CampaignsPart(CampaignLists):
    """The rounds of signing; the wording is frozen once somebody has signed."""

    def all(self) -> tuple[Campaign, ...]:
        """Return every campaign, the newest first."""
        fields = (Table.id, Table.name, Table.label, Table.year)
        rows = self._store.query(
            Table.select(
                *fields,
                Table.opened_on,
                Table.form_date,
                Table.wording,
                Table.list_frozen_on,
                Table.closed_on,
            ).order_by(Table.year.desc(), Table.id.desc())
        )
        groups: dict[int, list[int]] = {}
        for campaign_id, group_id in self._store.run(
            "SELECT campaign_id, group_id FROM campaign_groups"
        ):
            groups.setdefault(campaign_id, []).append(group_id)
        frozen = {
            row[0]
            for row in self._store.run(
                "SELECT id FROM campaigns c WHERE EXISTS (SELECT 1 FROM pledges"
                " WHERE campaign_id = c.id AND status = ?)",
                (Status.SIGNED,),
            )
        }
        return tuple(
            Campaign(
                id=row[0],
                name=row[1],
                label=row[2],
                year=row[3],
                opened_on=PartialDate.from_iso(row[4]),
                form_date=PartialDate.from_iso(row[5]),
                group_ids=tuple(groups.get(row[0], ())),
                wording=_wording_from(row[6]),
                wording_frozen=row[0] in frozen,
                list_frozen_on=PartialDate.from_iso(row[7]),
                closed_on=PartialDate.from_iso(row[8]),
            )
            for row in rows
        )

    def get(self, campaign_id: int) -> Campaign:
        """Return one campaign; raise UserError if it is no longer there."""
        for campaign in self.all():
            if campaign.id == campaign_id:
                return campaign
        raise UserError("Đợt ký này không còn trong sổ.")

    def find(self, name: str) -> Campaign | None:
        """Return the campaign of a name or a label, None if there is none."""
        wanted = tidy(name).casefold()
        for campaign in self.all():
            if wanted in {campaign.name.casefold(), campaign.label.casefold()}:
                return campaign
        return None

    def add(self, campaign: Campaign) -> Campaign:
        """Add a campaign and return it with its id and label; the name must be new.

        The lists of campaigns of earlier years are kept as they are now.
        """
        campaign = rules.checked(campaign)
        every = self.all()
        self._name_is_free(campaign, every)
        label = rules.campaign_label(campaign.year, {c.label for c in every})
        with self._actions.action(f"Mở đợt ký {campaign.name}"):
            new = dataclasses.replace(campaign, id=self._store.next_id("campaigns"), label=label)
            self.keep_past(new.year)
            self._store.query(Table.insert(id=new.id, label=label, **_values(new)))
            self._cover(new.id, new.group_ids)
        return new

    def save(self, campaign: Campaign) -> None:
        """Save a campaign; raise UserError if its wording changed after somebody signed."""
        campaign = rules.checked(campaign)
        refuse_closed(self._store, campaign.id)
        before = self.get(campaign.id)
        self._name_is_free(campaign, self.all())
        if before.wording_frozen and campaign.wording != before.wording:
            raise UserError("Đã có hộ ký nên không sửa được lời văn. Hãy mở đợt ký mới.")
        if before.list_frozen_on and set(campaign.group_ids) != set(before.group_ids):
            raise UserError(
                f"Danh sách đợt ký đã chốt ngày {before.list_frozen_on} nên không đổi tổ được."
            )
        with self._actions.action(f"Sửa đợt ký {campaign.name}"):
            self._store.query(Table.update(**_values(campaign)).where(Table.id == campaign.id))
            gone = set(before.group_ids) - set(campaign.group_ids)
            self._store.update_many(
                "DELETE FROM campaign_groups WHERE campaign_id = ? AND group_id = ?",
                [(campaign.id, group_id) for group_id in gone],
            )
            self._cover(campaign.id, set(campaign.group_ids) - set(before.group_ids))

    def delete(self, campaign_id: int) -> None:
        """Delete a campaign that nobody has signed and nothing was scanned of.

        Raises UserError otherwise.
        """
        refuse_closed(self._store, campaign_id)
        campaign = self.get(campaign_id)
        if campaign.wording_frozen:
            raise UserError(f"Đợt ký {campaign.name} đã có hộ ký, không xóa được.")
        if self._store.run("SELECT 1 FROM scans WHERE campaign_id = ? LIMIT 1", (campaign_id,)):
            raise UserError(f"Đợt ký {campaign.name} đã có bản quét lưu trong sổ, không xóa được.")
        with self._actions.action(f"Xóa đợt ký {campaign.name}"):
            self._store.query(Table.delete().where(Table.id == campaign_id))

    def _cover(self, campaign_id: int, group_ids: Iterable[int]) -> None:
        self._store.insert_many(
            "campaign_groups",
            ("campaign_id", "group_id"),
            [(campaign_id, group_id) for group_id in sorted(group_ids)],
        )

    def _name_is_free(self, campaign: Campaign, every: Iterable[Campaign]) -> None:
        for other in every:
            if other.id != campaign.id and other.name.casefold() == campaign.name.casefold():
                raise UserError(f"Đã có đợt ký tên “{other.name}”. Hãy ghi tên khác.", field="name")


def _values(campaign: Campaign) -> dict[str, object]:
    return {
        "name": campaign.name,
        "year": campaign.year,
        "opened_on": campaign.opened_on.iso if campaign.opened_on else "",
        "form_date": campaign.form_date.iso if campaign.form_date else "",
        "wording": json.dumps(dataclasses.asdict(campaign.wording), ensure_ascii=False),
    }


def _wording_from(text: str) -> Wording:
    values = json.loads(text)
    roles = tuple(values.get("second_roles", ()))
    return Wording(**{**values, "criteria": tuple(values["criteria"]), "second_roles": roles})
