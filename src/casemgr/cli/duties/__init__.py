"""Duties as typed: which are meant, and recording that they are done or do not apply."""
