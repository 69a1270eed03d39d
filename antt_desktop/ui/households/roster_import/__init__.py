"""The dialog that takes a list of households in from a file."""
