"""Numbers written out in words, as minutes and records have them beside the figures."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", " nghìn", " triệu", " tỷ")


def in_words(number: int) -> str:
    """Return a whole number from 0 to below 10^12 in words: 105 is “một trăm linh năm”."""
    if number == 0:
        return _DIGITS[0]
    parts: list[str] = []
    rest, scales = number, list(_SCALES)
    while rest:
        rest, three = divmod(rest, 1000)
        scale = scales.pop(0)
        if three:
            parts.insert(0, _three(three, full=rest > 0) + scale)
    return " ".join(parts)


def _three(number: int, *, full: bool) -> str:
    """Return the words of 1 to 999; ``full`` says the hundreds even where there are none."""
    hundreds, below = divmod(number, 100)
    if not hundreds and not full:
        return _two(below)
    words = f"{_DIGITS[hundreds]} trăm"
    if not below:
        return words
    return f"{words} linh {_DIGITS[below]}" if below < len(_DIGITS) else f"{words} {_two(below)}"


def _two(number: int) -> str:
    """Return the words of 1 to 99: the ones change their sound after the tens."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    words = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if not ones:
        return words
    last = _DIGITS[ones]
    if tens > 1 and last == "một":
        last = "mốt"
    elif last == "năm":
        last = "lăm"
    return f"{words} {last}"
