"""What keeping scanned pages would do: which are kept, which sign, which wait and why."""

from collections.abc import Sequence
from dataclasses import replace

from antt_desktop.domain.filing import Known, KnownCampaign, PlannedPage, Sheet
from antt_desktop.domain.pledges import form_label
from antt_desktop.domain.scans import PageState


def planned(known: Known, sheets: Sequence[Sheet]) -> list[PlannedPage]:
    """Plan pages that share what ``Place.together`` says (or one alone), in their order.

    Which of them comes first in the stack changes neither what is kept nor who has signed.
    """
    if sheets[0].at.state is PageState.MATCHED:
        return _of_home(known, sheets)
    return _in_tray(known, sheets)


def _in_tray(known: Known, sheets: Sequence[Sheet]) -> list[PlannedPage]:
    leading = _leading(sheets)
    pages = []
    for sheet in sheets:
        page = _page(known, sheet)
        first = leading[sheet.index]
        if first is not sheet:
            page = _repeats(page, first, sheet)
        pages.append(replace(page, left_out=_left_out(page.state, sheet)))
    return pages


def _of_home(known: Known, sheets: Sequence[Sheet]) -> list[PlannedPage]:
    campaign = known.campaigns[sheets[0].at.campaign_id]
    sheets = _numbered(campaign, sheets)
    leading = _leading(sheets)
    household_id = sheets[0].at.household_id
    may_sign = household_id not in campaign.signed
    pages = []
    for sheet in sheets:
        page = _page(known, sheet)
        before = campaign.filed.get((household_id, sheet.at.page), 0)
        bears = sheet.at.page == sheet.pages
        if leading[sheet.index] is not sheet:
            page = _repeats(page, leading[sheet.index], sheet)
        elif bears and not sheet.looks_signed:
            page = replace(page, state=PageState.UNSIGNED, said=_unsigned(sheet))
        elif before:
            page = replace(page, state=PageState.ALREADY)
        left_out = _left_out(page.state, sheet)
        saves = not left_out and page.state is not PageState.UNSIGNED
        signs = saves and bears and may_sign and page.state is not PageState.SAME_PAGE
        may_sign = may_sign and not signs
        page = replace(page, left_out=left_out, saves=saves, signs=signs)
        if saves and page.state is not PageState.SAME_PAGE:
            page = replace(page, said=_will(page, before, _missing(campaign, sheets, sheet)))
        elif left_out and not page.said:
            page = replace(page, said="Đã bỏ ra, sẽ không lưu.")
        pages.append(page)
    return pages


def _numbered(campaign: KnownCampaign, sheets: Sequence[Sheet]) -> list[Sheet]:
    """Give pages without a code of their own the first page of the form that is missing."""
    numbered = []
    there = {sheet.at.page for sheet in sheets}
    there.update(page for home, page in campaign.filed if home == sheets[0].at.household_id)
    for sheet in sheets:
        page = sheet.at.page or next((n for n in range(1, sheet.pages) if n not in there), 0)
        page = page or sheet.pages
        there.add(page)
        numbered.append(replace(sheet, at=replace(sheet.at, page=page)))
    return numbered


def _leading(sheets: Sequence[Sheet]) -> dict[int, Sheet]:
    """Return by index which sheet stands for each page of a form, of those that repeat it.

    That is the first that looks signed, or the first: a form scanned before and after it was
    signed is signed. Pages without a form number repeat nothing.
    """
    same: dict[tuple[int, int], list[Sheet]] = {}
    leading = {sheet.index: sheet for sheet in sheets}
    for sheet in sheets:
        if sheet.at.form_number and sheet.at.together:
            same.setdefault((sheet.at.form_number, sheet.at.page), []).append(sheet)
    for repeated in same.values():
        first = min(repeated, key=lambda s: (s.left_out is True, not s.looks_signed, s.index))
        leading.update((sheet.index, first) for sheet in repeated)
    return leading


def _repeats(page: PlannedPage, first: Sheet, sheet: Sheet) -> PlannedPage:
    said = f"Cùng phiếu, cùng trang với {first.source}."
    if sheet.left_out is False:
        said += " Vẫn lưu thêm."
    return replace(page, state=PageState.SAME_PAGE, said=said)


def _left_out(state: PageState, sheet: Sheet) -> bool:
    return state is PageState.SAME_PAGE if sheet.left_out is None else sheet.left_out


def _unsigned(sheet: Sheet) -> str:
    if sheet.confirmed is False:
        return "Đã xem: chủ hộ chưa ký. Sẽ không lưu."
    if sheet.inked is None:
        return "Không xem được chỗ ký trên trang này; hãy mở ảnh và cho biết đã ký chưa."
    return "Chỗ chủ hộ ký hầu như không có mực; hãy mở ảnh và cho biết đã ký chưa."


def _will(page: PlannedPage, before: int, missing: Sequence[int]) -> str:
    said = "Sẽ lưu và ghi nhận đã ký" if page.signs else "Sẽ lưu"
    if before:
        said += f", cạnh {before} bản đã có"
    if missing:
        said += f"; còn thiếu trang {', '.join(map(str, missing))}"
    return said + "."


def _missing(campaign: KnownCampaign, sheets: Sequence[Sheet], of: Sheet) -> list[int]:
    """Return the pages of a form that are neither in the stack nor in the book."""
    there = {
        sheet.at.page
        for sheet in sheets
        if sheet.left_out is not True and sheet.at.form_number == of.at.form_number
    }
    return [
        page
        for page in range(1, of.pages + 1)
        if page not in there and (of.at.household_id, page) not in campaign.filed
    ]


def _page(known: Known, sheet: Sheet) -> PlannedPage:
    at = sheet.at
    campaign = known.campaigns.get(at.campaign_id)
    home = campaign.homes.get(at.household_id) if campaign else None
    return PlannedPage(
        index=sheet.index,
        file=sheet.file,
        file_page=sheet.file_page,
        source=sheet.source,
        state=at.state,
        campaign_id=at.campaign_id,
        campaign_name=campaign.name if campaign else "",
        household_id=at.household_id,
        code=home.code if home else "",
        head=home.head if home else "",
        group_name=home.group_name if home else "",
        form_number=at.form_number,
        form_label=form_label(campaign.label, at.form_number)
        if campaign and at.form_number
        else "",
        page=at.page or 1,
        pages=sheet.pages,
        said=at.said,
        by_hand=at.by_hand,
        denied=sheet.confirmed is False,
    )
