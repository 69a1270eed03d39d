"""The look: palette, fonts, style sheet and icons."""

from antt_desktop.ui.theme.current import TEXT_SIZES, Mode, theme
from antt_desktop.ui.theme.palette import Tone
from antt_desktop.ui.theme.start import start

__all__ = ["TEXT_SIZES", "Mode", "Tone", "start", "theme"]
