"""What somebody types, a text, and whether that text is to be found: judged by hand."""

import unicodedata

MEDIATION = (
    "Tổ hòa giải đã giải quyết mâu thuẫn giữa hai hộ ở ngõ 7; bà Đặng Thị Thủy và ông Hoàng Văn"
    " Hoà nhất trí. Quỹ camera: 401/495 hộ đồng ý, thu 50.000 đồng trong năm 2026 (AND, NOT)."
)
LAND = "Ông Nam ở xã Nam Sơn đòi lại lối đi; an ninh thôn ổn định, đường Đông–Tây đã khoẻ lại."
UNFINISHED = "Vụ án nam thanh niên: “giải quyết” sau; mâu thuẫn còn, tổ trưởng báo cáo."


def nfd(text):
    return unicodedata.normalize("NFD", text)


PAIRS = (
    # with and without diacritics
    ("giải quyết mâu thuẫn", MEDIATION, True),
    ("giai quyet mau thuan", MEDIATION, True),
    ("GIAI QUYET MAU THUAN", MEDIATION, True),
    ("GIẢI QUYẾT MÂU THUẪN", MEDIATION, True),
    ("giải quyet mâu thuan", MEDIATION, True),
    ("giai quyet mau thuan", LAND, False),
    ("giái quyết", MEDIATION, False),
    ("giai quyêt", MEDIATION, False),
    # đ
    ("dang thi thuy", MEDIATION, True),
    ("Đặng", MEDIATION, True),
    ("đang", MEDIATION, False),
    ("dong y", MEDIATION, True),
    ("duong dong tay", LAND, True),
    ("ĐƯỜNG", LAND, True),
    ("đuong", LAND, False),
    # NFD
    (nfd("giải quyết mâu thuẫn"), MEDIATION, True),
    (nfd("Đặng Thị Thủy"), MEDIATION, True),
    (nfd("án"), LAND, False),
    # where the tone stands
    ("hoà giải", MEDIATION, True),
    ("hòa giải", MEDIATION, True),
    ("HOÀ GIẢI", MEDIATION, True),
    ("hoa giai", MEDIATION, True),
    ("Thuỷ", MEDIATION, True),
    ("thủy", MEDIATION, True),
    ("thúy", MEDIATION, False),
    ("khỏe", LAND, True),
    ("hóa giải", MEDIATION, False),
    ("hoa giải", MEDIATION, True),
    # a word typed with marks finds itself only, one without any that folds to it
    ("án", LAND, False),
    ("an", LAND, True),
    ("án", UNFINISHED, True),
    ("an", UNFINISHED, True),
    ("năm", LAND, False),
    ("năm", MEDIATION, True),
    ("nam", MEDIATION, True),
    ("Nam", UNFINISHED, True),
    # whole words
    ("giai quye", MEDIATION, False),
    ("thu", MEDIATION, True),
    ("cam", MEDIATION, False),
    # quotes
    ('"giải quyết mâu thuẫn"', MEDIATION, True),
    ('"giai quyet mau thuan"', MEDIATION, True),
    ("“giải quyết mâu thuẫn”", MEDIATION, True),
    ("«giai quyet»", UNFINISHED, True),
    ('"mâu thuẫn giải quyết"', MEDIATION, False),
    ("mâu thuẫn giải quyết", MEDIATION, True),
    ('"giải quyết mâu thuẫn"', UNFINISHED, False),
    ("giải quyết mâu thuẫn", UNFINISHED, True),
    ('"hoà giải" camera', MEDIATION, True),
    ('camera "giải hoà"', MEDIATION, False),
    ('"giai quyêt"', MEDIATION, False),
    ('"quyết mâu" "hai hộ"', MEDIATION, True),
    ('""', MEDIATION, None),
    ('"', MEDIATION, None),
    ('"giải quyết', MEDIATION, True),
    ('mâu thuẫn"', MEDIATION, True),
    ('giải"quyết', MEDIATION, True),
    ('"hai hộ" "mâu', MEDIATION, True),
    # what means something to a search engine
    ("camera AND quỹ", MEDIATION, True),
    ("camera AND quỹ", LAND, False),
    ("AND", LAND, False),
    ("NOT camera", MEDIATION, True),
    ("camera OR đường", MEDIATION, False),
    ("NEAR(hoà giải)", MEDIATION, False),
    ("*", MEDIATION, None),
    ("cam*", MEDIATION, False),
    ("camera*", MEDIATION, True),
    ("^tổ", MEDIATION, True),
    ("(hòa giải)", MEDIATION, True),
    (")(", MEDIATION, None),
    ("title:camera", MEDIATION, False),
    ("quỹ:camera", MEDIATION, True),
    ("{said} : camera", MEDIATION, False),
    ("-camera", MEDIATION, True),
    ("hòa-giải", MEDIATION, True),
    ("hòa_giải", MEDIATION, True),
    ("+quỹ", MEDIATION, True),
    ("'; DROP TABLE meetings; --", MEDIATION, False),
    # numbers and punctuation
    ("401/495", MEDIATION, True),
    ("401", MEDIATION, True),
    ("40", MEDIATION, False),
    ("50.000", MEDIATION, True),
    ("năm 2026", MEDIATION, True),
    ("ngõ 7;", MEDIATION, True),
    ("Đông–Tây", LAND, True),
    ("camera?!…", MEDIATION, True),
    ("", MEDIATION, None),
    ("   \t", MEDIATION, None),
    ("\x00camera\u200b", MEDIATION, True),
    ("🏡", MEDIATION, None),
)
"""``None``: nothing is searched for at all."""
