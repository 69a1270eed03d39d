"""The households behind a number."""

from collections.abc import Sequence

from antt_desktop.domain.pledges import PledgeRow
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges.columns import pledge_columns
from antt_desktop.ui.theme import theme


class BehindDialog(FormDialog):
    """Lists households of a campaign, as they stand in it."""

    def __init__(
        self, context: Context, title: str, campaign_id: int, household_ids: Sequence[int]
    ) -> None:
        super().__init__(context.dialogs, title, f"{number(len(household_ids))} hộ")
        book = context.book
        groups = {group.id: group for group in book.campaigns.groups(campaign_id)}
        self.model: TableModel[PledgeRow] = TableModel(
            pledge_columns(lambda: groups), lambda row: row.household_id, numbered=True
        )
        self.model.show_ids(household_ids, lambda ids: book.pledges.rows(campaign_id, ids))
        self.table: TableView[PledgeRow] = TableView(
            self.model, "campaign-behind", context.memory, label=title
        )
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        self.body.addWidget(pane, 1)
        if not household_ids:
            pane.hide()
            self.body.addWidget(label("Không có hộ nào.", "muted"))
            self.body.addStretch()
        self.close_button()
        self.resize(theme.px(820), theme.px(480) if household_ids else theme.px(180))
