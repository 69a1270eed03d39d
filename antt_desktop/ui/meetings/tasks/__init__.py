"""What the meeting gives people to do, and what is still open from before."""
