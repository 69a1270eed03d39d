"""What happens to households, as plans: who is where afterwards, and what is refused."""

from dataclasses import replace

import pytest

from antt_desktop.domain import life_events as life
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import (
    ABSENT,
    DEAD,
    HEAD,
    MOVED_AWAY,
    PERMANENT,
    TEMPORARY,
    Group,
    Household,
    Person,
)
from antt_desktop.domain.life import LifeEvent, checked_event
from antt_desktop.domain.relations import proposed_relations

DAY = PartialDate(2026, 3, 5)
EVENT = LifeEvent(DAY, "Ốm nặng")
AN = Person(id=1, name="Nguyễn Văn An", relation=HEAD, sex="Nam", birth=PartialDate(1950))
HOA = Person(id=2, name="Lê Thị Hoa", relation="Vợ", sex="Nữ", birth=PartialDate(1953))
BINH = Person(id=3, name="Nguyễn Văn Bình", relation="Con đẻ", sex="Nam", birth=PartialDate(1978))
CUC = Person(id=4, name="Nguyễn Thị Cúc", relation="Con đẻ", sex="Nữ", birth=PartialDate(1981))
HOME = Household(id=7, code="03-005", group_id=3, declared_size=5, people=(AN, HOA, BINH, CUC))
OTHER = Household(
    id=8,
    code="04-001",
    group_id=4,
    people=(
        Person(id=9, name="Đỗ Văn Dũng", relation=HEAD),
        Person(id=10, name="Vũ Thị Ánh", relation="Vợ"),
    ),
)
ALONE = Household(id=11, code="05-001", group_id=5, people=(replace(AN, id=12),))


def after(plan, place=0):
    return plan.outcomes[place].household


def told(people):
    return [(p.name, p.relation, p.residence) for p in people]


def test_a_widow_becomes_the_head():
    relations = proposed_relations(HOME, HOA.id)
    plan = life.death(HOME, AN.id, EVENT, head=HOA, relations=relations)
    assert told(after(plan).people) == [
        ("Lê Thị Hoa", HEAD, ""),
        ("Nguyễn Văn An", "Chồng", DEAD),
        ("Nguyễn Văn Bình", "Con đẻ", ""),
        ("Nguyễn Thị Cúc", "Con đẻ", ""),
    ]
    assert after(plan).declared_size == 4
    assert after(plan).people[1].residence_from == DAY
    assert plan.name == "Ghi Nguyễn Văn An mất – hộ 03-005 Nguyễn Văn An"
    assert plan.outcomes[0].words == "Nguyễn Văn An mất; chủ hộ mới Lê Thị Hoa"
    assert plan.lines == (
        "Lê Thị Hoa: Vợ → Chủ hộ",
        "Nguyễn Văn An: Chủ hộ → Chồng",
        "Nguyễn Văn An: đã mất từ 05/03/2026",
        "Số khẩu khai của hộ 03-005 Nguyễn Văn An: 5 → 4",
    )


def test_relations_to_a_child_who_becomes_the_head():
    assert proposed_relations(HOME, BINH.id) == {AN.id: "Cha đẻ", HOA.id: "Mẹ đẻ", CUC.id: "Em"}
    assert proposed_relations(HOME, CUC.id)[BINH.id] == "Anh"


def test_what_does_not_follow_is_left_open():
    people = (
        replace(AN, sex=""),
        Person(id=5, name="Bùi Thị Liên", relation="Con dâu"),
        Person(id=6, name="Mai Văn Lâm", relation="Ở nhờ"),
        replace(BINH, birth=None),
        CUC,
    )
    home = replace(HOME, people=people)
    assert proposed_relations(home, CUC.id) == {AN.id: "", 5: "", 6: "", BINH.id: ""}
    assert proposed_relations(home, 5) == {AN.id: "", 6: "", BINH.id: "", CUC.id: ""}


@pytest.mark.parametrize(
    ("relation", "proposed"),
    [
        ("Cha đẻ", "Cha vợ (chồng)"),
        ("Mẹ đẻ", "Mẹ vợ (chồng)"),
        ("Cha vợ (chồng)", "Cha đẻ"),
        ("Mẹ vợ (chồng)", "Mẹ đẻ"),
        ("Con dâu", "Con dâu"),
        ("Ở thuê", ""),
    ],
)
def test_relations_to_the_wife_who_becomes_the_head(relation, proposed):
    home = replace(HOME, people=(AN, HOA, replace(BINH, relation=relation)))
    assert proposed_relations(home, HOA.id) == {AN.id: "Chồng", BINH.id: proposed}


def test_a_parent_who_becomes_the_head():
    home = replace(HOME, people=(AN, replace(HOA, relation="Mẹ đẻ"), CUC))
    assert proposed_relations(home, HOA.id) == {AN.id: "Con đẻ", CUC.id: ""}
    assert proposed_relations(home, CUC.id)[HOA.id] == "Bà"


def test_the_next_head_need_not_be_listed_yet():
    home = replace(HOME, people=(AN,), declared_size=4)
    plan = life.death(home, AN.id, EVENT, head=Person(name="Nguyễn Văn Bình"))
    assert told(after(plan).people) == [
        ("Nguyễn Văn Bình", HEAD, ""), ("Nguyễn Văn An", "", DEAD)
    ]  # fmt: skip
    assert (after(plan).declared_size, after(plan).ended_on) == (3, None)


def test_with_the_last_one_dead_the_household_ends():
    plan = life.death(ALONE, 12, EVENT)
    assert after(plan).ended_on == DAY
    assert after(plan).ended_why == "Không còn ai ở (Nguyễn Văn An mất)"
    assert plan.lines[-1].startswith("Hộ 05-001 Nguyễn Văn An không còn trong danh sách")


@pytest.mark.parametrize(
    ("became", "residence", "size"), [("", "", 5), (ABSENT, ABSENT, 5), (MOVED_AWAY, MOVED_AWAY, 4)]
)
def test_another_head(became, residence, size):
    plan = life.change_head(HOME, HOA, EVENT, old_head=became)
    assert told(after(plan).people)[:2] == [("Lê Thị Hoa", HEAD, ""), (AN.name, "", residence)]
    assert after(plan).declared_size == size


def test_who_cannot_be_the_head():
    gone = replace(HOA, residence=DEAD)
    home = replace(HOME, people=(AN, gone))
    with pytest.raises(UserError, match="không còn ở hộ này"):
        life.change_head(home, gone, EVENT)
    with pytest.raises(UserError, match="đang là chủ hộ"):
        life.change_head(home, AN, EVENT)
    with pytest.raises(UserError, match="không còn trong hộ"):
        life.change_head(home, CUC, EVENT)


def test_a_son_moves_out():
    new = Household(group_id=3, address="Ngõ 9, số 1")
    plan = life.split(HOME, [BINH.id], new, EVENT, head=BINH)
    assert told(after(plan).people) == told([AN, HOA, CUC])
    assert after(plan).declared_size == 4
    made = after(plan, 1)
    assert (made.id, made.code, made.declared_size, made.address) == (0, "", None, "Ngõ 9, số 1")
    assert told(made.people) == [("Nguyễn Văn Bình", HEAD, "")]
    assert plan.lines == (
        "Nguyễn Văn Bình: rời hộ 03-005 Nguyễn Văn An",
        "Số khẩu khai của hộ 03-005 Nguyễn Văn An: 5 → 4",
        "Hộ mới: Nguyễn Văn Bình",
        "Nguyễn Văn Bình: Chủ hộ",
    )


def test_the_head_moves_out():
    new = Household(group_id=4)
    plan = life.split(HOME, [AN.id, CUC.id], new, EVENT, head=AN, staying_head=HOA)
    assert told(after(plan).people) == [("Lê Thị Hoa", HEAD, ""), (BINH.name, "Con đẻ", "")]
    assert told(after(plan, 1).people) == [(AN.name, HEAD, ""), (CUC.name, "Con đẻ", "")]
    with pytest.raises(UserError, match="chọn chủ hộ cho những người ở lại"):
        life.split(HOME, [AN.id], new, EVENT, head=AN)


def test_people_who_were_never_listed_move_out():
    home = replace(HOME, people=(AN,), declared_size=4)
    son = Person(name="Nguyễn Văn Sơn", relation="Con đẻ")
    wife = Person(name="Phạm Thị Lan")
    new = Household(group_id=3, people=(son, wife))
    plan = life.split(home, [], new, EVENT, head=son)
    assert (after(plan).declared_size, len(after(plan).people)) == (2, 1)
    assert told(after(plan, 1).people) == [(son.name, HEAD, ""), (wife.name, "", "")]


def test_nobody_leaves_or_nobody_stays():
    with pytest.raises(UserError, match="chọn người ra đi"):
        life.split(HOME, [], Household(group_id=3), EVENT, head=BINH)
    with pytest.raises(UserError, match="Không còn ai ở lại"):
        life.split(ALONE, [12], Household(group_id=3), EVENT, head=ALONE.people[0])


def test_a_daughter_marries_within_the_village():
    plan = life.transfer(HOME, [CUC.id], OTHER, EVENT, relations={CUC.id: "Con dâu"})
    assert told(after(plan).people) == told([AN, HOA, BINH])
    assert told(after(plan, 1).people)[-1] == ("Nguyễn Thị Cúc", "Con dâu", "")
    assert plan.name == "Chuyển Nguyễn Thị Cúc sang hộ 04-001"
    with pytest.raises(UserError, match="một hộ khác"):
        life.transfer(HOME, [CUC.id], HOME, EVENT)
    with pytest.raises(UserError, match="chỉ có một chủ hộ"):
        life.transfer(HOME, [CUC.id], OTHER, EVENT, relations={CUC.id: HEAD})


def test_two_households_become_one():
    plan = life.merge(HOME, OTHER, EVENT, relations={9: "Em"})
    assert told(after(plan).people)[4:] == [("Đỗ Văn Dũng", "Em", ""), ("Vũ Thị Ánh", "Vợ", "")]
    assert after(plan).declared_size == 7
    ended = after(plan, 1)
    assert (ended.people, ended.ended_on) == ((), DAY)
    assert ended.ended_why == "Gộp vào hộ 03-005 Nguyễn Văn An"
    with pytest.raises(UserError, match="một hộ khác"):
        life.merge(HOME, HOME, EVENT)


def test_households_move_to_another_group():
    group = Group(id=4, number=4, name="Tổ 4")
    plan = life.move([HOME, OTHER], group, EVENT)
    assert [o.household.group_id for o in plan.outcomes] == [4]
    assert plan.name == "Chuyển hộ 03-005 Nguyễn Văn An sang Tổ 4"
    with pytest.raises(UserError, match="đều ở Tổ 4"):
        life.move([OTHER], group, EVENT)


def test_a_household_leaves_and_comes_back():
    gone = after(life.leave(HOME, EVENT, " Hà  Nội "))
    assert (gone.ended_on, gone.ended_why) == (DAY, "Chuyển khỏi làng, đến Hà Nội")
    assert {p.residence for p in gone.people} == {MOVED_AWAY}
    with pytest.raises(UserError, match="không còn ở làng từ 05/03/2026"):
        life.birth(gone, Person(name="Bé"), EVENT)
    back = after(life.return_(gone, LifeEvent(PartialDate(2026, 5, 1))))
    assert (back.ended_on, back.ended_why) == (None, "")
    assert {p.residence for p in back.people} == {PERMANENT}
    with pytest.raises(UserError, match="vẫn ở làng"):
        life.return_(back, EVENT)
    with pytest.raises(UserError, match="rời làng ngày"):
        life.return_(gone, LifeEvent(PartialDate(2026, 1, 1)))
    dead = after(life.death(ALONE, 12, EVENT))
    with pytest.raises(UserError, match="không còn ai"):
        life.return_(dead, EVENT)


def test_people_come():
    child = Person(name="Nguyễn Bảo Ngọc", relation="Cháu ruột")
    born = after(life.birth(HOME, child, EVENT)).people[-1]
    assert (born.birth, born.residence, born.id) == (DAY, PERMANENT, 0)
    guest = Person(name="Trần Văn Khách", residence=TEMPORARY, residence_to=PartialDate(2026, 9, 1))
    plan = life.arrive(HOME, [guest], EVENT)
    assert after(plan).people[-1].residence_from == DAY
    assert after(plan).declared_size == 6
    assert plan.outcomes[0].words == "Trần Văn Khách đến ở (tạm trú)"
    home = Household(group_id=3, people=(Person(name="Hộ mới", relation=HEAD),))
    assert life.settle(home, EVENT).lines == ("Hộ mới: Hộ mới", "Hộ mới: Chủ hộ")
    with pytest.raises(UserError, match="phải có chủ hộ"):
        life.settle(Household(group_id=3), EVENT)
    with pytest.raises(UserError, match="ghi người mới đến"):
        life.arrive(HOME, [], EVENT)


def test_some_people_go():
    plan = life.depart(HOME, [BINH.id, CUC.id], EVENT, destination="Nam Định")
    assert [p.residence for p in after(plan).people] == ["", "", MOVED_AWAY, MOVED_AWAY]
    assert after(plan).declared_size == 3
    assert "chuyển đi, đến Nam Định" in plan.outcomes[0].words
    with pytest.raises(UserError, match="chủ hộ mới"):
        life.depart(HOME, [AN.id], EVENT)
    with pytest.raises(UserError, match="chọn người chuyển đi"):
        life.depart(HOME, [99], EVENT)
    with pytest.raises(UserError, match="không còn ở hộ này"):
        life.death(after(plan), BINH.id, EVENT)


def test_who_left_one_by_one_counts_again_on_return():
    both = replace(HOME, people=(AN, HOA), declared_size=2)
    gone = after(life.depart(both, [AN.id, HOA.id], EVENT))
    assert (gone.ended_on, gone.declared_size) == (DAY, 0)
    back = after(life.return_(gone, EVENT))
    assert (back.declared_size, back.listed_size) == (2, 2)


def test_residence_for_a_time():
    year = after(life.reside(HOME, [HOA.id], ABSENT, EVENT, until=PartialDate(2026))).people[1]
    assert year.residence_to == PartialDate(2026)  # to the end of this year
    until = PartialDate(2026, 9, 1)
    person = after(life.reside(HOME, [HOA.id], ABSENT, EVENT, until=until)).people[1]
    assert (person.residence, person.residence_from, person.residence_to) == (ABSENT, DAY, until)
    with pytest.raises(UserError, match="trước ngày bắt đầu"):
        life.reside(HOME, [HOA.id], ABSENT, EVENT, until=PartialDate(2026, 1, 1))
    with pytest.raises(UserError, match="thường trú, tạm trú"):
        life.reside(HOME, [HOA.id], DEAD, EVENT)
    with pytest.raises(UserError, match="chọn người đổi cư trú"):
        life.reside(HOME, [], ABSENT, EVENT)


def test_the_day_of_an_event():
    assert checked_event(LifeEvent(DAY, "  Ốm   nặng "), DAY) == EVENT
    with pytest.raises(UserError, match="chưa tới") as refused:
        checked_event(LifeEvent(PartialDate(2026, 3, 6)), DAY)
    assert refused.value.field == "happened_on"
    with pytest.raises(UserError, match="đủ ngày"):
        checked_event(LifeEvent(PartialDate(2026)), DAY)
