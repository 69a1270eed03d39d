"""QR codes read from pictures of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from antt_desktop.exchange.pages import Picture

if TYPE_CHECKING:
    from PIL import Image


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A QR code in a picture: its text, and its corners in pixels from the picture's top left.

    The corners are the code's own top left, top right, bottom right and bottom left, however it
    lies. ``text`` is empty where a code was found but could not be read.
    """

    text: str
    corners: tuple[tuple[float, float], ...]


def read_codes(picture: Picture) -> list[str]:
    """Return the text of each QR code found, in no order; the same text once for each code.

    Only QR codes, dark on light: all formats together take seventeen times as long.
    """
    import zxingcpp

    formats = {"grey": zxingcpp.ImageFormat.Lum, "bgrx": zxingcpp.ImageFormat.BGRA}
    view = zxingcpp.ImageView(
        picture.data,
        picture.width,
        picture.height,
        formats[picture.format],
        picture.stride,
    )
    return [code.text for code in _read(view)]


def find_codes(
    image: Image.Image, *, thorough: bool = True, one_threshold: bool = False, torn: bool = False
) -> list[FoundCode]:
    """Return the QR codes of a grey image and where they are.

    ``thorough`` looks at scaled down copies too; ``one_threshold`` parts dark from light by one
    level for the whole image instead of by its surroundings; ``torn`` gives also codes that are
    seen but cannot be read. A code that is mirrored shines through from another page's front or
    from the back, and is left out (the decoder reads it as gladly as any).
    """
    import zxingcpp

    kind = zxingcpp.Binarizer.GlobalHistogram if one_threshold else zxingcpp.Binarizer.LocalAverage
    found = _read(image, try_downscale=thorough, binarizer=kind, return_errors=torn)
    return [
        FoundCode(code.text if code.valid else "", _corners(code))
        for code in found
        if not (code.valid and _is_mirrored(image, code))
    ]


def _read(image: Any, **options: Any) -> list[Any]:  # noqa: ANN401 - zxing is imported late
    import zxingcpp

    return list(
        zxingcpp.read_barcodes(
            image,
            formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
            try_invert=False,
            **options,
        )
    )


def _is_mirrored(image: Image.Image, code: Any) -> bool:  # noqa: ANN401
    """Say whether the modules lie as in the mirror image, rows for columns, of the same text."""
    import zxingcpp
    from PIL import Image as Images

    again = zxingcpp.create_barcode(code.text, code.format, ec_level=code.ec_level)
    view = zxingcpp.write_barcode_to_image(again, scale=1, add_quiet_zones=False)
    side: int = view.shape[0]
    modules = bytes(view)  # type: ignore[call-overload,unused-ignore]  # a buffer, unknown to its stub
    top_left, top_right, bottom_right, bottom_left = _corners(code)
    corners = (*top_left, *bottom_left, *bottom_right, *top_right)
    # One pixel a module, taken from its middle.
    seen = image.transform((side, side), Images.Transform.QUAD, corners).tobytes()
    lighter = 0  # the modules that should be light, against those that should be dark
    for at, upright in enumerate(modules):
        row, column = divmod(at, side)
        if upright != modules[column * side + row]:
            lighter += seen[at] if upright else -seen[at]
    return lighter < 0


def _corners(code: Any) -> tuple[tuple[float, float], ...]:  # noqa: ANN401
    at = code.position
    corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    return tuple((float(point.x), float(point.y)) for point in corners)
