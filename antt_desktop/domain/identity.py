"""Identity numbers and telephone numbers: read with care, warned about, never rejected.

Source: facts.md §8. A số định danh (CCCD) has 12 digits: 3 for the province of birth
registration, 1 for century and sex, 2 for the year of birth, 6 more. The old CMND had 9.
"""

import re

from antt_desktop.domain.dates import PartialDate

IDENTITY_DIGITS = 12
OLD_IDENTITY_DIGITS = 9
MALE, FEMALE = "Nam", "Nữ"
_SEPARATORS = re.compile(r"[\s.\-]+")
_FIRST_CENTURY = 1900
_MOBILE_DIGITS, _LANDLINE_DIGITS = 10, 11
_OLD_MOBILE_DIGITS = 11
_LONGEST_PHONE = 15
_ABROAD = re.compile(r"(?:\+|00)?84(?=[235789]\d{8,9}$)")
_NEW_PREFIXES = {
    **{f"016{digit}": f"03{digit}" for digit in range(2, 10)},
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
"""The first digits of mobile numbers before and since 2018 (facts.md §8)."""


def clean_identity(text: str) -> str:
    """Return an identity number without spaces, dots and dashes, if the rest is digits."""
    bare = _SEPARATORS.sub("", text)
    return bare if bare.isdigit() and bare.isascii() else text.strip()


def identity_warnings(number: str, birth: PartialDate | None, sex: str = "") -> tuple[str, ...]:
    """Return what looks wrong in an identity number, as sentences; nothing for an empty one."""
    if not number:
        return ()
    if not (number.isdigit() and number.isascii()):
        return (f"Số định danh “{number}” có ký tự không phải chữ số.",)
    if len(number) == OLD_IDENTITY_DIGITS:
        return ("Số CMND 9 số đã hết giá trị từ 01/01/2025.",)
    if len(number) != IDENTITY_DIGITS:
        return (f"Số định danh “{number}” có {len(number)} chữ số, phải có 12.",)
    century_sex, year = int(number[3]), int(number[4:6])
    born = _FIRST_CENTURY + century_sex // 2 * 100 + year
    warnings = []
    if birth is not None and birth.year != born:
        warnings.append(f"Số định danh cho năm sinh {born}, trong sổ ghi {birth.year}.")
    number_sex = FEMALE if century_sex % 2 else MALE
    if sex and sex != number_sex:
        warnings.append(f"Số định danh cho giới tính {number_sex}, trong sổ ghi {sex}.")
    return tuple(warnings)


def masked(number: str) -> str:
    """Return an identity number with only its last four digits to be seen."""
    return f"•••• {number[-4:]}" if number else ""


def clean_phone(text: str) -> str:
    """Return one telephone number as bare digits with its leading 0; other text unchanged."""
    bare = re.sub(r"[\s.\-()]+", "", text)
    bare = "0" + bare[3:] if bare.startswith("+84") else _ABROAD.sub("0", bare)
    is_one = bare.isdigit() and bare.isascii() and len(bare) <= _LONGEST_PHONE
    return bare if is_one else text.strip()


def renumbered_phone(phone: str) -> str:
    """Return what an 11-digit mobile number became in 2018, '' for every other number."""
    if len(phone) != _OLD_MOBILE_DIGITS or phone[:4] not in _NEW_PREFIXES:
        return ""
    return _NEW_PREFIXES[phone[:4]] + phone[4:]


def phone_warning(phone: str) -> str:
    """Return what looks wrong in a telephone number, '' if nothing."""
    if not phone:
        return ""
    if renumbered := renumbered_phone(phone):
        return f"Số điện thoại {phone} là đầu số cũ, từ năm 2018 đã đổi thành {renumbered}."
    ok = phone.isdigit() and (
        (len(phone) == _MOBILE_DIGITS and phone[:2] in {"03", "05", "07", "08", "09"})
        or (len(phone) == _LANDLINE_DIGITS and phone.startswith("02"))
    )
    return "" if ok else f"Số điện thoại “{phone}” không giống số đang dùng."


def shown_phone(phone: str) -> str:
    """Return a mobile number in groups, as it is read aloud: 0913 931 879."""
    if len(phone) == _MOBILE_DIGITS and phone.isdigit():
        return f"{phone[:4]} {phone[4:7]} {phone[7:]}"
    return phone
