"""What happens to a household as a whole: it joins another, leaves, returns, or is new."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from antt_desktop.domain.errors import UserError, naming
from antt_desktop.domain.households import HEAD, MAX_SIZE, PERMANENT, TEMPORARY, Household
from antt_desktop.domain.identity import clean_phone
from antt_desktop.domain.life import LifePlan, title
from antt_desktop.domain.life_events import leave, merge, return_, settle
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.life.dialog import LifeDialog
from antt_desktop.ui.households.life.fields import NewPersonField, RelationsField, described
from antt_desktop.ui.households.life.gone import DESTINATIONS
from antt_desktop.ui.households.life.households import HouseholdField
from antt_desktop.ui.kit.fields import Combo, NumberField, OpenCombo

_MERGE_REASONS = ("Về ở chung", "Kết hôn", "Chăm sóc cha mẹ", "Ghi trùng một hộ")
_LEAVE_REASONS = ("Đi làm xa", "Mua nhà nơi khác", "Theo con", "Giải tỏa, tái định cư")
_RETURN_REASONS = ("Về quê ở hẳn", "Hết thời gian làm xa", "Ghi nhầm là đã đi")
_SETTLE_REASONS = ("Mua nhà", "Xây nhà mới", "Thuê nhà", "Từ nơi khác chuyển về")


class MergeDialog(LifeDialog):
    """Plans ``merge``: the household chosen joins this one."""

    def __init__(self, context: Context, household: Household) -> None:
        super().__init__(
            context, "Gộp hộ", f"Người của hộ được chọn về hộ {title(household)}; hộ ấy thôi là hộ."
        )
        self._household = household
        self.other = HouseholdField(context, household.id)
        self.other.chosen.connect(self.touched)
        self.relations = RelationsField()
        self.form.add("other", "Hộ về ở chung *", self.other)
        self.form.add("relations", "Quan hệ mới", self.relations)
        self.ask_day("Ngày gộp *", _MERGE_REASONS)
        self.finish("Gộp hộ")

    def touched(self) -> None:
        """Ask what each of those who come is to the head here."""
        other = self.other.household
        people = other.members if other else ()
        self.relations.show_people([(p.id, described(p), "") for p in people])
        self.form.show_row("relations", shown=bool(people))
        super().touched()

    def plan(self) -> LifePlan:
        """Return the merging as typed."""
        other = self.other.required("Hãy chọn hộ về ở chung với hộ này.")
        return merge(self._household, other, self.happened(), relations=self.relations.relations)


class LeaveDialog(LifeDialog):
    """Plans ``leave``."""

    def __init__(self, context: Context, household: Household) -> None:
        super().__init__(
            context,
            "Chuyển khỏi làng",
            f"Cả hộ {title(household)} rời làng; tên và lịch sử vẫn giữ trong sổ.",
        )
        self._household = household
        self.destination = OpenCombo("Nơi đến", DESTINATIONS)
        self.form.add("destination", "Nơi đến", self.destination)
        self.ask_day("Ngày đi *", _LEAVE_REASONS)
        self.finish("Ghi chuyển khỏi làng")

    def plan(self) -> LifePlan:
        """Return the leaving as typed."""
        return leave(self._household, self.happened(), self.destination.currentText())


class ReturnDialog(LifeDialog):
    """Plans ``return_``."""

    def __init__(self, context: Context, household: Household) -> None:
        super().__init__(
            context, "Hộ trở về", f"Hộ {title(household)} có lại trong danh sách với mã cũ."
        )
        self._household = household
        self.ask_day("Ngày về *", _RETURN_REASONS)
        self.finish("Ghi hộ trở về")

    def plan(self) -> LifePlan:
        """Return the return as typed."""
        return return_(self._household, self.happened())


class SettleDialog(LifeDialog):
    """Plans ``settle``: a household that is new here, its head first of all."""

    def __init__(self, context: Context, group_id: int) -> None:
        super().__init__(
            context, "Hộ mới đến", "Ghi chủ hộ trước; người khác ghi thêm ở “Người mới đến”."
        )
        groups = [(group.id, group.name) for group in self.book.groups.all()]
        self.group = Combo("Tổ", groups)
        self.group.choose(group_id)
        self.head = NewPersonField(self.book.today.year)
        self.residence = Combo("Cư trú", [(PERMANENT, PERMANENT), (TEMPORARY, TEMPORARY)])
        self.size_field = NumberField("Số nhân khẩu", 1, MAX_SIZE)
        self.address, self.phone = QLineEdit(), QLineEdit()
        self.form.add("head", "Chủ hộ *", self.head)
        self.form.add("group_id", "Tổ *", self.group)
        self.form.add("address", "Địa chỉ", self.address)
        self.form.add("phone", "Điện thoại", self.phone)
        self.form.add("declared_size", "Số nhân khẩu", self.size_field)
        self.form.add("residence", "Cư trú", self.residence)
        self.ask_day("Ngày đến *", _SETTLE_REASONS)
        self.finish("Ghi hộ mới đến")

    def plan(self) -> LifePlan:
        """Return the new household as typed."""
        head = self.head.person("head", "Hãy ghi họ tên chủ hộ.")
        if not isinstance(self.group.value, int):
            raise UserError("Hãy chọn tổ của hộ.", field="group_id")
        with naming("declared_size"):
            size = self.size_field.number()
        event = self.happened()
        head = replace(
            head,
            relation=HEAD,
            residence=str(self.residence.value),
            residence_from=event.happened_on,
        )
        household = Household(
            group_id=self.group.value,
            address=self.address.text(),
            phone=clean_phone(self.phone.text()),
            declared_size=size,
            people=(head,),
        )
        return settle(household, event)
