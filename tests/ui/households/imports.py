"""What a user does in the import dialog."""


def pick(combo, value):
    """Choose in a field as the mouse does."""
    combo.choose(value)
    combo.activated.emit(combo.currentIndex())
