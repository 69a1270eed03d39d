"""A year in the invented village: people are born and die, marry, move in and out."""

from collections.abc import Callable, Iterator

from antt_desktop.book import Book
from antt_desktop.domain import life_events as life
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import TEMPORARY, Household, Person
from antt_desktop.domain.identity import MALE
from antt_desktop.domain.life import LifeEvent, LifePlan
from antt_desktop.domain.relations import proposed_relations
from antt_desktop.workflows.demo_people import YEAR, People

_FEWEST = 100
"""A smaller village is left as it is: there would be too few to choose from."""
_GROWN = YEAR - 24
_LAST_YEAR = YEAR - 1


def live_a_year(book: Book, people: People, on: Callable[[PartialDate], None]) -> None:
    """Do the events of last year in the order of their days; as many come as leave.

    ``on`` is told each day before, so that the book's clock can follow.
    """
    ids = list(book.households.ids())
    if len(ids) < _FEWEST:
        return
    people.chance.shuffle(ids)
    homes = iter([*book.households.many(ids)])
    plans = [
        *(_death(_next(homes, _has_spouse), _day(5, n)) for n in (3, 19)),
        *(_birth(_next(homes, _is_young), people, _day(6, n)) for n in (2, 11, 24)),
        _split(_next(homes, _has_grown_son), _day(8, 10)),
        life.leave(next(homes), LifeEvent(_day(9, 12), "Về ở với con"), "Hà Nội"),
        _guest(next(homes), people, _day(10, 1)),
    ]
    for plan in plans:
        on(plan.event.happened_on)
        book.life.apply(plan)


def _next(homes: Iterator[Household], fits: Callable[[Household], bool]) -> Household:
    return next(home for home in homes if fits(home))


def _day(month: int, day: int) -> PartialDate:
    return PartialDate(_LAST_YEAR, month, day)


def _has_spouse(home: Household) -> bool:
    """Tell whether the household has an elderly head and a spouse listed next."""
    head = home.people[0]
    elderly = head.birth is not None and head.birth.year < YEAR - 70
    return elderly and any(p.relation in {"Vợ", "Chồng"} for p in home.people[1:2])


def _is_young(home: Household) -> bool:
    head = home.people[0]
    return head.birth is not None and head.birth.year > YEAR - 38


def _has_grown_son(home: Household) -> bool:
    return any(map(_may_move_out, home.people[1:]))


def _may_move_out(person: Person) -> bool:
    grown = person.birth is not None and person.birth.year <= _GROWN
    return person.relation == "Con đẻ" and person.sex == MALE and grown


def _death(home: Household, day: PartialDate) -> LifePlan:
    spouse = home.people[1]
    return life.death(
        home,
        home.people[0].id,
        LifeEvent(day, "Tuổi cao"),
        head=spouse,
        relations=proposed_relations(home, spouse.id),
    )


def _birth(home: Household, people: People, day: PartialDate) -> LifePlan:
    sex = people.chance.choice((MALE, "Nữ"))
    name = people.name(sex, home.people[0].name.split()[0])
    return life.birth(home, Person(name=name, relation="Con đẻ", sex=sex), LifeEvent(day))


def _split(home: Household, day: PartialDate) -> LifePlan:
    son = next(filter(_may_move_out, home.people[1:]))
    new = Household(group_id=home.group_id, address=f"{home.address}A")
    return life.split(home, [son.id], new, LifeEvent(day, "Ra ở riêng"), head=son)


def _guest(home: Household, people: People, day: PartialDate) -> LifePlan:
    guest = Person(
        name=people.name(MALE),
        relation="Ở thuê",
        sex=MALE,
        birth=PartialDate(YEAR - 30),
        residence=TEMPORARY,
        residence_to=PartialDate(YEAR, 2, 28),
    )
    return life.arrive(home, [guest], LifeEvent(day, "Làm ở khu công nghiệp"))
