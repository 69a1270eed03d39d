"""Seven years of incidents in the invented village: received, followed, settled or handed over."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Group, HouseholdRow
from antt_desktop.domain.incident_course import Entry, EntryKind
from antt_desktop.domain.incident_kinds import MediationTeam, kind_named
from antt_desktop.domain.incidents import Incident, Party, Severity, Side, State
from antt_desktop.domain.mediations import Mediation, Outcome
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.periods import days_after
from antt_desktop.workflows.demo_meeting_plans import FIRST_YEAR
from antt_desktop.workflows.demo_people import YEAR
from antt_desktop.workflows.incident_forms import incident_kinds

_NEIGHBOURS, _LAND, _FAMILY = "Mâu thuẫn láng giềng", "Tranh chấp đất đai", "Hôn nhân, gia đình"
_NOISE, _TRAFFIC, _THEFT = "Tiếng ồn, vệ sinh, vật nuôi", "Giao thông", "Trộm cắp"
_GAMBLING, _VIOLENCE, _OTHER = "Cờ bạc, ma túy (nghi vấn)", "Bạo lực gia đình", "Việc khác"
_LEADER, _TEAM, _POLICE = "Tổ trưởng {tổ}", "Tổ hòa giải", "Đại úy Vũ Văn Thành, Công an xã"
_HALL = "Nhà văn hóa làng"
_LONG = 7


@dataclass(frozen=True, slots=True)
class _Plan:
    """An invented matter: received so many days before the book's last day, and its end.

    ``took`` are the days to its result; ``end`` where it went, NEW: nothing was done yet.
    """

    ago: int
    title: str
    kind: str
    group: int
    end: State
    took: int = 0
    place: str = ""


# The year of the demo, the oldest first: four in five are over, one waits too long.
_THIS_YEAR = (
    _Plan(71, "Va chạm khi phơi thóc ở đường làng", _NEIGHBOURS, 7, State.SETTLED, 5, "đường làng"),
    _Plan(70, "Chó thả rông cắn người đi đường", _NOISE, 11, State.SETTLED, 2, "ngõ 9"),
    _Plan(68, "Tranh cãi lối thoát nước", _LAND, 6, State.SETTLED, 12, "ngõ 7"),
    _Plan(66, "Hát ka-ra-ô-kê quá giờ", _NOISE, 3, State.SETTLED, 1, "ngõ 4"),
    _Plan(63, "Xích mích vì đổ nước thải", _NOISE, 6, State.SETTLED, 8, "ngõ 7"),
    _Plan(60, "Anh em tranh chấp tiền mai táng", _FAMILY, 12, State.SETTLED, 11),
    _Plan(57, "Chồng uống rượu đánh vợ", _VIOLENCE, 9, State.POLICE, 0),
    _Plan(54, "Mượn đất để vật liệu không trả", _LAND, 13, State.SETTLED, 9),
    _Plan(52, "Cãi nhau ở quán nước", _NEIGHBOURS, 8, State.CLOSED, 2, "quán nước đầu làng"),
    _Plan(49, "Trâu bò phá lúa", _NEIGHBOURS, 10, State.SETTLED, 4, "cánh đồng Sau"),
    _Plan(47, "Người lạ tạm trú chưa khai báo", _OTHER, 5, State.CLOSED, 2),
    _Plan(45, "Mâu thuẫn thừa kế", _FAMILY, 2, State.SETTLED, 21),
    _Plan(43, "Tranh chấp lối đi chung", _LAND, 3, State.SETTLED, 9, "ngõ 4"),
    _Plan(38, "Tranh chấp ranh giới đất, ngõ 7", _LAND, 6, State.MEDIATING, 0, "ngõ 7"),
    _Plan(30, "Đánh bạc nhỏ tại quán nước", _GAMBLING, 8, State.POLICE, 5, "quán nước đầu làng"),
    _Plan(26, "Va chạm giao thông ngõ 2", _TRAFFIC, 4, State.SETTLED, 3, "ngõ 2"),
    _Plan(6, "Tụ tập gây ồn sau 22 giờ", _NOISE, 3, State.HANDLING, 0, "ngõ 4"),
    _Plan(4, "Mất xe đạp tại nhà văn hóa", _THEFT, 1, State.POLICE, 0, _HALL),
    _Plan(2, "Mâu thuẫn vợ chồng", _FAMILY, 9, State.MEDIATING, 0),
    _Plan(1, "Đổ rác không đúng nơi quy định", _NOISE, 11, State.NEW, 0, "bờ mương"),
)
_EARLIER = (
    ("Tranh chấp bờ ruộng", _LAND),
    ("Cãi nhau vì gà vịt phá vườn", _NEIGHBOURS),
    ("Mở nhạc to trong đám cưới", _NOISE),
    ("Nợ tiền mua phân bón", "Vay nợ"),
    ("Va quệt xe máy ở cổng làng", _TRAFFIC),
    ("Mẹ chồng nàng dâu to tiếng", _FAMILY),
    ("Mất trộm gà", _THEFT),
    ("Đốt rơm rạ sát nhà dân", _NOISE),
    ("Thanh niên đánh nhau ở sân bóng", "Gây rối, đánh nhau"),
    ("Bị lừa chuyển tiền qua điện thoại", "Lừa đảo qua mạng"),
    ("Xây tường lấn ngõ", _LAND),
)


class DemoIncidents:
    """Copies the incidents from paper into the book."""

    def __init__(self, book: Book, seed: int) -> None:
        self._book = book
        self._chance = random.Random(f"incidents {seed}")
        self._kinds = incident_kinds(book)
        self._groups = [group for group in book.groups.all() if group.leader]

    def take_over(self) -> None:
        """Copy earlier years from paper, the oldest first, and name the mediators."""
        team = MediationTeam(
            head="Bùi Thị Hoa",
            members=("Cao Đình Bách", "Nguyễn Văn Ánh", "Trần Thị Sen"),
            book_number="03",
            opened_on=PartialDate(YEAR - 1, 1, 2),
        )
        self._book.incident_settings.save_team(team)
        with self._book.action(f"Chép sổ vụ việc từ năm {FIRST_YEAR}"):
            for year in range(FIRST_YEAR, YEAR):
                days = sorted(
                    (self._chance.randint(1, 11), self._chance.randint(1, 28))
                    for _ in range(self._chance.randint(10, 18))
                )
                for month, day in days:
                    received = PartialDate(year, month, day)
                    if received < self._book.today:
                        title, kind = self._chance.choice(_EARLIER)
                        self._write(self._old(title, kind), received)

    def this_year(self) -> None:
        """Copy the year of the demo, up to the book's day."""
        last = self._book.today
        with self._book.action(f"Chép sổ vụ việc năm {YEAR}"):
            for plan in _THIS_YEAR:
                received = days_after(last, -plan.ago)
                incident_id = self._write(plan, received)
                if plan.end is State.MEDIATING and plan.ago > _LONG:
                    self._in_full(incident_id, received)

    def _old(self, title: str, kind: str) -> _Plan:
        chance = self._chance
        took = min(chance.choices((1, 3, 6, 12, 25, 40), (4, 6, 6, 4, 2, 1))[0], 40)
        end = State.POLICE if kind_named(self._kinds, kind).police else State.SETTLED
        if end is State.SETTLED and chance.random() < 0.12:
            end = State.UNSETTLED
        place = chance.choice(("ngõ 2", "ngõ 4", "ngõ 9", "cổng làng", "cánh đồng Sau"))
        return _Plan(0, title, kind, chance.randint(1, 13), end, took, place)

    def _write(self, plan: _Plan, received: PartialDate) -> int:
        book = self._book
        group = self._groups[(plan.group - 1) % len(self._groups)]
        first, second = self._two_households(group)
        kind = kind_named(self._kinds, plan.kind)
        leader = _LEADER.format(tổ=group.name)
        incident = Incident(
            title=plan.title,
            happened_on=received,
            happened_at=self._chance.choice(("", "07:30", "17:00", "19:45")),
            place=plan.place,
            group_id=group.id,
            source="Người dân báo",
            reporter="" if kind.police else first.head,
            nameless=kind.police,
            story=f"{leader} được báo và đã đến xem tại chỗ, hai bên còn to tiếng.",
            severity=Severity.GRAVE if kind.sensitive else Severity.LIGHT,
            in_charge=leader,
            received_on=received,
            sensitive=kind.sensitive,
            parties=(_party(first, Side.A, group), _party(second, Side.B, group)),
        )
        incident_id = book.incidents.save(kind.limits(incident), who=leader)
        # What is written behind the curtain is shown to nobody, the demo included: opened here
        # it would stand in the history that somebody looked.
        if not kind.sensitive:
            self._lead(incident_id, plan, received, leader, (first.head, second.head))
        return incident_id

    def _lead(
        self,
        incident_id: int,
        plan: _Plan,
        received: PartialDate,
        leader: str,
        sides: tuple[str, str],
    ) -> None:
        course = self._book.incident_course

        def add(after: int, text: str, **fields: object) -> None:
            entry = Entry(day=days_after(received, after), text=text, who=leader)
            course.add(incident_id, replace(entry, **fields))  # type: ignore[arg-type]

        end, took = plan.end, plan.took
        if end is State.NEW:
            return
        if end is State.POLICE:
            add(0, "Báo ngay Công an xã", state=State.POLICE, receiver=_POLICE)
            if took:
                add(took, "Công an xã báo đã xử lý", state=State.CLOSED)
            return
        add(min(1, took) if took else 0, "Gặp hai bên, tìm hiểu sự việc", kind=EntryKind.VISITED,
            state=State.HANDLING)  # fmt: skip
        if end is State.CLOSED:
            add(took, "Đã nhắc nhở, các bên nhận lỗi", state=State.CLOSED)
            return
        if end is State.HANDLING:
            add(3, "Nhắc nhở nhóm thanh niên và gia đình", kind=EntryKind.REMINDED)
            return
        if end is State.MEDIATING:
            add(1, "Hai bên đồng ý để tổ hòa giải đứng ra", state=State.MEDIATING)
            return
        self._mediate(incident_id, days_after(received, took), sides, settled=end is State.SETTLED)
        if end is State.SETTLED:
            add(took, "Hai bên bắt tay nhau, hết mâu thuẫn", state=State.CLOSED)
        else:
            add(took, "Hướng dẫn các bên gửi đơn đến UBND xã", state=State.CLOSED)

    def _mediate(
        self, incident_id: int, day: PartialDate, sides: tuple[str, str], *, settled: bool
    ) -> None:
        first, second = sides
        duties = (
            Task(what="Sửa lại chỗ đã lấn, đã làm hỏng", who=first, due=days_after(day, 10)),
            Task(what="Không gây chuyện, không nói xấu nhau", who=second),
        )
        mediation = Mediation(
            day=day,
            start="19:30",
            end="21:00",
            place=_HALL,
            mediators=("Bùi Thị Hoa", self._chance.choice(("Cao Đình Bách", "Trần Thị Sen"))),
            present=sides,
            positions=f"{first} đề nghị giải quyết cho dứt điểm. {second} thấy mình cũng nóng vội.",
            agreement="Hai bên nhận lỗi, thống nhất cách khắc phục." if settled else "",
            outcome=Outcome.SETTLED if settled else Outcome.UNSETTLED,
            duties=duties if settled else (),
        )
        self._book.mediations.save(incident_id, mediation)
        if settled:
            for duty in self._book.mediations.duties():
                if duty.incident_id == incident_id:
                    self._book.mediations.finish(duty.id, day)

    def _in_full(self, incident_id: int, received: PartialDate) -> None:
        """Tell the long dispute as it went: a session without result, a measuring, the next one."""
        book = self._book
        saved = book.incidents.get(incident_id)
        names = tuple(party.name for party in saved.parties)
        for after, entry in (
            (2, Entry(day=received, text=f"Tiếp nhận đơn của hộ {saved.parties[0].code}",
                      who=saved.in_charge)),
            (18, Entry(day=received, text="Đo lại ranh giới theo bản đồ địa chính",
                       who="Cán bộ địa chính xã", kind=EntryKind.VISITED)),
        ):  # fmt: skip
            day = days_after(received, after)
            book.incident_course.add(incident_id, replace(entry, day=day))
        day = days_after(received, 6)
        book.mediations.save(
            incident_id,
            Mediation(
                day=day,
                start="19:30",
                place=_HALL,
                mediators=("Bùi Thị Hoa", "Cao Đình Bách"),
                present=names,
                positions=f"{names[0]} nói mốc cũ ở gốc cau. {names[1]} nói mốc ở bờ rào.",
            ),
        )
        planned = Entry(
            day=days_after(received, 41), text="Hẹn hòa giải lần 2", who=_TEAM, planned=True
        )
        book.incident_course.add(incident_id, planned)
        meetings = book.meetings.ids(kind="Họp tổ", group_id=saved.group_id)
        if meetings:
            book.incidents.save(replace(saved, meeting_ids=(meetings[0],)))

    def _two_households(self, group: Group) -> tuple[HouseholdRow, HouseholdRow]:
        rows = self._book.households.rows(self._some_ids(group.id))
        return rows[0], rows[-1]

    def _some_ids(self, group_id: int) -> Sequence[int]:
        ids = self._book.households.ids(group_id=group_id)
        return self._chance.sample(list(ids), min(2, len(ids)))


def _party(row: HouseholdRow, side: Side, group: Group) -> Party:
    return Party(
        side=side,
        household_id=row.id,
        code=row.code,
        name=row.head,
        address=", ".join(filter(None, (row.address, group.name))),
        phone=row.phone,
    )
