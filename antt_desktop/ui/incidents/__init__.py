"""The tab “Sổ vụ việc”: incidents, their course and mediation, and what must not be forgotten."""
