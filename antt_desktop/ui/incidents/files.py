"""Where the files of incidents are kept."""

from antt_desktop.ui.files.shelf import Shelf

_PHOTOS = "Ảnh hiện trường"
_KINDS = ("Đơn, giấy báo", "Biên bản đã ký", _PHOTOS, "Văn bản của xã", "Tài liệu khác")
SHELF = Shelf(lambda book: book.incident_files, "vụ việc", _KINDS, _PHOTOS)
