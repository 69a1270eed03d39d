"""The papers of a meeting: shown, printed, saved as PDF or Word."""
