"""The rules of the village, in plain Python: the standard library only."""
