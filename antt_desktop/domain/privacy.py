"""What a person may ask about his data (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15)."""

from dataclasses import dataclass, replace
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import tidy

ERASED = "(đã xóa tên)"
"""Stands where a person's name was erased on request."""
ERASED_NAME = "Việc về người đã xóa tên"
"""Stands for the name of an action that named such a person."""


class RequestKind(StrEnum):
    """What is asked for."""

    EXPORT = "export"
    CORRECT = "correct"
    ERASE = "erase"

    @property
    def label(self) -> str:
        """Return it in words."""
        return _LABELS[self]


_LABELS = {
    RequestKind.EXPORT: "Xin bản in dữ liệu",
    RequestKind.CORRECT: "Sửa dữ liệu sai",
    RequestKind.ERASE: "Xóa tên, xóa dữ liệu",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyRequest:
    """One request; ``done_on`` None waits for an answer. ``person_id`` of the roster, 0 none."""

    kind: RequestKind
    asked_by: str
    received_on: PartialDate | None
    person_id: int = 0
    note: str = ""
    done_on: PartialDate | None = None
    answer: str = ""
    id: int = 0


def checked_request(request: PrivacyRequest, today: PartialDate) -> PrivacyRequest:
    """Return a request tidied; UserError where who asked or the day is missing or to come."""
    asked_by = tidy(request.asked_by)
    if not asked_by:
        raise UserError("Hãy ghi ai yêu cầu.", field="asked_by")
    if request.received_on is None:
        raise UserError("Hãy ghi ngày nhận yêu cầu.", field="received_on")
    if request.received_on.iso > today.iso:
        raise UserError("Ngày nhận yêu cầu không thể sau hôm nay.", field="received_on")
    return replace(request, asked_by=asked_by, note=request.note.strip())
