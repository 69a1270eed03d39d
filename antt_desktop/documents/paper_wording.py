"""What the papers around a round of signing say, read from forms/*.toml like the pledge."""

from dataclasses import dataclass
from pathlib import Path

from antt_desktop.documents.form_files import Section
from antt_desktop.domain.village import Village

OPEN = "…………………………"
"""Stands where something is not known and is written by hand."""

_CAMPAIGN = frozenset({"năm", "đợt", "làng", "tổ"})
_LED = _CAMPAIGN | {"tổ trưởng"}
_HOUSEHOLD = _LED | {"chủ hộ", "địa chỉ", "mã hộ"}
_COUNT = _CAMPAIGN | {"số", "chữ"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What all papers of one campaign share; ``year`` 0 where its name has none."""

    village: Village
    name: str
    year: int = 0

    def words(self, group_name: str, leader: str = "") -> dict[str, str]:
        """Return what the places in braces stand for in a paper of a tổ."""
        return {
            "năm": str(self.year) if self.year else "…",
            "đợt": self.name,
            "làng": self.village.name,
            "tổ": group_name,
            "tổ trưởng": leader or OPEN,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorText:
    """The words of the list for going from door to door; ``closing`` stands below the table."""

    title: str
    abstract: str
    closing: str
    walker: str
    phone: str
    day: str
    role: str
    signature_hint: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderText:
    """The words of a reminder slip; ``until`` is left out where no day is set."""

    title: str
    abstract: str
    greeting: str
    address: str
    body: tuple[str, ...]
    until: str
    thanks: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverText:
    """The words of the record of handing over, in the order they stand on the paper."""

    title: str
    abstract: str
    parties: tuple[str, ...]
    total: str
    signed: str
    missing: str
    condition: str
    table: str
    none_missing: str
    ending: tuple[str, ...]
    roles: tuple[str, str]
    signature_hint: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterTestText:
    """The words of the printer's test page: what to look for, and a label at each part."""

    title: str
    abstract: str
    instructions: tuple[str, ...]
    regular: str
    bold: str
    italic: str
    across: str
    down: str
    grey: str
    strokes: str
    code: str


def door_text(folder: Path | None = None) -> DoorText:
    """Return the words of the door-to-door list; UserError says what is wrong in the file."""
    file = Section.read("door-list.toml", folder)
    return DoorText(
        title=file.text("tieu_de", _CAMPAIGN),
        abstract=file.text("trich_yeu", _CAMPAIGN, empty=True),
        closing=file.text("ket", _CAMPAIGN | {"hộ", "chưa ký"}, empty=True),
        walker=file.text("nguoi_di"),
        phone=file.text("dien_thoai"),
        day=file.text("ngay_di"),
        role=file.text("noi_ky"),
        signature_hint=file.text("nhac_ky", empty=True),
        columns=file.columns(
            "cot", "stt ma_ho chu_ho dia_chi dien_thoai da_ky vang chua_dong_y ly_do"
        ),
    )


def reminder_text(folder: Path | None = None) -> ReminderText:
    """Return the words of the reminder slips; UserError says what is wrong in the file."""
    file = Section.read("reminder.toml", folder)
    return ReminderText(
        title=file.text("tieu_de", _CAMPAIGN),
        abstract=file.text("trich_yeu", _CAMPAIGN, empty=True),
        greeting=file.text("kinh_gui", _HOUSEHOLD),
        address=file.text("dia_chi", _HOUSEHOLD, empty=True),
        body=file.texts("loi", _HOUSEHOLD),
        until=file.text("han_nop", _HOUSEHOLD | {"hạn"}, empty=True),
        thanks=file.text("cam_on", _HOUSEHOLD, empty=True),
        code=file.text("ma_ho", _HOUSEHOLD, empty=True),
    )


def hand_over_text(folder: Path | None = None) -> HandOverText:
    """Return the words of the hand-over record; UserError says what is wrong in the file."""
    file = Section.read("hand-over.toml", folder)
    parties = ("bat_dau", "dia_diem", "ben_giao", "ben_nhan", "noi_dung")
    return HandOverText(
        title=file.text("tieu_de", _CAMPAIGN),
        abstract=file.text("trich_yeu", _CAMPAIGN, empty=True),
        parties=tuple(file.text(key, _LED, empty=True) for key in parties),
        total=file.text("tong_so", _COUNT),
        signed=file.text("da_ky", _COUNT),
        missing=file.text("con_thieu", _COUNT | {"vắng", "chưa đồng ý", "chưa có kết quả"}),
        condition=file.text("tinh_trang", _LED, empty=True),
        table=file.text("danh_sach", _LED, empty=True),
        none_missing=file.text("khong_thieu", _LED, empty=True),
        ending=tuple(file.text(key, _LED, empty=True) for key in ("so_ban", "ket_thuc")),
        roles=(file.text("ky_ben_giao"), file.text("ky_ben_nhan")),
        signature_hint=file.text("nhac_ky", empty=True),
        columns=file.columns("cot", "stt ma_ho chu_ho dia_chi ly_do"),
    )


def printer_test_text(folder: Path | None = None) -> PrinterTestText:
    """Return the words of the printer's test page; UserError says what is wrong in the file."""
    file = Section.read("printer-test.toml", folder)
    labels = file.section("nhan")
    return PrinterTestText(
        title=file.text("tieu_de"),
        abstract=file.text("trich_yeu", empty=True),
        instructions=file.texts("huong_dan"),
        regular=labels.text("thuong"),
        bold=labels.text("dam"),
        italic=labels.text("nghieng"),
        across=labels.text("ngang"),
        down=labels.text("doc"),
        grey=labels.text("xam"),
        strokes=labels.text("net"),
        code=labels.text("ma"),
    )
