"""Keeps which household each row of a file went to, so that its people find it."""

from collections.abc import Sequence

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Household
from antt_desktop.exchange.roster.cells import identity_key
from antt_desktop.exchange.roster.fields import Field
from antt_desktop.exchange.roster.lines import HouseholdLine, PersonLine
from antt_desktop.workflows.roster_import.alike import births_agree, compare_key
from antt_desktop.workflows.roster_import.doubts import Doubt, ended, place
from antt_desktop.workflows.roster_import.known import KnownHouseholds
from antt_desktop.workflows.roster_import.people import Draft
from antt_desktop.workflows.roster_import.plan import Change, Fate


class Places:
    """The households on their way through an import, by id, code and row of the file."""

    def __init__(self, known: KnownHouseholds) -> None:
        self._known = known
        self._by_id: dict[int, Draft] = {}
        self._new: list[Draft] = []
        self._by_code: dict[str, Draft] = {}
        self._by_row: dict[tuple[str, int], Draft] = {}
        self._refused_codes: dict[str, int] = {}
        self._placed: dict[str, tuple[HouseholdLine | PersonLine, Draft]] = {}

    @property
    def drafts(self) -> list[Draft]:
        """Return every household the file speaks of, the new ones last."""
        return [*self._by_id.values(), *self._new]

    def put(self, line: HouseholdLine, household: Household, known: Household | None) -> Draft:
        """Keep the household that a row describes, over the one the book has, if any."""
        draft = Draft(household, known)
        if known is None:
            self._new.append(draft)
        else:
            self._by_id[known.id] = draft
        if line.code:
            self._by_code[line.code] = draft
        self._by_row[line.sheet, line.row] = draft
        if key := identity_key(line.identity):
            self._placed.setdefault(key, (line, draft))
        return draft

    def refuse(self, line: HouseholdLine) -> None:
        """Keep that a household's row is not taken, unless its code came in with another row."""
        if line.code and line.code not in self._by_code:
            self._refused_codes.setdefault(line.code, line.row)

    def stands_in(self, line: PersonLine) -> bool:
        """Tell whether a person's row is also that of a household taken in."""
        return (line.sheet, line.row) in self._by_row

    def household_of(self, line: PersonLine) -> Draft | Doubt:
        """Return the household a person's row belongs to, by the code or the head above it."""
        if not line.name:
            return Doubt(Field.NAME, "Thiếu họ tên.")
        if line.head_row:
            draft = self._by_row.get((line.sheet, line.head_row))
            return draft or Doubt(Field.NAME, f"Chủ hộ ở dòng {line.head_row} không nhập được.")
        if not line.code:
            return Doubt(Field.CODE, "Thiếu mã hộ nên chưa biết thuộc hộ nào.")
        return self._by_code.get(line.code) or self._of_the_book(line.code)

    def _of_the_book(self, code: str) -> Draft | Doubt:
        known = self._known.by_code.get(code)
        if code in self._refused_codes:
            row = self._refused_codes[code]
            return Doubt(Field.CODE, f"Hộ {code} ở dòng {row} không nhập được.")
        if known is None:
            return Doubt(Field.CODE, f"Không có hộ nào mang mã {code}.")
        if known.ended_on:
            return Doubt(Field.CODE, ended(known).reason)
        draft = self._by_id.setdefault(known.id, Draft(known, known))
        self._by_code[code] = draft
        return draft

    def take(self, line: PersonLine, draft: Draft) -> tuple[Fate, Sequence[Change]] | Doubt:
        """Lay a person's row over a household; a Doubt where that person lives in another one."""
        outcome = draft.take(line, lambda new: self._elsewhere(new, draft))
        if not isinstance(outcome, Doubt) and (key := identity_key(line.identity)):
            self._placed.setdefault(key, (line, draft))
        return outcome

    def _elsewhere(self, line: PersonLine, draft: Draft) -> Doubt | None:
        """Return the Doubt of somebody new to a household who lives in another one.

        A number that comes with another name and another birth was mistyped: it says nothing.
        """
        key = identity_key(line.identity)
        if not key:
            return None
        if key in self._placed:
            other, other_draft = self._placed[key]
            name = other.head if isinstance(other, HouseholdLine) else other.name
            if other_draft is not draft and _is_same(line, name, other.birth):
                return Doubt(Field.IDENTITY, f"Trùng với {place(other, line)}: cùng số định danh.")
        here = draft.original.id if draft.original else 0
        for household, person in self._known.living_owners(key):
            if household.id == here or household.ended_on:
                continue
            if _is_same(line, person.name, person.birth):
                return Doubt(
                    Field.IDENTITY,
                    f"{person.name} trong sổ đang ở hộ {household.code}. Nếu đã chuyển về hộ này,"
                    " hãy dùng “Tách hộ” hoặc “Chuyển sang hộ khác” trong sổ trước.",
                )
        return None


def _is_same(line: PersonLine, name: str, birth: PartialDate | None) -> bool:
    """Tell whether somebody with the line's identity number is the line's person."""
    return compare_key(name) == compare_key(line.name) or births_agree(birth, line.birth)
