"""What can happen to a household: the entries of the menu “Biến động”."""

from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtWidgets import QMenu, QWidgetAction

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme


class Deed(Enum):
    """An entry of the menu; its value is what the user reads."""

    BIRTH = "Sinh"
    DEATH = "Mất"
    ARRIVE = "Người mới đến"
    DEPART = "Chuyển đi nơi khác"
    RESIDE = "Tạm trú, tạm vắng"
    TRANSFER = "Chuyển sang hộ khác"
    HEAD = "Đổi chủ hộ"
    SPLIT = "Tách hộ"
    MERGE = "Gộp hộ"
    MOVE = "Chuyển sang tổ khác"
    LEAVE = "Chuyển khỏi làng"
    SETTLE = "Hộ mới đến"
    RETURN = "Hộ trở về"


_PEOPLE = (Deed.BIRTH, Deed.DEATH, Deed.ARRIVE, Deed.DEPART, Deed.RESIDE, Deed.TRANSFER)
_WHOLE = (
    Deed.HEAD, Deed.SPLIT, Deed.MERGE, Deed.MOVE, Deed.LEAVE, Deed.SETTLE, Deed.RETURN,
)  # fmt: skip
_AFTER_LEAVING = (Deed.RETURN, Deed.SETTLE)


def fill(menu: QMenu, chosen: Callable[[Deed], object], *, ended: bool) -> None:
    """Fill the menu for a household living here, or for one that has left."""
    menu.clear()
    if not ended:
        _heading(menu, "NGƯỜI")
        _entries(menu, _PEOPLE, chosen)
        menu.addSeparator()
    _heading(menu, "HỘ")
    _entries(menu, _AFTER_LEAVING if ended else _WHOLE, chosen)


def _heading(menu: QMenu, words: str) -> None:
    # A section of QMenu would not show its words under the style sheet.
    heading = QWidgetAction(menu)
    words_shown = label(words, "section", wrap=False)
    words_shown.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(2))
    heading.setDefaultWidget(words_shown)
    heading.setEnabled(False)
    menu.addAction(heading)
    words_shown.setEnabled(True)  # as legible as any heading, though nothing to choose


def _entries(menu: QMenu, deeds: tuple[Deed, ...], chosen: Callable[[Deed], object]) -> None:
    for deed in deeds:
        buttons.action(menu, f"{deed.value}…", partial(chosen, deed))
