"""How a list of households is taken in: what each row means, and what it would do to the book.

``workflows.import_roster`` is the door; inside, sheets are chosen and mapped (``sheets``,
``memory``), each row finds its household (``match``) and is laid over it (``merge``,
``people``), and the rehearsal of it all becomes a plan (``rehearsal``, ``plan``).
"""
