"""The words that stand in a list where a name is due and are no name: totals, signatures, notes.

Matched with their marks, or without any where somebody typed none, so that “Tống Công An” is
never a total. A name alone may still look like one (“Cộng”): the rest of its row decides.
"""

import re

from antt_desktop.domain.text import fold

_STARTS = (
    "cộng tổng toàn người tổ trưởng thôn ký lập xác ủy uỷ ubnd tm kt bí phó chủ cán kế đại ngày"
    " danh bằng trong số lưu nơi mang lũy luỹ họ tên ghi chú giám ban mặt đã duyệt công tdc"
    " tdp khu cụm i ii iii iv v vi vii viii ix x a b c d e"
)
_ODD = re.compile(
    rf"[:*(){{}}\[\]0-9…#/=]|\.\.|tháng|thang|^\W*(?:{'|'.join(_STARTS.split())}"
    rf"|{'|'.join(fold(_STARTS).split())})(?!\w)|^[\W_]|^\w?$",
    re.IGNORECASE,
)
_AFTER_TOTAL = (
    r"cộng|số|chung|toàn|tổ|thôn|trang|dồn|hộ|khẩu|nhân khẩu|nam|nữ|người|lũy kế|luỹ kế|mang sang"
)
_TOTALS = (
    rf"(?:tổng cộng|tổng số|cộng (?:{_AFTER_TOTAL})|tổng (?:{_AFTER_TOTAL})"
    r"|toàn (?:tổ|thôn|làng|khu)|mang sang|chuyển sang|lũy kế|luỹ kế)(?!\w)"
    r"|(?:cộng|tổng)\s*(?:$|[:.…=(]|\d)"
)
_LONE_TOTAL = r"(?:cộng|tổng)"
_SIGNATURES = (
    r"người (?:lập|viết|kê|khai|tổng|kiểm|làm|ghi|báo|duyệt|đại diện)|(?:kt |tm |q |quyền )*(?:"
    r"tổ trưởng|tổ phó|trưởng (?:thôn|tổ|ban|khu|xóm|công an|ấp|bản|làng|phòng)|thôn trưởng"
    r"|phó (?:thôn|tổ|ban|trưởng|chủ|bí|công an)|bí thư|chủ tịch|cán bộ|kế toán|thư ký|công chức"
    r"|công an (?:xã|thôn|viên|phường|thị)|chi hội|chi bộ|đảng uỷ|đảng ủy|thủ trưởng|giám đốc"
    r"|ban công tác|mặt trận|đại diện|ubnd|ubmttq|uỷ ban|ủy ban|ban chỉ huy)"
    r"|t ?m (?:ubnd|uỷ|ủy|ban|chi)|xác nhận|lập (?:biểu|bảng|danh)|nơi nhận|đã ký"
    r"|ký (?:ghi|và|tên|rõ|đóng|họ)|ký$|duyệt$|thôn$|.*ngày .*tháng .*năm"
)
_NOTES = (
    r"ghi chú|lưu ý|chú ý|chú thích|bằng chữ|trong đó|danh sách (?:này|trên|gồm|có|đến)|lưu$"
    r"|lưu:|tính đến"
)
_WORD_ENDS = r"(?!\w)"


def _either(pattern: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(pattern), re.compile(fold(pattern))


_TOTAL = _either(_TOTALS)
_LONE = _either(_LONE_TOTAL)
_SIGNATURE = _either(rf"(?:{_SIGNATURES}){_WORD_ENDS}")
_NOTE = _either(rf"(?:{_NOTES})")
_LEADING = re.compile(r"^[\W_]*(?:(?:[ivx]+|[a-h]|\d{1,2})[.)]\s+)?[\W_]*")
_PUNCTUATION = re.compile(r"[.,;/()\[\]\-–]+")


def is_plain_name(text: str) -> bool:
    """Tell whether a text is nothing but a name, so that nothing else needs to be asked."""
    return _ODD.search(text) is None


def is_total(text: str) -> bool:
    """Tell whether a text is the label of a total: “Cộng:”, “Tổng số hộ: 38”, “Cộng tổ 1”."""
    return _matches(_TOTAL, _LEADING.sub("", text.casefold()))


def may_be_total(text: str) -> bool:
    """Tell whether a text is “Cộng” or “Tổng” alone, which is also a name."""
    bare = text.casefold().strip(" .:")
    return (_LONE[1] if bare.isascii() else _LONE[0]).fullmatch(bare) is not None


def is_signature(text: str) -> bool:
    """Tell whether a text belongs under a list: who signs, “(Ký, ghi rõ họ tên)”, place and day."""
    spaced = " ".join(_PUNCTUATION.sub(" ", _LEADING.sub("", text.casefold())).split())
    return _matches(_SIGNATURE, spaced)


def is_note(text: str) -> bool:
    """Tell whether a text is a remark under a list: “Ghi chú: …”, “* …”."""
    return text.startswith("*") or _matches(_NOTE, _LEADING.sub("", text.casefold()))


def _matches(patterns: tuple[re.Pattern[str], re.Pattern[str]], text: str) -> bool:
    with_marks, without = patterns
    return (without if text.isascii() else with_marks).match(text) is not None
