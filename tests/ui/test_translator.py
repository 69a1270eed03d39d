"""Qt's own words in Vietnamese, and nothing blanked that is not ours."""

import re

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QTextEdit,
    QTreeView,
    QWidget,
)

from antt_desktop.ui.translator import VietnameseTranslator, words
from antt_desktop.workflows.pages import open_pdf


@pytest.fixture
def vietnamese(qapp):
    translator = VietnameseTranslator(qapp)
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


def test_unknown_texts_stay_as_they_are(vietnamese):
    assert QCoreApplication.translate("Anything", "A text nobody knows") == "A text nobody knows"
    assert vietnamese.translate("QPageSize", "A4") is None
    assert QPageSize(QPageSize.PageSizeId.A4).isValid()
    assert QPageSize(QPageSize.PageSizeId.A4).name() == "A4"


def test_a_printed_page_is_not_blank(vietnamese, tmp_path):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "trang.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(printer)
    painter.fillRect(0, 0, 400, 400, painter.pen().color())
    painter.end()
    with open_pdf(tmp_path / "trang.pdf") as pdf:
        picture = pdf.render(0, dpi=50, grey=True)
    image = QImage(
        picture.data, picture.width, picture.height, picture.stride,
        QImage.Format.Format_Grayscale8,
    )  # fmt: skip
    assert picture.width > 400
    assert image.pixelColor(80, 80).value() == 255 or image.pixelColor(30, 30).value() < 50


@pytest.mark.parametrize("mode", QFileDialog.AcceptMode)
def test_the_file_dialog_has_no_english(vietnamese, qtbot, tmp_path, mode):
    dialog = QFileDialog(None, "Mở sổ", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setNameFilters(["Sổ ANTT (*.antt)"])
    dialog.setAcceptMode(mode)
    qtbot.addWidget(dialog)
    dialog.show()
    model = dialog.findChild(QTreeView).model()
    texts = [model.headerData(i, dialog_orientation()) for i in range(4)]
    names = ("text", "toolTip", "accessibleName", "placeholderText")
    for widget in dialog.findChildren(QWidget):
        texts += [getattr(widget, name, str)() for name in names]
    texts += [action.text() for action in dialog.findChildren(QAction)]
    assert english(texts) == []


def dialog_orientation():
    from PySide6.QtCore import Qt

    return Qt.Orientation.Horizontal


def test_buttons_and_context_menus_have_no_english(vietnamese, qtbot):
    every = QDialogButtonBox.StandardButton
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    single = [button for button in every if button.value.bit_count() == 1]
    made = [box.addButton(button) for button in single]
    texts = [button.text() for button in made if button is not None]
    for field in (QLineEdit("a"), QTextEdit("a")):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        texts += [action.text().split("\t")[0] for action in menu.actions()]
        menu.deleteLater()
    assert "Chọn tất cả" in texts
    assert english(texts) == []


def english(texts):
    """Return texts with an English word of Qt's dialogs in them."""
    common = re.compile(
        r"\b(file|open|save|cancel|directory|folder|look|type|name|back|forward|undo|redo|copy|"
        r"paste|select|delete|close|discard|help|yes|no|abort|retry|ignore|apply|reset|show|list|"
        r"view|new|rename|computer|date|size|kind|all|to|ok|detail|parent)\b",
        re.IGNORECASE,
    )
    return [t for t in texts if t and common.search(t.replace("&", ""))]


def test_translations_keep_their_places_and_are_vietnamese():
    for source, ours in words().items():
        assert ours, source
        assert sorted(re.findall(r"%\d", source)) == sorted(re.findall(r"%\d", ours)), source
