"""Mediation: sessions, what was agreed, and the duties taken on."""
