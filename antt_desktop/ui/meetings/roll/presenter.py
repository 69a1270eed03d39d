"""What recording attendance decides and says, in plain Python.

The roll is a tuple of Attendance in the order of the sign-in sheet: the STT of a household is
its place, counted from 1.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from antt_desktop.domain.households import Household
from antt_desktop.domain.majorities import Turnout
from antt_desktop.domain.meetings import SITTINGS_FROM, Attendance, Meeting
from antt_desktop.domain.text import accented, fold, tidy
from antt_desktop.domain.text_query import Term, text_query

Roll = tuple[Attendance, ...]
NO_HEAD = "(chưa có chủ hộ)"
CAME = ("vợ", "chồng", "con", "cháu", "cha", "mẹ", "anh", "chị", "em")
"""Who comes for a household, as proposed; anything else can be written."""
ALL, PRESENT, ABSENT = "", "present", "absent"
"""Keys of the filters of the whole roll; the others are the ids of the tổ."""

_NUMBERS = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?([vV]?)")
_STT = re.compile(r"\d{1,6}")
_SPACED_RANGE = re.compile(r"(?<=\d)\s*[-–—]\s*(?=\d)")
_SEPARATORS = re.compile(r"[\s,;.]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A household of the roll with its number on the sign-in sheet and the name of its tổ."""

    number: int
    row: Attendance
    group: str

    @property
    def id(self) -> int:
        """Return the household's id."""
        return self.row.household_id

    @property
    def name(self) -> str:
        """Return the head's name, or words for a household without one."""
        return self.row.head or NO_HEAD

    @property
    def spoken(self) -> str:
        """Return who is meant where names may be alike: “Hoàng Văn Hoạt (Tổ 2)”."""
        return f"{self.name} ({self.group})" if self.group else self.name


@lru_cache(maxsize=1 << 14)
def _name_words(name: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a name, each folded and with its marks."""
    return tuple((fold(word), word) for word in accented(name).split())


def find(roll: Sequence[Attendance], typed: str) -> list[int]:
    """Return the places of those meant by a name, a code or a number, the likeliest first.

    Every word must begin a word of the name. Those whose given name was typed come first; a
    word with marks finds only itself, unless nobody is found so.
    """
    text = tidy(typed).casefold()
    if not text:
        return []
    found = _by_number(roll, text)
    query = text_query(text)
    return found or _by_name(roll, query.phrases) or _by_name(roll, query.without_marks().phrases)


def _by_number(roll: Sequence[Attendance], text: str) -> list[int]:
    stt = int(text) - 1 if _STT.fullmatch(text) else -1
    found = [stt] if 0 <= stt < len(roll) else []
    # A code is told from a number by its hyphen or letter: "12" is never all of tổ 12.
    part = text[0].isdecimal() and not text.isdecimal()
    for place, row in enumerate(roll):
        code = row.code.casefold()
        if (code == text or (part and code.startswith(text))) and place != stt:
            found.append(place)
    return found


def _by_name(roll: Sequence[Attendance], phrases: Iterable[Sequence[Term]]) -> list[int]:
    terms = [replace(term, unfinished=True) for phrase in phrases for term in phrase]
    if not terms:
        return []
    last = replace(terms[-1], unfinished=False)
    ranked = []
    for place, row in enumerate(roll):
        name = _name_words(row.head)
        if all(any(term.finds(*word) for word in name) for term in terms):
            given = name[-1]
            rank = 0 if last.finds(*given) else 1 if terms[-1].finds(*given) else 2
            ranked.append((rank, place))
    return [place for _rank, place in sorted(ranked)]


def marked(roll: Roll, ids: Collection[int], *, present: bool) -> Roll:
    """Return the roll with these households present or absent.

    One that is absent has nobody who came for it and did not come late.
    """
    return tuple(
        row
        if row.household_id not in ids or row.present is present
        else replace(row, present=present, came="", late="")
        for row in roll
    )


def described(roll: Roll, household_id: int, came: str, late: str) -> Roll:
    """Return the roll with who came for a household and how late: such a one is present."""
    return tuple(
        replace(row, present=row.present or bool(came or late), came=came, late=late)
        if row.household_id == household_id
        else row
        for row in roll
    )


def present_ids(roll: Iterable[Attendance]) -> set[int]:
    """Return the households that are present."""
    return {row.household_id for row in roll if row.present}


def retaken(old: Roll, new: Roll) -> Roll:
    """Return a list taken again, with what was recorded of those who are still on it."""
    known = {row.household_id: row for row in old}
    return tuple(
        replace(row, present=was.present, came=was.came, late=was.late)
        if (was := known.get(row.household_id))
        else row
        for row in new
    )


def turnouts(roll: Iterable[Attendance]) -> dict[int, Turnout]:
    """Return the turnout of each tổ by its id, in the order of the roll."""
    found: dict[int, Turnout] = {}
    for row in roll:
        found[row.group_id] = found.get(row.group_id, Turnout()) + Turnout(int(row.present), 1)
    return found


@dataclass(frozen=True, slots=True)
class Marks:
    """Numbers of a sign-in sheet as typed: who came, who did not, and what is no number of it."""

    present: frozenset[int] = frozenset()
    absent: frozenset[int] = frozenset()
    unread: tuple[str, ...] = ()


def parse_marks(typed: str, total: int) -> Marks:
    """Read “1 5 7-20 33v”: numbers from 1 to ``total``, v behind those that are absent.

    A later mark of a number replaces an earlier one. A range that leaves the list is not read
    at all, so that nothing is recorded by half.
    """
    marks: dict[int, bool] = {}
    unread = []
    for part in _SEPARATORS.split(_SPACED_RANGE.sub("-", typed.strip())):
        match = _NUMBERS.fullmatch(part)
        first = int(match[1]) if match else 0
        last = int(match[2] or first) if match else 0
        if match and 1 <= first <= last <= total:
            marks |= dict.fromkeys(range(first, last + 1), not match[3])
        elif part:
            unread.append(part)
    return Marks(
        frozenset(n for n, here in marks.items() if here),
        frozenset(n for n, here in marks.items() if not here),
        tuple(unread),
    )


def marks_words(marks: Marks, total: int) -> str:
    """Return what came of typed numbers, those that were not understood last."""
    done = [
        f"{len(numbers)} hộ {what}"
        for numbers, what in ((marks.present, "có mặt"), (marks.absent, "vắng"))
        if numbers
    ]
    words = [f"Đã ghi {', '.join(done)}."] if done else []
    if marks.unread:
        words.append(f"Chưa ghi {', '.join(marks.unread)}: danh sách có số từ 1 đến {total}.")
    return " ".join(words)


def pill_words(meeting: Meeting) -> tuple[str, bool]:
    """Return “452/495 · đủ điều kiện” and whether it is; ('', False) where nobody is called."""
    turnout, quorum = meeting.turnout, meeting.quorum
    if not turnout.total:
        return "", False
    base = turnout.of(quorum.base)
    enough = quorum.reached(turnout.present, base)
    verdict = "đủ điều kiện" if enough else f"cần {quorum.needed(base)}"
    return f"{turnout.present}/{turnout.total} · {verdict}", enough


def sitting_words(meeting: Meeting) -> list[str]:
    """Return the turnout of each sitting: “Cụm 1: 120/150 hộ”; none where there are none."""
    return [
        f"{sitting.name}: {turnout.present}/{turnout.total} {turnout.unit}"
        for sitting, turnout in zip(meeting.sittings, meeting.turnouts, strict=False)
    ]


def may_sit_apart(meeting: Meeting, households: int) -> bool:
    """Tell whether to offer sittings by cụm; ``households`` are those of the roll or village."""
    if meeting.delegates is not None:
        return False
    return bool(meeting.sittings) or households >= SITTINGS_FROM


def scope_differs(meeting: Meeting) -> bool:
    """Tell whether the tổ chosen for the meeting are no longer those of its list."""
    called = {row.group_id for row in meeting.roll}
    return bool(meeting.roll and meeting.group_ids) and called != set(meeting.group_ids)


def filtered(lines: Sequence[Line], key: str) -> list[Line]:
    """Return the lines of a filter: all, those present or absent, or of one tổ by its id."""
    if key in {PRESENT, ABSENT}:
        return [line for line in lines if line.row.present is (key == PRESENT)]
    return [line for line in lines if key in {ALL, str(line.row.group_id)}]


def came_proposals(household: Household | None, head: str) -> list[str]:
    """Return who may have come for a household: its own people, then the usual words."""
    people = [
        f"{person.name} ({person.relation.casefold()})" if person.relation else person.name
        for person in (household.members if household else ())
        if person.name != head
    ]
    return [*people, *CAME]
