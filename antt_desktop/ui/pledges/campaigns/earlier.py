"""What a new campaign takes from those before it: what changed since, and their wordings."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from antt_desktop.domain.pledges import Campaign, Wording
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.fields import Combo
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges.campaigns.compare import CompareDialog, in_one_line
from antt_desktop.workflows.campaigns import Comparison, compare_lists, sample_wording

_SAMPLE = 0
_SOURCE = "Lấy cả nơi ký và các phần in thêm; sửa được ở dưới."


class EarlierRows(QObject):
    """Adds two rows to the form of a new campaign; ``earlier`` is not empty, the newest first.

    ``draft`` gives the campaign with the tổ that are ticked, ``typed`` the wording as it is
    typed. ``taken(Wording)`` follows the choice of another wording.
    """

    taken = Signal(object)

    def __init__(
        self,
        context: Context,
        form: Form,
        earlier: Sequence[Campaign],
        draft: Callable[[], Campaign],
        typed: Callable[[], Wording],
    ) -> None:
        super().__init__(form)
        self._context = context
        self._earlier, self._draft, self._typed = earlier, draft, typed
        self.changes = label("")
        self.source = Combo(
            "Lấy lời văn từ",
            [
                *((one.id, f"Lấy từ đợt {one.name}") for one in earlier),
                (_SAMPLE, "Mẫu của chương trình"),
            ],
        )
        self.source.setSizeAdjustPolicy(
            Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._source = self.source.value
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.changes, 1)
        show = buttons.link("Xem từng hộ", self.show_changes)
        row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        cell.setFocusProxy(show)
        form.add("changes", "So với đợt trước", cell, hint=f"Đợt trước: {earlier[0].name}.")
        form.add("source", "Lời văn", self.source, hint=_SOURCE)
        self.source.activated.connect(lambda _at: self.take())
        self.count()

    def count(self) -> None:
        """Say anew what changed in the tổ that are ticked."""
        if not self._context.book.lent:
            self.changes.setText(in_one_line(self._comparison()))

    def show_changes(self) -> None:
        """Show which households those are."""
        self._context.dialogs.run(CompareDialog(self._context, self._comparison()))

    def take(self) -> None:
        """Take the wording chosen; ask first where that would lose what was typed."""
        if self._typed() != self._wording(self._source) and not self._context.dialogs.confirm(
            "Lời văn đã sửa ở dưới sẽ được thay bằng lời văn vừa chọn.", "Thay lời văn"
        ):
            self.source.choose(self._source)
            return
        self._source = self.source.value
        self.taken.emit(self._wording(self._source))

    def _wording(self, source: object) -> Wording:
        found = (one.wording for one in self._earlier if one.id == source)
        return next(found, None) or sample_wording()

    def _comparison(self) -> Comparison:
        return compare_lists(self._context.book, self._earlier[0], self._draft())
