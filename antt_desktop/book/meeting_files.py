"""Files kept with a meeting: the signed minutes, photographs, lists of those present.

They may come and go while minutes are frozen: the signed paper comes afterwards.
"""

from antt_desktop.book.actions import Actions
from antt_desktop.book.attachments import AttachmentsPart
from antt_desktop.book.kept_files import KeptFilesPart
from antt_desktop.book.meeting_rows import title_of
from antt_desktop.book.store import Store


def meeting_files(store: Store, actions: Actions, attachments: AttachmentsPart) -> KeptFilesPart:
    """Return the files of meetings."""

    def name(meeting_id: int, verb: str, what: str) -> str:
        title_of(store, meeting_id)
        return f"{verb} {what} {'khỏi' if verb == 'Bỏ' else 'vào'} biên bản"

    return KeptFilesPart(store, actions, attachments, "meeting", name)
