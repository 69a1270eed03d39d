"""What came of campaigns, to be looked at, printed, taken to Excel: one, or several beside."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.documents.campaign_report import (
    REASON_WIDTHS,
    SUMMARY_WIDTHS,
    Part,
    Report,
    rounds_text,
    rounds_widths,
    summary_text,
    write_report,
)
from antt_desktop.documents.wording import filled
from antt_desktop.domain.campaign_figures import (
    Figures,
    Percent,
    Round,
    reason_figures,
    rounds_figures,
    summary_figures,
)
from antt_desktop.domain.campaign_summary import CampaignSummary
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import number
from antt_desktop.domain.village import Village
from antt_desktop.exchange.figures_writer import FiguresSheet, write_figures
from antt_desktop.paths import written_whole

MOST_ROUNDS = 4
"""So many campaigns fit beside each other on a page turned on its side."""


def summary_tables(summary: CampaignSummary) -> tuple[Figures, Figures]:
    """Return the results tổ by tổ and the reasons, under the headings that are printed."""
    text = summary_text()
    return (
        summary_figures(summary, text.columns, text.total),
        reason_figures(summary, text.reason_columns, text.unsaid),
    )


def rounds_table(chosen: Sequence[Round]) -> Figures:
    """Return campaigns side by side (the oldest first) under the headings that are printed."""
    text = rounds_text()
    return rounds_figures(chosen, text.group, text.shared, text.total)


def summary_pdf(book: Book, campaign_id: int) -> bytes:
    """Return the summary of a campaign as a PDF: frozen where it is closed, else of today."""
    out = BytesIO()
    write_report(out, _summary(book, campaign_id))
    return out.getvalue()


def export_summary(book: Book, campaign_id: int, path: Path) -> None:
    """Write the same into an .xlsx file, reasons on a second sheet; whole or not at all.

    Raises SystemTrouble where the disk stands in the way.
    """
    report = _summary(book, campaign_id)
    campaign = book.campaigns.get(campaign_id)
    names = ("Theo tổ", "Lý do")
    sheets = [
        FiguresSheet(name, part.figures) for name, part in zip(names, report.parts, strict=False)
    ]
    below = [report.village.name, report.parts[0].caption or campaign.name]
    with written_whole(path) as stream:
        write_figures(stream, report.title, below, sheets)


def rounds(book: Book, campaign_ids: Sequence[int]) -> tuple[Round, ...]:
    """Return campaigns with their results, the oldest first, as ``campaigns.all`` knows them."""
    return tuple(
        Round(campaign.id, campaign.name, book.results.summary(campaign.id))
        for campaign in reversed(book.campaigns.all())
        if campaign.id in campaign_ids
    )


def rounds_pdf(book: Book, campaign_ids: Sequence[int]) -> bytes:
    """Return the table of some campaigns as a PDF; UserError for none or too many of them."""
    text, (figures, village) = rounds_text(), _rounds(book, campaign_ids)
    widths, wide = rounds_widths(len(campaign_ids))
    words = {"làng": village.name}
    report = Report(
        village=village,
        title=filled(text.title, words),
        abstract=filled(text.abstract, words),
        parts=[Part(caption="", figures=figures, widths=widths)],
        closing=filled(text.closing, words),
        roles=text.roles,
        signature_hint=text.signature_hint,
        day=PartialDate(book.today.year),
        wide=wide,
    )
    out = BytesIO()
    write_report(out, report)
    return out.getvalue()


def export_rounds(book: Book, campaign_ids: Sequence[int], path: Path) -> None:
    """Write the same into an .xlsx file, whole or not at all."""
    text, (figures, village) = rounds_text(), _rounds(book, campaign_ids)
    words = {"làng": village.name}
    below = [village.name, filled(text.closing, words)]
    with written_whole(path) as stream:
        sheets = [FiguresSheet("So sánh", figures)]
        write_figures(stream, filled(text.title, words), below, sheets)


def _rounds(book: Book, campaign_ids: Sequence[int]) -> tuple[Figures, Village]:
    if not 1 <= len(campaign_ids) <= MOST_ROUNDS:
        raise UserError(f"Hãy chọn từ 1 đến {MOST_ROUNDS} đợt ký để so sánh.")
    return rounds_table(rounds(book, campaign_ids)), book.settings.village()


def _summary(book: Book, campaign_id: int) -> Report:
    campaign, text = book.campaigns.get(campaign_id), summary_text()
    summary, village = book.results.summary(campaign_id), book.campaigns.village(campaign_id)
    tally, this_year = summary.total, PartialDate(book.today.year)
    words = {
        "năm": str(campaign.year) if campaign.year else "…",
        "đợt": campaign.name,
        "làng": village.name,
        "ngày": str(campaign.closed_on or book.today),
        "hộ": number(tally.total),
        "đã ký": number(tally.signed),
        "tỷ lệ": str(Percent(tally.percent)),
    }
    state = text.closed if campaign.closed_on else text.running
    figures, reasons = summary_tables(summary)
    parts = [Part(caption=filled(state, words), figures=figures, widths=SUMMARY_WIDTHS)]
    if reasons.rows:
        caption = filled(text.reasons, words)
        parts.append(Part(caption=caption, figures=reasons, widths=REASON_WIDTHS, words=2))
    return Report(
        village=village,
        title=filled(text.title, words),
        abstract=filled(text.abstract, words),
        parts=parts,
        closing=filled(text.closing, words),
        roles=text.roles,
        signature_hint=text.signature_hint,
        day=campaign.closed_on or this_year,
    )
