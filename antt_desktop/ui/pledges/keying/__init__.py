"""Fast keying of what came back from a round from door to door."""
