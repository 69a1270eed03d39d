"""The rows that an import refused, to Excel."""

from collections.abc import Sequence
from pathlib import Path

from antt_desktop.exchange.refusals_writer import write_refusals
from antt_desktop.exchange.roster_rows import Refusal
from antt_desktop.paths import written_whole


def export_refusals(refusals: Sequence[Refusal], path: Path) -> int:
    """Write refused rows to an .xlsx file that appears whole or not at all; return how many.

    Raises SystemTrouble where the disk stands in the way.
    """
    with written_whole(path) as stream:
        write_refusals(stream, refusals)
    return len(refusals)
