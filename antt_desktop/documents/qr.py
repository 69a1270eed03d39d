"""QR codes as shapes: sharp at any printer resolution and small in the file."""

import re
from functools import lru_cache

_DARK_RUN = re.compile(rb"\x00+")
_CORNER = 7
"""Modules a side of the three squares that a camera finds a code by."""


@lru_cache(maxsize=64)
def qr_path(payload: str) -> tuple[str, int]:
    """Return (what is a code's own as PDF operators, in modules, modules a side).

    Counted from the bottom left. The three squares in the corners, the same in every code, are
    left out: see ``corners_path``. So is the white around it, four modules on each side.

    Error correction level Q: both codes of a form together then survive ink, flourishes and
    folds. ``payload`` is capitals and digits (20 of them give 25 modules).
    """
    import zxingcpp

    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    image = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    side = image.shape[0]
    modules = bytearray(image)  # type: ignore[call-overload,unused-ignore]  # a buffer, unknown to its stub
    for x, y in ((0, 0), (side - _CORNER, 0), (0, side - _CORNER)):
        for start in range(y * side + x, (y + _CORNER) * side, side):
            modules[start : start + _CORNER] = b"\xff" * _CORNER
    # A white module after each row keeps a dark run from going on in the next one.
    rows = b"\xff".join(modules[y * side : (y + 1) * side] for y in range(side))
    rectangles = []
    for run in _DARK_RUN.finditer(rows):
        y, x = divmod(run.start(), side + 1)
        rectangles.append(f"{x} {side - 1 - y} {run.end() - run.start()} 1 re")
    return "\n".join([*rectangles, "f"]), side


def corners_path(side: int) -> str:
    """Return the squares in the corners of a code of so many modules, as PDF operators."""
    far = side - _CORNER
    squares = [
        f"{x + ring} {y + ring} {_CORNER - 2 * ring} {_CORNER - 2 * ring} re"
        for x, y in ((0, 0), (0, far), (far, far))
        for ring in range(3)
    ]
    return "\n".join([*squares, "f*"])
