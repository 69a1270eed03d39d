"""Names offered below a field while one types; only choosing one changes what was typed."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from antt_desktop.domain.text import fold

_FOLDED = Qt.ItemDataRole.UserRole
_MOST_SHOWN = 8


class _Proposals(QCompleter):
    """Finds names with or without diacritics; a list below the field, nothing in it."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setCompletionRole(_FOLDED)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(_MOST_SHOWN)
        if (popup := self.popup()) is not None:
            popup.setProperty("kind", "proposals")

    def show_names(self, names: Iterable[str]) -> None:
        self._model.clear()
        for name in names:
            item = QStandardItem(name)
            item.setData(fold(name), _FOLDED)
            self._model.appendRow(item)

    def splitPath(self, path: str) -> list[str]:
        return [fold(path).strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


def propose(field: QLineEdit, names: Iterable[str]) -> None:
    """Offer names below a field while it is typed in."""
    completer = _Proposals(field)
    completer.show_names(names)
    field.setCompleter(completer)
