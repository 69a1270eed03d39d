"""Search from anywhere (Ctrl+K): households, minutes and incidents."""

from antt_desktop.book.households import HouseholdsPart
from antt_desktop.book.incidents import IncidentsPart
from antt_desktop.book.meetings import MeetingsPart
from antt_desktop.domain.households import HouseholdRow
from antt_desktop.domain.incidents import IncidentRow
from antt_desktop.domain.meetings import MeetingRow
from antt_desktop.domain.text_query import text_query


class SearchPart:
    """Finds what the one search box of the window asks for."""

    def __init__(
        self, households: HouseholdsPart, meetings: MeetingsPart, incidents: IncidentsPart
    ) -> None:
        self._households = households
        self._meetings = meetings
        self._incidents = incidents

    def find(self, query: str, limit: int = 20) -> list[HouseholdRow]:
        """Return the first households a query finds: an exact code first, those that left last."""
        if not query.strip():
            return []
        ids = list(self._households.ids(query=query, sort="name")[:limit])
        ids += self._households.ids(query=query, sort="name", ended=True)[: limit - len(ids)]
        exact = self._households.find(query)
        if exact is not None:
            ids = [exact, *(i for i in ids if i != exact)]
        return self._households.rows(ids[:limit])

    def meetings(self, query: str, limit: int = 20) -> list[MeetingRow]:
        """Return the meetings whose minutes fit a query best, its last word still being typed."""
        wanted = text_query(query, typing=True)
        return self._meetings.rows(self._meetings.ids(query=wanted)[:limit]) if wanted else []

    def incidents(self, query: str, limit: int = 20) -> list[IncidentRow]:
        """Return the incidents a query fits best, one named by its number alone."""
        named = self._incidents.find(query)
        if named is not None:
            return self._incidents.rows([named])
        wanted = text_query(query, typing=True)
        return self._incidents.rows(self._incidents.ids(query=wanted)[:limit]) if wanted else []
