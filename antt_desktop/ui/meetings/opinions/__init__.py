"""Who said what, typed while people speak."""
