"""What a village settles for its log: kinds with their limits, the mediation team."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit

from antt_desktop.domain.incident_kinds import (
    IncidentKind,
    Limits,
    MediationTeam,
    checked_kinds,
    kind_named,
)
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import DateField, Spin, typed_date
from antt_desktop.ui.kit.items import Item
from antt_desktop.ui.kit.listed import ListedPart
from antt_desktop.ui.kit.panes import scrolled
from antt_desktop.ui.kit.tags import Tags
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.incident_forms import incident_kinds

_MOST_DAYS, _MOST_YEARS = 3650, 99


class KindsDialog(FormDialog):
    """Edits the list of kinds; what is written down afterwards follows it."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.dialogs,
            "Loại vụ việc và thời hạn",
            "Dùng cho vụ việc ghi từ nay; vụ đã ghi giữ thời hạn cũ.",
        )
        self._context = context
        self._kinds = self._before = incident_kinds(context.book)
        self.listed: ListedPart[IncidentKind] = ListedPart(
            "LOẠI VỤ VIỆC", "Thêm loại", self._edit, self._put
        )
        self._put(self._kinds)
        self.body.addWidget(scrolled(self.listed), 1)
        self.foot.addWidget(buttons.link("Thời hạn chung…", self._limits, "settings"))
        self.buttons("Lưu", icon="check")
        self.resize(theme.px(620), theme.px(600))

    def _put(self, kinds: tuple[IncidentKind, ...]) -> None:
        self._kinds = kinds
        self.listed.show_items(kinds, [Item(kind.name, _kind_words(kind)) for kind in kinds])

    def _edit(self, kind: IncidentKind | None) -> IncidentKind | None:
        dialog = KindDialog(self._context, kind)
        return dialog.kind if self._context.dialogs.run(dialog) else None

    def _limits(self) -> None:
        self._context.dialogs.run(LimitsDialog(self._context))

    def changed(self) -> bool:
        """Tell whether the list is another one."""
        return self._kinds != self._before

    def save(self) -> None:
        """Keep the list."""
        if self.changed():
            self._context.book.incident_settings.save_kinds(self._kinds)


def _kind_words(kind: IncidentKind) -> str:
    mediated = f"hòa giải trong {kind.mediate_days} ngày" if kind.mediate_days else "không hòa giải"
    parts = [
        "chuyển ngay Công an xã" if kind.police else mediated,
        f"giải quyết trong {kind.deadline_days} ngày",
        f"giữ tên {kind.keep_years} năm",
    ]
    if kind.sensitive:
        parts.append("nhạy cảm")
    return " · ".join(parts)


class KindDialog(FormDialog):
    """Edits one kind; ``kind`` is it as typed, once accepted."""

    def __init__(self, context: Context, kind: IncidentKind | None) -> None:
        super().__init__(context.dialogs, "Sửa loại vụ việc" if kind else "Thêm loại vụ việc")
        self.kind = kind or kind_named((), "")
        self.name = QLineEdit(self.kind.name)
        self.mediate = Spin("Số ngày", 0, _MOST_DAYS, self.kind.mediate_days)
        self.deadline = Spin("Số ngày", 1, _MOST_DAYS, self.kind.deadline_days)
        self.keep = Spin("Số năm", 0, _MOST_YEARS, self.kind.keep_years)
        self.type = QLineEdit(self.kind.mediation_type)
        self.police = QCheckBox("Phải chuyển ngay Công an xã, không hòa giải")
        self.police.setChecked(self.kind.police)
        self.sensitive = QCheckBox("Vụ mới ghi là nhạy cảm")
        self.sensitive.setChecked(self.kind.sensitive)
        self.form.add("name", "Tên loại *", self.name)
        self.form.add("police", "", self.police)
        self.form.add(
            "mediate_days", "Hòa giải trong (ngày)", self.mediate, hint="0 là không hòa giải."
        )
        self.form.add("deadline_days", "Giải quyết trong (ngày)", self.deadline)
        self.form.add("keep_years", "Giữ đủ tên (năm)", self.keep, hint="Tính từ ngày kết thúc.")
        self.form.add("mediation_type", "Loại vụ trong sổ hòa giải", self.type)
        self.form.add("sensitive", "", self.sensitive)
        self.body.addWidget(self.form)
        self.buttons("Ghi loại này", icon="check")
        self.setMinimumWidth(theme.px(540))
        self.name.setFocus()

    def save(self) -> None:
        """Take what was typed."""
        typed = replace(
            self.kind,
            name=self.name.text(),
            mediate_days=self.mediate.value(),
            deadline_days=self.deadline.value(),
            keep_years=self.keep.value(),
            mediation_type=self.type.text(),
            police=self.police.isChecked(),
            sensitive=self.sensitive.isChecked(),
        )
        (self.kind,) = checked_kinds([typed])


class LimitsDialog(FormDialog):
    """Edits the limits that hold for every kind."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialogs, "Thời hạn chung của sổ vụ việc")
        self._context = context
        limits = context.book.incident_settings.limits()
        self.fields = {
            "prolonged_days": Spin("Số ngày", 1, _MOST_DAYS, limits.prolonged_days),
            "silent_days": Spin("Số ngày", 1, _MOST_DAYS, limits.silent_days),
            "hot_count": Spin("Số vụ", 2, 100, limits.hot_count),
            "hot_months": Spin("Số tháng", 1, 120, limits.hot_months),
        }
        for name, words in (
            ("prolonged_days", "Coi là kéo dài khi mở quá (ngày)"),
            ("silent_days", "Nhắc khi không có diễn biến (ngày)"),
            ("hot_count", "Điểm nóng từ (vụ)"),
            ("hot_months", "trong vòng (tháng)"),
        ):
            self.form.add(name, words, self.fields[name])
        self.body.addWidget(self.form)
        self.buttons("Lưu", icon="check")
        self.setMinimumWidth(theme.px(480))

    def save(self) -> None:
        """Keep the limits."""
        values = {name: field.value() for name, field in self.fields.items()}
        self._context.book.incident_settings.save_limits(Limits(**values))


class TeamDialog(FormDialog):
    """Edits the mediation team and the cover of its register."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialogs, "Tổ hòa giải")
        self._context = context
        team = context.book.incident_settings.team()
        self.name, self.head, self.number = (
            QLineEdit(text) for text in (team.name, team.head, team.book_number)
        )
        self.members = Tags("Hòa giải viên", "Gõ tên rồi Enter")
        self.members.show_tags(team.members)
        self.opened = DateField("Ngày mở sổ", latest_year=context.book.today.year, whole_day=True)
        self.opened.set_date(team.opened_on)
        self.form.add("name", "Tên tổ", self.name)
        self.form.add("head", "Tổ trưởng", self.head)
        self.form.add("members", "Hòa giải viên", self.members)
        self.form.add("book_number", "Sổ theo dõi, quyển số", self.number)
        self.form.add("opened_on", "Ngày mở sổ", self.opened)
        self.body.addWidget(self.form)
        self.buttons("Lưu", icon="check")
        self.setMinimumWidth(theme.px(520))
        self._before = self._typed()
        self.head.setFocus()

    def _typed(self) -> tuple[object, ...]:
        return (
            self.name.text(), self.head.text(), tuple(self.members.tags), self.number.text(),
            self.opened.text(),
        )  # fmt: skip

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return self._typed() != self._before

    def save(self) -> None:
        """Keep the team."""
        self._context.book.incident_settings.save_team(
            MediationTeam(
                name=self.name.text(),
                head=self.head.text(),
                members=tuple(self.members.tags),
                book_number=self.number.text(),
                opened_on=typed_date(self.opened, "opened_on"),
            )
        )
