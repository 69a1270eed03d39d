"""What happens to households: the menu “Biến động” and a form for each event."""
