"""Sổ ANTT: the security-and-order book of a Vietnamese village, on one PC, in one file."""

__version__ = "0.1.0"
