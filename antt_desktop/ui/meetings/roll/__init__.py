"""Recording who came to a meeting: beside the minutes, and on the whole roll."""
