"""Filing scanned forms: read a stack, look at what is doubtful, then keep it all at once."""
