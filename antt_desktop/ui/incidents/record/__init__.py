"""Writing an incident down: what happened, to whom, who takes care of it."""
