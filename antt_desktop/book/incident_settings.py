"""What a village settles for its incident log: kinds, limits, the mediation team."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from antt_desktop.book.actions import Actions
from antt_desktop.book.setting_rows import put_setting, setting
from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.incident_kinds import (
    IncidentKind,
    Limits,
    MediationTeam,
    checked_kinds,
    checked_limits,
)
from antt_desktop.domain.text import tidy

_KINDS, _LIMITS, _TEAM = "incidents.kinds", "incidents.limits", "incidents.team"


class IncidentSettingsPart:
    """The book's own settings of the log; new ones hold for what is written down afterwards."""

    def __init__(self, store: Store, actions: Actions) -> None:
        self._store = store
        self._actions = actions

    def kinds(self) -> tuple[IncidentKind, ...] | None:
        """Return the village's own kinds, None while those of the forms hold."""
        kept = setting(self._store, _KINDS)
        return tuple(IncidentKind(**kind) for kind in json.loads(kept)) if kept else None

    def save_kinds(self, kinds: Sequence[IncidentKind]) -> None:
        """Keep the kinds of the village; UserError for a name or a number that cannot be."""
        self._put("Sửa loại vụ việc", _KINDS, [asdict(kind) for kind in checked_kinds(kinds)])

    def limits(self) -> Limits:
        """Return the limits that hold for every kind."""
        kept = setting(self._store, _LIMITS)
        return Limits(**json.loads(kept)) if kept else Limits()

    def save_limits(self, limits: Limits) -> None:
        """Keep the limits; UserError, with its field, for one that cannot be."""
        self._put("Sửa thời hạn vụ việc", _LIMITS, asdict(checked_limits(limits)))

    def team(self) -> MediationTeam:
        """Return the mediation team and what stands on the cover of its register."""
        kept = setting(self._store, _TEAM)
        if not kept:
            return MediationTeam()
        values = json.loads(kept)
        return MediationTeam(
            name=values["name"],
            head=values["head"],
            members=tuple(values["members"]),
            book_number=values["book_number"],
            opened_on=PartialDate.from_iso(values["opened_on"]),
        )

    def save_team(self, team: MediationTeam) -> None:
        """Keep the mediation team, its names tidied and empty ones left out."""
        team = replace(
            team,
            name=tidy(team.name) or MediationTeam().name,
            head=tidy(team.head),
            members=tuple(dict.fromkeys(tidy(name) for name in team.members if name.strip())),
            book_number=tidy(team.book_number),
        )
        opened_on = team.opened_on.iso if team.opened_on else ""
        self._put("Sửa tổ hòa giải", _TEAM, asdict(team) | {"opened_on": opened_on})

    def _put(self, name: str, key: str, value: object) -> None:
        with self._actions.action(name):
            put_setting(self._store, key, json.dumps(value, ensure_ascii=False))
