"""What a file holds, on the screen: pages of a PDF, a picture, or the words of other files."""

from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from antt_desktop.ui.files.kinds import PDF, is_picture
from antt_desktop.ui.kit.picture_sheet import PictureSheet
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.preview import Preview
from antt_desktop.ui.theme import theme

_NOT_SHOWN = "Chương trình không mở loại tệp này. Lưu ra tệp rồi mở bằng phần mềm khác."
_ONLY_TEXT = "Đây chỉ là phần chữ của tệp. Muốn xem đúng như bản gốc thì lưu ra tệp."


class FileContent(QStackedWidget):
    """Shows one file."""

    def __init__(self) -> None:
        super().__init__()
        self.preview, self.sheet, self.text = Preview(), PictureSheet(), QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Chữ trong tệp")
        self._reading = QWidget()
        box = QVBoxLayout(self._reading)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(8))
        box.addWidget(label(_ONLY_TEXT, "muted"))
        box.addWidget(self.text, 1)
        for page in (self.preview, self.sheet, self._reading):
            self.addWidget(page)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_words(self, sentence: str) -> None:
        """Show a sentence instead of a file."""
        self.preview.show_words(sentence)
        self.setCurrentWidget(self.preview)

    def show_file(self, data: bytes, media: str, text: str) -> None:
        """Show a file of this type; ``text`` is what is searched of it."""
        if media == PDF:
            self.preview.show_pdf(data)
            self.setCurrentWidget(self.preview)
        elif is_picture(media):
            self.sheet.show_picture(data, "Không đọc được ảnh này.", upright=True)
            self.setCurrentWidget(self.sheet)
        elif text:
            self.text.setPlainText(text)
            self.setCurrentWidget(self._reading)
        else:
            self.show_words(_NOT_SHOWN)
