"""The people of the office: their roles, their codes, and who is at the keyboard."""

import json
from collections.abc import Mapping
from typing import Any

from antt_desktop.book.actions import Actions
from antt_desktop.book.secrets import matches, sealed
from antt_desktop.book.setting_rows import put_setting, setting
from antt_desktop.book.store import Store
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.roles import Act, OfficePerson, Role, checked_code, checked_people

_PEOPLE = "people.list"


class PeoplePart:
    """A curtain, as the code of sensitive incidents is: the lock is the passphrase.

    While nobody is named here everybody may do everything; once somebody is, a book begins
    with looking only, until one of them signs in.
    """

    def __init__(self, store: Store, actions: Actions) -> None:
        self._store = store
        self._actions = actions
        if self._stored():
            actions.role = Role.VIEWER

    @property
    def role(self) -> Role:
        """Return the role of whoever is at the keyboard."""
        return self._actions.role

    def all(self) -> list[OfficePerson]:
        """Return the people in the order they were written down."""
        return [
            OfficePerson(entry["name"], Role(entry["role"]), bool(entry["code"]))
            for entry in self._stored()
        ]

    def save(self, people: list[OfficePerson], codes: Mapping[str, str]) -> None:
        """Write the people down; ``codes`` are new ones by name, '' takes one away.

        Whoever keeps his name keeps his code. Raises UserError for what cannot be.
        """
        people = checked_people(people)
        known = {entry["name"]: entry["code"] for entry in self._stored()}
        entries = []
        for person in people:
            code = known.get(person.name, "")
            if person.name in codes:
                code = sealed(checked_code(codes[person.name])) if codes[person.name] else ""
            entries.append({"name": person.name, "role": person.role, "code": code})
        with self._actions.action("Sửa người làm việc với sổ", act=Act.OWN):
            put_setting(self._store, _PEOPLE, json.dumps(entries, ensure_ascii=False))
        if not entries:
            self._actions.role = Role.OWNER

    def sign_in(self, name: str, code: str = "") -> None:
        """Put somebody at the keyboard; UserError (field ``code``) for a wrong code."""
        entry = next((entry for entry in self._stored() if entry["name"] == name), None)
        if entry is None:
            raise UserError("Không có tên này trong danh sách người làm.", field="name")
        if entry["code"] and not matches(code.strip(), entry["code"]):
            raise UserError("Mã không đúng. Hãy gõ lại.", field="code")
        self._actions.role = Role(entry["role"])

    def open_as_owner(self, code: str) -> None:
        """Let work begin without a window, by the code of an owner, where one has a code."""
        owners = [entry for entry in self._stored() if entry["role"] == Role.OWNER]
        coded = [entry["code"] for entry in owners if entry["code"]]
        if coded and not any(matches(code.strip(), one) for one in coded):
            raise UserError("Mã của người giữ sổ không đúng.", field="code")
        self._actions.role = Role.OWNER

    @property
    def needs_code(self) -> bool:
        """Tell whether an owner has a code."""
        return any(person.has_code and person.role is Role.OWNER for person in self.all())

    def _stored(self) -> list[dict[str, Any]]:
        text = setting(self._store, _PEOPLE)
        found: list[dict[str, Any]] = json.loads(text) if text else []
        return found
