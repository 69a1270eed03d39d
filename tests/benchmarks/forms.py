"""Pledge forms: against a platypus form, against the bare compressor, and their size."""

import io
import zlib
from collections.abc import Iterator

from antt_desktop.documents.pledge import PledgeForm, PledgePaper
from antt_desktop.documents.pledge_batch import write_pledges
from antt_desktop.documents.wording import default_wording, pledge_labels
from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.village import Village
from tests.benchmarks.measure import Figure, at_most, seconds

_VILLAGE = Village(name="Làng văn hóa Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")


def _forms(count: int) -> Iterator[PledgeForm]:
    for n in range(1, count + 1):
        yield PledgeForm(
            form_label=f"2026-{n:04}",
            code=FormCode(book="0ABCDEF", campaign=1, form=n),
            household_code=f"03-{n:03}",
            head=f"Nguyễn Thị Hồng Đạt {n}",
            birth=PartialDate(1960),
            address=f"Ngõ 4, số {n}",
            group_name="Tổ 3",
            leader="Ngô Văn Vinh",
            size=5,
        )


def _ours(count: int) -> bytes:
    paper = PledgePaper(
        village=_VILLAGE,
        wording=default_wording(),
        labels=pledge_labels(),
        year=2026,
        name="Năm 2026",
    )
    out = io.BytesIO()
    write_pledges(out, paper, _forms(count))
    return out.getvalue()


def _platypus(count: int) -> bytes:
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    from antt_desktop import paths

    font = paths.resources() / "fonts" / "LiberationSerif-Regular.ttf"
    pdfmetrics.registerFont(TTFont("Peer", str(font)))
    style = ParagraphStyle("body", fontName="Peer", fontSize=14, leading=18, alignment=4)
    wording = default_wording()
    story: list[object] = []
    for form in _forms(count):
        heading = [_VILLAGE.upper, _VILLAGE.own, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
        heading += ["Độc lập - Tự do - Hạnh phúc", "Quang Hưng, ngày … tháng … năm 2026"]
        household = [f"Họ và tên chủ hộ: {form.head}", f"Năm sinh: {form.birth}"]
        household += [f"Địa chỉ: {form.address}", f"Thuộc: {form.group_name}", "Số nhân khẩu: 05"]
        signed = [wording.left_role, wording.right_role, wording.signature_hint, form.leader]
        lines = [*heading, wording.title, wording.abstract, *household, wording.opening]
        lines += [*wording.criteria, *signed, form.head, f"Mã phiếu {form.form_label}"]
        story += [Paragraph(line, style) for line in lines]
        drawing = Drawing(57, 57)
        drawing.add(QrCodeWidget(form.code.payload, barLevel="Q"))
        story += [drawing, PageBreak()]
    out = io.BytesIO()
    SimpleDocTemplate(out).build(story)
    return out.getvalue()


def _streams(pdf: bytes) -> list[bytes]:
    import pypdf

    return [page.get_contents().get_data() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def figures() -> list[Figure]:
    ours, peer = seconds(lambda: _ours(495), 3), seconds(lambda: _platypus(495), 1)
    streams = _streams(_ours(500)) * 10
    floor = seconds(lambda: [zlib.compress(stream) for stream in streams], 3)
    many = seconds(lambda: _ours(5000), 2)
    return [
        at_most("495 pledges with two codes, against platypus with one", ours, peer, "s", 1 / 15),
        at_most("5,000 pledges, against compressing the same streams", many, floor, "s", 12),
        at_most(
            "size of 495 pledges, against platypus",
            len(_ours(495)) / 1e3,
            len(_platypus(495)) / 1e3,
            "kB",
            0.5,
        ),
    ]
