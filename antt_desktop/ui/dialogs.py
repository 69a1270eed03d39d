"""The one service that asks and tells; tests put their own in its place."""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.ui.kit.fields import guard_wheel
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.theme import theme

_FOLDER = "folder/last"


class Choice(Enum):
    """What to do with unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


class Dialogs:
    """Asks and tells over one window. Every modal box of the program comes from here."""

    def __init__(self, parent: QWidget | None, memory: Memory) -> None:
        self.parent = parent
        self._memory = memory

    def run(self, dialog: QDialog) -> bool:
        """Show a dialog of a tab until it is closed; True where it was accepted."""
        return dialog.exec() == QDialog.DialogCode.Accepted

    def tell(self, sentence: str, detail: str = "") -> None:
        """Say that something is done."""
        self._box(QMessageBox.Icon.Information, sentence, detail, ["Đóng"])

    def warn(self, trouble: UserError | str) -> None:
        """Say what could not be done, why, and what to do now."""
        serious = isinstance(trouble, SystemTrouble)
        sentence = trouble.sentence if isinstance(trouble, UserError) else trouble
        icon = QMessageBox.Icon.Critical if serious else QMessageBox.Icon.Warning
        self._box(icon, sentence, "", ["Đóng"])

    def confirm(self, question: str, yes: str, *, detail: str = "", no: str = "Thôi") -> bool:
        """Ask before what cannot be undone; ``yes`` is a verb (“Ghi đè”), never just Có."""
        return self._box(QMessageBox.Icon.Question, question, detail, [yes, no]) == 0

    def ask_save_discard_stay(self, question: str = "Có thay đổi chưa lưu.") -> Choice:
        """Ask what to do with changes: Lưu, Bỏ, or Ở lại (also on Esc)."""
        answer = self._box(QMessageBox.Icon.Question, question, "", ["Lưu", "Bỏ", "Ở lại"])
        return (Choice.SAVE, Choice.DISCARD, Choice.STAY)[answer]

    def ask_text(
        self, title: str, question: str, text: str = "", choices: Sequence[str] = ()
    ) -> str | None:
        """Ask for one line (with proposals where there are some); None where it was left."""
        asking = QInputDialog(self.parent)
        asking.setWindowTitle(title)
        asking.setLabelText(question)
        asking.setOkButtonText("Đồng ý")
        asking.setCancelButtonText("Thôi")
        if choices:
            asking.setComboBoxItems(list(choices))
            asking.setComboBoxEditable(True)
        asking.setTextValue(text)
        for line in asking.findChildren(QLineEdit):
            line.selectAll()
        return asking.textValue() if self.run(asking) else None

    def choose_open_file(self, title: str, kinds: str) -> Path | None:
        """Choose a file; ``kinds`` as Qt has them: "Sổ ANTT (*.antt)"."""
        return next(iter(self._files(title, kinds, QFileDialog.FileMode.ExistingFile)), None)

    def choose_open_files(self, title: str, kinds: str) -> list[Path]:
        """Choose one file or several; none where it was left."""
        return self._files(title, kinds, QFileDialog.FileMode.ExistingFiles)

    def choose_save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """Choose where a file goes; the dialog itself asks before writing over one.

        ``name`` proposes a file name with its ending, which is added where it was left out.
        """
        return next(iter(self._files(title, kinds, QFileDialog.FileMode.AnyFile, name)), None)

    def choose_folder(self, title: str) -> Path | None:
        """Choose a folder."""
        return next(iter(self._files(title, "", QFileDialog.FileMode.Directory)), None)

    def _files(
        self, title: str, kinds: str, mode: QFileDialog.FileMode, name: str = ""
    ) -> list[Path]:
        folder = Path(self._memory.text(_FOLDER) or Path.home())
        dialog = QFileDialog(self.parent, title, str(folder if folder.is_dir() else Path.home()))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.Directory:
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        room = dialog.screen().availableSize()
        dialog.resize(QSize(theme.px(800), theme.px(500)).boundedTo(room))
        if kinds:
            dialog.setNameFilters([*kinds.split(";;"), "Mọi tệp (*)"])
        if mode is QFileDialog.FileMode.AnyFile:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
            dialog.selectFile(name)
        guard_wheel(*dialog.findChildren(QComboBox))
        for names in dialog.findChildren(QCompleter):
            if (popup := names.popup()) is not None:
                popup.setProperty("kind", "proposals")
        if not self.run(dialog) or not dialog.selectedFiles():
            return []
        chosen = [Path(name) for name in dialog.selectedFiles()]
        is_folder = mode is QFileDialog.FileMode.Directory
        self._memory.keep_text(_FOLDER, str(chosen[0] if is_folder else chosen[0].parent))
        return chosen

    def _box(self, icon: QMessageBox.Icon, sentence: str, detail: str, words: list[str]) -> int:
        """Show a box with these buttons; return which was pressed, the last one for Esc."""
        box = QMessageBox(self.parent)
        box.setWindowTitle("Sổ ANTT")
        box.setIcon(icon)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        box.setInformativeText(detail)
        roles = [QMessageBox.ButtonRole.AcceptRole] + [QMessageBox.ButtonRole.RejectRole] * 2
        if len(words) > len(("yes", "no")):
            roles[1] = QMessageBox.ButtonRole.DestructiveRole
        buttons: list[QPushButton] = []
        for word, role in zip(words, roles, strict=False):
            button = box.addButton(word, role)
            button.setProperty("kind", "secondary" if buttons else "primary")
            buttons.append(button)
        box.setDefaultButton(buttons[0])
        box.setEscapeButton(buttons[-1])
        self.run(box)
        pressed = box.clickedButton()
        return next((i for i, b in enumerate(buttons) if b is pressed), len(buttons) - 1)
