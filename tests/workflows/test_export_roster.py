"""The exported workbook has the columns people expect and imports back unchanged."""

import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import Cancelled, SystemTrouble, UserError
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.village import Village
from antt_desktop.workflows.export_roster import export_roster
from antt_desktop.workflows.import_roster import apply_import, plan_import

VILLAGE = Village(name="Làng Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")
FORMULA = '=HYPERLINK("http://x","Bùi Văn Công Thức")'
NOTE = "  dòng một \r\n\tdòng hai\n\n_x000D_ =1+1 "


def made_book(path, households=()):
    book = Book.create(path, VILLAGE, [Group(number=n, name=f"Tổ {n}") for n in (1, 2, 3)])
    if households:
        book.households.add_many(households)
    return book


def tables(path):
    workbook = python_calamine.CalamineWorkbook.from_path(path)
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


FULL = Household(
    code="03-005",
    group_id=3,
    address="Ngõ 9, số 64",
    phone="0357829190",
    declared_size=6,
    categories=("Hộ nghèo", "Diện tự ghi, có phẩy"),
    note=NOTE,
    people=(
        Person(
            name=FORMULA,
            relation=HEAD,
            sex="Nam",
            birth=PartialDate(1950, 3, 5),
            identity="031050034717",
            phone="0912345678",
            occupation="Nông dân",
            residence="Tạm trú",
            note=NOTE,
        ),
        Person(name="Mai Thị Nhung", relation="vợ", birth=PartialDate(1954, 7)),
        Person(name="Mai Thị Nhung", relation="Con đẻ", birth=PartialDate(1990)),
    ),
)
ODD = [
    Household(group_id=1),
    Household(group_id=1, people=(Person(name="Không Chủ"), Person(name="Không Chủ"))),
    Household(group_id=1, declared_size=2, people=tuple(Person(name=n) for n in "ABCDE")),
    Household(group_id=1, phone="0912 345 678", people=(Person(name="SỐ CÓ CÁCH", relation=HEAD),)),
    Household(group_id=2, phone="912345678", categories=("Một; hai", "hộ nghèo")),
]


@pytest.fixture
def book(tmp_path):
    with made_book(tmp_path / "so.antt", [FULL, *ODD]) as made:
        yield made


def test_columns_and_values(book, tmp_path):
    path = tmp_path / "ho.xlsx"
    assert export_roster(book, path) == 6
    sheets = tables(path)
    assert sheets["Hộ"][0] == [
        "Mã hộ", "Tổ", "Chủ hộ", "Ngày sinh", "CCCD", "Điện thoại", "Địa chỉ", "Số nhân khẩu",
        "Cư trú", "Diện", "Ghi chú",
    ]  # fmt: skip
    assert sheets["Hộ"][-1] == [
        "03-005", 3.0, FORMULA, "05/03/1950", "031050034717", "0357829190", "Ngõ 9, số 64", 6.0,
        "Tạm trú", "Hộ nghèo; Diện tự ghi, có phẩy", NOTE,
    ]  # fmt: skip
    assert sheets["Nhân khẩu"][0] == [
        "Mã hộ", "Họ và tên", "Quan hệ với chủ hộ", "Ngày sinh", "Giới tính", "CCCD", "Điện thoại",
        "Nghề nghiệp", "Ghi chú",
    ]  # fmt: skip
    assert sheets["Nhân khẩu"][-3] == [
        "03-005", FORMULA, HEAD, "05/03/1950", "Nam", "031050034717", "0912345678", "Nông dân",
        NOTE,
    ]  # fmt: skip
    assert sheets["Nhân khẩu"][-2][1:4] == ["Mai Thị Nhung", "vợ", "07/1954"]


def test_the_export_imports_back_as_all_unchanged(book, tmp_path):
    path = tmp_path / "ho.xlsx"
    export_roster(book, path)
    plan = plan_import(book, path)
    assert plan.result.rejected == ()
    assert (plan.to_add, plan.to_save, plan.unchanged) == ((), (), 6)


def test_a_new_book_takes_all_of_it(book, tmp_path):
    path = tmp_path / "ho.xlsx"
    export_roster(book, path)
    with made_book(tmp_path / "moi.antt") as other:
        result = apply_import(other, plan_import(other, path))
        copy = other.households.get(other.households.find("03-005"))
    # Refused: two households of nobody, and a person who stands there twice.
    assert result.added == 4
    assert [(r.sheet, r.column) for r in result.rejected] == [
        ("Hộ", "Chủ hộ"),
        ("Hộ", "Chủ hộ"),
        ("Nhân khẩu", "Họ và tên"),
    ]
    assert (copy.note, copy.phone, copy.declared_size) == (FULL.note, FULL.phone, 6)
    assert copy.categories == FULL.categories
    assert [(p.name, p.relation, p.birth) for p in copy.people] == [
        (p.name, p.relation, p.birth) for p in FULL.people
    ]


def test_the_same_book_gives_the_same_bytes(book, tmp_path):
    one, two = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    export_roster(book, one)
    export_roster(book, two)
    assert one.read_bytes() == two.read_bytes()


def test_a_cancelled_or_failed_export_leaves_what_was_there(book, tmp_path):
    path = tmp_path / "xuat" / "ho.xlsx"
    path.parent.mkdir()
    path.write_bytes(b"old")

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        export_roster(book, path, stop)
    book.households.add(Household(code="DÀI", group_id=1, note="x" * 32_768))
    with pytest.raises(UserError, match="Ghi chú của hộ DÀI dài quá"):
        export_roster(book, path)
    assert [p.name for p in path.parent.iterdir()] == ["ho.xlsx"]
    assert path.read_bytes() == b"old"
    with pytest.raises(SystemTrouble):
        export_roster(book, tmp_path / "none" / "ho.xlsx")


# U+FFFE and U+FFFF are no characters: neither XML nor a keyboard knows them. “#” begins what
# Excel writes where a formula failed; such a cell is refused when it comes in, whoever wrote it.
text = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=12
).filter(lambda words: not words.startswith("#"))
births = st.none() | st.builds(PartialDate, st.integers(1900, 2020), st.integers(0, 12))
people = st.builds(
    Person,
    # A mark alone (“-”, “*”) is what lists have where nobody is: no name of a person.
    name=st.sampled_from(["An", "AN", "Bình"]) | text.map(lambda tail: f"Ý {tail}"),
    relation=st.sampled_from(["", "Vợ", "con", "Ở nhờ"]),
    sex=st.sampled_from(["", "Nam", "Nữ"]),
    birth=births,
    identity=st.sampled_from(["", "12345", "031050034717", "31050034717", "0"]),
    phone=st.sampled_from(["", "912345678", "0912 345 678", "x"]),
    occupation=text,
    note=text,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    households=st.lists(
        st.builds(
            Household,
            group_id=st.integers(1, 3),
            address=text,
            phone=text,
            declared_size=st.none() | st.integers(0, 99),
            categories=st.lists(text, max_size=3).map(tuple),
            note=text,
            people=st.lists(people, max_size=3).map(tuple),
        ),
        max_size=4,
    )
)
def test_whatever_the_book_holds_comes_back_unchanged(tmp_path_factory, households):
    folder = tmp_path_factory.mktemp("so")
    with made_book(folder / "so.antt", households) as book:
        export_roster(book, folder / "ho.xlsx")
        if not households:
            with pytest.raises(UserError, match="không có dòng nào"):
                plan_import(book, folder / "ho.xlsx")
            return
        plan = plan_import(book, folder / "ho.xlsx")
        assert (plan.to_add, plan.to_save) == ((), ())
        assert [row.refusal for row in plan.rows if row.refusal] == []
        assert plan.unchanged == len(households)
