"""The results of a campaign from the command line."""

import pypdf

from antt_desktop.workflows.demo_village import build_demo


def test_the_summary_in_words_as_json_and_on_paper(antt, tmp_path):
    book = tmp_path / "lang.antt"
    build_demo(book, households=30, groups=2)
    data = antt("campaign-summary", book, "--campaign", "2026", "--json")
    total = data["total"]
    assert total["households"] == sum(group["households"] for group in data["groups"]) == 30
    assert total["signed"] == sum(group["signed"] for group in data["groups"])
    states = ("signed", "absent", "declined", "printed", "not_printed")
    assert total["households"] == sum(total[state] for state in states)
    unsigned = sum(reason["households"] for reason in data["reasons"])
    assert unsigned == total["absent"] + total["declined"]
    said = antt("campaign-summary", book, "--campaign", "2026", "--pdf", "tổng hợp.pdf")
    assert f"Tổng cộng: {total['signed']}/30 hộ đã ký" in said
    text = pypdf.PdfReader(tmp_path / "tổng hợp.pdf").pages[0].extract_text()
    assert "TỔNG HỢP KẾT QUẢ KÝ" in text
    assert "Năm 2025" in antt("campaign-summary", book, "--campaign", "Tết", expect=1)
