"""The papers of one incident: what they say, and that nothing typed is lost."""

from dataclasses import replace

from antt_desktop.documents.incident_forms import incident_kinds
from antt_desktop.documents.incident_papers import (
    compose_hand_over,
    compose_incident_file,
    compose_mediation_minutes,
    compose_nudge,
    compose_settlement,
)
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.incident_kinds import Limits
from antt_desktop.domain.incidents import Party, State
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.papers import Paper, PaperTable, Paragraph, SignatureRow
from tests.documents.test_registers import DAY, VILLAGE, case
from tests.domain.incident_samples import row

TODAY = PartialDate(2026, 3, 16)


def said(paper: Paper) -> str:
    """Return all words of a paper."""
    parts = [paper.number_line, paper.date_line, paper.title, paper.abstract]
    for block in paper.blocks:
        match block:
            case Paragraph():
                parts.append("".join(text for text, _bold in block.runs))
            case PaperTable():
                parts += [cell for cells in block.rows for cell in cells]
            case SignatureRow():
                parts += [*block.roles, *block.names]
    return "\n".join((*parts, *paper.recipients))


def duties(found):
    session = found.mediations[0]
    tasks = (Task(what="Dời rào", who="Ông Bưởi", due=PartialDate(2026, 3, 12)),)
    return replace(session, start="19:30", end="21:00", duties=tasks)


def test_minutes_of_a_session():
    found = case()
    text = said(compose_mediation_minutes(found, duties(found), VILLAGE))
    for words in (
        "BIÊN BẢN HÒA GIẢI", "Hòa giải lần 1, bắt đầu 19 giờ 30 phút, 09/02/2026",
        "Hòa giải viên: Quách Văn Bưởi.", "Bên A: Quách Văn Bưởi, 51 tuổi", "Lấn đất.",
        "Kết quả: hòa giải thành.", "Dời rào", "12/03/2026", "21 giờ 00", "HÒA GIẢI VIÊN",
    ):  # fmt: skip
        assert words in text, words


def test_a_settlement_has_what_the_law_asks():
    found = case()
    text = said(compose_settlement(found, duties(found), VILLAGE))
    for words in (
        "Luật Hòa giải ở cơ sở số 35/2013/QH13", "CÁC BÊN", "NỘI DUNG CHỦ YẾU",
        "DIỄN BIẾN HÒA GIẢI", "Lần 1, ngày 09/02/2026: hòa giải thành", "THỎA THUẬN VÀ GIẢI PHÁP",
        "Quách Văn Bưởi trả đất.", "PHƯƠNG THỨC VÀ THỜI HẠN", "Dời rào", "BÊN A", "BÊN B",
    ):  # fmt: skip
        assert words in text, words


def test_the_hand_over_sheet_masks_numbers_unless_asked():
    found = case()
    parties = (Party(name="Ông Bưởi", identity="030160001234"),)
    found = replace(found, incident=replace(found.incident, parties=parties, state=State.POLICE))
    masked = said(compose_hand_over(found, VILLAGE, TODAY))
    assert "•••• 1234" in masked
    assert "030160001234" not in masked
    assert "Công an xã Quang Hưng" in masked
    assert "030160001234" in said(compose_hand_over(found, VILLAGE, TODAY, whole_identity=True))
    commune = replace(found, incident=replace(found.incident, state=State.COMMUNE))
    assert "UBND xã Quang Hưng" in said(compose_hand_over(commune, VILLAGE, TODAY))


def test_the_file_of_a_case_tells_all():
    found = case()
    found = replace(found, mediations=(duties(found),))
    text = said(compose_incident_file(found, VILLAGE))
    for words in ("HỒ SƠ VỤ VIỆC VV-2026-001", "Gặp Quách Văn Bưởi", "Dời rào", "07-029", "nhẹ"):
        assert words in text, words


def test_a_reminder_lists_what_presses():
    late = row(deadline=PartialDate(2026, 3, 5), mediate_by=PartialDate(2026, 2, 6), mediated=False)
    text = said(compose_nudge("Tổ trưởng Tổ 1", [late], Limits(), VILLAGE, TODAY))
    assert "Tổ trưởng Tổ 1" in text
    assert "VV-2026-014" in text
    assert "quá hạn 11 ngày" in text
    assert "Kéo dài" in text
    assert str(DAY) not in text


def test_the_kinds_that_are_shipped_hold_together():
    kinds = incident_kinds()
    assert len(kinds) == 13
    for kind in kinds:
        assert not (kind.police and kind.mediate_days)
        assert bool(kind.mediation_type) == bool(kind.mediate_days)
    assert {kind.name for kind in kinds if kind.sensitive} == {
        "Bạo lực gia đình", "Cờ bạc, ma túy (nghi vấn)",
    }  # fmt: skip
