"""What the window for filing says and finds, without a window."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.filing import ListedHome, PlannedPage
from antt_desktop.domain.scans import PageState
from antt_desktop.domain.text import fold
from antt_desktop.ui.pledges.filing import presenter
from antt_desktop.workflows.file_scans import FilingResult

NAMES = ("Đỗ Hữu Hòa", "Nguyễn Thị Hoa", "Trần Văn Dương", "Đường Văn Hoà", "Ngô Đạt")
HOMES = [
    ListedHome(at, f"03-{at:03}", name, 3, "Tổ 3", f"Ngõ {at}") for at, name in enumerate(NAMES, 1)
]


def page(index, state=PageState.MATCHED, household_id=0, **more):
    return PlannedPage(
        index=index,
        file="quet.pdf",
        file_page=index + 1,
        source=f"quet.pdf, trang {index + 1}",
        state=state,
        household_id=household_id,
        **more,
    )


def heads(query):
    return [home.head for home in presenter.HomeSearch(HOMES).find(query)]


def test_households_are_found_with_and_without_marks_and_by_number():
    assert heads("duong") == ["Trần Văn Dương", "Đường Văn Hoà"]
    assert heads("đường") == ["Đường Văn Hoà", "Trần Văn Dương"]
    assert heads("03-004") == ["Đường Văn Hoà"]
    assert heads("4")[0] == "Đường Văn Hoà"
    assert heads("hoa thị") == ["Nguyễn Thị Hoa"]
    assert heads("xyz") == []


@given(st.sampled_from(HOMES), st.booleans())
def test_a_household_is_always_found_by_its_own_name(home, plain):
    query = fold(home.head) if plain else home.head
    assert home in presenter.HomeSearch(HOMES).find(query)


@given(st.text(max_size=30))
def test_any_text_can_be_searched(query):
    presenter.HomeSearch(HOMES).find(query)


def test_a_lost_page_likely_belongs_to_the_household_after_the_one_before():
    pages = [page(0, household_id=2), page(1, PageState.UNREADABLE), page(2, household_id=4)]
    assert [home.id for home in presenter.likely_homes(HOMES, pages, 1)] == [3, 5, 1]
    assert [home.id for home in presenter.likely_homes(HOMES, pages[1:2], 0)] == [1, 2, 3, 4, 5]


def test_one_goes_round_the_doubtful_pages():
    pages = [
        page(0, PageState.UNSIGNED, 1),
        page(1, household_id=2),
        page(2, PageState.NO_CODE),
        page(3, PageState.UNSIGNED, 3, denied=True),
        page(4, PageState.NO_CODE, left_out=True),
    ]
    assert [presenter.next_doubtful(pages, at) for at in range(-1, 5)] == [0, 2, 2, 0, 0, 0]
    assert presenter.next_doubtful(pages[3:], 0) == -1
    assert presenter.next_doubtful([], -1) == -1


def test_time_left_is_told_once_something_is_known():
    assert presenter.reading_words(0, 0, 0) == "Đang xem các tệp…"
    assert presenter.reading_words(1, 38, 0.1) == "Đã đọc 1/38 trang"
    assert presenter.reading_words(32, 38, 11) == "Đã đọc 32/38 trang · còn khoảng 2 giây"
    assert presenter.reading_words(100, 1000, 20).endswith("còn khoảng 3 phút")
    assert presenter.reading_words(38, 38, 12) == "Đã đọc 38/38 trang"


def test_many_refused_files_are_one_sentence():
    refused = tuple((Path(f"{n}.pdf"), f"Tệp “{n}.pdf” hỏng.") for n in range(5))
    said = presenter.refused_words(refused)
    assert said.startswith("5 tệp không đọc được. Tệp “0.pdf” hỏng.")
    assert said.endswith("Và 2 tệp khác: 3.pdf, 4.pdf.")
    assert presenter.refused_words(()) == ""


def test_words_of_cards_and_of_what_saving_does():
    matched = page(0, household_id=1, head="Ngô Đạt", code="03-005", form_label="2026-0007",
                   page=1, pages=2, saves=True, signs=False)  # fmt: skip
    assert presenter.under_title(matched) == "2026-0007 · tr. 1/2"
    assert presenter.accept_words([matched]) == "Lưu 1 trang đã ký"
    lost = page(4, PageState.UNREADABLE, said="Thấy mã nhưng không đọc được.")
    assert (presenter.title(lost), presenter.under_title(lost)) == ("Trang 5", "Chọn hộ ▾")
    assert presenter.spoken(lost) == (
        "Trang 5, Chọn hộ, Không đọc được mã, Thấy mã nhưng không đọc được, quet.pdf, trang 5"
    )
    assert presenter.foot_words([matched, lost]) == (
        "Không ghi thêm hộ nào đã ký, 1 trang không lưu."
    )
    assert presenter.result_words(FilingResult(30, 29, (lost,))) == (
        "Đã lưu 30 bản quét, ghi nhận 29 hộ đã ký; 1 trang không lưu."
    )
