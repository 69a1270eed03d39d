"""Where on a printed pledge the head of the household signs, for reading scanned pages."""

import io

from antt_desktop.documents.pledge import PledgeForm, PledgePaper
from antt_desktop.documents.pledge_page import PledgePages
from antt_desktop.domain.printings import Area


class SignatureAreas:
    """The free areas for the head's signature on the forms of one batch."""

    def __init__(self, paper: PledgePaper) -> None:
        self._planner = PledgePages(io.BytesIO(), paper).planner

    def of(self, form: PledgeForm) -> Area:
        """Return the area on ``form``: below the hint, above the name, nothing printed in it.

        It depends on the content of the form and on the wording, so it is that of a page on
        paper only where both are as they were printed.
        """
        return self._planner.plan(form).head_area
