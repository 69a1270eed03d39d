"""The reading view: one meeting with everything its minutes say."""
