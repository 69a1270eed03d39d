"""The events themselves: from records as they are to a plan of what they become."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import (
    ABSENT,
    DEAD,
    MOVED_AWAY,
    PERMANENT,
    TEMPORARY,
    Group,
    Household,
    Person,
)
from antt_desktop.domain.life import (
    NEW_CODE,
    LifeEvent,
    LifeKind,
    LifePlan,
    Outcome,
    names_of,
    person_of,
    title,
    with_head,
)
from antt_desktop.domain.life_steps import counted, joined, living, parted, with_residence
from antt_desktop.domain.text import tidy


def change_head(
    household: Household,
    head: Person,
    event: LifeEvent,
    *,
    old_head: str = "",
    relations: Mapping[int, str] | None = None,
) -> LifePlan:
    """Plan another head, listed already or new (``id`` 0).

    ``old_head`` is what became of the one before: DEAD, ABSENT or MOVED_AWAY; '' means that
    the old head stays as before. Raises UserError where the new head is the old one or does
    not live in the household.
    """
    before = living(household)
    old = before.head
    if old is not None and old.id == head.id:
        raise UserError(f"{old.name} đang là chủ hộ. Hãy chọn người khác.", field="head")
    after = before
    if old is not None and old_head:
        after = with_residence(before, [old.id], old_head, event.happened_on)
        # Counted before a head who had no line yet comes in: that one was counted already.
        after = after if old_head == ABSENT else counted(after, before)
    after = with_head(after, head, relations)
    new = after.people[0]
    why = {DEAD: " (chủ hộ cũ mất)", MOVED_AWAY: " (chủ hộ cũ chuyển đi)"}.get(old_head, "")
    words = f"Đổi chủ hộ: {old.name if old else 'chưa có'} → {new.name}{why}"
    return _plan(LifeKind.HEAD, event, f"Đổi chủ hộ {title(after)}", Outcome(after, words, before))


def split(
    household: Household,
    leaving: Collection[int],
    new: Household,
    event: LifeEvent,
    *,
    head: Person,
    staying_head: Person | None = None,
    relations: Mapping[int, str] | None = None,
) -> LifePlan:
    """Plan a household of its own for some people: ``new`` says its tổ, address, phone.

    ``new.people`` are those of them who were never listed. ``head`` is its head;
    ``staying_head`` the head of those who stay, where the old one leaves; ``relations`` are
    everybody's to their new head. Both households keep their history. Raises UserError where
    nobody would leave or stay, or a head is missing.
    """
    before = living(household)
    stays, listed = parted(before, leaving, len(new.people), staying_head, relations)
    made = replace(new, id=0, code="", people=(*listed, *new.people), declared_size=None)
    if not head.id:
        made = replace(made, people=tuple(p for p in made.people if p is not head))
    made = with_head(made, head, relations)
    goes = made.people
    names = names_of(goes)
    return _plan(
        LifeKind.SPLIT,
        event,
        f"Tách hộ {title(before)}",
        Outcome(stays, f"Tách hộ: {names} ra ở riêng (hộ {NEW_CODE})", before),
        Outcome(made, f"Tách ra từ hộ {title(before)}"),
    )


def transfer(
    household: Household,
    leaving: Collection[int],
    other: Household,
    event: LifeEvent,
    *,
    staying_head: Person | None = None,
    relations: Mapping[int, str] | None = None,
) -> LifePlan:
    """Plan that some people go to live in another household of the village (as by marriage).

    ``relations`` are theirs to its head. Raises UserError where nobody would stay: that is
    merging two households.
    """
    before, host = living(household), living(other)
    if before.id == host.id:
        raise UserError("Hãy chọn một hộ khác.", field="other")
    stays, goes = parted(before, leaving, 0, staying_head, relations)
    after = joined(host, goes, relations)
    names = names_of(goes)
    return _plan(
        LifeKind.TRANSFER,
        event,
        f"Chuyển {names} sang hộ {host.code}",
        Outcome(stays, f"{names} chuyển sang hộ {title(host)}", before),
        Outcome(after, f"{names} chuyển từ hộ {title(before)} đến", host),
    )


def merge(
    household: Household,
    other: Household,
    event: LifeEvent,
    *,
    relations: Mapping[int, str] | None = None,
) -> LifePlan:
    """Plan that all people of ``other`` join ``household``; ``other`` ends, its papers stay."""
    before, ending = living(household), living(other)
    if before.id == ending.id:
        raise UserError("Hãy chọn một hộ khác để gộp.", field="other")
    after = joined(before, ending.people, relations)
    if before.declared_size is not None or ending.declared_size is not None:
        after = replace(after, declared_size=before.size + ending.size)
    ended = replace(
        ending,
        people=(),
        declared_size=None,
        ended_on=event.happened_on,
        ended_why=f"Gộp vào hộ {title(before)}",
    )
    return _plan(
        LifeKind.MERGE,
        event,
        f"Gộp hộ {title(ending)} vào hộ {title(before)}",
        Outcome(after, f"Gộp hộ {title(ending)} vào hộ này", before),
        Outcome(ended, f"Gộp vào hộ {title(before)}", ending),
    )


def move(households: Sequence[Household], group: Group, event: LifeEvent) -> LifePlan:
    """Plan that households belong to another tổ; codes and signed pledges stay."""
    moved = [living(h) for h in households if h.group_id != group.id]
    if not moved:
        raise UserError(f"Các hộ đã chọn đều ở {group.name}. Hãy chọn tổ khác.", field="group_id")
    which = f"hộ {title(moved[0])}" if len(moved) == 1 else f"{len(moved)} hộ"
    outcomes = (
        Outcome(replace(h, group_id=group.id), f"Chuyển sang {group.name}", h) for h in moved
    )
    return _plan(LifeKind.MOVE, event, f"Chuyển {which} sang {group.name}", *outcomes)


def leave(household: Household, event: LifeEvent, destination: str = "") -> LifePlan:
    """Plan that a whole household leaves the village."""
    before = living(household)
    where = tidy(destination)
    words = f"Chuyển khỏi làng{f', đến {where}' if where else ''}"
    ids = [p.id for p in before.members]
    after = with_residence(before, ids, MOVED_AWAY, event.happened_on)
    after = replace(after, ended_on=event.happened_on, ended_why=words)
    name = f"Ghi hộ {title(before)} chuyển khỏi làng"
    return _plan(LifeKind.LEAVE, event, name, Outcome(after, words, before))


def return_(household: Household, event: LifeEvent) -> LifePlan:
    """Plan that a household that had left is back, with those who left with it."""
    if household.ended_on is None:
        raise UserError(f"Hộ {title(household)} vẫn ở làng.")
    if event.happened_on < household.ended_on:
        raise UserError(f"Hộ rời làng ngày {household.ended_on}.", field="happened_on")
    with_it = [
        p.id
        for p in household.people
        if p.residence == MOVED_AWAY and p.residence_from == household.ended_on
    ]
    after = with_residence(household, with_it, PERMANENT, event.happened_on)
    if not after.members:
        raise UserError(f"Hộ này không còn ai: {household.ended_why}. Hãy thêm hộ mới.")
    # Where they left one by one, the declared size went down with them.
    after = counted(replace(after, ended_on=None, ended_why=""), after)
    name = f"Ghi hộ {title(household)} trở về làng"
    return _plan(LifeKind.RETURN, event, name, Outcome(after, "Trở về làng", household))


def settle(household: Household, event: LifeEvent) -> LifePlan:
    """Plan a household that is new in the village; ``household`` is as typed, ``id`` 0."""
    if household.head is None:
        raise UserError("Hộ mới đến phải có chủ hộ.", field="people")
    head = household.head.name
    return _plan(
        LifeKind.ARRIVAL, event, f"Ghi hộ mới đến: {head}", Outcome(household, "Hộ mới đến làng")
    )


def arrive(household: Household, people: Sequence[Person], event: LifeEvent) -> LifePlan:
    """Plan that people come to live in a household, each with a residence and perhaps its end."""
    before = living(household)
    if not people:
        raise UserError("Hãy ghi người mới đến.", field="people")
    came = tuple(
        replace(p, id=0, residence_from=p.residence_from or event.happened_on) for p in people
    )
    after = replace(before, people=(*before.people, *came))
    names = names_of(came)
    residences = dict.fromkeys((p.residence or PERMANENT).lower() for p in came)
    words = f"{names} đến ở ({', '.join(residences)})"
    name = f"Thêm {names} vào hộ {title(before)}"
    return _plan(LifeKind.ARRIVAL, event, name, Outcome(counted(after, before), words, before))


def birth(household: Household, child: Person, event: LifeEvent) -> LifePlan:
    """Plan a child born into a household on the event's day."""
    before = living(household)
    child = replace(child, id=0, birth=event.happened_on, residence=child.residence or PERMANENT)
    after = replace(before, people=(*before.people, child))
    name = f"Sinh {child.name} – hộ {title(before)}"
    words = f"Sinh {child.name}"
    return _plan(LifeKind.BIRTH, event, name, Outcome(counted(after, before), words, before))


def death(
    household: Household,
    person_id: int,
    event: LifeEvent,
    *,
    head: Person | None = None,
    relations: Mapping[int, str] | None = None,
) -> LifePlan:
    """Plan a death; with nobody left the household ends.

    ``head`` is the next one where the head died and somebody else lives there.
    """
    person = person_of(household, person_id)
    return _went(
        LifeKind.DEATH, household, [person], DEAD, event, f"{person.name} mất", head, relations
    )


def depart(
    household: Household,
    person_ids: Collection[int],
    event: LifeEvent,
    *,
    destination: str = "",
    head: Person | None = None,
    relations: Mapping[int, str] | None = None,
) -> LifePlan:
    """Plan that some people leave the village; all of them together: the household ends."""
    people = [p for p in household.members if p.id in person_ids]
    if not people:
        raise UserError("Hãy chọn người chuyển đi.", field="people")
    where = tidy(destination)
    words = f"{names_of(tuple(people))} chuyển đi{f', đến {where}' if where else ''}"
    return _went(LifeKind.DEPARTURE, household, people, MOVED_AWAY, event, words, head, relations)


def reside(
    household: Household,
    person_ids: Collection[int],
    residence: str,
    event: LifeEvent,
    *,
    until: PartialDate | None = None,
) -> LifePlan:
    """Plan another residence from the event's day: permanent, temporary or absent, until a day.

    Raises UserError for an end before the beginning.
    """
    before = living(household)
    if residence not in {PERMANENT, TEMPORARY, ABSENT}:
        raise UserError("Hãy chọn thường trú, tạm trú hoặc tạm vắng.", field="residence")
    if until is not None and until.is_before(event.happened_on):
        raise UserError(f"Ngày hết hạn {until} trước ngày bắt đầu.", field="until")
    people = tuple(p for p in before.members if p.id in person_ids)
    if not people:
        raise UserError("Hãy chọn người đổi cư trú.", field="people")
    ids = [p.id for p in people]
    after = with_residence(before, ids, residence, event.happened_on, until)
    words = f"{names_of(people)}: {residence.lower()}{f' đến {until}' if until else ''}"
    return _plan(LifeKind.RESIDENCE, event, f"Ghi {words}", Outcome(after, words, before))


def _plan(kind: LifeKind, event: LifeEvent, name: str, *outcomes: Outcome) -> LifePlan:
    return LifePlan(kind, event, name, outcomes)


def _went(
    kind: LifeKind,
    household: Household,
    people: Sequence[Person],
    residence: str,
    event: LifeEvent,
    words: str,
    head: Person | None,
    relations: Mapping[int, str] | None,
) -> LifePlan:
    before = living(household)
    away = next((p for p in people if p not in before.members), None)
    if away is not None:
        raise UserError(f"{away.name} không còn ở hộ này.", field="people")
    name = f"Ghi {words} – hộ {title(before)}"
    ids = [p.id for p in people]
    after = counted(with_residence(before, ids, residence, event.happened_on), before)
    if not after.size:
        after = replace(after, ended_on=event.happened_on, ended_why=f"Không còn ai ở ({words})")
    elif before.head in people:
        if head is None:
            raise UserError("Hãy chọn chủ hộ mới cho những người ở lại.", field="head")
        after = with_head(after, head, relations)
        words += f"; chủ hộ mới {after.people[0].name}"
    return _plan(kind, event, name, Outcome(after, words, before))
