"""The pledges of the shown household year by year, and who stood for it then."""

from antt_desktop.ui.households.columns import pledge_columns
from antt_desktop.ui.households.detail_lines import LinesPage
from antt_desktop.ui.households.presenter import PledgeLine, pledge_text
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.memory import Memory


def pledges_page(memory: Memory) -> LinesPage[PledgeLine]:
    """Return a page with a line for each campaign."""
    model = TableModel(pledge_columns(), lambda line: line.campaign_id)
    return LinesPage(model, pledge_text, memory, name="detail-signings", title="Cam kết của hộ")
