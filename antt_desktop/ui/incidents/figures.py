"""Statistics of a year: by kind, tổ, month, result, time to a result; each number opens a list."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from antt_desktop.domain.incident_figures import NO_GROUP, IncidentFigures, incident_figures
from antt_desktop.domain.incidents import Which
from antt_desktop.ui.context import Context
from antt_desktop.ui.incidents.presenter import Wish
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo
from antt_desktop.ui.kit.panes import emptied, scrolled
from antt_desktop.ui.kit.words import label, section
from antt_desktop.ui.theme import theme

_FOOT = "Khi phần vụ việc nhạy cảm đang ẩn, các vụ đó không được tính ở đây."
"""Said always, so that it does not tell whether there are any."""
_COLUMNS = 2


class FiguresDialog(FormDialog):
    """Shows the figures of a year; ``wish`` is the list the user wants to see, None for none."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialogs, "Thống kê vụ việc", _FOOT)
        self._context = context
        self.wish: Wish | None = None
        years = context.book.incidents.years() or [context.book.today.year]
        self.year = Combo("Năm", [(year, f"Năm {year}") for year in years])
        self.summary = label("", "strong")
        self._page = QWidget()
        self._box = QVBoxLayout(self._page)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.year, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.summary)
        self.body.addWidget(scrolled(self._page), 1)
        self.close_button()
        self.resize(theme.px(820), theme.px(640))
        self.year.currentIndexChanged.connect(lambda _at: self._show())
        self._show()

    def _show(self) -> None:
        year = int(str(self.year.value))
        incidents = self._context.book.incidents
        figures = incident_figures(incidents.rows(incidents.ids(year=year)))
        self.summary.setText(figures.summary(year))
        emptied(self._box)
        self._box.addWidget(self._table(figures, year))
        self._box.addStretch()

    def _table(self, figures: IncidentFigures, year: int) -> QWidget:
        groups = {group.name: group.id for group in self._context.book.groups.all()}

        def of_group(name: str) -> Wish | None:
            known = name != NO_GROUP and name in groups
            return Wish(group_id=groups[name], year=year) if known else None

        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(28))
        grid.setVerticalSpacing(theme.px(12))
        parts: tuple[tuple[str, tuple[tuple[str, int], ...], Callable[[str], Wish | None]], ...] = (
            ("THEO LOẠI", figures.by_kind, lambda name: Wish(kind=name, year=year)),
            ("THEO TỔ", figures.by_group, of_group),
            ("THEO KẾT QUẢ", figures.by_result, lambda _name: None),
            ("THEO THÁNG", _month_words(figures), lambda _name: None),
            ("THỜI GIAN GIẢI QUYẾT", figures.waits, lambda _name: None),
            ("TÌNH TRẠNG", _standing(figures), partial(_by_state, year)),
        )
        for at, (title, pairs, wish) in enumerate(parts):
            grid.addWidget(
                self._part(title, pairs, wish), at // _COLUMNS, at % _COLUMNS,
                Qt.AlignmentFlag.AlignTop,
            )  # fmt: skip
        return whole

    def _part(
        self, title: str, pairs: tuple[tuple[str, int], ...], wish: Callable[[str], Wish | None]
    ) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(section(title), 0, 0, 1, 2)
        for row, (name, count) in enumerate(pairs, 1):
            wanted = wish(name)
            grid.addWidget(label(name), row, 0)
            if wanted is None or not count:
                grid.addWidget(label(str(count), "strong", wrap=False), row, 1)
            else:
                link = buttons.link(str(count), partial(self._choose, wanted))
                link.setAccessibleName(f"{name}: {count} vụ việc, mở danh sách")
                grid.addWidget(link, row, 1)
        return part

    def _choose(self, wish: Wish) -> None:
        self.wish = wish
        self.accept()


def _month_words(figures: IncidentFigures) -> tuple[tuple[str, int], ...]:
    return tuple((f"Tháng {int(month[5:])}", count) for month, count in figures.by_month)


def _standing(figures: IncidentFigures) -> tuple[tuple[str, int], ...]:
    return (("Đang mở", figures.open), ("Hòa giải thành", figures.settled))


def _by_state(year: int, name: str) -> Wish:
    return Wish(which=Which.OPEN if name == "Đang mở" else Which.SETTLED, year=year)
