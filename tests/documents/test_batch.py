"""Batches: every page its own, memory that does not grow, speed against zlib alone."""

import io
import subprocess
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import pypdf
import pypdfium2
import zxingcpp

from antt_desktop.documents.pledge_batch import write_pledges


class Sink:
    """A file that keeps nothing."""

    def write(self, data):
        return len(data)


def test_all_495_pages_have_their_own_name_number_and_codes(printed, paper, household):
    forms = [household(number) for number in range(1, 496)]
    document = pypdfium2.PdfDocument(printed(paper, forms))
    assert len(document) == 495
    for form, page in zip(forms, document, strict=True):
        text_page = page.get_textpage()
        text = text_page.get_text_range()
        text_page.close()
        assert text.count(form.head) == 2
        assert f"Mã phiếu {form.form_label} · Hộ {form.household_code}" in text
        bitmap = page.render(scale=150 / 72, grayscale=True)
        codes = zxingcpp.read_barcodes(
            bitmap.to_pil(), formats=zxingcpp.BarcodeFormat.QRCode, try_invert=False
        )
        assert [code.text for code in codes] == [form.code.payload] * 2
        bitmap.close()
        page.close()
    document.close()


def test_memory_does_not_grow_with_the_batch(paper, household):
    def peak(pages):
        tracemalloc.start()
        write_pledges(Sink(), paper, (household(number) for number in range(1, pages + 1)))
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    peak(400)  # fills the caches, which have a limit of their own
    few, many = peak(100), peak(400)
    # A page kept until the end takes about 6,000 bytes; what stays is its place in the file.
    assert many - few < 300 * 350


def test_the_page_tree_of_a_large_batch_is_sound(printed, paper, household):
    pdf = printed(paper, (household(number) for number in range(1, 601)))
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    assert len(reader.pages) == 600
    assert "2026-0600" in reader.pages[599].extract_text()
    nodes = reader.trailer["/Root"]["/Pages"]["/Kids"]
    assert [node.get_object()["/Count"] for node in nodes] == [256, 256, 88]


def test_a_rare_letter_outside_the_first_subset(printed, paper, household):
    # More than 256 different letters in one face: a second subset must be begun.
    many = [chr(code) for code in range(0x100, 0x250) if chr(code).isalpha()]
    heads = ["".join(many[at : at + 20]) for at in range(0, len(many), 20)]
    pdf = printed(paper, [household(number, head=head) for number, head in enumerate(heads, 1)])
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    for head, page in zip(heads, reader.pages, strict=True):
        assert page.extract_text().replace("\n", "").count(head) == 2


def test_the_heavy_libraries_wait_until_something_is_printed():
    code = (
        "import sys, antt_desktop.documents.pledge, antt_desktop.documents.signing_list,"
        " antt_desktop.documents.roster, antt_desktop.documents.wording,"
        " antt_desktop.exchange.pages, antt_desktop.exchange.codes;"
        "print(sorted({'reportlab', 'zxingcpp', 'pypdfium2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_batches_on_several_threads_do_not_disturb_each_other(printed, paper, household):
    def batch(first):
        return printed(paper, [household(number) for number in range(first, first + 40)])

    alone = [batch(first) for first in range(1, 160, 40)]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(batch, range(1, 160, 40)))
    assert together == alone
