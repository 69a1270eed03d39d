"""The rows of settings: one text each, by key. What they mean is for those who ask to know."""

from antt_desktop.book.store import Store
from antt_desktop.book.tables import Setting
from antt_desktop.domain.village import Village

VILLAGE_FIELDS = ("name", "commune", "province", "heading_upper", "heading_own")


def setting(store: Store, key: str) -> str:
    """Return one setting, '' where it was never set."""
    rows = store.query(Setting.select(Setting.value).where(Setting.key == key))
    return str(rows[0][0]) if rows else ""


def put_setting(store: Store, key: str, value: str) -> None:
    """Set one setting inside the open action."""
    store.run(
        "INSERT INTO settings (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def present_village(store: Store) -> Village:
    """Return the names of the village as they are now."""
    values = dict(store.query(Setting.select(Setting.key, Setting.value)))
    return Village(**{name: values.get(f"village.{name}", "") for name in VILLAGE_FIELDS})
