"""Stacks of scanned forms, made from our own PDF forms and then treated as scanners,
pens and phones treat paper. The same seed gives the same page.

Pages are grey Pillow images; ``dpi`` says how many pixels an inch of the A4 page has. Places
are millimetres from the bottom left corner of the page, as in the documents.
"""

import io
import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from antt_desktop.documents.pledge import PledgeForm, PledgePaper
from antt_desktop.documents.pledge_batch import write_pledges
from antt_desktop.documents.wording import default_wording, pledge_labels
from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.village import Village
from antt_desktop.exchange.pages import PdfPages

BOOK = "K7Q2M9X"
CODES = ((30, 20, 20), (8, 262, 15))  # left, bottom, side in mm
PAGE = (210.0, 297.0)
SIGNATURE = (112.0, 84.4, 76.0, 24.3)
"""Left, bottom, width, height: where the head of the household signs on ``form``."""

_FINE = 4  # strokes are drawn so many times finer and scaled down
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đỗ", "Ngô", "Vũ")
_GIVENS = ("Đạt", "Bình", "Lan", "Mai", "Quý", "Sơn")


def paper(year=2026):
    return PledgePaper(
        village=Village(
            name="Làng văn hóa Quang Khải", commune="Xã Quang Hưng", province="Hưng Yên"
        ),
        wording=default_wording(),
        labels=pledge_labels(),
        year=year,
        name=f"Năm {year}",
        form_date=PartialDate(year, 2, 5),
    )


def form(number, *, book=BOOK, campaign=1):
    return PledgeForm(
        form_label=f"2026-{number:04}",
        code=FormCode(book, campaign, number),
        household_code=f"{number % 13 + 1:02}-{number:03}",
        head=f"{_FAMILIES[number % 7]} Thị Hồng {_GIVENS[number % 6]}",
        birth=PartialDate(1940 + number % 60),
        address=f"Ngõ {number % 30}, số {number}",
        group_name=f"Tổ dân cư số {number % 13 + 1}",
        leader="Ngô Văn Vinh",
        size=number % 9 + 1,
    )


def forms_pdf(forms):
    """Return the PDF of these forms."""
    out = io.BytesIO()
    write_pledges(out, paper(), forms)
    return out.getvalue()


def printed(pdf, *, dpi=200):
    """Return the pages of a PDF as grey images."""
    with PdfPages(pdf) as pages:
        return [image_of(pages.render(n, dpi=dpi, grey=True)) for n in range(pages.count)]


def image_of(picture):
    return Image.frombuffer(
        "L", (picture.width, picture.height), picture.data, "raw", "L", picture.stride, 1
    ).copy()


def blank(dpi=200, shade=255):
    return Image.new("L", _pixels(dpi), shade)


def foreign(seed, dpi=200, text="https://example.org/thong-bao"):
    """Return a page that is none of ours: lines of something like text and a code of its own."""
    import zxingcpp

    rng = random.Random(seed)
    page = blank(dpi)
    draw = ImageDraw.Draw(page)
    mm = dpi / 25.4
    for row in range(24):
        x = 25.0
        while x < 175:
            width = rng.uniform(4, 14)
            top = (40 + row * 8) * mm
            draw.rectangle((x * mm, top, (x + width) * mm, top + 2.2 * mm), fill=30)
            x += width + 2
    if text:
        code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
        view = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=True)
        image = Image.frombytes("L", (view.shape[1], view.shape[0]), bytes(view))
        side = round(30 * mm)
        page.paste(image.resize((side, side), Image.Resampling.NEAREST), (round(150 * mm), 20))
    return page


# -- the pen -------------------------------------------------------------------------------


def signed(page, seed, *, area=SIGNATURE, dpi=200, width=None, ink=None, size=None):
    """Write a signature into the area: a wave with loops, a stroke below it, a dot.

    ``width`` of the stroke in mm, ``ink`` its grey on white, ``size`` its share of the area;
    each by chance where not given.
    """
    rng = random.Random(seed)
    left, bottom, wide, high = area
    width = width or rng.uniform(0.3, 1.2)
    ink = rng.randint(20, 150) if ink is None else ink
    size = size or rng.uniform(0.2, 0.9)
    w, h = wide * size, high * min(1, size * 1.3)
    x0 = left + (wide - w) * rng.random()
    y0 = bottom + (high - h) * rng.random()
    lines = [_flourish(rng, x0, y0, w, h)]
    if rng.random() < 0.6:
        lines.append(
            [(x0, y0 + 0.1 * h), (x0 + w * rng.uniform(0.5, 1), y0 + rng.random() * h / 4)]
        )
    return strokes(page, lines, dpi=dpi, width=width, ink=ink)


def _flourish(rng, x0, y0, w, h):
    waves, phase, tilt = rng.uniform(2, 6), rng.random() * 6, rng.uniform(-0.3, 0.3)
    loop = rng.uniform(0.02, 0.12)
    points = []
    for at in range(121):
        t = at / 120
        high = 0.5 + 0.5 * math.sin(phase + waves * 2 * math.pi * t) * (1 - 0.6 * t)
        x = t + loop * math.cos(phase + waves * 2 * math.pi * t)
        y = high + tilt * (t - 0.5)
        points.append((x0 + w * min(max(x, 0), 1), y0 + h * min(max(y, 0), 1)))
    return points


def strokes(page, lines, *, dpi=200, width=0.5, ink=60):
    """Draw lines of points in mm with a pen of so many mm and return the page."""
    scale = dpi / 25.4 * _FINE
    xs = [x for line in lines for x, _ in line]
    ys = [y for line in lines for _, y in line]
    left, top = min(xs) - 2, PAGE[1] - max(ys) - 2
    size = (round((max(xs) - left + 2) * scale), round((max(ys) - min(ys) + 4) * scale))
    mask = Image.new("L", (size[0] // _FINE * _FINE, size[1] // _FINE * _FINE), 0)
    draw = ImageDraw.Draw(mask)
    thick = max(round(width * scale), 1)
    for line in lines:
        points = [((x - left) * scale, (PAGE[1] - y - top) * scale) for x, y in line]
        draw.line(points, fill=255, width=thick, joint="curve")
        for x, y in points:
            draw.circle((x, y), thick / 2, fill=255)
    mask = mask.reduce(_FINE)
    page = page.copy()
    at = (round(left * dpi / 25.4), round(top * dpi / 25.4))
    dark = Image.new("L", mask.size, ink)
    below = page.crop((*at, at[0] + mask.width, at[1] + mask.height))
    page.paste(ImageChops.darker(dark, below), at, mask)
    return page


def thumb(page, seed, *, area=SIGNATURE, dpi=200, ink=90):
    """Press a thumb into the area: ridges in an oval of about 16 to 22 mm."""
    rng = random.Random(seed)
    left, bottom, wide, high = area
    tall = min(high, rng.uniform(16, 22))
    x, y = left + rng.uniform(0.2, 0.8) * wide, bottom + high / 2
    rings = []
    for ring in range(1, 14):
        share, skip = ring / 13, rng.random() * 6
        points = [
            (x + 0.38 * tall * share * math.cos(a / 10), y + tall / 2 * share * math.sin(a / 10))
            for a in range(64)
            if not skip < a / 10 < skip + 0.6
        ]
        rings.append(points)
    return strokes(page, rings, dpi=dpi, width=0.35, ink=ink)


def inked_over(page, seed, *, code=0, dpi=200, ink=40, width=0.8):
    """Scrawl over one of the two codes."""
    rng = random.Random(seed)
    left, bottom, side = CODES[code]
    line = [
        (left + side * rng.uniform(-0.2, 1.2), bottom + side * rng.uniform(-0.2, 1.2))
        for _ in range(5)
    ]
    return strokes(page, [line], dpi=dpi, ink=ink, width=width)


# -- the paper -----------------------------------------------------------------------------


def folded(page, seed):
    """Fold the sheet: two shadows with a bright edge, one across and one down."""
    rng = random.Random(seed)
    w, h = page.size
    shade = Image.new("L", page.size, 255)
    draw = ImageDraw.Draw(shade)
    across, down = h * rng.uniform(0.3, 0.7), w * rng.uniform(0.3, 0.7)
    thick = max(2, round(w / 700))
    draw.line((0, across, w, across + rng.uniform(-6, 6)), fill=150, width=thick)
    draw.line((down, 0, down + rng.uniform(-6, 6), h), fill=170, width=thick)
    draw.rectangle((0, across + thick, w, h), fill=244)
    return ImageChops.multiply(page, shade.filter(ImageFilter.GaussianBlur(thick)))


def torn(page, seed, *, dpi=200):
    """Tear the middle out of both codes: something of ours is seen, nothing can be read."""
    rng = random.Random(seed)
    page = page.copy()
    draw = ImageDraw.Draw(page)
    mm = dpi / 25.4
    for left, bottom, side in CODES:
        high = side * rng.uniform(0.4, 0.6)
        middle = PAGE[1] - bottom - side * 0.45
        draw.rectangle(
            (
                (left - 1) * mm,
                (middle - high / 2) * mm,
                (left + side + 1) * mm,
                (middle + high / 2) * mm,
            ),
            fill=rng.choice((255, 235, 70)),
        )
    return page


def show_through(page, behind, strength=0.08):
    """Let the mirrored back of the sheet shine through."""
    back = behind.transpose(Image.Transpose.FLIP_LEFT_RIGHT).resize(page.size)
    pale = back.point([255 - round((255 - v) * strength) for v in range(256)])
    return ImageChops.multiply(page, pale.filter(ImageFilter.GaussianBlur(1)))


# -- the scanner and the phone -------------------------------------------------------------


def skewed(page, degrees, fill=255):
    return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=fill)


def quarter_turned(page, turns):
    """Turn by so many quarters, anticlockwise."""
    turn = (None, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)
    return page.transpose(turn[turns % 4]) if turns % 4 else page


def noisy(page, seed, strength=24):
    """Add the grain of a cheap scanner, up to ``strength`` levels either way."""
    rng = random.Random(seed)
    tile = Image.frombytes("L", (512, 512), rng.randbytes(512 * 512))
    grain = Image.new("L", page.size)
    for x in range(0, page.width, 512):
        for y in range(0, page.height, 512):
            grain.paste(tile.transpose(Image.Transpose(rng.randrange(7))), (x, y))
    grain = grain.point([round(v * 2 * strength / 255) for v in range(256)])
    return ImageChops.add(page, grain, 1, -strength)


def toned(page, white=215, black=50):
    """Give the paper a tone and wash out the print."""
    return page.point([round(black + (white - black) * v / 255) for v in range(256)])


def jpeg(page, quality=40):
    return Image.open(io.BytesIO(jpeg_bytes(page, quality))).convert("L")


def jpeg_bytes(page, quality=75, **options):
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality, **options)
    return out.getvalue()


def photographed(page, seed, size=(2000, 2600)):
    """Photograph the sheet on a table: perspective, uneven light, slight blur, JPEG 70."""
    rng = random.Random(seed)
    w, h = size
    table = noisy(Image.new("L", size, rng.randint(60, 120)), seed, 20)
    edge, bend = 0.07, 0.05
    corners = [
        (w * (x + rng.uniform(-bend, bend) / 2), h * (y + rng.uniform(-bend, bend) / 2))
        for x, y in ((edge, edge), (1 - edge, edge), (1 - edge, 1 - edge), (edge, 1 - edge))
    ]
    top = rng.uniform(0, bend) * w  # leaned back: the top is narrower
    corners[0] = (corners[0][0] + top, corners[0][1])
    corners[1] = (corners[1][0] - top, corners[1][1])
    source = [(0, 0), (page.width, 0), page.size, (0, page.height)]
    back = perspective(corners, source)
    kind = Image.Transform.PERSPECTIVE
    sheet = page.transform(size, kind, back, Image.Resampling.BICUBIC)
    mask = Image.new("L", page.size, 255).transform(size, kind, back, Image.Resampling.BILINEAR)
    table.paste(sheet, (0, 0), mask)
    light = Image.linear_gradient("L").rotate(rng.choice((0, 90, 180, 270)))
    light = light.point([round(150 + v * 105 / 255) for v in range(256)]).resize(size)
    photo = ImageChops.multiply(table, light).filter(ImageFilter.GaussianBlur(0.8))
    return jpeg(noisy(photo, seed, 8), 70)


def perspective(source, target):
    """Return Pillow's eight coefficients that take the four source points to the target's."""
    rows = []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for at in range(8):
        pivot = max(range(at, 8), key=lambda r: abs(rows[r][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(8):
            if other != at:
                factor = rows[other][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[8] for row in rows]


# -- files ---------------------------------------------------------------------------------


def write_pdf(path, pages, *, dpi=200, quality=75):
    """Write one JPEG a page, as scanners do."""
    first, *rest = pages
    first.save(path, "PDF", save_all=True, append_images=rest, resolution=dpi, quality=quality)
    return path


def write_tiff(path, pages, *, dpi=200, compression="tiff_deflate"):
    first, *rest = pages
    first = first.copy()  # without the options of an earlier save
    rest = [page.copy() for page in rest]
    options = {"compression": compression, "dpi": (dpi, dpi)}
    first.save(path, "TIFF", save_all=True, append_images=rest, **options)
    return path


def write_jpeg(path, page, *, dpi=200, quality=75):
    page.save(path, "JPEG", quality=quality, dpi=(dpi, dpi))
    return path


def write_png(path, page, *, dpi=200):
    page.save(path, "PNG", dpi=(dpi, dpi))
    return path


def _pixels(dpi):
    return round(PAGE[0] / 25.4 * dpi), round(PAGE[1] / 25.4 * dpi)
