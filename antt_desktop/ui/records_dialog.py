"""What all records left behind, in one list: searched, filtered, and back to its record."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from antt_desktop.domain.changes import ActionDone, Area
from antt_desktop.domain.text import accented, fold, has_marks, number, words
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import Chips
from antt_desktop.ui.kit.columns import Column
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

Row = TypeVar("Row")
ALL = "all"


def matching(query: str, text: str) -> bool:
    """Tell whether every word of a query begins a word of a text; marks count where typed."""
    marked = has_marks(query)
    found = _words(text, marked)
    return all(any(word.startswith(part) for word in found) for part in _words(query, marked))


@lru_cache(maxsize=1 << 14)
def _words(text: str, marked: bool) -> tuple[str, ...]:  # noqa: FBT001 - for the cache
    return tuple(words((accented if marked else fold)(text)))


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose rows these are: the ``tab`` that shows their records, the ``area`` that changes them.

    ``jump`` is the button that goes to a record, with its ``icon``.
    """

    tab: str
    area: Area
    jump: str
    icon: str


class RecordsDialog(FormDialog, Generic[Row]):
    """A search field and chips over a table, all of the chosen row below; Enter goes there.

    A subclass says what the rows are (``records``), to which chip one belongs, what is searched
    of it, what is said of it and which record it comes from. ``noun`` is what is
    counted, ``chips`` are (key, words); ``ALL`` is put before them.
    """

    def __init__(
        self,
        context: Context,
        origin: Origin,
        title: str,
        *,
        name: str,
        noun: str,
        columns: Sequence[Column[Row]],
        chips: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(context.dialogs, title)
        self._context, self._origin, self._noun = context, origin, noun
        self._chip_words = ((ALL, "Tất cả"), *chips)
        self._records: dict[int, Row] = {}
        self.model: TableModel[Row] = TableModel(columns, self.id_of)
        self.table = TableView(self.model, name, context.memory, label=title)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.search = SearchField("Tìm trong danh sách này")
        self.chips = Chips(f"Lọc: {title}")
        self.about = label("")
        self.about.setMinimumHeight(theme.px(64))
        self.jump = buttons.secondary(origin.jump, self.go_there, origin.icon, keys="Enter")
        self._lay_out()
        self.search.searched.connect(lambda _query: self._filter())
        self.search.down.connect(self.table.setFocus)
        self.chips.chosen.connect(lambda _key: self._filter())
        self.table.current_changed.connect(lambda _id: self._show_current())
        self.table.opened.connect(lambda _id: self.go_there())
        context.changed.connect(self._changed)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.px(10))
        top.addWidget(self.search, 2)
        top.addWidget(self.chips, 3, Qt.AlignmentFlag.AlignVCenter)
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        self.body.addLayout(top)
        self.body.addWidget(pane, 1)
        self.body.addWidget(self.about)
        self.foot.addWidget(self.jump)
        self.close_button()
        self.resize(theme.px(1180), theme.px(660))

    @abstractmethod
    def id_of(self, row: Row) -> int:
        """Return the id of a row."""

    @abstractmethod
    def records(self) -> Sequence[Row]:
        """Ask the book for the rows, in the order to show."""

    @abstractmethod
    def chip_of(self, row: Row) -> str:
        """Return the chip a row belongs to."""

    @abstractmethod
    def searched(self, row: Row) -> str:
        """Return what is searched of a row."""

    @abstractmethod
    def told(self, row: Row) -> str:
        """Return all that is said of the chosen row."""

    @abstractmethod
    def record_of(self, row: Row) -> int:
        """Return the id of the record a row comes from."""

    @property
    def current(self) -> Row | None:
        """Return the chosen row."""
        return self._records.get(self.table.current_id)

    def reload(self) -> None:
        """Ask for the rows anew; the chosen one stays."""
        self._records = {self.id_of(row): row for row in self.records()}
        self._filter()

    def go_there(self) -> None:
        """Close and show the record of the chosen row."""
        if (row := self.current) is not None:
            self.accept()
            self._context.go_to.emit(self._origin.tab, self.record_of(row))

    def _filter(self) -> None:
        query = self.search.text().strip()
        found = [r for r in self._records.values() if matching(query, self.searched(r))]
        by_chip = [self.chip_of(row) for row in found]
        counts = {key: by_chip.count(key) for key, _words in self._chip_words} | {ALL: len(found)}
        self.chips.show_items([(key, words, counts[key]) for key, words in self._chip_words])
        chip = self.chips.current
        shown = [r for r, c in zip(found, by_chip, strict=True) if chip in {ALL, c}]
        self.model.show_rows(shown)
        if shown and self.current is None:
            self.table.go_to(self.id_of(shown[0]))
        self.say(self.windowTitle(), f"{number(len(shown))} {self._noun}")
        self._show_current()

    def _show_current(self) -> None:
        row = self.current
        self.about.setText("" if row is None else self.told(row))
        self.jump.setEnabled(row is not None)

    def _changed(self, done: ActionDone) -> None:
        if self._origin.area in done.areas:
            self.reload()
