"""Lists of every kind a village has, through the command line: nothing lost, nobody doubled."""

import csv
import io
import json

import pytest

from antt_desktop.cli import main
from antt_desktop.exchange.legacy_text import Encoding, encode
from antt_desktop.exchange.workbooks import read_sheets
from tests.workflows.lists import write_sheets

HOMES = [
    # code, tổ, head, birth, CCCD, phone, address, size, note
    ("01-001", 1, "Trịnh Công Tiến", "1950", "031050034717", "0357829190", "Ngõ 9, số 64", 2,
     "Hộ nghèo"),
    ("01-002", 1, "Phạm Xuân Phong", "04/08/1967", "031067823220", "0568254204", "Ngõ 3, số 70",
     3, ""),
    ("01-003", 1, "Lê Mạnh Vinh", "1956", "", "0916308337", "Ngõ 1, số 14", 1, "Đi làm ăn xa"),
    ("01-004", 1, "Vũ Văn Ước", "1991", "", "", "Ngõ 5, số 24", 1, ""),
    ("02-001", 2, "Đặng Đức Ánh", "1948", "031048373558", "0982707689", "Ngõ 5, số 33", 2, ""),
    ("02-002", 2, "Ngô Thị Minh Tuyết", "1939", "", "0906103550", "Ngõ 3, số 39", 1, "Tạm trú"),
    ("02-003", 2, "Đỗ Hữu Lan", "12/03/1975", "031075000001", "", "", 1, "Gia đình thương binh"),
]  # fmt: skip
MEMBERS = {
    "Trịnh Công Tiến": [("Mai Thùy Nhung", "Vợ", "1954", "")],
    "Phạm Xuân Phong": [
        ("Đinh Thị Thanh Sen", "Vợ", "1968", ""),
        ("Đặng Ngọc Quý", "Cháu ruột", "2007", "031207783864"),
    ],
    "Đặng Đức Ánh": [("Lương Thị Oanh", "Vợ", "07/1950", "")],
}


def with_codes(folder):
    header = ["STT", "Mã hộ", "Họ và tên chủ hộ", "Ngày sinh", "Số CCCD", "Điện thoại"]
    header += ["Tổ dân cư", "Địa chỉ", "Số nhân khẩu", "Ghi chú"]
    rows = [
        [n, code, head, birth, identity, phone, f"Tổ {group}", address, size, note]
        for n, (code, group, head, birth, identity, phone, address, size, note) in enumerate(
            HOMES, 1
        )
    ]
    return write_sheets(folder / "danh-sach.xlsx", {"Danh sách hộ": [header, *rows]})


def in_tcvn3(folder):
    """The old state forms: a title, no codes, numbers without zeros, years, and the encoding."""
    header = ["stt", "họ và tên chủ hộ", "năm sinh", "tổ", "số khẩu", "điện thoại", "ghi chú"]
    rows = [
        [n, head, int(birth[-4:]), group, size, int(phone) if phone else "", note]
        for n, (_, group, head, birth, _id, phone, _at, size, note) in enumerate(HOMES, 1)
    ]
    rows = [["danh sách chủ hộ làng văn hóa"], [], header, *rows]
    old = [[encode(c, Encoding.TCVN3) if isinstance(c, str) else c for c in row] for row in rows]
    return write_sheets(folder / "DS_2009.xlsx", {"DS ho": old})


def in_vni(folder):
    header = ["Số TT", "Họ tên chủ hộ", "Tổ dân phố", "Địa chỉ", "Số nhân khẩu", "Ghi chú"]
    rows = [
        [n, home[2], f"Tổ {home[1]}", home[6], home[7], home[8]] for n, home in enumerate(HOMES, 1)
    ]
    old = [
        [encode(c, Encoding.VNI) if isinstance(c, str) else c for c in row]
        for row in [header, *rows]
    ]
    return write_sheets(folder / "ds_vni.xlsx", {"Sheet1": old})


def as_csv(folder):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["Tổ", "Chủ hộ", "Nhân khẩu", "ĐT", "Địa chỉ"])
    writer.writerows(
        [group, head, size, phone, at] for _, group, head, _, _, phone, at, size, _ in HOMES
    )
    path = folder / "ds.csv"
    path.write_bytes(text.getvalue().encode("utf-8-sig"))
    return path


def people_by_group(folder):
    """One sheet a tổ, titles above, people under their head, numbers without zeros."""
    header = ["TT", "Họ và tên", "Năm sinh", "Quan hệ với chủ hộ", "Số định danh", "SĐT", "Nơi ở"]
    header.append("Ghi chú")
    sheets = {}
    for group in (1, 2):
        rows = [["ỦY BAN NHÂN DÂN XÃ"], [f"DANH SÁCH NHÂN KHẨU TỔ DÂN CƯ SỐ {group}"], [], header]
        homes = [home for home in HOMES if home[1] == group]
        for n, (_, _, head, birth, identity, phone, address, _, note) in enumerate(homes, 1):
            year = int(birth) if birth.isdigit() else birth
            rows.append([n, head, year, "Chủ hộ", number(identity), number(phone), address, note])
            for name, relation, born, his in MEMBERS.get(head, []):
                rows.append(["", f"  {name}", born, relation, number(his), "", "", ""])
        rows.append(["", "Cộng", "", "", "", "", "", ""])
        sheets[f"Tổ {group}"] = rows
    return write_sheets(folder / "nhan-khau.xlsx", sheets)


def number(text):
    return int(text) if text else ""


KINDS = {
    with_codes: "code group head birth identity phone address size note",
    in_tcvn3: "group head year phone size note",
    in_vni: "group head address size note",
    as_csv: "group head phone address size",
    people_by_group: "group head birth identity phone address size note members",
}


@pytest.fixture
def antt(own_data_folder, capsys):
    """Return a function that runs a command as the program does, in this process: many runs."""

    def run(*words, expect=0):
        try:
            status = main([*map(str, words)])
        except SystemExit as stopped:
            status = stopped.code
        said = capsys.readouterr()
        assert status == expect, said.out + said.err
        if "--json" in words and not expect:
            return json.loads(said.out)
        return said.err if expect else said.out

    return run


@pytest.fixture
def village(antt, tmp_path):
    made = iter(range(99))

    def new():
        book = tmp_path / f"lang{next(made)}.antt"
        place = ("--village", "Làng Quang Khải", "--commune", "Xã Quang Hưng")
        antt("new", book, *place, "--province", "Hải Phòng", "--groups", 3)
        return book

    return new


@pytest.fixture
def exported(antt, tmp_path):
    """Return a function: (tổ, head) to what the book says of it, as its export has it."""

    def read(book):
        antt("export-roster", book, tmp_path / "xuat.xlsx")
        homes, *people = read_sheets(tmp_path / "xuat.xlsx")
        members = {}
        for row in people[0].rows[1:] if people else []:
            members.setdefault(row[0], []).append((row[1], row[2], row[3], row[5]))
        names = ("code", "group", "head", "birth", "identity", "phone", "address", "size")
        found = {}
        for cells in homes.rows[1:]:
            row = [*cells, *[""] * (11 - len(cells))]
            values = dict(zip(names, row, strict=False))
            values |= {"note": row[10], "year": row[3][-4:], "members": members[row[0]][1:]}
            found[values["group"], values["head"]] = values
        return found

    return read


def truth(home, fields):
    code, group, head, birth, identity, phone, address, size, note = home
    whole = {
        "code": code, "group": group, "head": head, "birth": birth, "identity": identity,
        "phone": phone, "address": address, "size": size, "note": note, "year": birth[-4:],
        "members": MEMBERS.get(head, []),
    }  # fmt: skip
    return {field: whole[field] for field in fields.split()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_comes_in_to_the_letter(antt, village, exported, tmp_path, kind):
    book = village()
    result = antt("import-roster", book, kind(tmp_path), "--json")
    assert (result["added"], result["rejected"]) == (len(HOMES), [])
    found = exported(book)
    assert len(found) == len(HOMES)
    for home in HOMES:
        wanted = truth(home, KINDS[kind])
        got = found[home[1], home[2]]
        assert {field: got[field] for field in wanted} == wanted


@pytest.mark.parametrize("first", KINDS)
def test_the_same_people_again_in_every_other_shape_add_nobody(
    antt, village, exported, tmp_path, first
):
    book = village()
    antt("import-roster", book, first(tmp_path))
    for other in KINDS:
        result = antt("import-roster", book, other(tmp_path), "--json")
        assert (result["added"], result["rejected"]) == (0, []), other.__name__
    found = exported(book)
    fields = "group head birth identity phone address size note members"
    for home in HOMES:
        wanted = truth(home, fields)
        got = found[home[1], home[2]]
        assert {field: got[field] for field in wanted} == wanted


def test_rows_with_faults_are_refused_kept_and_mended(antt, village, tmp_path):
    header = ["STT", "Mã hộ", "Chủ hộ", "Ngày sinh", "Tổ", "Số khẩu", "CCCD"]
    formula = '=HYPERLINK("http://x","Bùi Văn")'
    rows = [
        ["1", "01-001", "Trịnh Công Tiến", "1950", "1", "2", "031050034717"],
        ["2", "X-001", "", "1950", "1", "2", ""],
        ["3", "X-002", "Ngô Văn Sai", "1950", "99", "2", ""],
        ["4", "01-001", "Vũ Thị Trùng", "1950", "1", "2", ""],
        ["5", "X-004", "Lê Văn Ngày", "31/02/1960", "1", "2", ""],
        ["6", "X-005", "Bùi Thị Số", "1960", "1", "hai", ""],
        ["7", "X-006", "Đỗ Văn Số", "1955", "1", "2", "12345"],
        ["8", "X-007", formula, "1960", "1", "2", ""],
    ]
    book, refused = village(), tmp_path / "loi.xlsx"
    path = write_sheets(tmp_path / "co-loi.xlsx", {"DS": [header, *rows]})
    result = antt("import-roster", book, path, "--json", "--refused", refused)
    assert (result["added"], [r["row"] for r in result["rejected"]]) == (3, [3, 4, 5, 6, 7])
    assert all(r["reason"] for r in result["rejected"])
    (warning,) = result["warnings"]
    assert "dòng 8" in warning
    antt("export-roster", book, tmp_path / "xuat.xlsx")
    assert formula in [row[2] for row in read_sheets(tmp_path / "xuat.xlsx")[0].rows]
    (sheet,) = read_sheets(refused)
    head, *kept = sheet.rows
    assert [row[1] for row in kept] == ["X-001", "X-002", "01-001", "X-004", "X-005"]
    mended = {
        "X-001": {2: "Trần Thị Tên"}, "X-002": {4: "2"}, "01-001": {1: ""},
        "X-004": {3: "28/02/1960"}, "X-005": {5: "2"},
    }  # fmt: skip
    for row in kept:
        for place, value in mended[row[1]].items():
            row[place] = value
    again = antt(
        "import-roster", book, write_sheets(tmp_path / "sua.xlsx", {"DS": [head, *kept]}), "--json"
    )
    assert (again["added"], again["rejected"], again["warnings"]) == (5, [], [])


def test_what_to_read_and_how_can_be_said(antt, village, tmp_path):
    header = ["Họ và tên", "Sinh", "Xóm"]
    sheets = {
        "Một": [header, ["PHẠM THỊ BÌNH", "1950", "Đông"]],
        "Hai": [header, ["LÊ VĂN BA", "1960", "Đoài"]],
    }
    path, book = write_sheets(tmp_path / "ds.xlsx", sheets), village()
    words = ("--sheet", "Hai", "--map", "Xóm=Địa chỉ", "--group", "Tổ 3", "--keep-capitals")
    result = antt("import-roster", book, path, *words, "--json")
    assert result["sheets"] == [
        {
            "name": "Hai",
            "header_row": 1,
            "encoding": "unicode",
            "columns": {"Họ và tên": "Chủ hộ", "Sinh": "Ngày sinh", "Xóm": "Địa chỉ"},
            "rows": 1,
            "skipped": [],
        }
    ]
    (home,) = antt("list", book, "--json")
    assert (home["head"], home["group"], home["address"]) == ("LÊ VĂN BA", 3, "Đoài")
    for bad, words in (
        (("--sheet", "Ba"), "Các trang của tệp"),
        (("--map", "Nhà=Địa chỉ"), "Các cột của tệp"),
        (("--map", "Xóm=Màu"), "Có thể ghi"),
        (("--group", "Tổ 9"), "Các tổ trong sổ"),
    ):
        said = antt("import-roster", book, path, *bad, expect=1)
        assert words in said
        assert len(said.strip().splitlines()) == 1
    for bad in (("--map", "Xóm"), ("--encoding", "tiếng Việt")):
        assert "Sai cách dùng" in antt("import-roster", book, path, *bad, expect=2)


def test_rows_left_out_are_said_in_a_line_a_sheet(antt, village, tmp_path):
    said = antt("import-roster", village(), people_by_group(tmp_path))
    assert "Đã thêm 7 hộ" in said
    left = [line for line in said.splitlines() if "bỏ qua dòng" in line]
    assert [line.split(",")[0].strip() for line in left] == ["Tổ 1", "Tổ 2"]
