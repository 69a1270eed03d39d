"""What was changed in one household, read from the history: when, by whom, before and after."""

from collections.abc import Iterator, Mapping
from typing import Any

from antt_desktop.book.row_changes import differences, first_to_last, read_row
from antt_desktop.book.search import json_ids
from antt_desktop.book.store import Store
from antt_desktop.domain.changes import HouseholdChange
from antt_desktop.domain.dates import PartialDate

HOUSEHOLD_FIELDS = {
    "code": "Mã hộ", "address": "Địa chỉ", "phone": "Điện thoại", "declared_size": "Số khẩu khai",
    "categories": "Diện", "note": "Ghi chú", "ended_why": "Không còn ở làng",
}  # fmt: skip
PERSON_FIELDS = {
    "name": "họ tên", "relation": "quan hệ", "sex": "giới tính", "birth": "ngày sinh",
    "identity": "CCCD", "phone": "điện thoại", "occupation": "nghề nghiệp",
    "residence": "cư trú", "residence_from": "từ ngày", "residence_to": "đến ngày",
    "note": "ghi chú",
}  # fmt: skip
_ROWS = """
SELECT action_id, id, tbl, before, after FROM history WHERE tbl = 'households' AND row_id = ?1
UNION ALL
SELECT action_id, id, tbl, before, after FROM history WHERE tbl = 'persons'
    AND json_extract(coalesce(after, before), '$.household_id') = ?1
UNION ALL
SELECT h.action_id, h.id, h.tbl, h.before, h.after FROM life_events e CROSS JOIN history h
    ON h.tbl = 'life_events' AND h.row_id = e.id WHERE e.household_id = ?1
ORDER BY 1 DESC, 2 LIMIT ?2
"""
_MOST_ROWS = 2000


def changes_of(store: Store, household_id: int, cancelled: set[int]) -> list[HouseholdChange]:
    """Return the actions that touched a household, the last first.

    ``cancelled`` are the actions that were taken back. Phone and identity numbers are told
    as they were; nothing is told of what has been erased.
    """
    groups = dict(store.run("SELECT id, name FROM groups"))
    by_action: dict[int, list[tuple[str, Any, Any]]] = {}
    for action_id, _, table, before, after in store.run(_ROWS, (household_id, _MOST_ROWS)):
        rows = by_action.setdefault(action_id, [])
        rows.append((table, read_row(before), read_row(after)))
    changes = []
    actions = store.run(
        "SELECT id, at, who, name FROM actions WHERE id IN (SELECT value FROM json_each(?))"
        " ORDER BY id DESC",
        (json_ids(by_action),),
    )
    for action_id, at, who, name in actions:
        rows = by_action[action_id]
        event: dict[str, Any] = next(
            (after for table, _, after in rows if table == "life_events" and after), {}
        )
        changes.append(
            HouseholdChange(
                action_id=action_id,
                at=at,
                who=who,
                name=event.get("words", name),
                happened_on=PartialDate.from_iso(event.get("happened_on", "")),
                reason=event.get("reason", ""),
                details=tuple(_details(rows, groups)),
                undone=action_id in cancelled,
            )
        )
    return changes


def _details(
    rows: list[tuple[str, dict[str, Any], dict[str, Any]]], groups: Mapping[int, str]
) -> Iterator[str]:
    for table, before, after in first_to_last(rows):
        if table == "households" and before and after:
            if before["group_id"] != after["group_id"]:
                places = (groups.get(row["group_id"], "—") for row in (before, after))
                yield "Tổ: {} → {}".format(*places)
            yield from differences(HOUSEHOLD_FIELDS, before, after)
        elif table == "persons" and before and after:
            for line in differences(PERSON_FIELDS, before, after):
                yield f"{after['name']} – {line}"
        elif table == "persons" and after:
            yield f"Thêm {after['name']} ({after['relation'] or 'chưa ghi quan hệ'})"
        elif table == "persons" and before:
            yield f"Bỏ {before['name']}"
