"""The tables of meetings as peewee sees them; see ``tables``."""

from peewee import AutoField, ForeignKeyField, IntegerField, Model, TextField

from antt_desktop.book.tables import Household


class Meeting(Model):
    """A meeting and the text of its minutes; group ids, opinions, sittings, rules as JSON."""

    id = AutoField()
    title = TextField()
    kind = TextField()
    day = TextField()
    start_time = TextField()
    end_time = TextField()
    place = TextField()
    group_ids = TextField()
    scope = TextField()
    chair = TextField()
    chair_role = TextField()
    secretary = TextField()
    secretary_role = TextField()
    guests = TextField()
    agenda = TextField()
    proceedings = TextField()
    opinions = TextField()
    conclusion = TextField()
    copies = IntegerField()
    sittings = TextField()
    quorum = TextField()
    delegates = TextField()

    class Meta:
        table_name = "meetings"
        indexes = ((("day", "start_time"), False),)


class MeetingHousehold(Model):
    """A household on the roll of a meeting, as it was when the meeting opened.

    ``position`` is its place on the sign-in sheet, whose numbers are typed to tick it.
    """

    id = AutoField()
    meeting = ForeignKeyField(Meeting, column_name="meeting_id", on_delete="CASCADE", index=False)
    position = IntegerField()
    household = ForeignKeyField(Household, column_name="household_id")
    group_id = IntegerField()
    code = TextField()
    head = TextField()
    present = IntegerField()
    came = TextField()
    late = TextField()

    class Meta:
        table_name = "meeting_households"
        indexes = ((("meeting", "household"), True), (("meeting", "present"), False))


class MeetingVote(Model):
    """A matter put to the vote; rule, counts and ballots as JSON ('' no ballots)."""

    id = AutoField()
    meeting = ForeignKeyField(Meeting, column_name="meeting_id", on_delete="CASCADE", index=False)
    position = IntegerField()
    matter = TextField()
    rule = TextField()
    secret = IntegerField()
    counts = TextField()
    ballots = TextField()
    tellers = TextField()
    wording = TextField()

    class Meta:
        table_name = "meeting_votes"
        indexes = ((("meeting", "position"), False),)


class MeetingTask(Model):
    """What a meeting gave somebody to do; ``done_on`` '' while it is open."""

    id = AutoField()
    meeting = ForeignKeyField(Meeting, column_name="meeting_id", on_delete="CASCADE", index=False)
    position = IntegerField()
    what = TextField()
    who = TextField()
    due = TextField()
    done_on = TextField()
    note = TextField()

    class Meta:
        table_name = "meeting_tasks"
        indexes = ((("meeting", "position"), False), (("done_on", "due"), False))


class MeetingFreeze(Model):
    """One freezing of minutes: the hash of what they said; ``revoked_at`` '' while it stands."""

    id = AutoField()
    meeting = ForeignKeyField(Meeting, column_name="meeting_id", on_delete="CASCADE", index=False)
    at = TextField()
    who = TextField()
    digest = TextField()
    village = TextField()
    revoked_at = TextField()
    revoked_by = TextField()
    reason = TextField()

    class Meta:
        table_name = "meeting_freezes"
        indexes = ((("meeting", "revoked_at"), False),)


class MeetingAmendment(Model):
    """A numbered addition to frozen minutes."""

    id = AutoField()
    meeting = ForeignKeyField(Meeting, column_name="meeting_id", on_delete="CASCADE", index=False)
    number = IntegerField()
    day = TextField()
    who = TextField()
    text = TextField()

    class Meta:
        table_name = "meeting_amendments"
        indexes = ((("meeting", "number"), True),)


class MeetingFile(Model):
    """A file kept with a meeting; ``hash`` names a blob, ``text`` is what is searched of it."""

    id = AutoField()
    meeting = ForeignKeyField(Meeting, column_name="meeting_id", on_delete="CASCADE")
    name = TextField()
    what = TextField()
    media = TextField()
    hash = TextField()
    size = IntegerField()
    pages = IntegerField()
    added_on = TextField()
    text = TextField()

    class Meta:
        table_name = "meeting_files"


class MeetingDraft(Model):
    """A meeting as it is being typed (JSON), outside the history; 0: never saved as a meeting."""

    id = AutoField()
    meeting_id = IntegerField(index=True)
    saved_at = TextField()
    text = TextField()

    class Meta:
        table_name = "meeting_drafts"


ALL = (
    Meeting, MeetingHousehold, MeetingVote, MeetingTask, MeetingFreeze, MeetingAmendment,
    MeetingFile, MeetingDraft,
)  # fmt: skip
