"""A village's list of households as a sheet: which column is what, what each row says.

From raw cells to lines: the header is found (``header_rows``, ``headers``), columns are taken
for fields and their encodings voted on (``columns``, ``encodings``), rows are read or left out
(``table``, ``rows``, ``people``, ``skips``), and cells mean what a careful clerk reads in them
(``cells``, ``dates``). ``writer`` is the way back: our own workbook.
"""
