"""The pledge (bản đăng ký): what stands on each form of a batch."""

from dataclasses import dataclass

from antt_desktop.documents.wording import PledgeLabels
from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.pledges import Wording
from antt_desktop.domain.strokes import Strokes
from antt_desktop.domain.village import Village


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgePaper:
    """What all forms of a batch share: the village, the campaign, its wording and date.

    ``year`` 0 where the campaign has none; ``form_date`` None leaves the day and the month
    open for the pen.
    """

    village: Village
    wording: Wording
    labels: PledgeLabels
    year: int
    name: str
    form_date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeForm:
    """One household's form. What is empty is left to the pen, on a dotted line.

    ``form_label`` is the number people read (2026-0123), ``code`` what the QR codes say. A
    form without ``head`` is a blank one for a newcomer. An unknown year of birth is left off
    a form that has a name. ``phone`` and ``identity`` stand on it where the wording asks for
    them. One already signed shows the ``strokes``, else the ``signed_words``: “Đã ký ngày …”.
    """

    form_label: str
    code: FormCode
    household_code: str = ""
    head: str = ""
    birth: PartialDate | None = None
    address: str = ""
    group_name: str = ""
    leader: str = ""
    size: int = 0
    phone: str = ""
    identity: str = ""
    signed_words: str = ""
    strokes: Strokes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Separator:
    """A sheet before the forms of a tổ, to keep the pile in order."""

    group_name: str
    leader: str = ""
    forms: int = 0
    first_label: str = ""
    last_label: str = ""
