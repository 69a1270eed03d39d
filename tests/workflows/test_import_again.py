"""Whatever way a list is written, it comes in the same; the same people again add nothing."""

import csv
import io
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD
from antt_desktop.exchange.legacy_text import encode
from antt_desktop.workflows.import_roster import Encoding, apply_import, plan_import
from tests.workflows.lists import new_book, write_sheets

FAMILIES = ("Nguyễn", "Đỗ", "Phạm", "Ngô", "Vũ", "Lưu")
MIDDLES = ("Văn", "Thị Ánh", "Hữu", "Đức", "Thùy", "Ỷ")
GIVEN = ("Ước", "Hòa", "Lan Anh", "Ánh", "Quý", "Tuyết", "Sáu")
ADDRESSES = ("", "Ngõ 9, số 64", "Đường làng", "Xóm Đông")
NOTES = ("", "Hộ nghèo", "Đi làm ăn xa", "Gia đình thương binh")
RELATIONS = ("Vợ", "Con đẻ", "Con dâu", "Cháu ruột", "Mẹ đẻ")
HEADERS = {
    "head": ("Chủ hộ", "Họ và tên chủ hộ", "Họ tên chủ hộ"),
    "birth": ("Năm sinh", "Ngày sinh", "Ngày tháng năm sinh"),
    "identity": ("CCCD", "Số định danh", "CMND/CCCD"),
    "phone": ("Điện thoại", "SĐT", "ĐT"),
    "group": ("Tổ", "Tổ dân cư", "Tổ dân phố"),
    "address": ("Địa chỉ", "Nơi ở"),
    "size": ("Số khẩu", "Nhân khẩu", "Số nhân khẩu"),
    "note": ("Ghi chú",),
}

names = st.builds(
    lambda *parts: " ".join(parts),
    st.sampled_from(FAMILIES), st.sampled_from(MIDDLES), st.sampled_from(GIVEN),
)  # fmt: skip
births = (
    st.none()
    | st.builds(PartialDate, st.integers(1935, 2005), st.just(0) | st.integers(1, 12))
    | st.builds(PartialDate, st.integers(1935, 2005), st.integers(1, 12), st.integers(1, 28))
)
members = st.lists(
    st.tuples(names, st.sampled_from(RELATIONS), births), max_size=3, unique_by=lambda m: m[0]
)
rosters = st.lists(
    st.fixed_dictionaries(
        {
            "group": st.integers(1, 3),
            "head": names,
            "birth": births,
            "phone": st.sampled_from(["", "0912345678", "0357829190"]),
            "address": st.sampled_from(ADDRESSES),
            "note": st.sampled_from(NOTES),
            "members": members,
        }
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda h: (h["group"], h["head"]),
)


def numbered(roster):
    """Give every household what has to be its own."""
    return [
        home | {
            "identity": f"0310{(home['birth'] or PartialDate(1950)).year % 100:02}{at:06}"
            if at % 3 and home["birth"] and home["birth"].year < 2000 else "",
            "members": [m for m in home["members"] if m[0] != home["head"]],
        }
        for at, home in enumerate(roster)
    ]  # fmt: skip


def written_as_households(roster, chance):
    fields = [field for field in HEADERS if field in {"head", "group"} or chance.random() < 0.7]
    chance.shuffle(fields)
    rows = [[chance.choice(HEADERS[field]) for field in fields]]
    for home in roster:
        values = home | {"size": str(1 + len(home["members"])), "birth": str(home["birth"] or "")}
        rows.append([str(values[field]) for field in fields])
    return {"Sheet1": rows}


def written_as_people(roster, chance):
    columns = [
        "TT",
        "Họ và tên",
        "Quan hệ với chủ hộ",
        "Năm sinh",
        "CCCD",
        "SĐT",
        "Nơi ở",
        "Ghi chú",
    ]
    order = list(range(len(columns)))
    chance.shuffle(order)
    sheets = {}
    for group in sorted({home["group"] for home in roster}):
        rows = [[f"Danh sách nhân khẩu tổ {group}"], [columns[at] for at in order]]
        for number, home in enumerate((h for h in roster if h["group"] == group), 1):
            head = (
                str(number), home["head"], HEAD, str(home["birth"] or ""), home["identity"],
                home["phone"], home["address"], home["note"],
            )  # fmt: skip
            rows.append([head[at] for at in order])
            for name, relation, birth in home["members"]:
                person = ("", name, relation, str(birth or ""), "", "", "", "")
                rows.append([person[at] for at in order])
        sheets[f"Tổ {group}"] = rows
    return sheets


def in_encoding(sheets, encoding):
    return {
        name: [[encode(text, encoding) for text in row] for row in rows]
        for name, rows in sheets.items()
    }


def saved(folder, sheets, chance):
    if len(sheets) == 1 and chance.random() < 0.4:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=chance.choice(",;\t")).writerows(*sheets.values())
        path = folder / f"{next(iter(sheets))}.csv"
        path.write_bytes(text.getvalue().encode(chance.choice(["utf-8", "utf-8-sig", "utf-16"])))
        return path
    return write_sheets(folder / "ds.xlsx", sheets)


def in_the_book(book):
    return {
        (home.group_id, home.head.name): (
            str(home.head.birth or ""), home.head.identity, home.phone, home.address, home.note,
            [(p.name, p.relation, str(p.birth or "")) for p in home.people[1:]],
        )
        for home in book.households.all()
    }  # fmt: skip


@settings(max_examples=14, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    roster=rosters,
    seed=st.integers(0, 10**6),
    encodings=st.tuples(st.sampled_from(Encoding), st.sampled_from(Encoding)),
)
def test_a_list_in_any_shape_comes_in_whole_and_a_second_one_adds_nothing(
    tmp_path_factory, roster, seed, encodings
):
    chance = random.Random(seed)
    folder = tmp_path_factory.mktemp("ds")
    roster = numbered(roster)
    with new_book(folder / "so.antt") as book:
        first = write_sheets(
            folder / "dau.xlsx", in_encoding(written_as_people(roster, chance), encodings[0])
        )
        result = apply_import(book, plan_import(book, first, encoding=encodings[0]))
        assert (result.added, result.rejected) == (len(roster), ())
        kept = in_the_book(book)
        assert kept == {
            (home["group"], home["head"]): (
                str(home["birth"] or ""), home["identity"], home["phone"], home["address"],
                home["note"], [(n, r, str(b or "")) for n, r, b in home["members"]],
            )
            for home in roster
        }  # fmt: skip
        chance.shuffle(roster)
        write = chance.choice([written_as_households, written_as_people])
        again = saved(folder, in_encoding(write(roster, chance), encodings[1]), chance)
        plan = plan_import(book, again, encoding=encodings[1])
        assert (plan.to_add, plan.to_save) == ((), ())
        assert plan.result.rejected == ()
        assert plan.unchanged == len(roster)
        assert in_the_book(book) == kept
