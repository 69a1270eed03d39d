"""What was put to the vote, and how it was counted."""
