"""Whole jobs people ask for, used by the window and by the command line alike."""
