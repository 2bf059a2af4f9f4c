"""One module a command that decides something."""
