"""What a kind of meeting puts into new minutes, never over what was typed."""

from dataclasses import replace

from antt_desktop.domain.meetings import Delegates, Meeting

_FILLED = ("title", "place", "chair", "chair_role", "secretary", "secretary_role", "guests",
           "agenda", "proceedings", "conclusion", "quorum")  # fmt: skip


def refilled(meeting: Meeting, proposed: Meeting, begun: Meeting) -> Meeting:
    """Return new minutes as another kind (``begun``) would have them.

    ``proposed`` is what the program put in before: only what still says that, or nothing, is
    put anew. Once households were called they stay called.
    """
    fields = {
        name: getattr(begun, name)
        for name in _FILLED
        if getattr(meeting, name) in {"", (), getattr(proposed, name)}
    }
    if not meeting.roll and meeting.delegates in {None, Delegates(), proposed.delegates}:
        fields["delegates"] = begun.delegates
    return replace(meeting, kind=begun.kind, **fields)
