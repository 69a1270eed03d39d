"""The undo and redo of an ordinary editor, which a book must follow step by step."""

from abc import ABC, abstractmethod

from antt_desktop.book import Book


class Editor(ABC):
    """Does steps on a book and remembers what an ordinary editor would show after each.

    A subclass says in ``shown`` what is seen of the book, and in ``change`` does all other
    steps; it sets what these need before it begins here.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.past, self.now, self.future = [], self.shown(), []
        self.done = []
        book.listener = self.done.append

    @abstractmethod
    def shown(self): ...

    @abstractmethod
    def change(self, kind: str, *how) -> None: ...

    def step(self, kind: str, *how) -> None:
        if kind == "undo":
            if self.past:
                self.book.history.undo()
                self.future.append(self.now)
                self.now = self.past.pop()
        elif kind == "redo":
            assert (self.book.history.redo() is None) == (not self.future)
            if self.future:
                self.past.append(self.now)
                self.now = self.future.pop()
        else:
            self.done.clear()
            self.change(kind, *how)
            if self.done:
                self.past.append(self.now)
                self.now = self.shown()
                self.future.clear()
        assert self.shown() == self.now
        assert bool(self.book.history.redoable()) == bool(self.future)
