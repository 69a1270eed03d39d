"""Knows the words that stand above the columns of village lists, in any spelling or encoding."""

import re
from functools import lru_cache

from antt_desktop.domain.text import fold, tidy, words
from antt_desktop.exchange.legacy_text import Encoding, syllables_read
from antt_desktop.exchange.roster.encodings import decoded
from antt_desktop.exchange.roster.fields import Field

# What a header is about, and the words that may stand around it (facts.md §8, §10), folded; the
# first line that accounts for every word of a header wins.
_WHOSE = "cua chu ho ch nhan khau thanh vien nguoi"
_SAYINGS: tuple[tuple[Field, str, str], ...] = (
    (
        Field.RELATION,
        r"quan he|q he|qhvch|qhch|qh",
        "moi voi chu ho ch cua trong gia dinh nguoi ve vch",
    ),
    (Field.BIRTH_DAY, r"rieng ngay sinh", ""),
    (Field.BIRTH_MONTH, r"rieng thang sinh", ""),
    (Field.MALE, r"(ngay|thang|nam) sinh nam", ""),
    (Field.FEMALE, r"(ngay|thang|nam) sinh nu", ""),
    (Field.BIRTH, r"sinh|sn|ns|ntns", f"ngay thang nam n tuoi va hoac {_WHOSE}"),
    (Field.SEX, r"gioi tinh|gt|phai|nam nu", f"nam nu hoac {_WHOSE}"),
    (
        Field.IDENTITY,
        r"cccd|cmnd|cmtnd|cmt|cc(?= hoac| cmnd|$)|can cuoc|dinh danh|chung minh|s?ddcn",
        f"so ma the cong dan ca thu va hoac ho chieu giay moi cu {_WHOSE}",
    ),
    (
        Field.PHONE,
        r"dien thoai|s?dtdd|s?dt(?! bhyt)|di dong|phone|tel|mobile|zalo|so may",
        f"so may lien he lac di dong co dinh nha rieng ca gia dinh va hoac tay {_WHOSE}",
    ),
    (Field.RESIDENCE_FROM, r"(cu|tam) tru tu( ngay)?|o tu ngay", "ngay"),
    (Field.RESIDENCE_TO, r"(cu|tam) tru den( ngay)?|(het|thoi) han (cu|tam) tru", "ngay"),
    (
        Field.RESIDENCE,
        (
            r"(tinh trang|loai|dien|hien trang|hinh thuc) (cu|thuong) tru|^cu tru$"
            r"|thuong tru (hay )?tam tru"
        ),
        "tam vang hay hoac",
    ),
    (
        Field.ADDRESS,
        r"dia chi|noi o|cho o|so nha|noi (cu|thuong|tam) tru|hktt|dkhk|ho khau thuong tru",
        (
            "noi o cho hien tai nay thuong tru tam cu the chi tiet ho gia dinh nha so dang ky"
            " thon xom ngo duong pho to cua chu ch dk va"
        ),
    ),
    (
        Field.DECLARED_SIZE,
        r"nhan khau|(so|tong) khau|^khau$|nk|sk|so (nguoi|thanh vien)|nhan so",
        "so tong luong hien co thuc te trong ho gia dinh cua tai cac khau nguoi cong",
    ),
    (
        Field.CATEGORIES,
        r"dien|doi tuong|loai ho|phan loai",
        "ho thuoc chinh sach doi tuong loai gia dinh uu tien",
    ),
    (
        Field.OCCUPATION,
        r"nghe nghiep|nghe|cong viec|viec lam",
        "noi lam viec hien nay tai chinh va nghiep",
    ),
    (Field.NOTE, r"ghi chu|chu thich|luu y|gc|g chu", "khac them"),
    (
        Field.GROUP,
        r"to (dan cu|dan pho|dc|dp|tu quan|lien gia|nhan dan)|tdp|tdc|to|cum dan cu|cum",
        "so ten thuoc thon cum khu ap lang xom",
    ),
    (Field.CODE, r"ma( so)? ho|^ma( so)?$|so ho$|ho so$|ma gia dinh", "gia dinh dan so"),
    (Field.FAMILY_NAME, r"^ho( va)?( chu| ten)? (dem|lot)(?! va)", _WHOSE),
    (
        Field.HEAD,
        r"chu ho|chu gia dinh|dai dien ho|ch",
        "ho va ten gia dinh cua nguoi thanh vien cac ong ba dai dien hoac nhan khau h chu dem",
    ),
    (
        Field.NAME,
        r"ho (va )?ten|hovaten|hoten|h ten|ten",
        (
            "ho va chu dem lot khai sinh nhan khau thanh vien cac trong nguoi cong dan gia dinh ong"
            " ba day du ca"
        ),
    ),
)
_PATTERNS = tuple(
    (field, re.compile(rf"(?<!\w)(?:{core})(?!\w)"), frozenset(around.split()))
    for field, core, around in _SAYINGS
)
_COUNTER = re.compile(r"(so )?(s?tt|thu tu)( (ho|chu ho|khau|nk|nhan khau|nguoi|gd))?|no")
_HOUSEHOLD_COUNTER = re.compile(r"(so )?(s?tt|thu tu) (ho|chu ho|gd)")
_BIRTH_PARTS = {
    "ngay": Field.BIRTH_DAY,
    "ngay thang": Field.BIRTH_DAY,
    "thang": Field.BIRTH_MONTH,
    "nam": Field.BIRTH,
}
_BRACKETS = re.compile(r"\([^)]*\)?")
_SINGLE_LETTERS = re.compile(r"(?<!\w)(\w) (?=\w(?!\w))")
_NUMBERING = re.compile(r"[(\[]?\s*(\d{1,2}|[A-Za-z])\s*[)\]]?(\s*=.*)?")
_LONGEST = 80


@lru_cache(maxsize=1 << 12)
def field_of(header: str) -> Field | None:
    """Return the field a header names; of “Năm sinh/Tuổi” the first part that is known."""
    if len(header) > _LONGEST:
        return None
    lower = tidy(header).casefold().strip(" .:*")
    if lower in {"nam", "nữ", "nu"}:
        return Field.MALE if lower == "nam" else Field.FEMALE
    if lower == "họ":
        return Field.FAMILY_NAME
    key = header_key(header)
    parts = (header_key(part) for part in header.split("/")) if "/" in header else ()
    return _meaning(key) or next((field for part in parts if (field := _meaning(part))), None)


def birth_part(header: str) -> Field | None:
    """Return which part of a birth a header names: “Ngày”, “Ngày, tháng”, “Tháng sinh”, “Năm”."""
    return _BIRTH_PARTS.get(header_key(header).removesuffix(" sinh"))


def header_key(text: str) -> str:
    """Return the words of a header, folded; brackets and dots do not count: “S.T.T.” is stt."""
    outside = _BRACKETS.sub(" ", text)
    key = " ".join(words(fold(outside if outside.strip(" *:.") else text)))
    return _SINGLE_LETTERS.sub(r"\1", key)


def is_counter(header: str) -> bool:
    """Tell whether a header is that of a running number (STT)."""
    return _COUNTER.fullmatch(header_key(header)) is not None


def counts_households(header: str) -> bool:
    """Tell whether a header is that of a running number of households (“STT hộ”)."""
    return _HOUSEHOLD_COUNTER.fullmatch(header_key(header)) is not None


@lru_cache(maxsize=1 << 12)
def decoded_header(text: str) -> tuple[str, Encoding]:
    """Return a header in Unicode, and the encoding in which its words are known ones."""
    if not text.isascii():
        readings = [(tidy(decoded(text, encoding)), encoding) for encoding in Encoding]
        # A reading of which every word is known comes before one with a known part.
        for is_known in (_is_wholly_known, field_of):
            if found := next((r for r in readings if is_known(r[0])), None):
                return found
    return tidy(text), Encoding.UNICODE


def unknown_header(text: str, encoding: Encoding) -> str:
    """Return a header without any known word in Unicode, if ``encoding`` makes words of it."""
    better = syllables_read([text], encoding) > syllables_read([text], Encoding.UNICODE)
    return tidy(decoded(text, encoding)) if better else text


def is_numbering(cells: list[str]) -> bool:
    """Tell whether the filled cells of a row number its columns: (1) (2) (3), or A B 1 2."""
    few = 2
    texts = [text.strip() for text in cells if text.strip()]
    if len(texts) <= few or not all(_NUMBERING.fullmatch(text) for text in texts):
        return False
    numbers = [int(found[0]) for text in texts if (found := re.findall(r"\d+", text))]
    return numbers == sorted(set(numbers)) and (not numbers or numbers[0] <= few + 1)


def _is_wholly_known(header: str) -> bool:
    key = header_key(header)
    known = _meaning(key) or birth_part(header)
    return known is not None or _COUNTER.fullmatch(key) is not None


def _meaning(key: str) -> Field | None:
    for field, core, around in _PATTERNS:
        rest, count = core.subn(" ", key)
        if count and around.issuperset(rest.split()):
            return field
    return None
