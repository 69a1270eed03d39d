"""The dialog behind each entry of the menu “Biến động”; imported once one is asked for."""

from collections.abc import Callable

from antt_desktop.domain.households import Household
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.life import came, gone, split, whole
from antt_desktop.ui.households.life.dialog import LifeDialog
from antt_desktop.ui.households.life.head_dialog import HeadDialog
from antt_desktop.ui.households.life.menu import Deed
from antt_desktop.ui.households.life.move import MoveDialog


def dialog(context: Context, deed: Deed, household: Household, person_id: int = 0) -> LifeDialog:
    """Return the dialog of an event; ``person_id`` is whom it is probably about.

    For ``Deed.SETTLE`` only the tổ of ``household`` counts.
    """
    makers: dict[Deed, Callable[[], LifeDialog]] = {
        Deed.BIRTH: lambda: came.BirthDialog(context, household),
        Deed.DEATH: lambda: gone.DeathDialog(context, household, person_id),
        Deed.ARRIVE: lambda: came.ArriveDialog(context, household),
        Deed.DEPART: lambda: gone.DepartDialog(context, household, person_id),
        Deed.RESIDE: lambda: came.ResideDialog(context, household, person_id),
        Deed.TRANSFER: lambda: split.TransferDialog(context, household, person_id),
        Deed.HEAD: lambda: HeadDialog(context, household),
        Deed.SPLIT: lambda: split.SplitDialog(context, household),
        Deed.MERGE: lambda: whole.MergeDialog(context, household),
        Deed.MOVE: lambda: MoveDialog(context, [household]),
        Deed.LEAVE: lambda: whole.LeaveDialog(context, household),
        Deed.SETTLE: lambda: whole.SettleDialog(context, household.group_id),
        Deed.RETURN: lambda: whole.ReturnDialog(context, household),
    }
    return makers[deed]()
