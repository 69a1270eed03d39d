"""What the import dialog says about a rehearsal, in plain Python."""

import html
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from antt_desktop.domain.text import number
from antt_desktop.workflows.import_roster import (
    FIELDS,
    LEFT_OUT,
    Encoding,
    Field,
    ImportPlan,
    ImportResult,
    SheetKind,
    SheetMapping,
    SheetPlan,
    Skipped,
)

_SAMPLE_LETTERS = 34
_OLD_FONTS = {Encoding.TCVN3: ".VnTime (TCVN3)", Encoding.VNI: "VNI"}
KINDS = ((SheetKind.HOUSEHOLDS, "một hộ"), (SheetKind.PEOPLE, "một người"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The numbers of a plan; ``refused`` are rows, without those that only wait for an answer."""

    new: int = 0
    known: int = 0
    cells: int = 0
    unchanged: int = 0
    refused: int = 0
    unanswered: int = 0
    proposals: int = 0
    warnings: int = 0

    @property
    def households(self) -> int:
        """Return how many households would be written."""
        return self.new + self.known


NOTHING = Counts()


def counted(plan: ImportPlan, unanswered: int) -> Counts:
    """Return the numbers of a plan in which so many rows wait for an answer."""
    return Counts(
        new=len(plan.to_add),
        known=len(plan.to_save),
        cells=plan.changed_cells,
        unchanged=plan.unchanged,
        refused=sum(row.refusal is not None for row in plan.rows) - unanswered,
        unanswered=unanswered,
        proposals=sum(bool(row.proposed) for row in plan.rows),
        warnings=len(plan.warnings),
    )


@dataclass(frozen=True, slots=True)
class Card:
    """A number with its words: the strong part, then the rest."""

    strong: str
    rest: str


def cards(counts: Counts) -> tuple[Card, Card, Card]:
    """Return the three cards: new households, known ones, rows that cannot be taken in."""
    if counts.known:
        rest = f"sẽ cập nhật {number(counts.cells)} ô" if counts.cells else "sẽ được cập nhật"
        known = Card(f"{number(counts.known)} hộ đã có", rest)
    else:
        rest = "không có gì mới" if counts.unchanged else "được cập nhật"
        known = Card(f"{number(counts.unchanged)} hộ đã có", rest)
    return (
        Card(f"{number(counts.new)} hộ mới", "sẽ được thêm"),
        known,
        Card(f"{number(counts.refused)} dòng có lỗi", "không nhập"),
    )


def question_words(asked: int, unanswered: int) -> tuple[str, str]:
    """Return what is said of the rows asked about, and the words of its button."""
    if unanswered:
        return f"{number(unanswered)} dòng cần hỏi: chưa rõ là hộ nào trong sổ.", "Trả lời ›"
    return (f"Đã trả lời {number(asked)} dòng cần hỏi." if asked else ""), "Xem lại ›"


def accept_words(counts: Counts) -> str:
    """Return the words of the accepting button."""
    return f"Nhập {number(counts.households)} hộ" if counts.households else "Không có gì để nhập"


def nothing_new(counts: Counts) -> str:
    """Return the sentence for an import that changes nothing, '' for one that does."""
    if counts.households:
        return ""
    if counts.unchanged:
        count = number(counts.unchanged)
        kept = f"Tệp này không có gì mới: {count} hộ đã có trong sổ và không đổi."
    else:
        kept = "Chưa nhập được dòng nào của tệp này."
    if counts.unanswered:
        return f"{kept} Hãy trả lời các dòng cần hỏi."
    return f"{kept} Hãy xem các dòng có lỗi." if counts.refused else kept


def file_line(name: str, sheets: Sequence[SheetPlan]) -> str:
    """Return the line below the title: file, its wanted sheets, rows, what was converted."""
    parts = [name]
    if len(sheets) == 1:
        parts.append(f"trang tính “{sheets[0].mapping.sheet}”")
    else:
        parts.append(f"{number(len(sheets))} trang tính")
    parts.append(f"{number(sum(sheet.rows for sheet in sheets))} dòng")
    found = {sheet.mapping.encoding for sheet in sheets}
    fonts = " và ".join(words for encoding, words in _OLD_FONTS.items() if encoding in found)
    if fonts:
        parts.append(f"phông cũ {fonts} đã được chuyển sang Unicode")
    return " · ".join(parts)


def result_lines(result: ImportResult) -> tuple[str, str]:
    """Return what was done, and what was not."""
    done = []
    if result.added:
        done.append(f"thêm {number(result.added)} hộ")
    if result.updated:
        done.append(f"cập nhật {number(result.updated)} hộ")
    said = f"Đã {' và '.join(done)}." if done else "Không có gì thay đổi."
    left = f"{number(len(result.rejected))} dòng chưa nhập." if result.rejected else ""
    return said, left


def skipped_words(skipped: Iterable[Skipped]) -> str:
    """Return “Bỏ qua 3 dòng: cộng, ký tên”, '' where nothing was left out but blank rows."""
    reasons = Counter(row.reason.removeprefix("dòng ") for row in skipped)
    if not reasons.keys() - {"trống"}:
        return ""
    return f"Bỏ qua {number(reasons.total())} dòng: {', '.join(reasons)}"


def doubt_words(sheet: SheetPlan) -> str:
    """Return the warning about letters to look at, '' where the conversion is sure."""
    mapping = sheet.mapping
    names = [
        f"“{header}”"
        for column, header in zip(mapping.columns, headers(mapping), strict=True)
        if column.index in sheet.doubtful and column.field is not None
    ]
    if not names:
        return ""
    return (
        f"Hãy xem kỹ chữ sau khi chuyển ở cột {', '.join(names)}."
        " Nếu chữ sai, hãy chọn lại Bảng mã chữ."
    )


def group_words(mapping: SheetMapping, counts: Counts, known: Collection[str]) -> str:
    """Return what to do about a sheet that does not tell the tổ of its rows, '' if it does."""
    if mapping.column(Field.GROUP) or not counts.refused or mapping.group in known:
        return ""
    if mapping.group:
        return (
            f"Sổ chưa có “{mapping.group}”. Hãy chọn tổ khác ở ô “Tổ”, hoặc đóng lại, thêm tổ ở"
            " khung bên trái rồi nhập."
        )
    return "Trang này không có cột Tổ. Hãy chọn tổ của các hộ ở ô “Tổ”."


def field_choices(kind: SheetKind) -> list[tuple[object, str]]:
    """Return the fields a column of this kind of sheet can be taken for, first none."""
    return [("", LEFT_OUT), *((str(field), field.label) for field in FIELDS[kind])]


def encoding_choices() -> list[tuple[object, str]]:
    """Return the encodings by name."""
    return [(str(encoding), encoding.label) for encoding in Encoding]


def sample(raw: str, read: str) -> str:
    """Return a sample as rich text: as it stands, and in bold what is read where it differs."""
    if not raw and not read:
        return "–"
    shown = html.escape(_short(raw))
    return shown if raw == read else f"{shown} → <b>{html.escape(_short(read))}</b>"


def headers(mapping: SheetMapping) -> tuple[str, ...]:
    """Return the columns' headers, with a capital; the letter where a header is empty."""
    return tuple(c.header[:1].upper() + c.header[1:] or f"Cột {c.letter}" for c in mapping.columns)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SAMPLE_LETTERS else text[: _SAMPLE_LETTERS - 1] + "…"
