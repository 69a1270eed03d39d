"""Remembers what the user took the columns of a list for, for the next list of that shape.

The shape is the row of headers, whatever the file and its sheets are called. The tổ and the
old encoding belong to one file and are not remembered.
"""

import hashlib
import json
from dataclasses import replace

from antt_desktop.book import Book
from antt_desktop.exchange.roster.columns import Column, SheetMapping
from antt_desktop.exchange.roster.fields import Field, SheetKind

_PREFIX = "import.columns."
_KEY_LETTERS = 32


def remembered(book: Book, guess: SheetMapping) -> SheetMapping:
    """Return the guess with the columns taken as for the last file of its shape."""
    kept = book.settings.get(_key(guess))
    if not kept:
        return guess
    try:
        values = json.loads(kept)
        fields = [Field(name) if name else None for name in values["fields"]]
        by_index = {
            column.index: replace(column, field=field)
            for column, field in zip(_headed(guess), fields, strict=True)
        }
        return replace(
            guess,
            kind=SheetKind(values["kind"]),
            columns=tuple(by_index.get(column.index, column) for column in guess.columns),
            keep_capitals=bool(values["keep_capitals"]),
        )
    except (ValueError, KeyError, TypeError):  # kept by a version with other fields
        return guess


def to_remember(book: Book, guess: SheetMapping, used: SheetMapping) -> tuple[tuple[str, str], ...]:
    """Return the setting (key, value) that keeps a mapping, if it has to be kept."""
    if [c.index for c in _headed(guess)] != [c.index for c in _headed(used)]:
        return ()
    key, value = _key(guess), _value(used)
    kept = book.settings.get(key)
    return ((key, value),) if value != (kept or _value(guess)) else ()


def _key(guess: SheetMapping) -> str:
    shape = json.dumps([column.header for column in _headed(guess)], ensure_ascii=False)
    return _PREFIX + hashlib.sha256(shape.encode()).hexdigest()[:_KEY_LETTERS]


def _value(mapping: SheetMapping) -> str:
    return json.dumps(
        {
            "kind": str(mapping.kind),
            "fields": [str(column.field or "") for column in _headed(mapping)],
            "keep_capitals": mapping.keep_capitals,
        }
    )


def _headed(mapping: SheetMapping) -> list[Column]:
    return [column for column in mapping.columns if column.header]
