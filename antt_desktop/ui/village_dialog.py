"""The village's names and headings: of now, from which day, and those of before."""

from PySide6.QtWidgets import QLineEdit, QWidget

from antt_desktop.domain.village import Village, renaming
from antt_desktop.ui.changes import RenamingFields, change_list, change_pages
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.panes import scrolled
from antt_desktop.ui.theme import theme

_FIELDS = {
    "name": "Tên làng, thôn *",
    "commune": "Xã, phường *",
    "province": "Tỉnh, thành phố *",
    "heading_upper": "Dòng trên, góc trái",
    "heading_own": "Dòng dưới, góc trái",
}


class VillageDialog(FormDialog):
    """The names of the village and the two lines at the head of its papers."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.dialogs,
            "Thông tin làng",
            "Tên dùng trên mọi giấy tờ in ra; giấy tờ của đợt ký đã chốt giữ tên cũ. Hai dòng góc"
            " trái để trống thì theo tên xã và làng.",
        )
        self._context, self._book = context, context.book
        self._before = self._book.settings.village()
        self.form = Form()
        self.fields: dict[str, QLineEdit] = {}
        for name, words in _FIELDS.items():
            field = QLineEdit(str(getattr(self._before, name)))
            field.setReadOnly(not self._book.may_change)
            field.textChanged.connect(lambda _text: self._ask_since())
            self.fields[name] = field
            self.form.add(name, words, field)
        self.fields["heading_upper"].setPlaceholderText(self._before.commune.upper())
        self.fields["heading_own"].setPlaceholderText(self._before.name.upper())
        self.renaming = RenamingFields(self.form, self._book.today)
        changes = self._book.settings.village_changes()
        page: QWidget = scrolled(self.form)
        if changes:
            self.form.setContentsMargins(0, theme.px(10), 0, 0)
            page = change_pages([("Hiện nay", page), ("Trước đây", change_list(changes))])
        self.body.addWidget(page, 1)
        self.resize(theme.px(640), theme.px(610 if changes else 560))
        if not self._book.may_change:
            self.close_button()
        else:
            self.buttons("Lưu")

    def _typed(self) -> Village:
        return Village(**{name: field.text() for name, field in self.fields.items()})

    def _ask_since(self) -> None:
        self.renaming.show(shown=bool(renaming(self._before, self._typed())))

    def changed(self) -> bool:
        """Tell whether a name was changed."""
        return self._typed() != self._before

    def save(self) -> None:
        """Save the names, with their day where they changed on one."""
        self._book.settings.save_village(self._typed(), self.renaming.event())
