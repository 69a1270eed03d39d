"""What several panes of the editor are made of."""
