"""The minutes of a meeting as a paper, after mẫu 1.9 Biên bản of Nghị định 30/2020/NĐ-CP.

What the minutes of a village's meeting must say is in Nghị định 59/2023/NĐ-CP, mẫu 03: chair and
secretary with their roles, households present and absent, what was said, voted and concluded.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from antt_desktop.documents.form_files import Section
from antt_desktop.documents.minutes_parts import (
    attendance,
    columns,
    composed,
    heading,
    leaders,
    typed,
    votes_table,
)
from antt_desktop.documents.minutes_wording import Said, day_words
from antt_desktop.documents.wording import open_date
from antt_desktop.domain.clock import hour_words
from antt_desktop.domain.meeting_papers import Amendment
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.papers import Block, Paper, PaperTable, Paragraph, SignatureRow, paragraph
from antt_desktop.domain.village import Village
from antt_desktop.domain.votes import result_sentence

_ROMAN = ("I", "II", "III", "IV", "V", "VI")
_SITTING_WIDTHS = (22, 46, 34, 30, 28)
_TASK_WIDTHS = (12, 82, 38, 28)


def compose_minutes(
    meeting: Meeting,
    village: Village,
    file: Section,
    *,
    groups: Mapping[int, str],
    amendments: Sequence[Amendment] = (),
) -> Paper:
    """Return the minutes with what was added to them; ``groups`` are the names of the tổ."""
    return _Minutes(meeting, village, file, groups).paper(amendments)


class _Minutes:
    """The minutes on their way to a paper."""

    def __init__(
        self, meeting: Meeting, village: Village, file: Section, groups: Mapping[int, str]
    ) -> None:
        self._meeting = meeting
        self._village = village
        self._said = Said(file.section("bien_ban"), village, meeting)
        self._groups = groups

    def paper(self, amendments: Sequence[Amendment]) -> Paper:
        said, meeting = self._said, self._meeting
        blocks: list[Block] = [*self._opening()]
        parts: list[tuple[str, Sequence[Block]]] = [
            ("thanh_phan", [*self._present()]),
            ("noi_dung", [*self._proceedings()]),
            ("y_kien", [*self._opinions()]),
            ("bieu_quyet", [*self._votes()]),
            ("ket_luan", typed(meeting.conclusion)),
            ("viec_giao", [*self._tasks()]),
        ]
        filled = [(key, part) for key, part in parts if part]
        for number, (key, part) in zip(_ROMAN, filled, strict=False):
            blocks += [heading(f"{number}. {said.line(key)}"), *part]
        blocks += [*self._ending(), *self._signatures(), *self._added(amendments)]
        date_line = open_date(self._village.place, meeting.day, 0)
        return composed(said, self._village, blocks, date_line)

    def _opening(self) -> Iterator[Block]:
        said, meeting = self._said, self._meeting
        if meeting.sittings:
            yield paragraph(said.line("theo_cum", {"số": str(len(meeting.sittings))}))
            return
        yield paragraph(said.line("bat_dau", {"giờ": hour_words(meeting.start)}))
        yield paragraph(said.line("dia_diem"))

    def _present(self) -> Iterator[Block]:
        said, meeting = self._said, self._meeting
        yield from leaders(said, meeting)
        if meeting.guests:
            yield paragraph(said.line("dai_bieu", {"người": "; ".join(meeting.guests)}))
        if meeting.scope:
            yield paragraph(said.line("pham_vi"))
        yield attendance(said, meeting)
        if meeting.sittings:
            yield paragraph(said.line("cac_cum"))
            yield self._sittings()

    def _sittings(self) -> PaperTable:
        meeting = self._meeting
        rows = []
        for sitting, turnout in zip_longest(meeting.sittings, meeting.turnouts):
            when = "–".join(filter(None, (sitting.start, sitting.end)))
            day = day_words(sitting.day or meeting.day)
            groups = (self._groups.get(group_id, "") for group_id in sitting.group_ids)
            rows.append(
                (
                    sitting.name,
                    ", ".join(filter(None, (when, day, sitting.place))),
                    ", ".join(filter(None, groups)),
                    sitting.chair,
                    f"{turnout.short()} ({turnout.percent}%)" if turnout and turnout.total else "",
                )
            )
        whole = meeting.turnout
        total = f"{whole.short()} ({whole.percent}%)" if whole.total else ""
        rows.append((self._said.line("cong_cum"), "", "", "", total))
        headings = self._said.section.columns("cot_cum", "cum thoi_gian to chu_tri co_mat")
        return PaperTable(columns(headings, _SITTING_WIDTHS, left=(0, 1, 2, 3)), rows)

    def _proceedings(self) -> Iterator[Block]:
        agenda, course = typed(self._meeting.agenda), typed(self._meeting.proceedings)
        for key, part in (("chuong_trinh", agenda), ("dien_bien", course)):
            if agenda and course:
                yield heading(self._said.line(key))
            yield from part

    def _opinions(self) -> Iterator[Block]:
        for opinion in self._meeting.opinions:
            speaker = ((f"{opinion.speaker}: ", True),) if opinion.speaker else ()
            first, *others = typed(opinion.text) or [Paragraph(())]
            yield Paragraph((*speaker, *first.runs))
            yield from others

    def _votes(self) -> Iterator[Block]:
        votes = self._meeting.votes
        if not votes:
            return
        yield votes_table(self._said, self._meeting, votes)
        for number, vote in enumerate(votes, 1):
            if sentence := result_sentence(vote, self._meeting.turnout):
                key = "ket_qua_phieu_kin" if vote.secret else "ket_qua_gio_tay"
                yield paragraph(self._said.line(key, {"số": str(number), "câu": sentence}))

    def _tasks(self) -> Iterator[Block]:
        rows = [
            (str(number), task.what, task.who, str(task.due or ""))
            for number, task in enumerate(self._meeting.tasks, 1)
        ]
        if rows:
            headings = self._said.section.columns("cot_viec", "stt viec nguoi_lam han")
            yield PaperTable(columns(headings, _TASK_WIDTHS, left=(1, 2)), rows)

    def _ending(self) -> Iterator[Block]:
        said, meeting = self._said, self._meeting
        if meeting.sittings:
            days = [day for sitting in meeting.sittings if (day := sitting.day or meeting.day)]
            last = day_words(max(days, default=None))
            yield paragraph(said.line("ket_thuc_cum", {"ngày cuối": last}))
        else:
            yield paragraph(said.line("ket_thuc", {"giờ": hour_words(meeting.end)}))
        if meeting.copies:
            yield paragraph(said.line("so_ban", {"số": f"{meeting.copies:02}"}))
        yield paragraph(said.line("doc_lai"))

    def _signatures(self) -> Iterator[Block]:
        said, meeting = self._said, self._meeting
        roles, hint = (said.line("ky_thu_ky"), said.line("ky_chu_tri")), self._hint
        yield SignatureRow(roles, hint, (meeting.secretary, meeting.chair))
        if second := said.section.roles("ky_hang_hai", missing=()):
            yield SignatureRow(second, hint, ("",) * len(second))

    def _added(self, amendments: Sequence[Amendment]) -> Iterator[Block]:
        said = self._said
        if amendments:
            yield heading(said.line("bo_sung"))
        roles = said.line("ky_thu_ky"), said.line("ky_chu_tri")
        for amendment in amendments:
            words = {"số": str(amendment.number), "ngày bổ sung": str(amendment.on)}
            yield heading(said.line("lan_bo_sung", words))
            yield from typed(amendment.text)
            yield SignatureRow(roles, self._hint, ("", ""))

    @property
    def _hint(self) -> str:
        return self._said.line("nhac_ky", empty=True)
