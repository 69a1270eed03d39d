"""Invented lists in every habit of the field are read as what they were made from."""

import pytest

from antt_desktop.exchange.legacy_text import Encoding
from antt_desktop.exchange.roster.columns import SheetKind, guess_mapping
from antt_desktop.exchange.roster.lines import HouseholdLine, PersonLine, Skipped
from antt_desktop.exchange.roster.rows import read_lines
from antt_desktop.exchange.workbooks import read_sheets

from .invented_lists import COUNTERS, Inventor, write

ENCODINGS = list(Encoding)


def read(path):
    """Return the lines of all sheets; what is neither read nor left out is an error."""
    lines = []
    for sheet in read_sheets(path):
        mapping = guess_mapping(sheet)
        assert mapping is not None
        lines += read_lines(sheet, mapping, 2026)
    assert all(isinstance(line, (HouseholdLine, PersonLine, Skipped)) for line in lines), lines
    return lines


def household(line):
    return {
        "group": int("".join(filter(str.isdigit, line.group))),
        "head": line.head,
        "birth": str(line.birth or ""),
        "identity": line.identity,
        "phone": line.phone,
        "address": line.address,
        "note": line.note,
    }


def truth(invented):
    return {
        "group": invented.group,
        "head": invented.name,
        "birth": invented.birth,
        "identity": invented.identity,
        "phone": invented.phone,
        "address": invented.address,
        "note": invented.note,
    }


def household_sheet(inventor, homes, *, with_group, group=0):
    keys = ["head", "birth", "identity", "phone", "address", "size", "note"]
    keys += ["group"] if with_group else []
    inventor.chance.shuffle(keys)
    header = [inventor.text(inventor.chance.choice(COUNTERS)), *map(inventor.header, keys)]
    rows = [*inventor.titles(group), header]
    if inventor.chance.random() < 0.4:
        rows.append([f"({at})" for at in range(1, len(header) + 1)])
    for at, home in enumerate(homes, 1):
        cells = {
            "group": inventor.text(inventor.chance.choice(["Tổ {}", "{}"]).format(home.group)),
            "head": inventor.name(home.name),
            "birth": inventor.year(home.birth),
            "identity": inventor.number(home.identity),
            "phone": inventor.number(home.phone),
            "address": inventor.text(home.address),
            "size": home.size,
            "note": inventor.text(home.note),
        }
        rows.append([at, *(cells[key] for key in keys)])
        if inventor.chance.random() < 0.05:
            rows.append(header)
        if inventor.chance.random() < 0.05:
            rows.append([""])
    return rows + inventor.tail(len(header), 1 + keys.index("head"))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("seed", range(6))
def test_lists_of_households(tmp_path, seed, encoding):
    inventor = Inventor(seed, encoding)
    homes = inventor.households(24)
    path = write(tmp_path / "ds.xlsx", {"DS": household_sheet(inventor, homes, with_group=True)})
    lines = read(path)
    found = [line for line in lines if isinstance(line, HouseholdLine)]
    assert [household(line) for line in found] == [truth(home) for home in homes]
    assert [line.declared_size for line in found] == [home.size for home in homes]
    assert not [warning for line in found for warning in line.warnings]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("where", ["sheet", "title"])
@pytest.mark.parametrize("seed", range(10, 12))
def test_one_sheet_a_group(tmp_path, seed, where, encoding):
    inventor = Inventor(seed, encoding)
    homes = inventor.households(24)
    sheets = {}
    for group in (1, 2, 3):
        of_group = [home for home in homes if home.group == group]
        name = inventor.text(f"Tổ {group}") if where == "sheet" else f"Trang {group}"
        shown = group if where == "title" else 0
        sheets[name] = household_sheet(inventor, of_group, with_group=False, group=shown)
        if where == "title" and not any(str(group) in str(row) for row in sheets[name][:3]):
            sheets[name].insert(0, [inventor.text(f"Tổ dân phố: {group}")])
    lines = read(write(tmp_path / "ds.xlsx", sheets))
    found = [household(line) for line in lines if isinstance(line, HouseholdLine)]
    assert found == [truth(home) for home in homes]


def people_sheet(inventor, homes, told_by, *, titles_inside=False):
    keys = ["birth", "identity", "phone", "address", "note"]
    keys += ["relation"] if told_by == "relation" else []
    keys += ["head"] if told_by == "head" else []
    keys += ["code"] if told_by == "code" else []
    if told_by == "code":
        keys.append("relation")
    inventor.chance.shuffle(keys)
    keys.insert(0, "name")
    header = [inventor.text(inventor.chance.choice(COUNTERS)), *map(inventor.header, keys)]
    rows = [*inventor.titles(), header]
    group = 0
    for at, home in enumerate(homes, 1):
        if titles_inside and home.group != group:
            group = home.group
            rows.append([inventor.text(f"TỔ DÂN CƯ SỐ {group}: 38 hộ")])
        for person in (home, *home.members):
            is_head = person is home
            cells = {
                "name": ("" if is_head else "  ") + inventor.name(person.name),
                "relation": inventor.text(person.relation),
                "head": inventor.name(home.name),
                "code": home.code,
                "birth": inventor.year(person.birth),
                "identity": inventor.number(person.identity),
                "phone": inventor.number(person.phone),
                "address": inventor.text(home.address) if is_head else "",
                "note": inventor.text(person.note),
            }
            numbered = is_head or told_by in {"head", "code"}
            rows.append([at if numbered else "", *(cells[key] for key in keys)])
    return rows + inventor.tail(len(header), 1)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("told_by", ["relation", "number", "head"])
@pytest.mark.parametrize("seed", range(20, 23))
def test_lists_of_people_under_their_heads(tmp_path, seed, told_by, encoding):
    inventor = Inventor(seed, encoding)
    homes = inventor.households(24)
    rows = people_sheet(inventor, homes, told_by, titles_inside=True)
    lines = read(write(tmp_path / "ds.xlsx", {"Trang": rows}))
    heads = [line for line in lines if isinstance(line, HouseholdLine)]
    assert [household(line) for line in heads] == [truth(home) for home in homes]
    assert all(line.declared_size is None for line in heads)
    for head, home in zip(heads, homes, strict=True):
        members = [m for m in lines if isinstance(m, PersonLine) and m.head_row == head.row]
        assert [(m.name, str(m.birth), m.identity) for m in members] == [
            (m.name, m.birth, m.identity) for m in home.members
        ]
        if told_by == "relation":
            assert [m.relation for m in members] == [m.relation for m in home.members]


@pytest.mark.parametrize("seed", range(30, 32))
def test_people_with_codes_carry_what_their_row_says_of_the_household(tmp_path, seed):
    inventor = Inventor(seed)
    homes = inventor.households(12)
    path = write(tmp_path / "ds.xlsx", {"Tổ 1": people_sheet(inventor, homes, "code")})
    (sheet,) = read_sheets(path)
    mapping = guess_mapping(sheet)
    assert mapping is not None
    assert mapping.kind is SheetKind.PEOPLE
    people = [line for line in read(path) if isinstance(line, PersonLine)]
    everybody = [(home.code, p.name) for home in homes for p in (home, *home.members)]
    assert [(line.code, line.name) for line in people] == everybody
    heads = [line.household for line in people if line.household]
    assert [(h.code, h.head, h.address) for h in heads] == [
        (home.code, home.name, home.address) for home in homes
    ]
