"""What is said of whole sheets: which, of which tổ, in which letters; lists without a header."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel

from antt_desktop.exchange.legacy_text import Encoding, encode
from antt_desktop.ui.households.roster_import.mappings import alike, of_kind, read_as
from antt_desktop.ui.households.roster_import.presenter import file_line, sample, skipped_words
from antt_desktop.workflows.import_roster import (
    Column,
    Field,
    SheetKind,
    SheetMapping,
    Skipped,
)
from tests.ui.households.imports import pick
from tests.workflows.lists import write_sheets

NAMES = ("Nguyễn Văn Tiến", "Phạm Thị Hường", "Đỗ Hữu Ước", "Trần Quốc Khánh", "Lê Thị Mười")
TITLES = ("STT", "Họ và tên chủ hộ", "Năm sinh", "Ghi chú")


def listed(names=NAMES, titles=TITLES, birth=1960):
    rows = [(n, name, birth + n, "") for n, name in enumerate(names, 1)]
    return [titles, *rows, ("", "Cộng", len(rows), ""), ("", "", "", "Người lập danh sách")]


def old(encoding, rows):
    return [
        [encode(cell, encoding) if isinstance(cell, str) else cell for cell in row] for row in rows
    ]


def open_(dialog, ready, tmp_path, sheets):
    dialog.take_file(write_sheets(tmp_path / "ds.xlsx", sheets))
    ready()
    return dialog.check


def said(dialog):
    return " | ".join(words.text() for words in dialog.findChildren(QLabel) if words.isVisible())


def heads(book):
    return {h.head.name: h for h in book.households.all()}


def test_every_sheet_gives_its_group_and_is_shown_by_itself(dialog, ready, book, tmp_path):
    sheets = {f"Tổ {n}": listed([f"{name} {n}" for name in NAMES]) for n in (1, 2, 3)}
    check = open_(dialog, ready, tmp_path, {"Hướng dẫn": [("Ghi đủ các cột",)]} | sheets)
    assert check.bar.sheets.current == "Tổ 1"
    assert "3 trang tính · 15 dòng" in said(dialog)
    assert check.bar.group.currentText() == "Tổ 1"
    assert check.skipped.text().startswith("Bỏ qua 2 dòng: cộng, ký tên")
    check.bar.sheets.turn("Hướng dẫn")
    assert not check.bar.take.isChecked()
    assert not check.grid.isEnabled()
    check.bar.sheets.turn("Tổ 2")
    check.bar.take.click()
    ready()
    assert dialog.accept_button.text() == "Nhập 10 hộ"
    check.bar.take.click()
    ready()
    dialog.save_and_close()
    ready()
    groups = {group.id: group.name for group in book.groups.all()}
    assert groups[heads(book)["Đỗ Hữu Ước 2"].group_id] == "Tổ 2"


def test_the_group_of_a_sheet_that_names_none_is_chosen(dialog, ready, book, tmp_path):
    check = open_(dialog, ready, tmp_path, {"DS": listed()})
    assert check.bar.group.currentText() == "(chọn tổ)"
    assert not dialog.accept_button.isEnabled()
    assert check.doubt.sentence.startswith("Trang này không có cột Tổ.")
    pick(check.bar.group, "Tổ 3")
    ready()
    assert check.doubt.sentence == ""
    dialog.save_and_close()
    ready()
    third = next(group.id for group in book.groups.all() if group.name == "Tổ 3")
    assert heads(book)["Lê Thị Mười"].group_id == third


def test_a_group_the_book_does_not_have_is_named(dialog, ready, tmp_path):
    check = open_(dialog, ready, tmp_path, {"Tổ 12": listed()})
    assert check.bar.group.currentText() == "Tổ 12 (chưa có trong sổ)"
    assert check.doubt.sentence.startswith("Sổ chưa có “Tổ 12”.")
    assert not dialog.accept_button.isEnabled()


def test_old_letters_are_shown_before_and_after_and_can_be_chosen(dialog, ready, book, tmp_path):
    check = open_(dialog, ready, tmp_path, {"Tổ 1": old(Encoding.TCVN3, listed())})
    assert "phông cũ .VnTime (TCVN3) đã được chuyển sang Unicode" in said(dialog)
    assert check.bar.encoding.currentText() == "tự nhận: TCVN3 (.VnTime)"
    stored = encode(NAMES[0], Encoding.TCVN3)
    assert check.grid.samples[1][0].text() == f"{stored} → <b>{NAMES[0]}</b>"
    pick(check.bar.encoding, "vni")
    ready()
    assert NAMES[0] not in check.grid.samples[1][0].text()
    assert "Hãy xem kỹ chữ sau khi chuyển" in check.doubt.sentence
    pick(check.bar.encoding, "column")
    pick(check.grid.encodings[1], "tcvn3")
    ready()
    assert check.grid.samples[1][0].text() == f"{stored} → <b>{NAMES[0]}</b>"
    assert "Họ và tên" not in check.doubt.sentence
    pick(check.bar.encoding, "")
    ready()
    assert check.doubt.sentence == ""
    assert not check.grid.encodings
    dialog.save_and_close()
    ready()
    assert set(NAMES) <= heads(book).keys()


def test_names_in_capitals_are_calmed_unless_they_are_to_stay(dialog, ready, book, tmp_path):
    shouted = [*NAMES[:4], NAMES[4].upper()]
    check = open_(dialog, ready, tmp_path, {"Tổ 1": listed(shouted)})
    assert check.bar.capitals.isVisible()
    assert not check.bar.capitals.isChecked()
    check.bar.capitals.click()
    ready()
    dialog.save_and_close()
    ready()
    assert NAMES[4].upper() in heads(book)


def test_a_sheet_among_sixty_is_taken_from_a_list(dialog, ready, tmp_path):
    sheets = {f"Tổ dân cư số {n}": listed(NAMES[:1]) for n in range(1, 61)}
    check = open_(dialog, ready, tmp_path, sheets)
    assert not check.bar.sheets.chips.isVisible()
    pick(check.bar.sheets.list, "Tổ dân cư số 3")
    assert check.bar.group.currentText() == "Tổ 3"


def test_nobody_is_asked_about_capitals_without_any(dialog, ready, tmp_path):
    check = open_(dialog, ready, tmp_path, {"Tổ 1": listed()})
    assert not check.bar.capitals.isVisible()


def test_a_choice_is_spread_over_the_sheets_like_it(dialog, ready, book, tmp_path):
    titles = ("STT", "Họ và tên chủ hộ", "Năm sinh", "Xóm")
    rows = {
        f"Tổ {n}": [titles, *((at, f"{name} {n}", 1960, "Đông") for at, name in enumerate(NAMES))]
        for n in (1, 2, 3)
    }
    check = open_(dialog, ready, tmp_path, rows)
    assert not check.bar.spread.isVisible()
    pick(check.grid.combos[3], str(Field.ADDRESS))
    assert check.bar.spread.text() == "Áp dụng cho 2 trang giống nhau"
    check.bar.spread.click()
    ready()
    assert not check.bar.spread.isVisible()
    dialog.save_and_close()
    ready()
    assert heads(book)[f"{NAMES[0]} 3"].address == "Đông"


def test_a_list_without_a_header_is_mapped_by_hand(dialog, ready, book, tmp_path):
    rows = [(name, 1960 + at, f"Ngõ {at}") for at, name in enumerate(NAMES)]
    check = open_(dialog, ready, tmp_path, {"DS": rows})
    assert "Không tìm thấy dòng tiêu đề" in check.banner.sentence
    assert [w.text() for w in check.grid.samples[0]] == list(NAMES[:3])
    pick(check.grid.combos[0], str(Field.HEAD))
    pick(check.grid.combos[1], str(Field.BIRTH))
    pick(check.bar.group, "Tổ 2")
    ready()
    assert dialog.accept_button.text() == "Nhập 5 hộ"
    dialog.save_and_close()
    ready()
    assert str(heads(book)["Lê Thị Mười"].head.birth) == "1964"


def test_the_first_columns_stay_in_sight_when_the_user_works_at_the_last(
    dialog, ready, tmp_path, qtbot
):
    titles = (*TITLES, *(f"Cột thêm {n}" for n in range(20)))
    rows = [(n, name, 1960, "", *["x"] * 20) for n, name in enumerate(NAMES)]
    check = open_(dialog, ready, tmp_path, {"Tổ 1": [titles, *rows]})
    last = check.grid.combos[23]
    last.setFocus()
    check.area.ensureWidgetVisible(last)
    before = check.area.verticalScrollBar().value()
    assert before > 0
    pick(last, str(Field.ADDRESS))
    ready()
    assert check.area.verticalScrollBar().value() == before
    assert last.hasFocus()


def test_tab_goes_from_the_sheet_to_its_columns_and_on_to_the_outcome(dialog, ready, tmp_path):
    check = open_(dialog, ready, tmp_path, {f"Tổ {n}": listed() for n in (1, 2)})
    check.bar.sheets.turn("Tổ 2")
    pick(check.bar.encoding, "column")
    way, field = [], check.bar.encoding
    for _ in range(200):
        way.append(field)
        field = field.nextInFocusChain()
    places = [way.index(field) for field in check.grid.fields]
    assert len(places) == 8
    assert places == sorted(places)
    assert places[-1] < way.index(check.new.see) < way.index(dialog.accept_button)


FIELDS = st.sampled_from([None, *Field])


@given(st.lists(FIELDS, max_size=8), st.sampled_from(SheetKind), st.sampled_from(Encoding))
def test_choices_never_lose_a_column(fields, kind, encoding):
    columns = tuple(Column(at, f"cột {at}", field) for at, field in enumerate(fields))
    mapping = SheetMapping("Tổ 1", SheetKind.HOUSEHOLDS, 3, columns, group="Tổ 1")
    other = SheetMapping("Tổ 2", SheetKind.HOUSEHOLDS, 5, columns, group="Tổ 2")
    turned = read_as(of_kind(mapping, kind), encoding, mapping)
    assert [c.index for c in turned.columns] == [c.index for c in columns]
    assert all(c.encoding is encoding for c in turned.columns)
    assert read_as(turned, None, mapping).columns == of_kind(mapping, kind).columns
    for like in alike(turned, [mapping, other]):
        assert (like.sheet, like.group, like.header_row) == ("Tổ 2", "Tổ 2", 5)
        assert like.columns == turned.columns
        assert not alike(turned, [like])


def test_a_sample_shows_what_is_read_in_bold_and_never_as_markup():
    assert sample("912345678", "0912345678") == "912345678 → <b>0912345678</b>"
    assert sample("<i>x", "<i>x") == "&lt;i&gt;x"
    assert sample("", "") == "–"


def test_rows_left_out_are_said_unless_they_are_only_blank():
    rows = [Skipped("DS", 9, "dòng cộng"), Skipped("DS", 10, "dòng trống")]
    assert skipped_words(rows) == "Bỏ qua 2 dòng: cộng, trống"
    assert skipped_words(rows[1:]) == ""
    assert file_line("ds.xlsx", []) == "ds.xlsx · 0 trang tính · 0 dòng"
