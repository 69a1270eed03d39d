"""Files kept with a meeting: added, looked at, saved out, taken away."""
