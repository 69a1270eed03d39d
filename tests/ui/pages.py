"""PDFs to preview and to print."""

import io


def make_pdf(pages=3, size=(595.3, 841.9)):
    from reportlab.pdfgen import canvas

    stream = io.BytesIO()
    drawing = canvas.Canvas(stream, pagesize=size)
    for page in range(pages):
        drawing.rect(size[0] / 4, size[1] / 4, size[0] / 2, 40 + page * 100, fill=1)
        drawing.showPage()
    drawing.save()
    return stream.getvalue()
