"""Making a book: the village, its named tổ, who keeps it, and where the file goes."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.passphrase import checked as checked_passphrase
from antt_desktop.domain.text import fold, tidy, words
from antt_desktop.domain.village import Village, checked
from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Spin
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.safety.secret_field import SecretField
from antt_desktop.ui.theme import theme
from antt_desktop.ui.welcome.groups_table import GroupsTable

_MOST_GROUPS = 400
_FIRST_GROUPS = 5
_ENDING = ".antt"


class NewBookDialog(FormDialog):
    """Asks what a new book needs and makes it; ``made`` is the open book afterwards.

    ``passphrase`` is what was typed for it, '' for a plain one.
    """

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__(
            dialogs, "Tạo sổ mới", "Ghi như trên giấy tờ của làng; sau này sửa được hết."
        )
        self.made: Book | None = None
        self.passphrase = ""
        self._path_chosen = False
        self.name, self.commune, self.province = QLineEdit(), QLineEdit(), QLineEdit()
        self.keeper, self.path = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText("Làng văn hóa Quang Khải")
        self.commune.setPlaceholderText("Xã Quang Hưng")
        self.province.setPlaceholderText("Thành phố Hải Phòng")
        self.keeper.setPlaceholderText("Họ và tên người làm việc với sổ")
        self.count = Spin("Số tổ dân cư", 1, _MOST_GROUPS, _FIRST_GROUPS)
        self.count.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.groups = GroupsTable()
        self.form = Form(columns=2)
        self.form.add("name", "Làng, thôn *", self.name, wide=True)
        self.form.add("commune", "Xã, phường *", self.commune)
        self.form.add("province", "Tỉnh, thành phố *", self.province)
        self.form.add(
            "keeper", "Người giữ sổ", self.keeper, hint="Tên này ghi vào nhật ký của sổ.", wide=True
        )
        self.new, self.again = SecretField("Mật khẩu của sổ"), SecretField("Gõ lại mật khẩu")
        self.form.add("new", "Mật khẩu", self.new, hint="Để trống cũng được, đặt sau.")
        self.form.add("again", "Gõ lại", self.again)
        self.form.add("groups", "Số tổ dân cư *", self.count)
        pane = Pane(flush=True)
        pane.box.addWidget(self.groups)
        where = QHBoxLayout()
        where.setSpacing(theme.px(8))
        caption = label("Nơi để tệp sổ", "muted", wrap=False)
        caption.setBuddy(self.path)
        self.path.setAccessibleName("Nơi để tệp sổ")
        where.addWidget(caption)
        where.addWidget(self.path, 1)
        where.addWidget(buttons.secondary("Chọn…", self._choose_path, "folder-open"))
        self.body.addWidget(self.form)
        self.body.addWidget(label("Tên từng tổ, tổ trưởng, tổ phó (để trống cũng được)", "muted"))
        self.body.addWidget(pane, 1)
        self.body.addLayout(where)
        self.buttons("Tạo sổ", icon="check")
        self.resize(theme.px(760), theme.px(660))
        self.groups.resize_to(_FIRST_GROUPS)
        self.count.valueChanged.connect(self.groups.resize_to)
        self.name.textChanged.connect(self._propose_path)
        self.path.textEdited.connect(self._path_edited)
        self._propose_path()

    def changed(self) -> bool:
        """Tell whether something was typed that closing would lose."""
        fields = (self.name, self.commune, self.province, self.keeper, self.new)
        return any(field.text().strip() for field in fields)

    def save(self) -> None:
        """Make the book; raise UserError for what is missing or in the way."""
        typed = self.new.text() or self.again.text()
        self.passphrase = checked_passphrase(self.new.text(), self.again.text()) if typed else ""
        self.made = Book.create(
            self._target(),
            self._village(),
            self._groups(),
            passphrase=self.passphrase,
            who=tidy(self.keeper.text()),
        )

    def _village(self) -> Village:
        return checked(
            Village(
                name=self.name.text(), commune=self.commune.text(), province=self.province.text()
            )
        )

    def _groups(self) -> list[Group]:
        groups = [replace(group, name=tidy(group.name)) for group in self.groups.groups()]
        numbers = [group.number for group in groups]
        for number in numbers:
            if numbers.count(number) > 1:
                raise UserError(f"Có hai tổ cùng số {number}. Hãy sửa số tổ.", field="groups")
        return groups

    def _target(self) -> Path:
        text = self.path.text().strip()
        if not text:
            raise UserError("Hãy chọn nơi để tệp sổ.")
        target = Path(text).expanduser()
        return target if target.suffix == _ENDING else target.with_name(target.name + _ENDING)

    def _path_edited(self) -> None:
        self._path_chosen = True

    def _choose_path(self) -> None:
        name = Path(self.path.text()).name or "so-antt.antt"
        chosen = self.dialogs.choose_save_file("Nơi để tệp sổ", name, "Sổ ANTT (*.antt)")
        if chosen is not None:
            self._path_chosen = True
            self.path.setText(str(chosen))

    def _propose_path(self) -> None:
        if self._path_chosen:
            return
        stem = "-".join(words(fold(self.name.text()))) or "cua-lang"
        self.path.setText(str(_documents() / f"so-antt-{stem}{_ENDING}"))


def _documents() -> Path:
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(place) if place else Path.home()
    return folder if folder.is_dir() else Path.home()
