"""Scanned pages of signed forms: what a page turns out to be, and how it is kept."""

from dataclasses import dataclass
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate


class PageState(StrEnum):
    """What a page read from a scanner turned out to be."""

    MATCHED = "matched"
    ALREADY = "already"
    UNSIGNED = "unsigned"
    SAME_PAGE = "same_page"
    OTHER_CAMPAIGN = "other_campaign"
    OTHER_BOOK = "other_book"
    UNKNOWN_FORM = "unknown_form"
    BLANK_FORM = "blank_form"
    UNREADABLE = "unreadable"
    NO_CODE = "no_code"
    DAMAGED = "damaged"

    @property
    def label(self) -> str:
        """Return the words the user reads."""
        return _LABELS[self]


_LABELS = {
    PageState.MATCHED: "Đã khớp",
    PageState.ALREADY: "Đã có bản quét",
    PageState.UNSIGNED: "Chưa thấy chữ ký",
    PageState.SAME_PAGE: "Trùng trang",
    PageState.OTHER_CAMPAIGN: "Phiếu đợt khác",
    PageState.OTHER_BOOK: "Phiếu sổ khác",
    PageState.UNKNOWN_FORM: "Mã không có trong sổ",
    PageState.BLANK_FORM: "Bản trắng, chưa chọn hộ",
    PageState.UNREADABLE: "Không đọc được mã",
    PageState.NO_CODE: "Không có mã",
    PageState.DAMAGED: "Trang hỏng",
}


ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/tiff": "tif"}
"""The ending of a file for each kind of original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScan:
    """A page to be kept: ``data`` is a JPEG, ``page`` that of the form (from 1).

    ``source`` tells people where it came from (“quet1.pdf, trang 3”); ``form_number`` 0 where
    it was assigned by hand. ``original`` is the page as it came, '' kind: not kept.
    """

    campaign_id: int
    household_id: int
    form_number: int = 0
    page: int = 1
    data: bytes
    source: str = ""
    original: bytes = b""
    original_kind: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """A page in the book; ``size`` in bytes, ``hash`` SHA-256 of the kept picture."""

    id: int
    campaign_id: int
    household_id: int
    form_number: int
    page: int
    filed_on: PartialDate
    source: str
    hash: str
    size: int
    has_original: bool
