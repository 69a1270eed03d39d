"""Writing the minutes of a meeting."""
