"""Two wordings side by side."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.pledges import Campaign, Wording
from antt_desktop.domain.wording_versions import Mark, aligned, compared, marked, sharing

ONE = "Chấp hành tốt chủ trương, đường lối của Đảng."
TWO = "Giữ gìn mối đoàn kết trong khu dân cư."
THREE = "Lắp đèn chiếu sáng trước cổng nhà."
WORDING = Wording(title="BẢN ĐĂNG KÝ", abstract="Năm {năm}", opening="Xin:", criteria=(ONE, TWO))
words = st.lists(st.sampled_from(["giữ", "gìn", "Đảng", "nhà", "nước", "trật", "tự"])).map(" ".join)


def text(stretches):
    return "".join(part for part, _mark in stretches)


@given(words, words)
def test_nothing_is_lost_or_made_up_by_marking(left, right):
    before, after = marked(left, right)
    assert (text(before), text(after)) == (left, right)
    same = [
        [word for part, mark in side if mark is Mark.SAME for word in part.split()]
        for side in (before, after)
    ]
    assert same[0] == same[1]
    assert {mark for _part, mark in before} <= {Mark.SAME, Mark.REMOVED}
    assert {mark for _part, mark in after} <= {Mark.SAME, Mark.ADDED}


@given(st.lists(words, max_size=8), st.lists(words, max_size=8))
def test_every_sentence_stands_once_in_its_order(left, right):
    pairs = aligned(left, right)
    assert [a for a, _b in pairs if a] == [a for a in left if a]
    assert [b for _a, b in pairs if b] == [b for b in right if b]


def test_a_sentence_put_in_between_moves_the_others_down():
    assert aligned([ONE, TWO], [ONE, THREE, f"{TWO} Mãi mãi."]) == [
        (ONE, ONE),
        ("", THREE),
        (TWO, f"{TWO} Mãi mãi."),
    ]


def test_the_words_that_changed_are_marked():
    before, after = marked("của nhà nước, mãi", "của Nhà nước, nay và mãi")
    assert before == (
        ("của ", Mark.SAME),
        ("nhà ", Mark.REMOVED),
        ("nước, ", Mark.SAME),
        ("mãi", Mark.SAME),
    )
    assert ("nay và ", Mark.ADDED) in after


def test_parts_that_neither_prints_are_left_out_and_switches_count():
    hidden = replace(WORDING, notice="Lời báo", show_notice=False, second_roles=("CÔNG AN XÃ",))
    assert all(pair.same for pair in compared(WORDING, hidden))
    assert not {"Lời báo", "Hàng ký thứ hai"} & {pair.part for pair in compared(WORDING, hidden)}
    shown = replace(hidden, show_notice=True, show_second_row=True, show_phone=True)
    other = {pair.part for pair in compared(WORDING, shown) if not pair.same}
    assert other == {"Lời báo", "Hàng ký thứ hai", "In thêm"}


def test_which_campaigns_share_a_wording():
    def campaign(name, wording):
        return Campaign(name=name, group_ids=(1,), wording=wording)

    other = replace(WORDING, title="BẢN CAM KẾT")
    every = [campaign("2026", WORDING), campaign("2025", other), campaign("2024", WORDING)]
    assert sharing(every) == (("2026", "2024"),)
    assert sharing(every[:2]) == ()
