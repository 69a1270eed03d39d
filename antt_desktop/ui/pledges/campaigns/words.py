"""What is said of a campaign that is closed."""

from antt_desktop.domain.pledges import Campaign


def campaign_words(campaign: Campaign) -> str:
    """Return the name of a campaign with the badge of a closed one."""
    badge = f" · Đã đóng {campaign.closed_on}" if campaign.closed_on else ""
    return f"{campaign.name}{badge}"


def closed_words(campaign: Campaign) -> str:
    """Return why nothing is recorded in a campaign any more, '' while it runs."""
    if campaign.closed_on is None:
        return ""
    return (
        f"Đợt ký {campaign.name} đã đóng ngày {campaign.closed_on}. Muốn ghi thêm, hãy mở lại đợt"
        " ký (nút Đợt ký) và ghi lý do."
    )
