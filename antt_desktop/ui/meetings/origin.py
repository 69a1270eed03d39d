"""Where the lists of what meetings left behind lead to."""

from antt_desktop.domain.changes import Area
from antt_desktop.ui.records_dialog import Origin

ORIGIN = Origin("meetings", Area.MEETINGS, "Tới biên bản", "notebook-text")
