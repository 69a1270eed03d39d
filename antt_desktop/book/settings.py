"""What the village settles once: its names, and who works at the keyboard."""

from collections.abc import Callable

from antt_desktop.book import life_records
from antt_desktop.book.actions import Actions
from antt_desktop.book.setting_rows import (
    VILLAGE_FIELDS,
    present_village,
    put_setting,
    setting,
)
from antt_desktop.book.store import Store
from antt_desktop.book.tables import Setting
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.life import LifeEvent, LifeKind, LifeRecord, checked_event
from antt_desktop.domain.text import name_key, tidy
from antt_desktop.domain.village import Village, checked, renaming

_OPERATOR = "operator"


class SettingsPart:
    """The settings of the book, one row each.

    ``keep_past`` is called before the village's names, which stand on papers, change.
    """

    def __init__(self, store: Store, actions: Actions, keep_past: Callable[[], None]) -> None:
        self._store = store
        self._actions = actions
        self._keep_past = keep_past

    def village(self) -> Village:
        """Return the names of the village."""
        return present_village(self._store)

    def save_village(self, village: Village, event: LifeEvent | None = None) -> None:
        """Save the names of the village; raise UserError where one is missing.

        ``event`` says from which day and why they changed; without one it is a correction.
        """
        village, before = checked(village), self.village()
        if event:
            event = checked_event(event, self._actions.today)
        with self._actions.action("Sửa thông tin làng"):
            self._keep_past()
            words = renaming(before, village)
            if event and words:
                life_records.record(self._store, LifeKind.VILLAGE, event, words)
            for name in VILLAGE_FIELDS:
                self.put(f"village.{name}", getattr(village, name))

    def village_changes(self) -> list[LifeRecord]:
        """Return how the village was renamed, the last first."""
        return life_records.records(self._store, "kind = ?", LifeKind.VILLAGE)

    def operators(self) -> tuple[str, ...]:
        """Return the names of the people who work in this book, in the order of Vietnamese."""
        rows = self._store.query(
            Setting.select(Setting.value).where(Setting.key.startswith(f"{_OPERATOR}."))
        )
        return tuple(sorted((value for (value,) in rows), key=name_key))

    def add_operator(self, name: str) -> None:
        """Add the name of a person who works in this book; a known one changes nothing."""
        name = tidy(name)
        if not name:
            raise UserError("Hãy ghi tên người làm việc với sổ.", field="name")
        with self._actions.action(f"Thêm người làm việc {name}"):
            self.put(f"{_OPERATOR}.{name}", name)

    def get(self, key: str) -> str:
        """Return one setting, '' where it was never set."""
        return setting(self._store, key)

    def put(self, key: str, value: str) -> None:
        """Set one setting inside the open action."""
        put_setting(self._store, key, value)
