"""Search from anywhere (Ctrl+K): households by any of their people, numbers or places."""

from antt_desktop.book.households import HouseholdsPart
from antt_desktop.domain.households import HouseholdRow


class SearchPart:
    """Finds what the one search box of the window asks for."""

    def __init__(self, households: HouseholdsPart) -> None:
        self._households = households

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
