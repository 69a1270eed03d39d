"""A process killed at any moment loses nothing it acknowledged, and the book stays sound."""

import random
from pathlib import Path

import pypdf
import pytest
import xlsxwriter

from antt_desktop.book import Book
from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import Campaign, Status, Wording
from antt_desktop.domain.village import Village

HOUSEHOLDS = 120
WORKER = Path(__file__).with_name("worker_to_kill.py")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with xlsxwriter.Workbook(tmp_path / "danh-sach.xlsx") as workbook:
        sheet = workbook.add_worksheet("Danh sách hộ")
        sheet.write_row(0, 0, ["Mã hộ", "Họ và tên chủ hộ", "Năm sinh", "Tổ dân cư"])
        for n in range(1, HOUSEHOLDS + 1):
            sheet.write_row(n, 0, [f"01-{n:03}", f"Nguyễn Văn Hòa {n}", "1960", "Tổ 1"])
    village = Village(name="Làng Thử", commune="Xã Thử", province="Tỉnh Thử")
    with Book.create(tmp_path / "lang.antt", village, [Group(number=1, name="Tổ 1")]) as book:
        wording = Wording(title="BẢN ĐĂNG KÝ", abstract="", opening="", criteria=("Một.",))
        book.campaigns.add(Campaign(name="Năm 2026", group_ids=(1,), wording=wording))
    return tmp_path


def test_killed_at_any_moment(folder, killed_after):
    chance = random.Random(2026)
    for _ in range(6):
        said = killed_after(WORKER, folder, chance.randint(1, 14))
        assert said, "the worker did not even open the book"
        last = said[-1]
        with Book.open(folder / "lang.antt") as book:
            assert book.check() == []
            campaign = book.campaigns.all()[0].id
            signed = len(book.pledges.ids(campaign, status=Status.SIGNED))
            households = book.households.count()
            assert households in {0, HOUSEHOLDS}
            if last == ["households", str(HOUSEHOLDS)]:
                assert households == HOUSEHOLDS
            if last[0] == "signed" and int(last[1]) < HOUSEHOLDS:
                assert signed >= int(last[1])
            while book.history.undoable() != "Mở đợt ký Năm 2026":
                book.history.undo()
        pdf = folder / "ban-dang-ky.pdf"
        if pdf.exists():
            assert len(pypdf.PdfReader(pdf).pages) == 30
