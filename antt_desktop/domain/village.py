"""The village itself: its names and what stands at the head of its papers."""

from dataclasses import dataclass

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import tidy

_SHOWN = {
    "name": "tên",
    "commune": "xã, phường",
    "province": "tỉnh, thành phố",
    "heading_upper": "dòng trên góc trái",
    "heading_own": "dòng dưới góc trái",
}
_FOLLOWS = "(theo tên)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Village:
    """Names of the village and the two lines of the left heading of its papers.

    Empty headings follow the names: XÃ QUANG HƯNG over LÀNG VĂN HÓA QUANG KHẢI.
    """

    name: str
    commune: str
    province: str
    heading_upper: str = ""
    heading_own: str = ""

    @property
    def upper(self) -> str:
        """Return the upper line of the left heading, in capitals."""
        return (self.heading_upper or self.commune).upper()

    @property
    def own(self) -> str:
        """Return the village's own line of the left heading, in capitals."""
        return (self.heading_own or self.name).upper()

    @property
    def place(self) -> str:
        """Return the place name before a date: the commune without its kind (Quang Hưng)."""
        for kind in ("xã ", "phường ", "đặc khu ", "thị trấn "):
            if self.commune.casefold().startswith(kind):
                return self.commune[len(kind) :]
        return self.commune


def checked(village: Village) -> Village:
    """Return the village with tidy names; raise UserError where a name is missing."""
    name, commune, province = (tidy(t) for t in (village.name, village.commune, village.province))
    for value, field, what in (
        (name, "name", "tên làng, thôn"),
        (commune, "commune", "tên xã, phường"),
        (province, "province", "tên tỉnh, thành phố"),
    ):
        if not value:
            raise UserError(f"Hãy ghi {what}.", field=field)
    return Village(
        name=name,
        commune=commune,
        province=province,
        heading_upper=tidy(village.heading_upper),
        heading_own=tidy(village.heading_own),
    )


def renaming(before: Village, after: Village) -> str:
    """Return how the village's names and headings changed, as words; '' if they did not.

    A heading that follows the names is said to be “theo tên”.
    """
    parts = [
        f"{label} {getattr(before, field) or _FOLLOWS} thành {getattr(after, field) or _FOLLOWS}"
        for field, label in _SHOWN.items()
        if before.name and getattr(before, field) != getattr(after, field)
    ]
    return "Đổi " + "; ".join(parts) if parts else ""
