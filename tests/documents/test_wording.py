"""forms/*.toml: the defaults to the letter, and sentences for what cannot be used."""

import shutil

import pytest

from antt_desktop import paths
from antt_desktop.documents.wording import (
    default_wording,
    pledge_labels,
    roster_text,
    signing_list_text,
)
from antt_desktop.domain.errors import SystemTrouble, UserError

SWITCHES = {
    "show_notice": "in_thong_bao",
    "show_phone": "in_dien_thoai",
    "show_identity": "in_so_cccd",
    "show_second_row": "in_hang_ky_hai",
}


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(paths.forms(), tmp_path / "forms")


def change(folder, old, new, name="pledge.toml"):
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_defaults():
    wording = default_wording()
    assert wording.title == "BẢN ĐĂNG KÝ"
    assert wording.abstract == "Thực hiện mô hình “An toàn về an ninh trật tự” năm {năm}"
    assert wording.opening == "Gia đình tôi đăng ký thực hiện tốt các tiêu chí sau:"
    assert len(wording.criteria) == 5
    assert wording.closing == ""
    for words in ("chỉ dùng để", "{làng} lưu giữ", "xem, yêu cầu sửa hoặc xóa", "91/2025/QH15"):
        assert words in wording.notice
    assert wording.second_roles == ("TRƯỞNG THÔN", "TRƯỞNG BAN CÔNG TÁC MẶT TRẬN", "CÔNG AN XÃ")
    switches = [getattr(wording, name) for name in SWITCHES]
    assert switches == [False] * 4
    assert signing_list_text().columns == (
        "STT", "Họ và tên chủ hộ", "Năm sinh", "Số khẩu", "Địa chỉ", "Ngày ký", "Ký tên", "Ghi chú",
    )  # fmt: skip
    assert len(roster_text().people_columns) == 7
    assert pledge_labels().form_number == "Mã phiếu"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_saved_by_notepad_is_read(folder, newline, encoding):
    change(folder, 'ket = ""', 'ket = "Xin cam kết với {làng}."')
    file = folder / "pledge.toml"
    file.write_text(file.read_text(encoding="utf-8"), encoding=encoding, newline=newline)
    assert default_wording(folder).closing == "Xin cam kết với {làng}."


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('tieu_de = "BẢN ĐĂNG KÝ"', 'tieu_de = "BẢN ĐĂNG KÝ', ("pledge.toml", "dòng 4")),
        ('tieu_de = "BẢN ĐĂNG KÝ"', "", ("mục tieu_de", "thiếu lời")),
        ('tieu_de = "BẢN ĐĂNG KÝ"', "tieu_de = 5", ("mục tieu_de", "dấu")),
        ('tieu_de = "BẢN ĐĂNG KÝ"', 'tieu_de = " "', ("mục tieu_de", "để trống")),
        ('{năm}"', '{nam}"', ("mục trich_yeu", "{nam}", "{năm}")),
        ("tieu_chi = [", "tieu_chi = []\nkhac = [", ("mục tieu_chi", "từ 1 đến 12")),
        ("tieu_chi = [", 'tieu_chi = "một"\nkhac = [', ("mục tieu_chi", "[ ]")),
        ("in_so_cccd = false", 'in_so_cccd = "có"', ("mục in_so_cccd", "true (có in)")),
        ('"CÔNG AN XÃ"]', '"CÔNG AN XÃ", "BÍ THƯ"]', ("mục ky_hang_hai", "từ 1 đến 3")),
    ],
)
def test_a_bad_file_is_refused_with_the_place(folder, old, new, words):
    change(folder, old, new)
    with pytest.raises(UserError) as refusal:
        default_wording(folder)
    for word in words:
        assert word in refusal.value.sentence


def test_a_missing_part_is_named(folder):
    change(folder, "[nhan]", "[nhan_khac]")
    with pytest.raises(UserError, match=r"thiếu phần \[nhan\]"):
        pledge_labels(folder)
    change(folder, 'ky_ten = "Ký tên"', "", "lists.toml")
    with pytest.raises(UserError, match=r"mục danh_sach_ky\.cot\.ky_ten"):
        signing_list_text(folder)
    change(folder, "{khẩu} nhân khẩu.", "{đã ký} nhân khẩu.", "lists.toml")
    with pytest.raises(UserError, match=r"mục danh_sach_ho\.ket"):
        roster_text(folder)


def test_at_most_three_sign(folder):
    change(folder, '"TRƯỞNG THÔN"', '"TRƯỞNG THÔN", "CÔNG AN XÃ"', "lists.toml")
    with pytest.raises(UserError, match="từ 1 đến 3"):
        signing_list_text(folder)


def test_a_file_in_an_old_encoding_is_refused(folder):
    (folder / "pledge.toml").write_bytes('tieu_de = "Bản"'.encode("cp1258", "replace") + b"\xff")
    with pytest.raises(UserError, match="UTF-8"):
        default_wording(folder)


def test_a_missing_file_is_the_pcs_trouble(tmp_path):
    with pytest.raises(SystemTrouble, match=r"pledge\.toml"):
        default_wording(tmp_path)


@pytest.mark.parametrize("switch", SWITCHES)
def test_each_part_is_switched_on_alone(folder, switch):
    change(folder, f"{SWITCHES[switch]} = false", f"{SWITCHES[switch]} = true")
    wording = default_wording(folder)
    assert [name for name in SWITCHES if getattr(wording, name)] == [switch]


def test_an_older_file_without_the_switches_prints_as_it_did(folder):
    keys = ("in_", "ky_hang_hai", "dien_thoai", "so_cccd")
    file = folder / "pledge.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(line for line in lines if not line.startswith(keys)), "utf-8")
    wording, labels = default_wording(folder), pledge_labels(folder)
    assert (wording.show_notice, wording.show_phone, wording.show_identity) == (True, False, False)
    assert (wording.show_second_row, wording.second_roles) == (False, ())
    assert (labels.phone, labels.identity) == ("Điện thoại:", "Số CCCD:")


def test_a_village_s_own_file_goes_before_the_shipped_one(own_data_folder):
    assert paths.own_forms() == own_data_folder / "mau-giay"
    shutil.copytree(paths.forms(), paths.own_forms())
    change(paths.own_forms(), "BẢN ĐĂNG KÝ", "BẢN CAM KẾT")
    (paths.own_forms() / "lists.toml").unlink()
    assert default_wording().title == "BẢN CAM KẾT"
    assert signing_list_text().columns[0] == "STT"  # no file of its own: the shipped one
    assert default_wording(paths.forms()).title == "BẢN ĐĂNG KÝ"
    (paths.own_forms() / "pledge.toml").unlink()
    assert default_wording().title == "BẢN ĐĂNG KÝ"


def test_a_mistake_in_the_village_s_own_file_names_that_file():
    shutil.copytree(paths.forms(), paths.own_forms())
    change(paths.own_forms(), "tieu_chi = [", "tieu_chi = [[")
    with pytest.raises(UserError, match=r"“mau-giay/pledge\.toml” viết sai"):
        default_wording()


def test_reading_a_form_leaves_nothing_in_the_data_folder(own_data_folder):
    default_wording()
    assert list(own_data_folder.iterdir()) == []
