"""Papers about keeping the book: the passphrase to seal, what is kept and why, one's own data."""

from collections.abc import Sequence

from antt_desktop.documents.form_files import Section
from antt_desktop.documents.minutes_parts import columns, heading
from antt_desktop.documents.paper_words import Words
from antt_desktop.documents.wording import in_sentence, open_date
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.papers import Block, Paper, PaperTable, SignatureRow, paragraph
from antt_desktop.domain.retention import KeepYears
from antt_desktop.domain.safety_papers import PersonData
from antt_desktop.domain.village import Village

_KEPT_WIDTHS = (66, 54, 40)
_DATA_WIDTHS = (50, 110)
_BLANK = "[cách]"


def compose_recovery_sheet(
    village: Village, passphrase: str, file_name: str, book_id: str, today: PartialDate
) -> Paper:
    """Return the sheet with the passphrase, letter by letter, to be sealed."""
    letters = " ".join(_BLANK if letter == " " else letter for letter in passphrase)
    words = _words(
        "to_mat_khau",
        village,
        {"sổ": file_name, "mã": book_id, "mật khẩu": passphrase, "từng chữ": letters},
    )
    blocks: list[Block] = [
        paragraph(words.line("so")),
        heading(words.line("tren")),
        heading(passphrase),
        paragraph(words.line("doc")),
        *(paragraph(line) for line in words.lines("dan")),
        _signatures(words),
    ]
    return _paper(words, village, blocks, today)


def compose_privacy_notice(
    village: Village, today: PartialDate, years: KeepYears, incident_years: Sequence[int]
) -> Paper:
    """Return the page on what is kept of people, why, and how long (Luật 91/2025/QH15).

    ``incident_years`` are those of each kind of incident.
    """
    times = Section.read("safety.toml").section("thong_bao").section("giu")
    spans = {
        "giữ người": _time(times, "nguoi", [years.households]),
        "giữ bản đăng ký": _time(times, "ban_dang_ky", [years.pledges]),
        "giữ vụ việc": _time(times, "vu_viec", incident_years),
    }
    words = _words("thong_bao", village, spans)
    keys = "du_lieu muc_dich thoi_gian"
    headings = words.section.columns("cot", keys)
    rows = [
        tuple(Words(section, spans).line(key) for key in keys.split())
        for section in words.section.sections("dong")
    ]
    blocks: list[Block] = [
        paragraph(words.line("mo_dau")),
        PaperTable(columns(headings, _KEPT_WIDTHS, (0, 1, 2)), rows),
        heading(words.line("quyen")),
        *(paragraph(line) for line in words.lines("cac_quyen")),
        paragraph(words.line("giu_the_nao")),
        _signatures(words),
    ]
    return _paper(words, village, blocks, today)


def compose_person_data(data: PersonData, village: Village, today: PartialDate) -> Paper:
    """Return all that the book holds of one person, to be handed to him."""
    words = _words("du_lieu_cua_toi", village, {"người": data.name})
    blocks: list[Block] = [heading(words.line("trong_ho"))]
    if data.roster:
        blocks.append(PaperTable(columns(("Mục", "Nội dung"), _DATA_WIDTHS, (0, 1)), data.roster))
    for key, lines in (
        ("dang_ky", data.pledges),
        ("vu_viec", data.incidents),
        ("thay_doi", data.changes),
    ):
        blocks.append(heading(words.line(key)))
        shown = [f"- {line}" for line in lines] or [words.line("khong_co")]
        blocks += [paragraph(line) for line in shown]
    blocks += [paragraph(words.line("ket")), _signatures(words)]
    return _paper(words, village, blocks, today)


def _words(kind: str, village: Village, known: dict[str, str]) -> Words:
    return Words(
        Section.read("safety.toml").section(kind), {"làng": in_sentence(village.name), **known}
    )


def _time(times: Section, key: str, years: Sequence[int]) -> str:
    """Return how long something is kept, “từ 5 đến 10 năm …”; 0 years keep it for good."""
    least, most = min(years), max(years)
    if not least:
        return Words(times, {}).line("lau_dai")
    span = str(least) if least == most else f"{least} đến {most}"
    return Words(times, {"năm": span}).line(key)


def _signatures(words: Words) -> SignatureRow:
    roles = words.lines("noi_ky")
    return SignatureRow(roles, words.line("nhac_ky"), ("",) * len(roles))


def _paper(words: Words, village: Village, blocks: list[Block], today: PartialDate) -> Paper:
    return Paper(
        village=village,
        date_line=open_date(village.place, today, 0),
        title=words.line("tieu_de"),
        abstract=words.line("trich_yeu"),
        blocks=blocks,
    )
