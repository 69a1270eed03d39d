"""The columns of the list of households in a campaign."""

from collections.abc import Callable, Mapping

from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import PledgeRow, Status
from antt_desktop.ui.kit.columns import Column, Pill
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.theme import Tone

_TONES = {
    Status.NOT_PRINTED: Tone.NEUTRAL,
    Status.PRINTED: Tone.WAITING,
    Status.SIGNED: Tone.DONE,
    Status.ABSENT: Tone.TROUBLE,
    Status.DECLINED: Tone.TROUBLE,
}
GROUP, CODE = "group", "code"
"""Sort keys of the columns shown only for the whole village, and only for one tổ."""


def pill(status: Status) -> Pill:
    """Return a state as a pill."""
    return Pill(status.label, _TONES[status], "check" if status is Status.SIGNED else "")


def pledge_columns(groups: Callable[[], Mapping[int, Group]]) -> list[Column[PledgeRow]]:
    """Return the columns; ``groups`` gives the tổ by id as they are now."""

    def group_name(row: PledgeRow) -> str:
        group = groups().get(row.group_id)
        return group.name if group else ""

    return [
        Column(
            title="Chủ hộ",
            text=lambda row: row.head or presenter.NO_HEAD,
            key="name",
            sample="Nguyễn Thị Hồng Đạt",
        ),
        Column(title="Tổ", text=group_name, key=GROUP, sample="Tổ 13"),
        Column(
            title="Tình trạng",
            text=lambda row: row.status.label,
            key="status",
            sample="Đã in, chờ ký a",
            pills=lambda row: [pill(row.status)],
            tooltip=presenter.told,
        ),
        Column(
            title="Ngày ký",
            text=lambda row: str(row.signed_on or ""),
            key="signed_on",
            sample="18/02/2026",
        ),
        Column(
            title="Bản quét",
            text=lambda row: str(row.scans) if row.scans > 1 else "",
            sample="Bản quét",
            icon=lambda row: "paperclip" if row.scans else "",
            tooltip=lambda row: f"Đã lưu {row.scans} trang bản quét" if row.scans else "",
        ),
        Column(title="Mã hộ", text=lambda row: row.code, key=CODE, sample="03-005", muted=True),
        Column(
            title="Ghi chú",
            text=presenter.note,
            stretch=True,
            muted=True,
            tooltip=presenter.note,
        ),
    ]
