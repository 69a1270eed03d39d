"""How a pledge fits its paper: said beside the editor of the wording."""

import io
from dataclasses import dataclass

from antt_desktop.documents.pledge import PledgeForm, PledgePaper
from antt_desktop.documents.pledge_page import PledgePages


@dataclass(frozen=True, slots=True)
class Fit:
    """The pages a form takes, and the size of its text in points."""

    pages: int
    size: float


def pledge_fit(paper: PledgePaper, form: PledgeForm) -> Fit:
    """Return how ``form`` fits, as it would be printed."""
    plan = PledgePages(io.BytesIO(), paper).planner.plan(form)
    return Fit(len(plan.body.pages), plan.setting.size)
