"""Lists people ask for: conditions, columns, on screen, paper and in Excel."""
