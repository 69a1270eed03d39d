"""Finds the tổ dân cư that a cell of a list names."""

from collections.abc import Iterable
from functools import lru_cache

from antt_desktop.domain.households import Group
from antt_desktop.domain.text import accented, fold


class GroupFinder:
    """Finds the tổ that a cell names: “3”, “03”, “Tổ 3”, “Tổ dân cư số 3”, or its name."""

    def __init__(self, groups: Iterable[Group]) -> None:
        groups = tuple(groups)
        self.names = {group.id: group.name for group in groups}
        self._by_number = {group.number: group.id for group in groups}
        self._by_name: dict[str, set[int]] = {}
        for group in groups:
            for key in (accented(group.name), fold(group.name)):
                self._by_name.setdefault(key, set()).add(group.id)
        self.find = lru_cache(maxsize=1 << 10)(self._find)

    def _find(self, text: str) -> int:
        """Return the id of the tổ, 0 where the book has none of that name or number."""
        bare = text.strip()
        if not (bare.isascii() and bare.isdigit()):
            for key in (accented(text), fold(text)):
                if len(ids := self._by_name.get(key, set())) == 1:
                    return next(iter(ids))
        numbers = "".join(c if c.isascii() and c.isdigit() else " " for c in bare).split()
        return self._by_number.get(int(numbers[0][:9]), 0) if len(numbers) == 1 else 0
