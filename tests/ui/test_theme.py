"""The look: readable colours, a whole style sheet, icons for every name."""

import re
from dataclasses import asdict
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontDatabase, QIcon
from PySide6.QtWidgets import QVBoxLayout, QWidget

from antt_desktop import paths
from antt_desktop.domain.text import ACCENTED_LETTERS
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.theme import TEXT_SIZES, Mode, icons, sheet, theme
from antt_desktop.ui.theme.palette import DARK, LIGHT

TONES = ("accent", "done", "waiting", "trouble", "neutral")


def luminance(colour: str) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in QColor(colour).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(ink: str, ground: str) -> float:
    high, low = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_keeps_its_contrast(palette):
    grounds = ("window", "surface", "header", "hover", "accent_light")
    pairs = [(ink, ground) for ink in ("text", "muted") for ground in grounds]
    pairs += [(tone, f"{tone}_light") for tone in TONES]
    pairs += [("on_accent", "accent"), ("on_accent", "accent_strong"), ("accent", "surface")]
    pairs += [("mark_text", "mark")]
    faint = [
        (ink, ground, round(contrast(palette.role(ink), palette.role(ground)), 2))
        for ink, ground in pairs
        if contrast(palette.role(ink), palette.role(ground)) < 4.5
    ]
    assert faint == []


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_style_sheet_has_no_token_left(qapp, palette, percent):
    filled = sheet.filled(palette, percent)
    assert "@" not in filled
    assert f"min-height: {round(34 * percent / 100)}px" in filled
    for url in re.findall(r'url\("(.+?)"\)', filled):
        assert not QIcon(url).pixmap(QSize(16, 16)).isNull()


def test_colours_stand_only_in_the_palette():
    literal = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")
    named = re.compile(r"GlobalColor\.(?!transparent)")
    here = paths.resources().parent / "antt_desktop" / "ui"
    for file in here.rglob("*.py"):
        if file.name != "palette.py":
            text = file.read_text("utf-8")
            assert not literal.search(text), file
            assert not named.search(text), file
    assert not literal.search((paths.resources() / "style.qss").read_text("utf-8"))


def test_every_icon_is_used():
    ui = paths.resources().parent / "antt_desktop" / "ui"
    code = "".join(file.read_text("utf-8") for file in ui.rglob("*.py"))
    code += (paths.resources() / "style.qss").read_text("utf-8")
    names = [file.stem for file in (paths.resources() / "icons").glob("*.svg")]
    assert [n for n in names if f'"{n}"' not in code and f"icon({n} " not in code] == []


def test_every_icon_can_be_drawn(qapp):
    for file in sorted((paths.resources() / "icons").glob("*.svg")):
        pixmap = icons.pixmap(file.stem, theme.colour("accent"), 20, 2.0)
        assert pixmap.width() == 40
        image = pixmap.toImage()
        seen = {image.pixelColor(x, y).alpha() for x in range(40) for y in range(40)}
        assert len(seen) > 1, file.stem


def test_the_window_font_has_every_letter(qapp):
    assert "Be Vietnam Pro" in QFontDatabase.families()
    metrics_font = theme.font()
    from PySide6.QtGui import QFontMetrics, QRawFont

    raw = QRawFont.fromFont(metrics_font)
    assert all(raw.supportsCharacter(ord(letter)) for letter in ACCENTED_LETTERS)
    widths = [QFontMetrics(theme.font(11 * p / 100)).height() for p in TEXT_SIZES]
    assert all(a < b for a, b in pairwise(widths))


def test_choosing_dark_and_large_recolours_and_rescales(qapp, qtbot):
    button = buttons.secondary("Sửa", lambda: None, "pencil")
    window = QWidget()
    QVBoxLayout(window).addWidget(button)
    qtbot.addWidget(window)
    window.show()
    before = button.icon().pixmap(QSize(24, 18)).toImage()
    height = button.sizeHint().height()
    theme.choose(mode=Mode.DARK, percent=150)
    assert theme.palette == DARK
    assert theme.px(100) == 150
    assert button.icon().pixmap(QSize(24, 18)).toImage() != before
    assert button.sizeHint().height() > height * 1.3


def test_palettes_have_the_same_roles_and_only_colours():
    for palette in (LIGHT, DARK):
        assert all(QColor(value).isValid() for value in asdict(palette).values())
