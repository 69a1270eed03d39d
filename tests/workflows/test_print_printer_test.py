"""The printer's test page as a file."""

from antt_desktop.workflows.print_printer_test import print_printer_test, printer_test


def test_the_file_is_the_page(tmp_path, texts):
    print_printer_test(tmp_path / "thu.pdf")
    assert (tmp_path / "thu.pdf").read_bytes() == printer_test()
    (page,) = texts(tmp_path / "thu.pdf")
    assert "TRANG IN THỬ MÁY IN" in page
