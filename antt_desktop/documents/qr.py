"""QR codes as shapes: sharp at any printer resolution and small in the file."""

import re
from functools import lru_cache

_DARK_RUN = re.compile(rb"\x00+")


@lru_cache(maxsize=64)
def qr_path(payload: str) -> tuple[str, int]:
    """Return (path of PDF operators in modules from the bottom left, modules a side).

    Error correction level Q: both codes of a form together then survive ink, flourishes and
    folds. ``payload`` is capitals and digits (20 of them give 25 modules). The path leaves
    out the white around the code, which takes four modules on each side.
    """
    import zxingcpp

    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    image = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    side = image.shape[0]
    modules = bytes(image)  # type: ignore[call-overload,unused-ignore]  # a buffer, unknown to its stub
    # A white module after each row keeps a dark run from going on in the next one.
    rows = b"\xff".join(modules[y * side : (y + 1) * side] for y in range(side))
    rectangles = []
    for run in _DARK_RUN.finditer(rows):
        y, x = divmod(run.start(), side + 1)
        rectangles.append(f"{x} {side - 1 - y} {run.end() - run.start()} 1 re")
    return "\n".join(rectangles), side
