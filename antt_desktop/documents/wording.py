"""What the pledge and the lists say, read from forms/*.toml, which a village may edit.

A file that cannot be used is refused with a sentence that names the file and the place.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from antt_desktop.documents.form_files import PLACEHOLDER, Section
from antt_desktop.domain.dates import PartialDate, place_and_date
from antt_desktop.domain.list_columns import ListColumn, ListRows
from antt_desktop.domain.pledges import Wording
from antt_desktop.domain.text import nfc

_MAX_CRITERIA = 12
_KINDS = frozenset({"làng", "thôn", "xóm", "bản", "ấp", "buôn", "khu", "khối"})
_CAMPAIGN = frozenset({"năm", "đợt", "làng"})
_LIST = _CAMPAIGN | {"tổ"}
_FREE_LIST = frozenset({"tên", "phạm vi", "làng"})
_FREE_COLUMNS = (
    "to ma_ho ho_ten quan_he chu_ho gioi_tinh ngay_sinh nam_sinh tuoi so_cccd dien_thoai dia_chi"
    " nhan_khau dien nghe_nghiep cu_tru cu_tru_tu cu_tru_den ghi_chu ngay_roi_lang"
    " ly_do_roi_lang ky_nhan"
)
"""The keys of the headings in the order of ``ListColumn``."""


@dataclass(frozen=True, slots=True)
class PledgeLabels:
    """The words before what each household's form says for itself, and on separator sheets."""

    head: str
    birth: str
    address: str
    group: str
    size: str
    phone: str
    identity: str
    form_number: str
    household: str
    page: str
    separator_leader: str
    separator_count: str
    separator_range: str


@dataclass(frozen=True, slots=True)
class ListText:
    """The words of a list: title, abstract, headings of its columns, closing line, signers."""

    title: str
    abstract: str
    closing: str
    roles: tuple[str, ...]
    signature_hint: str
    columns: tuple[str, ...]
    people_columns: tuple[str, ...] = ()


def filled(text: str, words: Mapping[str, str]) -> str:
    """Return ``text`` with each {word} it knows replaced; others stay as they are.

    Inside a sentence a name begins with its kind in small letters: “làng văn hóa Quang Khải”.
    """

    def word(match: re.Match[str]) -> str:
        found = words.get(match[1], match[0])
        return in_sentence(found) if match.start() else found

    return PLACEHOLDER.sub(word, nfc(text))


def in_sentence(name: str) -> str:
    """Return the name of a village as it stands inside a sentence."""
    kind = name.split(" ", 1)[0].lower()
    return name[:1].lower() + name[1:] if kind in _KINDS else name


def open_date(place: str, day: PartialDate | None, year: int) -> str:
    """Return the line of place and date; what is not known is left open for the pen."""
    if day or year:
        return place_and_date(place, day or PartialDate(year))
    return f"{place}, ngày … tháng … năm …"


def default_wording(folder: Path | None = None) -> Wording:
    """Return the wording a new campaign starts with; UserError says what is wrong in the file.

    A file from before there were switches prints as it did then.
    """
    file = Section.read("pledge.toml", folder)
    criteria = file.texts("tieu_chi", _CAMPAIGN)
    if not 1 <= len(criteria) <= _MAX_CRITERIA:
        raise file.refusal("tieu_chi", f"cần từ 1 đến {_MAX_CRITERIA} câu")
    return Wording(
        title=file.text("tieu_de", _CAMPAIGN),
        abstract=file.text("trich_yeu", _CAMPAIGN, empty=True),
        opening=file.text("mo_dau", _CAMPAIGN, empty=True),
        criteria=criteria,
        closing=file.text("ket", _CAMPAIGN, empty=True),
        notice=file.text("thong_bao", _CAMPAIGN, empty=True),
        left_role=file.text("ky_trai"),
        right_role=file.text("ky_phai"),
        signature_hint=file.text("nhac_ky", empty=True),
        second_roles=file.roles("ky_hang_hai", missing=()),
        show_notice=file.switch("in_thong_bao", missing=True),
        show_phone=file.switch("in_dien_thoai", missing=False),
        show_identity=file.switch("in_so_cccd", missing=False),
        show_second_row=file.switch("in_hang_ky_hai", missing=False),
    )


def pledge_labels(folder: Path | None = None) -> PledgeLabels:
    """Return the labels of the pledge form; UserError says what is wrong in the file."""
    file = Section.read("pledge.toml", folder)
    labels, sheet = file.section("nhan"), file.section("to_ngan")
    return PledgeLabels(
        head=labels.text("chu_ho"),
        birth=labels.text("nam_sinh"),
        address=labels.text("dia_chi"),
        group=labels.text("to"),
        size=labels.text("nhan_khau"),
        phone=labels.text("dien_thoai", missing="Điện thoại:"),
        identity=labels.text("so_cccd", missing="Số CCCD:"),
        form_number=labels.text("ma_phieu"),
        household=labels.text("ho"),
        page=labels.text("trang"),
        separator_leader=sheet.text("to_truong"),
        separator_count=sheet.text("so_ban", {"số"}),
        separator_range=sheet.text("ma_phieu", {"đầu", "cuối"}),
    )


def signing_list_text(folder: Path | None = None) -> ListText:
    """Return the words of the list for signing; UserError says what is wrong in the file."""
    section = Section.read("lists.toml", folder).section("danh_sach_ky")
    keys = "stt chu_ho nam_sinh so_khau dia_chi ngay_ky ky_ten ghi_chu"
    return _list_text(section, {"hộ", "đã ký", "chưa ký"}, section.columns("cot", keys))


def roster_text(folder: Path | None = None) -> ListText:
    """Return the words of the list of households; UserError says what is wrong in the file."""
    section = Section.read("lists.toml", folder).section("danh_sach_ho")
    keys = "stt ma_ho chu_ho nam_sinh so_khau dia_chi dien_thoai ghi_chu"
    people = "stt ho_ten quan_he ngay_sinh gioi_tinh nghe_nghiep ghi_chu"
    return _list_text(
        section,
        {"hộ", "khẩu"},
        section.columns("cot", keys),
        section.columns("cot_nhan_khau", people),
    )


def free_list_text(
    rows: ListRows, columns: Sequence[ListColumn], *, with_age: bool, folder: Path | None = None
) -> ListText:
    """Return the words of a list with chosen columns; UserError says what is wrong in the file.

    ``with_age`` adds the sentence about the day that ages are counted to.
    """
    file = Section.read("free-list.toml", folder)
    headings = file.section("cot")
    keys = dict(zip(ListColumn, _FREE_COLUMNS.split(), strict=True))
    if rows is ListRows.HOUSEHOLDS:
        keys[ListColumn.NAME] = keys[ListColumn.HEAD]
        closing = file.text("ket_ho", {"hộ", "khẩu"})
    else:
        closing = file.text("ket_nguoi", {"người"})
    age = file.text("ket_tuoi", {"ngày"}, empty=True)
    return ListText(
        title=file.text("tieu_de", _FREE_LIST),
        abstract=file.text("trich_yeu", _FREE_LIST, empty=True),
        closing=f"{closing} {age}".rstrip() if with_age else closing,
        roles=file.roles("noi_ky"),
        signature_hint=file.text("nhac_ky", empty=True),
        columns=(headings.text("stt"), *(headings.text(keys[column]) for column in columns)),
    )


def _list_text(
    section: Section,
    closing_words: set[str],
    columns: tuple[str, ...],
    people_columns: tuple[str, ...] = (),
) -> ListText:
    return ListText(
        title=section.text("tieu_de", _LIST),
        abstract=section.text("trich_yeu", _LIST, empty=True),
        closing=section.text("ket", _LIST | closing_words),
        roles=section.roles("noi_ky"),
        signature_hint=section.text("nhac_ky", empty=True),
        columns=columns,
        people_columns=people_columns,
    )
