"""The book: one open file and its parts, named as the people of the village name them."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from antt_desktop.book import checks
from antt_desktop.book.access import AccessPart
from antt_desktop.book.actions import Actions, local_now
from antt_desktop.book.anonymising import AnonymisingPart
from antt_desktop.book.attachments import AttachmentsPart
from antt_desktop.book.backups import BackupsPart
from antt_desktop.book.campaign_results import CampaignResultsPart
from antt_desktop.book.campaigns import CampaignsPart
from antt_desktop.book.cipher import key_for, new_key
from antt_desktop.book.curtain import Curtain
from antt_desktop.book.disk import existing_book_file, refuse_existing, refuse_network
from antt_desktop.book.drafts import DraftsPart
from antt_desktop.book.erasing import Eraser
from antt_desktop.book.groups import GroupsPart
from antt_desktop.book.history import HistoryPart
from antt_desktop.book.households import HouseholdsPart
from antt_desktop.book.incident_course import IncidentCoursePart
from antt_desktop.book.incident_files import incident_files
from antt_desktop.book.incident_index import IncidentIndex
from antt_desktop.book.incident_settings import IncidentSettingsPart
from antt_desktop.book.incidents import IncidentsPart
from antt_desktop.book.life import LifePart
from antt_desktop.book.lock import BookLock
from antt_desktop.book.mediations import MediationsPart
from antt_desktop.book.meeting_files import meeting_files
from antt_desktop.book.meeting_index import MeetingIndex
from antt_desktop.book.meeting_tasks import MeetingTasksPart
from antt_desktop.book.meetings import MeetingsPart
from antt_desktop.book.mending import Readers
from antt_desktop.book.migrations import LATEST, migrate
from antt_desktop.book.minutes import MinutesPart
from antt_desktop.book.passphrases import PassphrasePart
from antt_desktop.book.people import PeoplePart
from antt_desktop.book.pledges import PledgesPart
from antt_desktop.book.printings import PrintingsPart
from antt_desktop.book.privacy import PrivacyPart
from antt_desktop.book.retention import RetentionPart
from antt_desktop.book.roster_lists import RosterListsPart
from antt_desktop.book.salvage import Salvage
from antt_desktop.book.scans import ScansPart
from antt_desktop.book.search import SearchIndex
from antt_desktop.book.search_part import SearchPart
from antt_desktop.book.settings import SettingsPart
from antt_desktop.book.store import APPLICATION_ID, Store
from antt_desktop.book.upgrade import upgrade
from antt_desktop.book.uses import UsesPart
from antt_desktop.domain.backups import CopyKind, Salvaged
from antt_desktop.domain.changes import ActionDone
from antt_desktop.domain.codes import book_id
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import SystemTrouble
from antt_desktop.domain.households import Group
from antt_desktop.domain.roles import Act, Role, may
from antt_desktop.domain.village import Village
from antt_desktop.paths import copied, remove_abandoned, scratch_folder

_BOOK_ID = "book.id"
_BOOK_IDS = 36**7


class Book:
    """One village's register. Make one with ``create`` or ``open``; use it on one thread."""

    def __init__(self, store: Store, lock: BookLock | None, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._lock = lock
        index, meeting_index = SearchIndex(store), MeetingIndex(store)
        self._curtain = curtain = Curtain(store)
        incident_index = IncidentIndex(store)
        self._actions = Actions(store, curtain, index, meeting_index, incident_index)
        self._actions.clock = clock
        self.campaigns = CampaignsPart(store, self._actions)
        self.settings = SettingsPart(store, self._actions, self.campaigns.keep_past)
        self.groups = GroupsPart(store, self._actions, self.campaigns.keep_past)
        self.households = HouseholdsPart(store, self._actions, index, self.campaigns)
        self.life = LifePart(store, self._actions, self.households)
        self.lists = RosterListsPart(store, self._actions, index)
        self.pledges = PledgesPart(store, self._actions, self.households, self.campaigns)
        self.results = CampaignResultsPart(store, self._actions, self.campaigns, self.pledges)
        self.attachments = AttachmentsPart(store)
        self.scans = ScansPart(store, self._actions, self.campaigns, self.attachments)
        self.printings = PrintingsPart(store, self._actions)
        self.meetings = MeetingsPart(store, self._actions, meeting_index)
        self.minutes = MinutesPart(store, self._actions, self.meetings)
        self.meeting_tasks = MeetingTasksPart(store, self._actions)
        self.meeting_files = meeting_files(store, self._actions, self.attachments)
        self.drafts = DraftsPart(store, self._actions)
        self.access = AccessPart(store, self._actions, curtain)
        self.incidents = IncidentsPart(store, self._actions, curtain, incident_index)
        self.incident_course = IncidentCoursePart(store, self._actions, self.incidents)
        self.mediations = MediationsPart(
            store, self._actions, curtain, self.incidents, self.incident_course
        )
        self.incident_files = incident_files(store, self._actions, self.attachments, self.incidents)
        self.incident_settings = IncidentSettingsPart(store, self._actions)
        self.anonymising = AnonymisingPart(store, self._actions, curtain, self.incidents)
        self.search = SearchPart(self.households, self.meetings, self.incidents)
        self.history = HistoryPart(store, self._actions, curtain, self.campaigns.keep_past)
        self.id = self.settings.get(_BOOK_ID)
        self.backups = BackupsPart(
            store, self.id, clock, lambda copy: Book(copy, None, clock).check()
        )
        self.uses = UsesPart(store, self._actions)
        eraser = Eraser(store, self.households)
        self.privacy = PrivacyPart(store, self._actions, curtain, self.households, eraser)
        self.retention = RetentionPart(store, self._actions, eraser)
        self.people = PeoplePart(store, self._actions)
        self.passphrase = PassphrasePart(store, self.uses, self.backups)

    @classmethod
    def create(
        cls,
        path: Path,
        village: Village,
        groups: Sequence[Group],
        *,
        passphrase: str = "",
        who: str = "",
        clock: Callable[[], datetime] = local_now,
    ) -> Self:
        """Make a new book; raise UserError where a file is in the way or a name is missing.

        With a ``passphrase`` nobody reads the file without it.
        """
        refuse_existing(path)
        refuse_network(path)
        lock = BookLock(path, clock)
        try:
            store = Store(path, key=new_key(passphrase) if passphrase else None)
            try:
                with store.transaction():
                    migrate(store)
                    store.run(f"PRAGMA application_id={APPLICATION_ID}")
                    book = cls(store, lock, clock)
                    book.who = who
                    book._fill(village, groups)
            except BaseException:
                store.close()
                path.unlink(missing_ok=True)
                raise
        except BaseException:
            lock.release()
            raise
        return cls._ready(store, lock, clock, who)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        passphrase: str = "",
        read_only: bool = False,
        who: str = "",
        clock: Callable[[], datetime] = local_now,
    ) -> Self:
        """Open a book, bringing an older one up to date after a copy of it was taken.

        Raises SystemTrouble where it is open elsewhere, written by a newer version, damaged,
        no book at all, or on a network share; PassphraseNeeded or WrongPassphrase where it has
        a passphrase. ``read_only`` looks at a copy without a lock.
        """
        existing_book_file(path)
        refuse_network(path)
        lock = None if read_only else BookLock(path, clock)
        if lock:
            remove_abandoned(path.parent)  # half a file that was being written when power failed
        try:
            store = Store(path, read_only=read_only, key=key_for(path, passphrase))
            try:
                cls._bring_up_to_date(store, clock)
                return cls._ready(store, lock, clock, who)
            except BaseException:
                store.close()
                raise
        except BaseException:
            if lock:
                lock.release()
            raise

    @classmethod
    @contextmanager
    def trial(
        cls, copy: Path, *, passphrase: str = "", like: "Book | None" = None
    ) -> Iterator["Book"]:
        """Open a copy in a folder of its own, brought up to date, gone afterwards.

        The copy itself is only read. ``like`` is the book it may have the key of. Raises as
        ``open`` does.
        """
        existing_book_file(copy)
        key = like.backups.key_of(copy) if like and not passphrase else key_for(copy, passphrase)
        with scratch_folder() as folder:
            tried = folder / "thu.antt"
            copied(copy, tried)
            store = Store(tried, key=key)
            try:
                cls._bring_up_to_date(store, local_now, keep=False)
                yield cls._ready(store, None, local_now, "")
            finally:
                store.close()

    @classmethod
    def salvage(
        cls,
        damaged: Path,
        target: Path,
        *,
        passphrase: str = "",
        who: str = "",
        clock: Callable[[], datetime] = local_now,
    ) -> Salvaged:
        """Save what can be read of a damaged book into a new one with the same passphrase.

        Raises UserError where something stands at ``target``, PassphraseNeeded or
        WrongPassphrase, SystemTrouble where nothing can be read. The damaged file stays as it is.
        """
        salvage = Salvage(damaged, target, passphrase)
        try:
            salvage.load()
            book = Book(salvage.store, None, clock)
            book.who = who
            book._curtain.is_open = True  # nobody looks; what is hidden is rescued like the rest
            found = salvage.finish(book._actions, book.households, book.minutes, book._readers())
        except BaseException:
            salvage.close()
            target.unlink(missing_ok=True)
            raise
        salvage.close()
        return found

    @classmethod
    def _ready(
        cls, store: Store, lock: BookLock | None, clock: Callable[[], datetime], who: str
    ) -> Self:
        book = cls(store, lock, clock)
        book.who = who
        return book

    @staticmethod
    def _bring_up_to_date(
        store: Store, clock: Callable[[], datetime], *, keep: bool = True
    ) -> None:
        name = store.path.name
        if store.application_id != APPLICATION_ID:
            raise SystemTrouble(f"“{name}” không phải sổ ANTT. Hãy chọn tệp .antt khác.")
        if store.version < 1:  # made whole or not at all: only damage can have taken it away
            raise SystemTrouble("Tệp sổ bị hỏng. Đừng ghi thêm; hãy mở bản sao gần nhất.")
        store.keep_one_file()
        if store.version > LATEST:
            raise SystemTrouble(
                f"“{name}” do bản chương trình mới hơn ghi. Hãy cài bản mới nhất rồi mở lại."
            )
        if store.version < LATEST:
            if store.read_only:
                raise SystemTrouble(f"“{name}” của bản cũ. Hãy chép ra tệp khác rồi mở.")
            book = Book(store, None, clock)
            book._actions.role = Role.OWNER  # nobody's act: the program brings it up to date
            if keep:
                book.backups.take(CopyKind.MIGRATION, thorough=False)
            upgrade(store, book._actions)

    def _readers(self) -> Readers:
        """Return what reads all there is of one record, by table."""
        return {
            "campaigns": self.results.summary,
            "meetings": lambda i: (self.meetings.get(i), self.minutes.freezes(i)),
            "incidents": lambda i: (
                self.incidents.get(i), self.incident_course.of(i), self.mediations.of(i)
            ),
        }  # fmt: skip

    def _fill(self, village: Village, groups: Sequence[Group]) -> None:
        with self.action("Tạo sổ mới"):
            self.settings.put(_BOOK_ID, book_id(secrets.randbelow(_BOOK_IDS)))
            self.settings.save_village(village)
            if self.who:
                self.settings.add_operator(self.who)
            for group in groups:
                self.groups.add(group)

    @property
    def path(self) -> Path:
        """Return the book's file."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Tell whether the book was opened only to be looked at."""
        return self._store.read_only

    @property
    def may_change(self) -> bool:
        """Tell whether whoever is at the keyboard may change what is in the book."""
        return not self.read_only and may(self._actions.role, Act.CHANGE)

    @property
    def lent(self) -> bool:
        """Tell whether a long job has the book now; every other use raises UserError."""
        return self._store.lent

    @property
    def who(self) -> str:
        """Return the name of the person at the keyboard."""
        return self._actions.who

    @who.setter
    def who(self, name: str) -> None:
        self._actions.who = name
        if self._lock:
            self._lock.write(name, self._actions.clock())

    @property
    def today(self) -> PartialDate:
        """Return the day of the PC's clock, for what happens now (never printed on a form)."""
        return self._actions.today

    @property
    def listener(self) -> Callable[[ActionDone], None] | None:
        """Return who is told of each committed action."""
        return self._actions.listener

    @listener.setter
    def listener(self, listener: Callable[[ActionDone], None] | None) -> None:
        self._actions.listener = listener

    def action(self, name: str, act: Act = Act.CHANGE) -> AbstractContextManager[None]:
        """Do a block as one named action: all of it or nothing; nested ones join the outer.

        Raises UserError where whoever is at the keyboard may not do such an ``act``.
        """
        return self._actions.action(name, act=act)

    @contextmanager
    def borrow(self) -> Iterator["Book"]:
        """Lend the book to a long job on the calling thread: a second Book, own connection.

        Until the block ends this one refuses all use; then its listener hears, on the calling
        thread, what was done. Raises UserError while another job has the book.
        """
        done: list[ActionDone] = []
        try:
            with self._store.lend() as store:
                borrowed = Book(store, None, self._actions.clock)
                borrowed.who = self.who
                borrowed._actions.role = self._actions.role
                borrowed._curtain.like(self._curtain)
                borrowed.listener = done.append
                yield borrowed
        finally:
            self._actions.generation += 1
            if self.listener:
                for action in done:
                    self.listener(action)

    def check(self) -> list[str]:
        """Return what is wrong with the book, as sentences; an empty list means it is sound."""
        return checks.faults(self._store, self.households, self.minutes)

    def close(self) -> None:
        """Close the file and give the lock free."""
        self._store.close()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
