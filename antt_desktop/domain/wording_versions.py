"""Two wordings side by side: which sentences belong together, which words differ."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeVar

from antt_desktop.domain.pledges import Campaign, Wording

Item = TypeVar("Item", bound=Hashable)
_ALIKE = 0.5
"""From this likeness on two sentences are versions of one; below it one went, another came."""


class Mark(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


Marked = tuple[tuple[str, Mark], ...]
"""A sentence in stretches; their texts put together are the sentence."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of the comparison: which part it is, how it reads in each; () where it is not."""

    part: str
    left: Marked
    right: Marked

    @property
    def same(self) -> bool:
        """Tell whether both read alike."""
        return all(mark is Mark.SAME for _text, mark in (*self.left, *self.right))


def compared(left: Wording, right: Wording) -> tuple[Pair, ...]:
    """Compare two wordings part by part, in the order they stand on the paper."""
    pairs = [
        _pair("Tiêu đề", left.title, right.title),
        _pair("Trích yếu", left.abstract, right.abstract),
        _pair("Câu mở đầu", left.opening, right.opening),
    ]
    pairs += [
        Pair(f"Tiêu chí {at}", *marked(before, after))
        for at, (before, after) in enumerate(aligned(left.criteria, right.criteria), 1)
    ]
    pairs += [
        _pair("Câu kết", left.closing, right.closing),
        _pair("Lời báo", *(w.notice if w.show_notice else "" for w in (left, right))),
        _pair("Ký bên trái", left.left_role, right.left_role),
        _pair("Ký bên phải", left.right_role, right.right_role),
        _pair("Dòng nhắc ký", left.signature_hint, right.signature_hint),
        _pair("Hàng ký thứ hai", *(_second_row(w) for w in (left, right))),
        _pair("In thêm", *(_besides(w) for w in (left, right))),
    ]
    return tuple(pair for pair in pairs if pair.left or pair.right)


def aligned(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str]]:
    """Put the sentences of two lists beside each other, in order; '' where there is none.

    Sentences stand beside each other so that as many words as possible do so too.
    """
    alike = [[_likeness(a, b) for b in right] for a in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            together = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= _ALIKE else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[str, str]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if alike[i][j] >= _ALIKE and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            pairs.append((left[i], right[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((left[i], ""))
            i += 1
        else:
            pairs.append(("", right[j]))
            j += 1
    return [*pairs, *((text, "") for text in left[i:]), *(("", text) for text in right[j:])]


def marked(left: str, right: str) -> tuple[Marked, Marked]:
    """Return two versions of a sentence with the words marked that only one of them has."""
    before, after = left.split(), right.split()
    marks: tuple[list[tuple[str, Mark]], list[tuple[str, Mark]]] = ([], [])
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        equal = tag == "equal"
        for side, words, mark in (
            (marks[0], before[a:b], Mark.REMOVED),
            (marks[1], after[c:d], Mark.ADDED),
        ):
            if words:
                side.append((" ".join(words), Mark.SAME if equal else mark))
    return _spaced(marks[0]), _spaced(marks[1])


def sharing(campaigns: Iterable[Campaign]) -> tuple[tuple[str, ...], ...]:
    """Return the names of the campaigns that have one wording in common, two or more each."""
    names: dict[Wording, list[str]] = {}
    for campaign in campaigns:
        names.setdefault(campaign.wording, []).append(campaign.name)
    return tuple(tuple(shared) for shared in names.values() if len(shared) > 1)


def _pair(part: str, left: str, right: str) -> Pair:
    return Pair(part, *marked(left, right))


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, left.split(), right.split(), autojunk=False).ratio()


def _spaced(stretches: Sequence[tuple[str, Mark]]) -> Marked:
    """Let every stretch but the last end with the space before the next one."""
    last = len(stretches) - 1
    return tuple((t if at == last else f"{t} ", mark) for at, (t, mark) in enumerate(stretches))


def _second_row(wording: Wording) -> str:
    return " – ".join(wording.second_roles) if wording.show_second_row else ""


def _besides(wording: Wording) -> str:
    shown = (wording.show_phone, "điện thoại"), (wording.show_identity, "số CCCD")
    return ", ".join(words for on, words in shown if on)
