"""How a command records."""
