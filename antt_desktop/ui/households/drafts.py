"""People as they are being typed: any text, turned into a Person only when saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

from antt_desktop.domain.dates import PartialDate, parse_date
from antt_desktop.domain.errors import UserError, naming
from antt_desktop.domain.households import HEAD, Household, Person, checked
from antt_desktop.domain.identity import clean_identity, clean_phone, identity_warnings
from antt_desktop.domain.text import tidy

YEARS_AHEAD = 20
"""How far ahead a residence may end: “31/12/27” typed in 2026 means 2027."""


@dataclass(slots=True, kw_only=True)
class PersonDraft:
    """A person in the making; ``key`` tells it apart in the dialog, ``id`` 0 is a new one."""

    key: int
    id: int = 0
    name: str = ""
    relation: str = ""
    sex: str = ""
    birth: str = ""
    identity: str = ""
    phone: str = ""
    occupation: str = ""
    residence: str = ""
    residence_from: str = ""
    residence_to: str = ""
    note: str = ""

    @classmethod
    def of(cls, key: int, person: Person) -> "PersonDraft":
        """Take a person into editing."""
        return cls(
            key=key,
            id=person.id,
            name=person.name,
            relation=person.relation,
            sex=person.sex,
            birth=_shown(person.birth),
            identity=person.identity,
            phone=person.phone,
            occupation=person.occupation,
            residence=person.residence,
            residence_from=_shown(person.residence_from),
            residence_to=_shown(person.residence_to),
            note=person.note,
        )

    @property
    def blank(self) -> bool:
        """Tell whether nothing was typed (a relation alone is nothing)."""
        said = (getattr(self, f.name) for f in fields(self) if f.name not in {"key", "relation"})
        return not any(said)

    def person(self, this_year: int) -> Person:
        """Return the person; UserError names the field to mend."""
        return Person(
            id=self.id,
            name=self.name,
            relation=self.relation,
            sex=self.sex,
            birth=_date(self.birth, "birth", this_year),
            identity=clean_identity(self.identity),
            phone=clean_phone(self.phone),
            occupation=self.occupation,
            residence=self.residence,
            residence_from=_date(self.residence_from, "residence_from", this_year),
            residence_to=_date(self.residence_to, "residence_to", this_year + YEARS_AHEAD),
            note=self.note,
        )

    def identity_remark(self, this_year: int) -> str:
        """Return what looks wrong in the identity number beside birth and sex, '' if nothing."""
        try:
            birth = _date(self.birth, "birth", this_year)
        except UserError:
            birth = None
        return " ".join(identity_warnings(clean_identity(self.identity), birth, self.sex))


class PersonFault(Exception):  # noqa: N818 - a fault of what was typed
    """A person cannot be saved: ``key`` of the draft and the sentence with its field."""

    def __init__(self, key: int, error: UserError) -> None:
        super().__init__(error.sentence)
        self.key = key
        self.error = error


def people(drafts: Sequence[PersonDraft], this_year: int) -> tuple[Person, ...]:
    """Return the people typed, blank ones left out; PersonFault for the first one at fault."""
    done = []
    for draft in drafts:
        if draft.blank:
            continue
        try:
            person = draft.person(this_year)
            checked(Household(group_id=0, people=(person,)))
        except UserError as error:
            raise PersonFault(draft.key, error) from error
        done.append(person)
    heads = [draft for draft in drafts if not draft.blank and tidy(draft.relation) == HEAD]
    if len(heads) > 1:
        sentence = (
            f"Hộ đã có chủ hộ là {tidy(heads[0].name)}. Mỗi hộ chỉ có một chủ hộ, hãy đổi quan"
            f" hệ của một trong hai người."
        )
        raise PersonFault(heads[1].key, UserError(sentence, field="relation"))
    return tuple(done)


def moved(drafts: Sequence[PersonDraft], key: int, steps: int) -> list[PersonDraft]:
    """Return the drafts with one moved up (-1) or down (+1), where there is room."""
    order = list(drafts)
    at = next(i for i, draft in enumerate(order) if draft.key == key)
    to = at + steps
    if 0 <= to < len(order):
        order.insert(to, order.pop(at))
    return order


def remark_on_size(declared: Callable[[], int | None], listed: int) -> str:
    """Return what to say under the declared size, '' where it agrees or cannot be read."""
    try:
        size = declared()
    except UserError:
        return ""
    if size is None or size == listed:
        return ""
    return f"Khai {size} người, danh sách bên cạnh có {listed} người."


def _date(text: str, field: str, latest_year: int) -> PartialDate | None:
    with naming(field):
        return parse_date(text, latest_year=latest_year)


def _shown(date: PartialDate | None) -> str:
    return str(date or "")
