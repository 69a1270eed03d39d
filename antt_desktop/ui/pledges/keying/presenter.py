"""What the fast keying decides and says, in plain Python: who is meant by what was typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from antt_desktop.domain.pledges import PledgeRow, Status, form_label
from antt_desktop.domain.text import accented, fold, has_marks, tidy

_FORM = re.compile(r"(.+)-0*(\d+)")
_STATUS_WORDS = {
    Status.SIGNED: "đã ký",
    Status.ABSENT: "vắng",
    Status.DECLINED: "chưa đồng ý",
    Status.PRINTED: "chưa ghi",
    Status.NOT_PRINTED: "chưa ghi",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A household of the round; ``number`` is the STT on the tổ trưởng's paper."""

    number: int
    pledge: PledgeRow

    @property
    def id(self) -> int:
        """Return the household's id."""
        return self.pledge.household_id

    @property
    def name(self) -> str:
        """Return how the line is spoken of: “12. Nguyễn Văn An”."""
        return f"{self.number}. {self.pledge.head or f'Hộ {self.pledge.code} chưa có chủ hộ'}"

    @property
    def answer(self) -> str:
        """Return what stands recorded: “12. Nguyễn Văn An: vắng, đi viện”."""
        reason = self.pledge.reason
        why = f", lý do: {reason}" if reason and self.pledge.status is not Status.SIGNED else ""
        return f"{self.name}: {_STATUS_WORDS[self.pledge.status]}{why}"


class Finder:
    """Finds lines by STT, number of the form, code of the household, or part of the name.

    ``label`` is the campaign's: 23 and 2026-0023 are the same form.
    """

    def __init__(self, lines: Sequence[Line], label: str) -> None:
        self._label = label.casefold()
        self._lines = lines
        self._names = [
            (accented(line.pledge.head).split(), fold(accented(line.pledge.head)).split())
            for line in lines
        ]

    def find(self, typed: str) -> list[int]:
        """Return the places of those meant, the likeliest first.

        Typed with diacritics only such names are meant, unless there are none.
        """
        text = tidy(typed).casefold()
        if not text:
            return []
        found = dict.fromkeys(self._by_number(text))
        if has_marks(text):
            found |= dict.fromkeys(self._by_name(accented(text).split(), marks=True))
        if not found:
            found = dict.fromkeys(self._by_name(fold(text).split(), marks=False))
        return list(found)

    def _by_number(self, text: str) -> list[int]:
        stt = int(text) if text.isdecimal() else 0
        form = self._form(text)
        # A code is told from a number by its hyphen or letter: "12" is never all of tổ 12.
        begins = text if not text.isdecimal() and text[0].isdecimal() else "\0"
        ranked = []
        for place, line in enumerate(self._lines):
            pledge = line.pledge
            code = pledge.code.casefold()
            label = form_label(self._label, pledge.form_number) if pledge.form_number else ""
            tests = (
                line.number == stt,
                pledge.form_number == form != 0,
                code == text,
                code.startswith(begins) or label.startswith(begins),
            )
            if any(tests):
                ranked.append((tests.index(True), place))
        return [place for _rank, place in sorted(ranked)]

    def _form(self, text: str) -> int:
        if text.isdecimal():
            return int(text)
        match = _FORM.fullmatch(text)
        return int(match[2]) if match and match[1] == self._label else 0

    def _by_name(self, words: Sequence[str], *, marks: bool) -> list[int]:
        ranked = []
        for place, (exact, folded) in enumerate(self._names):
            name = exact if marks else folded
            if words and all(any(part.startswith(word) for part in name) for word in words):
                whole = words[-1] in name
                ranked.append((name[-1] != words[-1], not whole, place))
        return [place for *_rank, place in sorted(ranked)]


def counted(answered: int, total: int) -> str:
    """Return the counter: “Đã ghi 12/40 · còn 28”."""
    return f"Đã ghi {answered}/{total} · còn {total - answered}"


def found_words(typed: str, found: int) -> str:
    """Return what a search came to, '' where it found just one."""
    if found == 1 or not typed:
        return ""
    if not found:
        return f"Không thấy “{typed}” trong các hộ chưa ký của tổ này. Esc để xóa ô gõ."
    return f"{found} hộ khớp “{typed}”: bấm ↓ ↑ để chọn."


def offered(proposals: Sequence[str]) -> str:
    """Return proposals with the digits that take them: “Bấm 1 Đi viện, 2 Khác. ”."""
    numbered = ", ".join(f"{digit} {words}" for digit, words in enumerate(proposals, 1))
    return f"Bấm {numbered}. " if numbered else ""
