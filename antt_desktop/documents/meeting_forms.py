"""What a village has ready for its meetings, read from forms/meetings.toml."""

import re
from pathlib import Path

from antt_desktop.documents.form_files import Section
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.majorities import Base, MajorityRule
from antt_desktop.domain.meeting_forms import MeetingForms, MeetingTemplate

_SHARE = re.compile(
    r"(?P<least>trên|ít nhất) (?P<numerator>\d{1,3})/(?P<denominator>\d{1,3})"
    r" (?:tổng số|(?P<present>số có mặt))"
)
_UNITS = {"hộ": True, "người": False}
_WORDS = frozenset({"năm", "làng", "tổ"})
_AGENDA = _WORDS | {"việc chưa xong"}


def meeting_forms(folder: Path | None = None) -> MeetingForms:
    """Return templates, rules of majority and phrases; UserError says what is wrong in the file.

    Sources of the rules as shipped: Luật 10/2022/QH15, Nghị định 59/2023/NĐ-CP and 61/2023/NĐ-CP.
    """
    file = Section.read("meetings.toml", folder)
    quorum = _rule(file.section("dieu_kien_hop"))
    templates = tuple(_template(section, quorum) for section in file.sections("loai_hop"))
    kinds = [template.kind for template in templates]
    for kind in kinds:
        if kinds.count(kind) > 1:
            raise file.refusal("loai_hop", f"có hai loại cùng tên “{kind}”")
    return MeetingForms(
        templates=templates,
        rules=tuple(_rule(section) for section in file.sections("quy_tac")),
        phrases=file.section("cau_hay_dung").texts("cau"),
    )


def _template(section: Section, quorum: MajorityRule) -> MeetingTemplate:
    unit = section.text("tinh_theo")
    if unit not in _UNITS:
        raise section.refusal("tinh_theo", 'chỉ được viết "hộ" hoặc "người"')
    if section.has("muc_hop"):
        quorum = _share(section, "muc_hop", quorum.name, quorum.source)
    return MeetingTemplate(
        kind=section.text("ten"),
        title=section.text("ten_cuoc_hop", _WORDS, empty=True),
        place=section.text("dia_diem", _WORDS, empty=True),
        chair_role=section.text("chu_tri", _WORDS, empty=True),
        secretary_role=section.text("thu_ky", _WORDS, empty=True),
        guests=section.texts("cung_du", _WORDS),
        agenda="\n".join(section.texts("chuong_trinh", _AGENDA)),
        proceedings=_lines(section, "noi_dung"),
        conclusion=_lines(section, "ket_luan"),
        of_households=_UNITS[unit],
        one_group=section.switch("mot_to", missing=False),
        quorum=quorum,
    )


def _lines(section: Section, key: str) -> str:
    """Return lines that are typed on from: an empty point keeps the space after its number."""
    return "\n".join(
        f"{line} " if line.endswith((".", ")")) and line[:-1].isdigit() else line
        for line in section.texts(key, _WORDS)
    )


def _rule(section: Section) -> MajorityRule:
    return _share(section, "muc", section.text("ten"), section.text("nguon", empty=True))


def _share(section: Section, key: str, name: str, source: str) -> MajorityRule:
    """Return the rule that a share in words means, as ``MajorityRule.words`` says it."""
    match = _SHARE.fullmatch(section.text(key).lower())
    if match is None:
        raise section.refusal(key, "viết như: trên 1/2 tổng số, ít nhất 2/3 số có mặt")
    try:
        return MajorityRule(
            name=name,
            base=Base.PRESENT if match["present"] else Base.ALL,
            numerator=int(match["numerator"]),
            denominator=int(match["denominator"]),
            strict=match["least"] == "trên",
            source=source,
        )
    except UserError as error:
        raise section.refusal(key, "tỷ lệ phải lớn hơn 0 và không quá toàn bộ") from error
