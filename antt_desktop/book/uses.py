"""Writes down what was done with the book as a whole; it cannot be taken back."""

from antt_desktop.book.actions import Actions
from antt_desktop.book.store import Store
from antt_desktop.domain.book_uses import BookUse, UseKind
from antt_desktop.domain.roles import Act, Role

_COLUMNS = ("at", "who", "kind", "what", "purpose", "rows", "protected")


class UsesPart:
    """The lists that left the book, its passphrases and restorations."""

    def __init__(self, store: Store, actions: Actions) -> None:
        self._store = store
        self._actions = actions

    @property
    def role(self) -> Role:
        """Return the role of whoever is at the keyboard."""
        return self._actions.role

    def note(self, use: BookUse, act: Act = Act.PRINT) -> None:
        """Write one down, as an action of its own or inside the open one."""
        at = self._actions.clock().isoformat(timespec="seconds")
        values = (at, self._actions.who, use.kind, use.what, use.purpose, use.rows, use.protected)
        with self._actions.action(use.what, act=act):
            self._store.insert_many("book_uses", _COLUMNS, [values])

    def all(self, kind: UseKind | None = None) -> list[BookUse]:
        """Return what was done, the last first."""
        return [
            BookUse(UseKind(kind), what, purpose, rows, bool(protected), at, who)
            for at, who, kind, what, purpose, rows, protected in self._store.run(
                f"SELECT {', '.join(_COLUMNS)} FROM book_uses WHERE ? IN ('', kind)"
                " ORDER BY id DESC",
                (kind or "",),
            )
        ]
