"""How far the signing is: of the whole village over a bar, and of each tổ in a list."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import Tally
from antt_desktop.ui.kit.columns import Bar
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.side_list import SideItem, SideList
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.theme import theme


class CampaignProgress(QWidget):
    """Shows a tally in words and as a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "strong", wrap=False)
        self._percent = label("", "muted", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setProperty("tone", "done")
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._words)
        line.addStretch()
        line.addWidget(self._percent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(3))
        box.addStretch()
        box.addLayout(line)
        box.addWidget(self._bar)
        box.addStretch()
        self.setMinimumWidth(theme.px(200))

    @property
    def words(self) -> str:
        """Return what it says."""
        return f"{self._words.text()} {self._percent.text()}"

    def show_tally(self, tally: Tally) -> None:
        """Show how many of how many have signed."""
        self._words.setText(f"{presenter.fraction(tally)} hộ đã ký")
        self._percent.setText(f"{tally.percent}%")
        self._bar.setRange(0, max(tally.total, 1))
        self._bar.setValue(tally.signed)
        self.setAccessibleName(self.words)
        self._bar.setAccessibleName(self.words)


class GroupProgress(Pane):
    """The tổ of a campaign with their progress; ``chosen(id)``, ``presenter.ALL`` for all."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(flush=True)
        heading = label("TIẾN ĐỘ THEO TỔ", "section", wrap=False)
        heading.setContentsMargins(theme.px(12), theme.px(9), theme.px(8), theme.px(4))
        self.list = SideList("Tiến độ theo tổ")
        self.list.chosen.connect(self.chosen)
        self.box.addWidget(heading)
        self.box.addWidget(self.list, 1)

    @property
    def current(self) -> int:
        """Return the id of the tổ chosen, ``presenter.ALL`` for the whole village."""
        return max(self.list.current, presenter.ALL)

    def choose(self, group_id: int) -> None:
        """Choose a tổ."""
        self.list.choose(group_id)

    def show_tallies(self, groups: Iterable[Group], tallies: Mapping[int, Tally]) -> None:
        """Show these tổ, as far as they are covered; the chosen one stays, silently."""
        entries = [(presenter.ALL, "Cả làng", presenter.total(tallies))]
        entries += [(g.id, g.name, tallies[g.id]) for g in groups if g.id in tallies]
        self.list.show_items(
            [
                SideItem(key, title, presenter.fraction(t), bar=Bar(t.signed, t.total))
                for key, title, t in entries
            ]
        )
