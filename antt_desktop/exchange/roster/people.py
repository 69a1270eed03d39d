"""Lists of people: which rows are heads of households, and whose household a member is of."""

from collections.abc import Sequence

from antt_desktop.domain.households import HEAD
from antt_desktop.domain.text import accented, fold
from antt_desktop.exchange.roster.cells import read_relation, read_text
from antt_desktop.exchange.roster.fields import Field
from antt_desktop.exchange.roster.kinds import numbered_heads, set_in_heads
from antt_desktop.exchange.roster.table import Row

_MARKS = {"x", "v", "*", "co", "ch", "chu ho", "la chu ho", "1", "+"}


class Families:
    """The heads among the rows of a sheet of people, and the head of each member."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._heads = {rows[at].number for at in _head_places(rows)}
        self._by_name: dict[str, list[int]] = {}
        for row in rows:
            if row.number in self._heads:
                self._by_name.setdefault(accented(row.plain_name), []).append(row.number)
        self._current = 0

    @property
    def any_head(self) -> bool:
        """Tell whether the sheet says at all who is a head."""
        return bool(self._heads)

    def is_head(self, row: Row) -> bool:
        """Tell whether a row is a head's; the rows after it are of this household."""
        if row.number not in self._heads:
            return False
        self._current = row.number
        return True

    def head_of(self, row: Row) -> int:
        """Return the row of a member's head, 0 where there is none.

        It is the last head above, unless the row names another one.
        """
        named = read_text(row.cell(Field.HEAD))
        if not named or fold(named) in _MARKS:
            return self._current
        rows = self._by_name.get(accented(named), [])
        if self._current in rows:
            return self._current
        above = [number for number in rows if number < row.number]
        return above[-1] if above else next(iter(rows), 0)


def _head_places(rows: Sequence[Row]) -> frozenset[int]:
    """Return which rows are heads', by the first thing in the sheet that tells them.

    That is the relation, a column of heads beside the names, the running numbers, names set
    in, or the number of people that stands only beside heads.
    """
    relations = [read_relation(row.cell(Field.RELATION)) for row in rows]
    numbers = [row.counted for row in rows]
    by_relation = frozenset(at for at, relation in enumerate(relations) if relation == HEAD)
    if by_relation:
        return by_relation | _unnamed_heads(relations, numbers)
    heads = [read_text(row.cell(Field.HEAD)) for row in rows]
    if named := _named_heads([read_text(row.cell(Field.NAME)) for row in rows], heads):
        return named
    marked = frozenset(at for at, head in enumerate(heads) if head and fold(head) in _MARKS)
    sized = frozenset(at for at, row in enumerate(rows) if row.shown(Field.DECLARED_SIZE))
    raw_names = [str(row.cell(Field.NAME)) for row in rows]
    return (
        marked
        or numbered_heads(numbers)
        or set_in_heads(raw_names)
        or (sized if 0 in sized and len(sized) < len(rows) else frozenset())
    )


def _named_heads(names: Sequence[str], heads: Sequence[str]) -> frozenset[int]:
    """Return the rows whose name is the head's that they name; of one run of rows the first.

    A grandchild may be called as the head is.
    """
    found: list[int] = []
    current = ""
    for at, (name, head) in enumerate(zip(names, map(accented, heads), strict=True)):
        if head and head != current and (not name or accented(name) == head):
            found.append(at)
            current = head
        elif head and head != current:
            current = ""
    return frozenset(found)


def _unnamed_heads(relations: Sequence[str], numbers: Sequence[int]) -> frozenset[int]:
    """Return the rows without a relation that are heads' because only heads are numbered."""
    pairs = list(zip(relations, numbers, strict=True))
    if any(not number if relation == HEAD else number and relation for relation, number in pairs):
        return frozenset()
    return frozenset(at for at, (relation, number) in enumerate(pairs) if number and not relation)
