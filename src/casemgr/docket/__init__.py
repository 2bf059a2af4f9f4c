"""Deadlines: rules and events in, due dates and their reasons out."""
