"""A PDF file that is written while its pages are drawn.

reportlab keeps every page in memory until the file is saved; a batch of 100,000 forms must
not. So its font subsets and text encodings are used as they are, while each finished page
goes straight to the file and only its place in the file (8 bytes an object) is kept.
The same content gives the same bytes: no clock, no random number.
"""

import zlib
from array import array
from hashlib import blake2b
from typing import BinaryIO, Protocol

from antt_desktop.documents import fonts
from antt_desktop.documents.fonts import Face

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
PICTURE = "P"
"""What a page calls its picture."""

_PAGES_PER_NODE = 256
_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r"})
"""What may not stand in a text of PDF as it is."""

_HEADER = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"


def _escaped(codes: bytes) -> str:
    return codes.decode("latin-1").translate(_ESCAPES)


class Drawing:
    """What stands on one page or form: text, lines, filled shapes. Points from bottom left."""

    def __init__(self, pdf: "PdfFile") -> None:
        self._pdf = pdf
        self._operators: list[str] = []
        self._word_space = 0.0

    def text(self, x: float, y: float, text: str, face: Face, size: float) -> None:
        """Write one line of ``text`` (NFC) with its left end and baseline at (x, y)."""
        self.spaced_text(x, y, text, face, size, 0.0)

    def spaced_text(
        self, x: float, y: float, text: str, face: Face, size: float, space: float
    ) -> None:
        """Write a line whose every space is ``space`` points wider, for justified text."""
        if space != self._word_space:
            self._operators.append(f"{space:.4f} Tw")
            self._word_space = space
        shown = " ".join(
            [f"{font} {size:g} Tf ({codes}) Tj" for font, codes in self._pdf.encoded(text, face)]
        )
        self._operators.append(f"BT {x:.2f} {y:.2f} Td {shown} ET")

    def line(self, start: tuple[float, float], end: tuple[float, float], width: float) -> None:
        """Draw a straight line ``width`` points thick."""
        self._operators.append(
            f"{width:g} w {start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S"
        )

    def dots(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a dotted line to write on by hand."""
        self._operators.append("q 1 J [0 3] 0 d")
        self.line(start, end, 0.9)
        self._operators.append("Q")

    def shape(self, path: str, x: float, y: float, scale: float, *, form: str = "") -> None:
        """Paint a path made of PDF operators, its own units ``scale`` points large.

        A ``form`` of ``PdfFile.form`` is stamped with it, in the same units.
        """
        stamped = f"/{form} Do " if form else ""
        self._operators.append(
            f"q {scale:.5f} 0 0 {scale:.5f} {x:.2f} {y:.2f} cm {stamped}{path} Q"
        )

    def stamp(self, form: str) -> None:
        """Put a form of ``PdfFile.form`` here, free of the spacing of text before it."""
        if self._word_space:
            self._operators.append("0 Tw")
            self._word_space = 0.0
        self._operators.append(f"/{form} Do")

    def content(self) -> bytes:
        """Return the page as PDF operators."""
        return "\n".join(self._operators).encode("latin-1")


class Pages(Protocol):
    """Where pages go that are drawn: a document, or what keeps them for one."""

    def drawing(self) -> Drawing:
        """Return an empty drawing for a page."""

    def page(self, drawing: Drawing, size: tuple[float, float] = A4) -> None:
        """Take a finished page, ``size`` in points."""


class PdfFile:
    """A PDF document on its way into ``out``; nothing of it is whole before ``finish``."""

    def __init__(self, out: BinaryIO, *, title: str, author: str, duplex: str = "") -> None:
        """Begin a document.

        ``duplex`` (Simplex, DuplexFlipLongEdge) tells viewers how to print it, and at 100 %.
        """
        from reportlab import rl_config
        from reportlab.pdfbase.pdfdoc import PDFDocument

        rl_config.invariant = 1  # also asked when the dictionaries are written
        rl_config.useA85 = 0
        self._out = out
        self._printing = f" /PrintScaling /None /Duplex /{duplex}" if duplex else ""
        self._document = PDFDocument(compression=1, invariant=1, pdfVersion=(1, 4))
        self._document.setTitle(title)
        self._document.setAuthor(author)
        self._document.setSubject(title)
        self._document.setCreator("Sổ ANTT")
        self._codes: dict[Face, dict[str, str]] = {face: {} for face in Face}
        self._font_names: dict[tuple[Face, int], str] = {}
        self._forms: dict[str, int] = {}
        self._offsets = array("Q")  # by object number, from 1; 0: not written yet
        self._digest = blake2b(digest_size=16)
        self._position = 0
        self._resources = self._reserve()
        self._root = self._reserve()
        self._nodes: list[int] = []
        self._kids: list[int] = []
        self._bookmarks: list[tuple[str, int]] = []  # with the page's object number
        self._last_page = 0
        self.pages = 0
        self._write(_HEADER)

    def drawing(self) -> Drawing:
        """Return an empty drawing for a page or a form of this document."""
        return Drawing(self)

    def encoded(self, text: str, face: Face) -> list[tuple[str, str]]:
        """Return ``text`` in the face's subsets: (name of subset, character codes as Latin-1)."""
        codes = self._codes[face]
        try:
            # Nearly always every letter is in the first subset and was met before.
            return [(self._font_name(face, 0), "".join([codes[letter] for letter in text]))]
        except KeyError:
            split = fonts.load(face).splitString
            for letter in dict.fromkeys(text):
                for subset, code in split(letter, self._document):
                    if subset == 0:
                        codes[letter] = _escaped(code)
            pieces = split(text, self._document)
            return [(self._font_name(face, subset), _escaped(code)) for subset, code in pieces]

    def _font_name(self, face: Face, subset: int) -> str:
        name = self._font_names.get((face, subset))
        if name is None:
            name = fonts.load(face).getSubsetInternalName(subset, self._document)
            self._font_names[face, subset] = name
        return name

    def form(self, drawing: Drawing) -> str:
        """Write a drawing once, to be stamped on many pages; return its name."""
        name = f"X{len(self._forms) + 1}"
        self._forms[name] = number = self._reserve()
        width, height = A4
        self._write_stream(
            number,
            drawing.content(),
            f"/Type /XObject /Subtype /Form /BBox [0 0 {width:.2f} {height:.2f}]"
            f" /Resources {self._resources} 0 R",
        )
        return name

    def page(self, drawing: Drawing, size: tuple[float, float] = A4, *, picture: int = 0) -> None:
        """Write a finished page, ``size`` in points.

        A ``picture`` of ``PdfFile.picture`` is called PICTURE in the operators of the page.
        """
        if not self._kids:
            self._nodes.append(self._reserve())
        content, page = self._reserve(), self._reserve()
        own = "" if size == A4 else f" /MediaBox [0 0 {size[0]:.2f} {size[1]:.2f}]"
        if picture:
            own += f" /Resources << /XObject << /{PICTURE} {picture} 0 R >> >>"
        self._write_stream(content, drawing.content())
        self._write_object(
            page,
            f"<< /Type /Page /Parent {self._nodes[-1]} 0 R"
            f" /Contents {content} 0 R{own} >>".encode(),
        )
        self._kids.append(page)
        self._last_page = page
        self.pages += 1
        if len(self._kids) == _PAGES_PER_NODE:
            self._end_node()

    def picture(self, jpeg: bytes, width: int, height: int, colours: str) -> int:
        """Write a JPEG unchanged, for one page; ``colours`` is its colour space in PDF."""
        number = self._reserve()
        self._digest.update(jpeg)
        head = (
            f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height}"
            f" /ColorSpace /{colours} /BitsPerComponent 8 /Filter /DCTDecode"
            f" /Length {len(jpeg)} >>\nstream\n"
        )
        self._write_object(number, head.encode() + jpeg + b"\nendstream")
        return number

    def bookmark(self, text: str) -> None:
        """Let the document's outline name the page written last."""
        self._bookmarks.append((text, self._last_page))

    def finish(self) -> None:
        """Write the fonts and the tables that make the pages a document."""
        if self._kids:
            self._end_node()
        catalog, info = self._reserve(), self._reserve()
        self._write_fonts()
        forms = "".join(f"/{name} {number} 0 R " for name, number in self._forms.items())
        basic_fonts = self._document.idToObjectNumberAndVersion["BasicFonts"][0]
        self._write_object(
            self._resources,
            f"<< /ProcSet [/PDF /Text] /Font {basic_fonts} 0 R /XObject << {forms}>> >>".encode(),
        )
        nodes = " ".join(f"{node} 0 R" for node in self._nodes)
        # Pages inherit what stands here: a batch is a tenth smaller for it.
        self._write_object(
            self._root,
            f"<< /Type /Pages /Count {self.pages} /Kids [{nodes}] /Resources {self._resources} 0 R"
            f" /MediaBox [0 0 {A4[0]:.2f} {A4[1]:.2f}] >>".encode(),
        )
        self._write_object(
            catalog,
            f"<< /Type /Catalog /Pages {self._root} 0 R /Lang (vi-VN){self._outline()}"
            f" /ViewerPreferences << /DisplayDocTitle true{self._printing} >> >>".encode(),
        )
        self._write_object(info, self._document.info.format(self._document))
        self._write_trailer(catalog, info)

    def _end_node(self) -> None:
        kids = " ".join(f"{page} 0 R" for page in self._kids)
        self._write_object(
            self._nodes[-1],
            f"<< /Type /Pages /Parent {self._root} 0 R /Count {len(self._kids)}"
            f" /Kids [{kids}] >>".encode(),
        )
        self._kids = []

    def _outline(self) -> str:
        """Write the bookmarks; return what the catalog says of them, '' if there are none."""
        if not self._bookmarks:
            return ""
        outline, *items = (self._reserve() for _ in range(len(self._bookmarks) + 1))
        self._digest.update("\n".join(text for text, _ in self._bookmarks).encode())
        for at, (text, page) in enumerate(self._bookmarks):
            beside = f" /Prev {items[at - 1]} 0 R" if at else ""
            if at + 1 < len(items):
                beside += f" /Next {items[at + 1]} 0 R"
            title = text.encode("utf-16-be").hex()
            self._write_object(
                items[at],
                f"<< /Title <feff{title}> /Parent {outline} 0 R{beside}"
                f" /Dest [{page} 0 R /Fit] >>".encode(),
            )
        self._write_object(
            outline,
            f"<< /Type /Outlines /First {items[0]} 0 R /Last {items[-1]} 0 R"
            f" /Count {len(items)} >>".encode(),
        )
        return f" /Outlines {outline} 0 R /PageMode /UseOutlines"

    def _write_fonts(self) -> None:
        from reportlab.pdfbase.pdfdoc import format as formatted

        document = self._document
        with fonts.embedding:
            for font in document.delayedFonts:
                font.addObjects(document)
        written: set[str] = set()
        # Writing one object may name another one for the first time.
        while waiting := [name for name in document.idToObject if name not in written]:
            for name in waiting:
                number = document.idToObjectNumberAndVersion[name][0]
                content = formatted(document.idToObject[name], document, toplevel=1)
                self._write_object(number, content)
            written.update(waiting)

    def _write_trailer(self, catalog: int, info: int) -> None:
        start = self._position
        self._write(f"xref\n0 {len(self._offsets) + 1}\n0000000000 65535 f \n".encode())
        step = 4096
        for first in range(0, len(self._offsets), step):
            entries = (f"{offset:010} 00000 n \n" for offset in self._offsets[first : first + step])
            self._write("".join(entries).encode())
        identity = self._digest.hexdigest()
        self._write(
            f"trailer\n<< /Size {len(self._offsets) + 1} /Root {catalog} 0 R /Info {info} 0 R"
            f" /ID [<{identity}> <{identity}>] >>\nstartxref\n{start}\n%%EOF\n".encode()
        )

    def _reserve(self) -> int:
        """Return the next object number, out of reportlab's own count."""
        self._document.objectcounter += 1
        return int(self._document.objectcounter)

    def _write_stream(self, number: int, content: bytes, entries: str = "") -> None:
        self._digest.update(content)
        packed = zlib.compress(content)
        head = f"<< /Filter /FlateDecode /Length {len(packed)} {entries} >>\nstream\n".encode()
        self._write_object(number, head + packed + b"\nendstream")

    def _write_object(self, number: int, content: bytes) -> None:
        missing = number - len(self._offsets)
        if missing > 0:
            self._offsets.extend([0] * missing)
        self._offsets[number - 1] = self._position
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, content))

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._position += len(data)
