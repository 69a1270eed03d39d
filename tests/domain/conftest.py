"""How hard the property tests try: no time limit for one example, nothing kept on disk."""

from hypothesis import settings

settings.register_profile("domain", max_examples=40, deadline=None, database=None)
settings.load_profile("domain")
