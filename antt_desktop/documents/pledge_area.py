"""Where on a printed pledge the head of the household signs, for reading scanned pages."""

import io
from dataclasses import dataclass

from antt_desktop.documents.pdf import MM
from antt_desktop.documents.pledge import PledgeForm, PledgePaper
from antt_desktop.documents.pledge_page import PledgePages


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a form's page (from 1), in millimetres from the bottom left corner."""

    page: int
    left: float
    bottom: float
    width: float
    height: float


class SignatureAreas:
    """The free areas for the head's signature on the forms of one batch."""

    def __init__(self, paper: PledgePaper) -> None:
        self._planner = PledgePages(io.BytesIO(), paper).planner

    def of(self, form: PledgeForm) -> Area:
        """Return the area on ``form``: below the hint, above the name, nothing printed in it.

        It depends on the content of the form and on the wording, so it is that of a page on
        paper only where both are as they were printed.
        """
        plan = self._planner.plan(form)
        room = plan.head_room
        return Area(
            page=len(plan.body.pages),
            left=room.left / MM,
            bottom=room.bottom / MM,
            width=room.width / MM,
            height=(room.top - room.bottom) / MM,
        )
