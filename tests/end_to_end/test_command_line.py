"""From the village's Excel list to printed pledges, signed and remembered, without a window."""

import io
import zipfile

import pypdf
import pytest
import xlsxwriter
from sqlcipher3 import dbapi2 as driver

from antt_desktop.domain.codes import FormCode
from antt_desktop.exchange.codes import read_codes
from antt_desktop.exchange.pages import PdfPages
from antt_desktop.exchange.workbooks import read_sheets

HEADER = ["STT", "Mã hộ", "Họ và tên chủ hộ", "Ngày sinh", "Số CCCD", "Điện thoại", "Tổ dân cư"]
HEADER += ["Địa chỉ", "Số nhân khẩu", "Ghi chú"]
NAMES = ["Trịnh Công Tiến", "Đặng Thị Hòa", "Nguyễn Văn Ước", "=1+1", "Lê Hoà"]


@pytest.fixture
def rows():
    return [
        [
            n + 1,
            f"{n // 20 + 1:02}-{n % 20 + 1:03}",
            f"{NAMES[n % len(NAMES)]} {chr(65 + n // len(NAMES))}",
            "1950" if n % 3 else f"0{n % 9 + 1}/08/1967",
            f"0310500{n:05}" if n % 4 else "",
            f"09{n:08}",
            f"Tổ {n // 20 + 1}",
            f"Ngõ {n % 9 + 1}, số {n}",
            n % 7 + 1,
            "Hộ nghèo" if n % 10 == 0 else "",
        ]
        for n in range(60)
    ]


@pytest.fixture
def roster(tmp_path, rows):
    path = tmp_path / "danh-sach.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Danh sách hộ")
        for at, row in enumerate([HEADER, *rows]):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(at, column, value)
                else:
                    sheet.write_string(at, column, value)
    return path


@pytest.fixture
def village(antt, tmp_path):
    book = tmp_path / "lang.antt"
    names = ("--village", "Làng văn hóa Quang Khải", "--commune", "Xã Quang Hưng")
    antt("new", book, *names, "--province", "Hải Phòng", "--groups", 3)
    return book


def test_the_main_job(antt, village, roster, rows, tmp_path):
    assert antt("import-roster", village, roster, "--dry-run", "--json")["added"] == 60
    assert antt("list", village, "--json") == []
    first = antt("import-roster", village, roster, "--json")
    assert (first["added"], first["updated"], first["unchanged"]) == (60, 0, 0)
    assert first["rejected"] == []
    again = antt("import-roster", village, roster, "--json")
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 60)

    antt("export-roster", village, tmp_path / "xuat.xlsx")
    exported = {row[0]: row for row in read_sheets(tmp_path / "xuat.xlsx")[0].rows[1:]}
    for _stt, code, head, birth, identity, phone, group, address, size, note in rows:
        row = [str(cell) for cell in exported[code]]
        assert row[1:8] == [group[3:], head, birth, identity, phone, address, str(size)]
        assert row[10] == note
    assert antt("import-roster", village, tmp_path / "xuat.xlsx", "--json")["unchanged"] == 60

    antt("new-campaign", village, "Năm 2026", "--form-date", "5/2/2026")
    pdf, same = tmp_path / "mot.pdf", tmp_path / "hai.pdf"
    antt("print-pledges", village, pdf, "--campaign", "Năm 2026")
    antt("print-pledges", village, same, "--campaign", "Năm 2026")
    assert pdf.read_bytes() == same.read_bytes()
    pages = pypdf.PdfReader(pdf).pages
    assert len(pages) == 60
    forms = set()
    with PdfPages(pdf) as pictures:
        listed = antt("list", village, "--campaign", "2026", "--json")
        for number, (page, household) in enumerate(zip(pages, listed, strict=True)):
            text = page.extract_text()
            assert household["head"] in text
            assert f"Hộ {household['code']}" in text
            assert "Quang Hưng, ngày 05 tháng 02 năm 2026" in text
            payloads = read_codes(pictures.render(number, dpi=150, grey=True))
            assert len(payloads) == 2
            assert len(set(payloads)) == 1
            forms.add(FormCode.read(payloads[0]).form)
    assert len(forms) == 60
    assert {household["status"] for household in listed} == {"printed"}

    antt("mark-signed", village, "--campaign", "2026", "--date", "18/02/2026", "01-001", "03-020")
    antt("print-pledges", village, pdf, "--campaign", "2026", "--group", 3, "--unsigned")
    assert len(pypdf.PdfReader(pdf).pages) == 19
    signed = [h["code"] for h in antt("list", village, "--campaign", "2026", "--json")
              if h["status"] == "signed"]  # fmt: skip
    assert signed == ["01-001", "03-020"]
    assert antt("check", village, "--json") == {"sound": True, "faults": []}


def _word_file(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")


def _no_header(path):
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet().write_row(0, 0, ["12", "34", "56"])


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a workbook at all"),
        _word_file,
        _no_header,
    ],
    ids=["empty", "garbage", "word", "no header"],
)
def test_bad_workbooks_are_refused_in_one_sentence(antt, village, tmp_path, make):
    bad = tmp_path / "hong.xlsx"
    make(bad)
    before = village.read_bytes()
    said = antt("import-roster", village, bad, expect=1)
    assert len(said.strip().splitlines()) == 1
    assert "hong.xlsx" in said
    assert village.read_bytes() == before


def test_bad_books_are_refused_in_one_sentence(antt, tmp_path):
    text = tmp_path / "a.antt"
    text.write_text("Đây không phải sổ. " * 100, encoding="utf-8")
    other = tmp_path / "b.antt"
    connection = driver.connect(str(other))
    connection.execute("CREATE TABLE other (id INTEGER)")
    connection.commit()
    connection.close()
    empty = tmp_path / "c.antt"
    empty.touch()
    for path in (text, other, empty, tmp_path / "d.antt", tmp_path):
        said = antt("list", path, expect=1)
        assert len(said.strip().splitlines()) == 1
        assert "Hãy" in said


def test_wrong_use_is_told_in_vietnamese(antt, village):
    for words in ((village, "--no-such"), ("no-such-command", village), ("mark-signed", village)):
        said = antt(*words, expect=2)
        assert "Sai cách dùng" in said
        assert "usage" not in said
        assert "argument" not in said


def test_what_cannot_be_written_leaves_nothing(antt, village, roster, tmp_path):
    antt("import-roster", village, roster)
    antt("new-campaign", village, "Năm 2026")
    missing = tmp_path / "khong-co" / "a.pdf"
    assert "Không tìm thấy" in antt(
        "print-pledges", village, missing, "--campaign", "2026", expect=1
    )
    assert "Không có đợt ký" in antt(
        "print-pledges", village, tmp_path / "a.pdf", "--campaign", "1999", expect=1
    )
    assert "Chưa ghi nhận hộ nào" in antt(
        "mark-signed", village, "--campaign", "2026", "--date", "18/02/2026", "01-001", "99-9",
        expect=1,
    )  # fmt: skip
    listed = antt("list", village, "--campaign", "2026", "--json")
    assert {household["status"] for household in listed} == {"not_printed"}
    assert not list(tmp_path.glob(".*.part"))


def test_export_survives_a_round_trip_of_odd_texts(antt, village, tmp_path):
    path = tmp_path / "la.xlsx"
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as workbook:
        sheet = workbook.add_worksheet("Hộ")
        sheet.write_row(0, 0, ["Mã hộ", "Tổ", "Chủ hộ", "Ghi chú"])
        for column, text in enumerate(["X-1", "1", '=HYPERLINK("http://x","Bùi")', "  hai\ndòng "]):
            sheet.write_string(1, column, text)
    path.write_bytes(data.getvalue())
    assert antt("import-roster", village, path, "--json")["added"] == 1
    antt("export-roster", village, tmp_path / "ra.xlsx")
    row = read_sheets(tmp_path / "ra.xlsx")[0].rows[1]
    assert row[2] == '=HYPERLINK("http://x","Bùi")'
    assert row[10] == "  hai\ndòng "
    assert antt("import-roster", village, tmp_path / "ra.xlsx", "--json")["unchanged"] == 1
