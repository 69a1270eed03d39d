"""The first page: make a book, open one, or try with invented data."""
