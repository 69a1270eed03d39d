"""Carries out what happened to households: one action for each event, with day and reason."""

from dataclasses import replace

from antt_desktop.book import life_records
from antt_desktop.book.actions import Actions
from antt_desktop.book.households import HouseholdsPart
from antt_desktop.book.store import Store
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Household
from antt_desktop.domain.life import NEW_CODE, LifePlan, LifeRecord, checked_event


class LifePart:
    """Events come as plans (``domain.life_events``), made from the records they change."""

    def __init__(self, store: Store, actions: Actions, households: HouseholdsPart) -> None:
        self._store = store
        self._actions = actions
        self._households = households

    def apply(self, plan: LifePlan) -> tuple[int, ...]:
        """Carry a plan out as one action; return the ids of its households in their order.

        Raises UserError for a day to come, or where a household has changed since the plan
        was made; then nothing is written.
        """
        event = checked_event(plan.event, self._actions.today)
        planned = {o.before.id: o.before for o in plan.outcomes if o.before}
        now = {household.id: household for household in self._households.many(list(planned))}
        if now != planned:
            raise UserError("Hộ này vừa được sửa ở chỗ khác. Hãy mở lại rồi ghi tiếp.")
        with self._actions.action(plan.name):
            there = [self._there(outcome.household) for outcome in plan.outcomes]
            self._households.save_many(there)
            new = next(
                (h.code for h, o in zip(there, plan.outcomes, strict=True) if not o.before), ""
            )
            for household, outcome in zip(there, plan.outcomes, strict=True):
                words = outcome.words.replace(NEW_CODE, new)
                life_records.record(self._store, plan.kind, event, words, household_id=household.id)
        return tuple(household.id for household in there)

    def _there(self, household: Household) -> Household:
        """Return the household with an id and a code; a new one is added, still without people.

        They may be in another household of the plan up to now: all are saved together.
        """
        if household.id:
            return household
        household_id = self._households.add(replace(household, people=()))
        return replace(household, id=household_id, code=self._households.get(household_id).code)

    def of(self, household_id: int) -> list[LifeRecord]:
        """Return what happened to a household, the last first."""
        return life_records.records(self._store, "household_id = ?", household_id)
