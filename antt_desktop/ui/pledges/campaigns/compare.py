"""What changed in the list since an earlier campaign: in one line, and household by household."""

from collections.abc import Sequence

from antt_desktop.domain.campaign_lists import Change, ListChange
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.chips import Chips
from antt_desktop.ui.kit.columns import Column
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.campaigns import Comparison, why

_COUNTED = {
    Change.NEW: "{} hộ thêm vào",
    Change.GONE: "{} hộ không còn",
    Change.HEAD: "{} hộ đổi chủ hộ",
    Change.MOVED: "{} hộ chuyển tổ",
}


def in_one_line(comparison: Comparison) -> str:
    """Return the counts of a comparison as a sentence."""
    counts = [(words, len(comparison.of(kind))) for kind, words in _COUNTED.items()]
    counts.append(("{} tổ đổi tên", len(comparison.renamed)))
    said = ", ".join(words.format(number(count)) for words, count in counts if count)
    return f"{said[:1].upper()}{said[1:]}." if said else "Danh sách hộ và tổ không thay đổi."


class CompareDialog(FormDialog):
    """Shows the households of each kind of change with what was before, why and when."""

    def __init__(self, context: Context, comparison: Comparison) -> None:
        super().__init__(
            context.dialogs,
            f"So với đợt {comparison.before.name}",
            in_one_line(comparison),
        )
        self._book, self._comparison = context.book, comparison
        self.chips = Chips("Các thay đổi")
        self.chips.show_items(
            [(kind.value, kind.label, len(comparison.of(kind))) for kind in Change]
        )
        self.chips.chosen.connect(lambda _key: self._show())
        self._reasons: dict[int, str] = {}
        self.model: TableModel[ListChange] = TableModel(
            self._columns(), lambda change: change.household.id, numbered=True
        )
        self.table: TableView[ListChange] = TableView(
            self.model, "campaign-compare", context.memory, label="Các hộ thay đổi"
        )
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        self.body.addWidget(self.chips)
        if comparison.renamed:
            names = "; ".join(f"{was.name} → {now.name}" for was, now in comparison.renamed)
            self.body.addWidget(label(f"Tổ đổi tên: {names}", "muted"))
        self.body.addWidget(pane, 1)
        self.close_button()
        self.resize(theme.px(980), theme.px(560))
        first = next((kind for kind in Change if comparison.of(kind)), Change.NEW)
        self.chips.choose(first.value)
        self._show()

    def _show(self) -> None:
        chosen = {c.household.id: c for c in self._comparison.of(Change(self.chips.current))}

        def fetch(ids: Sequence[int]) -> list[ListChange]:
            for i in ids:
                self._reasons[i] = why(self._book, self._comparison, chosen[i])
            return [chosen[i] for i in ids]

        self.model.show_ids(list(chosen), fetch)

    def _columns(self) -> list[Column[ListChange]]:
        return [
            Column(title="Mã hộ", text=lambda c: c.household.code, sample="03-005", muted=True),
            Column(
                title="Chủ hộ",
                text=lambda c: c.household.head or presenter.NO_HEAD,
                sample="Nguyễn Thị Hồng Đạt",
            ),
            Column(title="Tổ", text=self._group, sample="Tổ dân cư 13"),
            Column(title="Trước đây", text=self._before, sample="Nguyễn Thị Hồng Đạt"),
            Column(
                title="Vì sao, khi nào",
                text=lambda c: self._reasons.get(c.household.id, ""),
                stretch=True,
                muted=True,
            ),
        ]

    def _group(self, change: ListChange) -> str:
        names = self._comparison.names
        if change.kind is Change.GONE:
            names = self._comparison.old_names
        return names.get(change.household.group_id, "")

    def _before(self, change: ListChange) -> str:
        if change.before is None or change.kind is Change.GONE:
            return ""
        if change.kind is Change.HEAD:
            return change.before.head or presenter.NO_HEAD
        return self._comparison.old_names.get(change.before.group_id, "")
