"""The rows that an import refused, to Excel: to be mended there and imported again."""

from pathlib import Path

from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.refusals_writer import RefusedRows, write_refusals
from antt_desktop.exchange.roster.fields import SheetKind
from antt_desktop.exchange.roster.lines import HouseholdLine, PersonLine, Refusal
from antt_desktop.exchange.roster.rows import read_lines
from antt_desktop.exchange.workbooks import Sheet, read_sheets
from antt_desktop.paths import written_whole
from antt_desktop.workflows.import_roster import ImportPlan, SheetMapping, file_stamp


def export_refusals(plan: ImportPlan, path: Path) -> int:
    """Write the refused rows of a plan to an .xlsx file of their own; return how many.

    They are read once more from the plan's file. The new one appears whole or not at all.
    Raises UserError where the plan's file has changed since it was read or is the one to be
    written, SystemTrouble where it is gone or the disk stands in the way.
    """
    refusals: dict[str, dict[int, Refusal]] = {}
    for refusal in plan.result.rejected:
        refusals.setdefault(refusal.sheet, {}).setdefault(refusal.row, refusal)
    name = plan.path.name
    sheets = {sheet.name: sheet for sheet in read_sheets(plan.path)}
    if file_stamp(plan.path) != plan.stamp:
        raise UserError(
            f"Tệp “{name}” đã thay đổi sau khi kiểm tra. Hãy kiểm tra lại rồi lưu các dòng lỗi."
        )
    if path.exists() and path.samefile(plan.path):
        raise UserError(f"“{name}” là tệp đang nhập. Hãy lưu các dòng lỗi ra tệp tên khác.")
    refused = [
        _refused_rows(sheets[mapping.sheet], mapping, refusals[mapping.sheet], plan.latest_year)
        for mapping in plan.mappings
        if mapping.sheet in refusals
    ]
    with written_whole(path) as stream:
        write_refusals(stream, refused, plan.latest_year)
    return sum(len(sheet.refusals) for sheet in refused)


def _refused_rows(
    sheet: Sheet, mapping: SheetMapping, refusals: dict[int, Refusal], latest_year: int
) -> RefusedRows:
    """Return the refused rows of a sheet, with the heads of those who stand under one."""
    lines = sorted(read_lines(sheet, mapping, latest_year), key=lambda line: line.row)
    families = {line.head_row for line in lines if isinstance(line, PersonLine)}
    above, head = set(), 0
    for line in lines:
        if isinstance(line, HouseholdLine) or line.row in families:
            head = line.row
        elif line.row in refusals and mapping.kind is SheetKind.PEOPLE:
            above.add(line.head_row if isinstance(line, PersonLine) else head)
    return RefusedRows(sheet, mapping, refusals, frozenset(above) - refusals.keys())
