"""Village lists invented from a seed, in every habit of the field, with the truth beside them."""

import random
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from antt_desktop.domain.text import ACCENTED_LETTERS
from antt_desktop.exchange.legacy_text import Encoding, encode
from tests.workflows.lists import write_sheets

_FAMILY = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô Dương Đinh Mai Tạ Tống Công Chu Phó"
_GIVEN = (
    "An Ánh Ước Ưng Ý Hùng Cường Nga Oanh Tuyết Quỳnh Nghĩa Thắng Cộng Đào Hòa Hoà Thúy Bé Yến"
    " Năm Tâm Đạt Vân Huệ Kỳ Nam Loan Ứng"
)
FAMILY, GIVEN = _FAMILY.split(), _GIVEN.split()
MIDDLE = ["Văn", "Thị", "Đức", "Thị Thanh", "Hữu", "Xuân", "Ngọc", "Công", "Minh", "Thị Kim", ""]
NOTES = ["", "", "", "Hộ nghèo", "Gia đình thương binh", "Đi làm ăn xa", "Tạm trú", "Tổ trưởng"]
RELATIONS = ["Vợ", "Con đẻ", "Con dâu", "Mẹ đẻ", "Cháu ruột", "Em"]
HEADERS = {
    "code": ["Mã hộ", "MÃ SỐ HỘ", "Mã hộ gia đình"],
    "group": ["Tổ", "Tổ dân cư", "TDC", "Tổ DC", "Thôn/Tổ", "Tổ số", "TỔ DÂN PHỐ"],
    "head": ["Chủ hộ", "Họ và tên chủ hộ", "HỌ TÊN CHỦ HỘ", "Họ và tên\nchủ hộ:", "Tên chủ hộ"],
    "name": ["Họ và tên", "HỌ TÊN", "Họ, chữ đệm và tên", "Họ và tên nhân khẩu"],
    "relation": ["Quan hệ với chủ hộ", "QH với CH", "Quan hệ", "Mối quan hệ với chủ hộ"],
    "birth": ["Năm sinh", "Ngày sinh", "Ngày, tháng, năm sinh", "Năm sinh (ngày/tháng/năm)"],
    "identity": ["CCCD", "Số CCCD/CMND", "Số định danh cá nhân", "CCCD/ĐDCN", "Mã định danh"],
    "phone": ["SĐT", "Điện thoại", "ĐTDĐ", "Số điện thoại liên hệ", "Số ĐT", "Đ/T"],
    "address": ["Địa chỉ", "Nơi ở", "Chỗ ở hiện nay", "Nơi ở hiện nay"],
    "size": ["Số nhân khẩu", "Số khẩu", "Tổng số nhân khẩu", "Số người trong hộ", "Số NK"],
    "note": ["Ghi chú", "GHI CHÚ:", "Ghi chú khác"],
}
TONED_CAPITALS = frozenset(c for c in ACCENTED_LETTERS if c.isupper()) - frozenset("ĂÂÊÔƠƯĐ")
COUNTERS = ["STT", "TT", "Số TT", "S.T.T"]


@dataclass
class Invented:
    """A household or person: what the list must be read as."""

    group: int
    name: str
    birth: str
    identity: str
    phone: str
    address: str
    note: str
    code: str
    members: list["Invented"] = field(default_factory=list)
    relation: str = "Chủ hộ"
    size: int = 1


class Inventor:
    """Invents households and lays them out as a list; the same seed gives the same list."""

    def __init__(self, seed: int, encoding: Encoding = Encoding.UNICODE) -> None:
        self.chance = random.Random(seed)
        self.encoding = encoding
        self._form = self.chance.choice(["NFC", "NFC", "NFD"])
        # TCVN3 has no toned capitals: some programs keep the small letter, some let Unicode stand.
        self._lets_stand = encoding is Encoding.TCVN3 and self.chance.random() < 0.5
        self.shouts = encoding is Encoding.UNICODE and self.chance.random() < 0.2

    def households(self, count: int) -> list[Invented]:
        """Return households in the order of their tổ, with one to five members each."""
        found = []
        for at in range(count):
            household = self._person(at * 3 // count + 1)
            household.code = f"{household.group:02}-{at + 1:03}"
            for _ in range(self.chance.randrange(5)):
                member = self._person(household.group)
                member.relation = self.chance.choice(RELATIONS)
                member.note = member.phone = ""
                household.members.append(member)
            household.size = len(household.members) + 1
            found.append(household)
        return found

    def _person(self, group: int) -> Invented:
        chance = self.chance
        parts = (chance.choice(FAMILY), chance.choice(MIDDLE), chance.choice(GIVEN))
        year = chance.randrange(1930, 2006)
        day = f"{chance.randrange(1, 29):02}/{chance.randrange(1, 13):02}/"
        woman = chance.random() < 0.5
        identity = f"031{year // 100 * 2 - 38 + woman}{year % 100:02}{chance.randrange(10**6):06}"
        return Invented(
            group=group,
            name=" ".join(part for part in parts if part),
            birth=f"{day if chance.random() < 0.4 else ''}{year}",
            identity=identity if chance.random() < 0.7 else "",
            phone=f"09{chance.randrange(10**8):08}" if chance.random() < 0.8 else "",
            address=f"Ngõ {chance.randrange(1, 10)}, số {chance.randrange(1, 90)}",
            note=chance.choice(NOTES),
            code="",
        )

    def text(self, text: str) -> str:
        """Return a text as the list's file keeps it."""
        if self._lets_stand:
            return "".join(c if c in TONED_CAPITALS else encode(c, self.encoding) for c in text)
        if self.encoding is not Encoding.UNICODE:
            return encode(text, self.encoding)
        return unicodedata.normalize(self._form, text)

    def name(self, name: str) -> str:
        """Return a name as it is typed in the list."""
        return self.text(name.upper() if self.shouts else name)

    def header(self, key: str) -> str:
        """Return one of the many words for a column."""
        return self.text(self.chance.choice(HEADERS[key]))

    def number(self, digits: str) -> str | int:
        """Return a number as text, or as Excel makes it one without its zero."""
        return int(digits) if digits and self.chance.random() < 0.5 else digits

    def year(self, birth: str) -> str | int:
        """Return a birth as text, a year also as a number."""
        return int(birth) if birth.isdigit() and self.chance.random() < 0.7 else birth

    def tail(self, width: int, names_at: int) -> list[list[str | int]]:
        """Return the rows below a list: a total and who signs."""
        rows: list[list[str | int]] = []
        if self.chance.random() < 0.7:
            total: list[str | int] = [""] * width
            total[names_at] = self.text(self.chance.choice(["Cộng:", "Tổng cộng", "Cộng"]))
            rows.append(total)
        if self.chance.random() < 0.7:
            place, who, hint, signer = ([""] * width for _ in range(4))
            last = width - 1
            place[last] = self.text("Quang Hưng, ngày 05 tháng 3 năm 2024")
            who[names_at], who[last] = self.text("Người lập biểu"), self.text("TRƯỞNG THÔN")
            hint[names_at] = self.text("(Ký, ghi rõ họ tên)")
            signer[names_at] = self.text("Nguyễn Văn Lập")
            rows += [[""] * width, place, who, hint, [""] * width, signer]
        return rows

    def titles(self, group: int = 0) -> list[list[str | int]]:
        """Return the rows above a header."""
        of = f" TỔ DÂN CƯ SỐ {group}" if group else ""
        lines = ["ỦY BAN NHÂN DÂN XÃ", f"DANH SÁCH HỘ DÂN{of}", "(Kèm theo biên bản)", ""]
        return [[self.text(line)] for line in lines[: self.chance.randrange(2, 5)]]


def write(path: Path, sheets: dict[str, list[list[str | int]]]) -> Path:
    """Write rows as they are into a workbook; where there is no text there is no cell."""
    return write_sheets(
        path,
        {
            name: [[None if value == "" else value for value in row] for row in rows]
            for name, rows in sheets.items()
        },
    )
