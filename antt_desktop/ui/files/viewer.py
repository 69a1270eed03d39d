"""A kept file, looked at inside the program: never given to another one by itself."""

from antt_desktop.domain.kept_files import KeptFile
from antt_desktop.ui.context import Context
from antt_desktop.ui.files.content import FileContent
from antt_desktop.ui.files.kinds import PDF, about, save_kinds
from antt_desktop.ui.files.shelf import Shelf
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.printing import PrintDialog, write
from antt_desktop.ui.theme import theme


class FileViewer(FormDialog):
    """Shows a file; it can be saved out, printed where it is a PDF, and taken away."""

    def __init__(self, context: Context, shelf: Shelf, file: KeptFile) -> None:
        super().__init__(context.dialogs, file.name, about(file))
        self._context, self._file = context, file
        self._keeper = shelf.keeper(context.book)
        self._data, _media = self._keeper.read(file.id)
        self.content = FileContent()
        self.content.show_file(self._data, file.media, self._keeper.text(file.id))
        self.body.addWidget(self.content, 1)
        self.save_out = buttons.secondary("Lưu ra tệp…", self._save_out, "save")
        self.print_out = buttons.secondary("In…", self._print, "printer")
        self.print_out.setVisible(file.media == PDF)
        self.remove = buttons.secondary(
            "Bỏ tệp này", self._remove, "trash-2", tip=f"Bỏ khỏi {shelf.record}; hoàn tác được"
        )
        context.lock(self.remove)
        for button in (self.save_out, self.print_out, self.remove):
            self.foot.addWidget(button)
        self.close_button()
        self.resize(theme.px(860), theme.px(660))

    def _save_out(self) -> None:
        """Ask where to and write the file there as it was taken in."""
        name = self._file.name
        target = self.dialogs.choose_save_file("Lưu ra tệp", name, save_kinds(name))
        if target is not None:
            write(self._data, target)
            self._context.notice.emit(f"Đã lưu {target.name}")

    def _print(self) -> None:
        dialog = PrintDialog(self._context, f"In {self._file.name}", self._data, self._file.name)
        self.dialogs.run(dialog)

    def _remove(self) -> None:
        self._keeper.remove(self._file.id)
        self.accept()
