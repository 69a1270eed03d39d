"""What may be seen of incidents now: the SQL that every read of them begins with."""

from antt_desktop.book.store import Store

_UNSEEN = (
    "SELECT a.action_id FROM incident_actions a"
    " JOIN incident_numbers n ON n.incident_id = a.incident_id WHERE n.sensitive"
)
"""The actions that concerned a sensitive incident, also one that was deleted."""


class Curtain:
    """Hides sensitive incidents while it is not open; drawn when a book is opened."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.is_open = False
        self.noted: set[tuple[int, str]] = set()  # what is written down of who looked

    def like(self, other: "Curtain") -> None:
        """Stand as another does: a book lent to a job is asked by the same person."""
        self.is_open, self.noted = other.is_open, other.noted

    @property
    def incidents(self) -> str:
        """Return what to read instead of the table ``incidents``."""
        return "incidents" if self.is_open else "(SELECT * FROM incidents WHERE NOT sensitive)"

    @property
    def unseen_actions(self) -> str:
        """Return the SQL that gives the ids of actions nobody may be told of."""
        return "SELECT NULL WHERE 0" if self.is_open else _UNSEEN

    def sees(self, incident_id: int) -> bool:
        """Tell whether an incident is there for who is asking."""
        return bool(self._store.run(f"SELECT 1 FROM {self.incidents} WHERE id = ?", (incident_id,)))

    def hides_action(self, action_id: int) -> bool:
        """Tell whether nobody may be told of an action."""
        return bool(self._store.run(f"SELECT 1 WHERE ? IN ({self.unseen_actions})", (action_id,)))
