"""What became of single rows, read from the history: each value before and after."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from antt_desktop.domain.dates import PartialDate

_ISO_DAYS = frozenset({
    "birth", "residence_from", "residence_to", "happened_on", "received_on", "deadline", "day",
    "due", "done_on",
})  # fmt: skip
_LONGEST = 120

Row = tuple[str, dict[str, Any], dict[str, Any]]
"""A table, and a row of it before and after; {} where it was not there, or was erased."""


def read_row(text: str | None) -> dict[str, Any]:
    """Return a row out of the history's JSON."""
    return json.loads(text) if text else {}


def first_to_last(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield each row once, as before and after the whole action."""
    first: dict[tuple[str, int], dict[str, Any]] = {}
    last: dict[tuple[str, int], dict[str, Any]] = {}
    for table, before, after in rows:
        if before or after:  # both are empty once they have been erased
            key = (table, (after or before)["id"])
            first.setdefault(key, before)
            last[key] = after
    for key, before in first.items():
        yield key[0], before, last[key]


def differences(
    labels: Mapping[str, str], before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[str]:
    """Yield “Địa chỉ: ngõ 3 → ngõ 5” for each value that changed, dates as people write them."""
    for field, label in labels.items():
        # A field that came with a later version was empty before.
        old, new = before.get(field) or "", after.get(field) or ""
        if old != new:
            yield f"{label}: {_shown(field, old)} → {_shown(field, new)}"


def _shown(field: str, value: object) -> str:
    if field in _ISO_DAYS:
        value = PartialDate.from_iso(str(value)) or ""
    text = str(value).replace("\n", ", ") or "—"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
