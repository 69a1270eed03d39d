"""What one action did, row by row: each value before and after, in words of the village."""

from collections.abc import Iterator

from antt_desktop.book.household_changes import HOUSEHOLD_FIELDS, PERSON_FIELDS
from antt_desktop.book.incident_changes import INCIDENT_FIELDS
from antt_desktop.book.row_changes import differences, first_to_last, read_row
from antt_desktop.book.store import Store
from antt_desktop.book.table_names import TABLE_NAMES
from antt_desktop.domain.identity import masked
from antt_desktop.domain.pledges import Status

_MOST = 300
_FIELDS = {
    "groups": {"number": "Số tổ", "name": "Tên tổ", "leader": "Tổ trưởng", "deputy": "Tổ phó"},
    "group_terms": {"name": "Họ tên", "since": "Từ ngày", "until": "Đến ngày"},
    "campaigns": {
        "name": "Tên đợt", "year": "Năm", "form_date": "Ngày trên bản", "closed_on": "Ngày chốt",
    },
    "pledges": {
        "status": "Kết quả", "signed_on": "Ngày ký", "signer": "Người ký", "reason": "Lý do",
        "relation": "Quan hệ với chủ hộ", "receiver": "Người nhận",
    },
    "meetings": {
        "title": "Tên cuộc họp", "kind": "Loại", "day": "Ngày", "start_time": "Bắt đầu",
        "end_time": "Kết thúc", "place": "Nơi họp", "chair": "Chủ trì", "secretary": "Thư ký",
        "proceedings": "Diễn biến", "conclusion": "Kết luận",
    },
    "meeting_tasks": {"what": "Việc", "who": "Người làm", "due": "Hạn", "done_on": "Xong ngày"},
    "book_uses": {"what": "Việc", "purpose": "Mục đích", "rows": "Số dòng"},
    "privacy_requests": {"kind": "Yêu cầu", "asked_by": "Người yêu cầu", "answer": "Kết quả"},
    "households": HOUSEHOLD_FIELDS,
    "persons": PERSON_FIELDS,
    **INCIDENT_FIELDS,
}  # fmt: skip
_NAMED_BY = ("head", "name", "title", "what", "text", "code", "key")


_SETTINGS = {
    "village.name": "Tên làng", "village.commune": "Xã, phường",
    "village.province": "Tỉnh, thành phố", "village.heading_upper": "Dòng trên của giấy",
    "village.heading_own": "Dòng dưới của giấy",
}  # fmt: skip
_SETTING_GROUPS = {
    "operator": "Người làm việc với sổ", "people": "Người làm việc với sổ",
    "incidents": "Cách ghi vụ việc", "meetings": "Cách ghi biên bản", "book": "Mã sổ",
    "retention": "Thời gian giữ dữ liệu",
}  # fmt: skip


def action_details(store: Store, action_id: int) -> list[str]:
    """Return what an action changed, a sentence without a stop for each; at most some hundred."""
    rows = [
        (table, read_row(before), read_row(after))
        for table, before, after in store.run(
            "SELECT tbl, before, after FROM history WHERE action_id = ? ORDER BY id", (action_id,)
        )
    ]
    erased = sum(not before and not after for _table, before, after in rows)
    told = list(_told(rows))
    if erased:
        told.append(f"{erased} dòng đã xóa nội dung theo quy định")
    more = len(told) - _MOST
    return [*told[:_MOST], f"… và {more} thay đổi nữa"] if more > 0 else told


def _told(rows: list[tuple[str, dict[str, object], dict[str, object]]]) -> Iterator[str]:
    for table, before, after in first_to_last(rows):
        if table == "settings":
            yield from _setting(before, after)
            continue
        title = TABLE_NAMES.get(table, table)
        name = _name(after or before)
        if not before or not after:
            yield f"{title}: {'thêm' if after else 'bỏ'} {name}".strip()
            continue
        for line in differences(_FIELDS.get(table, {}), _said(before), _said(after)):
            yield f"{title} {name} – {line}".replace("  ", " ")


def _setting(before: dict[str, object], after: dict[str, object]) -> Iterator[str]:
    """Tell of a setting; what is no plain text is only named."""
    key = str((after or before)["key"])
    if key in _SETTINGS:
        yield from differences({"value": _SETTINGS[key]}, before, after)
    else:
        yield f"Sửa {_SETTING_GROUPS.get(key.partition('.')[0], 'cài đặt của sổ').lower()}"


def _said(row: dict[str, object]) -> dict[str, object]:
    """Return a row as it may be shown: states in words, identity numbers by their last digits."""
    shown = dict(row)
    if "status" in row:
        shown["status"] = Status(str(row["status"])).label
    if row.get("identity"):
        shown["identity"] = masked(str(row["identity"]))
    return shown


def _name(row: dict[str, object]) -> str:
    found = next((str(row[field]) for field in _NAMED_BY if row.get(field)), "")
    return found.split("\n")[0][:80]
