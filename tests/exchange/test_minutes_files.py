"""The text of old minutes, and files made to mislead the reader."""

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.exchange import minutes_files
from antt_desktop.exchange.legacy_text import Encoding, encode
from antt_desktop.exchange.minutes_files import read_file

OLD = ("Biên bản họp thôn", "Thống nhất giải quyết mâu thuẫn nhỏ trong nhân dân.")


def word(*lines):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.add_table(rows=1, cols=2)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(content, old, new):
    """Return a .docx with ``old`` replaced in its text part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                assert old in part
                part = part.replace(old, new, 1)
            target.writestr(name, part)
    return out.getvalue()


@pytest.fixture
def read(tmp_path):
    """Write a file and return it as it is read."""

    def reading(content, name="Biên bản 2019.docx"):
        path = tmp_path / name
        path.write_bytes(content)
        return read_file(path)

    return reading


@pytest.mark.parametrize("encoding", Encoding)
def test_minutes_of_the_years_before_unicode_are_searched_as_they_were_meant(read, encoding):
    assert read(word(*(encode(line, encoding) for line in OLD))).text.strip() == "\n".join(OLD)


def test_the_kind_is_told_by_the_content_and_the_file_kept_to_the_byte(read):
    content = word(*OLD)
    file = read(content, "bien ban.pdf")
    assert file.media.endswith("wordprocessingml.document")
    assert (file.data, file.name) == (content, "bien ban.pdf")


def test_frames_and_form_fields_are_searched_too(read):
    field = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>trong ô điền</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    content = changed(word("Đầu"), b"<w:body>", b"<w:body>" + field.encode())
    assert read(content).text.split("\n")[:2] == ["trong ô điền", "Đầu"]


def test_a_cell_over_millions_of_columns_is_one_cell(read):
    content = changed(word("Đầu"), b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="900000000"/>')
    assert read(content).text.startswith("Đầu")


def test_an_archive_that_unpacks_beyond_all_bounds_is_refused(read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:t>" + bytes(201 << 20))
    with pytest.raises(UserError, match="quá lớn khi mở ra"):
        read(out.getvalue())


def test_a_file_over_the_bound_is_not_read(read, monkeypatch):
    monkeypatch.setattr(minutes_files, "MAX_BYTES", 1000)
    with pytest.raises(UserError, match="lớn quá"):
        read(word(*OLD))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
        (b"\xff\xd8\xff\xe0 broken", "hỏng"),
        (b"\x89PNG\r\n\x1a\n broken", "hỏng"),
    ],
)
def test_locked_and_damaged_files_are_refused_by_name(read, content, says):
    with pytest.raises(UserError, match=says) as refused:
        read(content)
    assert "Biên bản 2019.docx" in refused.value.sentence


def test_a_folder_is_the_pcs_trouble(tmp_path):
    with pytest.raises(SystemTrouble):
        read_file(tmp_path)


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\x89PNG\r\n\x1a\n"]),
)
def test_no_bytes_give_anything_but_a_file_or_a_sentence(tmp_path_factory, junk, head):
    path = tmp_path_factory.getbasetemp() / "junk.bin"
    path.write_bytes(head + junk)
    said = path.name
    try:
        assert read_file(path).data == head + junk
    except UserError as refused:
        said = refused.sentence
    assert path.name in said
