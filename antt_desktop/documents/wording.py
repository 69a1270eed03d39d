"""What our papers say: read from forms/*.toml, which a village may edit.

The keys of the files are Vietnamese without marks, for the people who edit them. A file that
cannot be used is refused with a sentence that names the file and the place.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from antt_desktop import paths
from antt_desktop.domain.dates import PartialDate, place_and_date
from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.domain.list_columns import ListColumn, ListRows
from antt_desktop.domain.pledges import Wording
from antt_desktop.domain.text import nfc, tidy

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_LINE = re.compile(r"at line (\d+)")
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

    return _PLACEHOLDER.sub(word, nfc(text))


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
    """Return the wording a new campaign starts with; UserError says what is wrong in the file."""
    file = _Section.read("pledge.toml", folder)
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
    )


def pledge_labels(folder: Path | None = None) -> PledgeLabels:
    """Return the labels of the pledge form; UserError says what is wrong in the file."""
    file = _Section.read("pledge.toml", folder)
    labels, sheet = file.section("nhan"), file.section("to_ngan")
    return PledgeLabels(
        head=labels.text("chu_ho"),
        birth=labels.text("nam_sinh"),
        address=labels.text("dia_chi"),
        group=labels.text("to"),
        size=labels.text("nhan_khau"),
        form_number=labels.text("ma_phieu"),
        household=labels.text("ho"),
        page=labels.text("trang"),
        separator_leader=sheet.text("to_truong"),
        separator_count=sheet.text("so_ban", {"số"}),
        separator_range=sheet.text("ma_phieu", {"đầu", "cuối"}),
    )


def signing_list_text(folder: Path | None = None) -> ListText:
    """Return the words of the list for signing; UserError says what is wrong in the file."""
    section = _Section.read("lists.toml", folder).section("danh_sach_ky")
    keys = "stt chu_ho nam_sinh so_khau dia_chi ngay_ky ky_ten ghi_chu"
    return _list_text(section, {"hộ", "đã ký", "chưa ký"}, section.columns("cot", keys))


def roster_text(folder: Path | None = None) -> ListText:
    """Return the words of the list of households; UserError says what is wrong in the file."""
    section = _Section.read("lists.toml", folder).section("danh_sach_ho")
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
    file = _Section.read("free-list.toml", folder)
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
        roles=_roles(file),
        signature_hint=file.text("nhac_ky", empty=True),
        columns=(headings.text("stt"), *(headings.text(keys[column]) for column in columns)),
    )


def _roles(section: "_Section") -> tuple[str, ...]:
    roles = section.texts("noi_ky")
    if not 1 <= len(roles) <= len("123"):
        raise section.refusal("noi_ky", "cần từ 1 đến 3 nơi ký")
    return roles


def _list_text(
    section: "_Section",
    closing_words: set[str],
    columns: tuple[str, ...],
    people_columns: tuple[str, ...] = (),
) -> ListText:
    return ListText(
        title=section.text("tieu_de", _LIST),
        abstract=section.text("trich_yeu", _LIST, empty=True),
        closing=section.text("ket", _LIST | closing_words),
        roles=_roles(section),
        signature_hint=section.text("nhac_ky", empty=True),
        columns=columns,
        people_columns=people_columns,
    )


class _Section:
    """A table of a file, that knows how to say where something is wrong."""

    def __init__(self, file: str, path: str, values: Mapping[str, Any]) -> None:
        self._file = file
        self._path = path
        self._values = values

    @classmethod
    def read(cls, name: str, folder: Path | None) -> "_Section":
        path = (folder or paths.forms()) / name
        try:
            text = path.read_bytes().decode("utf-8-sig")
            return cls(name, "", tomllib.loads(nfc(text.replace("\r\n", "\n"))))
        except OSError as error:
            raise SystemTrouble(paths.disk_sentence(error, path)) from error
        except UnicodeDecodeError as error:
            raise UserError(
                f"Tệp “{name}” không được lưu bằng bảng mã UTF-8. Hãy mở bằng Notepad và lưu lại"
                " với mã hóa UTF-8."
            ) from error
        except tomllib.TOMLDecodeError as error:
            found = _LINE.search(str(error))
            where = f"dòng {found[1]}" if found else "cuối tệp"
            raise UserError(
                f'Tệp “{name}” viết sai ở {where}. Mỗi lời phải nằm giữa hai dấu " thẳng, mỗi dòng'
                " một lời; hãy so với dòng bên cạnh."
            ) from error

    def section(self, key: str) -> "_Section":
        value = self._values.get(key)
        if not isinstance(value, dict):
            raise UserError(f"Tệp “{self._file}” thiếu phần [{self._path}{key}].")
        return _Section(self._file, f"{self._path}{key}.", value)

    def text(
        self, key: str, words: frozenset[str] | set[str] = frozenset(), *, empty: bool = False
    ) -> str:
        """Return a one-line text; only ``words`` may stand in braces."""
        return self._checked(key, self._values.get(key), words, empty=empty)

    def texts(self, key: str, words: frozenset[str] | set[str] = frozenset()) -> tuple[str, ...]:
        values = self._values.get(key)
        if not isinstance(values, list):
            raise self.refusal(key, "phải là các câu trong dấu [ ]")
        return tuple(self._checked(key, value, words, empty=False) for value in values)

    def columns(self, key: str, names: str) -> tuple[str, ...]:
        section = self.section(key)
        return tuple(section.text(name) for name in names.split())

    def refusal(self, key: str, what: str) -> UserError:
        return UserError(f"Tệp “{self._file}”, mục {self._path}{key}: {what}.", field=key)

    def _checked(
        self, key: str, value: object, words: frozenset[str] | set[str], *, empty: bool
    ) -> str:
        if not isinstance(value, str):
            raise self.refusal(key, 'thiếu lời, hoặc lời không nằm giữa hai dấu "')
        text = tidy(value)
        if not text and not empty:
            raise self.refusal(key, "không được để trống")
        for match in _PLACEHOLDER.finditer(text):
            if match[1] not in words:
                known = ", ".join(f"{{{word}}}" for word in sorted(words)) or "không có chỗ nào"
                raise self.refusal(key, f"không có chỗ tự điền {match[0]} (chỉ có: {known})")
        return text
