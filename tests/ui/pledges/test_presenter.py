"""The decisions of the tab, without a window."""

import dataclasses

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Group, Household, Person
from antt_desktop.domain.pledges import Campaign, Manner, PledgeRow, Status, Tally, Wording
from antt_desktop.ui.pledges import presenter

DAY = PartialDate(2026, 2, 18)
GROUPS = {
    1: Group(id=1, number=1, name="Tổ 1", leader="Vinh"),
    2: Group(id=2, number=2, name="Tổ 2", leader="Lan"),
}
CAMPAIGN = Campaign(
    id=1,
    name="Năm 2026",
    label="2026",
    year=2026,
    opened_on=PartialDate(2026, 2, 10),
    form_date=DAY,
    wording=Wording(title="BẢN ĐĂNG KÝ", abstract="", opening="", criteria=("Một.",)),
)


def row(number=1, status=Status.PRINTED, **more):
    plain = PledgeRow(
        household_id=number,
        code=f"01-{number:03}",
        group_id=1,
        head="Đỗ Hữu Lan",
        address="",
        status=status,
        form_number=number,
        printed_on=None,
        signed_on=None,
        signer="",
        relation="",
        receiver="",
        reason="",
    )
    return dataclasses.replace(plain, **more)


def test_total_and_chips_count_the_same_households():
    tallies = {1: Tally({Status.SIGNED: 29, Status.ABSENT: 1}), 2: Tally({Status.SIGNED: 3})}
    assert presenter.fraction(presenter.total(tallies)) == "32/33"
    assert presenter.fraction(presenter.total(tallies, 1)) == "29/30"
    chips = presenter.chips(presenter.total(tallies, 1))
    assert chips[0] == ("", "Tất cả", 30)
    assert sum(count for _key, _words, count in chips[1:]) == 30


def test_status_words():
    tally = Tally({Status.SIGNED: 29, Status.PRINTED: 9})
    assert presenter.status_words("Tổ 3", tally, 0, 0) == "Tổ 3: 29/38 hộ đã ký"
    assert "Đang chọn 3 hộ" in presenter.status_words("Tổ 3", tally, 3, 0)
    assert "(2 hộ ngoài danh sách đang xem)" in presenter.status_words("Tổ 3", tally, 3, 2)


def test_signers_leave_the_signed_and_the_headless_alone():
    rows = [row(1), row(2, Status.SIGNED), row(3, head=""), row(4, Status.ABSENT)]
    signers = presenter.signers(rows)
    assert [r.household_id for r in signers.rows] == [1, 4]
    assert "1 hộ đã ký từ trước" in signers.left_alone
    assert "01-003" in signers.left_alone
    closed = presenter.signers([row(2, Status.SIGNED)])
    assert (closed.rows, closed.signed) == ((), 1)
    assert presenter.signers([row(3, head="")]).rows
    assert presenter.signers([row(1)]).left_alone == ""


def test_absent_for_many_never_takes_a_signature_away():
    rows = [row(1), row(2, Status.SIGNED)]
    assert presenter.not_signed(rows) == rows[:1]
    assert presenter.not_signed(rows[1:]) == rows[1:]
    assert presenter.answered(rows) == rows[1:]


def test_day_begins_with_the_one_typed_last_then_the_one_printed():
    typed = PartialDate(2026, 2, 20)
    assert presenter.proposed_day(CAMPAIGN, typed) == typed
    assert presenter.proposed_day(CAMPAIGN, None) == DAY
    by_hand = dataclasses.replace(CAMPAIGN, form_date=None)
    assert presenter.proposed_day(by_hand, None) is None


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (PartialDate(2026, 2, 18), ""),
        (PartialDate(2026, 4, 1), "chưa tới"),
        (PartialDate(2026, 2, 9), "Trước ngày mở đợt ký"),
        (None, ""),
    ],
)
def test_doubtful_days_are_said(day, words):
    doubt = presenter.day_doubt(day, CAMPAIGN, PartialDate(2026, 3, 13))
    assert words in doubt
    assert bool(words) == bool(doubt)


def test_a_day_of_another_year_is_doubtful():
    later = PartialDate(2027, 5, 1)
    assert "2026" in presenter.day_doubt(PartialDate(2027, 1, 1), CAMPAIGN, later)


def test_note_and_tooltip_say_who_signed_and_why_not():
    wife = row(
        1, Status.SIGNED, signed_on=DAY, signer="Bùi Thị Hoa", relation="Vợ", receiver="Vinh"
    )
    assert presenter.note(wife) == "Ký thay: Vợ Bùi Thị Hoa"
    ill = dataclasses.replace(wife, reason="chủ hộ ốm", manner=Manner.FINGERPRINT)
    assert presenter.note(ill) == "Ký thay: Vợ Bùi Thị Hoa, lý do: chủ hộ ốm · Điểm chỉ"
    assert "Điểm chỉ" in presenter.told(ill)
    assert "chủ hộ ốm" in presenter.told(ill)
    head = dataclasses.replace(wife, signer=wife.head, relation="Chủ hộ")
    assert presenter.note(head) == ""
    drawn = dataclasses.replace(head, manner=Manner.SCREEN)
    assert presenter.note(drawn) == "Ký trên màn hình"
    assert "Người ký: Đỗ Hữu Lan (Chủ hộ)" in presenter.told(head)
    assert "Người nhận: Vinh" in presenter.told(wife)
    assert presenter.note(dataclasses.replace(head, head="Bùi Thị Hoa")) == ""  # head since then
    assert presenter.note(dataclasses.replace(wife, head="Bùi Thị Hoa")) == presenter.note(wife)
    unsaid = dataclasses.replace(wife, relation="")
    assert presenter.note(unsaid) == "Ký thay: Bùi Thị Hoa"
    assert presenter.told(dataclasses.replace(unsaid, head="")).splitlines()[1] == (
        "Người ký: Bùi Thị Hoa"
    )
    assert presenter.note(row(1, Status.ABSENT, reason="Đi viện")) == "Đi viện"
    assert presenter.told(row(1, Status.ABSENT, reason="Đi viện")) == "Vắng: Đi viện"


def test_who_an_act_is_about():
    assert presenter.who([row()], GROUPS) == "Đỗ Hữu Lan – hộ 01-001, Tổ 1"
    assert presenter.who([row(), row(2)], GROUPS) == "2 hộ của Tổ 1"
    assert presenter.who([row(), row(2, group_id=2)], GROUPS) == "2 hộ của 2 tổ"
    assert presenter.who([row(head="")], GROUPS).startswith(presenter.NO_HEAD)


def test_receiver_is_the_leader_of_one_group_only():
    assert presenter.receiver_of([row(), row(2)], GROUPS) == "Vinh"
    assert presenter.receiver_of([row(), row(2, group_id=2)], GROUPS) == ""


def test_people_to_sign_are_living_here_the_head_first():
    household = Household(
        group_id=1,
        people=(
            Person(name="Con", relation="Con đẻ"),
            Person(name="Mẹ", relation="Mẹ đẻ", residence="Đã mất"),
            Person(name="Chủ", relation="Chủ hộ", birth=PartialDate(1960, 3)),
        ),
    )
    people = presenter.people_to_sign(household)
    assert [p.name for p in people] == ["Chủ", "Con"]
    assert presenter.person_words(people[0]) == "Chủ – Chủ hộ, sinh 1960"


def test_a_new_campaign_gets_a_free_name():
    assert presenter.proposed_name([], 2026) == "Năm 2026"
    assert presenter.proposed_name(["năm 2026"], 2026) == "Năm 2026 – đợt 2"
    assert presenter.proposed_name(["Năm 2026", "Năm 2026 – đợt 2"], 2026) == "Năm 2026 – đợt 3"


@pytest.mark.parametrize(
    ("forms", "pages", "chosen", "words"),
    [
        (3, 3, 3, ""),
        (1, 2, 1, "Bản này dài 2 trang."),
        (3, 4, 3, "Có bản dài hơn một trang."),
        (60, 60, 495, "Xem trước 60 bản đầu trong 495 bản."),
    ],
)
def test_words_under_the_preview(forms, pages, chosen, words):
    assert presenter.pages_words(forms, pages, chosen) == words


def test_sheets_are_counted_with_copies_blanks_and_separators():
    scope = presenter.Scope("every", "Cả làng", range(38), 2)
    words = presenter.sheets_words(scope, 2, 3, separators=True)
    assert f"{(38 + 3) * 2 + 2} tờ A4" in words
    nobody = presenter.Scope("blanks", "", (), 0)
    assert presenter.sheets_words(nobody, 1, 0, separators=False) == "Chưa có gì để in."


def test_file_names_are_plain_letters():
    assert presenter.file_name(CAMPAIGN, "ban-dang-ky") == "ban-dang-ky-2026.pdf"
    unnamed = dataclasses.replace(CAMPAIGN, label="Đ")
    assert presenter.file_name(unnamed, "danh-sach-ky") == "danh-sach-ky-d.pdf"
