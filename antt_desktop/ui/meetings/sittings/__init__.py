"""The sittings of a meeting held by cụm."""
