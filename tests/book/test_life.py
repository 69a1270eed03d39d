"""Events in the book: each one action with its day and reason, on the pages of its households."""

from dataclasses import replace

import pytest

from antt_desktop.domain import life_events as life
from antt_desktop.domain.changes import Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import DEAD, HEAD, Household, Person
from antt_desktop.domain.life import LifeEvent, LifeKind

DAY = PartialDate(2026, 3, 1)
EVENT = LifeEvent(DAY, "Ra ở riêng")


@pytest.fixture
def family(book, home):
    """Return a household of four: head, and three children."""
    made = home("Nguyễn Văn Tám", "Nguyễn Văn Bảy", "Nguyễn Thị Sáu", "Nguyễn Văn Năm")
    return book.households.get(book.households.add(made))


def test_a_split_moves_the_people_themselves(book, village, family):
    son, daughter = family.people[1], family.people[2]
    done = []
    book.listener = done.append
    plan = life.split(
        family, [son.id, daughter.id], Household(group_id=2, address="Ngõ 7"), EVENT, head=son
    )
    old_id, new_id = book.life.apply(plan)
    assert [d.name for d in done] == [f"Tách hộ {family.code} Nguyễn Văn Tám"]
    assert done[0].areas == {Area.HOUSEHOLDS}
    new = book.households.get(new_id)
    assert (new.group_id, new.address, new.code) == (2, "Ngõ 7", "02-003")
    assert [(p.id, p.relation) for p in new.people] == [(son.id, HEAD), (daughter.id, "Con đẻ")]
    assert [p.name for p in book.households.get(old_id).people] == [
        "Nguyễn Văn Tám", "Nguyễn Văn Năm"
    ]  # fmt: skip
    (of_old,), (of_new,) = book.life.of(old_id), book.life.of(new_id)
    assert of_old.words == "Tách hộ: Nguyễn Văn Bảy, Nguyễn Thị Sáu ra ở riêng (hộ 02-003)"
    assert of_new.words == f"Tách ra từ hộ {family.code} Nguyễn Văn Tám"
    assert (of_new.kind, of_new.happened_on, of_new.reason) == (LifeKind.SPLIT, DAY, "Ra ở riêng")
    assert book.check() == []
    book.history.undo()
    assert book.households.get(old_id) == family
    with pytest.raises(UserError, match="không còn"):
        book.households.get(new_id)
    assert book.life.of(old_id) == []
    book.history.redo()
    assert book.households.get(new_id) == new
    assert book.check() == []


def test_the_heads_of_two_households_change_places(book, village):
    one, two = (book.households.get(i) for i in village[:2])
    merged = book.life.apply(life.merge(one, two, EVENT))
    kept, ended = (book.households.get(i) for i in merged)
    assert [p.relation for p in kept.people] == [HEAD, ""]
    assert (ended.people, ended.ended_on) == ((), DAY)
    assert two.id not in book.households.ids()
    assert list(book.households.ids(ended=True)) == [two.id]
    assert book.households.count() == 7
    assert book.groups.counts()[1] == (3, 4)
    row = book.search.find("Bùi Thị Hoa")[0]
    assert row.id == one.id


def test_a_day_to_come_is_refused(book, family):
    plan = life.leave(family, LifeEvent(PartialDate(2026, 3, 14)))
    with pytest.raises(UserError, match="chưa tới"):
        book.life.apply(plan)
    assert book.households.get(family.id) == family


def test_a_plan_made_of_what_has_changed_since(book, family):
    plan = life.leave(family, EVENT)
    book.households.save(replace(family, note="Mới sửa"))
    with pytest.raises(UserError, match="vừa được sửa"):
        book.life.apply(plan)
    book.households.delete([family.id])
    with pytest.raises(UserError, match="vừa được sửa"):
        book.life.apply(plan)


def test_the_page_of_a_household_tells_what_changed(book, family):
    head, son = family.people[:2]
    book.households.save(replace(family, phone="0913931879", declared_size=6))
    book.life.apply(life.death(book.households.get(family.id), head.id, EVENT, head=son))
    book.households.save(replace(book.households.get(family.id), note="nhầm"))
    book.history.undo()
    undo, slip, died, edited, added = book.history.of_household(family.id)
    assert (slip.undone, undo.undone, died.undone) == (True, False, False)
    assert slip.details == ("Ghi chú: — → nhầm",)
    assert died.name == "Nguyễn Văn Tám mất; chủ hộ mới Nguyễn Văn Bảy"
    assert (died.happened_on, died.reason) == (DAY, "Ra ở riêng")
    assert died.details == (
        "Số khẩu khai: 6 → 5",
        "Nguyễn Văn Tám – quan hệ: Chủ hộ → —",
        f"Nguyễn Văn Tám – cư trú: — → {DEAD}",
        "Nguyễn Văn Tám – từ ngày: — → 01/03/2026",
        "Nguyễn Văn Bảy – quan hệ: Con đẻ → Chủ hộ",
    )
    assert edited.details == ("Điện thoại: — → 0913931879", "Số khẩu khai: — → 6")
    assert edited.who == "Hoàng Văn Hoát"
    assert added.details[0] == "Thêm Nguyễn Văn Tám (Chủ hộ)"


def test_a_person_who_left_stands_on_both_pages(book, village, family):
    other = book.households.get(village[4])
    daughter = family.people[2]
    plan = life.transfer(family, [daughter.id], other, EVENT, relations={daughter.id: "Con dâu"})
    book.life.apply(plan)
    assert book.history.of_household(family.id)[0].name.startswith("Nguyễn Thị Sáu chuyển sang hộ")
    there = book.history.of_household(other.id)[0]
    assert there.name == f"Nguyễn Thị Sáu chuyển từ hộ {family.code} Nguyễn Văn Tám đến"
    assert "Nguyễn Thị Sáu – quan hệ: Con đẻ → Con dâu" in there.details


def test_a_new_household_comes(book, village):
    new = Household(group_id=3, people=(Person(name="Mới", relation=HEAD), Person(name="Vợ")))
    (household_id,) = book.life.apply(life.settle(new, EVENT))
    assert [p.name for p in book.households.get(household_id).people] == ["Mới", "Vợ"]
    assert book.life.of(household_id)[0].words == "Hộ mới đến làng"


def test_many_households_move_at_once(book, village):
    homes = list(book.households.many(village))
    group = book.groups.get(2)
    moved = book.life.apply(life.move(homes, group, EVENT))
    assert len(moved) == 6
    assert book.groups.counts() == {1: (0, 0), 2: (8, 8), 3: (0, 0)}
    book.history.undo()
    assert list(book.households.many(village)) == homes
