"""Printing: choose printer, copies and pages; or save the same pages as a PDF."""

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from antt_desktop import paths
from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.printings import Way
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.exporting import export_file
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo, Spin
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.panes import Banner
from antt_desktop.ui.preview import Document, Preview, Source
from antt_desktop.ui.printer import send, set_sides, whole_sheets
from antt_desktop.ui.theme import Tone, theme

_MOST_COPIES = 99
_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
_NO_PRINTER = (
    "Máy này chưa cài máy in nào. Hãy cài máy in trong phần cài đặt của máy, "
    "hoặc bấm “Lưu PDF…” rồi mang tệp sang máy khác in."
)
_LAST_PRINTER = "print/printer"
_PDF = "Tệp PDF (*.pdf)"


@dataclass(frozen=True, slots=True)
class Sent:
    """What went out: pages (from 0) in their order, to the printer or the file of this name."""

    pages: Sequence[int]
    way: Way
    place: str


def page_numbers(text: str, count: int) -> list[int]:
    """Read “1-5, 8” as pages from 0, in that order; an empty text means all ``count`` pages.

    Raises UserError (field "pages") for what is no range of this document.
    """
    if not text.strip():
        return list(range(count))
    pages: list[int] = []
    for part in re.split(r"[,;]", text):
        match = _RANGE.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= count:
            raise UserError(
                f"“{part.strip()}” không phải trang của bản này. Gõ như 1-5, 8; "
                f"bản này có {count} trang.",
                field="pages",
            )
        pages.extend(range(first - 1, last))
    return pages


class PrintDialog(FormDialog):
    """Preview, printer, copies, pages; “In” or “Lưu PDF…”.

    ``on_sent(Sent)`` hears on the window's thread which pages went to the printer or, saved as
    PDF, all of them: the moment to record them as printed. ``two_sided`` tells the printer
    which sides to use, whatever it is set to; None leaves that to its own setting. ``listed``
    names the act of saving a list of people: what for is asked and kept in the history.
    """

    def __init__(
        self,
        context: Context,
        title: str,
        source: Source,
        file_name: str,
        on_sent: Callable[[Sent], object] = lambda _sent: None,
        *,
        two_sided: bool | None = None,
        listed: str = "",
    ) -> None:
        super().__init__(context.dialogs, title)
        self._context, self._file_name, self._on_sent = context, file_name, on_sent
        self._two_sided, self._listed = two_sided, listed
        self.preview = Preview()
        self.preview.ready.connect(self._prepared)
        self.printer = Combo("Máy in")
        self.copies = Spin("Số bản", 1, _MOST_COPIES, 1)
        self.range = QLineEdit()
        self.range.setPlaceholderText("Tất cả")
        self.form = Form()
        self.form.add("printer", "Máy in", self.printer)
        self.form.add("copies", "Số bản", self.copies)
        self.form.add("pages", "Trang", self.range, hint="Ví dụ: 1-5, 8. Để trống là in hết.")
        self._banner = Banner()
        self._looked = False
        side = QVBoxLayout()
        side.addWidget(self._banner)
        side.addWidget(self.form)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(self.preview, 3)
        row.addLayout(side, 2)
        self.body.addLayout(row)
        self.save_pdf = buttons.secondary("Lưu PDF…", self._save_pdf, "save")
        self.foot.addWidget(self.save_pdf)
        self.accept_button = self.buttons("In", icon="printer")
        self.save_pdf.setEnabled(False)
        self.accept_button.setEnabled(False)
        self.resize(theme.px(980), theme.px(640))
        self.preview.show_pdf(source)
        QTimer.singleShot(0, self, self._find_printers)

    def _find_printers(self) -> None:
        """Ask the system for printers, once the dialog stands there (it may take a moment)."""
        from PySide6.QtPrintSupport import QPrinterInfo

        names = QPrinterInfo.availablePrinterNames()
        for name in names:
            self.printer.addItem(name, name)
        remembered = self._context.memory.text(_LAST_PRINTER)
        default = QPrinterInfo.defaultPrinterName()
        self.printer.choose(next((n for n in (remembered, default) if n in names), None))
        if names and self.printer.value is None:
            self.printer.setCurrentIndex(0)
        for field in (self.printer, self.copies, self.range):
            field.setEnabled(bool(names))
        self._looked = True
        self._banner.say("" if names else _NO_PRINTER, Tone.WAITING)
        self._prepared()

    def _prepared(self) -> None:
        known = self.preview.pages > 0
        self.save_pdf.setEnabled(known)
        self.accept_button.setEnabled(known and self.printer.count() > 0)
        if known and self._looked:
            # Enter does what can be done here.
            (self.accept_button if self.printer.count() else self.save_pdf).setFocus()
        if known:
            how = "in hai mặt, mỗi bản tờ riêng" if self._two_sided else "in đúng như xem trước"
            self.say(self.windowTitle(), f"{number(self.preview.pages)} trang, {how}.")

    def save(self) -> None:
        """Send the chosen pages to the chosen printer, as a job of the window."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        pages = page_numbers(self.range.text(), self.preview.pages)
        if self._two_sided:
            pages = whole_sheets(pages, self.preview.pages)
        name = str(self.printer.value)
        info = QPrinterInfo.printerInfo(name)
        if info.isNull():
            raise UserError(
                f"Không còn thấy máy in “{name}”. Hãy xem dây nối rồi mở lại cửa sổ in.",
                field="printer",
            )
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.windowTitle())
        printer.setCopyCount(self.copies.value())
        set_sides(printer, two_sided=self._two_sided)
        self._context.memory.keep_text(_LAST_PRINTER, name)
        document = self.preview.document

        def sent(gone: int) -> None:
            self._context.notice.emit(_sent_words(gone, len(pages), name))
            self._on_sent(Sent(pages[:gone], Way.PRINTER, name))

        self._context.jobs.run(
            f"Đang gửi tới máy in {name}",
            lambda progress: send(document, printer, pages, progress),
            sent,
        )

    def _save_pdf(self) -> None:
        target = self._save_listed() if self._listed else self._save()
        if target is None:
            return
        self._on_sent(Sent(range(self.preview.pages), Way.FILE, target.name))
        self.accept()

    def _save(self) -> Path | None:
        target = self.dialogs.choose_save_file("Lưu bản in", self._file_name, _PDF)
        if target is None:
            return None
        try:
            write(self.preview.document, target)
        except UserError as error:
            self.dialogs.warn(error)
            return None
        self._context.notice.emit(f"Đã lưu {target.name}")
        return target

    def _save_listed(self) -> Path | None:
        document, pages = self.preview.document, self.preview.pages

        def copy(_book: Book, path: Path, _progress: Progress) -> int:
            write(document, path)
            return pages

        return export_file(self._context, self._listed, self._file_name, "trang", copy, kinds=_PDF)


def write(document: Document, target: Path) -> None:
    """Put a document at ``target`` whole; raises SystemTrouble for errors of the disk."""
    with paths.written_whole(target) as stream:
        if isinstance(document, bytes):
            stream.write(document)
        else:
            with document.open("rb") as source:
                shutil.copyfileobj(source, stream)


def _sent_words(gone: int, wanted: int, printer: str) -> str:
    if gone == wanted:
        return f"Đã gửi {number(gone)} trang tới máy in {printer}"
    if gone:
        return f"Đã dừng: đã gửi {number(gone)} trong {number(wanted)} trang tới máy in {printer}"
    return f"Đã dừng và rút lại lệnh in ở máy in {printer}"
