"""Kinds of incidents: what a village decides for itself, as data.

The kinds that are shipped stand in forms/incidents.toml; a village's own list is kept in the
book. What may be a crime, and violence in the family, is reported to the commune's police at
once and is never mediated (Luật Hòa giải ở cơ sở 35/2013/QH13, Điều 3; Luật Lực lượng tham gia
bảo vệ an ninh, trật tự ở cơ sở, 2024).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incidents import Incident
from antt_desktop.domain.periods import days_after
from antt_desktop.domain.text import fold, tidy

DEADLINE_DAYS = 30
MEDIATE_DAYS = 3
KEEP_YEARS = 5
_MOST_DAYS = 3650
_MOST_YEARS = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentKind:
    """A kind of matter and its limits.

    ``mediate_days``: mediation begins within so many days (0: such matters are not mediated).
    ``deadline_days``: to be resolved within so many. ``police``: to be handed to the commune's
    police at once. ``sensitive``: new ones are hidden at first. ``keep_years``: how long the
    names are kept after it is closed. ``mediation_type`` is the loại vụ of the mediation
    register (mâu thuẫn, dân sự, hôn nhân và gia đình).
    """

    name: str
    mediate_days: int = MEDIATE_DAYS
    deadline_days: int = DEADLINE_DAYS
    police: bool = False
    sensitive: bool = False
    keep_years: int = KEEP_YEARS
    mediation_type: str = ""

    def limits(self, incident: Incident) -> Incident:
        """Return a matter of this kind with its days set, counted from when it was received."""
        received = incident.received_on
        mediated = self.mediate_days and not self.police
        return replace(
            incident,
            kind=self.name,
            police=self.police,
            keep_years=self.keep_years,
            mediate_by=days_after(received, self.mediate_days) if received and mediated else None,
            deadline=days_after(received, self.deadline_days) if received else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The village's own limits for every kind.

    ``prolonged_days``: open for more days is kéo dài. ``silent_days``: so many days without an
    entry. ``hot_count`` matters at one place within ``hot_months`` months are a hot spot.
    """

    prolonged_days: int = 30
    silent_days: int = 14
    hot_count: int = 3
    hot_months: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationTeam:
    """Tổ hòa giải: its name, its head, its members, and the cover of its register.

    ``book_number`` is the quyển số, ``opened_on`` the day the register was opened.
    """

    name: str = "Tổ hòa giải"
    head: str = ""
    members: tuple[str, ...] = ()
    book_number: str = ""
    opened_on: PartialDate | None = None


def kind_named(kinds: Sequence[IncidentKind], name: str) -> IncidentKind:
    """Return the kind of a name; one with the usual limits where the list no longer has it."""
    return next((kind for kind in kinds if kind.name == name), IncidentKind(name=name))


def checked_kinds(kinds: Sequence[IncidentKind]) -> tuple[IncidentKind, ...]:
    """Return kinds tidied; UserError for a missing or double name, or a number that cannot be."""
    if not kinds:
        raise UserError("Hãy để lại ít nhất một loại vụ việc.", field="name")
    found: dict[str, IncidentKind] = {}
    for kind in kinds:
        name = tidy(kind.name)
        if not name:
            raise UserError("Mỗi loại vụ việc cần có tên.", field="name")
        if fold(name) in found:
            raise UserError(f"Có hai loại cùng tên “{name}”.", field="name")
        for days, most, what, field in (
            (kind.mediate_days, _MOST_DAYS, "Số ngày phải hòa giải", "mediate_days"),
            (kind.deadline_days - 1, _MOST_DAYS, "Số ngày phải giải quyết", "deadline_days"),
            (kind.keep_years, _MOST_YEARS, "Số năm giữ tên", "keep_years"),
        ):
            if not 0 <= days <= most:
                raise UserError(f"{what} của “{name}” không hợp lệ.", field=field)
        found[fold(name)] = replace(kind, name=name, mediation_type=tidy(kind.mediation_type))
    return tuple(found.values())


def checked_limits(limits: Limits) -> Limits:
    """Return limits as given; raise UserError, with its field, for one that cannot be."""
    for field, least, most, what in (
        ("prolonged_days", 1, _MOST_DAYS, "Số ngày coi là kéo dài"),
        ("silent_days", 1, _MOST_DAYS, "Số ngày không có diễn biến"),
        ("hot_count", 2, 100, "Số vụ coi là điểm nóng"),
        ("hot_months", 1, 120, "Số tháng xét điểm nóng"),
    ):
        if not least <= getattr(limits, field) <= most:
            raise UserError(f"{what} phải từ {least} đến {most}.", field=field)
    return limits
