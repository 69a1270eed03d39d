"""The lists a village is asked for every year, and conditions told in words."""

from collections.abc import Mapping

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import ABSENT, DEAD, TEMPORARY
from antt_desktop.domain.list_columns import ListColumn as C
from antt_desktop.domain.list_columns import ListRows
from antt_desktop.domain.roster_lists import (
    EVERY_YEAR,
    THIS_YEAR,
    Conditions,
    ListDefinition,
    Span,
)

HOUSEHOLD_COLUMNS = (C.GROUP, C.CODE, C.NAME, C.YEAR, C.SIZE, C.ADDRESS, C.PHONE)
PEOPLE_COLUMNS = (C.GROUP, C.NAME, C.BIRTH, C.AGE, C.ADDRESS, C.PHONE)
_MERITED = ("Gia đình chính sách", "Gia đình thương binh", "Gia đình liệt sĩ", "Người có công")
_HELPED = ("Bảo trợ xã hội", "Người khuyết tật", "Người cao tuổi neo đơn")
_OLD, _CHILD, _ADULT, _WITH_CARD = 80, 15, 18, 14


def _homes(name: str, *more: C, without: tuple[C, ...] = (), **said: object) -> ListDefinition:
    columns = tuple(c for c in HOUSEHOLD_COLUMNS if c not in without) + more
    conditions = Conditions(**said)  # type: ignore[arg-type]
    return ListDefinition(
        name=name, rows=ListRows.HOUSEHOLDS, conditions=conditions, columns=columns
    )


def _people(name: str, *columns: C, order: C = C.GROUP, **said: object) -> ListDefinition:
    return ListDefinition(
        name=name,
        rows=ListRows.PEOPLE,
        conditions=Conditions(**said),  # type: ignore[arg-type]
        columns=columns or PEOPLE_COLUMNS,
        order=order,
    )


_STAY = (C.GROUP, C.NAME, C.BIRTH, C.HEAD, C.ADDRESS, C.SINCE, C.UNTIL, C.PHONE)
PROPOSED = (
    _homes("Tất cả các hộ"),
    _homes("Hộ nghèo", categories=("Hộ nghèo",)),
    _homes("Hộ cận nghèo", categories=("Hộ cận nghèo",)),
    _homes("Hộ chính sách, có công", C.CATEGORIES, categories=_MERITED),
    _homes("Hộ khuyết tật, neo đơn", C.CATEGORIES, categories=_HELPED),
    _homes("Hộ chưa có điện thoại", without=(C.PHONE,), phone=False),
    _homes("Hộ chưa có chủ hộ", without=(C.NAME, C.YEAR), head=False),
    _homes("Hộ đã rời làng", C.LEFT_ON, C.LEFT_WHY, without=(C.SIZE, C.PHONE), left=EVERY_YEAR),
    _people("Người từ 80 tuổi trở lên", age=(_OLD, None)),
    _people("Trẻ em dưới 16 tuổi", C.GROUP, C.NAME, C.BIRTH, C.SEX, C.HEAD, C.ADDRESS, C.PHONE,
            age=(None, _CHILD)),
    _people("Đủ 18 tuổi trong năm nay", C.GROUP, C.NAME, C.BIRTH, C.SEX, C.HEAD, C.ADDRESS,
            C.PHONE, turns=_ADULT),
    _people("Chưa ghi số CCCD", age=(_WITH_CARD, None), identity=False),
    _people("Người tạm trú", *_STAY, residences=(TEMPORARY,)),
    _people("Tạm trú đã hết hạn", *_STAY, residences=(TEMPORARY,), expired=True),
    _people("Người tạm vắng", *_STAY, residences=(ABSENT,)),
    _people("Người mất trong năm nay", C.GROUP, C.NAME, C.BIRTH, C.SINCE, C.HEAD, C.ADDRESS,
            residences=(DEAD,), since=THIS_YEAR),
    _people("Tất cả nhân khẩu", C.CODE, C.NAME, C.RELATION, C.BIRTH, C.SEX, C.ADDRESS,
            order=C.CODE),
)  # fmt: skip
"""Lists that every village has from the first day."""


def in_words(
    definition: ListDefinition, group_names: Mapping[int, str], day: PartialDate
) -> tuple[str, ...]:
    """Return the conditions as phrases, the tổ first; () where everybody is meant."""
    said = definition.conditions
    whose = "chủ hộ " if definition.rows is ListRows.HOUSEHOLDS else ""
    phrases = (
        places(definition, group_names),
        "diện " + " hoặc ".join(said.categories) if said.categories else "",
        f"{whose}{' hoặc '.join(said.residences).lower()}" if said.residences else "",
        _span(said.age, "tuổi", whose),
        f"{whose}đủ {said.turns} tuổi trong năm {day.year}" if said.turns is not None else "",
        f"{whose}{said.sex.lower()}" if said.sex else "",
        _yes_no(said.phone, "có điện thoại"),
        _yes_no(said.head, "có chủ hộ"),
        _yes_no(said.identity, f"{whose}có số CCCD"),
        _span(said.size, "nhân khẩu", ""),
        f"{whose}đã hết hạn cư trú" if said.expired else "",
        f"cư trú từ {year_words(said.since, day)}" if said.since is not None else "",
        f"đã rời làng {year_words(said.left, day)}".rstrip() if said.left is not None else "",
        f"có chữ “{said.text}”" if said.text else "",
    )
    return tuple(phrase for phrase in phrases if phrase)


def places(definition: ListDefinition, group_names: Mapping[int, str]) -> str:
    """Return the names of the tổ a list is of, '' for the whole village."""
    return ", ".join(group_names.get(i, "tổ đã bỏ") for i in definition.conditions.groups)


def year_words(year: int, day: PartialDate) -> str:
    """Return “năm 2026” for a year of a condition, '' for every year."""
    return "" if year == EVERY_YEAR else f"năm {calendar_year(year, day)}"


def calendar_year(year: int, day: PartialDate) -> int:
    """Return the year of the calendar that a condition means on this day."""
    return day.year if year == THIS_YEAR else year


def _span(span: Span, unit: str, whose: str) -> str:
    low, high = span
    if low is None and high is None:
        return ""
    begin = f"từ {low} " if low is not None else ""
    end = f"đến {high} " if high is not None else ""
    return f"{whose}{begin}{end}{unit}"


def _yes_no(answer: bool | None, phrase: str) -> str:  # noqa: FBT001 - one of three
    if answer is None:
        return ""
    return phrase if answer else phrase.replace("có ", "chưa có ", 1)
