"""Likely faults of the roster: kinds at the left, each fault with the way to its household."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from antt_desktop.book import Book
from antt_desktop.domain.household_faults import FaultKind
from antt_desktop.domain.roster_faults import Fault
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.kit.columns import Column, Pill
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import EmptyState, Pane
from antt_desktop.ui.kit.side_list import SideItem, SideList
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.workflows.check_roster import RosterCheck, check_roster

_TITLE = "Soát lỗi danh sách hộ"
_ALL = 0
_KINDS = dict(enumerate(FaultKind, 1))
_CERTAIN = Pill("Sai", Tone.TROUBLE, "circle-alert")
_DOUBTFUL = Pill("Nên xem", Tone.WAITING)

_Row = tuple[int, Fault]
"""A fault with its place among all, from 1."""


def show_faults(context: Context, go_to: Callable[[int], None]) -> None:
    """Look through the roster beside the window, then show what was found.

    ``go_to`` is called with the id of the household that the user wants to mend, once the
    dialog has closed. Asked again, it goes on with the next fault.
    """

    def work(book: Book, progress: Progress) -> RosterCheck:
        return check_roster(book, progress)

    def show(check: RosterCheck) -> None:
        dialog = FaultsDialog(context, check)
        if context.dialogs.run(dialog) and dialog.household_id:
            go_to(dialog.household_id)

    context.work_on_book("Đang soát danh sách hộ", work, show)


class FaultsDialog(FormDialog):
    """Lists faults by kind; ``household_id`` is the one to go to once it was accepted."""

    def __init__(self, context: Context, check: RosterCheck) -> None:
        super().__init__(context.dialogs, _TITLE, _summary(check))
        self._memory = context.memory
        self._place = f"faults/{context.book.id}"
        self._faults = check.faults
        self.household_id = 0
        self.resize(theme.px(1120), theme.px(580))
        if not check.faults:
            self.body.addWidget(_nothing_found(check.households))
            self.close_button()
            return
        self.kinds = SideList("Loại lỗi")
        self.model: TableModel[_Row] = TableModel(_columns(), lambda row: row[0])
        self.table = TableView(self.model, "faults", context.memory, label="Các chỗ cần xem")
        self.whose, self.what = label("", "strong"), label("")
        self._lay_out()
        self.kinds.show_items(_kinds_of(check.faults))
        self.kinds.chosen.connect(self._show_kind)
        self.table.current_changed.connect(self._say)
        self.table.opened.connect(lambda _id: self.save_and_close())
        self._take_up()

    def save(self) -> None:
        """Take the household of the current fault, and remember how far one has come."""
        current = self.table.current_id
        self.household_id = self._faults[current - 1].household_id
        place = (self.kinds.current, self.model.position(current), len(self.model.ids))
        self._memory.keep_text(self._place, " ".join(map(str, place)))

    def _lay_out(self) -> None:
        side, found = Pane(flush=True), Pane(flush=True)
        side.setFixedWidth(theme.px(246))
        side.box.addWidget(self.kinds)
        whole = QVBoxLayout()
        whole.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(10))
        whole.setSpacing(theme.px(2))
        whole.addWidget(self.whose)
        whole.addWidget(self.what)
        line = QFrame()
        line.setProperty("kind", "line")
        found.box.addWidget(self.table, 1)
        found.box.addWidget(line)
        found.box.addLayout(whole)
        panes = QHBoxLayout()
        panes.setSpacing(theme.px(10))
        panes.addWidget(side)
        panes.addWidget(found, 1)
        self.body.addLayout(panes)
        self.buttons("Đến hộ này", "Đóng", "house")
        self.table.setFocus()

    def _take_up(self) -> None:
        """Go on where one left for a household: with what came after it, mended or not."""
        kept = [int(part) for part in self._memory.text(self._place).split() if part.isdigit()]
        kind, at, length = kept if len(kept) == len(("kind", "at", "length")) else (_ALL, 0, 0)
        self.kinds.choose(kind)
        self._show_kind(self.kinds.current)
        ids = self.model.ids
        if self.kinds.current != kind or not length:
            at = 0
        elif len(ids) >= length:
            at += 1
        self.table.go_to(ids[at] if at < len(ids) else ids[0])

    def _show_kind(self, key: int) -> None:
        kind = _KINDS.get(key)
        ids = [at for at, fault in enumerate(self._faults, 1) if kind in {None, fault.kind}]
        self.model.show_ids(ids, lambda some: [(i, self._faults[i - 1]) for i in some])
        if not self.table.current_id:
            self.table.go_to(ids[0])

    def _say(self, current: int) -> None:
        if current:
            fault = self._faults[current - 1]
            household = (f"Hộ {fault.code}", fault.group, fault.head)
            self.whose.setText(" · ".join(part for part in household if part))
            self.what.setText(f"{fault.kind.label}: {fault.said}")


def _kinds_of(faults: Sequence[Fault]) -> list[SideItem]:
    counts = Counter(fault.kind for fault in faults)
    return [
        SideItem(_ALL, "Tất cả", number(len(faults))),
        *(
            SideItem(key, kind.label, number(counts[kind]))
            for key, kind in _KINDS.items()
            if counts[kind]
        ),
    ]


def _columns() -> list[Column[_Row]]:
    return [
        Column(title="Mã hộ", text=lambda row: row[1].code, sample="03-0005"),
        Column(
            title="Chủ hộ", text=lambda row: row[1].head or "—", strong=True,
            sample="Nguyễn Thị Hồng",
        ),
        Column(title="Điều cần xem", text=lambda row: row[1].said, stretch=True),
        Column(
            title="Mức",
            text=lambda row: _severity(row[1]).word,
            pills=lambda row: [_severity(row[1])],
            sample="Nên xem aaa",
        ),
    ]  # fmt: skip


def _severity(fault: Fault) -> Pill:
    return _CERTAIN if fault.kind.certain else _DOUBTFUL


def _summary(check: RosterCheck) -> str:
    certain = sum(fault.kind.certain for fault in check.faults)
    doubtful = len(check.faults) - certain
    found = [
        f"{number(count)} chỗ {words}"
        for count, words in ((certain, "sai"), (doubtful, "nên xem"))
        if count
    ]
    if not found:
        return ""
    return f"Đã soát {number(check.households)} hộ: {', '.join(found)}."


def _nothing_found(households: int) -> EmptyState:
    if not households:
        return EmptyState("house", "Chưa có hộ nào", "Sổ chưa có hộ nào để soát.")
    return EmptyState(
        "circle-check",
        f"Không thấy lỗi nào trong {number(households)} hộ",
        "Đã xem chủ hộ, số định danh, tuổi, số khẩu, điện thoại, hạn tạm trú và các tên trùng.",
    )
