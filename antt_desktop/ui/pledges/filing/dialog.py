"""“Nhập bản quét đã ký”: a stack is read page by page, looked through, then kept at once."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Campaign
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.dialogs import Choice
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import Chips
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.drops import dropped_files
from antt_desktop.ui.kit.fields import commit_typing
from antt_desktop.ui.kit.panes import Banner, EmptyState
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges.filing import presenter
from antt_desktop.ui.pledges.filing.dropped import KINDS
from antt_desktop.ui.pledges.filing.reader import StackReader
from antt_desktop.ui.pledges.filing.reading_bar import ReadingBar
from antt_desktop.ui.pledges.filing.stack_pages import StackPages
from antt_desktop.ui.pledges.filing.terms import FilingTerms
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.workflows.file_scans import Filing, FilingResult, ReadPage

_TITLE = "Nhập bản quét đã ký"
_SENTENCE = (
    "Quét cả xấp giấy thành một tệp PDF hoặc nhiều ảnh rồi chọn ở đây. Mỗi trang được ghép với hộ"
    " theo mã vuông in ở góc phiếu."
)
_STOPPED = "Đã dừng. Chưa có gì được ghi vào sổ."
_EMPTY, _PAGES = range(2)
_ROOMY = 600
"""Lower than this, in pixels at 100 %, the pages need the room of the sentence."""
_COUNT_MS = 250
"""So often the counts follow the pages that come: counting thousands takes its time."""


class _OneLine(Chips):
    """Chips that would like to stand in one line; they wrap where there is no room for it."""

    def sizeHint(self) -> QSize:
        chips = [chip.sizeHint() for chip in self.findChildren(QPushButton)]
        width = sum(size.width() + theme.px(8) for size in chips)
        return QSize(width, max((size.height() for size in chips), default=0))


class FilingDialog(FormDialog):
    """Files a stack for one campaign; nothing is written before “Lưu”.

    Raises UserError at once where the campaign is closed.
    """

    def __init__(self, context: Context, campaign: Campaign) -> None:
        super().__init__(context.dialogs, _TITLE, _SENTENCE)
        self._context = context
        self._filing = Filing(context.book, campaign.id)
        self._saving = False
        self.reader = StackReader(self)
        self.reader.came.connect(self._came)
        self.reader.looked.connect(self._show_reading)
        self.reader.ended.connect(self._reading_ended)
        self._count = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._count.timeout.connect(self._show_counts)
        self.setAcceptDrops(True)
        self.trouble, self.refused = Banner(), Banner()
        self.bar = ReadingBar(self.stop, self.choose_files, self.choose_folder)
        self.terms = FilingTerms(campaign, context.book.today)
        self.chips = _OneLine("Lọc các trang", presenter.CHIP_TONES)
        self._lay_out()
        self._connect()
        context.jobs.progressed.connect(self._saving_progressed)
        context.jobs.ended.connect(self._job_ended)
        self._show()

    def _lay_out(self) -> None:
        self.choose = buttons.primary("Chọn tệp…", self.choose_files, "folder-open", keys="Ctrl+O")
        self._choose_folder = buttons.secondary("Chọn thư mục…", self.choose_folder, "folder-open")
        empty = EmptyState(
            "scan-line",
            "Chọn các bản đã quét",
            "Tệp PDF, TIFF hoặc ảnh JPEG, PNG, kể cả ảnh chụp bằng điện thoại; quét xuôi hay ngược,"
            " xếp thứ tự nào cũng được. Kéo tệp hoặc thư mục thả vào đây cũng được. Chưa có gì được"
            " ghi vào sổ cho đến khi bấm Lưu.",
            [self.choose, self._choose_folder],
        )
        self.pages = StackPages(self._filing, above=self.refused, below=self.terms)
        self.stack = QStackedWidget()
        for page in (empty, self.pages):
            self.stack.addWidget(page)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.stack, 1)
        self.body.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(10))
        self.accept_button = self.buttons("Lưu", "Hủy")
        self.summary = label("", "small", wrap=False)
        foot = QVBoxLayout()
        foot.setSpacing(theme.px(3))
        foot.addWidget(self.chips)
        foot.addWidget(self.summary)
        self.foot.addLayout(foot, 1)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(1080), room.width() - 40), min(theme.px(690), room.height() - 40))

    def _connect(self) -> None:
        self.chips.chosen.connect(self.pages.filter)
        self.pages.moved.connect(self._show)
        self.pages.planned.connect(self._planned)
        self.pages.widened.connect(lambda: self.chips.choose(""))
        self.pages.none_doubtful.connect(
            lambda: self._context.notice.emit("Không còn trang nào cần xem.")
        )
        for keys, act in (("Ctrl+O", self.choose_files), ("F3", self.pages.next_doubtful)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # files

    def choose_files(self) -> None:
        """Ask for files and read them."""
        self.read(self.dialogs.choose_open_files("Chọn các bản đã quét", KINDS))

    def choose_folder(self) -> None:
        """Ask for a folder and read what is in it."""
        folder = self.dialogs.choose_folder("Chọn thư mục có các bản đã quét")
        self.read([folder] if folder is not None else [])

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and folders, after those that are being read."""
        if paths and not self._saving:
            self.trouble.say("", Tone.WAITING)
            self.reader.read(paths)
            self._show()

    def stop(self) -> None:
        """Stop reading (what was read stays) or saving (nothing is written then)."""
        if self._saving:
            self._context.jobs.cancel()
        else:
            self.reader.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the sentence out where the pages need the room."""
        super().resizeEvent(event)
        self._show_sentence()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and folders; what cannot be read is told once it was tried."""
        if not self._saving and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        event.acceptProposedAction()
        self.read(dropped_files(event.mimeData()))

    def _came(self, read: ReadPage) -> None:
        self.pages.add(self._filing.add(read))
        if not self._count.isActive():
            self._count.start()

    def _show_reading(self) -> None:
        done, total, seconds = self.reader.at
        self.bar.show_progress(done, total, presenter.reading_words(done, total, seconds))

    def _reading_ended(self) -> None:
        count = len(self._filing.pages)
        refused = presenter.refused_words(self.reader.refused)
        if not count and not refused and not self.reader.stopped:
            refused = "Không thấy trang nào trong các tệp đã chọn."
        # Without any page there is only the empty place, which has no banner of its own.
        self.refused.say(refused, Tone.WAITING)
        said = self.reader.trouble or ("" if count else refused)
        self.trouble.say(said, Tone.TROUBLE if self.reader.trouble else Tone.WAITING)
        self.bar.rest(presenter.read_words(count, stopped=self.reader.stopped))
        self._show()
        if not self.pages.one and self.focusWidget() in {None, self.bar.stop}:
            self.pages.grid.setFocus()

    def _planned(self, trouble: str) -> None:
        """Follow what somebody said of a page, or why that cannot be."""
        self.trouble.say(trouble, Tone.TROUBLE)
        self._show_counts()

    # saving and leaving

    def changed(self) -> bool:
        """Tell whether pages were read."""
        return bool(self._filing.pages)

    def save_and_close(self) -> None:
        """Keep the pages as a job; close once that went well."""
        commit_typing()
        if self._saving or not self.accept_button.isEnabled():
            return
        try:
            signed_on = self.terms.signed_on()
            receiver, originals = self.terms.receiver.text(), self.terms.originals.isChecked()
            filing = self._filing

            def work(book: Book, progress: Progress) -> FilingResult:
                return filing.save(
                    book, signed_on, receiver, originals=originals, progress=progress
                )

            self._begin_saving()
            self._context.work_on_book("Đang lưu bản quét", work, self._saved, self._not_saved)
        except UserError as error:
            self._not_saved(error)

    def reject(self) -> None:
        """Close; what was read is asked about first, and saving is stopped but not left."""
        commit_typing()
        if self._saving:
            self.stop()
        elif self.reader.busy:
            question = "Đang đọc các trang. Đóng lại thì các trang đã đọc sẽ mất."
            if self.dialogs.confirm(question, "Bỏ các trang", no="Ở lại"):
                self._leave()
        elif not self.changed():
            self._leave()
        else:
            self._ask_and_leave()

    def _ask_and_leave(self) -> None:
        if not self._filing.to_save:
            if self.dialogs.confirm("Bỏ các trang đã đọc?", "Bỏ các trang", no="Ở lại"):
                self._leave()
            return
        match self.dialogs.ask_save_discard_stay("Các trang đã đọc chưa được lưu."):
            case Choice.SAVE:
                self.save_and_close()
            case Choice.DISCARD:
                self._leave()

    def _leave(self) -> None:
        self.done(self.DialogCode.Rejected)

    def done(self, result: int) -> None:
        """Close, by whatever way, and read no further."""
        self.reader.drop()
        super().done(result)

    def _begin_saving(self) -> None:
        self._saving = True
        self.trouble.say("", Tone.WAITING)
        self.pages.grid.thumbnails.hold(on=True)
        self.bar.show_progress(0, 0, "Đang lưu…", saving=True)
        self._show()

    def _end_saving(self, sentence: str) -> None:
        self._saving = False
        self.pages.grid.thumbnails.hold(on=False)
        self.bar.rest(presenter.read_words(len(self._filing.pages), stopped=False))
        self.trouble.say(sentence, Tone.WAITING if sentence == _STOPPED else Tone.TROUBLE)
        self._show()

    def _saved(self, result: FilingResult) -> None:
        self._saving = False
        self._context.notice.emit(presenter.result_words(result))
        self.accept()

    def _not_saved(self, error: UserError) -> None:
        self._end_saving(error.sentence)

    def _saving_progressed(self, done: int, total: int) -> None:
        if self._saving and total:
            words = f"Đang lưu {number(done)}/{number(total)} trang"
            self.bar.show_progress(done, total, words, saving=True)

    def _job_ended(self, cancelled: bool) -> None:  # noqa: FBT001 - a signal's argument
        if cancelled and self._saving:
            self._end_saving(_STOPPED)

    # what is shown

    def _show(self) -> None:
        pages = bool(self._filing.pages) or self.reader.busy
        self.stack.setCurrentIndex(_PAGES if pages else _EMPTY)
        busy = self.reader.busy or self._saving
        self.bar.setVisible(pages and (busy or not self.pages.one))
        self.stack.setEnabled(not self._saving)
        self.chips.setEnabled(not self._saving)
        self._show_sentence()
        self._show_counts()
        if not pages:
            self.choose.setFocus()

    def _show_sentence(self) -> None:
        roomy = self.height() >= theme.px(_ROOMY) or self.stack.currentIndex() == _EMPTY
        self.say(_TITLE, _SENTENCE if roomy else "")

    def _show_counts(self) -> None:
        pages = self._filing.pages
        self.chips.setVisible(bool(pages))
        self.summary.setVisible(bool(pages))
        self.chips.show_items(presenter.chips(pages))
        self.summary.setText(presenter.foot_words(pages))
        button = self.accept_button
        button.setText(presenter.accept_words(pages))
        button.setAccessibleName(button.text())
        button.setEnabled(bool(self._filing.to_save) and not self.reader.busy and not self._saving)
        busy = self.reader.busy
        button.setToolTip("Đợi đọc xong hoặc bấm Dừng" if busy else f"{button.text()} (Ctrl+Enter)")
