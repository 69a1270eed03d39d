"""Who may do what with a book: the one place that says so."""

from dataclasses import dataclass
from enum import StrEnum

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import tidy

_SHORTEST_CODE = 4


class Act(StrEnum):
    """The sorts of acts that are told apart."""

    CHANGE = "change"
    PRINT = "print"
    """Printing and looking, with what that leaves in the history."""
    OWN = "own"
    """The passphrase, restoring, the people of the office, erasing and hiding for good."""


class Role(StrEnum):
    """What somebody of the office is allowed."""

    OWNER = "owner"
    CLERK = "clerk"
    VIEWER = "viewer"

    @property
    def label(self) -> str:
        """Return it in words."""
        return _LABELS[self]


_LABELS = {
    Role.OWNER: "Người giữ sổ",
    Role.CLERK: "Người ghi sổ",
    Role.VIEWER: "Chỉ xem và in",
}
_MAY = {
    Role.OWNER: frozenset(Act),
    Role.CLERK: frozenset({Act.CHANGE, Act.PRINT}),
    Role.VIEWER: frozenset({Act.PRINT}),
}
ONLY_LOOKS = "Bạn được xem và in, không sửa sổ. Hãy nhờ người ghi sổ, hoặc đổi người làm."
_REFUSALS = {
    Act.CHANGE: ONLY_LOOKS,
    Act.OWN: "Việc này chỉ người giữ sổ làm được. Hãy nhờ người giữ sổ.",
}


@dataclass(frozen=True, slots=True)
class OfficePerson:
    """Somebody who works in the book; ``has_code`` tells that a code of his own is asked for."""

    name: str
    role: Role = Role.CLERK
    has_code: bool = False


def may(role: Role, act: Act) -> bool:
    """Tell whether somebody in this role may do such an act."""
    return act in _MAY[role]


def refuse(role: Role, act: Act) -> None:
    """Raise UserError where somebody in this role may not do such an act."""
    if not may(role, act):
        raise UserError(_REFUSALS[act])


def checked_people(people: list[OfficePerson]) -> list[OfficePerson]:
    """Return the people tidied; UserError for a name twice or missing, or nobody who owns.

    Nobody at all is allowed too: then everybody may do everything.
    """
    names = [tidy(person.name) for person in people]
    if not all(names):
        raise UserError("Hãy ghi tên từng người.", field="name")
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise UserError(f"Có hai người cùng tên {twice}. Hãy ghi khác đi.", field="name")
    if people and not any(person.role is Role.OWNER for person in people):
        raise UserError("Phải có ít nhất một người giữ sổ.", field="role")
    return [
        OfficePerson(name, person.role, person.has_code)
        for name, person in zip(names, people, strict=True)
    ]


def checked_code(code: str) -> str:
    """Return a code; UserError for one that is too short."""
    code = code.strip()
    if len(code) < _SHORTEST_CODE:
        raise UserError(f"Mã cần ít nhất {_SHORTEST_CODE} chữ hoặc số.", field="code")
    return code
