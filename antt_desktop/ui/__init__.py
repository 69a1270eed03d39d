"""The window. Nothing outside this room (and app) knows Qt."""
