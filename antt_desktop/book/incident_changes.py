"""What was changed in one incident, read from the history: when, by whom, before and after."""

from collections.abc import Iterator, Sequence

from antt_desktop.book.row_changes import Row, differences, first_to_last, read_row
from antt_desktop.book.store import Store
from antt_desktop.domain.changes import RecordChange

INCIDENT_FIELDS = {
    "incidents": {
        "title": "Tóm tắt", "kind": "Loại", "happened_on": "Ngày xảy ra",
        "happened_at": "Giờ xảy ra", "place": "Nơi xảy ra", "group_name": "Tổ",
        "source": "Nguồn tin", "reporter": "Người báo", "story": "Nội dung",
        "in_charge": "Người phụ trách", "received_on": "Ngày tiếp nhận", "deadline": "Hạn",
    },
    "incident_parties": {
        "name": "Họ tên", "address": "Địa chỉ", "birth": "Ngày sinh", "phone": "Điện thoại",
    },
    "incident_entries": {"day": "Ngày", "text": "Diễn biến", "who": "Người ghi"},
    "incident_mediations": {
        "day": "Ngày hòa giải", "place": "Nơi hòa giải", "mediators": "Hòa giải viên",
        "positions": "Ý kiến các bên", "agreement": "Thỏa thuận",
    },
    "incident_duties": {
        "what": "Cam kết", "who": "Người thực hiện", "due": "Hạn thực hiện",
        "done_on": "Ngày thực hiện", "note": "Ghi chú",
    },
}  # fmt: skip
_NAMED = {
    "incident_parties": ("người", "name"),
    "incident_entries": ("diễn biến", "text"),
    "incident_mediations": ("buổi hòa giải lần", "number"),
    "incident_duties": ("cam kết", "what"),
    "incident_files": ("tệp", "name"),
}
_ROWS = """
SELECT a.id, a.at, a.who, a.name, h.tbl, h.before, h.after
FROM incident_actions c JOIN actions a ON a.id = c.action_id
JOIN history h ON h.action_id = a.id AND (h.tbl = 'incidents' AND h.row_id = ?1
    OR h.tbl LIKE 'incident\\_%' ESCAPE '\\'
    AND json_extract(coalesce(h.after, h.before), '$.incident_id') = ?1)
WHERE c.incident_id = ?1 ORDER BY a.id DESC, h.id
"""


def incident_changes(store: Store, incident_id: int, cancelled: set[int]) -> list[RecordChange]:
    """Return the actions that touched an incident, the last first.

    ``cancelled`` are the actions that were taken back. Nothing is told of what was erased.
    """
    actions: dict[int, tuple[str, str, str]] = {}
    rows: dict[int, list[Row]] = {}
    for action_id, at, who, name, table, before, after in store.run(_ROWS, (incident_id,)):
        actions[action_id] = (at, who, name)
        rows.setdefault(action_id, []).append((table, read_row(before), read_row(after)))
    return [
        RecordChange(
            action_id=action_id,
            at=at,
            who=who,
            name=name,
            details=tuple(_details(rows[action_id])),
            undone=action_id in cancelled,
        )
        for action_id, (at, who, name) in actions.items()
    ]


def _details(rows: Sequence[Row]) -> Iterator[str]:
    for table, before, after in first_to_last(rows):
        if before and after:
            yield from differences(INCIDENT_FIELDS.get(table, {}), before, after)
        elif table in _NAMED:
            what, field = _NAMED[table]
            yield f"{'Thêm' if after else 'Bỏ'} {what}: {(after or before)[field]}"
