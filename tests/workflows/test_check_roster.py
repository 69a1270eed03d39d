"""The roster of a real book looked through, in the window's way and on the command line."""

import json

import pytest

from antt_desktop import cli
from antt_desktop.book import Book
from antt_desktop.domain.errors import Cancelled
from antt_desktop.domain.household_faults import FaultKind
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.workflows.check_roster import check_roster


@pytest.fixture
def faulty(village):
    """Return the village with a household of nobody and a number borne by two heads."""
    group = village.groups.all()[2].id
    twins = [Person(name=name, relation=HEAD, identity="031070000001") for name in ("An", "Bình")]
    village.households.add_many(
        [
            Household(group_id=group, code="A"),
            *(Household(group_id=group, code=p.name, people=(p,)) for p in twins),
        ]
    )
    return village


def test_the_whole_book_is_looked_through_with_progress(faulty):
    told = []
    check = check_roster(faulty, lambda done, total: told.append((done, total)))
    assert check.households == 10
    assert [(f.kind, f.code, f.group) for f in check.faults if f.kind.certain] == [
        (FaultKind.EMPTY, "A", "Tổ 3"),
        (FaultKind.SAME_IDENTITY, "An", "Tổ 3"),
        (FaultKind.SAME_IDENTITY, "Bình", "Tổ 3"),
    ]
    assert told == [(0, 10), (10, 10)]


def test_it_can_be_stopped_and_writes_nothing(faulty):
    before = faulty.history.recent()

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        check_roster(faulty, stop)
    check_roster(faulty)
    assert faulty.history.recent() == before


def test_the_command_lists_the_faults(faulty, tmp_path, capsys):
    faulty.close()
    path = str(tmp_path / "lang.antt")
    assert cli.main(["check-roster", path]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Hộ không có ai\tA\tHộ chưa ghi người nào."
    assert lines[-1].startswith("Đã soát 10 hộ: ")

    assert cli.main(["check-roster", path, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["households"] == 10
    assert found["faults"][1] == {
        "kind": "same_identity",
        "certain": True,
        "code": "An",
        "group": "Tổ 3",
        "head": "An",
        "people": "An",
        "sentence": "Số định danh •••• 0001 cũng là của Bình (hộ Bình).",
    }


def test_a_book_opened_again_shows_the_same(faulty, tmp_path):
    faults = check_roster(faulty).faults
    faulty.close()
    with Book.open(tmp_path / "lang.antt") as book:
        assert check_roster(book).faults == faults
