"""The index of the minutes as it is, and as it would be if it were made anew."""

from antt_desktop.book import Book


def index_of(book: Book) -> list[tuple]:
    """Return every word of the index with its meeting, its column and its place."""
    run = book._store.run
    run(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.meeting_words"
        " USING fts5vocab(main, meeting_search, instance)"
    )
    return run("SELECT term, doc, col, offset FROM temp.meeting_words ORDER BY 2, 3, 4")


def rebuilt_index_of(book: Book) -> list[tuple]:
    """Make the index anew out of the meetings, and return it."""
    book._store.run("DELETE FROM meeting_search")
    book._store.run("INSERT INTO touched_meetings SELECT id FROM meetings")
    with book.action("Lập lại mục tìm kiếm"):
        pass
    return index_of(book)
