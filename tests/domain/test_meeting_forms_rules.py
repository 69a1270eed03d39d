"""How a template fills a meeting that is begun."""

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.majorities import QUORUM, MajorityRule
from antt_desktop.domain.meeting_forms import MeetingForms, MeetingTemplate, begun
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Delegates, Meeting

HALF = MajorityRule(name="Quá nửa", denominator=3)
TEMPLATE = MeetingTemplate(
    kind="Họp tổ",
    title="Họp {tổ} năm {năm}",
    place="Nhà văn hóa {làng}",
    chair_role="Tổ trưởng {tổ}",
    secretary_role="Thư ký",
    guests=("Trưởng {làng}",),
    agenda="1. {việc chưa xong}\n2. Bàn việc {tổ}",
    proceedings="1. Báo cáo {năm}",
    conclusion="Thống nhất {năm}",
    quorum=HALF,
)
TASKS = (
    Task(what="sửa loa", who="Ông Ánh", due=PartialDate(2026, 3, 15)),
    Task(what="quét ngõ 7"),
)
NOTHING = Meeting()


def begin(template=TEMPLATE, meeting=NOTHING, tasks=()):
    return begun(
        template,
        meeting,
        village="làng Quang Khải",
        group="Tổ 3",
        year=2026,
        open_tasks=tasks,
    )


def test_every_place_of_a_template_is_filled():
    meeting = begin()
    assert meeting.title == "Họp Tổ 3 năm 2026"
    assert meeting.place == "Nhà văn hóa làng Quang Khải"
    assert (meeting.chair_role, meeting.secretary_role) == ("Tổ trưởng Tổ 3", "Thư ký")
    assert meeting.guests == ("Trưởng làng Quang Khải",)
    assert meeting.proceedings == "1. Báo cáo 2026"
    assert meeting.conclusion == "Thống nhất 2026"
    assert (meeting.kind, meeting.quorum) == ("Họp tổ", HALF)


def test_what_was_typed_stays():
    typed = Meeting(
        title="Tên tôi gõ {năm}", place="Đình", agenda="Của tôi", proceedings="Đã gõ",
        conclusion="Xong", guests=("Khách",), chair_role="Bí thư", secretary_role="Phó",
    )  # fmt: skip
    meeting = begin(meeting=typed, tasks=TASKS)
    for name in ("title", "place", "agenda", "proceedings", "conclusion", "guests", "chair_role"):
        assert getattr(meeting, name) == getattr(typed, name)


def test_open_tasks_stand_in_their_place_on_the_agenda():
    assert begin(tasks=TASKS).agenda == (
        "1. Kiểm điểm việc đã giao kỳ trước:\n"
        "- Ông Ánh: sửa loa (hạn 15/03/2026)\n"
        "- quét ngõ 7\n"
        "2. Bàn việc Tổ 3"
    )


def test_without_open_tasks_their_line_goes_and_the_points_are_numbered_anew():
    assert begin().agenda == "1. Bàn việc Tổ 3"
    middle = MeetingTemplate(
        kind="x", agenda="1. Mở đầu\n2. {việc chưa xong}\n3. Bàn\n- ý phụ\n4. Kết luận"
    )
    assert begin(middle).agenda == "1. Mở đầu\n2. Bàn\n- ý phụ\n3. Kết luận"


def test_an_agenda_that_does_not_ask_for_open_tasks_stays_without_them():
    bare = MeetingTemplate(kind="Hòa giải", agenda="1. Từng bên trình bày\n2. Bàn")
    assert begin(bare, tasks=TASKS).agenda == bare.agenda
    assert begin(MeetingTemplate(kind="x"), tasks=TASKS).agenda == ""


def test_braces_in_a_task_are_words():
    odd = (Task(what="ghi {năm} và {việc chưa xong}"),)
    assert "- ghi {năm} và {việc chưa xong}\n" in begin(tasks=odd).agenda


def test_where_people_are_counted_and_where_households_are():
    branch = MeetingTemplate(kind="Chi bộ", of_households=False)
    assert begin(branch).delegates == Delegates()
    counted = Meeting(delegates=Delegates(20, 18))
    assert begin(branch, counted).delegates == Delegates(20, 18)
    assert begin(TEMPLATE, counted).delegates is None


def test_a_kind_of_the_villages_own_begins_empty():
    forms = MeetingForms(templates=(TEMPLATE,), rules=(QUORUM,))
    assert forms.template("Họp tổ") is TEMPLATE
    own = forms.template("Họp hội người cao tuổi")
    assert own == MeetingTemplate(kind="Họp hội người cao tuổi")
    assert begin(own) == Meeting(kind="Họp hội người cao tuổi")
