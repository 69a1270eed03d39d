"""What is printed of incidents: registers, papers of mediation, sheets for others."""
