"""The import of a list of households: choose a file, check, take in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.roster_import.check import CheckPage
from antt_desktop.ui.households.roster_import.dropped import KINDS, dropped_file
from antt_desktop.ui.households.roster_import.lists import save_refused
from antt_desktop.ui.households.roster_import.pages import ResultPage, Step, StepsBar
from antt_desktop.ui.households.roster_import.presenter import (
    NOTHING,
    accept_words,
    file_line,
    result_lines,
)
from antt_desktop.ui.households.roster_import.wish import Rehearsal, Wish, forget, rehearse
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.panes import Banner, EmptyState
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.workflows.import_roster import ImportResult, apply_import

T = TypeVar("T")

_TITLE = "Nhập danh sách hộ từ Excel"
_STOPPED = "Đã dừng. Chưa có gì được ghi vào sổ."
_PAUSE_MS = 350
"""So long after a choice the file is checked anew: several choices make one check."""


class ImportDialog(FormDialog):
    """Three steps; rehearsing and writing run beside the window and can be stopped.

    ``busy`` tells whether something runs or is about to.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialogs, _TITLE)
        self._context = context
        self._wish: Wish | None = None
        self._running: Wish | None = None
        self._said: Rehearsal | None = None
        self._writing = self._leaving = False
        self.step = Step.CHOOSE
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._rehearse)
        self.setAcceptDrops(True)
        self.trouble = Banner()
        self.check = CheckPage(context)
        self.check.asked.connect(self._want)
        self.done_page = ResultPage(self.check.see_refused, self._undo)
        self._lay_out()
        context.jobs.progressed.connect(self._progressed)
        context.jobs.ended.connect(self._job_ended)
        self._show()

    def _lay_out(self) -> None:
        self.steps = StepsBar(self.stop)
        self._choose = buttons.primary("Chọn tệp…", self.choose_file, "folder-open")
        first = EmptyState(
            "file-spreadsheet",
            "Chọn tệp có danh sách hộ hoặc danh sách nhân khẩu",
            "Tệp Excel (.xlsx, .xls, .xlsm), .ods, .csv hoặc .txt, kể cả tệp cũ gõ bằng phông"
            " .VnTime hay VNI; kéo tệp thả vào đây cũng được. Chưa có gì được ghi vào sổ cho đến"
            " khi bấm Nhập.",
            [self._choose],
        )
        self.pages = QStackedWidget()
        for page in (first, self.check, self.done_page):
            self.pages.addWidget(page)
        self.body.addWidget(self.steps)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.pages, 1)
        self.accept_button = self.buttons("Nhập", "Hủy")
        self.back = buttons.secondary("Quay lại", self.go_back)
        self._right.insertWidget(1, self.back)
        self.save_refused = buttons.secondary(
            "Lưu các dòng lỗi ra Excel", self._save_refused, "file-spreadsheet"
        )
        self.foot.addWidget(self.save_refused)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(1080), room.width() - 40), min(theme.px(690), room.height() - 40))

    @property
    def busy(self) -> bool:
        """Tell whether a job of the dialog runs, or is about to."""
        return self._writing or self._running is not None or self._pause.isActive()

    # what the user does

    def choose_file(self) -> None:
        """Ask for a file and rehearse its import."""
        path = self.dialogs.choose_open_file("Chọn danh sách hộ", KINDS)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Rehearse the import of this file."""
        self._forget()
        self.check.begin()
        self._want(Wish(path), pause=0)

    def go_back(self) -> None:
        """Go back to choosing a file."""
        self._forget()
        self._show()
        self._lead()

    def save_and_close(self) -> None:
        """Take the rehearsed import in; after that, close."""
        if self.step is Step.DONE:
            self.accept()
        elif self._said is not None and self.accept_button.isEnabled():
            self._write(self._said)

    def stop(self) -> None:
        """Stop what runs; the choices are again those of what is shown."""
        self._wish = self._said.wish if self._said else None
        if self._running is not None or self._writing:
            self.steps.begin("Đang dừng…")
            self._context.jobs.cancel()
        else:
            self._pause.stop()
            self._next()

    def reject(self) -> None:
        """Close; a check under way is stopped first, and writing is stopped but not left."""
        if self._writing:
            self.stop()
        elif self._running is not None:
            self._leaving = True
            self.stop()
        elif self.step is Step.DONE:
            self.accept()
        elif self._may_leave():
            self._pause.stop()
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept a file, unless one is being taken in; what it is, is told when it is read."""
        if self.step is not Step.DONE and not self._writing and dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file that was dropped."""
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.take_file(path)

    def _may_leave(self) -> bool:
        if self._wish is None or not self._wish.answers:
            return True
        question = "Chưa nhập. Đóng lại thì các câu trả lời cho từng dòng sẽ mất."
        return self.dialogs.confirm(question, "Đóng", no="Ở lại")

    def _forget(self) -> None:
        self._wish = self._said = None
        self.step = Step.CHOOSE
        self.trouble.say("", Tone.TROUBLE)

    def done(self, result: int) -> None:
        """Close, by whatever way, and let what was read go."""
        super().done(result)
        self._said = None
        self.check.begin()
        forget()

    # rehearsing

    def _want(self, wish: Wish, pause: int = _PAUSE_MS) -> None:
        """Rehearse as wished, after a pause; a rehearsal under way is stopped for it."""
        self._wish = wish
        self.trouble.say("", Tone.TROUBLE)
        if self._running is not None:
            self._context.jobs.cancel()
        else:
            self._pause.start(pause)
        self.steps.begin("Đang đọc và kiểm tra tệp…")
        self._show()

    def _rehearse(self) -> None:
        wish, before = self._wish, self._said
        if wish is None:
            return
        if self._context.jobs.busy:  # with something else, as the day's copy
            self._pause.start(_PAUSE_MS)
            return

        def work(book: Book, progress: Progress) -> Rehearsal:
            return rehearse(book, wish, before, progress)

        self._running = wish
        try:
            self._context.work_on_book("Đang kiểm tra tệp", work, self._rehearsed, self._failed)
        except UserError as error:
            self._failed(error)

    def _rehearsed(self, said: Rehearsal) -> None:
        ran, self._running = self._running, None
        if ran is not self._wish:
            self._next()
            return
        self._take(said)

    def _failed(self, error: UserError) -> None:
        """Say why the file cannot be read at all (any more)."""
        ran, self._running = self._running, None
        if ran is not self._wish:
            self._next()
        elif self._said is not None and ran is not None:
            self._take(replace(self._said, wish=ran, plan=None, fault=error.sentence))
        else:
            self._forget()
            self.trouble.say(error.sentence, Tone.TROUBLE)
            self._end()

    def _take(self, said: Rehearsal) -> None:
        self._said, self._wish = said, said.wish
        self.step = Step.CHECK
        self.check.show_rehearsal(said)
        self._end()

    def _next(self) -> None:
        """Go on after a job whose outcome is not wanted: leave, rest, or check as wished now."""
        if self._leaving:
            super().reject()
        elif self._wish is not None and (self._said is None or self._wish is not self._said.wish):
            self._rehearse()
        else:
            if self._said is not None:
                self.check.show_rehearsal(self._said)
            self.trouble.say(_STOPPED, Tone.WAITING)
            self._end()

    # writing

    def _write(self, said: Rehearsal) -> None:
        plan = said.plan
        if plan is None:
            return

        def work(book: Book, progress: Progress) -> ImportResult:
            return apply_import(book, plan, progress)

        self.trouble.say("", Tone.TROUBLE)
        self._run_writing("Đang ghi vào sổ…", work, self._written)

    def _written(self, result: ImportResult) -> None:
        self._writing = False
        self.step = Step.DONE
        said, left = result_lines(result)
        self.done_page.show_result(
            said, left, refused=bool(result.rejected), undoable=bool(result.added or result.updated)
        )
        self._end()

    def _undo(self) -> None:
        def work(book: Book, _progress: Progress) -> object:
            return book.history.undo()

        self._run_writing("Đang hoàn tác…", work, self._undone)

    def _undone(self, _action: object) -> None:
        self._writing = False
        self.done_page.show_result(
            "Đã hoàn tác.", "Sổ lại như trước khi nhập.", refused=False, undoable=False
        )
        self._end()

    def _run_writing(
        self, words: str, work: Callable[[Book, Progress], T], done: Callable[[T], None]
    ) -> None:
        self._writing = True
        self.steps.begin(words)
        self._show()
        try:
            self._context.work_on_book(_TITLE, work, done, self._not_written)
        except UserError as error:
            self._not_written(error)

    def _not_written(self, error: UserError) -> None:
        """Say why, and check the file against the book as it is now."""
        self._writing = False
        self._end()
        if self.step is Step.CHECK and self._said is not None:
            self._want(replace(self._said.wish), pause=0)
        self.trouble.say(error.sentence, Tone.TROUBLE)

    def _save_refused(self) -> None:
        if self._said is not None and self._said.plan is not None:
            save_refused(self._context, self._said.plan)

    # the job

    def _end(self) -> None:
        self.steps.end()
        self._show()
        self._lead()

    def _lead(self) -> None:
        """Put the keyboard where the next step is, unless the user is at a column."""
        focused = self.focusWidget()
        if self.step is Step.CHECK and focused is not None and self.check.isAncestorOf(focused):
            return
        for button in (self._choose, self.accept_button, self.cancel_button):
            if button.isEnabled() and button.isVisibleTo(self):
                button.setFocus()
                return

    def _progressed(self, done: int, total: int) -> None:
        if self.busy and total:
            self.steps.progress(done, total)

    def _job_ended(self, cancelled: bool) -> None:  # noqa: FBT001 - a signal's argument
        if not cancelled:
            return
        if self._writing:
            self._writing = False
            self.trouble.say(_STOPPED, Tone.WAITING)
            self._end()
        elif self._running is not None:
            self._running = None
            self._next()

    def _show(self) -> None:
        said = self._said
        self.steps.show_step(Step.DONE if self._writing else self.step)
        self.pages.setCurrentIndex(self.step)
        self.check.setEnabled(not self._writing)
        self.check.show_stale(stale=self.busy)
        self._choose.setEnabled(not self.busy)
        self.done_page.setEnabled(not self._writing)
        self.back.setVisible(self.step is Step.CHECK and not self._writing)
        refused = said is not None and said.plan is not None and said.counts.refused > 0
        self.save_refused.setVisible(refused and not self.busy)
        line = self._wish.path.name if self._wish else ""
        if said is not None:
            line = file_line(said.wish.path.name, said.wanted or said.sheets)
        self.say(_TITLE, line)
        self._show_accept(said)

    def _show_accept(self, said: Rehearsal | None) -> None:
        button = self.accept_button
        self.cancel_button.setVisible(self.step is not Step.DONE)
        button.setVisible(self.step is not Step.CHOOSE)
        if self.step is Step.DONE:
            button.setText("Đóng")
            button.setEnabled(not self.busy)
        else:
            counts = said.counts if said is not None and said.plan is not None else NOTHING
            button.setText(accept_words(counts))
            button.setEnabled(not self.busy and counts.households > 0)
        button.setAccessibleName(button.text())
