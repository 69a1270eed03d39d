"""What is shown when the program itself made a mistake."""

from PySide6.QtWidgets import QPlainTextEdit

from antt_desktop import paths
from antt_desktop.domain.errors import UserError
from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme


class ReportDialog(FormDialog):
    """Says that the program made a mistake, that the book is whole, and offers the report."""

    def __init__(self, dialogs: Dialogs, text: str) -> None:
        super().__init__(
            dialogs,
            "Chương trình gặp lỗi",
            "Sổ vẫn nguyên vẹn: việc đang làm dở chưa được ghi. Bạn có thể làm tiếp; nếu lỗi lặp "
            "lại, hãy lưu báo cáo này ra USB và gửi cho người hỗ trợ.",
        )
        self._text = text
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setAccessibleName("Nội dung báo cáo")
        self.body.addWidget(label("Báo cáo không có tên người và dữ liệu trong sổ.", "small"))
        self.body.addWidget(shown)
        self.foot.addWidget(buttons.secondary("Lưu báo cáo…", self._save, "save"))
        self.close_button()
        self.resize(theme.px(640), theme.px(420))

    def _save(self) -> None:
        target = self.dialogs.choose_save_file(
            "Lưu báo cáo lỗi", "bao-cao-loi.txt", "Văn bản (*.txt)"
        )
        if target is None:
            return
        try:
            with paths.written_whole(target) as stream:
                stream.write(self._text.encode())
        except UserError as error:
            self.dialogs.warn(error)
