"""The demonstration village: the same for the same seed, and believable."""

from collections import Counter

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.errors import Cancelled
from antt_desktop.domain.households import HEAD
from antt_desktop.domain.identity import identity_warnings, phone_warning
from antt_desktop.domain.pledges import Status
from antt_desktop.workflows.demo_village import build_demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.antt"
    build_demo(path)
    with Book.open(path, read_only=True) as book:
        yield book


def content(path):
    with Book.open(path, read_only=True) as book:
        ids = book.households.ids()
        return (
            list(book.households.all()),
            book.groups.all(),
            [book.pledges.rows(campaign.id, ids) for campaign in book.campaigns.all()],
            [(r.at, r.who, r.name) for r in book.history.recent()],
        )


def test_the_same_seed_gives_the_same_village(tmp_path):
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        build_demo(tmp_path / name, households=40, groups=4, seed=seed)
    a, b, c = (content(tmp_path / name) for name in "abc")
    assert a == b
    assert a[0] != c[0]


def test_it_is_as_large_as_asked_and_sound(demo):
    assert demo.households.count() == 495
    assert len(demo.groups.all()) == 13
    assert demo.check() == []
    sizes = [households for households, _ in demo.groups.counts().values()]
    assert min(sizes) > 15
    assert max(sizes) < 70


def test_its_people_are_believable(demo):
    households = list(demo.households.all())
    people = [person for household in households for person in household.people]
    assert all(household.head for household in households)
    assert 2.5 < len(people) / len(households) < 4.5
    with_number = [p for p in people if p.identity]
    assert len(with_number) > len(people) / 2
    assert not any(identity_warnings(p.identity, p.birth, p.sex) for p in with_number)
    assert not any(phone_warning(h.phone) for h in households)
    for household in households:
        head = household.people[0]
        assert head.relation == HEAD
        for child in household.people[1:]:
            if child.relation == "Con đẻ":
                assert 18 <= child.birth.year - head.birth.year <= 45
    assert any(household.size_differs for household in households)
    assert len({person.name for person in people}) > len(people) / 2


def test_most_have_signed_last_year_and_this_year_goes_on(demo):
    this_year, last_year = demo.campaigns.all()
    assert (this_year.label, last_year.label) == ("2026", "2025")
    for campaign, least, most in ((this_year, 80, 92), (last_year, 94, 99)):
        tallies = demo.pledges.tallies(campaign.id).values()
        every = sum(tallies, start=next(iter(tallies)).__class__())
        assert every.total == 495
        assert least <= every.percent <= most
    rows = demo.pledges.rows(this_year.id, demo.households.ids())
    found = Counter(row.status for row in rows)
    assert set(found) == set(Status)
    for row in rows:
        assert bool(row.signed_on) == (row.status is Status.SIGNED)
        assert (row.form_number > 0) == (row.printed_on is not None)
        if row.status is Status.SIGNED:
            assert row.signer == row.head


def test_a_cancelled_village_leaves_nothing(tmp_path):
    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        build_demo(tmp_path / "a.antt", households=20, progress=stop)
    assert list(tmp_path.iterdir()) == []
