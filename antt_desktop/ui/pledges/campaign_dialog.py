"""Opening or mending a campaign: name, dates, tổ, wording, with a page beside it."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from antt_desktop.domain import pledges as rules
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import Campaign, Wording, year_in
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.columns import Align, Column
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import DateField, typed_date
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Banner, Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.pledges.campaigns.earlier import EarlierRows
from antt_desktop.ui.pledges.wording_form import WordingForm
from antt_desktop.ui.preview import Preview
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.workflows.campaigns import prepared_draft, sample_wording

_PAUSE_MS = 200
_SHOWN_GROUPS = 5
_LOCKED = (
    "Đã có hộ ký nên lời văn giữ nguyên như lúc ký. Muốn dùng lời văn khác, hãy mở đợt ký mới."
)


class CampaignDialog(FormDialog):
    """Edits ``campaign`` (id 0: a new one); ``saved`` is what is in the book afterwards.

    A new one is compared with the newest of ``earlier``, and may take the wording of any.
    """

    def __init__(
        self, context: Context, campaign: Campaign, earlier: Sequence[Campaign] = ()
    ) -> None:
        title = f"Sửa đợt ký {campaign.name}" if campaign.id else "Mở đợt ký mới"
        super().__init__(context.dialogs, title)
        self._context, self._campaign = context, campaign
        self.saved = campaign
        self._length = ""
        self.form = Form()
        self._add_facts()
        self.earlier: EarlierRows | None = None
        if earlier and not campaign.id:
            self.earlier = EarlierRows(
                context, self.form, earlier, self._with_ticked, self._typed_wording
            )
        self.wording = WordingForm(self.form, sample_wording)
        self.wording.show_wording(campaign.wording)
        if campaign.wording_frozen:
            self.wording.lock()
        self._lay_out()
        self.accept_button = self.buttons("Lưu" if campaign.id else "Mở đợt ký", icon="check")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show_page)
        self._watch()
        self._before = self._typed()
        self._show_page()
        self.name.setFocus()
        self.name.selectAll()

    def _add_facts(self) -> None:
        campaign, latest = self._campaign, self._context.book.today.year + 1
        self.name = QLineEdit(campaign.name)
        self.opened_on = DateField("Ngày mở đợt", latest_year=latest, whole_day=True)
        self.opened_on.set_date(campaign.opened_on)
        self.form_date = DateField("Ngày ghi trên bản", latest_year=latest, whole_day=True)
        self.form_date.set_date(campaign.form_date)
        self.by_hand = QCheckBox("Để trống ngày, tháng để ghi tay")
        self.by_hand.setChecked(campaign.form_date is None)
        self.form_date.setEnabled(not self.by_hand.isChecked())
        self.by_hand.toggled.connect(self._by_hand_toggled)
        self.form.add("name", "Tên đợt ký *", self.name, hint=f"Ví dụ: Năm {latest - 1}.")
        self.form.add("opened_on", "Ngày mở đợt", self.opened_on)
        self.form.add("form_date", "Ngày ghi trên bản", self.form_date)
        self.form.add("by_hand", "", self.by_hand)
        frozen = campaign.list_frozen_on
        hint = f"Danh sách đã chốt ngày {frozen} nên không đổi tổ được." if frozen else ""
        self.form.add("group_ids", "Các tổ tham gia *", self._group_list(), hint=hint)

    def _typed_wording(self) -> Wording:
        return self.wording.wording()

    def _with_ticked(self) -> Campaign:
        return dataclasses.replace(self._campaign, group_ids=tuple(sorted(self.groups.ticked)))

    def _group_list(self) -> QWidget:
        book, campaign = self._context.book, self._campaign
        if campaign.list_frozen_on:
            groups = book.campaigns.groups(campaign.id)
            counts = {i: tally.total for i, tally in book.pledges.tallies(campaign.id).items()}
        else:
            groups = book.groups.all()
            counts = {i: households for i, (households, _people) in book.groups.counts().items()}
        self.groups: TableModel[Group] = TableModel(
            [
                Column(title="Tổ", text=lambda g: g.name, sample="Tổ dân cư 13"),
                Column(title="Tổ trưởng", text=lambda g: g.leader, stretch=True, muted=True),
                Column(title="Số hộ", text=lambda g: number(counts[g.id]), align=Align.RIGHT),
            ],
            lambda group: group.id,
            ticks=True,
        )
        self.groups.show_rows(groups)
        self.groups.tick({group.id for group in groups}.intersection(campaign.group_ids), on=True)
        view: TableView[Group] = TableView(
            self.groups, "campaign_groups", self._context.memory, label="Các tổ tham gia"
        )
        rows = min(len(groups), _SHOWN_GROUPS) + 1
        view.setFixedHeight(theme.px(34) + rows * theme.px(33) - theme.px(16))
        pane = Pane(flush=True)
        pane.box.addWidget(view)
        pane.setFocusProxy(view)
        pane.setEnabled(campaign.list_frozen_on is None)
        return pane

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("kind", "flow")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.px(12), 0)
        if self._campaign.wording_frozen:
            column.addWidget(Banner(_LOCKED, Tone.ACCENT))
        column.addWidget(self.form)
        column.addStretch()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        self.preview = Preview()
        self.preview.setMinimumWidth(theme.px(260))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self.length = Banner("", Tone.WAITING)
        page = QVBoxLayout()
        page.addWidget(self.length)
        page.addWidget(self.preview, 1)
        row.addWidget(self._area, 3)
        row.addLayout(page, 2)
        self.body.addLayout(row, 1)
        screen = QApplication.primaryScreen().availableSize()
        self.resize(
            min(theme.px(1120), screen.width() - 60), min(theme.px(680), screen.height() - 60)
        )

    def _watch(self) -> None:
        self.preview.ready.connect(lambda: self.length.say(self._length, Tone.WAITING))
        if self.earlier is not None:
            self.groups.ticks_changed.connect(self.earlier.count)
            self.earlier.taken.connect(self.wording.show_wording)
        for field in (self.name, self.form_date):
            field.textChanged.connect(lambda _text: self._pause.start())
        self.by_hand.toggled.connect(lambda _on: self._pause.start())
        self.groups.ticks_changed.connect(self._pause.start)
        self.wording.changed.connect(self._pause.start)

    def _by_hand_toggled(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        self.form_date.setEnabled(not on)
        if not on:
            self.form_date.setFocus()

    def _edited(self) -> Campaign:
        """Return the campaign as it is typed; raises UserError with the field to mend."""
        before = self._campaign
        form_date = None
        if not self.by_hand.isChecked():
            form_date = typed_date(self.form_date, "form_date")
            if form_date is None:
                raise UserError(
                    "Hãy ghi ngày in trên bản, hoặc chọn để trống ghi tay.", field="form_date"
                )
        return dataclasses.replace(
            before,
            name=self.name.text(),
            # What was signed must not change: its year stays even if the name is mended.
            year=before.year if before.wording_frozen else year_in(self.name.text()),
            opened_on=typed_date(self.opened_on, "opened_on"),
            form_date=form_date,
            group_ids=(
                before.group_ids if before.list_frozen_on else tuple(sorted(self.groups.ticked))
            ),
            wording=self.wording.wording(),
        )

    def _show_page(self) -> None:
        if self._context.book.lent:
            return
        try:
            campaign = rules.checked(self._edited())
        except UserError as error:
            self.preview.show_words(error.sentence)
            self.length.say("", Tone.WAITING)
            return
        draw = prepared_draft(self._context.book, campaign)

        def drawn() -> bytes:
            pdf, self._length = draw()
            return pdf

        self.preview.show_pdf(drawn)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask nothing more of the book once the dialog is gone."""
        super().hideEvent(event)
        self._pause.stop()

    def _typed(self) -> tuple[object, ...]:
        return (
            self.name.text(),
            self.opened_on.text(),
            self.form_date.text(),
            self.by_hand.isChecked(),
            frozenset(self.groups.ticked),
            self.wording.wording(),
        )

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return self._typed() != self._before

    def save(self) -> None:
        """Put the campaign into the book as one action."""
        campaigns = self._context.book.campaigns
        edited = self._edited()
        if edited.id:
            campaigns.save(edited)
            self.saved = campaigns.get(edited.id)
        else:
            self.saved = campaigns.add(edited)

    def save_and_close(self) -> None:
        """Save; where something must be mended, bring its field into view."""
        super().save_and_close()
        focused = self.focusWidget()
        if self.isVisible() and focused is not None and self._area.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused)
