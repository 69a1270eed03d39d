"""Who is asking, and what they may see: the one curtain before sensitive incidents.

Every read of incidents, of the history and of the search goes through here. While the curtain
is drawn a sensitive incident does not exist for anybody who asks: not in lists, figures,
search, history, undo, papers or exports. It is a curtain, not a lock: whoever has the file and
another tool can read it, unless the book has a passphrase.
"""

from collections.abc import Iterable, Sequence

from antt_desktop.book.actions import Actions
from antt_desktop.book.curtain import Curtain
from antt_desktop.book.search import json_ids
from antt_desktop.book.secrets import matches, sealed
from antt_desktop.book.setting_rows import put_setting, setting
from antt_desktop.book.store import Store
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incidents import Look
from antt_desktop.domain.roles import Act
from antt_desktop.domain.text import nfc

_CODE = "incidents.code"
_SHORTEST = 4


class AccessPart:
    """Opens and draws the curtain, and writes down who looked at what behind it.

    What is written down here cannot be undone.
    """

    def __init__(self, store: Store, actions: Actions, curtain: Curtain) -> None:
        self._store = store
        self._actions = actions
        self._curtain = curtain

    @property
    def shows_sensitive(self) -> bool:
        """Tell whether sensitive incidents are shown now."""
        return self._curtain.is_open

    @property
    def has_code(self) -> bool:
        """Tell whether the owner of the book has set a code."""
        return bool(setting(self._store, _CODE))

    def show(self, code: str = "") -> None:
        """Show sensitive incidents until ``hide``; the history says who did.

        Raises UserError (field ``code``) for a wrong code, and for a book that is only looked
        at: nothing could be written down there.
        """
        if self._store.read_only:
            raise UserError("Sổ đang mở chỉ để xem nên không mở được phần vụ việc nhạy cảm.")
        self._refuse_wrong(code, "code")
        with self._actions.action("Mở phần vụ việc nhạy cảm", act=Act.PRINT):
            self._note([(None, "Mở")])
        self._curtain.is_open = True

    def hide(self) -> None:
        """Draw the curtain again."""
        self._curtain.is_open = False
        self._curtain.noted.clear()

    def set_code(self, new: str, old: str = "") -> None:
        """Set the owner's code; '' takes it away.

        Raises UserError: field ``old`` where that is not the present one, ``new`` where the
        new one is too short.
        """
        self._refuse_wrong(old, "old")
        new = nfc(new).strip()
        if new and len(new) < _SHORTEST:
            raise UserError(f"Mã cần ít nhất {_SHORTEST} chữ hoặc số.", field="new")
        what = "Đặt mã" if new else "Bỏ mã"
        with self._actions.action(f"{what} xem vụ việc nhạy cảm", act=Act.OWN):
            put_setting(self._store, _CODE, sealed(new) if new else "")
            self._note([(None, what)])

    def note(self, ids: Iterable[int], look: Look) -> None:
        """Write into the history which sensitive ones among some incidents were looked at.

        Once for each while the curtain is open; nothing while it is drawn.
        """
        if not self.shows_sensitive:
            return
        found = self._store.run(
            "SELECT id FROM incidents WHERE sensitive AND id IN (SELECT value FROM json_each(?))",
            (json_ids(i for i in ids if (i, str(look)) not in self._curtain.noted),),
        )
        looked = {(incident_id, str(look)) for (incident_id,) in found}
        if not looked:
            return
        self._curtain.noted |= looked  # at once: whoever hears of the action looks again
        try:
            with self._actions.action(f"{look} vụ việc nhạy cảm", act=Act.PRINT):
                self._note(sorted(looked))
        except BaseException:
            self._curtain.noted -= looked
            raise

    def looks(self, incident_id: int) -> list[tuple[str, str, str]]:
        """Return who looked at an incident: (ISO local time, who, what), the last first."""
        return [
            (at, who, what)
            for at, who, what in self._store.run(
                "SELECT at, who, what FROM incident_views WHERE incident_id = ? ORDER BY id DESC",
                (incident_id if self._curtain.sees(incident_id) else 0,),
            )
        ]

    def _note(self, rows: Sequence[tuple[int | None, str]]) -> None:
        at = self._actions.clock().isoformat(timespec="seconds")
        self._store.insert_many(
            "incident_views",
            ("incident_id", "at", "who", "what"),
            [(incident_id, at, self._actions.who, what) for incident_id, what in rows],
        )

    def _refuse_wrong(self, code: str, field: str) -> None:
        if not self.has_code:
            return
        if not matches(code.strip(), setting(self._store, _CODE)):
            raise UserError("Mã không đúng. Hãy gõ lại, hoặc hỏi người giữ sổ.", field=field)
