"""What happened: dated events and the student they happened to."""
