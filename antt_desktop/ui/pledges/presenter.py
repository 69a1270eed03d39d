"""What the tab decides and says, in plain Python: words, counts, who is meant by an act."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Group, Household, Person, counts_as_member
from antt_desktop.domain.pledges import Campaign, Manner, PledgeRow, Status, Tally
from antt_desktop.domain.scans import Scan
from antt_desktop.domain.text import number

ALL = 0
"""The key of “Cả làng” among the tổ."""

CHOSEN, GROUP, GROUP_UNSIGNED, UNSIGNED, EVERY, BLANKS_ONLY = (
    "chosen", "group", "group_unsigned", "unsigned", "every", "blanks",
)  # fmt: skip
"""Keys of the choices whom to print for."""

NO_HEAD = "(chưa có chủ hộ)"
MOST_PREVIEWED = 60

_CHIP_WORDS = {
    Status.NOT_PRINTED: "Chưa in",
    Status.PRINTED: "Chờ ký",
    Status.SIGNED: "Đã ký",
    Status.ABSENT: "Vắng",
    Status.DECLINED: "Chưa đồng ý",
}
REASONS = {
    Status.ABSENT: ("Đi làm ăn xa", "Đi viện", "Đi thăm con cháu", "Khác"),
    Status.DECLINED: ("Chờ bàn lại trong gia đình", "Chưa đồng ý với tiêu chí", "Khác"),
}
"""Reasons the dialog offers; any other can be written."""
ON_BEHALF = ("Chủ hộ đi vắng", "Chủ hộ ốm, già yếu", "Chủ hộ ủy quyền")
"""Why somebody signs for the head; any other can be written."""
TAKEN_BACK = ("Ghi nhầm hộ", "Ghi nhầm ngày", "Chữ ký không đúng")
"""Why a signature is taken back; any other can be written."""


def total(tallies: Mapping[int, Tally], group_id: int = ALL) -> Tally:
    """Return the tally of one tổ, or of all of them together."""
    if group_id != ALL:
        return tallies.get(group_id, Tally())
    return sum(tallies.values(), Tally())


def chips(tally: Tally) -> list[tuple[str, str, int]]:
    """Return the filters with their counts: key ('' for all), words, count."""
    each = [(status.value, words, tally.counts.get(status, 0)) for status, words in
            _CHIP_WORDS.items()]  # fmt: skip
    return [("", "Tất cả", tally.total), *each]


def fraction(tally: Tally) -> str:
    """Return how many of how many have signed: 29/38."""
    return f"{number(tally.signed)}/{number(tally.total)}"


def status_words(place: str, tally: Tally, ticked: int, hidden: int) -> str:
    """Return the left of the status bar; ``hidden`` of the ticked are not in the list shown."""
    words = f"{place}: {fraction(tally)} hộ đã ký"
    if not ticked:
        return words
    aside = f" ({number(hidden)} hộ ngoài danh sách đang xem)" if hidden else ""
    return f"{words}     Đang chọn {number(ticked)} hộ{aside}"


def note(row: PledgeRow) -> str:
    """Return the last column: how and by whom it was signed where that is not the usual way.

    For the others the reason given.
    """
    if row.status is not Status.SIGNED:
        return row.reason
    parts = [_on_behalf(row)] if row.on_behalf else []
    parts += [row.manner.label] if row.manner is not Manner.PAPER else []
    return " · ".join(parts)


def _on_behalf(row: PledgeRow) -> str:
    """Return who signed for the head: “Ký thay: Vợ Bùi Thị Hoa, lý do: đi viện”."""
    why = f", lý do: {row.reason}" if row.reason else ""
    return f"Ký thay: {f'{row.relation} {row.signer}'.strip()}{why}"


def told(row: PledgeRow) -> str:
    """Return all there is to say about a household's answer, for the tooltip of its pill."""
    match row.status:
        case Status.SIGNED:
            lines = [f"Ký ngày {row.signed_on} · {row.manner.label}"]
            if row.on_behalf:
                lines.append(_on_behalf(row))
            else:
                relation = f" ({row.relation})" if row.relation else ""
                lines.append(f"Người ký: {row.signer}{relation}")
            lines += [f"Người nhận: {row.receiver}"] if row.receiver else []
        case Status.NOT_PRINTED:
            lines = ["Chưa in bản đăng ký"]
        case _:
            lines = [f"{row.status.label}: {row.reason}" if row.reason else row.status.label]
    if row.printed_on:
        lines.append(f"In lần cuối ngày {row.printed_on}")
    return "\n".join(lines)


def who(rows: Sequence[PledgeRow], groups: Mapping[int, Group]) -> str:
    """Return whom an act is about: “Đỗ Hữu Lan – hộ 03-005, Tổ 3”, “9 hộ của Tổ 3”."""
    names = list(dict.fromkeys(groups[row.group_id].name for row in rows))
    if len(rows) == 1:
        return f"{rows[0].head or NO_HEAD} – hộ {rows[0].code}, {names[0]}"
    return f"{number(len(rows))} hộ của {names[0] if len(names) == 1 else f'{len(names)} tổ'}"


@dataclass(frozen=True, slots=True)
class Signers:
    """Whom “Ghi nhận đã ký” is about, and which of the chosen households it leaves alone."""

    rows: tuple[PledgeRow, ...]
    signed: int = 0
    headless: tuple[PledgeRow, ...] = ()

    @property
    def left_alone(self) -> str:
        """Return the sentence about those left alone, '' if there are none."""
        parts = []
        if self.signed:
            parts.append(f"{number(self.signed)} hộ đã ký từ trước, giữ nguyên.")
        if self.headless:
            codes = ", ".join(row.code for row in self.headless[:5])
            more = "…" if len(self.headless) > len(self.headless[:5]) else ""
            parts.append(
                f"{len(self.headless)} hộ chưa có chủ hộ ({codes}{more}): chọn riêng từng hộ để"
                " ghi người ký."
            )
        return " ".join(parts)


def signers(rows: Iterable[PledgeRow]) -> Signers:
    """Take those whose signature can be recorded together: the head of each signs.

    One household alone is taken without a head too: it can be asked who signed.
    """
    rows = tuple(rows)
    open_rows = [row for row in rows if row.status is not Status.SIGNED]
    if len(rows) == 1:
        return Signers(tuple(open_rows), len(rows) - len(open_rows))
    return Signers(
        tuple(row for row in open_rows if row.head),
        len(rows) - len(open_rows),
        tuple(row for row in open_rows if not row.head),
    )


def not_signed(rows: Sequence[PledgeRow]) -> list[PledgeRow]:
    """Return those an absence is recorded for: a signed one only if it is chosen alone."""
    if len(rows) == 1:
        return list(rows)
    return [row for row in rows if row.status is not Status.SIGNED]


def answered(rows: Iterable[PledgeRow]) -> list[PledgeRow]:
    """Return those that have an answer to take back."""
    return [r for r in rows if r.status not in {Status.NOT_PRINTED, Status.PRINTED}]


def proposed_day(campaign: Campaign, last_used: PartialDate | None) -> PartialDate | None:
    """Return the day to begin with: the last one typed, the form's, none."""
    return last_used or campaign.form_date


def day_doubt(day: PartialDate | None, campaign: Campaign, today: PartialDate) -> str:
    """Return what looks wrong about a day of signing, '' if nothing; it is never refused."""
    if day is None:
        return ""
    if day > today:
        return f"Ngày {day} chưa tới. Hãy xem lại."
    if campaign.opened_on and day < campaign.opened_on:
        return f"Trước ngày mở đợt ký ({campaign.opened_on}). Hãy xem lại."
    if campaign.year and day.year != campaign.year:
        return f"Không thuộc năm {campaign.year}. Hãy xem lại."
    return ""


def people_to_sign(household: Household) -> list[Person]:
    """Return who of the household may have signed, the head first."""
    living = [p for p in household.people if counts_as_member(p.residence)]
    return sorted(living, key=lambda person: person.relation != HEAD)


def person_words(person: Person) -> str:
    """Return a person as the list of signers shows them: name, relation, year of birth."""
    born = f", sinh {person.birth.year}" if person.birth else ""
    return f"{person.name} – {person.relation or 'chưa rõ quan hệ'}{born}"


def receiver_of(rows: Iterable[PledgeRow], groups: Mapping[int, Group]) -> str:
    """Return the tổ trưởng of the households' one tổ; '' where they are of several."""
    leaders = {groups[row.group_id].leader for row in rows}
    return leaders.pop() if len(leaders) == 1 else ""


def not_listed(book: Book, campaign: Campaign, household_id: int) -> str:
    """Return why a household is not in a campaign's list."""
    household = book.households.get(household_id)
    if campaign.list_frozen_on:
        return (
            f"Hộ {household.code} không có trong danh sách đợt ký {campaign.name}, chốt ngày"
            f" {campaign.list_frozen_on}."
        )
    if household.ended_on:
        return f"Hộ {household.code} đã rời danh sách hộ từ ngày {household.ended_on}."
    group = book.groups.get(household.group_id)
    return f"Hộ {household.code} ở {group.name}, tổ này không có trong đợt ký {campaign.name}."


def proposed_name(taken: Collection[str], year: int) -> str:
    """Return a name for a new campaign: Năm 2026, then Năm 2026 – đợt 2, and so on."""
    used = {name.casefold() for name in taken}
    name, number = f"Năm {year}", 1
    while name.casefold() in used:
        number += 1
        name = f"Năm {year} – đợt {number}"
    return name


def newest_first(scans: Iterable[Scan]) -> list[Scan]:
    """Return scans with those filed last first, the pages of one form in their order."""
    return sorted(scans, key=lambda s: (s.filed_on, -s.form_number, -s.page, s.id), reverse=True)


def pages_words(forms: int, pages: int, chosen: int) -> str:
    """Return the words under the preview, '' where there is nothing to say.

    ``forms`` are shown of ``chosen``; each takes ``pages // forms`` pages or some take more.
    """
    parts = []
    if forms == 1 and pages > 1:
        parts.append(f"Bản này dài {pages} trang.")
    elif forms and pages > forms:
        parts.append("Có bản dài hơn một trang.")
    if chosen > forms:
        parts.append(f"Xem trước {forms} bản đầu trong {chosen} bản.")
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Scope:
    """A choice of whom to print for: its words and the households, in the order of the list."""

    key: str
    words: str
    ids: Sequence[int]
    groups: int


def scopes(
    book: Book, campaign: Campaign, group: Group | None, chosen: Sequence[int]
) -> list[Scope]:
    """Return the choices whom to print for; ``group`` is the tổ shown now, None for all."""
    every = book.pledges.ids(campaign.id)
    signed = set(book.pledges.ids(campaign.id, status=Status.SIGNED))
    unsigned = [i for i in every if i not in signed]
    group_of = {row.household_id: row.group_id for row in book.pledges.rows(campaign.id, chosen)}
    covered = len(book.campaigns.groups(campaign.id))
    found = [
        Scope(
            CHOSEN, f"Các hộ đang chọn ({number(len(chosen))})", chosen, len(set(group_of.values()))
        ),
        Scope(UNSIGNED, f"Mọi hộ chưa ký ({number(len(unsigned))})", unsigned, covered),
        Scope(EVERY, f"Cả làng ({number(len(every))} hộ)", every, covered),
        Scope(BLANKS_ONLY, "Chỉ in bản trắng cho hộ mới", (), 0),
    ]
    if group is not None:
        inside = book.pledges.ids(campaign.id, group_id=group.id)
        waiting = [i for i in inside if i not in signed]
        found[1:1] = [
            Scope(
                GROUP_UNSIGNED, f"Hộ chưa ký của {group.name} ({number(len(waiting))})", waiting, 1
            ),
            Scope(GROUP, f"Cả {group.name} ({number(len(inside))} hộ)", inside, 1),
        ]
    return found


def sheets_words(scope: Scope, copies: int, blanks: int, *, separators: bool) -> str:
    """Return what a print comes to: “38 bản đăng ký, mỗi bản 2 tờ…”."""
    parts = []
    if scope.ids:
        each = f", mỗi hộ {copies} bản" if copies > 1 else ""
        parts.append(f"{number(len(scope.ids))} hộ{each}")
    if blanks:
        parts.append(f"{blanks} bản trắng" + (f" × {copies}" if copies > 1 else ""))
    if separators:
        parts.append(f"{scope.groups} tờ ngăn")
    pages = (len(scope.ids) + blanks) * copies + (scope.groups if separators else 0)
    if not parts:
        return "Chưa có gì để in."
    return f"{' + '.join(parts)}: {pages} tờ A4, nếu mỗi bản vừa một trang."


def file_name(campaign: Campaign, what: str) -> str:
    """Return a file name to propose: “ban-dang-ky-2026.pdf”."""
    return f"{what}-{campaign.label.casefold().replace('đ', 'd') or campaign.id}.pdf"
