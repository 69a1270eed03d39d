"""The import of a list of households: choose a file, check, take in."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.dropped import KINDS, dropped_workbook
from antt_desktop.ui.households.import_check import CheckPage
from antt_desktop.ui.households.import_lists import save_refused
from antt_desktop.ui.households.import_presenter import accept_words, file_line, result_lines
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.panes import Banner, EmptyState
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.workflows.import_roster import (
    ImportPlan,
    ImportResult,
    SheetMapping,
    apply_import,
    plan_import,
)

_TITLE = "Nhập danh sách hộ từ Excel"
_STEPS = ("1. Chọn tệp", "2. Ghép cột và kiểm tra", "3. Nhập")


class Step(IntEnum):
    """Where the user is."""

    CHOOSE = 0
    CHECK = 1
    DONE = 2


@dataclass(frozen=True, slots=True)
class _Wish:
    """A rehearsal that is wanted; ``mappings`` None guesses them."""

    path: Path
    mappings: tuple[SheetMapping, ...] | None
    accept_proposals: bool


class ImportDialog(FormDialog):
    """Three steps; rehearsing and writing run beside the window and can be stopped."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialogs, _TITLE)
        self._context = context
        self._plan: ImportPlan | None = None
        self._result: ImportResult | None = None
        self._wish: _Wish | None = None
        self._running: _Wish | None = None
        self.busy = False
        self.step = Step.CHOOSE
        self.setAcceptDrops(True)
        self.trouble = Banner()
        self.check = CheckPage(context)
        self.check.asked.connect(self._ask_again)
        self.done_title, self.done_below = label("", "title"), label("", "muted")
        self._lay_out()
        context.jobs.progressed.connect(self._progressed)
        context.jobs.ended.connect(self._job_ended)
        self._show()

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(theme.px(8))
        self._steps = [label(words, "step", wrap=False) for words in _STEPS]
        for step in self._steps:
            steps.addWidget(step)
        steps.addStretch()
        choose = buttons.primary("Chọn tệp…", self.choose_file, "folder-open")
        self._choose = choose
        first = EmptyState(
            "file-spreadsheet",
            "Chọn tệp Excel có danh sách hộ",
            "Tệp .xlsx, .xls, .ods hoặc .csv; kéo tệp thả vào đây cũng được. Chưa có gì được ghi"
            " vào sổ cho đến khi bấm Nhập.",
            [choose],
        )
        self.pages = QStackedWidget()
        for page in (first, self.check, self._result_page()):
            self.pages.addWidget(page)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ")
        self.doing = label("", "small", wrap=False)
        self.stop = buttons.link("Dừng", self._context.jobs.cancel, "x")
        self._work = QWidget()
        work = QHBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.addWidget(self.doing)
        work.addWidget(self.bar, 1)
        work.addWidget(self.stop)
        self.body.addLayout(steps)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.pages, 1)
        self.body.addWidget(self._work)
        self.accept_button = self.buttons("Nhập", "Hủy")
        self.back = buttons.secondary("Quay lại", self.go_back)
        self._right.insertWidget(1, self.back)
        self.save_refused = buttons.secondary(
            "Lưu các dòng lỗi ra Excel", self._save_refused, "file-spreadsheet"
        )
        self.foot.addWidget(self.save_refused)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(1080), room.width() - 40), min(theme.px(660), room.height() - 60))

    def _result_page(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.addStretch(2)
        for words in (self.done_title, self.done_below):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(words)
        self.see_refused = buttons.link("Xem các dòng có lỗi ›", self._see_refused)
        box.addWidget(self.see_refused, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        return page

    # what the user does

    def choose_file(self) -> None:
        """Ask for a file and rehearse its import."""
        path = self.dialogs.choose_open_file("Chọn danh sách hộ", KINDS)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Rehearse the import of this file."""
        self._plan = None
        self.check.begin()
        self._want(_Wish(path, None, accept_proposals=False))

    def go_back(self) -> None:
        """Go back to choosing a file."""
        self._plan = None
        self.step = Step.CHOOSE
        self.trouble.say("", Tone.TROUBLE)
        self._show()
        self._lead()

    def save_and_close(self) -> None:
        """Take the rehearsed import in; after that, close."""
        if self.step is Step.DONE:
            self.accept()
        elif self._plan is not None and self.accept_button.isEnabled():
            self._apply(self._plan)

    def reject(self) -> None:
        """Close; a job that runs is stopped first, and the dialog stays."""
        if self.busy:
            self._context.jobs.cancel()
        elif self.step is Step.DONE:
            self.accept()
        else:
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept a workbook while a file is being chosen."""
        if self.step is Step.CHOOSE and not self.busy and dropped_workbook(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the workbook that was dropped."""
        path = dropped_workbook(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.take_file(path)

    # rehearsing

    def _ask_again(self, mappings: Sequence[SheetMapping]) -> None:
        if self._plan is not None:
            self._want(
                _Wish(
                    self._plan.path,
                    tuple(mappings),
                    accept_proposals=self.check.accept_proposals,
                )
            )

    def _want(self, wish: _Wish) -> None:
        """Rehearse as wished; a rehearsal under way is stopped and comes again."""
        self._wish = wish
        if self.busy:
            self._context.jobs.cancel()
        else:
            self._rehearse(wish)

    def _rehearse(self, wish: _Wish) -> None:
        def work(book: Book, progress: Progress) -> ImportPlan:
            return plan_import(
                book,
                wish.path,
                wish.mappings,
                accept_proposals=wish.accept_proposals,
                progress=progress,
            )

        self._running = wish
        self._begin("Đang đọc và kiểm tra tệp…")
        try:
            self._context.work_on_book("Đang kiểm tra tệp", work, self._rehearsed, self._failed)
        except UserError as error:
            self._failed(error)

    def _rehearsed(self, plan: ImportPlan) -> None:
        if self._again():
            return
        self._plan = plan
        self.step = Step.CHECK
        self.trouble.say("", Tone.TROUBLE)
        self.check.show_plan(plan)
        self._end()

    def _failed(self, error: UserError) -> None:
        if self._again():
            return
        if self._plan is None:
            self.step = Step.CHOOSE
            self.trouble.say(error.sentence, Tone.TROUBLE)
        else:
            self.check.show_fault(error.sentence)
        self._end()
        self.accept_button.setEnabled(False)

    def _again(self) -> bool:
        """Rehearse once more where something else was wished meanwhile."""
        if self._wish is not None and self._wish != self._running:
            self._rehearse(self._wish)
            return True
        return False

    # writing

    def _apply(self, plan: ImportPlan) -> None:
        def work(book: Book, progress: Progress) -> ImportResult:
            return apply_import(book, plan, progress)

        self.step = Step.DONE
        self._begin("Đang ghi vào sổ…")
        try:
            self._context.work_on_book(
                "Đang nhập danh sách hộ", work, self._applied, self._not_applied
            )
        except UserError as error:
            self._not_applied(error)

    def _applied(self, result: ImportResult) -> None:
        self._result = result
        said, left = result_lines(result)
        self.done_title.setText(said)
        self.done_below.setText(
            f"{left} Bấm Ctrl+Z ở cửa sổ chính để hoàn tác cả lần nhập.".strip()
        )
        self.see_refused.setVisible(bool(result.rejected))
        self._end()

    def _not_applied(self, error: UserError) -> None:
        self.step = Step.CHECK
        self._end()
        self.check.show_fault(error.sentence)
        self.accept_button.setEnabled(False)

    def _see_refused(self) -> None:
        if self._result is not None:
            self.check.see_refused(self._result)

    def _save_refused(self) -> None:
        result = self._result or (self._plan.result if self._plan else None)
        if result is not None:
            save_refused(self._context, result.rejected)

    # the job

    def _begin(self, words: str) -> None:
        self.busy = True
        self.doing.setText(words)
        self.bar.setRange(0, 0)
        self._show()

    def _end(self) -> None:
        self.busy = False
        self._show()
        self._lead()

    def _lead(self) -> None:
        """Put the keyboard where the next step is, unless the user is at a column."""
        focused = self.focusWidget()
        if self.step is Step.CHECK and focused is not None and self.check.isAncestorOf(focused):
            return
        steps = (self._choose, self.accept_button, self.cancel_button)
        for button in steps:
            if button.isEnabled() and button.isVisibleTo(self):
                button.setFocus()
                return

    def _progressed(self, done: int, total: int) -> None:
        if self.busy:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _job_ended(self, cancelled: bool) -> None:  # noqa: FBT001 - a signal's argument
        if not self.busy or not cancelled or self._again():
            return
        self.step = Step.CHOOSE if self._plan is None else Step.CHECK
        sentence = "Đã dừng. Chưa có gì được ghi vào sổ."
        if self._plan is None:
            self.trouble.say(sentence, Tone.WAITING)
        else:
            self.check.banner.say(sentence, Tone.WAITING)
        self._end()

    def _show(self) -> None:
        plan = self._plan
        for at, step in enumerate(self._steps):
            step.setProperty("current", "true" if at == self.step else "false")
            step.style().unpolish(step)
            step.style().polish(step)
        writing = self.busy and self.step is Step.DONE
        self.pages.setCurrentIndex(Step.CHECK if writing else self.step)
        self.check.setEnabled(not writing)
        self._work.setVisible(self.busy)
        self._choose.setEnabled(not self.busy)
        self.back.setVisible(self.step is Step.CHECK and not self.busy)
        refused = plan is not None and bool(plan.result.rejected)
        self.save_refused.setVisible(refused and not self.busy)
        self.say(_TITLE, file_line(plan) if plan else "")
        self._show_accept(plan)

    def _show_accept(self, plan: ImportPlan | None) -> None:
        button = self.accept_button
        self.cancel_button.setVisible(self.step is not Step.DONE or self.busy)
        button.setVisible(self.step is not Step.CHOOSE)
        if self.step is Step.DONE:
            button.setText("Đóng")
            button.setEnabled(not self.busy)
        elif plan is not None:
            button.setText(accept_words(plan))
            button.setEnabled(not self.busy and bool(plan.to_add or plan.to_save))
        button.setAccessibleName(button.text())
