"""Every decision that some meetings took, with its votes and its result sentence."""

from collections.abc import Sequence

from antt_desktop.domain.meetings import DecisionRow
from antt_desktop.domain.votes import Outcome, explanation, outcome, result_sentence
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.columns import Align, Column, Pill
from antt_desktop.ui.meetings.origin import ORIGIN
from antt_desktop.ui.meetings.presenter import NO_DAY, NO_TITLE
from antt_desktop.ui.records_dialog import RecordsDialog
from antt_desktop.ui.theme import Tone

_PASSED, _REFUSED, _OPEN = "passed", "refused", "open"
_CHIPS = ((_PASSED, "Thông qua"), (_REFUSED, "Không thông qua"), (_OPEN, "Chưa biểu quyết"))


def _outcome(row: DecisionRow) -> Outcome | None:
    return outcome(row.vote, row.meeting.turnout)


class DecisionsDialog(RecordsDialog[DecisionRow]):
    """The votes of the meetings of ``ids``, in their order."""

    def __init__(self, context: Context, ids: Sequence[int]) -> None:
        super().__init__(
            context,
            ORIGIN,
            "Các quyết định",
            name="decisions",
            noun="nội dung biểu quyết",
            columns=_columns(),
            chips=_CHIPS,
        )
        self._ids = ids
        self.reload()

    def id_of(self, row: DecisionRow) -> int:
        """Return the vote's id."""
        return row.id

    def records(self) -> Sequence[DecisionRow]:
        """Return the votes."""
        return self._context.book.meetings.decisions(self._ids)

    def chip_of(self, row: DecisionRow) -> str:
        """Return whether a matter was passed."""
        result = _outcome(row)
        if result is None:
            return _OPEN
        return _PASSED if result.passed else _REFUSED

    def searched(self, row: DecisionRow) -> str:
        """Search the matter, its wording, and the meeting's name, kind and day."""
        vote, meeting = row.vote, row.meeting
        return f"{vote.matter} {vote.wording} {meeting.title} {meeting.kind} {meeting.day or ''}"

    def told(self, row: DecisionRow) -> str:
        """Return the matter, its result sentence and what it needed."""
        turnout = row.meeting.turnout
        how = "Bỏ phiếu kín" if row.vote.secret else "Giơ tay"
        sentence = result_sentence(row.vote, turnout) or explanation(row.vote, turnout)
        meeting = f"{row.meeting.title or NO_TITLE}, ngày {row.meeting.day or NO_DAY}"
        return f"{row.vote.matter}\n{sentence}\n{meeting} · {row.meeting.scope} · {how}"

    def record_of(self, row: DecisionRow) -> int:
        """Return the meeting that decided."""
        return row.meeting.id


def _columns() -> list[Column[DecisionRow]]:
    return [
        Column(title="Ngày", text=lambda r: str(r.meeting.day or NO_DAY), sample="18/02/2026"),
        Column(title="Nội dung", text=lambda r: r.vote.matter, strong=True, stretch=True),
        Column(title="Đồng ý", text=_agreed, align=Align.RIGHT, sample="401/495 hộ"),
        Column(
            title="Kết quả", text=lambda _row: "", pills=lambda r: (_pill(r),),
            sample="Không thông qua 65% 0",
        ),
        Column(
            title="Cuộc họp", text=lambda r: r.meeting.title or NO_TITLE, muted=True,
            sample="Họp triển khai mô hình năm 2026",
        ),
    ]  # fmt: skip


def _agreed(row: DecisionRow) -> str:
    result = _outcome(row)
    return "" if result is None else f"{result.votes.agreed}/{result.base} {result.unit}"


def _pill(row: DecisionRow) -> Pill:
    result = _outcome(row)
    if result is None:
        return Pill("Chưa biểu quyết")
    return Pill(result.words, Tone.DONE if result.passed else Tone.TROUBLE)
