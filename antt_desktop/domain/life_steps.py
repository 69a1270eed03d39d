"""The steps that events of households are made of: who goes, who joins, how the number moves."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.life import title, with_head
from antt_desktop.domain.text import tidy


def living(household: Household) -> Household:
    """Return the household; raise UserError for one that is no longer in the village."""
    if household.ended_on is not None:
        raise UserError(
            f"Hộ {title(household)} không còn ở làng từ {household.ended_on}"
            f" ({household.ended_why})."
        )
    return household


def with_residence(
    household: Household,
    ids: Collection[int],
    residence: str,
    since: PartialDate,
    until: PartialDate | None = None,
) -> Household:
    """Return the household with another residence of some of its people, from a day on."""
    people = tuple(
        replace(p, residence=residence, residence_from=since, residence_to=until)
        if p.id in ids
        else p
        for p in household.people
    )
    return replace(household, people=people)


def parted(
    household: Household,
    leaving: Collection[int],
    unlisted: int,
    staying_head: Person | None,
    relations: Mapping[int, str] | None,
) -> tuple[Household, tuple[Person, ...]]:
    """Return those who stay, under their head, and those listed who go.

    ``unlisted`` is how many go beside them who count only in the declared size. Raises
    UserError where nobody would go or stay, or those who stay have no head.
    """
    goes = tuple(p for p in household.members if p.id in leaving)
    if not goes and not unlisted:
        raise UserError("Hãy chọn người ra đi.", field="people")
    rest = replace(household, people=tuple(p for p in household.people if p not in goes))
    rest = counted(rest, household, unlisted)
    if not rest.size:
        raise UserError(
            "Không còn ai ở lại. Nếu cả hộ đi, hãy dùng “Gộp hộ” hoặc “Chuyển khỏi làng”.",
            field="people",
        )
    if household.head in goes:
        if staying_head is None:
            raise UserError("Chủ hộ ra đi: hãy chọn chủ hộ cho những người ở lại.", field="head")
        rest = with_head(rest, staying_head, relations)
    return rest, goes


def joined(
    household: Household, people: Sequence[Person], relations: Mapping[int, str] | None
) -> Household:
    """Return the household with people of another one; raise UserError for a second head."""
    relations = relations or {}
    came = tuple(
        replace(p, relation=tidy(relations.get(p.id, "" if p.relation == HEAD else p.relation)))
        for p in people
    )
    if any(p.relation == HEAD for p in came):
        raise UserError("Mỗi hộ chỉ có một chủ hộ. Hãy chọn quan hệ khác.", field="relations")
    return counted(replace(household, people=(*household.people, *came)), household)


def counted(after: Household, before: Household, unlisted: int = 0) -> Household:
    """Return the household with its declared size moved by as many as came or went."""
    if before.declared_size is None:
        return after
    size = before.declared_size + after.listed_size - before.listed_size - unlisted
    return replace(after, declared_size=max(size, after.listed_size))
