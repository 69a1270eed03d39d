"""The registers on paper: all columns, all rows, nothing cut; masked ones without any name."""

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.documents.registers import write_incident_register, write_mediation_register
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.incident_course import Entry
from antt_desktop.domain.incident_kinds import MediationTeam
from antt_desktop.domain.incident_papers import IncidentCase, Register
from antt_desktop.domain.incidents import Incident, Party, Result, Severity, Side, State
from antt_desktop.domain.mediations import Mediation, Outcome
from antt_desktop.domain.periods import months
from antt_desktop.domain.village import Village

VILLAGE = Village(name="Làng Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")
DAY = PartialDate(2026, 2, 9)
WRITERS = (write_incident_register, write_mediation_register)


def case(number: int = 1, name: str = "Quách Văn Bưởi", story: str = "Lấn đất.") -> IncidentCase:
    """Return a settled matter with ``name`` wherever somebody is named or writes freely."""
    return IncidentCase(
        incident=Incident(
            id=number, year=2026, number=number, title=f"{name} lấn ngõ", kind="Tranh chấp đất đai",
            happened_on=PartialDate(2026, 2, 3), happened_at="19:45", place=f"nhà {name}",
            group_name="Tổ 7", source="Người dân báo", reporter=name, story=f"{story} {name}",
            severity=Severity.LIGHT, in_charge=name, received_on=PartialDate(2026, 2, 4),
            state=State.CLOSED, result=Result.SETTLED, resolved_on=DAY, closed_on=DAY,
            handed_on=DAY, receiver=name,
            parties=(
                Party(name=name, code="07-029", birth=PartialDate(1975), address=f"nhà {name}"),
                Party(name=f"{name} Hai", side=Side.B, phone="0912345678"),
            ),
        ),
        entries=(
            Entry(day=PartialDate(2026, 2, 4), text=name, who=name),
            Entry(day=DAY, text=f"Gặp {name}", who=name, state=State.COMMUNE, receiver=name),
        ),
        mediations=(
            Mediation(
                number=1, day=DAY, place=f"nhà {name}", mediators=(name,), guests=(f"{name} Ba",),
                positions=name, agreement=f"{name} trả đất.", outcome=Outcome.SETTLED,
            ),
        ),
        mediation_type="Dân sự",
    )  # fmt: skip


def register(cases, *, masked=False, team=None) -> Register:
    return Register(
        village=VILLAGE, period=months(2026, 1, 12), cases=cases,
        team=team or MediationTeam(head="Bùi Thị Hoa", book_number="03"),
        today=PartialDate(2026, 12, 31), masked=masked,
    )  # fmt: skip


def drawn(write, content) -> bytes:
    out = io.BytesIO()
    pages = write(out, content)
    assert len(pypdf.PdfReader(out).pages) == pages
    return out.getvalue()


def words(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_register_of_mediation_has_the_columns_of_the_ministry():
    text = words(drawn(write_mediation_register, register([case()])))
    for heading in (
        "SỔ THEO DÕI HOẠT ĐỘNG HÒA GIẢI Ở CƠ SỞ", "Tỉnh (thành phố): Hải Phòng",
        "Quyển số: 03", "Phần I.", "Họ tên hòa giải viên, người được mời tham gia hòa giải",
        "Họ tên, tuổi, địa chỉ các bên", "Nội dung chủ yếu của vụ, việc",
        "Thỏa thuận đạt được hoặc yêu cầu của các bên", "Hòa giải thành", "Hòa giải không thành",
        "Chữ ký của hòa giải viên", "Phần II.", "Loại vụ, việc", "Dân sự",
        "Có 1 vụ, việc hòa giải; hòa giải thành 1, không thành 0.",
    ):  # fmt: skip
        assert heading in text, heading
    assert "51 tuổi" in text
    for column in range(1, 11):
        assert f"({column})" in text
    assert "huyện" not in text.casefold()


def test_the_register_of_incidents_says_what_was_done():
    text = words(drawn(write_incident_register, register([case()])))
    for said in (
        "VV-2026-001",
        "19:45 ngày",
        "Quách Văn Bưởi, 51 tuổi",
        "Chuyển UBND",
        "09/02/2026",
    ):
        assert said in text, said
    assert "Sổ có 1 vụ việc." in text


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("count", [1, 7, 60])
def test_every_row_is_there(write, count):
    text = words(drawn(write, register([case(n) for n in range(1, count + 1)])))
    for number in range(1, count + 1):
        assert f"VV-2026-{number:03}" in text.replace("- ", "-")


@pytest.mark.parametrize("write", WRITERS)
def test_a_long_story_is_not_cut(write):
    story = " ".join(f"câu{n}" for n in range(900))
    text = words(drawn(write, register([case(story=story)])))
    assert all(f"câu{n}" in text for n in range(900))


@pytest.mark.parametrize("write", WRITERS)
def test_the_same_content_gives_the_same_bytes(write):
    assert drawn(write, register([case()])) == drawn(write, register([case()]))


_letters = st.sampled_from("ăâđêôơưáàảãạbcdghklmnpqrstvxy")
# Ending in a letter that no Vietnamese word of the form has.
_syllables = st.text(_letters, min_size=3, max_size=6).map(lambda text: f"{text.capitalize()}w")


@settings(max_examples=12, deadline=None)
@given(st.lists(_syllables, min_size=2, max_size=3, unique=True))
def test_masked_has_no_name_anywhere(syllables):
    name = " ".join(syllables)
    team = MediationTeam(name=name, head=name, members=(name,))
    for write in WRITERS:
        plain = drawn(write, register([case(name=name)]))
        assert all(part in words(plain) for part in syllables)
        masked = drawn(write, register([case(name=name)], masked=True, team=team))
        reader = pypdf.PdfReader(io.BytesIO(masked))
        marks = " ".join(str(mark.title) for mark in reader.outline)
        said = f"{words(masked)} {dict(reader.metadata or {})} {marks}"
        for part in syllables:
            assert part not in said
        assert "07-029" not in said
        assert "Bên A, Bên B" in said
        assert "Tranh chấp đất đai" in said
