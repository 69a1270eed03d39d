"""What happened to minutes once they were frozen, and what is kept beside them."""

from dataclasses import dataclass

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.rich_text import cleaned, plain
from antt_desktop.domain.village import Village

PHOTOS = "Ảnh cuộc họp"
FILE_KINDS = ("Biên bản đã ký", "Danh sách hộ dự", PHOTOS, "Tài liệu khác")


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeze:
    """One freezing of the minutes; ``revoked_at`` '' while it stands.

    ``at`` and ``revoked_at`` are ISO local times with offset, ``digest`` the hash of what the
    minutes said, ``village`` the names at the head of the paper on that day.
    """

    id: int
    at: str
    who: str
    digest: str
    village: Village
    revoked_at: str = ""
    revoked_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A numbered addition to frozen minutes, printed with them and never changed."""

    id: int = 0
    number: int
    on: PartialDate
    who: str
    text: str


def checked_amendment(text: str) -> str:
    """Return the text of an amendment; raise UserError (field ``text``) where it is empty."""
    text = cleaned(text).strip()
    if not plain(text):
        raise UserError("Hãy ghi nội dung bổ sung.", field="text")
    return text
