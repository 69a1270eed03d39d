"""What came of campaigns, on paper and in Excel, from a real book."""

import dataclasses

import pytest
import python_calamine

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.pledges import Signing, Status
from antt_desktop.workflows.campaign_report import (
    export_rounds,
    export_summary,
    rounds_pdf,
    summary_pdf,
)
from antt_desktop.workflows.campaigns import new_campaign

SIGNED = Signing(signed_on=PartialDate(2026, 2, 18))


@pytest.fixture
def answered(village, campaign):
    """Return the campaign after three households signed, two were away, one declined."""
    ids = village.pledges.ids(campaign.id)
    village.pledges.sign(campaign.id, ids[:3], SIGNED)
    village.pledges.mark(campaign.id, ids[3:5], Status.ABSENT, "=Đi làm xa")
    village.pledges.mark(campaign.id, ids[5:6], Status.DECLINED)
    return campaign


def table(path, sheet):
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()


def test_the_summary_of_a_running_and_of_a_closed_campaign(village, answered, texts):
    (page,) = texts(summary_pdf(village, answered.id))
    for words in (
        "Năm 2026: chưa đóng, số liệu đến ngày 13/03/2026.",
        "Cả làng có 3 trong 7 hộ đã ký, đạt 42%.",
        "Tổng cộng 7 3 42% 2 1 0 1",
        "Vắng =Đi làm xa 2",
        "Chưa đồng ý (không ghi lý do) 1",
        "ngày … tháng … năm 2026",
    ):
        assert words in page
    village.results.close(answered.id)
    (page,) = texts(summary_pdf(village, answered.id))
    assert "Năm 2026: đã đóng ngày 13/03/2026." in page
    assert "ngày 13 tháng 3 năm 2026" in page


def test_a_closed_summary_stays_what_it_was(village, answered):
    village.results.close(answered.id)
    before = summary_pdf(village, answered.id)
    group = village.groups.all()[0]
    event = LifeEvent(village.today, "Tổ bầu")
    village.groups.save(dataclasses.replace(group, name="Tổ xóm Đình"), event)
    village.households.delete([])
    assert summary_pdf(village, answered.id) == before


def test_the_summary_in_excel(village, answered, tmp_path):
    path = tmp_path / "tong hop.xlsx"
    export_summary(village, answered.id, path)
    groups, reasons = table(path, "Theo tổ"), table(path, "Lý do")
    assert groups[1][0] == "Làng văn hóa Quang Khải"
    assert groups[-1] == ["Tổng cộng", 7.0, 3.0, 0.42, 2.0, 1.0, 0.0, 1.0]
    assert reasons[-2] == ["Vắng", "=Đi làm xa", 2.0]


def test_years_side_by_side_with_the_names_of_each(village, answered, texts, tmp_path):
    group = village.groups.all()[0]
    village.results.close(answered.id)
    event = LifeEvent(village.today, "Tổ bầu")
    village.groups.save(dataclasses.replace(group, name="Tổ Đình"), event)
    later = village.campaigns.add(new_campaign(village, "Năm 2027"))
    village.pledges.sign(later.id, village.pledges.ids(later.id), SIGNED)
    (page,) = texts(rounds_pdf(village, [answered.id, later.id]))
    assert "Tổ Đình (Năm 2026: Tổ 1) 3/3 100% 3/3 100% (0)" in page
    assert "Tổng cộng 3/7 42% 7/7 100% (+58)" in page
    path = tmp_path / "so sanh.xlsx"
    export_rounds(village, [later.id, answered.id], path)
    assert table(path, "So sánh")[-1] == ["Tổng cộng", "3/7", "42%", "7/7", "100% (+58)"]
    with pytest.raises(UserError, match="từ 1 đến 4 đợt"):
        rounds_pdf(village, [])
