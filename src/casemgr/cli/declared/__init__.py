"""A command that only records one event, made from its row in the table."""
