"""What came of a campaign: counted while it runs, frozen when it is closed."""

from antt_desktop.book.actions import Actions
from antt_desktop.book.campaign_lists import is_closed, listed_households, refuse_closed
from antt_desktop.book.campaigns import CampaignsPart
from antt_desktop.book.pledges import PledgesPart
from antt_desktop.book.store import Store
from antt_desktop.domain.campaign_summary import CampaignSummary, GroupSummary, Reason
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Status


class CampaignResultsPart:
    """Closing freezes the list and the figures; opening again needs a reason."""

    def __init__(
        self, store: Store, actions: Actions, campaigns: CampaignsPart, pledges: PledgesPart
    ) -> None:
        self._store = store
        self._actions = actions
        self._campaigns = campaigns
        self._pledges = pledges

    def summary(self, campaign_id: int) -> CampaignSummary:
        """Return the figures of the day of closing, or those of now while it runs."""
        if is_closed(self._store, campaign_id):
            ((text,),) = self._store.run(
                "SELECT summary FROM campaigns WHERE id = ?", (campaign_id,)
            )
            return CampaignSummary.read(text)
        tallies = self._pledges.tallies(campaign_id)
        reasons = self._reasons(campaign_id)
        return CampaignSummary(
            tuple(
                GroupSummary(
                    group.id,
                    group.number,
                    group.name,
                    tallies[group.id],
                    tuple(reasons.get(group.id, ())),
                )
                for group in self._campaigns.groups(campaign_id)
            )
        )

    def refuse_closed(self, campaign_id: int) -> None:
        """Raise UserError where a campaign is closed: it says since when, and what to do."""
        refuse_closed(self._store, campaign_id)

    def close(self, campaign_id: int) -> None:
        """Settle a campaign: its list, its figures and its answers stay as they are now."""
        refuse_closed(self._store, campaign_id)
        campaign = self._campaigns.get(campaign_id)
        with self._actions.action(f"Đóng đợt ký {campaign.name}"):
            self._campaigns.freeze(campaign_id)
            self._store.run(
                "UPDATE campaigns SET closed_on = ?, summary = ? WHERE id = ?",
                (self._actions.today.iso, self.summary(campaign_id).text, campaign_id),
            )

    def reopen(self, campaign_id: int, reason: str) -> None:
        """Let answers be recorded again; raise UserError (field ``reason``) without a reason."""
        campaign = self._campaigns.get(campaign_id)
        if campaign.closed_on is None:
            return
        if not reason.strip():
            raise UserError("Hãy ghi lý do mở lại đợt ký.", field="reason")
        with self._actions.action(f"Mở lại đợt ký {campaign.name}: {reason.strip()}"):
            self._store.run(
                "UPDATE campaigns SET closed_on = '', summary = '' WHERE id = ?", (campaign_id,)
            )

    def _reasons(self, campaign_id: int) -> dict[int, list[Reason]]:
        source = listed_households(self._store, campaign_id)
        found: dict[int, list[Reason]] = {}
        for group_id, status, words, count in self._store.run(
            "SELECT h.group_id, p.status, p.reason, count(*)"
            f" FROM pledges p JOIN {source} h ON h.id = p.household_id"
            " WHERE p.campaign_id = ? AND p.status IN (?, ?)"
            " GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC, 2, 3",
            (campaign_id, Status.ABSENT, Status.DECLINED),
        ):
            found.setdefault(group_id, []).append(Reason(Status(status), words, count))
        return found
