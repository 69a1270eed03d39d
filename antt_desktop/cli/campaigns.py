"""The command that says what came of a campaign."""

import argparse
import json
from pathlib import Path

from antt_desktop.cli.commands import campaign_named, open_book, say
from antt_desktop.cli.options import Command
from antt_desktop.domain.campaign_figures import COUNTED
from antt_desktop.domain.campaign_summary import CampaignSummary
from antt_desktop.domain.pledges import Campaign, Tally
from antt_desktop.paths import written_whole

COMMANDS = ("campaign-summary",)


def register(command: Command) -> None:
    """Add the command."""
    summary = command("campaign-summary", "Tổng hợp kết quả đợt ký.", _campaign_summary)
    summary.add_argument("--campaign", required=True, metavar="TÊN-ĐỢT")
    summary.add_argument("--json", action="store_true")
    summary.add_argument("--pdf", metavar="TỆP.pdf", type=Path, help="ghi cả bảng để in")


def _campaign_summary(options: argparse.Namespace) -> None:
    """Say the results of a campaign tổ by tổ; write the paper too where asked to."""
    from antt_desktop.workflows.campaign_report import summary_pdf

    with open_book(options) as book:
        campaign = campaign_named(book, options.campaign)
        summary = book.results.summary(campaign.id)
        if options.pdf:
            pdf = summary_pdf(book, campaign.id)
            with written_whole(options.pdf) as out:
                out.write(pdf)
    if options.json:
        say(json.dumps(_as_json(campaign, summary), ensure_ascii=False, indent=1))
        return
    state = f"đã đóng ngày {campaign.closed_on}" if campaign.closed_on else "chưa đóng"
    say(f"Đợt ký {campaign.name} ({state})")
    for group in summary.groups:
        say(f"  {group.name}: {_in_words(group.tally)}")
    say(f"Tổng cộng: {_in_words(summary.total)}")
    for reason in summary.reasons:
        why = reason.words or "không ghi lý do"
        say(f"  {reason.status.label}, {why}: {reason.households} hộ")
    if options.pdf:
        say(f"Đã ghi bảng tổng hợp ra {options.pdf}")


def _in_words(tally: Tally) -> str:
    others = [
        f"{status.label.lower()} {tally.counts[status]}"
        for status in COUNTED[1:]
        if tally.counts.get(status)
    ]
    return ", ".join([f"{tally.signed}/{tally.total} hộ đã ký ({tally.percent}%)", *others])


def _as_json(campaign: Campaign, summary: CampaignSummary) -> dict[str, object]:
    return {
        "campaign": campaign.name,
        "closed_on": campaign.closed_on.iso if campaign.closed_on else "",
        "total": _counts(summary.total),
        "groups": [
            {"number": group.number, "name": group.name, **_counts(group.tally)}
            for group in summary.groups
        ],
        "reasons": [
            {"status": str(reason.status), "reason": reason.words, "households": reason.households}
            for reason in summary.reasons
        ],
    }


def _counts(tally: Tally) -> dict[str, int]:
    counts = {str(status): tally.counts.get(status, 0) for status in COUNTED}
    return {"households": tally.total, "percent": tally.percent, **counts}
