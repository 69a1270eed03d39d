"""The tables of what was done with the book as a whole, as peewee models."""

from peewee import AutoField, IntegerField, Model, TextField


class BookUse(Model):
    """A list that was exported, a changed passphrase, a restored copy: it stays for good."""

    id = AutoField()
    at = TextField()
    who = TextField()
    kind = TextField(index=True)
    what = TextField()
    purpose = TextField()
    rows = IntegerField()
    protected = IntegerField()

    class Meta:
        table_name = "book_uses"


class PrivacyRequest(Model):
    """What somebody asked about his data, and what came of it."""

    id = AutoField()
    received_on = TextField()
    kind = TextField()
    person_id = IntegerField(index=True)
    asked_by = TextField()
    note = TextField()
    done_on = TextField()
    answer = TextField()

    class Meta:
        table_name = "privacy_requests"


ALL = (BookUse, PrivacyRequest)
