"""Who may do what: every role against every sort of act."""

import pytest

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.roles import (
    Act,
    OfficePerson,
    Role,
    checked_code,
    checked_people,
    may,
    refuse,
)

ALLOWED = {
    Role.OWNER: {Act.CHANGE, Act.PRINT, Act.OWN},
    Role.CLERK: {Act.CHANGE, Act.PRINT},
    Role.VIEWER: {Act.PRINT},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", Act)
def test_every_role_and_act(role, act):
    assert may(role, act) is (act in ALLOWED[role])
    if may(role, act):
        refuse(role, act)
    else:
        with pytest.raises(UserError, match="Hãy nhờ"):
            refuse(role, act)


def test_an_office_needs_an_owner_and_names_that_differ():
    assert checked_people([]) == []
    people = checked_people([OfficePerson("  Hoàng  Văn Hoát ", Role.OWNER), OfficePerson("Nga")])
    assert [person.name for person in people] == ["Hoàng Văn Hoát", "Nga"]
    for wrong, field in (
        ([OfficePerson("Nga")], "role"),
        ([OfficePerson(" ", Role.OWNER)], "name"),
        ([OfficePerson("Nga", Role.OWNER), OfficePerson("Nga ")], "name"),
    ):
        with pytest.raises(UserError) as refused:
            checked_people(wrong)
        assert refused.value.field == field
    with pytest.raises(UserError, match="ít nhất 4"):
        checked_code(" 123 ")
