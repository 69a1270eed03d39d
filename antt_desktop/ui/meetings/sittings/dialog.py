"""“Họp theo cụm”: several sittings with one result (Luật 10/2022/QH15, Điều 18)."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from antt_desktop.domain.households import Group
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.columns import Column
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import DateField, TimeField
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Banner, EmptyState, Pane, scrolled
from antt_desktop.ui.kit.side_list import SideItem, SideList
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.sittings.presenter import (
    SittingDraft,
    SittingFault,
    given,
    left_over,
    next_name,
    with_sittings,
)
from antt_desktop.ui.theme import Tone, theme

_SENTENCE = "Làng từ 200 hộ có thể họp nhiều cụm; kết quả điểm danh và biểu quyết các cụm cộng lại."
_RECOUNT = "Đã có biểu quyết ghi số phiếu: sau khi chia cụm, hãy xem lại số phiếu của từng cụm."


class SittingsDialog(FormDialog):
    """Edits the sittings of the meeting; each tổ sits in one of them."""

    def __init__(self, context: Context, edited: Edited) -> None:
        super().__init__(context.dialogs, "Họp theo cụm", _SENTENCE)
        self._edited = edited
        self._latest_year = context.book.today.year + 1
        meeting = edited.meeting
        called = {row.group_id for row in meeting.roll} or set(meeting.group_ids)
        every = context.book.groups.all(living=False)
        self._groups = [g for g in every if g.id in called or (not called and g.ended_on is None)]
        self.drafts = [
            SittingDraft.of(key, key, sitting) for key, sitting in enumerate(meeting.sittings)
        ]
        self._last_key = len(self.drafts)
        self._shown: SittingDraft | None = None
        self._filling = False
        self.list = SideList("Các cụm")
        self.groups = self._group_model()
        self.table: TableView[Group] = TableView(
            self.groups, "sitting_groups", context.memory, label="Các tổ của cụm"
        )
        self.fields: dict[str, QLineEdit] = {
            **{name: QLineEdit() for name in ("name", "place", "chair")},
            "day": DateField("Ngày", latest_year=self._latest_year, whole_day=True),
            "start": TimeField("Từ giờ"),
            "end": TimeField("Đến giờ"),
        }
        self._lay_out(votes_counted=any(vote.counts for vote in meeting.votes))
        self._connect()
        self._before = self._state()
        self._show(self.drafts[0] if self.drafts else None)

    def _group_model(self) -> TableModel[Group]:
        model: TableModel[Group] = TableModel(
            [
                Column(title="Tổ", text=lambda g: g.name, sample="Tổ dân cư 13"),
                Column(title="Đang ở", text=self._sits_in, stretch=True, muted=True),
            ],
            lambda group: group.id,
            ticks=True,
        )
        model.show_rows(self._groups)
        return model

    def _lay_out(self, *, votes_counted: bool) -> None:
        add = buttons.secondary("Thêm cụm", self.add, "plus")
        self.remove_button = buttons.tool("Bỏ cụm này", self.remove, "trash-2", boxed=True)
        side = Pane(flush=True)
        side.box.addWidget(self.list)
        under = QHBoxLayout()
        under.addWidget(add, 1)
        under.addWidget(self.remove_button)
        left = QVBoxLayout()
        left.addWidget(side, 1)
        left.addLayout(under)
        groups = Pane(flush=True)
        groups.box.addWidget(self.table)
        groups.setMinimumHeight(theme.px(34 + 4 * 33))
        groups.setFocusProxy(self.table)
        form, fields = self.form, self.fields
        form.add("name", "Tên cụm *", fields["name"])
        form.add("day", "Ngày", fields["day"])
        hours = QWidget()
        row = QHBoxLayout(hours)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(fields["start"], 1)
        row.addWidget(label("đến", "muted", wrap=False))
        row.addWidget(fields["end"], 1)
        form.add("start", "Giờ", hours)
        form.add("place", "Địa điểm", fields["place"])
        form.add("chair", "Người chủ trì", fields["chair"], hint="Người được trưởng thôn ủy quyền.")
        form.add("group_ids", "Các tổ *", groups)
        self._page = QWidget()
        right = QVBoxLayout(self._page)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(scrolled(form))
        self.nothing = EmptyState(
            "users", "Chưa chia cụm", "Cả cuộc họp ngồi một chỗ. Bấm “Thêm cụm” để chia."
        )
        parts = QHBoxLayout()
        parts.setSpacing(theme.px(14))
        parts.addLayout(left, 2)
        parts.addWidget(self._page, 5)
        parts.addWidget(self.nothing, 5)
        if votes_counted:
            self.body.addWidget(Banner(_RECOUNT, Tone.WAITING))
        self.left = Banner("", Tone.WAITING)
        self.body.addLayout(parts, 1)
        self.body.addWidget(self.left)
        self.buttons("Ghi các cụm", icon="check")
        self.resize(theme.px(820), theme.px(620))

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.groups.ticks_changed.connect(self._ticked)
        for name, field in self.fields.items():
            field.textChanged.connect(lambda text, name=name: self._typed(name, text))

    def add(self) -> None:
        """Add a sitting and go to its name."""
        draft = SittingDraft(key=self._last_key, name=next_name(self.drafts))
        if not self.drafts:
            draft.place = self._edited.meeting.place
        self._last_key += 1
        self.drafts.append(draft)
        self._show(draft)
        self.fields["name"].setFocus()
        self.fields["name"].selectAll()

    def remove(self) -> None:
        """Take the chosen sitting away; its tổ sit in none then."""
        self.drafts = [draft for draft in self.drafts if draft is not self._shown]
        self._show(self.drafts[0] if self.drafts else None)

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return self._state() != self._before

    def save(self) -> None:
        """Put the sittings into the meeting, with the votes counted so far."""
        order = [group.id for group in self._groups]
        try:
            held = with_sittings(self._edited.meeting, self.drafts, self._latest_year, order)
        except SittingFault as fault:
            self._choose(fault.key)
            raise fault.error from fault
        self._edited.show(held)

    def _state(self) -> str:
        return repr(self.drafts)

    def _choose(self, key: int) -> None:
        self._show(next((d for d in self.drafts if d.key == key), None))

    def _show(self, draft: SittingDraft | None) -> None:
        self._shown, self._filling = draft, True
        for name, field in self.fields.items():
            field.setText(getattr(draft, name) if draft else "")
        self._filling = False
        self._page.setVisible(draft is not None)
        self.nothing.setVisible(draft is None)
        self.remove_button.setEnabled(draft is not None)
        self.form.clear_errors()
        self._show_list()

    def _show_list(self) -> None:
        self.list.show_items(
            [
                SideItem(draft.key, draft.name or "(chưa có tên)", f"{len(draft.group_ids)} tổ")
                for draft in self.drafts
            ]
        )
        self.groups.ticked = set(self._shown.group_ids) if self._shown else set()
        self.groups.show_rows(self._groups)
        if self._shown is not None and self.list.current != self._shown.key:
            self.list.choose(self._shown.key)
        names = {group.id: group.name for group in self._groups}
        alone = left_over(self.drafts, list(names)) if self.drafts else []
        words = ", ".join(names[i] for i in alone)
        self.left.say(f"Chưa thuộc cụm nào: {words}." if alone else "", Tone.WAITING)

    def _typed(self, name: str, text: str) -> None:
        if self._shown is not None and not self._filling:
            setattr(self._shown, name, text)
            if name == "name":
                self._show_list()

    def _ticked(self) -> None:
        ticked = frozenset(self.groups.ticked)
        if self._shown is not None and ticked != self._shown.group_ids:
            given(self.drafts, self._shown.key, ticked)
            self._show_list()

    def _sits_in(self, group: Group) -> str:
        return next((d.name for d in self.drafts if group.id in d.group_ids), "")
