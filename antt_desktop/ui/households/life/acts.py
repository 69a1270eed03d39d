"""Asks for what happened to the households of the list, and goes to what it leaves behind."""

from collections.abc import Callable, Sequence

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.households import jobs
from antt_desktop.ui.households.life.menu import Deed
from antt_desktop.ui.households.list_pane import ListPane


class LifeActs:
    """``show`` goes to a household; ``show_all`` leaves the search and the tổ chosen."""

    def __init__(
        self,
        context: Context,
        pane: ListPane,
        show: Callable[[int], object],
        show_all: Callable[[], object],
    ) -> None:
        self._context = context
        self._book = context.book
        self._pane = pane
        self._show = show
        self._show_all = show_all

    def happen(self, deed: Deed, household_id: int, person_id: int = 0) -> None:
        """Ask for an event of a household; ``person_id`` is whom it is probably about."""
        from antt_desktop.ui.households.life.start import dialog

        self._context.writable()
        household = self._book.households.get(household_id)
        if deed is Deed.MOVE:
            self.move([household_id])
        elif deed is Deed.RETURN and household.ended_on is None:
            self._show_those_who_left()
        else:
            asked = dialog(self._context, deed, household, person_id)
            self._pane.stand_beside([household_id])
            if self._context.dialogs.run(asked):
                self._show_outcome(asked.saved_ids)

    def move(self, ids: Sequence[int]) -> None:
        """Ask for a tổ, a day and a reason, and move these households there."""
        from antt_desktop.ui.households.life.move import MoveDialog

        self._context.writable()
        households = list(self._book.households.many(ids))
        if not households:
            return
        dialog = MoveDialog(self._context, households)
        if self._context.dialogs.run(dialog) and (plan := dialog.prepared):
            self._pane.stand_beside(ids)
            jobs.change_many(
                self._context, f"Đang chuyển {number(len(ids))} hộ", ids,
                lambda book: book.life.apply(plan),
            )  # fmt: skip

    def _show_outcome(self, ids: Sequence[int]) -> None:
        """Go to the last of these households that lives here: the new one, if there is any."""
        here = [h.id for h in self._book.households.many(ids) if h.ended_on is None]
        if here:
            self._show(here[-1])

    def _show_those_who_left(self) -> None:
        self._show_all()
        self._pane.show_ended(ended=True)
        if not self._pane.ended:
            raise UserError("Chưa có hộ nào ghi là đã rời làng.")
        self._context.notice.emit("Chọn hộ trong danh sách này, rồi bấm “Ghi hộ trở về”.")
