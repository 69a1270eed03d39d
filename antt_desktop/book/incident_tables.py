"""The tables of incidents as peewee sees them; see ``tables``."""

from peewee import AutoField, CompositeKey, ForeignKeyField, IntegerField, Model, TextField

from antt_desktop.book.meeting_tables import Meeting
from antt_desktop.book.tables import Household


class Incident(Model):
    """A matter of the log; days as ISO texts, '' for none; ``group_id`` 0: of no tổ."""

    id = AutoField()
    year = IntegerField()
    number = IntegerField()
    title = TextField()
    kind = TextField()
    police = IntegerField()
    happened_on = TextField()
    happened_at = TextField()
    place = TextField()
    group_id = IntegerField(index=True)
    group_name = TextField()
    source = TextField()
    reporter = TextField()
    nameless = IntegerField()
    story = TextField()
    severity = TextField()
    in_charge = TextField()
    received_on = TextField(index=True)
    mediate_by = TextField()
    deadline = TextField()
    sensitive = IntegerField()
    keep_years = IntegerField()
    state = TextField()
    state_on = TextField()
    result = TextField()
    resolved_on = TextField()
    closed_on = TextField()
    handed_on = TextField()
    receiver = TextField()
    anonymised_on = TextField()

    class Meta:
        table_name = "incidents"
        indexes = ((("year", "number"), True), (("resolved_on", "received_on"), False))


class IncidentParty(Model):
    """Somebody concerned, as he was when written down; ``person_id`` 0: no one of the roster."""

    id = AutoField()
    incident = ForeignKeyField(
        Incident, column_name="incident_id", on_delete="CASCADE", index=False
    )
    position = IntegerField()
    side = TextField()
    household = ForeignKeyField(Household, column_name="household_id", null=True)
    person_id = IntegerField()
    code = TextField()
    name = TextField()
    birth = TextField()
    address = TextField()
    identity = TextField()
    phone = TextField()

    class Meta:
        table_name = "incident_parties"
        indexes = ((("incident", "position"), False),)


class IncidentEntry(Model):
    """A dated line of a matter's course; ``state`` '' where it moved nothing, no session: 0."""

    id = AutoField()
    incident = ForeignKeyField(
        Incident, column_name="incident_id", on_delete="CASCADE", index=False
    )
    day = TextField()
    kind = TextField()
    text = TextField()
    who = TextField()
    planned = IntegerField()
    state = TextField()
    receiver = TextField()
    mediation_id = IntegerField()

    class Meta:
        table_name = "incident_entries"
        indexes = ((("incident", "planned", "day"), False),)


class IncidentMediation(Model):
    """A session of mediation; names one a line."""

    id = AutoField()
    incident = ForeignKeyField(
        Incident, column_name="incident_id", on_delete="CASCADE", index=False
    )
    number = IntegerField()
    day = TextField()
    start_time = TextField()
    end_time = TextField()
    place = TextField()
    mediators = TextField()
    guests = TextField()
    present = TextField()
    positions = TextField()
    agreement = TextField()
    outcome = TextField()

    class Meta:
        table_name = "incident_mediations"
        indexes = ((("incident", "number"), True),)


class IncidentDuty(Model):
    """What a party took on in a mediation; ``done_on`` '' while it is open."""

    id = AutoField()
    mediation = ForeignKeyField(
        IncidentMediation, column_name="mediation_id", on_delete="CASCADE", index=False
    )
    incident = ForeignKeyField(Incident, column_name="incident_id", on_delete="CASCADE")
    position = IntegerField()
    what = TextField()
    who = TextField()
    due = TextField()
    done_on = TextField()
    note = TextField()

    class Meta:
        table_name = "incident_duties"
        indexes = ((("mediation", "position"), False), (("done_on", "due"), False))


class IncidentFile(Model):
    """A file kept with a matter; ``hash`` names a blob."""

    id = AutoField()
    incident = ForeignKeyField(Incident, column_name="incident_id", on_delete="CASCADE")
    name = TextField()
    what = TextField()
    media = TextField()
    hash = TextField()
    size = IntegerField()
    pages = IntegerField()
    added_on = TextField()
    text = TextField()

    class Meta:
        table_name = "incident_files"


class IncidentMeeting(Model):
    """A meeting where a matter was spoken of."""

    id = AutoField()
    incident = ForeignKeyField(
        Incident, column_name="incident_id", on_delete="CASCADE", index=False
    )
    meeting = ForeignKeyField(Meeting, column_name="meeting_id", on_delete="CASCADE")

    class Meta:
        table_name = "incident_meetings"
        indexes = ((("incident", "meeting"), True),)


class IncidentView(Model):
    """Who looked at, printed or exported a sensitive matter; no incident: opened the curtain."""

    id = AutoField()
    incident_id = IntegerField(null=True, index=True)
    at = TextField()
    who = TextField()
    what = TextField()

    class Meta:
        table_name = "incident_views"


class IncidentNumber(Model):
    """A number given once, outside the history, and whether its incident is sensitive."""

    incident_id = IntegerField(primary_key=True)
    year = IntegerField()
    number = IntegerField()
    sensitive = IntegerField()

    class Meta:
        table_name = "incident_numbers"
        indexes = ((("year", "number"), True),)


class IncidentAction(Model):
    """Which action concerned which incident, outside the history."""

    incident_id = IntegerField()
    action_id = IntegerField(index=True)

    class Meta:
        table_name = "incident_actions"
        primary_key = CompositeKey("incident_id", "action_id")
        without_rowid = True


ALL = (
    Incident, IncidentParty, IncidentEntry, IncidentMediation, IncidentDuty, IncidentFile,
    IncidentMeeting, IncidentView, IncidentNumber, IncidentAction,
)  # fmt: skip
