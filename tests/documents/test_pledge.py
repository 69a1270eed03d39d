"""The pledge as it lies on paper, measured on the PDF itself (paper.md's rules as figures)."""

import io
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antt_desktop.documents.pledge import PledgeForm, Separator
from antt_desktop.documents.pledge_batch import Batch, write_pledges
from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import Cancelled
from antt_desktop.domain.text import ACCENTED_LETTERS, tidy

MM = 72 / 25.4
CRITERIA = (
    "Chấp hành tốt chủ trương, đường lối chính sách của Đảng, pháp luật của nhà nước, các quy định của địa phương.",  # noqa: E501 - one line each, to the letter
    "Không vi phạm các tệ nạn xã hội, phát hiện, ngăn ngừa tố giác tội phạm, góp phần giữ gìn an ninh trật tự, trật tự an toàn xã hội.",  # noqa: E501
    "Giữ gìn mối đoàn kết, gắn bó trong khu dân cư, cùng giúp nhau phát triển kinh tế.",
    "Giải quyết tốt các vụ việc nhỏ, mâu thuẫn phát sinh từ cơ sở, không để phát sinh điểm nóng và các mâu thuẫn kéo dài.",  # noqa: E501
    "Phòng ngừa, đấu tranh các tệ nạn xã hội, đảm bảo an ninh trật tự tại địa phương.",
)  # fmt: skip
LONG_NAME = "Công Tằng Tôn Nữ Nguyễn Phúc Thị Hoàng Phương Thảo Nguyên Hương Giang"


def plain(text):
    return " ".join(text.split())


def extracted(pdf, page=0):
    return plain(pypdf.PdfReader(io.BytesIO(pdf)).pages[page].extract_text())


def test_one_a4_page_inside_its_margins(measured, printed, paper, household):
    page = measured(printed(paper, [household(3)]))
    assert (page.width, page.height) == pytest.approx((210 * MM, 297 * MM), abs=0.02)
    letters = [letter for letter in page.letters if letter.text != " "]
    assert min(letter.x for letter in letters) >= 30 * MM - 0.1
    assert max(letter.right for letter in letters) <= 190 * MM + 0.1
    assert max(letter.y + letter.size * 0.7 for letter in letters) <= 277 * MM
    assert min(letter.y for letter in letters) >= 20 * MM


def test_nation_motto_place_and_date(measured, printed, paper, household):
    page = measured(printed(paper, [household(3)]))
    nation = page.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = page.find("Độc lập - Tự do - Hạnh phúc")
    date_line = page.find("Quang Hưng, ngày 05 tháng 02 năm 2026")
    assert (nation.size, motto.size, date_line.size) == (13, 14, 14)
    assert nation.font.endswith("LiberationSerif-Bold")
    assert motto.font.endswith("LiberationSerif-Bold")
    assert date_line.font.endswith("LiberationSerif-Italic")
    assert nation.middle == pytest.approx(motto.middle, abs=0.2)
    assert date_line.middle == pytest.approx(motto.middle, abs=0.2)
    left, right, y = page.rule_below(motto.y, motto.middle)
    assert (left, right) == pytest.approx((motto.left, motto.right), abs=0.8)
    assert date_line.y < y < motto.y


@pytest.mark.parametrize(
    ("day", "year", "line"),
    [
        (PartialDate(2026, 11, 20), 2026, "Quang Hưng, ngày 20 tháng 11 năm 2026"),
        (PartialDate(2026, 3, 9), 2026, "Quang Hưng, ngày 09 tháng 3 năm 2026"),
        (None, 2026, "Quang Hưng, ngày … tháng … năm 2026"),
        (None, 0, "Quang Hưng, ngày … tháng … năm …"),
    ],
)
def test_date_is_the_campaigns_or_left_open(measured, printed, paper, household, day, year, line):
    pdf = printed(replace(paper, form_date=day, year=year), [household(3)])
    assert measured(pdf).find(line)


def test_left_heading_and_the_lines_under_headings(measured, printed, paper, household):
    page = measured(printed(paper, [household(3)]))
    upper, own = page.find("XÃ QUANG HƯNG"), page.find("QUANG KHẢI")
    assert (upper.size, own.size) == (13, 13)
    assert upper.font.endswith("LiberationSerif")
    assert own.font.endswith("LiberationSerif-Bold")
    assert upper.y == pytest.approx(page.find("CỘNG HÒA").y, abs=0.1)
    widest = page.find("LÀNG VĂN HÓA").width
    left, right, _ = page.rule_below(own.y, own.middle)
    assert widest / 3 <= right - left <= widest / 2 + 0.8
    abstract = page.find("Thực hiện mô hình “An toàn về an ninh trật tự” năm 2026")
    left, right, _ = page.rule_below(abstract.y, abstract.middle)
    assert abstract.width / 3 <= right - left <= abstract.width / 2
    assert (left + right) / 2 == pytest.approx(abstract.middle, abs=0.5)


def test_title_is_capital_bold_and_centred(measured, printed, paper, household):
    page = measured(printed(paper, [household(3)]))
    for text in ("BẢN ĐĂNG KÝ", "Thực hiện mô hình “An toàn về an ninh trật tự” năm 2026"):
        title = page.find(text)
        assert title.size == 14
        assert title.font.endswith("LiberationSerif-Bold")
        assert title.middle == pytest.approx(110 * MM, abs=0.3)


def test_body_is_justified_indented_and_spaced(measured, printed, paper, household):
    page = measured(printed(paper, [household(3)]))
    first = page.find("1. Chấp hành tốt")
    end = page.find("pháp luật")
    second = page.find("của nhà nước, các quy định của địa phương.")
    assert {first.size, second.size} == {14}
    assert first.left == pytest.approx((30 + 12.7) * MM, abs=0.1)
    assert second.left == pytest.approx(30 * MM, abs=0.1)
    assert end.right == pytest.approx(190 * MM, abs=0.5)
    assert first.y - second.y >= 14 * 1.149
    assert second.y - page.find("2. Không vi phạm").y >= first.y - second.y + 6 - 0.01


def test_signatures_leave_room_and_stay_away_from_the_code(measured, printed, paper, household):
    page = measured(printed(paper, [household(3, head=LONG_NAME)]))
    left, right = page.find("TỔ TRƯỞNG TỔ DÂN CƯ"), page.find("CHỦ HỘ")
    assert left.middle < 110 * MM < right.middle
    assert left.font.endswith("LiberationSerif-Bold")
    hint = page.find("(Ký, ghi rõ họ tên)")
    assert hint.font.endswith("LiberationSerif-Italic")
    name = page.find("Ngô Văn Vinh")
    assert name.font.endswith("LiberationSerif-Bold")
    free = (hint.y - 0.216 * hint.size) - (name.y + 0.891 * name.size)
    assert free >= 25 * MM
    assert page.find("Hương Giang").y > 44 * MM


def test_both_codes_stand_where_they_belong(measured, printed, paper, household):
    page = measured(printed(paper, [household(3)]))
    # The corner squares that all codes share are stamped, in modules from their own origin.
    corners = [box for box in page.shapes if box == (0, 0, 25, 25)]
    assert len(corners) == 2
    large, small = sorted(set(page.shapes) - set(corners), key=lambda box: box[1])
    inches = [30 * MM, 20 * MM, 50 * MM, 40 * MM]
    assert large == pytest.approx(inches, abs=0.6)
    assert small == pytest.approx([8 * MM, 262 * MM, 23 * MM, 277 * MM], abs=0.6)
    label = page.find("Mã phiếu 2026-0003 · Hộ 04-003")
    assert label.size == 9
    assert label.left >= large[2] + 3.2 * MM
    assert large[1] < label.y < large[3]


def test_what_the_household_is(printed, paper, household):
    text = extracted(printed(paper, [household(3)]))
    assert "Họ và tên chủ hộ: Phạm Thị Hồng Mai Năm sinh: 1943" in text
    assert "Địa chỉ: Ngõ 3, số 3 Thuộc: Tổ dân cư số 4, làng văn hóa Quang Khải" in text
    assert "Số nhân khẩu: 04" in text


def test_the_five_criteria_to_the_letter_in_both_readers(printed, paper, household):
    pdf = printed(paper, [household(3)])
    with pypdfium2.PdfDocument(pdf) as document:
        other = document[0].get_textpage().get_text_bounded()
    for text in (extracted(pdf), plain(other)):
        assert text == unicodedata.normalize("NFC", text)
        for number, criterion in enumerate(CRITERIA, 1):
            assert f"{number}. {criterion}" in text
        assert text.index("BẢN ĐĂNG KÝ") < text.index("Phạm Thị Hồng Mai") < text.index("1. Chấp")


@pytest.mark.parametrize("decomposed", [False, True])
def test_every_vietnamese_letter_comes_back(printed, paper, household, decomposed):
    head = " ".join(ACCENTED_LETTERS[i : i + 8] for i in range(0, 134, 8))
    typed = unicodedata.normalize("NFD", head) if decomposed else head
    criteria = (head, *CRITERIA)
    paper = replace(
        paper, wording=replace(paper.wording, criteria=criteria, notice=head, show_notice=True)
    )
    pdf = printed(paper, [household(1, head=typed)])
    text = " ".join(extracted(pdf, page) for page in range(2))
    assert text.count(head) >= 3  # regular, bold and italic


def test_blank_form_has_dotted_lines_to_write_on(measured, printed, paper):
    page = measured(
        printed(paper, [PledgeForm(form_label="2026-0500", code=FormCode("A", 1, 500))])
    )
    for label in ("Họ và tên chủ hộ:", "Năm sinh:", "Địa chỉ:", "Thuộc:", "Số nhân khẩu:"):
        found = page.find(label)
        assert any(
            left >= found.right and abs(bottom - found.y) < 2 and right - left > 30
            for left, bottom, right, _ in page.lines
        ), label
    assert page.find("Mã phiếu 2026-0500")
    assert "Hộ " not in page.text.split("Mã phiếu")[1]


def test_unknown_year_of_birth_is_left_off(printed, paper, household):
    assert "Năm sinh" not in extracted(printed(paper, [household(3, birth=None)]))


def no_text_meets_another(page):
    lines = {}
    for letter in page.letters:
        if letter.text != " ":
            lines.setdefault(round(letter.y, 1), []).append(letter)
    for letters in lines.values():
        letters.sort(key=lambda letter: letter.x)
        for one, next_ in pairwise(letters):
            assert one.right <= next_.x + 1.5, (one, next_)
    heights = sorted(lines)
    for low, high in pairwise(heights):
        below, above = lines[low], lines[high]
        meets = min(one.x for one in above) < max(one.right for one in below) and min(
            one.x for one in below
        ) < max(one.right for one in above)
        assert not meets or high - low > 0.8 * max(one.size for one in below), (low, high)


@pytest.mark.parametrize("count", [5, 9])
def test_room_to_sign_at_every_size(measured, printed, paper, household, count):
    page = measured(printed(with_criteria(paper, count), [household(3)]))
    hint, name = page.find("(Ký, ghi rõ họ tên)"), page.find("Ngô Văn Vinh")
    assert (hint.y - 0.216 * hint.size) - (name.y + 0.891 * name.size) >= 25 * MM


@pytest.mark.parametrize(
    "changes",
    [
        {"head": LONG_NAME},
        {"head": "Nguyễn" * 20},
        {"address": "Ngõ 12, ngách 34, hẻm 56, khu tập thể Nhà máy Cơ khí Nông nghiệp, " * 4},
        {"group_name": "Tổ dân cư số 3 khu tập thể Nhà máy Cơ khí Nông nghiệp Quang Khải mở rộng"},
        {"leader": LONG_NAME, "head": LONG_NAME, "address": "Số 1 đường Nguyễn Thị Minh Khai " * 9},
    ],
)
def test_long_contents_flow_and_never_overlap(measured, printed, paper, household, changes):
    pdf = printed(paper, [household(3, **changes)])
    text = ""
    for number in range(len(pypdf.PdfReader(io.BytesIO(pdf)).pages)):
        page = measured(pdf, number)
        no_text_meets_another(page)
        body = [letter for letter in page.letters if letter.size > 9]
        assert min(letter.y for letter in body) > 44 * MM
        assert max(letter.right for letter in body) < 190 * MM + 0.3
        text += page.text
    for value in changes.values():
        assert tidy(value).replace(" ", "") in text.replace(" ", "")


def test_a_text_pasted_by_mistake_is_cut_and_says_so(measured, printed, paper, household):
    pdf = printed(paper, [household(3, address="rất dài " * 500)])
    text = extracted(pdf)
    assert 300 < text.count("rất dài") * 8 < 800
    assert "… Thuộc: Tổ dân cư số 4" in text
    no_text_meets_another(measured(pdf))


def with_criteria(paper, count):
    criteria = (CRITERIA * 3)[:count]
    return replace(paper, wording=replace(paper.wording, criteria=criteria))


def test_longer_wording_goes_down_to_13_points_and_no_further(measured, printed, paper, household):
    sizes = []
    for count in range(5, 13):
        pdf = printed(with_criteria(paper, count), [household(3)])
        pages = len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
        sizes.append((pages, measured(pdf).find("Gia đình tôi").size))
    assert sizes == sorted(sizes, key=lambda pair: (pair[0], -pair[1]))
    assert {(1, 14), (1, 13), (2, 14)} == set(sizes)


def test_two_pages_are_numbered_and_coded(measured, printed, paper, household):
    out = io.BytesIO()
    batch = write_pledges(out, with_criteria(paper, 12), [household(3), household(4)])
    assert batch == Batch(pages=4, forms=2, longest=2)
    first, second = measured(out.getvalue(), 0), measured(out.getvalue(), 1)
    number = second.find("2")
    assert (number.size, number.font.endswith("LiberationSerif")) == (14, True)
    assert number.middle == pytest.approx(110 * MM, abs=0.3)
    assert number.y > 277 * MM
    assert max(letter.y for letter in first.letters) < 277 * MM
    assert second.find("Mã phiếu 2026-0003 · Hộ 04-003 · trang 2/2")
    assert second.find("CHỦ HỘ")
    assert "12. " in second.text
    assert "CHỦ HỘ" not in first.text
    together = extracted(out.getvalue(), 0) + " " + extracted(out.getvalue(), 1)
    for at, criterion in enumerate((CRITERIA * 3)[:12], 1):
        assert f"{at}. {criterion}" in together


def test_copies_and_separators_keep_their_order(printed, paper, household):
    sheet = Separator(
        group_name="Tổ dân cư số 4", leader="Ngô Văn Vinh", forms=2,
        first_label="2026-0003", last_label="2026-0004",
    )  # fmt: skip
    pdf = printed(paper, [sheet, household(3), household(4)], copies=2)
    texts = [plain(p.extract_text()) for p in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert [text.rsplit("Mã phiếu", 1)[1].split()[0] for text in texts] == [
        "từ", "2026-0003", "2026-0003", "2026-0004", "2026-0004",
    ]  # fmt: skip
    for words in ("TỔ DÂN CƯ SỐ 4", "Tổ trưởng: Ngô Văn Vinh", "2 bản đăng ký"):
        assert words in texts[0]


def test_the_batch_says_where_each_form_ends(paper, household):
    forms = [Separator(group_name="Tổ 1"), household(1), household(2)]
    batch = write_pledges(io.BytesIO(), paper, forms, copies=2)
    assert (batch.pages, batch.forms, batch.longest) == (5, 2, 1)
    assert list(batch.last_pages) == [2, 4]


def test_two_sided_forms_begin_on_a_sheet_of_their_own(printed, paper, household):
    sheet = Separator(group_name="Tổ dân cư số 4")
    forms = [sheet, household(3), household(4)]
    pdf = printed(paper, forms, copies=2, two_sided=True)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    texts = [page.extract_text() for page in reader.pages]
    marks = [text.rsplit("Mã phiếu ", 1)[-1][:9] if "Mã phiếu" in text else "" for text in texts]
    assert "TỔ DÂN CƯ SỐ 4" in texts[0]
    once, twice = ["2026-0003", "", "2026-0003", ""], ["2026-0004", "", "2026-0004", ""]
    assert marks == ["", "", *once, *twice]
    assert reader.pages[1].get_contents().get_data() == b""
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"
    batch = write_pledges(io.BytesIO(), paper, forms, copies=2, two_sided=True)
    assert (batch.pages, batch.forms, batch.longest) == (10, 2, 1)
    assert list(batch.last_pages) == [4, 8]


def test_a_two_page_form_fills_its_sheet(paper, household):
    long = with_criteria(paper, 12)
    batch = write_pledges(io.BytesIO(), long, [household(1), household(2)], two_sided=True)
    assert (batch.pages, batch.longest, list(batch.last_pages)) == (4, 2, [1, 3])


def test_placeholders_of_the_wording(printed, paper, household):
    wording = replace(paper.wording, closing="Theo quy ước của {làng}, {đợt}.", abstract="{làng}")
    text = extracted(printed(replace(paper, wording=wording), [household(1)]))
    assert "Theo quy ước của làng văn hóa Quang Khải, Năm 2026." in text
    assert "BẢN ĐĂNG KÝ Làng văn hóa Quang Khải" in text


def test_same_content_same_bytes_other_content_other_bytes(printed, paper, household):
    forms = [household(number) for number in range(1, 30)]
    assert printed(paper, forms) == printed(paper, forms)
    assert printed(paper, forms[:-1]) != printed(paper, forms)


def test_metadata_and_fonts(printed, paper, household):
    reader = pypdf.PdfReader(io.BytesIO(printed(paper, [household(1)])), strict=True)
    assert reader.metadata.title == "BẢN ĐĂNG KÝ – Năm 2026"
    assert reader.metadata.author == "Làng văn hóa Quang Khải"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    viewing = reader.trailer["/Root"]["/ViewerPreferences"]
    assert viewing == {"/DisplayDocTitle": True, "/PrintScaling": "/None", "/Duplex": "/Simplex"}
    fonts = reader.pages[0]["/Resources"]["/Font"].get_object().values()
    names = {str(font.get_object()["/BaseFont"]).split("+")[1] for font in fonts}
    assert names == {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"}
    assert all("/FontFile2" in font.get_object()["/FontDescriptor"] for font in fonts)


def test_progress_counts_and_a_cancel_goes_through(paper, household):
    seen = []
    forms = [household(number) for number in range(1, 6)]
    write_pledges(io.BytesIO(), paper, forms, total=5, progress=lambda *at: seen.append(at))
    assert seen == [(number, 5) for number in range(1, 6)]

    def stop(done, total):
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pledges(io.BytesIO(), paper, forms, total=5, progress=stop)


letters = st.text(ACCENTED_LETTERS + "abcdghiklmnopqrstuvxyABCDGHK'()\\-", min_size=1, max_size=7)
names = st.lists(letters, min_size=1, max_size=6).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(head=names, address=names)
def test_any_name_comes_back_with_its_spaces(printed, paper, household, head, address):
    text = extracted(printed(paper, [household(1, head=head, address=address, birth=None)]))
    assert f"Họ và tên chủ hộ: {head} Địa chỉ: {address} Thuộc:" in text
