"""The tables as peewee sees them. What they were at each version stands in ``migrations``.

Models are bound to no database: the store runs each query on its own connection. Dates are
ISO texts cut to what is known ("1960", "1960-03-05", '' for none).
"""

from peewee import SQL, AutoField, BlobField, ForeignKeyField, IntegerField, Model, TextField


class Setting(Model):
    """One thing the village settles once: its names, who works at the keyboard."""

    id = AutoField()
    key = TextField(unique=True)
    value = TextField()

    class Meta:
        table_name = "settings"


class Group(Model):
    """A tổ dân cư; ``leader`` and ``deputy`` are those of now, ``ended_on`` '' while it is one.

    Among those that have not ended every number is its own (an index of the file, which no
    model can express).
    """

    id = AutoField()
    number = IntegerField()
    name = TextField()
    leader = TextField()
    deputy = TextField()
    ended_on = TextField(constraints=[SQL("DEFAULT ''")])

    class Meta:
        table_name = "groups"


class GroupTerm(Model):
    """Who led a tổ (``role`` leader or deputy), from when, until when ('' until now)."""

    id = AutoField()
    group = ForeignKeyField(Group, column_name="group_id", on_delete="CASCADE")
    role = TextField()
    name = TextField()
    since = TextField()
    until = TextField()

    class Meta:
        table_name = "group_terms"


class Household(Model):
    """A household; head, keys and sizes are derived from its people when it is saved.

    ``ended_on`` is '' while it lives in the village.
    """

    id = AutoField()
    code = TextField(unique=True)
    group = ForeignKeyField(Group, column_name="group_id", index=False)
    address = TextField()
    address_key = TextField()
    phone = TextField()
    declared_size = IntegerField(null=True)
    listed_size = IntegerField()
    size = IntegerField()
    categories = TextField()
    note = TextField()
    head = TextField()
    sort_key = TextField()
    ended_on = TextField(constraints=[SQL("DEFAULT ''")])
    ended_why = TextField(constraints=[SQL("DEFAULT ''")])

    class Meta:
        table_name = "households"
        indexes = (
            (("group", "ended_on", "sort_key", "code"), False),
            (("ended_on", "sort_key", "code"), False),
            (("ended_on", "address_key", "code"), False),
            (("ended_on", "group", "size"), False),
        )


class Person(Model):
    """One person of a household, in the order of the list."""

    id = AutoField()
    household = ForeignKeyField(
        Household, column_name="household_id", on_delete="CASCADE", index=False
    )
    position = IntegerField()
    name = TextField()
    relation = TextField()
    sex = TextField()
    birth = TextField()
    identity = TextField()
    phone = TextField()
    occupation = TextField()
    residence = TextField()
    residence_from = TextField()
    residence_to = TextField()
    note = TextField()

    class Meta:
        table_name = "persons"
        indexes = ((("household", "position"), False),)


class LifeEvent(Model):
    """What happened to a household or a tổ, when and why; neither: to the village itself."""

    id = AutoField()
    household = ForeignKeyField(
        Household, column_name="household_id", null=True, on_delete="CASCADE"
    )
    group = ForeignKeyField(Group, column_name="group_id", null=True, on_delete="CASCADE")
    kind = TextField()
    happened_on = TextField()
    reason = TextField()
    words = TextField()

    class Meta:
        table_name = "life_events"


class CodeCounter(Model):
    """The last number given in a tổ, so that a code is never given twice."""

    id = AutoField()
    group_number = IntegerField(unique=True)
    last = IntegerField()

    class Meta:
        table_name = "code_counters"


class Campaign(Model):
    """One round of signing, with its own copy of the wording (JSON).

    Once its list is frozen, ``village`` keeps the village's names of that day (JSON); once it is
    closed, ``summary`` keeps its results (JSON).
    """

    id = AutoField()
    name = TextField(unique=True)
    label = TextField(unique=True)
    year = IntegerField()
    opened_on = TextField()
    form_date = TextField()
    wording = TextField()
    list_frozen_on = TextField(constraints=[SQL("DEFAULT ''")])
    village = TextField(constraints=[SQL("DEFAULT ''")])
    closed_on = TextField(constraints=[SQL("DEFAULT ''")])
    summary = TextField(constraints=[SQL("DEFAULT ''")])

    class Meta:
        table_name = "campaigns"


class CampaignGroup(Model):
    """A tổ that a campaign covers; what it was called and who led it, once the list is frozen.

    ``number`` is 0 while the list follows the roster, and for a tổ that was not on it that day.
    """

    id = AutoField()
    campaign = ForeignKeyField(
        Campaign, column_name="campaign_id", on_delete="CASCADE", index=False
    )
    group = ForeignKeyField(Group, column_name="group_id", on_delete="CASCADE")
    number = IntegerField(constraints=[SQL("DEFAULT 0")])
    name = TextField(constraints=[SQL("DEFAULT ''")])
    leader = TextField(constraints=[SQL("DEFAULT ''")])
    deputy = TextField(constraints=[SQL("DEFAULT ''")])

    class Meta:
        table_name = "campaign_groups"
        indexes = ((("campaign", "group"), True),)


class CampaignHousehold(Model):
    """A household in the frozen list of a campaign, as it was on that day."""

    id = AutoField()
    campaign = ForeignKeyField(
        Campaign, column_name="campaign_id", on_delete="CASCADE", index=False
    )
    household = ForeignKeyField(Household, column_name="household_id")
    group_id = IntegerField()
    code = TextField()
    head = TextField()
    birth = TextField()
    size = IntegerField()
    address = TextField()
    address_key = TextField()
    phone = TextField()
    sort_key = TextField()
    identity = TextField(constraints=[SQL("DEFAULT ''")])

    class Meta:
        table_name = "campaign_households"
        indexes = ((("campaign", "household"), True),)


class Pledge(Model):
    """What a household did in a campaign; no row means its form was not printed yet."""

    id = AutoField()
    campaign = ForeignKeyField(
        Campaign, column_name="campaign_id", on_delete="CASCADE", index=False
    )
    household = ForeignKeyField(Household, column_name="household_id", on_delete="CASCADE")
    status = TextField()
    printed_on = TextField()
    signed_on = TextField()
    signer = TextField()
    relation = TextField()
    receiver = TextField()
    reason = TextField()
    manner = TextField(constraints=[SQL("DEFAULT 'paper'")])

    class Meta:
        table_name = "pledges"
        indexes = ((("campaign", "household"), True),)


class Form(Model):
    """A form's number, given at its first print and never taken back.

    Outside the history on purpose: the paper exists even if the action is undone. ``household_id``
    is no foreign key for the same reason; it is null for a blank form.
    """

    id = AutoField()
    campaign_id = IntegerField()
    number = IntegerField()
    household_id = IntegerField(null=True)

    class Meta:
        table_name = "forms"
        indexes = ((("campaign_id", "number"), True), (("campaign_id", "household_id"), True))


class Signature(Model):
    """What was drawn on the screen as a household's signature (strokes as JSON)."""

    id = AutoField()
    campaign = ForeignKeyField(
        Campaign, column_name="campaign_id", on_delete="CASCADE", index=False
    )
    household = ForeignKeyField(Household, column_name="household_id", on_delete="CASCADE")
    strokes = TextField()

    class Meta:
        table_name = "signatures"
        indexes = ((("campaign", "household"), True),)


class Scan(Model):
    """A filed page of a signed form; ``hash`` and ``original`` ('' none) name blobs."""

    id = AutoField()
    campaign = ForeignKeyField(
        Campaign, column_name="campaign_id", on_delete="CASCADE", index=False
    )
    household = ForeignKeyField(Household, column_name="household_id", on_delete="CASCADE")
    form_number = IntegerField()
    page = IntegerField()
    filed_on = TextField()
    source = TextField()
    hash = TextField()
    size = IntegerField()
    original = TextField()

    class Meta:
        table_name = "scans"
        indexes = ((("campaign", "household", "page"), False),)


class Printing(Model):
    """One printing of forms: households, form numbers, where their heads sign, in order (JSON)."""

    id = AutoField()
    campaign = ForeignKeyField(Campaign, column_name="campaign_id", on_delete="CASCADE")
    printed_at = TextField()
    who = TextField()
    way = TextField()
    place = TextField()
    household_ids = TextField()
    numbers = TextField()
    areas = TextField()
    pages = IntegerField()

    class Meta:
        table_name = "printings"


class Blob(Model):
    """A picture or a file by its hash (SHA-256); only ever inserted, outside the history."""

    id = AutoField()
    hash = TextField(unique=True)
    kind = TextField()
    size = IntegerField()
    data = BlobField()

    class Meta:
        table_name = "blobs"


class Action(Model):
    """A named action: when, who, what, which action it takes back, and its link of the chain.

    ``digest`` is empty while the ``name`` is as it was given, and stands for it (salted) once a
    person's name has been erased from it.
    """

    id = AutoField()
    at = TextField()
    who = TextField()
    name = TextField()
    undoes = IntegerField(null=True)
    chain = TextField()
    salt = TextField(constraints=[SQL("DEFAULT ''")])
    digest = TextField(constraints=[SQL("DEFAULT ''")])

    class Meta:
        table_name = "actions"


class History(Model):
    """One row of one table before and after, as JSON; written by triggers only.

    ``digest`` is empty while ``before`` and ``after`` are there, and stands for them once a
    person's data has been erased, so that the chain of hashes still holds.
    """

    id = AutoField()
    action = ForeignKeyField(Action, column_name="action_id")
    tbl = TextField()
    row_id = IntegerField()
    before = TextField(null=True)
    after = TextField(null=True)
    salt = TextField()
    digest = TextField()

    class Meta:
        table_name = "history"
        indexes = ((("tbl", "row_id"), False),)


ALL = (
    Setting, Group, GroupTerm, Household, Person, LifeEvent, CodeCounter, Campaign,
    CampaignGroup, CampaignHousehold, Pledge, Form, Signature, Scan, Printing, Blob, Action,
    History,
)  # fmt: skip
