"""The tổ of a new book: a small table to type in."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from antt_desktop.domain.households import Group
from antt_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_COLUMNS = (("number", "Số tổ"), ("name", "Tên tổ"), ("leader", "Tổ trưởng"), ("deputy", "Tổ phó"))


class _Groups(QAbstractTableModel):
    """Groups that can be written in; what was typed stays when the number of rows changes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._typed: list[Group] = []
        self.shown = 0

    def resize_to(self, count: int) -> None:
        """Show so many rows."""
        while len(self._typed) < count:
            number = len(self._typed) + 1
            self._typed.append(Group(number=number, name=f"Tổ {number}"))
        self.beginResetModel()
        self.shown = count
        self.endResetModel()

    def groups(self) -> list[Group]:
        """Return the rows shown."""
        return self._typed[: self.shown]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of tổ."""
        return 0 if parent.isValid() else self.shown

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of fields of a tổ."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: ARG002 - Qt's signature
        """Let every cell be typed in."""
        item = Qt.ItemFlag
        return item.ItemIsEnabled | item.ItemIsSelectable | item.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section][1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell's text."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return str(getattr(self._typed[index.row()], _COLUMNS[index.column()][0]))
        return None

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take what was typed; a number of a tổ that is no number is refused."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        group, text = self._typed[index.row()], str(value).strip()
        match _COLUMNS[index.column()][0]:
            case "number":
                if not (text.isascii() and text.isdigit() and int(text)):
                    return False
                named_by_number = group.name == f"Tổ {group.number}"
                group = replace(group, number=int(text))
                if named_by_number:
                    group = replace(group, name=f"Tổ {group.number}")
            case "name":
                group = replace(group, name=text or f"Tổ {group.number}")
            case "leader":
                group = replace(group, leader=text)
            case "deputy":
                group = replace(group, deputy=text)
        self._typed[index.row()] = group
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), 1))
        return True


class GroupsTable(QTableView):
    """Number, name, tổ trưởng and tổ phó of each tổ; typing in a cell begins to write."""

    def __init__(self) -> None:
        super().__init__()
        self._groups = _Groups(self)
        self.setModel(self._groups)
        self.setAccessibleName("Tên các tổ, tổ trưởng, tổ phó")
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setTabKeyNavigation(False)  # Tab leaves the table where no cell is open
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(33))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)

    def resize_to(self, count: int) -> None:
        """Show so many tổ."""
        self._groups.resize_to(count)

    def groups(self) -> list[Group]:
        """Return the tổ as typed, with what stands in a cell still open."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
        return self._groups.groups()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go to the next cell on Tab, and out of the table after the last one."""
        at, ends = self.currentIndex(), QAbstractItemDelegate.EndEditHint
        first, last = (0, 0), (self._groups.shown - 1, len(_COLUMNS) - 1)
        edge = {ends.EditNextItem: last, ends.EditPreviousItem: first}.get(hint)
        if (at.row(), at.column()) != edge:
            super().closeEditor(editor, hint)
            return
        super().closeEditor(editor, ends.NoHint)
        self.focusNextPrevChild(hint is ends.EditNextItem)
