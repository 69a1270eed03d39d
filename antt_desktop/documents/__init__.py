"""PDF pages: content dataclass in, PDF bytes out. reportlab lives here only."""
