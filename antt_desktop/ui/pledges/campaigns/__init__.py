"""The life of campaigns: what changed since the last, its results, closing, years compared."""
