"""Which sheets of the file are taken in, and what is said of a whole sheet: tổ, letters, rows."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from antt_desktop.domain.households import Group
from antt_desktop.domain.text import number
from antt_desktop.ui.households.roster_import.mappings import alike, of_kind, read_as
from antt_desktop.ui.households.roster_import.picker import SheetPicker
from antt_desktop.ui.households.roster_import.presenter import KINDS, encoding_choices
from antt_desktop.ui.households.roster_import.wish import Rehearsal, Wish
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import FlowLayout
from antt_desktop.ui.kit.fields import Combo
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.import_roster import Encoding, Field, SheetKind, SheetMapping
from antt_desktop.workflows.roster_import.groups import GroupFinder

_BY_ITSELF, _BY_COLUMN = "", "column"


class SheetBar(QWidget):
    """The choices above the columns.

    ``turned()``: another sheet is to be shown, or its columns otherwise. ``wished(Wish)``: the
    user chose something.
    """

    turned = Signal()
    wished = Signal(object)

    def __init__(self, groups: Iterable[Group]) -> None:
        super().__init__()
        self._groups = GroupFinder(groups)
        self._wish: Wish | None = None
        self._said: Rehearsal | None = None
        self._by_column: set[str] = set()
        self.sheets = SheetPicker()
        self.sheets.turned.connect(self.turned)
        self.take = QCheckBox("Nhập trang tính này")
        self.take.clicked.connect(self._take)
        self.kind = Combo("Mỗi dòng là")
        self.kind.activated.connect(self._choose_kind)
        self.group = Combo("Tổ của trang tính này")
        self.group.activated.connect(self._choose_group)
        self.encoding = Combo("Bảng mã chữ")
        self.encoding.activated.connect(self._choose_encoding)
        self.capitals = QCheckBox("Giữ nguyên tên viết HOA")
        self.capitals.clicked.connect(self._choose_capitals)
        self.spread = buttons.link("", self._spread, "list-checks")
        self._lay_out()

    def _lay_out(self) -> None:
        options = QWidget()
        flow = FlowLayout(options, 10)
        flow.addWidget(self.take)
        self._group_pair = _pair("Tổ:", self.group)
        flow.addWidget(self._group_pair)
        flow.addWidget(_pair("Mỗi dòng là:", self.kind))
        flow.addWidget(_pair("Bảng mã chữ:", self.encoding))
        flow.addWidget(self.capitals)
        flow.addWidget(self.spread)
        for part in (self.take, self.capitals, self.spread):
            part.setMinimumHeight(self.kind.sizeHint().height())  # on one line with the fields
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(self.sheets)
        box.addWidget(options)
        for kind, words in KINDS:
            self.kind.addItem(words, str(kind))

    @property
    def mapping(self) -> SheetMapping:
        """Return how the sheet shown is read."""
        mappings = self._wish.mappings or () if self._wish else ()
        return next(m for m in mappings if m.sheet == self.sheets.current)

    @property
    def taken(self) -> bool:
        """Tell whether the sheet shown is to be imported."""
        return self._wish is not None and self.mapping.sheet not in self._wish.left_out

    @property
    def by_column(self) -> bool:
        """Tell whether the letters of each column are told by hand."""
        return self.mapping.sheet in self._by_column

    @property
    def known_groups(self) -> tuple[str, ...]:
        """Return the tổ that sheets name and the book has."""
        texts = [m.group for m in self._wish.mappings or ()] if self._wish else []
        return tuple(text for text in texts if text and self._groups.find(text))

    def begin(self) -> None:
        """Forget the last file."""
        self._by_column.clear()
        self.sheets.show_sheets([])

    def show_wish(self, wish: Wish, said: Rehearsal) -> None:
        """Show what is chosen for the sheet shown."""
        self._wish, self._said = wish, said
        mappings = wish.mappings or ()
        if not self.sheets.current:
            wanted = (m.sheet for m in mappings if m.sheet not in wish.left_out)
            self.sheets.current = next(wanted, "")
        self.sheets.show_sheets([(m.sheet, _called(m, wish)) for m in mappings])
        mapping = self.mapping
        for part in (self.sheets, self.take):
            part.setVisible(len(mappings) > 1)
        self.take.setChecked(self.taken)
        self.kind.choose(str(mapping.kind))
        self._group_pair.setVisible(mapping.column(Field.GROUP) is None)
        self._show_group(mapping.group)
        self._show_encoding(mapping, said.by_itself[mapping.sheet])
        self.capitals.setVisible(said.shouts or mapping.keep_capitals)
        self.capitals.setChecked(mapping.keep_capitals)
        count = len(alike(mapping, mappings))
        self.spread.setVisible(count > 0 and self.taken)
        self.spread.setText(f"Áp dụng cho {number(count)} trang giống nhau")
        self.spread.setAccessibleName(self.spread.text())
        for field in (self.kind, self.group, self.encoding, self.capitals):
            field.setEnabled(self.taken)

    def _show_group(self, text: str) -> None:
        known = self._groups.names.get(self._groups.find(text), "") if text else ""
        self.group.clear()
        if not text:
            self.group.addItem("(chọn tổ)", "")
        elif not known:
            self.group.addItem(f"{text} (chưa có trong sổ)", text)
        for name in self._groups.names.values():
            self.group.addItem(name, name)
        self.group.choose(known or text)

    def _show_encoding(self, mapping: SheetMapping, by_itself: SheetMapping) -> None:
        self.encoding.clear()
        self.encoding.addItem(f"tự nhận: {by_itself.encoding.label}", _BY_ITSELF)
        for value, words in encoding_choices():
            self.encoding.addItem(words, value)
        self.encoding.addItem("chọn từng cột…", _BY_COLUMN)
        used = {column.encoding for column in mapping.columns}
        if self.by_column:
            self.encoding.choose(_BY_COLUMN)
        elif read_as(mapping, None, by_itself) == mapping or len(used) > 1:
            self.encoding.choose(_BY_ITSELF)
        else:
            self.encoding.choose(str(used.pop()))

    # what the user chooses

    def _take(self) -> None:
        if self._wish is not None:
            self.wished.emit(
                self._wish.with_sheet(self.mapping.sheet, wanted=self.take.isChecked())
            )

    def _choose_kind(self) -> None:
        self._change(of_kind(self.mapping, SheetKind(str(self.kind.value))))

    def _choose_group(self) -> None:
        self._change(self.mapping.with_group(str(self.group.value or "")))

    def _choose_encoding(self) -> None:
        value, sheet = self.encoding.value, self.mapping.sheet
        if value == _BY_COLUMN:
            self._by_column.add(sheet)
            self.turned.emit()
            return
        self._by_column.discard(sheet)
        chosen = Encoding(str(value)) if value else None
        if self._said is not None:
            self._change(read_as(self.mapping, chosen, self._said.by_itself[sheet]))

    def _choose_capitals(self) -> None:
        if self._wish is not None:
            kept = self.capitals.isChecked()
            self.wished.emit(
                self._wish.with_mapping(
                    *(replace(m, keep_capitals=kept) for m in self._wish.mappings or ())
                )
            )

    def _spread(self) -> None:
        if self._wish is not None:
            like = alike(self.mapping, self._wish.mappings or ())
            self.wished.emit(self._wish.with_mapping(*like))

    def _change(self, mapping: SheetMapping) -> None:
        if self._wish is not None:
            self.wished.emit(self._wish.with_mapping(mapping))


def _called(mapping: SheetMapping, wish: Wish) -> str:
    return f"{mapping.sheet} (bỏ qua)" if mapping.sheet in wish.left_out else mapping.sheet


def _pair(words: str, field: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(6))
    row.addWidget(label(words, "small", wrap=False))
    row.addWidget(field)
    return pair
