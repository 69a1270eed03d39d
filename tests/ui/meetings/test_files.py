"""Files of a meeting: taken in, listed, looked at inside the program, saved out, taken away."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from antt_desktop.domain.kept_files import NewFile
from antt_desktop.ui.files.add import FileKindDialog, proposed_kind
from antt_desktop.ui.files.box import FilesBox
from antt_desktop.ui.files.kinds import size_words
from antt_desktop.ui.files.viewer import FileViewer
from antt_desktop.ui.kit.side_list import SideItem
from antt_desktop.ui.meetings.files import SHELF
from antt_desktop.ui.printing import PrintDialog
from tests.ui.pages import make_pdf

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def photo():
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data)


@pytest.fixture
def box(qtbot, context, meetings):
    made = FilesBox(context, SHELF)
    qtbot.addWidget(made)
    context.changed.connect(
        lambda _done: None if context.book.lent else made.show_files(meetings.frozen)
    )
    made.resize(280, 300)
    made.show_files(meetings.frozen)
    made.show()
    return made


@pytest.fixture
def kept(box, book, meetings):
    """Keep a PDF, a picture and two Word files with the frozen minutes; return them."""
    book.meeting_files.attach(
        meetings.frozen,
        [
            NewFile(name="da-ky.pdf", what="Biên bản đã ký", media="application/pdf",
                    data=make_pdf(2), pages=2),
            NewFile(name="anh.png", what="Ảnh cuộc họp", media="image/png", data=photo(), pages=1),
            NewFile(name="dự.docx", what="Danh sách hộ dự", media=WORD, data=b"PK", text="Ông Lan"),
            NewFile(name="trống.docx", what="Tài liệu khác", media=WORD, data=b"PK"),
        ],
    )  # fmt: skip
    return book.meeting_files.of(meetings.frozen)


@pytest.fixture
def view(qtbot, context):
    """Return a function that shows a kept file."""

    def shown(file):
        viewer = FileViewer(context, SHELF, file)
        qtbot.addWidget(viewer)
        viewer.show()
        return viewer

    return shown


def items(box):
    model = box.list.model()
    return [model.index(at, 0).data(Qt.ItemDataRole.UserRole) for at in range(model.rowCount())]


def test_files_are_listed_with_what_they_are(box, kept):
    first, second, *_others = items(box)
    assert (first.title, first.right, first.note) == ("Biên bản đã ký", "2 trang", "da-ky.pdf")
    assert (second.title, second.right) == ("Ảnh cuộc họp", "")
    assert first.icon != second.icon
    assert box.list.current == -1, "none is chosen by itself"
    assert all(isinstance(item, SideItem) for item in items(box))


def test_a_meeting_without_files_shows_only_how_to_add_some(box):
    assert not box.list.isVisible()
    assert box.add.isVisible()


def test_a_click_and_enter_open_a_file(box, kept, dialogs, qtbot):
    dialogs.on_run = lambda _dialog: False
    place = box.list.visualRect(box.list.model().index(1, 0)).center()
    qtbot.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    box.list.setFocus()
    qtbot.keyClick(box.list, Qt.Key.Key_Return)
    assert [dialog.windowTitle() for dialog in dialogs.ran] == ["anh.png", "anh.png"]


def test_a_pdf_is_seen_page_by_page_and_printed(kept, view, qtbot, dialogs):
    viewer = view(kept[0])
    qtbot.waitUntil(lambda: viewer.content.preview.pages == 2)
    dialogs.on_run = lambda dialog: isinstance(dialog, PrintDialog)
    viewer.print_out.click()
    assert [dialog.windowTitle() for dialog in dialogs.ran] == ["In da-ky.pdf"]


def test_a_picture_is_seen(kept, view):
    viewer = view(kept[1])
    assert viewer.content.currentWidget() is viewer.content.sheet
    assert viewer.content.sheet.picture_size.width() > 0
    assert not viewer.print_out.isVisible()


def test_of_other_files_only_their_words_are_seen(kept, view):
    assert view(kept[2]).content.text.toPlainText() == "Ông Lan"
    viewer = view(kept[3])
    assert viewer.content.currentWidget() is viewer.content.preview
    assert "không mở loại tệp này" in viewer.content.preview._words.text()


def test_a_file_is_saved_out_as_it_came(kept, view, book, dialogs, tmp_path, context):
    said = []
    context.notice.connect(said.append)
    dialogs.answers.append(tmp_path / "ra.pdf")
    view(kept[0]).save_out.click()
    assert (tmp_path / "ra.pdf").read_bytes() == book.meeting_files.read(kept[0].id)[0]
    assert said == ["Đã lưu ra.pdf"]


def test_a_file_taken_away_comes_back_by_undo(box, kept, view, book):
    viewer = view(kept[0])
    viewer.remove.click()
    assert not viewer.isVisible()
    assert [item.note for item in items(box)] == ["anh.png", "dự.docx", "trống.docx"]
    book.history.undo()
    assert [item.note for item in items(box)] == [file.name for file in kept]


def test_chosen_files_are_kept_as_what_they_are(box, book, meetings, dialogs, wait_jobs, tmp_path):
    paths = [tmp_path / "1.png", tmp_path / "2.png"]
    for path in paths:
        path.write_bytes(photo())

    def user(dialog):
        assert isinstance(dialog, FileKindDialog)
        assert dialog.kind.value == "Ảnh cuộc họp"
        dialog.kind.choose("Danh sách hộ dự")
        return True

    dialogs.on_run = user
    dialogs.answers.append(paths)
    box.add.click()
    wait_jobs()
    assert [(item.title, item.note) for item in items(box)] == [
        ("Danh sách hộ dự", "1.png"),
        ("Danh sách hộ dự", "2.png"),
    ]


def test_dropped_files_are_taken_in(box, dialogs, wait_jobs, tmp_path, qtbot):
    path = tmp_path / "da-ky.pdf"
    path.write_bytes(make_pdf(3))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile("/khac.exe")])
    dialogs.on_run = lambda dialog: isinstance(dialog, FileKindDialog)
    drag = (QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier)  # fmt: skip
    for event in (QDragEnterEvent(*drag), QDropEvent(*drag)):
        QApplication.sendEvent(box, event)
        assert event.isAccepted()
    qtbot.waitUntil(lambda: bool(dialogs.ran))
    wait_jobs()
    assert [(item.title, item.right) for item in items(box)] == [("Biên bản đã ký", "3 trang")]


def test_what_cannot_be_read_is_told_and_nothing_is_kept(box, dialogs, wait_jobs, tmp_path):
    broken = tmp_path / "hong.pdf"
    broken.write_bytes(b"not a PDF")
    dialogs.on_run = lambda _dialog: True
    box.add_files([broken])
    wait_jobs()
    assert "hong.pdf" in dialogs.said[-1]
    assert items(box) == []


def test_kinds_proposed_and_sizes_said():
    assert proposed_kind(SHELF, [Path("a.jpg"), Path("b.PNG")]) == "Ảnh cuộc họp"
    assert proposed_kind(SHELF, [Path("a.jpg")]) == "Biên bản đã ký"
    assert [size_words(n) for n in (10, 820 << 10, 1500 << 10)] == ["1 kB", "820 kB", "1,5 MB"]
