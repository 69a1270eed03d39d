"""What the window for filing scans decides and says, in plain Python."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from antt_desktop.domain.filing import ListedHome, PlannedPage
from antt_desktop.domain.scans import PageState
from antt_desktop.domain.text import fold, number
from antt_desktop.ui.kit.columns import Pill
from antt_desktop.ui.theme import Tone
from antt_desktop.workflows.file_scans import FilingResult, Refused

MOST_HITS = 50
_MOST_REFUSED = 3
_EARLY_S = 1.0
_MINUTE = 60


class Kind(StrEnum):
    """What the pages of a stack are sorted into, for the filters and the colour of a card."""

    MATCHED = "matched"
    LOOK = "look"
    UNREAD = "unread"
    ALREADY = "already"
    TWICE = "twice"
    OUT = "out"


_KINDS = {
    PageState.MATCHED: Kind.MATCHED,
    PageState.ALREADY: Kind.ALREADY,
    PageState.SAME_PAGE: Kind.TWICE,
    PageState.UNREADABLE: Kind.UNREAD,
    PageState.NO_CODE: Kind.UNREAD,
    PageState.DAMAGED: Kind.UNREAD,
}
TONES = {
    Kind.MATCHED: Tone.DONE,
    Kind.LOOK: Tone.WAITING,
    Kind.UNREAD: Tone.TROUBLE,
    Kind.ALREADY: Tone.ACCENT,
    Kind.TWICE: Tone.NEUTRAL,
    Kind.OUT: Tone.NEUTRAL,
}
CHIP_TONES = {sort.value: tone for sort, tone in TONES.items()}
_CHIP_WORDS = {
    Kind.MATCHED: "khớp",
    Kind.LOOK: "cần xem",
    Kind.UNREAD: "không đọc được",
    Kind.ALREADY: "đã có",
    Kind.TWICE: "trùng",
    Kind.OUT: "bỏ ra",
}
_DOUBTFUL = {Kind.LOOK, Kind.UNREAD}


def kind(page: PlannedPage) -> Kind:
    """Return what a page is sorted into."""
    if page.left_out and page.state is not PageState.SAME_PAGE:
        return Kind.OUT
    return _KINDS.get(page.state, Kind.LOOK)


def doubtful(page: PlannedPage) -> bool:
    """Tell whether somebody should look at a page before it is saved."""
    return kind(page) in _DOUBTFUL and not page.denied


def pill(page: PlannedPage) -> Pill:
    """Return a page's state as a pill."""
    sort = kind(page)
    if sort is Kind.OUT:
        return Pill("Đã bỏ ra", TONES[sort])
    if page.denied:
        return Pill("Chưa ký", TONES[sort])
    return Pill(page.state.label, TONES[sort])


def title(page: PlannedPage) -> str:
    """Return the name on a card: the head's, or which page of the stack it is."""
    if page.household_id:
        return page.head or f"Hộ {page.code}"
    return f"Trang {number(page.index + 1)}"


def under_title(page: PlannedPage) -> str:
    """Return the second line of a card: the form's number, or the household's where it has none."""
    words = page.form_label or page.code
    if page.pages > 1 and words:
        return f"{words} · tr. {page.page}/{page.pages}"
    return words or ("Không có ảnh" if page.state is PageState.DAMAGED else "Chọn hộ ▾")


def belongs_words(page: PlannedPage) -> str:
    """Return what a page was read or said to be: household, form, page of the form."""
    parts = []
    if page.household_id:
        parts.append(f"Hộ {page.code}, {page.group_name}")
    if page.form_label:
        parts.append(f"phiếu {page.form_label}")
    if page.pages > 1:
        parts.append(f"trang {page.page}/{page.pages}")
    if page.by_hand:
        parts.append("chọn bằng tay")
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


def spoken(page: PlannedPage) -> str:
    """Return a card as one sentence, for tooltips and screen readers."""
    parts = (title(page), under_title(page).removesuffix(" ▾"), pill(page).word, page.said)
    return ", ".join(part.rstrip(".") for part in (*parts, page.source) if part)


def chips(pages: Iterable[PlannedPage]) -> list[tuple[str, str, int | None]]:
    """Return the filters: key ('' for all), words that begin with the count."""
    counted = Counter(kind(page) for page in pages)
    items: list[tuple[str, str, int | None]] = [("", f"{number(counted.total())} trang", None)]
    items += [
        (sort.value, f"{number(counted[sort])} {words}", None)
        for sort, words in _CHIP_WORDS.items()
        if counted[sort]
    ]
    return items


def next_doubtful(pages: Sequence[PlannedPage], after: int) -> int:
    """Return the index of the next doubtful page after one, round the end; -1: there is none."""
    count = len(pages)
    places = (step % count for step in range(after + 1, after + 1 + count))
    return next((at for at in places if doubtful(pages[at])), -1)


def likely_homes(
    homes: Sequence[ListedHome], pages: Sequence[PlannedPage], index: int
) -> list[ListedHome]:
    """Return the households a page may belong to: those without a page that come next in the list.

    A stack mostly lies in the order of the list, so they follow the household of the page before.
    """
    there = {page.household_id for page in pages}
    before = next((p.household_id for p in reversed(pages[:index]) if p.household_id), 0)
    start = next((at for at, home in enumerate(homes) if home.id == before), -1) + 1
    return [h for h in (*homes[start:], *homes[:start]) if h.id not in there][:MOST_HITS]


def reading_words(done: int, total: int, seconds: float) -> str:
    """Return how far the reading is and how long it still takes, ``seconds`` after it began."""
    words = f"Đã đọc {number(done)}/{number(total)} trang" if total else "Đang xem các tệp…"
    left = total - done
    if not done or not left or seconds < _EARLY_S:
        return words
    still = seconds / done * left
    if still < _MINUTE:
        return f"{words} · còn khoảng {max(1, round(still))} giây"
    return f"{words} · còn khoảng {round(still / _MINUTE)} phút"


def read_words(pages: int, *, stopped: bool) -> str:
    """Return what stands there once the reading has ended."""
    if stopped:
        return f"Đã dừng, mới đọc {number(pages)} trang"
    return f"Đã đọc xong {number(pages)} trang"


def refused_words(refused: Refused) -> str:
    """Return one sentence about all the files that could not be read, '' if there are none."""
    if not refused:
        return ""
    said = " ".join(sentence for _path, sentence in refused[:_MOST_REFUSED])
    more = len(refused) - _MOST_REFUSED
    also = f" Và {number(more)} tệp khác: {_names(refused[_MOST_REFUSED:])}." if more > 0 else ""
    return f"{number(len(refused))} tệp không đọc được. {said}{also}"


def _names(refused: Sequence[tuple[Path, str]]) -> str:
    names = [path.name for path, _sentence in refused[:_MOST_REFUSED]]
    return ", ".join(names) + ("…" if len(refused) > _MOST_REFUSED else "")


def accept_words(pages: Iterable[PlannedPage]) -> str:
    """Return the words of the accepting button."""
    kept = [page for page in pages if page.saves]
    if not kept:
        return "Lưu"
    if any(page.pages > 1 for page in kept):
        return f"Lưu {number(len(kept))} trang đã ký"
    return f"Lưu {number(len(kept))} bản đã ký"


def foot_words(pages: Sequence[PlannedPage]) -> str:
    """Return what saving will do, in one sentence."""
    signs = sum(page.signs for page in pages)
    left = sum(not page.saves for page in pages)
    words = f"Sẽ ghi nhận {number(signs)} hộ đã ký" if signs else "Không ghi thêm hộ nào đã ký"
    return words + (f", {number(left)} trang không lưu." if left else ".")


def result_words(result: FilingResult) -> str:
    """Return what was saved."""
    words = f"Đã lưu {number(result.saved)} bản quét"
    if result.signed:
        words += f", ghi nhận {number(result.signed)} hộ đã ký"
    if result.left:
        words += f"; {number(len(result.left))} trang không lưu"
    return words + "."


class HomeSearch:
    """Finds households as one types: by name with or without marks, code, or number in the tổ."""

    def __init__(self, homes: Iterable[ListedHome]) -> None:
        self._homes = [(fold(f"{home.head} {home.code} {home.address}"), home) for home in homes]

    def find(self, query: str) -> list[ListedHome]:
        """Return the first households whose text has every word of ``query``, best ones first.

        Those that have the query as it is typed, marks and all, come before the others.
        """
        parts = fold(query).split()
        hits = [home for text, home in self._homes if all(part in text for part in parts)]
        wanted = query.casefold().strip()
        hits.sort(key=lambda home: (not self._ends_so(home, wanted), wanted not in _plain(home)))
        return hits[:MOST_HITS]

    @staticmethod
    def _ends_so(home: ListedHome, wanted: str) -> bool:
        """Tell whether ``wanted`` is the household's code, or its number in the tổ (“7”)."""
        return wanted.isdecimal() and home.code.rpartition("-")[2].lstrip("0") == wanted.lstrip("0")


def _plain(home: ListedHome) -> str:
    return f"{home.head} {home.code}".casefold()
