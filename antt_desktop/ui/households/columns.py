"""The columns of the list of households, of its people, and of its pledges."""

from collections.abc import Callable, Collection

from antt_desktop.domain.changes import HouseholdChange
from antt_desktop.domain.households import HouseholdRow, Person
from antt_desktop.domain.identity import shown_phone
from antt_desktop.domain.pledges import Campaign, Status
from antt_desktop.ui.households.presenter import (
    NO_HEAD,
    NOTHING,
    PledgeLine,
    change_day,
    size_remark,
)
from antt_desktop.ui.kit.columns import Align, Column, Pill
from antt_desktop.ui.theme import Tone

STATUS_PILLS = {
    Status.NOT_PRINTED: Pill(Status.NOT_PRINTED.label),
    Status.PRINTED: Pill("Chờ ký", Tone.WAITING),
    Status.SIGNED: Pill(Status.SIGNED.label, Tone.DONE, "check"),
    Status.ABSENT: Pill(Status.ABSENT.label, Tone.TROUBLE),
    Status.DECLINED: Pill(Status.DECLINED.label, Tone.TROUBLE),
}
_HEADLESS = Pill(NO_HEAD, Tone.TROUBLE, "circle-alert")


def household_columns(
    group_name: Callable[[int], str], campaign: Campaign | None
) -> list[Column[HouseholdRow]]:
    """Return the columns of the list; tổ stands first, what seldom matters last."""
    covered: Collection[int] = frozenset(campaign.group_ids if campaign else ())

    def pledge(row: HouseholdRow) -> tuple[Pill, ...]:
        if row.group_id not in covered or not row.status:
            return ()
        return (STATUS_PILLS[Status(row.status)],)

    return [
        Column(
            title="Tổ", text=lambda row: group_name(row.group_id), key="group", sample="Tổ 109",
            muted=True,
        ),
        Column(
            title="Chủ hộ", text=lambda row: row.head, key="name", strong=True,
            sample="Nguyễn Thị Hồng Bình",
            pills=lambda row: () if row.head else (_HEADLESS,),
        ),
        Column(title="Địa chỉ", text=lambda row: row.address, key="address", sample="Ngõ 9, số 99"),
        Column(
            title="Nhân khẩu", text=lambda row: str(row.size or ""), key="size", align=Align.RIGHT,
            icon=lambda row: "triangle-alert" if row.size_differs else "", icon_role="waiting",
            tooltip=lambda row: size_remark(row.declared_size, row.listed_size),
        ),
        Column(
            title="Điện thoại", text=lambda row: shown_phone(row.phone), key="phone",
            sample="0964 464 646",
        ),
        Column(
            title=campaign.name if campaign else "Cam kết", text=lambda _row: "", key="status",
            pills=pledge, sample="Chưa đồng",
            tooltip=lambda row: Status(row.status).label if row.status else "",
        ),
        Column(
            title="Diện", text=lambda _row: "", stretch=True, sample="Hộ nghèo 0",
            pills=lambda row: tuple(Pill(name) for name in row.categories),
            tooltip=lambda row: ", ".join(row.categories),
        ),
        Column(title="Mã hộ", text=lambda row: row.code, key="code", sample="03-005", muted=True),
    ]  # fmt: skip


GROUP_COLUMN, SIZE_COLUMN, STATUS_COLUMN, CODE_COLUMN = 0, 3, 5, 7
"""Places in ``household_columns`` of what is hidden now and then."""
_DAY_COLUMN, _WHY_COLUMN = 4, 6


def ended_columns(group_name: Callable[[int], str]) -> list[Column[HouseholdRow]]:
    """Return the columns of the list of households that left: at the same places, day and why."""
    day: Column[HouseholdRow] = Column(
        title="Từ ngày", text=lambda row: str(row.ended_on or ""), sample="0964 464 646"
    )
    why: Column[HouseholdRow] = Column(
        title="Lý do", text=lambda row: row.ended_why, stretch=True, sample="Chuyển khỏi làng"
    )
    columns = household_columns(group_name, None)
    columns[_DAY_COLUMN], columns[_WHY_COLUMN] = day, why
    return columns


PersonRow = tuple[int, Person]


def people_columns() -> list[Column[PersonRow]]:
    """Return the columns of a household's people; rows are (id for the table, person)."""
    return [
        Column(
            title="Họ và tên", text=lambda row: row[1].name, strong=True, stretch=True,
            sample="Nguyễn Thị",
        ),
        Column(
            title="Quan hệ", text=lambda row: row[1].relation or NOTHING, sample="Con dâu",
        ),
        Column(
            title="Năm sinh", text=lambda row: str(row[1].birth.year) if row[1].birth else NOTHING,
            align=Align.RIGHT, tooltip=lambda row: str(row[1].birth or ""),
        ),
    ]  # fmt: skip


def pledge_columns() -> list[Column[PledgeLine]]:
    """Return the columns of a household's pledges."""
    return [
        Column(title="Đợt ký", text=lambda line: line.campaign, strong=True, sample="Năm 2026"),
        Column(
            title="Người ký", text=lambda line: line.signer or line.reason or NOTHING,
            stretch=True, sample="Ngô Văn",
        ),
        Column(
            title="Tình trạng", text=lambda _line: "", sample="Chưa đồng ý 0",
            pills=lambda line: (STATUS_PILLS[line.status],), tooltip=lambda line: line.reason,
        ),
    ]  # fmt: skip


def change_columns() -> list[Column[HouseholdChange]]:
    """Return the columns of what was changed in a household."""
    return [
        Column(title="Ngày", text=change_day, sample="18/02/2026", muted=True),
        Column(
            title="Việc", text=lambda change: change.name, stretch=True, sample="Đổi chủ hộ",
            icon=lambda change: "undo-2" if change.undone else "", icon_role="muted",
        ),
    ]  # fmt: skip
