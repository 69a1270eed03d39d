"""Invented households: names, ages, numbers and places as a village of the delta has them."""

import random
from dataclasses import dataclass

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.identity import FEMALE, MALE

YEAR = 2026
_PROVINCE = "031"
_FAMILIES = (
    "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Vũ Vũ Đặng Bùi Bùi Đỗ Đỗ Ngô"
    " Dương Lý Đào Đinh Lương Trịnh Mai Cao Hà Tạ Phan"
).split()
_MIDDLE = {MALE: "Văn Văn Hữu Đình Công Quang Xuân Đức Mạnh Thế Ngọc Bá".split(),
           FEMALE: ["Thị", "Thị", "Thị", "Thị Minh", "Thị Thu", "Thị Kim", "Thị Hồng", "Thị Thanh",
                    "Thu", "Ngọc"]}  # fmt: skip
_GIVEN = {MALE: "An Bình Chiến Cường Dũng Đạt Đông Giang Hải Hạnh Hiếu Hoát Hòa Hùng Huy Hưng Khải"
                " Lâm Long Mạnh Minh Nam Phong Phúc Quý Sơn Tài Thắng Thành Tiến Toàn Trường Tuấn"
                " Ước Vinh Vượng".split(),
          FEMALE: "Ánh Bình Châm Dung Đào Hà Hạnh Hiền Hoa Hòa Hồng Huệ Hương Lan Liên Loan Mai"
                  " Nga Ngân Nhàn Nhung Oanh Phượng Quyên Sen Tâm Thảo Thúy Thủy Tuyết Vân Xuân"
                  " Yến".split()}  # fmt: skip
_JOBS = "Làm ruộng,Công nhân,Giáo viên,Thợ xây,Buôn bán,Lái xe,Hưu trí,Thợ may,Làm ruộng".split(",")
_NOTES = (
    ("", 74), ("Hộ nghèo", 4), ("Hộ cận nghèo", 5), ("Gia đình thương binh", 4),
    ("Gia đình liệt sĩ", 2), ("Đi làm ăn xa", 5), ("Người cao tuổi neo đơn", 3), ("Tạm trú", 3),
)  # fmt: skip
_CATEGORY_NOTES = {"Hộ nghèo", "Hộ cận nghèo", "Gia đình thương binh", "Gia đình liệt sĩ",
                   "Người cao tuổi neo đơn"}  # fmt: skip
_PHONES = "032 035 037 056 077 083 090 091 094 097 098".split()


@dataclass
class People:
    """Draws people and households from one source of chance."""

    chance: random.Random

    def household(self, group_id: int) -> Household:
        """Draw a household: a head, perhaps a spouse, children, grandchildren, a parent."""
        chance = self.chance
        head_sex = MALE if chance.random() < 0.72 else FEMALE
        family = chance.choice(_FAMILIES)
        born = chance.randint(1938, 1999)
        people = [self._person(HEAD, head_sex, born, family)]
        if chance.random() < 0.82:
            spouse_sex = FEMALE if head_sex == MALE else MALE
            relation = "Vợ" if spouse_sex == FEMALE else "Chồng"
            people.append(self._person(relation, spouse_sex, born + chance.randint(-2, 6)))
        for child in range(chance.choice((0, 1, 1, 2, 2, 3))):
            child_born = born + chance.randint(21, 27) + 3 * child
            if child_born <= YEAR - 1:
                sex = chance.choice((MALE, FEMALE))
                people.append(self._person("Con đẻ", sex, child_born, family))
        note = chance.choices([n for n, _ in _NOTES], [weight for _, weight in _NOTES])[0]
        listed = len(people)
        return Household(
            group_id=group_id,
            address=f"Ngõ {chance.randint(1, 9)}, số {chance.randint(1, 88)}",
            phone=self._phone() if chance.random() < 0.94 else "",
            declared_size=listed if chance.random() < 0.98 else listed + 1,
            categories=(note,) if note in _CATEGORY_NOTES else (),
            note=note,
            people=tuple(people),
        )

    def name(self, sex: str, family: str = "") -> str:
        """Draw a name: family, middle, given."""
        chance = self.chance
        family = family or chance.choice(_FAMILIES)
        return f"{family} {chance.choice(_MIDDLE[sex])} {chance.choice(_GIVEN[sex])}"

    def _person(self, relation: str, sex: str, born: int, family: str = "") -> Person:
        chance = self.chance
        year_only = chance.random() < 0.35
        day, month = chance.randint(1, 28), chance.randint(1, 12)
        birth = PartialDate(born) if year_only else PartialDate(born, month, day)
        grown = YEAR - born >= 16
        century_sex = (born // 100 - 19) * 2 + (sex == FEMALE)
        number = f"{_PROVINCE}{century_sex}{born % 100:02}{chance.randint(0, 999_999):06}"
        return Person(
            name=self.name(sex, family),
            relation=relation,
            sex=sex,
            birth=birth,
            identity=number if grown and chance.random() < 0.93 else "",
            occupation=chance.choice(_JOBS) if grown else "",
            residence="Thường trú",
        )

    def _phone(self) -> str:
        return f"{self.chance.choice(_PHONES)}{self.chance.randint(0, 9_999_999):07}"
