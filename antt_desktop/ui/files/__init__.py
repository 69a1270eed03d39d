"""Files kept with a record: added, looked at, saved out, taken away."""
