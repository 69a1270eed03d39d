"""What the others are to a new head: proposals, so that nobody has to retype them.

Only what surely follows from the old relations and the sexes is proposed; the rest is left
for the user to say.
"""

from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.identity import FEMALE, MALE
from antt_desktop.domain.text import accented

_PARENTS = {"cha đẻ", "bố đẻ", "mẹ đẻ", "cha", "bố", "mẹ"}
_CHILDREN = {"con", "con đẻ", "con trai", "con gái"}
_SPOUSES = {"vợ", "chồng"}


def proposed_relations(household: Household, head_id: int) -> dict[int, str]:
    """Return the relation of each other person to a new head, '' where it does not follow."""
    new = next(p for p in household.people if p.id == head_id)
    role = accented(new.relation)
    return {
        person.id: _relation(person, new, role)
        for person in household.people
        if person.id != head_id
    }


def _relation(person: Person, new: Person, role: str) -> str:
    own = accented(person.relation)
    if role in _SPOUSES:
        return _to_spouse(person, own, role)
    if role in _CHILDREN:
        return _to_child(person, own, new)
    if role in _PARENTS and person.relation == HEAD:
        return "Con đẻ"
    return ""


def _to_spouse(person: Person, own: str, role: str) -> str:
    """Return what somebody is to the old head's husband or wife."""
    if person.relation == HEAD:
        return "Chồng" if role == "vợ" else "Vợ"
    if own in _CHILDREN or own in {"con dâu", "con rể", "cháu ruột", "chắt"}:
        return person.relation
    if own in {"cha đẻ", "bố đẻ"}:
        return "Cha vợ (chồng)"
    if own == "mẹ đẻ":
        return "Mẹ vợ (chồng)"
    if own == "cha vợ chồng":
        return "Cha đẻ"
    return "Mẹ đẻ" if own == "mẹ vợ chồng" else ""


def _to_child(person: Person, own: str, new: Person) -> str:
    """Return what somebody is to a child of the old head."""
    if person.relation == HEAD:
        return {MALE: "Cha đẻ", FEMALE: "Mẹ đẻ"}.get(person.sex, "")
    if own in _SPOUSES:
        return "Mẹ đẻ" if own == "vợ" else "Cha đẻ"
    if own in _CHILDREN:
        return _sibling(person, new)
    if own in _PARENTS:
        return "Bà" if own.startswith("mẹ") else "Ông"
    return ""


def _sibling(person: Person, new: Person) -> str:
    if person.birth is None or new.birth is None or person.birth.year == new.birth.year:
        return ""
    if person.birth.year > new.birth.year:
        return "Em"
    return {MALE: "Anh", FEMALE: "Chị"}.get(person.sex, "")
