"""A paper: preview, printer, PDF, and Word for those who must send that."""

from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.papers import Paper
from antt_desktop.domain.text import fold, words
from antt_desktop.ui.context import Context
from antt_desktop.ui.exporting import export_file
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.printing import PrintDialog, write
from antt_desktop.workflows.papers import as_docx, as_pdf

_NAME_LENGTH = 70


def titled(what: str, day: PartialDate | None, about: str) -> tuple[str, str]:
    """Return the title of a paper's dialog and its file name, “bien-ban-2026-02-20-hop”.

    Such a name, to which the ending is added, can be typed and sent anywhere.
    """
    dated = [day.iso] if day else []
    name = "-".join([*words(fold(what)), *dated, *words(fold(about))])
    return f"{what} – {about}" if about else what, name[:_NAME_LENGTH].rstrip("-")


class PaperDialog(PrintDialog):
    """The dialog of printing, with “Lưu Word…” for the same paper.

    ``file_name`` is what is proposed for both files, without its ending; ``listed`` as there.
    """

    def __init__(
        self, context: Context, title: str, paper: Paper, file_name: str, *, listed: str = ""
    ) -> None:
        super().__init__(context, title, lambda: as_pdf(paper), f"{file_name}.pdf", listed=listed)
        self._jobs, self._notice = context.jobs, context.notice
        self._paper, self._word_name = paper, f"{file_name}.docx"
        self.save_word = buttons.secondary("Lưu Word…", self._save_word, "file-text")
        self.foot.addWidget(self.save_word)

    def _save_word(self) -> None:
        kinds, paper = "Tệp Word (*.docx)", self._paper
        if self._listed:

            def copy(_book: Book, path: Path, _progress: Progress) -> int:
                write(as_docx(paper), path)
                return self.preview.pages

            if export_file(
                self._context, self._listed, self._word_name, "trang", copy, kinds=kinds
            ):
                self.accept()
            return
        target = self.dialogs.choose_save_file("Lưu bản Word", self._word_name, kinds)
        if target is None:
            return
        self._jobs.run(
            "Đang ghi tệp Word",
            lambda _progress: write(as_docx(paper), target),
            lambda _result: self._notice.emit(f"Đã lưu {target.name}"),
        )
        self.accept()
