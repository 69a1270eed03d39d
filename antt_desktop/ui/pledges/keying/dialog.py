"""“Ghi nhanh kết quả”: what a tổ trưởng brought back, keyed in without the mouse."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD, Group
from antt_desktop.domain.pledges import Campaign, Signing, Status
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.fields import commit_typing
from antt_desktop.ui.pledges.keying import presenter as words
from antt_desktop.ui.pledges.keying.entry import Press
from antt_desktop.ui.pledges.keying.presenter import Finder
from antt_desktop.ui.pledges.keying.sitting import Sitting
from antt_desktop.ui.pledges.keying.view import KeyingView
from antt_desktop.ui.pledges.presenter import REASONS, TAKEN_BACK, day_doubt

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class _Asking:
    """Something to be written before the next answer; a digit takes a proposal."""

    prompt: str
    proposals: Sequence[str]
    answer: Callable[[str], None]


class KeyingDialog(KeyingView):
    """Records the answers of one tổ after the other, each at once and as its own action.

    ``group`` None lets one choose the tổ first. ``day_used`` is the day of signing as it stands.
    """

    def __init__(
        self,
        context: Context,
        campaign: Campaign,
        group: Group | None,
        last_used: PartialDate | None,
    ) -> None:
        self._groups = {found.id: found for found in context.book.campaigns.groups(campaign.id)}
        super().__init__(context, campaign.name, list(self._groups.values()))
        self._context, self._campaign = context, campaign
        self._sitting: Sitting | None = None
        self._place = self._home = 0
        self._moved = False
        self._matches: list[int] = []
        self._asking: _Asking | None = None
        self.day.set_date(last_used or campaign.form_date)
        self.group.choose(group.id if group else None)
        self.group.currentIndexChanged.connect(lambda _index: self._open_group())
        self.group.activated.connect(lambda _index: self._begin())
        self.day.checked.connect(self._look_at_day)
        self.entry.typed.connect(self._typed)
        self.entry.pressed.connect(self._pressed)
        self.table.current_changed.connect(self._clicked)
        self.asked.connect(self._ask_by_mouse)
        self._open_group()

    @property
    def day_used(self) -> PartialDate | None:
        """Return the day of signing, None where none can be read."""
        return None if self.day.problem else self.day.date()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where something is missing: the tổ, the day, else with the first household."""
        super().showEvent(event)
        if self._sitting is None:
            self.group.setFocus()
            QTimer.singleShot(0, self.group, self.group.showPopup)
        else:
            self._begin()

    def _begin(self) -> None:
        """Go where the next thing is to be typed: the day if there is none yet, else the entry."""
        (self.entry if self.day_used else self.day).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in the fields above go on; no button is pressed by it."""
        if event.key() in _ENTER and not isinstance(self.focusWidget(), QAbstractButton):
            self._begin()
        else:
            super().keyPressEvent(event)

    # the round

    def _open_group(self) -> None:
        group = self._groups.get(int(str(self.group.value or 0)))
        if group is None:
            self.show_round(None)
            return
        self._sitting = Sitting(self._context.book, self._campaign, group.id)
        self._finder = Finder(self._sitting.lines, self._campaign.label)
        leaders = [name for name in (group.leader, group.deputy) if name]
        self.receiver.clear()
        self.receiver.addItems(leaders)
        self.receiver.setCurrentText(group.leader)
        if line := self.receiver.lineEdit():
            line.setCursorPosition(0)  # a name shows from its beginning
        self._end_asking()
        self.show_round(self._sitting)
        self.tell("", "")
        self._go_on(self._sitting.next_open(-1))
        self._look_at_day()

    def _look_at_day(self) -> None:
        if not self.day.problem:
            doubt = day_doubt(self.day.date(), self._campaign, self._context.book.today)
            self.hint(doubt, "waiting")
        else:
            self.hint(self.day.problem, "trouble")

    # what is typed and pressed

    def _typed(self, text: str) -> None:
        if self._asking is not None:
            proposals = self._asking.proposals
            if text.isdecimal() and 1 <= int(text) <= len(proposals):
                self._answer(proposals[int(text) - 1])
            return
        text = text.strip()
        self._matches = self._finder.find(text) if self._sitting else []
        self._mark(self._matches[0] if self._matches else self._home)
        self.hint(words.found_words(text, len(self._matches)), "waiting")

    def _pressed(self, press: Press) -> None:
        if self._asking is not None:
            self._press_asking(press)
        elif press is Press.LEAVE and not self.entry.text():
            self.reject()
        elif press is Press.LEAVE or (press is Press.UNDO and self.entry.text()):
            self._go_on(self._home)
        elif self._sitting is not None and self._sitting.lines:
            self._act(self._sitting, press)

    def _act(self, sitting: Sitting, press: Press) -> None:
        if press in {Press.UP, Press.DOWN}:
            self._step(1 if press is Press.DOWN else -1)
        elif press is Press.UNDO:
            self._take_back(sitting)
        elif self.entry.text().strip() and not self._matches:
            self.hint(words.found_words(self.entry.text(), 0), "trouble")
        elif press is Press.REASON:
            self._ask_reason(sitting)
        elif press is Press.SIGN:
            self._sign(sitting)
        else:
            status = Status.ABSENT if press is Press.ABSENT else Status.DECLINED
            self._mark_absent(sitting, status)

    def _ask_by_mouse(self, press: Press) -> None:
        commit_typing()
        self.entry.setFocus()
        self._pressed(press)

    def _clicked(self, household_id: int) -> None:
        place = self.table.rows.position(household_id)
        if place < 0 or place == self._place:
            return
        self._end_asking()
        self._go_on(place)
        self._moved = True

    def _step(self, by: int) -> None:
        if self._matches:
            at = self._matches.index(self._place) + by
            self._mark(self._matches[at % len(self._matches)])
            return
        last = self.table.rows.rowCount() - 1
        self._go_on(min(max(self._place + by, 0), last))
        self._moved = True

    # the answers

    def _sign(self, sitting: Sitting) -> None:
        place = self._place
        line = sitting.lines[place]
        if line.pledge.status is Status.SIGNED:
            self.tell(f"{line.name} đã ký rồi, giữ nguyên.", "waiting")
            self._go_on(sitting.next_open(place))
            return
        if self.day_used is None:
            self.hint(self.day.problem or "Hãy ghi ngày ký trước, ví dụ 18/02/2026.", "trouble")
            self.day.setFocus()
            return
        if line.pledge.head:
            self._record(partial(self._record_signature, sitting, place, ""))
            return
        self._ask(
            f"{line.name}. Ai đã ký?",
            (),
            lambda name: self._record(partial(self._record_signature, sitting, place, name)),
        )

    def _record_signature(self, sitting: Sitting, place: int, signer: str) -> None:
        day = self.day.date()
        if day is not None:
            signing = Signing(
                signed_on=day,
                signer=signer,
                relation="" if signer else HEAD,
                receiver=self.receiver.currentText(),
            )
            sitting.sign(place, signing)

    def _mark_absent(self, sitting: Sitting, status: Status) -> None:
        place = self._place
        line = sitting.lines[place]

        def record(reason: str) -> None:
            self._record(lambda: sitting.mark(place, status, reason))

        if line.pledge.status is Status.SIGNED:
            self._ask(f"{line.name} đã ký. Vì sao bỏ chữ ký này?", TAKEN_BACK, record)
        else:
            record("")

    def _ask_reason(self, sitting: Sitting) -> None:
        """Ask for the reason of the household chosen, else of the one answered last."""
        place = self._place if self._matches or self._moved else sitting.last
        status = sitting.lines[place].pledge.status if place >= 0 else Status.NOT_PRINTED
        if status not in REASONS:
            self.hint("Ghi vắng (F3) hoặc chưa đồng ý (F4) trước, rồi mới ghi lý do.", "trouble")
            return
        self._ask(
            f"Lý do {status.label.casefold()} của {sitting.lines[place].name}:",
            REASONS[status],
            lambda reason: self._record(lambda: sitting.mark(place, status, reason)),
        )

    def _record(self, act: Callable[[], None]) -> None:
        """Do what is recorded at once, then have the next household there."""
        try:
            act()
        except UserError as error:
            self.dialogs.warn(error)
            return
        if self._sitting is not None:
            self._show_last(self._sitting)
            self._go_on(self._sitting.next_open(self._sitting.last))

    def _take_back(self, sitting: Sitting) -> None:
        try:
            place = sitting.take_back()
        except UserError as error:
            self.dialogs.warn(error)
            return
        if place < 0:
            self.hint("Chưa ghi hộ nào trong lần này, không có gì để bỏ.", "waiting")
            return
        self.show_line(sitting, place)
        self.tell(f"Đã bỏ. {sitting.lines[place].answer}", "waiting")
        self._go_on(place)

    def _show_last(self, sitting: Sitting) -> None:
        line = sitting.lines[sitting.last]
        status = line.pledge.status
        self.show_line(sitting, sitting.last)
        self.tell(line.answer, "done" if status is Status.SIGNED else "trouble")

    # asking for words

    def _ask(self, prompt: str, proposals: Sequence[str], answer: Callable[[str], None]) -> None:
        self._asking = _Asking(prompt, proposals, answer)
        self.entry.write_words("Gõ lý do" if proposals else "Gõ họ tên")
        self.tell(prompt, "accent")
        what = "lý do khác" if proposals else "họ tên"
        self.hint(f"{words.offered(proposals)}Gõ {what} rồi Enter. Esc: thôi.", "")

    def _press_asking(self, press: Press) -> None:
        typed = self.entry.text().strip()
        proposals = self._asking.proposals if self._asking else ()
        if press is Press.SIGN and typed:
            self._answer(typed)
        elif press in {Press.UP, Press.DOWN} and proposals:
            at = proposals.index(typed) if typed in proposals else -1
            at = at + 1 if press is Press.DOWN else max(at, 0) - 1
            self.entry.setText(proposals[at % len(proposals)])
        elif press not in {Press.UP, Press.DOWN}:
            self._end_asking()
            self.tell("", "")
            self._go_on(self._home)

    def _answer(self, text: str) -> None:
        asking = self._asking
        self._end_asking()
        if asking is not None:
            asking.answer(text)

    def _end_asking(self) -> None:
        self._asking = None
        self.entry.answer_again()

    # the mark

    def _go_on(self, place: int) -> None:
        """Have the field empty and the mark at a place."""
        self.entry.empty()
        self._matches, self._moved, self._home = [], False, place
        self._mark(place)
        self.hint("", "")

    def _mark(self, place: int) -> None:
        self._place = place
        if self._sitting is not None and self._sitting.lines:
            self.show_mark(self._sitting.lines[place])
